//! The derivatives of all operations but convolutions.

use super::activation;
use super::shape::Input;
use super::step::Step;
use crate::network::{Op, Pool, Source};

/// The maps of one sequence.
pub struct Maps<'m> {
    pub one_hot: &'m [f32],
    pub maps: &'m [Vec<f32>],
    /// The sequence's index in the chunk.
    pub item: usize,
}

impl Maps<'_> {
    /// What a step reads as `input`, from the first position that it needs.
    fn get(&self, input: &Input) -> &[f32] {
        let map = match input.source {
            Source::Input => self.one_hot,
            Source::Node(step) => &self.maps[step],
        };
        &map[self.item * input.size() + input.start * input.channels..][..input.size() - input.start * input.channels]
    }
}

/// Adds to the derivatives of input `number` of `step`, which is no convolution.
pub fn add(step: &Step, op: &Op, shares: &[f32], number: usize, maps: &Maps, upstream: &[f32], downstream: &mut [f32]) {
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

/// Adds each derivative times a factor, given its channel and index.
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
            let mut maximum = first + channel;
            for candidate in (1..pool.size).map(|offset| first + offset * channels + channel) {
                if input[candidate] > input[maximum] {
                    maximum = candidate;
                }
            }
            downstream[maximum] += derivative;
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
