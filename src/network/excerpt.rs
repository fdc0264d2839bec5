//! The file's own operations from the input to the convolutions, for an engine that reads ONNX.
//!
//! The nodes of a [`super::Network`] are our reading of the file. A check against another engine
//! is worth more when that engine reads the file itself; this is the part of the file to give it.

use super::Op;
use super::axes::Axes;
use super::constants::Constants;
use super::fold::Folded;
use super::lower::{Lowered, Signal, Tensors};
use super::onnx::{Constant, Graph, Node, Setting};
use crate::error::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// A part of an ONNX graph.
#[derive(Clone, Default)]
pub struct Excerpt {
    /// Version of the standard operators.
    pub opset: i64,
    /// Name of the input tensor.
    pub input: String,
    /// The operations, each after those that it reads.
    pub steps: Vec<Step>,
    /// The constants that they read.
    pub constants: BTreeMap<String, Arc<Constant>>,
    /// For each node of the network the tensor that holds its output.
    pub outputs: Vec<Output>,
}

/// One operation of the file.
#[derive(Clone, Debug)]
pub struct Step {
    /// ONNX operator.
    pub op: String,
    /// Names of the tensors that it reads; an optional one that is left out is empty.
    pub inputs: Vec<String>,
    /// Name of the tensor that it makes.
    pub output: String,
    /// Its settings.
    pub settings: Vec<(String, Setting)>,
    /// What it means for an input of another length.
    pub kind: Kind,
}

/// What an operation means for an input of another length.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Nothing.
    Elementwise,
    /// A window of `span` positions slides by `stride`; its padding does not concern the interior.
    Window {
        /// Positions from the first entry to the last.
        span: usize,
        /// Positions between neighbouring windows.
        stride: usize,
    },
    /// The elements stay, in axes that hold something else.
    Arrange {
        /// What they hold.
        axes: Axes,
        /// Size of the channel axis.
        channels: usize,
    },
    /// Positions and channels change places, or other axes do.
    Transpose,
    /// The interior of the output is the input.
    Pass,
}

/// Where the output of a node is in the file.
#[derive(Clone, Debug)]
pub struct Output {
    /// Name of the tensor.
    pub tensor: String,
    /// What its axes hold.
    pub axes: Axes,
    /// Size of the channel axis.
    pub channels: usize,
}

impl fmt::Debug for Excerpt {
    /// Without the weights, which are many.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Excerpt").field("input", &self.input).field("steps", &self.steps.len()).finish_non_exhaustive()
    }
}

impl Excerpt {
    /// The part of `graph` that `lowered` was made from.
    ///
    /// # Errors
    /// Those of decoding a constant or a setting.
    pub fn new<'a>(
        graph: &Graph<'a>,
        constants: &Constants<'_, 'a>,
        input: &'a str,
        lowered: &Lowered<'a>,
    ) -> Result<Self> {
        let mut excerpt = Self { opset: graph.opset, input: input.to_owned(), ..Self::default() };
        let mut waiting: Vec<&str> = lowered.drafts.iter().map(|draft| draft.output).collect();
        let mut needed = BTreeSet::new();
        while let Some(tensor) = waiting.pop() {
            let producer = graph.producers.get(tensor).filter(|_| lowered.tensors.contains_key(tensor));
            if let Some(&producer) = producer.filter(|&&producer| needed.insert(producer)) {
                waiting.extend(&graph.nodes[producer].inputs);
            }
        }
        for node in needed.into_iter().map(|index| &graph.nodes[index]) {
            for name in node.inputs.iter().filter(|name| !lowered.tensors.contains_key(*name)) {
                if let Some(constant) = constants.get(name)? {
                    excerpt.constants.insert((*name).to_owned(), constant);
                }
            }
            excerpt.steps.push(step(node, lowered)?);
        }
        Ok(excerpt)
    }

    /// The same, with the places of the outputs of `folded`'s nodes.
    pub fn locate(self, tensors: &Tensors, folded: &Folded) -> Self {
        let output = |&tensor: &&str| match tensors.get(tensor) {
            Some(Ok(Signal { axes, channels, .. })) => {
                Some(Output { tensor: tensor.to_owned(), axes: axes.clone(), channels: *channels })
            }
            _ => None,
        };
        Self { outputs: folded.outputs.iter().filter_map(output).collect(), ..self }
    }

    /// The steps that `tensor` depends on, in order.
    pub fn leading_to(&self, tensor: &str) -> Vec<&Step> {
        let mut needed = BTreeSet::from([tensor]);
        let mut steps: Vec<&Step> = Vec::new();
        for step in self.steps.iter().rev() {
            if needed.contains(step.output.as_str()) {
                needed.extend(step.inputs.iter().map(String::as_str));
                steps.push(step);
            }
        }
        steps.reverse();
        steps
    }
}

fn step(node: &Node, lowered: &Lowered) -> Result<Step> {
    let mut settings = Vec::new();
    for attribute in &node.attributes {
        if let Some(setting) = attribute.setting()? {
            settings.push((attribute.name.to_owned(), setting));
        }
    }
    Ok(Step {
        op: node.op.to_owned(),
        inputs: node.inputs.iter().map(|&name| name.to_owned()).collect(),
        output: node.output().to_owned(),
        settings,
        kind: kind(node, lowered),
    })
}

fn kind(node: &Node, lowered: &Lowered) -> Kind {
    let Some(Ok(signal)) = lowered.tensors.get(node.output()) else { return Kind::Elementwise };
    match (node.op, signal.draft.map(|draft| &lowered.drafts[draft].op)) {
        ("Conv", Some(Op::Convolution(convolution))) => {
            Kind::Window { span: convolution.span(), stride: convolution.stride }
        }
        ("MaxPool", Some(Op::MaxPool(pool))) => Kind::Window { span: pool.size, stride: pool.stride },
        ("Transpose", _) => Kind::Transpose,
        ("Squeeze" | "Unsqueeze" | "Reshape" | "Flatten", _) => {
            Kind::Arrange { axes: signal.axes.clone(), channels: signal.channels }
        }
        ("Pad" | "Identity" | "Dropout" | "Cast", _) => Kind::Pass,
        _ => Kind::Elementwise,
    }
}
