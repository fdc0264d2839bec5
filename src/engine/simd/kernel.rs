//! Convolution of a map: some output positions and channels at a time, every product of them.

use super::packed::{Packed, load, store};
use super::plan::Step;
use std::ops::Range;
use wide::f32x8;

/// Output positions that are computed together: 4 × 8 sums, one weight vector and what is multiplied fill twelve of the
/// sixteen 128-bit registers. With a row more, browsers run out of them.
const ROWS: usize = 4;

/// Output positions that a part of the kernel's weights is used for before the next channel block's: what they read
/// stays in the second-level cache.
const GROUP: usize = 8 * ROWS;

/// Convolves `items` maps, one after the other in `input`, into `output`.
pub fn dense(step: &Step, packed: &Packed, items: usize, input: &[f32], output: &mut [f32]) {
    let rows = items * step.positions;
    let read = &step.inputs[0];
    let start = |row: usize| {
        let row = row.min(rows - 1);
        let (item, position) = (row / step.positions, row % step.positions);
        (item * read.positions + read.start + position * packed.kernel.stride) * packed.kernel.inputs
    };
    for first in (0..rows).step_by(GROUP) {
        let tiles: Vec<(usize, [usize; ROWS])> = (first..rows.min(first + GROUP))
            .step_by(ROWS)
            .map(|row| (row, std::array::from_fn(|r| start(row + r))))
            .collect();
        for part in 0..packed.parts.len() {
            for block in 0..packed.bias.len() {
                for &(row, starts) in &tiles {
                    let sums = tile(step, packed, (part, block), row..rows.min(row + ROWS), starts, input, output);
                    (row..rows).zip(sums).for_each(|(row, sum)| store(step.channels, block, row, sum, output));
                }
            }
        }
    }
}

/// The sums of one channel block at some output positions, with one more part of the kernel.
fn tile(
    step: &Step,
    packed: &Packed,
    (part, block): (usize, usize),
    rows: Range<usize>,
    starts: [usize; ROWS],
    input: &[f32],
    output: &[f32],
) -> [f32x8; ROWS] {
    let weights = &packed.weights[block * packed.kernel.depth()..][..packed.kernel.depth()];
    let mut sums = [packed.bias[block]; ROWS];
    if part > 0 {
        sums.iter_mut().zip(rows).for_each(|(sum, row)| *sum = load(step.channels, block, row, output));
    }
    for run in &packed.parts[part] {
        let inputs = starts.map(|start| &input[start + run.input..][..run.length]);
        multiply(&weights[run.weight..][..run.length], inputs, &mut sums);
    }
    sums
}

/// Adds the products of a run to the sums of one channel block; each runs over the kernel in order.
///
/// Not inlined: as a part of a large function the sums lose their registers in browsers.
#[inline(never)]
fn multiply(weights: &[f32x8], [a, b, c, d]: [&[f32]; ROWS], sums: &mut [f32x8; ROWS]) {
    let [mut p, mut q, mut r, mut s] = *sums;
    for ((((&weight, &a), &b), &c), &d) in weights.iter().zip(a).zip(b).zip(c).zip(d) {
        p += weight * f32x8::splat(a);
        q += weight * f32x8::splat(b);
        r += weight * f32x8::splat(c);
        s += weight * f32x8::splat(d);
    }
    *sums = [p, q, r, s];
}
