//! The forward pass over a chunk of sequences; every map is kept for the backward pass.

use super::activation;
use super::kernel;
use super::plan::{AfterPlan, Plan, StagePlan};
use crate::network::MaxPool;
use crate::substructure::After;

/// The maps of one chunk. One thread owns it and reuses it from chunk to chunk.
pub struct Scratch {
    /// Per stage: the convolution's output, then the output of each operation after it;
    /// each holds the chunk's sequences one after the other.
    pub(super) maps: Vec<Vec<Vec<f32>>>,
    /// Two buffers of the largest map of one sequence, for gradients.
    pub(super) upstream: Vec<f32>,
    pub(super) downstream: Vec<f32>,
}

impl Scratch {
    pub fn new(plan: &Plan, chunk: usize) -> Self {
        let maps: Vec<Vec<Vec<f32>>> =
            plan.stages.iter().map(|stage| sizes(stage).map(|size| vec![0.0; chunk * size]).collect()).collect();
        let largest = plan.stages.iter().flat_map(sizes).max().unwrap_or(0);
        Self { maps, upstream: vec![0.0; largest], downstream: vec![0.0; largest] }
    }

    /// Computes every map up to the output of convolution `last`.
    pub fn forward(&mut self, plan: &Plan, codes: &[u8], last: usize) {
        let items = codes.len() / plan.length;
        for (index, stage) in plan.stages[..=last].iter().enumerate() {
            let (before, here) = self.maps.split_at_mut(index);
            match before.last().and_then(|maps| maps.last()) {
                None => kernel::letters(stage, plan.length, codes, &mut here[0][0]),
                Some(input) => kernel::dense(stage, items, input, &mut here[0][0]),
            }
            if index < last {
                after_all(stage, items, &mut here[0]);
            }
        }
    }

    /// The first `count` numbers of the output of convolution `stage`.
    pub fn map(&self, stage: usize, count: usize) -> &[f32] {
        &self.maps[stage][0][..count]
    }
}

/// Sizes of a stage's maps for one sequence.
fn sizes(stage: &StagePlan) -> impl Iterator<Item = usize> {
    std::iter::once(stage.map_size()).chain(stage.after.iter().map(|after| after.positions * stage.channels))
}

fn after_all(stage: &StagePlan, items: usize, maps: &mut [Vec<f32>]) {
    let mut positions = stage.positions;
    for (index, after) in stage.after.iter().enumerate() {
        let (before, here) = maps.split_at_mut(index + 1);
        let count = items * positions * stage.channels;
        apply(after, stage.channels, positions, &before[index][..count], &mut here[0]);
        positions = after.positions;
    }
}

fn apply(after: &AfterPlan, channels: usize, positions: usize, input: &[f32], output: &mut [f32]) {
    match &after.op {
        After::Activation(function) => activation::forward(*function, input, output),
        After::Affine(affine) => {
            for (input, output) in input.chunks_exact(channels).zip(output.chunks_exact_mut(channels)) {
                for (channel, (x, y)) in input.iter().zip(output).enumerate() {
                    *y = affine.scale[channel] * x + affine.shift[channel];
                }
            }
        }
        After::MaxPool(pool) => {
            let items = input.chunks_exact(positions * channels);
            for (input, output) in items.zip(output.chunks_exact_mut(after.positions * channels)) {
                max_pool(*pool, channels, input, output);
            }
        }
    }
}

fn max_pool(pool: MaxPool, channels: usize, input: &[f32], output: &mut [f32]) {
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
