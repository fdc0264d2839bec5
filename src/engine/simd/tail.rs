//! ReLU and max-pooling, done to a convolution's output before it is stored.
//!
//! The larger maps in front of a pooling then never leave the cache, and the backward pass knows
//! from the place of each maximum where the derivatives go.

use super::lanes::{LANES, store};
use crate::network::Pool;
use wide::f32x8;

/// The operations after a convolution whose inputs no other step reads.
#[derive(Clone, Copy, Debug)]
pub struct Tail {
    pub relu: bool,
    /// Size 1 where nothing is pooled. Windows do not overlap.
    pub pool: Pool,
    /// The step whose map is stored.
    pub last: usize,
}

impl Tail {
    /// From the convolution's output to what is stored, with the place of each maximum in its window: an `f32`, so
    /// that one comparison selects both. At least [`LANES`] more elements follow the convolution's output in `input`.
    pub fn finish(&self, channels: usize, input: &[f32], output: &mut [f32], places: &mut [f32]) {
        for window in 0..output.len() / channels {
            let rows = &input[window * self.pool.stride * channels..];
            for block in 0..channels.div_ceil(LANES) {
                let (maximum, place) = self.maximum(&rows[block * LANES..], channels);
                store(channels, block, window, maximum, output);
                store(channels, block, window, place, places);
            }
        }
    }

    /// The maxima of one channel block in a window, whose rows are `channels` apart, and their places.
    fn maximum(&self, rows: &[f32], channels: usize) -> (f32x8, f32x8) {
        let zero = f32x8::splat(0.0);
        let (mut maximum, mut place) = (row(rows, 0), zero);
        for next in 1..self.pool.size {
            let x = row(rows, next * channels);
            let larger = x.simd_gt(maximum);
            maximum = larger.select(x, maximum);
            place = larger.select(f32x8::splat(next as f32), place);
        }
        (if self.relu { maximum.simd_gt(zero).select(maximum, zero) } else { maximum }, place)
    }
}

fn row(values: &[f32], start: usize) -> f32x8 {
    let mut lanes = [0.0; LANES];
    lanes.copy_from_slice(&values[start..start + LANES]);
    f32x8::from(lanes)
}
