//! Tiles: some output positions of one channel block, whose sums stay in registers.

use super::kernel::KernelRows;
use super::shape::Shape;
use std::ops::Range;
use wide::f32x8;

/// Output positions per tile: 4 × 8 sums, one weight vector and its factors fill twelve of the sixteen 128-bit
/// registers. With one row more, browsers run out of registers.
pub const ROWS: usize = 4;

/// Output positions that use a part of one channel block's weights before the next block follows: what they read stays
/// in the second-level cache.
pub const GROUP: usize = 8 * ROWS;

/// An output position.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Index of the first element of its window in the maps that are read.
    pub input: usize,
    /// Its row in the maps that are written.
    pub output: usize,
}

/// The output positions `positions` of the maps `items`.
pub fn rows<'s>(
    shape: Shape,
    kernel: &'s KernelRows,
    items: &'s [usize],
    positions: Range<usize>,
) -> impl Iterator<Item = Row> + 's {
    let read = shape.input;
    items.iter().flat_map(move |item| {
        positions.clone().map(move |position| Row {
            input: (item * read.positions + read.start + position * kernel.stride) * kernel.inputs,
            output: item * shape.positions + position,
        })
    })
}

/// `of` each of up to [`ROWS`] rows; missing rows repeat the last one.
pub fn quad<R, T>(rows: &[R], of: impl Fn(&R) -> T) -> [T; ROWS] {
    std::array::from_fn(|index| of(&rows[index.min(rows.len() - 1)]))
}

/// Adds the products of a run to the sums of one channel block; each sum runs over the kernel in order.
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
