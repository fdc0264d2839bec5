//! Convolution of a map by its definition: every product of every window.

use super::kernel::KernelRows;
use super::lanes::{bias, load, store};
use super::shape::Shape;
use super::tile::{GROUP, ROWS, Row, multiply, quad};
use crate::network::Convolution;
use wide::f32x8;

/// Elements of a window that are multiplied at a time, about: their weights, of one channel block, stay in the
/// first-level cache while many output positions use them.
const PART: usize = 384;

/// The weights of a convolution, packed by channel block.
#[derive(Debug)]
pub struct Dense {
    /// `[channel block][tap × input][LANES]`, zeros where the last block is not full.
    weights: Vec<f32x8>,
    /// One vector per channel block.
    bias: Vec<f32x8>,
    /// Taps × input channels.
    depth: usize,
    /// A window in parts of at most [`PART`] elements.
    parts: Vec<Vec<Run>>,
}

/// Contiguous elements of a window.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Index of the first one among the kernel's weights.
    weight: usize,
    /// Its distance from the window's first element in the map.
    input: usize,
    length: usize,
}

impl Dense {
    pub fn new(convolution: &Convolution, kernel: &KernelRows) -> Self {
        let entries = (0..kernel.blocks()).flat_map(|block| (0..kernel.depth()).map(move |element| (block, element)));
        Self {
            weights: entries.map(|(block, element)| kernel.weights(block, element)).collect(),
            bias: bias(convolution),
            depth: kernel.depth(),
            parts: parts(kernel.runs()),
        }
    }

    /// Convolves `input` into some rows of `output`.
    pub fn convolve(&self, shape: &Shape, rows: &[Row], input: &[f32], output: &mut [f32]) {
        for group in rows.chunks(GROUP) {
            for part in 0..self.parts.len() {
                for block in 0..self.bias.len() {
                    for rows in group.chunks(ROWS) {
                        let sums = self.tile(shape, (part, block), rows, input, output);
                        rows.iter()
                            .zip(sums)
                            .for_each(|(row, sum)| store(shape.channels, block, row.output, sum, output));
                    }
                }
            }
        }
    }

    /// The sums of one channel block at up to [`ROWS`] output positions, with one more part of the window.
    fn tile(
        &self,
        shape: &Shape,
        (part, block): (usize, usize),
        rows: &[Row],
        input: &[f32],
        output: &[f32],
    ) -> [f32x8; ROWS] {
        let weights = &self.weights[block * self.depth..][..self.depth];
        let mut sums = [self.bias[block]; ROWS];
        if part > 0 {
            sums.iter_mut().zip(rows).for_each(|(sum, row)| *sum = load(shape.channels, block, row.output, output));
        }
        for run in &self.parts[part] {
            let inputs = quad(rows, |row| &input[row.input + run.input..][..run.length]);
            multiply(&weights[run.weight..][..run.length], inputs, &mut sums);
        }
        sums
    }
}

/// The runs of a window, in parts.
fn parts((run, runs, distance): (usize, usize, usize)) -> Vec<Vec<Run>> {
    let mut parts = vec![Vec::new()];
    let mut room = PART;
    for tap in 0..runs {
        for start in (0..run).step_by(PART) {
            let length = PART.min(run - start);
            if length > room {
                parts.push(Vec::new());
                room = PART;
            }
            room -= length;
            if let Some(part) = parts.last_mut() {
                part.push(Run { weight: tap * run + start, input: tap * distance + start, length });
            }
        }
    }
    parts
}
