//! The state of the walk over a graph, and what all operations need of it.

use super::draft::{Draft, Lowered, Wanted};
use super::signal::Signal;
use super::stop::{Stop, blocked};
use crate::network::constants::Constants;
use crate::network::limits;
use crate::network::onnx::{Constant, Graph, OnnxNode};
use crate::network::op::{Op, Source};
use std::collections::HashMap;
use std::sync::Arc;

/// The walk over a graph and what it has found so far.
pub struct Walk<'g, 'a> {
    pub graph: &'g Graph<'a>,
    pub constants: &'g Constants<'g, 'a>,
    /// Size of the batch; 1 where the file does not fix it.
    pub batch: usize,
    /// Whether the length of the input is not known.
    pub length_is_free: bool,
    /// Number of the file's operations that read a tensor.
    pub readers: HashMap<&'a str, usize>,
    pub lowered: Lowered<'a>,
    /// Bytes of the weights so far.
    pub weight_bytes: usize,
}

impl<'a> Walk<'_, 'a> {
    /// The signal that input `index` of `node` reads.
    pub fn signal(&self, node: &OnnxNode<'a>, index: usize) -> Result<Signal, Stop> {
        match node.input(index).and_then(|name| self.lowered.tensors.get(name)) {
            Some(Ok(signal)) => Ok(signal.clone()),
            _ => blocked(format!("its input {index} is not computed from the sequence")),
        }
    }

    /// Input `index` of `node`, if it is a constant.
    pub fn constant(&self, node: &OnnxNode<'a>, index: usize) -> Result<Option<Arc<Constant>>, Stop> {
        match node.input(index) {
            Some(name) if !self.lowered.tensors.contains_key(name) => Ok(self.constants.get(name)?),
            _ => Ok(None),
        }
    }

    /// Why `what` of `node`, its input `index`, is not known.
    ///
    /// # Errors
    /// As [`Constants::get`].
    pub fn unknown<T>(&self, node: &OnnxNode<'a>, index: usize, what: &str) -> Result<T, Stop> {
        let name = node.input(index).filter(|name| !self.lowered.tensors.contains_key(name));
        blocked(match name.map(|name| self.constants.uncomputed(name)).transpose()?.flatten() {
            Some(uncomputed) => format!("{what}: {}", computed_unknown(uncomputed)),
            None => format!("{what} depend on the sequence or on another input"),
        })
    }

    /// The operation that keeps an input of `node` from being computed, in words, where it depends on constants alone. Weights
    /// that are not needed are not read.
    pub fn uncomputed_input(&self, node: &OnnxNode<'a>) -> Option<String> {
        let computed =
            |name: &&&'a str| self.graph.producers.contains_key(**name) && !self.lowered.tensors.contains_key(**name);
        let uncomputed = |name: &&'a str| self.constants.uncomputed(name).ok().flatten();
        node.inputs.iter().filter(computed).find_map(uncomputed).map(computed_unknown)
    }

    /// Notes that an operation fits a signal of `elements` elements per sequence only; where some length of the input, which
    /// is free, may give so many, why the operation is not crossed because of `what` of it.
    pub fn wants(&mut self, signal: &Signal, elements: usize, what: &str) -> Option<String> {
        let fits = elements / signal.channels.max(1);
        if !self.length_is_free || fits == 0 || elements != fits * signal.channels {
            return None;
        }
        self.lowered.wanted.get_or_insert(Wanted { positions: signal.positions, fits, jump: signal.jump });
        Some(format!("{what} fit one input length, which the file does not fix; give the length when opening"))
    }

    /// Adds `bytes` of weights to the count if [`limits::WEIGHT_BYTES`] permits it; returns whether it does.
    pub fn reserve(&mut self, bytes: usize) -> bool {
        let sum = self.weight_bytes.checked_add(bytes).filter(|&sum| sum <= limits::WEIGHT_BYTES);
        self.weight_bytes = sum.unwrap_or(self.weight_bytes);
        sum.is_some()
    }

    /// Adds a draft that reads `inputs` and returns its output, which otherwise is `like`.
    pub fn push(&mut self, node: &OnnxNode<'a>, inputs: Vec<Source>, op: Op, like: Signal) -> Signal {
        let jump = like.jump.saturating_mul(op.stride());
        self.lowered.drafts.push(Draft {
            name: node.name.to_owned(),
            inputs,
            op,
            output: node.output(),
            readers: self.readers.get(node.output()).copied().unwrap_or(0),
            absorbed: false,
            channels: like.channels,
            positions: like.positions,
        });
        Signal { source: Source::Node(self.lowered.drafts.len() - 1), jump, ..like }
    }

    /// Adds an operation that the file implies; no tensor of the file contains its output.
    pub fn step(&mut self, node: &OnnxNode<'a>, op: Op, like: &Signal) -> Signal {
        let made = self.push(node, vec![like.source], op, like.clone());
        self.hidden(made)
    }

    /// Marks the draft that was pushed last, which computes `signal`: its output is that of `node`.
    pub fn shown(&mut self, node: &OnnxNode<'a>, signal: Signal) -> Signal {
        if let Some(draft) = self.lowered.drafts.last_mut() {
            draft.output = node.output();
        }
        signal
    }

    /// Marks the draft that was pushed last, which computes `signal`: no tensor of the file contains its output.
    pub fn hidden(&mut self, signal: Signal) -> Signal {
        if let Some(draft) = self.lowered.drafts.last_mut() {
            draft.output = "";
        }
        signal
    }
}

/// What is said of a constant that an operation computes in a way that is not known.
pub const UNKNOWN_WAY: &str = "from constants in a way that this version does not know";

fn computed_unknown(node: &OnnxNode) -> String {
    format!("the operation {} (node “{}”) computes them {UNKNOWN_WAY}", node.operator(), node.name)
}
