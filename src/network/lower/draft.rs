//! The result of lowering.

use super::signal::{Outcome, Tensors};
use crate::network::limits;
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
    /// The first operation that fits one number of positions only, where the length of the input is free.
    pub wanted: Option<Wanted>,
}

/// An operation that fits another number of positions than it reads.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The number that it reads.
    pub positions: usize,
    /// The number that it fits.
    pub fits: usize,
    /// bp between positions.
    pub jump: usize,
}

impl Wanted {
    /// The length of the input at which the operation fits, about, from one of `length` bp at which it does not.
    pub fn length(self, length: usize) -> Option<usize> {
        let by = self.positions.abs_diff(self.fits).checked_mul(self.jump)?;
        let next = if self.fits > self.positions { length.checked_add(by) } else { length.checked_sub(by) };
        next.filter(|&next| next > 0 && next <= limits::LENGTH && next != length)
    }
}
