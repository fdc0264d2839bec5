//! The backward pass: the derivative of one output with respect to the one-hot input.
//!
//! Step by step over all sequences of a chunk, so that weights are read once for many of them.

use super::activation;
use super::forward::Scratch;
use super::letters::Letters;
use super::packed::Packed;
use super::plan::{Input, Plan, Step, StepOp};
use super::transposed::{Transposed, Upstream};
use crate::network::{Op, Pool, Source};

/// Adds to what lies downstream of one item of the chunk, given what lies upstream of it.
type Pull<'p> = dyn FnMut(usize, &[f32], &mut [f32]) + 'p;

impl Scratch {
    /// d value / d one-hot (`length × letters` each) of those of the chunk's sequences that are in `items`, one after
    /// the other. The chunk's forward pass is in the maps.
    pub fn backward(&mut self, plan: &Plan, items: &[usize], output: usize) -> &[f32] {
        self.letters.clear();
        self.letters.resize(items.len() * plan.length * plan.letters, 0.0);
        for (index, (gradients, step)) in self.gradients.iter_mut().zip(&plan.steps).enumerate() {
            gradients.clear();
            if plan.stores(index, self.last) {
                gradients.resize(items.len() * step.size(), 0.0);
            }
        }
        let outputs = plan.steps[self.last].size();
        self.gradients[self.last].chunks_exact_mut(outputs).for_each(|derivatives| derivatives[output] = 1.0);
        for index in (0..=self.last).rev() {
            if plan.tail(index, self.last).is_some() || !plan.is_within(index, self.last) {
                self.pull(plan, index, items);
            }
        }
        &self.letters
    }

    /// Adds what a step's output contributes to the derivatives of what it reads.
    fn pull(&mut self, plan: &Plan, index: usize, items: &[usize]) {
        let (step, tail) = (&plan.steps[index], plan.tail(index, self.last));
        let end = tail.map_or(index, |tail| tail.last);
        let size = plan.steps[end].size();
        let (before, here) = self.gradients.split_at_mut(index);
        for (number, input) in step.inputs.iter().enumerate() {
            let downstream = match input.source {
                Source::Input => &mut self.letters[..],
                Source::Node(step) => &mut before[step][..],
            };
            let mut each = |work: &mut Pull| {
                let rows = here[end - index].chunks_exact(size).zip(downstream.chunks_exact_mut(input.size()));
                items.iter().zip(rows).for_each(|(&item, (upstream, downstream))| work(item, upstream, downstream));
            };
            match &step.op {
                StepOp::Other(op, shares) => each(&mut |item, upstream, downstream| {
                    let maps = Maps { one_hot: &self.one_hot, maps: &self.maps, item };
                    other(step, op, shares, number, &maps, upstream, downstream);
                }),
                StepOp::Letters(Letters { kernel, .. }) | StepOp::Dense(Packed { kernel, .. }) => {
                    let transposed = Transposed { step, kernel, tail };
                    for channels in transposed.blocks() {
                        each(&mut |item, derivatives, downstream| {
                            let map = item * size..(item + 1) * size;
                            let stored = tail.map(|_| (&self.maps[end][map.clone()], &self.places[end][map.clone()]));
                            let upstream = Upstream { derivatives, stored };
                            transposed.push(&channels, &upstream, &mut self.entries, downstream);
                        });
                    }
                }
            }
        }
    }
}

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
