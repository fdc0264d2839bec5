//! The two convolution kernels: over a dense map, and over letters.

use super::plan::{LANES, StagePlan};
use wide::f32x8;

/// Output positions that are computed together: 6 × 8 sums and one weight vector fill the sixteen
/// 128-bit registers.
const ROWS: usize = 6;

/// Convolves `items` maps, one after the other in `input`, into `output`.
pub fn dense(stage: &StagePlan, items: usize, input: &[f32], output: &mut [f32]) {
    let rows = items * stage.positions;
    for block in 0..stage.bias.len() {
        let mut row = 0;
        while row + ROWS <= rows {
            tile::<ROWS>(stage, block, row, input, output);
            row += ROWS;
        }
        while row < rows {
            tile::<1>(stage, block, row, input, output);
            row += 1;
        }
    }
}

/// `R` output positions of one channel block; each sum runs over the kernel in order.
fn tile<const R: usize>(stage: &StagePlan, block: usize, row: usize, input: &[f32], output: &mut [f32]) {
    let (run, runs, distance) = stage.runs();
    let weights = &stage.packed[block * stage.depth()..(block + 1) * stage.depth()];
    let starts: [usize; R] = std::array::from_fn(|r| {
        let (item, position) = ((row + r) / stage.positions, (row + r) % stage.positions);
        (item * stage.positions_in + position * stage.stride) * stage.inputs
    });
    let mut sums = [stage.bias[block]; R];
    for (index, weights) in weights.chunks_exact(run).enumerate().take(runs) {
        let inputs: [&[f32]; R] = starts.map(|start| &input[start + index * distance..][..run]);
        for (k, &weight) in weights.iter().enumerate() {
            for r in 0..R {
                sums[r] += weight * f32x8::splat(inputs[r][k]);
            }
        }
    }
    for (r, &sum) in sums.iter().enumerate() {
        store(stage, block, row + r, sum, output);
    }
}

/// Convolves sequences: the one-hot input selects weight vectors, so nothing is multiplied.
pub fn letters(stage: &StagePlan, length: usize, codes: &[u8], output: &mut [f32]) {
    let depth = stage.depth();
    for (item, codes) in codes.chunks_exact(length).enumerate() {
        for block in 0..stage.bias.len() {
            let weights = &stage.packed[block * depth..(block + 1) * depth];
            for position in 0..stage.positions {
                let start = position * stage.stride;
                let mut sum = stage.bias[block];
                let window = codes[start..].iter().step_by(stage.dilation);
                for (weights, &code) in weights.chunks_exact(stage.inputs).zip(window) {
                    sum += weights[usize::from(code)];
                }
                store(stage, block, item * stage.positions + position, sum, output);
            }
        }
    }
}

/// Writes the channels of one block at one output row, without the padding lanes.
fn store(stage: &StagePlan, block: usize, row: usize, sum: f32x8, output: &mut [f32]) {
    let first = block * LANES;
    let count = LANES.min(stage.channels - first);
    let start = row * stage.channels + first;
    output[start..start + count].copy_from_slice(&sum.to_array()[..count]);
}
