//! The two convolution kernels: over a dense map, and over letters.

use super::plan::{LANES, Packed, Step};
use wide::f32x8;

/// Output positions that are computed together: 6 × 8 sums and one weight vector fill the sixteen
/// 128-bit registers.
const ROWS: usize = 6;

/// Convolves `items` maps, one after the other in `input`, into `output`.
pub fn dense(step: &Step, packed: &Packed, items: usize, input: &[f32], output: &mut [f32]) {
    let rows = items * step.positions;
    for block in 0..packed.bias.len() {
        let mut row = 0;
        while row + ROWS <= rows {
            tile::<ROWS>(step, packed, block, row, input, output);
            row += ROWS;
        }
        while row < rows {
            tile::<1>(step, packed, block, row, input, output);
            row += 1;
        }
    }
}

/// `R` output positions of one channel block; each sum runs over the kernel in order.
fn tile<const R: usize>(step: &Step, packed: &Packed, block: usize, row: usize, input: &[f32], output: &mut [f32]) {
    let (run, runs, distance) = packed.runs();
    let weights = &packed.weights[block * packed.depth()..(block + 1) * packed.depth()];
    let read = &step.inputs[0];
    let starts: [usize; R] = std::array::from_fn(|r| {
        let (item, position) = ((row + r) / step.positions, (row + r) % step.positions);
        (item * read.positions + read.start + position * packed.stride) * packed.inputs
    });
    let mut sums = [packed.bias[block]; R];
    for (index, weights) in weights.chunks_exact(run).enumerate().take(runs) {
        let inputs: [&[f32]; R] = starts.map(|start| &input[start + index * distance..][..run]);
        for (k, &weight) in weights.iter().enumerate() {
            for r in 0..R {
                sums[r] += weight * f32x8::splat(inputs[r][k]);
            }
        }
    }
    for (r, &sum) in sums.iter().enumerate() {
        store(step, block, row + r, sum, output);
    }
}

/// Convolves sequences: the one-hot input selects weight vectors, so nothing is multiplied.
pub fn letters(step: &Step, packed: &Packed, length: usize, codes: &[u8], output: &mut [f32]) {
    let depth = packed.depth();
    for (item, codes) in codes.chunks_exact(length).enumerate() {
        for block in 0..packed.bias.len() {
            let weights = &packed.weights[block * depth..(block + 1) * depth];
            for position in 0..step.positions {
                let start = step.inputs[0].start + position * packed.stride;
                let mut sum = packed.bias[block];
                let window = codes[start..].iter().step_by(packed.dilation);
                for (weights, &code) in weights.chunks_exact(packed.inputs).zip(window) {
                    sum += weights[usize::from(code)];
                }
                store(step, block, item * step.positions + position, sum, output);
            }
        }
    }
}

/// Writes the channels of one block at one output row, without the padding lanes.
fn store(step: &Step, block: usize, row: usize, sum: f32x8, output: &mut [f32]) {
    let first = block * LANES;
    let count = LANES.min(step.channels - first);
    let start = row * step.channels + first;
    output[start..start + count].copy_from_slice(&sum.to_array()[..count]);
}
