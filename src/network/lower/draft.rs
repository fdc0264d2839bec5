//! The result of lowering.

use super::signal::{Outcome, Tensors};
use crate::network::op::{Op, Source};

/// A node before the clean-up: [`crate::network::fold`] merges and drops some.
#[derive(Debug)]
pub struct Draft<'a> {
    /// Name in the file.
    pub name: String,
    /// Its inputs; nodes are drafts.
    pub inputs: Vec<Source>,
    /// What it does.
    pub op: Op,
    /// The tensor of the file with its output; empty where there is none.
    pub output: &'a str,
    /// Number of the file's operations that read it, including those that are not supported.
    pub readers: usize,
    /// Whether it is part of an activation function that the file composes of several operations.
    pub absorbed: bool,
    /// Channels of its output.
    pub channels: usize,
    /// Positions of its output.
    pub positions: usize,
}

/// A convolution or dense layer of the file.
#[derive(Clone, Debug)]
pub struct Found {
    /// The name of its module, where the file has it; else of its node.
    pub name: String,
    /// Whether it reads all positions at once.
    pub dense: bool,
    /// Sizes of its weights, where they can be read.
    pub dims: Vec<usize>,
    /// Its output, or what blocks it.
    pub signal: Outcome,
}

/// What lowering finds in a graph.
#[derive(Debug)]
pub struct Lowered<'a> {
    /// The supported operations.
    pub drafts: Vec<Draft<'a>>,
    /// Every convolution, and every supported dense layer, in the order of the graph.
    pub layers: Vec<Found>,
    /// Every tensor that depends on the input.
    pub tensors: Tensors<'a>,
}
