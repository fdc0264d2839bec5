//! The walk over the graph, node by node.

use super::draft::Found;
use super::label::label;
use super::signal::{Blocked, Outcome, Signal};
use super::stop::{Stop, blocked};
use super::walk::{UNKNOWN_WAY, Walk};
use crate::error::Result;
use crate::network::limits;
use crate::network::objection::objection;
use crate::network::onnx::{OnnxNode, is_float};
use crate::network::op::{Op, Source};
use crate::network::operators::operator;
use crate::network::protobuf::malformed;
use std::sync::Arc;

/// The domains of ONNX Runtime's operators start with this.
pub const MICROSOFT: &str = "com.microsoft";

impl<'a> Walk<'_, 'a> {
    /// Lowers one node.
    ///
    /// # Errors
    /// A refusal of the file: damaged or external weights, weights that are not finite, or too large.
    pub fn visit(&mut self, node: &OnnxNode<'a>) -> Result<()> {
        if let Some(shape) = self.shape(node)? {
            self.constants.define(node.output(), shape);
            return Ok(());
        }
        let depends = node.inputs.iter().any(|input| self.lowered.tensors.contains_key(input));
        if !depends {
            if node.convolves() {
                self.found(node, &Err(Arc::new(Blocked::new(node, "it does not depend on the network's input"))));
            }
            return Ok(());
        }
        if self.lowered.drafts.len() > limits::NODES {
            return Err(malformed(format!("it has more than {} operations between input and head", limits::NODES)));
        }
        let outcomes = self.cross(node)?;
        self.found(node, &outcomes[0]);
        let missing = match &outcomes[..] {
            [Err(blocked)] => Err(blocked.clone()),
            _ => Err(Arc::new(Blocked::new(node, "this output of it is not read"))),
        };
        let outcomes = outcomes.into_iter().map(Some).chain(std::iter::repeat(None));
        for (&output, outcome) in node.outputs.iter().zip(outcomes).filter(|(output, _)| !output.is_empty()) {
            self.lowered.tensors.insert(output, outcome.unwrap_or_else(|| missing.clone()));
        }
        Ok(())
    }

    /// Adds a convolution, or a supported dense layer, to the layers. A dense layer that reads one position at a time is a
    /// convolution of width 1.
    fn found(&mut self, node: &OnnxNode<'a>, outcome: &Outcome) {
        let convolves = node.convolves();
        let multiplies = matches!(node.op, "Gemm" | "MatMul");
        let input = node.inputs.iter().find_map(|input| self.lowered.tensors.get(input));
        let dense = match (input, outcome) {
            (Some(Ok(input)), _) => input.is_summary(),
            (_, Err(blocked)) => blocked.dense,
            _ => false,
        };
        let computes = outcome.as_ref().is_ok_and(|signal| match signal.source {
            Source::Node(draft) => {
                let draft = &self.lowered.drafts[draft];
                draft.output == node.output() && matches!(draft.op, Op::Convolution(_))
            }
            Source::Input => false,
        });
        if convolves || multiplies && (computes || dense && outcome.is_err()) {
            let weights = node.input(1).and_then(|weights| self.graph.initializers.get(weights));
            self.lowered.layers.push(Found {
                name: label(node),
                dense,
                dims: weights.and_then(|tensor| tensor.dims().ok()).unwrap_or_default(),
                signal: outcome.clone(),
            });
        }
    }

    /// The output of a `Shape` node that reads a signal. A batch size that the file does not fix counts as 1.
    fn shape(&self, node: &OnnxNode<'a>) -> Result<Option<Vec<i64>>> {
        let signal = node.input(0).and_then(|name| self.lowered.tensors.get(name));
        let (Some(Ok(signal)), "Shape", false) = (signal, node.op, node.output().is_empty()) else { return Ok(None) };
        let dims = signal.axes.dims(self.batch, signal.positions);
        let rank = dims.len() as i64;
        let from_end = |at: i64| if at < 0 { at.saturating_add(rank) } else { at }.clamp(0, rank) as usize;
        let (start, end) = (from_end(node.integer("start", 0)?), from_end(node.integer("end", rank)?));
        Ok(dims.get(start..end).map(|dims| dims.iter().map(|&dim| dim as i64).collect()))
    }

    /// The node's outputs, one or more: signals, or blocked by this node or by an earlier one.
    fn cross(&mut self, node: &OnnxNode<'a>) -> Result<Vec<Outcome>> {
        let crossed = match self.composed(node)? {
            Some(signal) => return Ok(vec![Ok(signal)]),
            None => match self.first_blocked(node) {
                Some(earlier) => return Ok(vec![Err(self.after(node, earlier))]),
                None if node.op == "Split" => self.split(node),
                None => self.operation(node).map(|signal| vec![signal]),
            },
        };
        match crossed {
            Ok(signals) => Ok(signals.into_iter().map(Ok).collect()),
            Err(Stop::Blocked(why)) => {
                let uncomputed = if why.ends_with(UNKNOWN_WAY) { None } else { self.uncomputed_input(node) };
                let why = uncomputed.map_or(why, |uncomputed| format!("it reads constants: {uncomputed}"));
                let signal = node.inputs.iter().find_map(|name| self.lowered.tensors.get(name)?.as_ref().ok());
                let dense = signal.is_some_and(Signal::is_summary);
                Ok(vec![Err(Arc::new(Blocked { dense, ..Blocked::new(node, why) }))])
            }
            Err(Stop::Refused(error)) => Err(error),
        }
    }

    /// What blocks a node that reads a blocked tensor: among the dense layers where another tensor that it reads is.
    fn after(&self, node: &OnnxNode<'a>, earlier: Arc<Blocked>) -> Arc<Blocked> {
        let summarised = |name: &&str| {
            self.lowered.tensors.get(*name).is_some_and(|outcome| outcome.as_ref().is_ok_and(Signal::is_summary))
        };
        match !earlier.dense && node.inputs.iter().any(summarised) {
            true => Arc::new(Blocked { dense: true, ..Blocked::clone(&earlier) }),
            false => earlier,
        }
    }

    fn first_blocked(&self, node: &OnnxNode<'a>) -> Option<Arc<Blocked>> {
        node.inputs.iter().find_map(|input| self.lowered.tensors.get(input)?.as_ref().err().cloned())
    }

    fn operation(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        if let Some([domain, _]) = node.foreign {
            return blocked(foreign(domain));
        }
        if let Some(why) = never_crossed(node) {
            return blocked(why);
        }
        if let Some(why) = objection(node)? {
            return blocked(why);
        }
        let count = node.inputs.len();
        if operator(node.op).is_some_and(|operator| !(operator.inputs[0]..=operator.inputs[1]).contains(&count)) {
            return Err(malformed(format!("node “{}” ({}) has {count} inputs", node.name, node.operator())).into());
        }
        match node.op {
            "Conv" => self.convolution(node),
            "Gemm" | "MatMul" => self.dense(node),
            "MaxPool" | "AveragePool" => self.pool(node),
            "GlobalMaxPool" | "GlobalAveragePool" => self.global_pool(node),
            "ReduceMax" | "ReduceMean" | "ReduceSum" => self.reduce(node),
            "Identity" | "Dropout" => self.signal(node, 0),
            "Cast" if !is_float(node.integer("to", 0)?) => blocked("it rounds to whole numbers"),
            "Cast" => self.signal(node, 0),
            "Transpose" | "Squeeze" | "Unsqueeze" | "Reshape" | "Flatten" => self.arrange(node),
            "Slice" => self.slice(node),
            "Gather" => self.gather(node),
            "Tile" => self.tile(node),
            "Expand" => self.expand(node),
            "Concat" => self.concat(node),
            "Pad" => self.pad(node),
            "BatchNormalization" => self.batch_norm(node),
            "LayerNormalization" | "RMSNormalization" => self.normalise(node),
            "Softmax" => self.softmax(node),
            "Div" if self.lowered.tensors.contains_key(node.inputs[1]) => self.divided(node),
            "Add" | "Sub" | "Mul" if self.joins(node) => self.join(node),
            "Sum" => self.join(node),
            "Add" | "Sub" | "Mul" | "Div" | "Neg" => self.affine(node),
            _ => self.elementwise(node),
        }
    }
}

/// Why an operation of another domain than ONNX's own is not crossed.
fn foreign(domain: &str) -> String {
    let whose = if domain.starts_with(MICROSOFT) { ", whose operators only ONNX Runtime knows" } else { "" };
    format!("it belongs to the domain “{domain}”{whose}")
}

/// Why an operation is crossed in no form, if it is not.
fn never_crossed(node: &OnnxNode) -> Option<&'static str> {
    match node.op {
        "" => Some("its operator has no name"),
        _ if node.output().is_empty() => Some("its output has no name"),
        "InstanceNormalization" | "GroupNormalization" => {
            Some("it normalises by statistics over all positions of a sequence")
        }
        "LSTM" | "GRU" | "RNN" => Some("it is recurrent: each position depends on the whole sequence before it"),
        _ => None,
    }
}
