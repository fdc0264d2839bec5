//! The maps of all operations but convolutions.

use super::activation;
use super::shape::Input;
use super::step::Step;
use crate::network::{Op, Pool};

/// The part of each sequence's map that an elementwise step reads.
fn rows<'m>(step: &Step, input: &Input, map: &'m [f32]) -> impl Iterator<Item = &'m [f32]> {
    let (first, count) = (input.start * input.channels, step.positions * input.channels);
    map.chunks_exact(input.size()).map(move |map| &map[first..first + count])
}

/// Computes the map of `step`, which is no convolution, from the maps of its inputs. `shares` are those of
/// [`StepOp::Other`](super::step::StepOp::Other).
pub fn compute(step: &Step, op: &Op, shares: &[f32], maps: &[&[f32]], output: &mut [f32]) {
    let (size, channels) = (step.size(), step.channels);
    let first = &step.inputs[0];
    match op {
        Op::Activation(function) => {
            rows(step, first, maps[0])
                .zip(output.chunks_exact_mut(size))
                .for_each(|(x, y)| activation::forward(*function, x, y));
        }
        Op::MaxPool(pool) => {
            let inputs = maps[0].chunks_exact(first.size()).map(|map| &map[first.start * channels..]);
            inputs.zip(output.chunks_exact_mut(size)).for_each(|(x, y)| max_pool(*pool, channels, x, y));
        }
        Op::AveragePool(pool) => {
            let inputs = maps[0].chunks_exact(first.size()).map(|map| &map[first.start * channels..]);
            inputs.zip(output.chunks_exact_mut(size)).for_each(|(x, y)| average_pool(*pool, shares, channels, x, y));
        }
        Op::Affine(affine) => {
            per_channel(step, first, maps[0], output, |channel, x| affine.scale[channel] * x + affine.shift[channel])
        }
        Op::PRelu(slopes) => {
            per_channel(step, first, maps[0], output, |channel, x| if x > 0.0 { x } else { slopes[channel] * x });
        }
        Op::Sum | Op::Product => {
            let product = matches!(op, Op::Product);
            rows(step, first, maps[0]).zip(output.chunks_exact_mut(size)).for_each(|(x, y)| y.copy_from_slice(x));
            for (input, map) in step.inputs.iter().zip(maps).skip(1) {
                for (x, y) in rows(step, input, map).zip(output.chunks_exact_mut(size)) {
                    y.iter_mut().zip(x).for_each(|(y, x)| if product { *y *= x } else { *y += x });
                }
            }
        }
        Op::Concat => {
            let mut before = 0;
            for (input, map) in step.inputs.iter().zip(maps) {
                for (x, y) in rows(step, input, map).zip(output.chunks_exact_mut(size)) {
                    let rows = x.chunks_exact(input.channels).zip(y.chunks_exact_mut(channels));
                    rows.for_each(|(x, y)| y[before..before + input.channels].copy_from_slice(x));
                }
                before += input.channels;
            }
        }
        Op::Select(select) => {
            for (x, y) in rows(step, first, maps[0]).zip(output.chunks_exact_mut(size)) {
                for (x, y) in x.chunks_exact(first.channels).zip(y.chunks_exact_mut(channels)) {
                    y.iter_mut().zip(select).for_each(|(y, &channel)| *y = x[channel]);
                }
            }
        }
        Op::Pad(padding) => {
            let (start, end) = (padding.before * channels, size - padding.after * channels);
            for (x, y) in maps[0].chunks_exact(first.size()).zip(output.chunks_exact_mut(size)) {
                y.fill(padding.value);
                y[start..end].copy_from_slice(&x[first.start * channels..][..end - start]);
            }
        }
        Op::Crop(_) | Op::Convolution(_) => {
            rows(step, first, maps[0]).zip(output.chunks_exact_mut(size)).for_each(|(x, y)| y.copy_from_slice(x));
        }
    }
}

/// Applies a function of channel and element.
fn per_channel(step: &Step, input: &Input, map: &[f32], output: &mut [f32], f: impl Fn(usize, f32) -> f32) {
    for (x, y) in rows(step, input, map).zip(output.chunks_exact_mut(step.size())) {
        for (x, y) in x.chunks_exact(step.channels).zip(y.chunks_exact_mut(step.channels)) {
            x.iter().zip(y).enumerate().for_each(|(channel, (&x, y))| *y = f(channel, x));
        }
    }
}

fn max_pool(pool: Pool, channels: usize, input: &[f32], output: &mut [f32]) {
    for (window, output) in output.chunks_exact_mut(channels).enumerate() {
        let rows = &input[window * pool.stride * channels..][..pool.size * channels];
        let (first, others) = rows.split_at(channels);
        output.copy_from_slice(first);
        for row in others.chunks_exact(channels) {
            for (y, &x) in output.iter_mut().zip(row) {
                *y = if x > *y { x } else { *y };
            }
        }
    }
}

fn average_pool(pool: Pool, shares: &[f32], channels: usize, input: &[f32], output: &mut [f32]) {
    for (window, (output, share)) in output.chunks_exact_mut(channels).zip(shares).enumerate() {
        output.fill(0.0);
        for row in input[window * pool.stride * channels..][..pool.size * channels].chunks_exact(channels) {
            output.iter_mut().zip(row).for_each(|(y, x)| *y += x);
        }
        output.iter_mut().for_each(|y| *y *= share);
    }
}
