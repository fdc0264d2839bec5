//! Our kernels: values, exact gradients and maps, with the batch spread over the thread pool.
//!
//! Maps are length-major (position × channel), so the input of one output position is contiguous
//! and convolution needs no im2col copy. Every output is bias + products in one fixed order,
//! whatever the batch, the tile or the number of threads, so equal sequences give equal bytes.

mod activation;
mod backward;
mod forward;
mod kernel;
mod letters;
mod packed;
mod plan;
mod sparse;
mod tail;

use crate::engine::Engine;
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use forward::Scratch;
use plan::Plan;
use rayon::prelude::*;

/// Sequences that one task works on at least: enough to use what is loaded of the weights.
const LEAST_CHUNK: usize = 16;
/// Floating-point operations of one task, about: some hundred microseconds, beside which handing it over is nothing.
const TASK_FLOPS: f64 = 4e6;
/// Tasks that every thread should have, for the last ones to end together.
const TASKS_A_THREAD: usize = 4;

/// The engine for one substructure.
#[derive(Debug)]
pub struct Simd {
    plan: Plan,
    /// Sequences of one task.
    chunk: usize,
}

impl Simd {
    /// Packs the weights of `substructure`.
    pub fn new(substructure: &Substructure) -> Self {
        let chunk = (TASK_FLOPS / substructure.flops().max(1.0)) as usize;
        Self { plan: Plan::new(substructure), chunk: chunk.clamp(LEAST_CHUNK, 1024) }
    }

    /// Sequences a task, of `count` in all.
    fn chunk(&self, count: usize) -> usize {
        let share = count.div_ceil(TASKS_A_THREAD * rayon::current_num_threads());
        self.chunk.min(share.max(LEAST_CHUNK))
    }

    /// Runs `work` on every chunk of sequences with its part of the `results`, for passes up to step `last`.
    fn chunks<R: Send>(
        &self,
        last: usize,
        sequences: &SequenceSet,
        chunk: usize,
        results: impl IndexedParallelIterator<Item = R>,
        work: impl Fn(&mut Scratch, &[u8], R) + Sync + Send,
    ) {
        assert_eq!(sequences.length(), self.plan.length, "sequences of the receptive field's length");
        sequences.codes().par_chunks(chunk * self.plan.length).zip(results).for_each_init(
            || Scratch::new(&self.plan, chunk, last),
            |scratch, (codes, part)| work(scratch, codes, part),
        );
    }
}

impl Engine for Simd {
    fn outputs(&self) -> usize {
        self.plan.outputs
    }

    fn values(&self, sequences: &SequenceSet) -> Vec<f32> {
        let mut values = vec![0.0; sequences.len() * self.plan.outputs];
        let (last, chunk) = (self.plan.steps.len() - 1, self.chunk(sequences.len()));
        let results = values.par_chunks_mut(chunk * self.plan.outputs);
        self.chunks(last, sequences, chunk, results, |scratch, codes, out| {
            scratch.forward(&self.plan, codes);
            out.copy_from_slice(scratch.output(out.len()));
        });
        values
    }

    fn gradients(&self, sequences: &SequenceSet, output: usize) -> (Vec<f32>, Vec<f32>) {
        self.gradients_above(sequences, output, &vec![f32::NEG_INFINITY; sequences.len()])
    }

    fn gradients_above(&self, sequences: &SequenceSet, output: usize, bounds: &[f32]) -> (Vec<f32>, Vec<f32>) {
        let size = self.plan.length * self.plan.letters;
        let (last, chunk) = (self.plan.steps.len() - 1, self.chunk(sequences.len()));
        let mut values = vec![0.0; sequences.len()];
        let mut gradients = vec![0.0; sequences.len() * size];
        let results =
            values.par_chunks_mut(chunk).zip(gradients.par_chunks_mut(chunk * size)).zip(bounds.par_chunks(chunk));
        self.chunks(last, sequences, chunk, results, |scratch, codes, ((values, gradients), bounds)| {
            scratch.forward(&self.plan, codes);
            let outputs = scratch.output(values.len() * self.plan.outputs);
            values
                .iter_mut()
                .zip(outputs.chunks_exact(self.plan.outputs))
                .for_each(|(value, row)| *value = row[output]);
            for (item, gradient) in gradients.chunks_exact_mut(size).enumerate() {
                if values[item] > bounds[item] {
                    scratch.backward(&self.plan, item, output, gradient);
                }
            }
        });
        (values, gradients)
    }

    fn maps(&self, sequences: &SequenceSet, part: usize) -> Vec<f32> {
        let (size, chunk) = (self.plan.steps[part].size(), self.chunk(sequences.len()));
        let mut maps = vec![0.0; sequences.len() * size];
        self.chunks(part, sequences, chunk, maps.par_chunks_mut(chunk * size), |scratch, codes, out| {
            scratch.forward(&self.plan, codes);
            out.copy_from_slice(scratch.output(out.len()));
        });
        maps
    }
}
