//! Convolution of a map: some output positions and channels at a time, every product of them.

use super::packed::{Packed, load, store};
use super::plan::Step;
use std::ops::Range;
use wide::f32x8;

/// Output positions that are computed together: 4 × 8 sums, one weight vector and what is multiplied fill twelve of the
/// sixteen 128-bit registers. With a row more, browsers run out of them.
pub const ROWS: usize = 4;

/// Output positions that a part of the kernel's weights is used for before the next channel block's: what they read
/// stays in the second-level cache.
pub const GROUP: usize = 8 * ROWS;

/// An output position: where its window starts in the maps that are read, and its row in those that are written.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub input: usize,
    pub output: usize,
}

/// The output positions `positions` of some of the maps that lie one after the other.
pub fn rows<'s>(
    step: &'s Step,
    packed: &'s Packed,
    items: &'s [usize],
    positions: Range<usize>,
) -> impl Iterator<Item = Row> + 's {
    let (read, kernel) = (&step.inputs[0], &packed.kernel);
    items.iter().flat_map(move |item| {
        positions.clone().map(move |position| Row {
            input: (item * read.positions + read.start + position * kernel.stride) * kernel.inputs,
            output: item * step.positions + position,
        })
    })
}

/// Convolves `input` into some rows of `output`.
pub fn dense(step: &Step, packed: &Packed, rows: &[Row], input: &[f32], output: &mut [f32]) {
    for group in rows.chunks(GROUP) {
        for part in 0..packed.parts.len() {
            for block in 0..packed.bias.len() {
                for rows in group.chunks(ROWS) {
                    let sums = tile(step, packed, (part, block), rows, input, output);
                    rows.iter().zip(sums).for_each(|(row, sum)| store(step.channels, block, row.output, sum, output));
                }
            }
        }
    }
}

/// The sums of one channel block at up to [`ROWS`] output positions, with one more part of the kernel.
fn tile(
    step: &Step,
    packed: &Packed,
    (part, block): (usize, usize),
    rows: &[Row],
    input: &[f32],
    output: &[f32],
) -> [f32x8; ROWS] {
    let weights = &packed.weights[block * packed.kernel.depth()..][..packed.kernel.depth()];
    let mut sums = [packed.bias[block]; ROWS];
    if part > 0 {
        sums.iter_mut().zip(rows).for_each(|(sum, row)| *sum = load(step.channels, block, row.output, output));
    }
    for run in &packed.parts[part] {
        let inputs = quad(rows, |row| &input[row.input + run.input..][..run.length]);
        multiply(&weights[run.weight..][..run.length], inputs, &mut sums);
    }
    sums
}

/// What belongs to each of up to [`ROWS`] rows; to those that are missing, what belongs to the last one.
pub fn quad<R, T>(rows: &[R], of: impl Fn(&R) -> T) -> [T; ROWS] {
    std::array::from_fn(|index| of(&rows[index.min(rows.len() - 1)]))
}

/// Adds the products of a run to the sums of one channel block; each runs over the kernel in order.
///
/// Not inlined: as a part of a large function the sums lose their registers in browsers.
#[inline(never)]
pub fn multiply(weights: &[f32x8], [a, b, c, d]: [&[f32]; ROWS], sums: &mut [f32x8; ROWS]) {
    let [mut p, mut q, mut r, mut s] = *sums;
    for ((((&weight, &a), &b), &c), &d) in weights.iter().zip(a).zip(b).zip(c).zip(d) {
        p += weight * f32x8::splat(a);
        q += weight * f32x8::splat(b);
        r += weight * f32x8::splat(c);
        s += weight * f32x8::splat(d);
    }
    *sums = [p, q, r, s];
}
