//! A part of the substructure, with the shapes of its inputs.

use crate::network::{Op, Source};
use crate::substructure::{Part, Read, Substructure};

/// One operation.
#[derive(Clone, Debug)]
pub struct SoftStep {
    /// What it does.
    pub op: Op,
    /// The maps that it reads.
    pub inputs: Vec<SoftInput>,
    /// Channels of its map.
    pub channels: usize,
    /// Positions of its map.
    pub positions: usize,
    /// For an average pooling: the share of one element in the mean, by position.
    pub shares: Vec<f64>,
    /// The index of its kernel, if it is a convolution.
    pub kernel: Option<usize>,
}

/// A map that a step reads.
#[derive(Clone, Copy, Debug)]
pub struct SoftInput {
    /// The input, or another step.
    pub source: Source,
    /// The position that the first window starts at.
    pub start: usize,
    /// Channels of that map.
    pub channels: usize,
}

impl SoftStep {
    /// From `part` of a substructure, after `kernels` other convolutions.
    pub fn new(substructure: &Substructure, part: &Part, kernels: usize) -> Self {
        let input = |read: &Read| {
            let channels = match read.source {
                Source::Input => substructure.alphabet_size,
                Source::Node(part) => substructure.parts[part].channels,
            };
            SoftInput { source: read.source, start: read.start, channels }
        };
        Self {
            op: part.op.clone(),
            inputs: part.inputs.iter().map(input).collect(),
            channels: part.channels,
            positions: part.positions,
            shares: part.shares.iter().map(|&share| f64::from(share)).collect(),
            kernel: part.convolution().map(|_| kernels),
        }
    }

    /// Elements of its map.
    pub fn size(&self) -> usize {
        self.positions * self.channels
    }
}
