//! ReLU and max-pooling, done to a convolution's output before it is stored.
//!
//! The larger maps in front of a pooling then never leave the cache, and the backward pass knows
//! from the place of each maximum where the derivatives go.

use super::packed::{LANES, store};
use super::plan::{Step, StepOp};
use crate::network::{Activation, Op, Pool, Source};
use wide::f32x8;

/// What follows a convolution and nothing else reads.
#[derive(Clone, Copy, Debug)]
pub struct Tail {
    pub relu: bool,
    /// Size 1 where nothing is pooled. Windows do not overlap.
    pub pool: Pool,
    /// The step whose map is stored.
    pub last: usize,
}

/// Finds the tails of all convolutions.
pub fn join(steps: &mut [Step]) {
    for index in 0..steps.len() {
        if matches!(steps[index].op, StepOp::Other(..)) {
            continue;
        }
        let none = Tail {
            relu: false,
            pool: Pool { size: 1, stride: 1, padding: [0; 2], counts_padding: false },
            last: index,
        };
        let mut tail = none;
        while let Some(longer) = only_reader(steps, tail.last).and_then(|next| longer(steps, tail, next)) {
            steps[longer.last].within = Some(index);
            tail = longer;
        }
        steps[index].tail = (tail.last > index).then_some(tail);
    }
}

/// The step that reads the map of a step, where there is just one.
fn only_reader(steps: &[Step], read: usize) -> Option<usize> {
    let reads = |step: &&(usize, &Step)| step.1.inputs.iter().any(|input| input.source == Source::Node(read));
    let all: Vec<(usize, &Step)> = steps.iter().enumerate().collect();
    let mut readers = all.iter().filter(reads);
    readers.next().filter(|_| readers.next().is_none()).map(|&(index, _)| index)
}

/// The tail with one more step, where that step can be a part of it.
fn longer(steps: &[Step], tail: Tail, next: usize) -> Option<Tail> {
    let (step, read) = (&steps[next], &steps[tail.last]);
    let StepOp::Other(op, _) = &step.op else { return None };
    let from_start = step.inputs[0].start == 0;
    match *op {
        Op::Activation(Activation::Relu) if !tail.relu && from_start && step.positions == read.positions => {
            Some(Tail { relu: true, last: next, ..tail })
        }
        Op::MaxPool(pool) if tail.pool.size == 1 && from_start && pool.size > 1 && pool.stride >= pool.size => {
            Some(Tail { pool, last: next, ..tail })
        }
        _ => None,
    }
}

impl Tail {
    /// From the convolution's output to what is stored, with the place of each maximum in its window: a number of the
    /// same width, so that one comparison chooses both. The output is followed by [`LANES`] more numbers at least.
    pub fn finish(&self, channels: usize, input: &[f32], output: &mut [f32], places: &mut [f32]) {
        for window in 0..output.len() / channels {
            let rows = &input[window * self.pool.stride * channels..];
            for block in 0..channels.div_ceil(LANES) {
                let (best, place) = self.maximum(&rows[block * LANES..], channels);
                store(channels, block, window, best, output);
                store(channels, block, window, place, places);
            }
        }
    }

    /// Some channels of a window, whose rows are `channels` apart: the maxima and their places.
    fn maximum(&self, rows: &[f32], channels: usize) -> (f32x8, f32x8) {
        let zero = f32x8::splat(0.0);
        let (mut best, mut place) = (row(rows, 0), zero);
        for next in 1..self.pool.size {
            let x = row(rows, next * channels);
            let more = x.simd_gt(best);
            best = more.select(x, best);
            place = more.select(f32x8::splat(next as f32), place);
        }
        (if self.relu { best.simd_gt(zero).select(best, zero) } else { best }, place)
    }
}

fn row(numbers: &[f32], start: usize) -> f32x8 {
    let mut lanes = [0.0; LANES];
    lanes.copy_from_slice(&numbers[start..start + LANES]);
    f32x8::from(lanes)
}
