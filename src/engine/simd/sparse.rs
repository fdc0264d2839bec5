//! Convolution of a map that is mostly zeros, as maps are after ReLU and max-pooling.
//!
//! Each nonzero element adds its weights to all output positions whose windows contain it. Elements are taken in
//! the order of positions and channels, so every output is the same sum in the same order as in the
//! [dense](super::dense) convolution, whose other products are zero.

use super::shape::{Input, Shape};
use crate::network::Convolution;
use wide::f32x8;

/// Bytes of the weights of one block of output channels, about, so that they stay in the second-level cache.
const BLOCK_BYTES: usize = 256 << 10;
/// Maximum share of nonzero elements at which this method is faster than the dense one.
const MAX_DENSITY: f64 = 0.4;
/// Minimum number of input channels for which searching for zeros pays.
const MIN_INPUTS: usize = 32;
/// Minimum number of outputs per input element for which searching for zeros pays.
const MIN_OUTPUTS: usize = 64;

/// The weights in the order in which an input element uses them.
#[derive(Debug)]
pub struct Scatter {
    /// `[output block][input channel][tap, the last one first][output channel]`, zeros where the last block is not full.
    weights: Vec<f32>,
    /// `[output block][output channel]`
    bias: Vec<f32>,
    /// Output channels per block.
    width: usize,
    inputs: usize,
    kernel: usize,
}

impl Scatter {
    /// `None` where the convolution is too small, or strided or dilated: the windows that contain an element are then
    /// not neighbours.
    pub fn new(convolution: &Convolution) -> Option<Self> {
        let (kernel, inputs, channels) = (convolution.kernel(), convolution.inputs(), convolution.channels());
        if convolution.stride > 1 || convolution.dilation > 1 || inputs < MIN_INPUTS || kernel * channels < MIN_OUTPUTS
        {
            return None;
        }
        let fitting = BLOCK_BYTES / (size_of::<f32>() * kernel * inputs) / 8 * 8;
        let width = fitting.clamp(8, channels.next_multiple_of(8));
        let mut weights = Vec::with_capacity(channels.next_multiple_of(width) * kernel * inputs);
        let blocks = (0..channels).step_by(width);
        let block = |first: usize| (first..first + width).map(move |channel| (channel < channels).then_some(channel));
        for first in blocks.clone() {
            for input in 0..inputs {
                for tap in (0..kernel).rev() {
                    let weight = |channel| convolution.weights[[channel, tap, input]];
                    weights.extend(block(first).map(|channel| channel.map_or(0.0, weight)));
                }
            }
        }
        let bias = blocks.flat_map(block).map(|channel| channel.map_or(0.0, |channel| convolution.bias[channel]));
        Some(Self { weights, bias: bias.collect(), width, inputs, kernel })
    }

    /// Convolves the maps that `nonzero` lists into `output`.
    pub fn convolve(&self, shape: &Shape, nonzero: &Nonzero, sums: &mut Vec<f32>, output: &mut [f32]) {
        for (block, bias) in self.bias.chunks_exact(self.width).enumerate() {
            let first = block * self.width;
            let count = self.width.min(shape.channels - first);
            for (listed, item) in nonzero.items.iter().enumerate() {
                sums.clear();
                (0..shape.positions).for_each(|_| sums.extend_from_slice(bias));
                let start = listed * shape.input.positions + shape.input.start;
                for place in 0..shape.positions + self.kernel - 1 {
                    self.add(block, place, shape.positions, nonzero.at(start + place), sums);
                }
                let rows = output[item * shape.size()..][..shape.size()].chunks_exact_mut(shape.channels);
                for (row, sums) in rows.zip(sums.chunks_exact(self.width)) {
                    row[first..first + count].copy_from_slice(&sums[..count]);
                }
            }
        }
    }

    /// Adds the elements at one position, counted from the first window's start, to all outputs whose windows contain it.
    fn add(&self, block: usize, place: usize, positions: usize, entries: &[(usize, f32)], sums: &mut [f32]) {
        let first = (place + 1).saturating_sub(self.kernel);
        let last = place.min(positions - 1);
        let length = (last + 1 - first) * self.width;
        let tap = (self.kernel - 1 + first - place) * self.width;
        let row = self.kernel * self.width;
        let weights = |channel: usize| &self.weights[(block * self.inputs + channel) * row + tap..][..length];
        add(&mut sums[first * self.width..][..length], entries, weights);
    }
}

/// Adds to `sums` each entry's value times the weights of its channel, entry by entry.
pub fn add<'w>(sums: &mut [f32], entries: &[(usize, f32)], weights: impl Fn(usize) -> &'w [f32]) {
    let (fours, rest) = entries.as_chunks::<4>();
    for &[a, b, c, d] in fours {
        add_four(sums, [weights(a.0), weights(b.0), weights(c.0), weights(d.0)], [a.1, b.1, c.1, d.1]);
    }
    match *rest {
        [a, b, c] => add_four(sums, [weights(a.0), weights(b.0), weights(c.0), weights(c.0)], [a.1, b.1, c.1, 0.0]),
        _ => rest.iter().for_each(|&(channel, value)| {
            sums.iter_mut().zip(weights(channel)).for_each(|(sum, weight)| *sum += value * weight);
        }),
    }
}

/// Four channels at a time. Not inlined, so that the sums stay in registers.
#[inline(never)]
fn add_four(sums: &mut [f32], [a, b, c, d]: [&[f32]; 4], [p, q, r, s]: [f32; 4]) {
    for ((((sum, a), b), c), d) in sums.iter_mut().zip(a).zip(b).zip(c).zip(d) {
        *sum = *sum + p * a + q * b + r * c + s * d;
    }
}

/// Calls `found` with the index of every value that is not zero.
pub fn each_nonzero(values: &[f32], mut found: impl FnMut(usize)) {
    each_eight(values, |first, mut mask| {
        while mask != 0 {
            found(first + mask.trailing_zeros() as usize);
            mask &= mask - 1;
        }
    });
}

/// Calls `visit` for every eight values with the index of the first one and a bit for each that is not zero.
fn each_eight(values: &[f32], mut visit: impl FnMut(usize, u32)) {
    let (eights, rest) = values.as_chunks::<8>();
    for (index, &eight) in eights.iter().enumerate() {
        visit(index * 8, f32x8::from(eight).simd_ne(f32x8::splat(0.0)).to_bitmask());
    }
    let mask = rest.iter().rev().fold(0, |mask, &x| mask << 1 | u32::from(x != 0.0));
    visit(eights.len() * 8, mask);
}

/// The nonzero elements of those maps that are mostly zeros, row by row.
#[derive(Debug, Default)]
pub struct Nonzero {
    /// Indices of the maps that are listed.
    items: Vec<usize>,
    /// Channel and value.
    entries: Vec<(usize, f32)>,
    /// Where each row ends.
    ends: Vec<usize>,
}

impl Nonzero {
    /// Lists the nonzero elements of the maps that have few; `dense` gets the indices of the other maps. The choice
    /// depends on each map alone.
    pub fn list(&mut self, input: &Input, maps: &[f32], dense: &mut Vec<usize>) {
        self.items.clear();
        self.entries.clear();
        self.ends.clear();
        dense.clear();
        for (item, map) in maps.chunks_exact(input.size()).enumerate() {
            let mut count = 0;
            each_eight(map, |_, mask| count += mask.count_ones());
            if f64::from(count) > map.len() as f64 * MAX_DENSITY {
                dense.push(item);
                continue;
            }
            self.items.push(item);
            for row in map.chunks_exact(input.channels) {
                each_nonzero(row, |channel| self.entries.push((channel, row[channel])));
                self.ends.push(self.entries.len());
            }
        }
    }

    /// The entries of a row.
    fn at(&self, row: usize) -> &[(usize, f32)] {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.entries[start..self.ends[row]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::simd::dense::Dense;
    use crate::engine::simd::kernel::KernelRows;
    use crate::engine::simd::tile;
    use crate::network::Source;
    use crate::random::{Key, Purpose};
    use ndarray::Array3;

    #[test]
    fn the_sums_are_those_of_the_dense_convolution_to_the_bit() {
        let mut stream = Key { seed: 1, layer: 1, channel: 0 }.stream(Purpose::Check, 0, 0);
        for (channels, taps, inputs, positions) in [(13, 5, 40, 6), (70, 1, 33, 3), (8, 11, 64, 1)] {
            let mut normal = || stream.unit() as f32 - 0.5;
            let convolution = Convolution {
                weights: Array3::from_shape_fn((channels, taps, inputs), |_| normal()).into(),
                bias: (0..channels).map(|_| normal()).collect(),
                stride: 1,
                dilation: 1,
                padding: [0, 0],
                groups: 1,
            };
            let (rows, items) = (positions + taps + 1, 2);
            let map: Vec<f32> = (0..items * rows * inputs)
                .map(|_| if stream.below(10) == 0 { stream.unit() as f32 } else { 0.0 })
                .collect();
            let input = Input { source: Source::Input, start: 2, positions: rows, channels: inputs };
            let shape = Shape { input, channels, positions };
            let kernel = KernelRows::new(&convolution);
            let (mut dense, mut sparse) = (vec![0.0; items * shape.size()], vec![0.0; items * shape.size()]);
            let all: Vec<usize> = (0..items).collect();
            let rows: Vec<_> = tile::rows(shape, &kernel, &all, 0..positions).collect();
            Dense::new(&convolution, &kernel).convolve(&shape, &rows, &map, &mut dense);
            let (mut nonzero, mut others) = (Nonzero::default(), Vec::new());
            nonzero.list(&input, &map, &mut others);
            assert!(others.is_empty());
            let scatter = Scatter::new(&convolution).unwrap();
            scatter.convolve(&shape, &nonzero, &mut Vec::new(), &mut sparse);
            assert_eq!(dense, sparse);
        }
    }
}
