//! The backward pass: the derivative of one output with respect to the one-hot input.
//!
//! Only nonzero upstream entries are pushed back: a max-pooling sends its derivative to the first
//! maximum of each window, a ReLU to positive inputs only, so most entries are zero.

use super::activation;
use super::forward::Scratch;
use super::plan::{Plan, StagePlan};
use crate::network::MaxPool;
use crate::substructure::After;

impl Scratch {
    /// Writes d value / d one-hot (`length × letters`) of the chunk's sequence `item`, whose forward
    /// pass is in the maps.
    pub fn backward(&mut self, plan: &Plan, item: usize, output: usize, gradient: &mut [f32]) {
        let last = plan.stages.len() - 1;
        self.upstream[..plan.outputs].fill(0.0);
        self.upstream[output] = 1.0;
        for index in (0..=last).rev() {
            let stage = &plan.stages[index];
            if index < last {
                self.after_backward(stage, index, item);
            }
            if index == 0 {
                gradient.fill(0.0);
                convolution(stage, &self.upstream, gradient);
            } else {
                let size = stage.positions_in * stage.inputs;
                self.downstream[..size].fill(0.0);
                convolution(stage, &self.upstream, &mut self.downstream[..size]);
                std::mem::swap(&mut self.upstream, &mut self.downstream);
            }
        }
    }

    /// From the input of the next convolution back to the output of this one.
    fn after_backward(&mut self, stage: &StagePlan, index: usize, item: usize) {
        for (step, after) in stage.after.iter().enumerate().rev() {
            let positions = if step == 0 { stage.positions } else { stage.after[step - 1].positions };
            let size = positions * stage.channels;
            let input = &self.maps[index][step][item * size..][..size];
            match &after.op {
                After::Activation(function) => activation::backward(*function, input, &mut self.upstream[..size]),
                After::Affine(affine) => {
                    for row in self.upstream[..size].chunks_exact_mut(stage.channels) {
                        row.iter_mut().zip(&affine.scale).for_each(|(g, scale)| *g *= scale);
                    }
                }
                After::MaxPool(pool) => {
                    self.downstream[..size].fill(0.0);
                    max_pool(*pool, stage.channels, after.positions, input, &self.upstream, &mut self.downstream);
                    std::mem::swap(&mut self.upstream, &mut self.downstream);
                }
            }
        }
    }
}

/// Adds each nonzero derivative times its channel's weights to the window it was computed from.
fn convolution(stage: &StagePlan, upstream: &[f32], downstream: &mut [f32]) {
    let (run, _, distance) = stage.runs();
    let depth = stage.depth();
    for (position, row) in upstream[..stage.map_size()].chunks_exact(stage.channels).enumerate() {
        let start = position * stage.stride * stage.inputs;
        for (channel, &derivative) in row.iter().enumerate() {
            if derivative == 0.0 {
                continue;
            }
            let weights = &stage.rows[channel * depth..(channel + 1) * depth];
            for (index, weights) in weights.chunks_exact(run).enumerate() {
                let window = &mut downstream[start + index * distance..][..run];
                window.iter_mut().zip(weights).for_each(|(g, weight)| *g += derivative * weight);
            }
        }
    }
}

fn max_pool(pool: MaxPool, channels: usize, windows: usize, input: &[f32], upstream: &[f32], downstream: &mut [f32]) {
    for window in 0..windows {
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
