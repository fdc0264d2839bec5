//! The file's own operations from the input to the layers, for an engine that reads ONNX.
//!
//! The nodes of a [`super::Network`] are our reading of the file. A check against another engine
//! is worth more when that engine reads the file itself; this is the part of the file to give it.

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
    /// Sequences a batch; 1 where the file leaves that free.
    pub batch: usize,
    /// The operations, each after those that it reads.
    pub steps: Vec<Step>,
    /// The constants that they read.
    pub constants: BTreeMap<String, Arc<Constant>>,
    /// For each node of the network the tensor that holds its output; none where the file has none.
    pub outputs: Vec<Option<Output>>,
}

/// One operation of the file.
#[derive(Clone, Debug)]
pub struct Step {
    /// ONNX operator.
    pub op: String,
    /// Names of the tensors that it reads; an optional one that is left out is empty.
    pub inputs: Vec<String>,
    /// Names of the tensors that it makes.
    pub outputs: Vec<String>,
    /// Its settings.
    pub settings: Vec<(String, Setting)>,
}

/// Where the output of a node is in the file.
#[derive(Clone, Debug)]
pub struct Output {
    /// Name of the tensor.
    pub tensor: String,
    /// What its axes hold.
    pub axes: Axes,
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
        batch: usize,
        lowered: &Lowered<'a>,
    ) -> Result<Self> {
        let mut excerpt = Self { opset: graph.opset, input: input.to_owned(), batch, ..Self::default() };
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
            excerpt.steps.push(step(node)?);
        }
        Ok(excerpt)
    }

    /// The same, with the places of the outputs of `folded`'s nodes.
    pub fn locate(self, tensors: &Tensors, folded: &Folded) -> Self {
        let output = |&tensor: &&str| match tensors.get(tensor) {
            Some(Ok(Signal { axes, .. })) => Some(Output { tensor: tensor.to_owned(), axes: axes.clone() }),
            _ => None,
        };
        Self { outputs: folded.outputs.iter().map(output).collect(), ..self }
    }

    /// The steps that `tensors` depend on, in order.
    pub fn leading_to<'t>(&'t self, tensors: impl Iterator<Item = &'t str>) -> Vec<&'t Step> {
        let mut needed: BTreeSet<&str> = tensors.collect();
        let mut steps: Vec<&Step> = Vec::new();
        for step in self.steps.iter().rev() {
            if step.outputs.iter().any(|output| needed.contains(output.as_str())) {
                needed.extend(step.inputs.iter().map(String::as_str));
                steps.push(step);
            }
        }
        steps.reverse();
        steps
    }
}

/// The operation as it is; what does nothing to a trained network is written as such, in single precision.
fn step(node: &Node) -> Result<Step> {
    let idle = matches!(node.op, "Dropout" | "Cast");
    let owned = |names: &[&str]| -> Vec<String> { names.iter().map(|&name| name.to_owned()).collect() };
    let mut settings = Vec::new();
    for attribute in node.attributes.iter().filter(|_| !idle) {
        if let Some(setting) = attribute.setting()? {
            settings.push((attribute.name.to_owned(), setting));
        }
    }
    Ok(Step {
        op: if idle { "Identity" } else { node.op }.to_owned(),
        inputs: owned(if idle { &node.inputs[..1] } else { &node.inputs }),
        outputs: owned(if idle { &node.outputs[..1] } else { &node.outputs }),
        settings,
    })
}
