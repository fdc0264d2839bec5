//! The transposed convolution: from the derivatives of a convolution's output to those of its input.
//!
//! Zero derivatives are skipped: a max-pooling passes its derivative to the first maximum of each window only,
//! a ReLU to positive inputs only.

use super::kernel::KernelRows;
use super::shape::Shape;
use super::sparse::{self, each_nonzero};
use super::tail::Tail;
use std::ops::Range;

/// Bytes of the weights of one block of output channels, about, so that they stay in the second-level cache while all
/// sequences use them.
const BLOCK_BYTES: usize = 256 << 10;
/// Minimum number of channels per block and place in a pooling's window: with fewer, the sums are read and written more
/// often than the weights.
const MIN_BLOCK: usize = 64;

/// For each place in a pooling's window the derivatives that belong to it, as channel and value.
pub type Entries = Vec<Vec<(usize, f32)>>;

/// A convolution and the tail that follows it.
pub struct Transposed<'p> {
    pub shape: Shape,
    pub kernel: &'p KernelRows,
    pub tail: Option<&'p Tail>,
}

/// What the backward pass brings to the convolution for one sequence.
pub struct Upstream<'m> {
    /// The derivatives with respect to the stored map.
    pub derivatives: &'m [f32],
    /// The stored map and the places of the maxima, where there is a tail.
    pub stored: Option<(&'m [f32], &'m [f32])>,
}

impl Transposed<'_> {
    /// The output channels in blocks.
    pub fn blocks(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let channels = self.shape.channels;
        let places = self.tail.map_or(1, |tail| tail.pool.size);
        let width = (BLOCK_BYTES / (size_of::<f32>() * self.kernel.depth())).max(MIN_BLOCK * places);
        (0..channels).step_by(width).map(move |first| first..channels.min(first + width))
    }

    /// Adds what some channels contribute to the derivatives of the input, window by window.
    pub fn push(&self, channels: &Range<usize>, upstream: &Upstream, entries: &mut Entries, downstream: &mut [f32]) {
        let (size, stride) = self.tail.map_or((1, 1), |tail| (tail.pool.size, tail.pool.stride));
        entries.resize_with(size.max(entries.len()), Vec::new);
        let windows = upstream.derivatives.len() / self.shape.channels;
        for window in 0..windows {
            let row = window * self.shape.channels + channels.start..window * self.shape.channels + channels.end;
            let derivatives = &upstream.derivatives[row.clone()];
            let (stored, places) = upstream.stored.map(|(stored, places)| (&stored[row.clone()], &places[row])).unzip();
            let passed = stored.filter(|_| self.tail.is_some_and(|tail| tail.relu)).unwrap_or(derivatives);
            entries.iter_mut().for_each(Vec::clear);
            each_nonzero(passed, |channel| {
                if derivatives[channel] != 0.0 {
                    let place = places.map_or(0, |places| places[channel] as usize);
                    entries[place].push((channels.start + channel, derivatives[channel]));
                }
            });
            for (place, entries) in entries[..size].iter().enumerate().filter(|(_, entries)| !entries.is_empty()) {
                self.add(window * stride + place, entries, downstream);
            }
        }
    }

    /// Adds each derivative at a position times its channel's weights to the window at that position, channel by
    /// channel.
    fn add(&self, position: usize, entries: &[(usize, f32)], downstream: &mut [f32]) {
        let (run, runs, distance) = self.kernel.runs();
        let depth = self.kernel.depth();
        let start = (self.shape.input.start + position * self.kernel.stride) * self.kernel.inputs;
        for index in 0..runs {
            let window = &mut downstream[start + index * distance..][..run];
            sparse::add(window, entries, |channel| &self.kernel.rows[channel * depth + index * run..][..run]);
        }
    }
}
