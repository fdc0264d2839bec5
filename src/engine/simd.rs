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

/// Sequences that one task works on: their maps together stay in the cache.
const CHUNK: usize = 16;

/// The engine for one substructure.
#[derive(Debug)]
pub struct Simd {
    plan: Plan,
}

impl Simd {
    /// Packs the weights of `substructure`.
    pub fn new(substructure: &Substructure) -> Self {
        Self { plan: Plan::new(substructure) }
    }

    /// Runs `work` on every chunk of sequences with its part of the `results`, for passes up to step `last`.
    fn chunks<R: Send>(
        &self,
        last: usize,
        sequences: &SequenceSet,
        results: impl IndexedParallelIterator<Item = R>,
        work: impl Fn(&mut Scratch, &[u8], R) + Sync + Send,
    ) {
        assert_eq!(sequences.length(), self.plan.length, "sequences of the receptive field's length");
        sequences.codes().par_chunks(CHUNK * self.plan.length).zip(results).for_each_init(
            || Scratch::new(&self.plan, CHUNK, last),
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
        let last = self.plan.steps.len() - 1;
        let results = values.par_chunks_mut(CHUNK * self.plan.outputs);
        self.chunks(last, sequences, results, |scratch, codes, out| {
            scratch.forward(&self.plan, codes);
            out.copy_from_slice(scratch.output(out.len()));
        });
        values
    }

    fn gradients(&self, sequences: &SequenceSet, output: usize) -> (Vec<f32>, Vec<f32>) {
        let size = self.plan.length * self.plan.letters;
        let last = self.plan.steps.len() - 1;
        let mut values = vec![0.0; sequences.len()];
        let mut gradients = vec![0.0; sequences.len() * size];
        let results = values.par_chunks_mut(CHUNK).zip(gradients.par_chunks_mut(CHUNK * size));
        self.chunks(last, sequences, results, |scratch, codes, (values, gradients)| {
            scratch.forward(&self.plan, codes);
            let outputs = scratch.output(values.len() * self.plan.outputs);
            values
                .iter_mut()
                .zip(outputs.chunks_exact(self.plan.outputs))
                .for_each(|(value, row)| *value = row[output]);
            for (item, gradient) in gradients.chunks_exact_mut(size).enumerate() {
                scratch.backward(&self.plan, item, output, gradient);
            }
        });
        (values, gradients)
    }

    fn maps(&self, sequences: &SequenceSet, part: usize) -> Vec<f32> {
        let size = self.plan.steps[part].size();
        let mut maps = vec![0.0; sequences.len() * size];
        self.chunks(part, sequences, maps.par_chunks_mut(CHUNK * size), |scratch, codes, out| {
            scratch.forward(&self.plan, codes);
            out.copy_from_slice(scratch.output(out.len()));
        });
        maps
    }
}
