//! The file's own operations from the input to the layers, for an engine that reads ONNX.
//!
//! The nodes of a [`Network`](super::model::Network) are the result of our own lowering. The reference engine checks the
//! lowering too, because it gets this part of the file and reads it itself.

use super::axes::{Axes, Role};
use super::constants::Constants;
use super::fold::Folded;
use super::lower::{Lowered, Signal, Tensors};
use super::onnx::{Constant, Graph, OnnxNode, Setting};
use super::op::Op;
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
    /// Sequences per batch; 1 where the file does not fix it.
    pub batch: usize,
    /// The operations, each after those that it reads.
    pub nodes: Vec<ExcerptNode>,
    /// The constants that they read.
    pub constants: BTreeMap<String, Arc<Constant>>,
    /// What the reference engine is known to read wrongly of them, if anything: values that say nothing are no check.
    pub misread: Option<&'static str>,
    /// For each node of the network the tensor with its output; `None` where the file has no such tensor.
    pub outputs: Vec<Option<OutputTensor>>,
}

/// One operation of the file.
#[derive(Clone, Debug)]
pub struct ExcerptNode {
    /// ONNX operator.
    pub op: String,
    /// Names of the tensors that it reads; empty for an optional input that is missing.
    pub inputs: Vec<String>,
    /// Names of its outputs.
    pub outputs: Vec<String>,
    /// Its attributes.
    pub attributes: Vec<(String, Setting)>,
}

/// The tensor of the file with a node's output.
#[derive(Clone, Debug)]
pub struct OutputTensor {
    /// Name of the tensor.
    pub tensor: String,
    /// The roles of its axes.
    pub axes: Axes,
}

impl fmt::Debug for Excerpt {
    /// Without the weights.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Excerpt").field("input", &self.input).field("nodes", &self.nodes.len()).finish_non_exhaustive()
    }
}

impl Excerpt {
    /// The part of `graph` from which `lowered` was made.
    ///
    /// # Errors
    /// [`Code::ExternalData`](crate::error::Code::ExternalData), [`Code::Malformed`](crate::error::Code::Malformed) or
    /// [`Code::UnsupportedOp`](crate::error::Code::UnsupportedOp) when a constant or attribute cannot be decoded.
    pub fn new<'a>(
        graph: &Graph<'a>,
        constants: &Constants<'_, 'a>,
        input: &'a str,
        batch: usize,
        lowered: &Lowered<'a>,
    ) -> Result<Self> {
        let mut excerpt = Self { opset: graph.opset, input: input.to_owned(), batch, ..Self::default() };
        let mut open: Vec<&str> = lowered.drafts.iter().map(|draft| draft.output).collect();
        let mut needed = BTreeSet::new();
        while let Some(tensor) = open.pop() {
            let producer = graph.producers.get(tensor).filter(|_| lowered.tensors.contains_key(tensor));
            if let Some(&producer) = producer.filter(|&&producer| needed.insert(producer)) {
                open.extend(&graph.nodes[producer].inputs);
            }
        }
        for node in needed.into_iter().map(|index| &graph.nodes[index]) {
            for name in node.inputs.iter().filter(|name| !lowered.tensors.contains_key(*name)) {
                if let Some(constant) = constants.get(name)? {
                    excerpt.constants.insert((*name).to_owned(), constant);
                }
            }
            let mut copy = copied(node)?;
            if let Some(pads) = padding(node, lowered) {
                copy.attributes.retain(|(name, _)| name != "auto_pad" && name != "pads");
                copy.attributes.push(("pads".to_owned(), Setting::Integers(pads)));
            }
            excerpt.nodes.push(copy);
        }
        excerpt.misread = strides_through_slices(lowered);
        Ok(excerpt)
    }

    /// Sets the output tensors of `folded`'s nodes.
    pub fn locate(self, tensors: &Tensors, folded: &Folded) -> Self {
        let output = |&tensor: &&str| match tensors.get(tensor) {
            Some(Ok(Signal { axes, .. })) => Some(OutputTensor { tensor: tensor.to_owned(), axes: axes.clone() }),
            _ => None,
        };
        Self { outputs: folded.outputs.iter().map(output).collect(), ..self }
    }

    /// The nodes that `tensors` depend on, in order.
    pub fn leading_to<'t>(&'t self, tensors: impl Iterator<Item = &'t str>) -> Vec<&'t ExcerptNode> {
        let mut needed: BTreeSet<&str> = tensors.collect();
        let mut nodes: Vec<&ExcerptNode> = Vec::new();
        for node in self.nodes.iter().rev() {
            if node.outputs.iter().any(|output| needed.contains(output.as_str())) {
                needed.extend(node.inputs.iter().map(String::as_str));
                nodes.push(node);
            }
        }
        nodes.reverse();
        nodes
    }
}

/// A convolution of width 1 with a stride is a selection of positions to tract 0.23.9, which it then moves through slices.
/// Where no zeros are added, the engine writes it otherwise.
fn strides_through_slices(lowered: &Lowered) -> Option<&'static str> {
    let selects = |op: &Op| match op {
        Op::Convolution(own) => own.kernel() == 1 && own.stride > 1 && own.padding != [0, 0],
        _ => false,
    };
    let has = |wanted: &dyn Fn(&Op) -> bool| lowered.drafts.iter().any(|draft| wanted(&draft.op));
    (has(&selects) && has(&|op| matches!(op, Op::Crop(_))))
        .then_some("it takes other positions where a convolution of width 1 has a stride and a slice precedes it")
}

/// The zeros that a window with `auto_pad` adds along all axes. tract 0.23.9 decides on them only after it has moved strides
/// of later operations to this one.
fn padding(node: &OnnxNode, lowered: &Lowered) -> Option<Vec<i64>> {
    node.text("auto_pad", "NOTSET").ok().filter(|auto| auto != "NOTSET")?;
    let Ok(signal) = lowered.tensors.get(node.input(0)?)? else { return None };
    let along = signal.axes.position(Role::Length)?.checked_sub(2)?;
    let draft = lowered.drafts.iter().find(|draft| draft.output == node.output())?;
    let padding = match &draft.op {
        Op::Convolution(convolution) => convolution.padding,
        Op::MaxPool(pool) | Op::AveragePool(pool) => pool.padding,
        _ => return None,
    };
    let axes = signal.axes.rank() - 2;
    let zeros = |axis: usize| if axis % axes == along { padding[axis / axes] as i64 } else { 0 };
    Some((0..2 * axes).map(zeros).collect())
}

/// A copy of a node; `Dropout` and `Cast`, which do nothing in a trained network in single precision, become `Identity`.
fn copied(node: &OnnxNode) -> Result<ExcerptNode> {
    let identity = matches!(node.op, "Dropout" | "Cast");
    let owned = |names: &[&str]| -> Vec<String> { names.iter().map(|&name| name.to_owned()).collect() };
    let mut attributes = Vec::new();
    for attribute in node.attributes.iter().filter(|_| !identity) {
        if let Some(setting) = attribute.setting()? {
            attributes.push((attribute.name.to_owned(), setting));
        }
    }
    Ok(ExcerptNode {
        op: if identity { "Identity" } else { node.op }.to_owned(),
        inputs: owned(if identity { &node.inputs[..1] } else { &node.inputs }),
        outputs: owned(if identity { &node.outputs[..1] } else { &node.outputs }),
        attributes,
    })
}
