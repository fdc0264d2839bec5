//! Convolution of maps, each map by the fastest method for it.

use super::dense::Dense;
use super::kernel::KernelRows;
use super::shape::Shape;
use super::sparse::{Nonzero, Scatter};
use super::tile::{self, Row};
use super::winograd::{Winograd, WinogradBuffers};
use crate::network::Convolution;

/// The weights of a convolution of a map, packed for every method.
#[derive(Debug)]
pub struct MapConvolution {
    pub kernel: KernelRows,
    dense: Dense,
    /// For maps that are mostly zeros; `None` where [`Scatter`] cannot be used.
    scatter: Option<Scatter>,
    /// For kernels of three taps; `None` where [`Winograd`] cannot be used.
    winograd: Option<Winograd>,
}

/// ConvolutionBuffers of convolutions, reused from call to call.
#[derive(Debug, Default)]
pub struct ConvolutionBuffers {
    nonzero: Nonzero,
    sums: Vec<f32>,
    dense: Vec<usize>,
    rows: Vec<Row>,
    winograd: WinogradBuffers,
}

impl MapConvolution {
    pub fn new(convolution: &Convolution) -> Self {
        let kernel = KernelRows::new(convolution);
        Self {
            dense: Dense::new(convolution, &kernel),
            scatter: Scatter::new(convolution),
            winograd: Winograd::new(convolution),
            kernel,
        }
    }

    /// Convolves the maps that follow one another in `input`: those that are mostly zeros element by element, of the
    /// others two positions at a time where the kernel has three taps, and the remaining positions by definition.
    pub fn convolve(&self, shape: Shape, input: &[f32], buffers: &mut ConvolutionBuffers, output: &mut [f32]) {
        match &self.scatter {
            Some(scatter) => {
                buffers.nonzero.list(&shape.input, input, &mut buffers.dense);
                scatter.convolve(&shape, &buffers.nonzero, &mut buffers.sums, output);
            }
            None => {
                buffers.dense.clear();
                buffers.dense.extend(0..input.len() / shape.input.size());
            }
        }
        let paired = match &self.winograd {
            Some(winograd) => {
                let even = shape.positions / 2 * 2;
                buffers.rows.clear();
                buffers.rows.extend(tile::rows(shape, &self.kernel, &buffers.dense, 0..even).step_by(2));
                winograd.convolve(&shape, &buffers.rows, input, &mut buffers.winograd, output);
                even
            }
            None => 0,
        };
        buffers.rows.clear();
        buffers.rows.extend(tile::rows(shape, &self.kernel, &buffers.dense, paired..shape.positions));
        self.dense.convolve(&shape, &buffers.rows, input, output);
    }
}
