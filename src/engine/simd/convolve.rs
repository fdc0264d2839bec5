//! Convolution of maps, each by the way that suits it.

use super::kernel;
use super::packed::Packed;
use super::plan::Step;
use super::sparse::Nonzero;
use super::winograd;
use kernel::Row;

/// Room for convolutions, used again and again.
#[derive(Debug, Default)]
pub struct Convolving {
    nonzero: Nonzero,
    sums: Vec<f32>,
    dense: Vec<usize>,
    rows: Vec<Row>,
    winograd: winograd::Room,
}

impl Convolving {
    /// Convolves the maps that lie one after the other in `input`: those that are mostly zeros entry by entry, of the
    /// others two positions at a time where the kernel has three taps, and what is left as it is defined.
    pub fn run(&mut self, step: &Step, packed: &Packed, input: &[f32], output: &mut [f32]) {
        match &packed.scatter {
            Some(scatter) => {
                self.nonzero.list(&step.inputs[0], input, &mut self.dense);
                scatter.convolve(step, &self.nonzero, &mut self.sums, output);
            }
            None => {
                self.dense.clear();
                self.dense.extend(0..input.len() / step.inputs[0].size());
            }
        }
        let paired = match &packed.winograd {
            Some(winograd) => {
                self.rows.clear();
                self.rows.extend(kernel::rows(step, packed, &self.dense, 0..step.positions / 2 * 2).step_by(2));
                winograd.convolve(step, &self.rows, input, &mut self.winograd, output);
                step.positions / 2 * 2
            }
            None => 0,
        };
        self.rows.clear();
        self.rows.extend(kernel::rows(step, packed, &self.dense, paired..step.positions));
        kernel::dense(step, packed, &self.rows, input, output);
    }
}
