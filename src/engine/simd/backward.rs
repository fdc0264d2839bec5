//! The backward pass: the derivative of one output with respect to the one-hot input.
//!
//! Only nonzero upstream entries are pushed back: a max-pooling sends its derivative to the first
//! maximum of each window, a ReLU to positive inputs only, so most entries are zero.

use super::activation;
use super::forward::Scratch;
use super::plan::{Input, Plan, Step, StepOp};
use super::sparse::{self, each_nonzero};
use super::tail::Tail;
use crate::network::{Op, Pool, Source};

impl Scratch {
    /// Writes d value / d one-hot (`length × letters`) of the chunk's sequence `item`, whose forward
    /// pass is in the maps.
    pub fn backward(&mut self, plan: &Plan, item: usize, output: usize, gradient: &mut [f32]) {
        gradient.fill(0.0);
        self.gradients.iter_mut().for_each(|gradients| gradients.fill(0.0));
        let Some(last) = self.gradients.last_mut() else { return };
        last[output] = 1.0;
        for (index, step) in plan.steps.iter().enumerate().rev() {
            let tail = plan.tail(index, self.last);
            if tail.is_none() && plan.is_within(index, self.last) {
                continue;
            }
            let (before, here) = self.gradients.split_at_mut(index);
            for (number, input) in step.inputs.iter().enumerate() {
                let downstream = match input.source {
                    Source::Input => &mut *gradient,
                    Source::Node(step) => &mut before[step][..],
                };
                match (&step.op, tail) {
                    (StepOp::Other(op, shares), _) => {
                        let maps = Maps { one_hot: &self.one_hot, maps: &self.maps, item };
                        other(step, op, shares, number, &maps, &here[0], downstream);
                    }
                    (StepOp::Letters(_) | StepOp::Dense(_), None) => {
                        plain(step, &mut self.entries, &here[0], downstream)
                    }
                    (StepOp::Letters(_) | StepOp::Dense(_), Some(tail)) => {
                        let size = plan.steps[tail.last].size();
                        let maps = item * size..(item + 1) * size;
                        let stored = (&self.maps[tail.last][maps.clone()], &self.places[tail.last][maps]);
                        finished(step, tail, stored, &mut self.entries, &here[tail.last - index], downstream);
                    }
                }
            }
        }
    }
}

/// Derivatives by their place in a window, as channel and value.
type Entries = Vec<Vec<(usize, f32)>>;

/// The maps of one sequence.
struct Maps<'m> {
    one_hot: &'m [f32],
    maps: &'m [Vec<f32>],
    item: usize,
}

impl Maps<'_> {
    /// From the position that `input` starts at.
    fn get(&self, input: &Input) -> &[f32] {
        let map = match input.source {
            Source::Input => self.one_hot,
            Source::Node(step) => &self.maps[step],
        };
        &map[self.item * input.size() + input.start * input.channels..][..input.size() - input.start * input.channels]
    }
}

/// A convolution by itself.
fn plain(step: &Step, entries: &mut Entries, upstream: &[f32], downstream: &mut [f32]) {
    entries.resize_with(1, Vec::new);
    for (position, row) in upstream.chunks_exact(step.channels).enumerate() {
        entries[0].clear();
        each_nonzero(row, |channel| entries[0].push((channel, row[channel])));
        push(step, position, &entries[0], downstream);
    }
}

/// A convolution with its tail: a derivative belongs to the place of its window's maximum, where ReLU let it through.
fn finished(
    step: &Step,
    tail: &Tail,
    (stored, places): (&[f32], &[f32]),
    entries: &mut Entries,
    upstream: &[f32],
    downstream: &mut [f32],
) {
    let channels = step.channels;
    entries.resize_with(tail.pool.size, Vec::new);
    let windows = upstream.chunks_exact(channels).zip(stored.chunks_exact(channels)).zip(places.chunks_exact(channels));
    for (window, ((upstream, stored), places)) in windows.enumerate() {
        entries.iter_mut().for_each(Vec::clear);
        each_nonzero(if tail.relu { stored } else { upstream }, |channel| {
            if upstream[channel] != 0.0 {
                entries[places[channel] as usize].push((channel, upstream[channel]));
            }
        });
        for (place, entries) in entries.iter().enumerate() {
            push(step, window * tail.pool.stride + place, entries, downstream);
        }
    }
}

/// Adds each derivative at a position times its channel's weights to the window it was computed from, channel by channel.
fn push(step: &Step, position: usize, entries: &[(usize, f32)], downstream: &mut [f32]) {
    if entries.is_empty() {
        return;
    }
    let kernel = match &step.op {
        StepOp::Letters(letters) => &letters.kernel,
        StepOp::Dense(packed) => &packed.kernel,
        StepOp::Other(..) => return,
    };
    let (run, runs, distance) = kernel.runs();
    let depth = kernel.depth();
    let start = (step.inputs[0].start + position * kernel.stride) * kernel.inputs;
    for index in 0..runs {
        let window = &mut downstream[start + index * distance..][..run];
        sparse::add(window, entries, |channel| &kernel.rows[channel * depth + index * run..][..run]);
    }
}

/// Adds what input `number` of a step contributes to the derivatives of that input.
fn other(step: &Step, op: &Op, shares: &[f32], number: usize, maps: &Maps, upstream: &[f32], downstream: &mut [f32]) {
    let (input, channels) = (&step.inputs[number], step.channels);
    let downstream = &mut downstream[input.start * input.channels..];
    let one_to_one =
        &mut downstream[..(step.positions * input.channels).min(input.size() - input.start * input.channels)];
    match op {
        Op::Activation(function) => activation::backward(*function, maps.get(input), upstream, one_to_one),
        Op::Affine(affine) => scale(channels, upstream, one_to_one, |channel, _| affine.scale[channel]),
        Op::PRelu(slopes) => {
            let x = maps.get(input);
            scale(channels, upstream, one_to_one, |channel, index| if x[index] > 0.0 { 1.0 } else { slopes[channel] });
        }
        Op::MaxPool(pool) => max_pool(*pool, step, maps.get(input), upstream, downstream),
        Op::AveragePool(pool) => average_pool(*pool, step, shares, upstream, downstream),
        Op::Sum => one_to_one.iter_mut().zip(upstream).for_each(|(g, up)| *g += up),
        Op::Product => {
            for (index, (g, up)) in one_to_one.iter_mut().zip(upstream).enumerate() {
                let others = step.inputs.iter().enumerate().filter(|(other, _)| *other != number);
                *g += others.fold(*up, |product, (_, other)| product * maps.get(other)[index]);
            }
        }
        Op::Concat => {
            let before: usize = step.inputs[..number].iter().map(|input| input.channels).sum();
            for (up, g) in upstream.chunks_exact(channels).zip(one_to_one.chunks_exact_mut(input.channels)) {
                g.iter_mut().zip(&up[before..]).for_each(|(g, up)| *g += up);
            }
        }
        Op::Select(select) => {
            for (up, g) in upstream.chunks_exact(channels).zip(one_to_one.chunks_exact_mut(input.channels)) {
                select.iter().zip(up).for_each(|(&channel, up)| g[channel] += up);
            }
        }
        Op::Pad(padding) => {
            let inside = &upstream[padding.before * channels..upstream.len() - padding.after * channels];
            downstream.iter_mut().zip(inside).for_each(|(g, up)| *g += up);
        }
        Op::Crop(_) | Op::Convolution(_) => one_to_one.iter_mut().zip(upstream).for_each(|(g, up)| *g += up),
    }
}

/// Adds each derivative times a factor of its channel and place.
fn scale(channels: usize, upstream: &[f32], downstream: &mut [f32], factor: impl Fn(usize, usize) -> f32) {
    for (index, (g, up)) in downstream.iter_mut().zip(upstream).enumerate() {
        *g += up * factor(index % channels, index);
    }
}

fn max_pool(pool: Pool, step: &Step, input: &[f32], upstream: &[f32], downstream: &mut [f32]) {
    let channels = step.channels;
    for window in 0..step.positions {
        let first = window * pool.stride * channels;
        for channel in 0..channels {
            let derivative = upstream[window * channels + channel];
            if derivative == 0.0 {
                continue;
            }
            let mut best = first + channel;
            for candidate in (1..pool.size).map(|offset| first + offset * channels + channel) {
                if input[candidate] > input[best] {
                    best = candidate;
                }
            }
            downstream[best] += derivative;
        }
    }
}

fn average_pool(pool: Pool, step: &Step, shares: &[f32], upstream: &[f32], downstream: &mut [f32]) {
    let channels = step.channels;
    for (window, (up, share)) in upstream.chunks_exact(channels).zip(shares).enumerate() {
        for row in downstream[window * pool.stride * channels..][..pool.size * channels].chunks_exact_mut(channels) {
            row.iter_mut().zip(up).for_each(|(g, up)| *g += up * share);
        }
    }
}
