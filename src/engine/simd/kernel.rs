//! The weights of a convolution in the order of the network, and how its windows move.

use super::lanes::{LANES, lanes};
use crate::network::Convolution;
use wide::f32x8;

/// The weights, stride and dilation of a convolution.
#[derive(Debug)]
pub struct KernelRows {
    /// `[channel][tap × input]`
    pub rows: Vec<f32>,
    /// Input channels.
    pub inputs: usize,
    /// Kernel width.
    pub taps: usize,
    pub stride: usize,
    pub dilation: usize,
}

impl KernelRows {
    pub fn new(convolution: &Convolution) -> Self {
        Self {
            rows: convolution.weights.iter().copied().collect(),
            inputs: convolution.inputs(),
            taps: convolution.kernel(),
            stride: convolution.stride,
            dilation: convolution.dilation,
        }
    }

    /// Taps × input channels.
    pub fn depth(&self) -> usize {
        self.taps * self.inputs
    }

    /// A window's elements as contiguous runs: `(elements per run, runs, distance between runs)`.
    pub fn runs(&self) -> (usize, usize, usize) {
        let (taps, inputs) = (self.taps, self.inputs);
        if self.dilation == 1 { (taps * inputs, 1, 0) } else { (inputs, taps, self.dilation * inputs) }
    }

    /// The weights of a block's channels at one element of the window.
    pub fn weights(&self, block: usize, element: usize) -> f32x8 {
        let depth = self.depth();
        lanes(self.rows.len() / depth, block, |channel| self.rows[channel * depth + element])
    }

    /// Channel blocks.
    pub fn blocks(&self) -> usize {
        (self.rows.len() / self.depth()).div_ceil(LANES)
    }
}
