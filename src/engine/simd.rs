//! Our kernels: values, exact gradients and maps, with the batch spread over the thread pool.
//!
//! Maps are length-major (position × channel), so the input of one output position is contiguous
//! and convolution needs no im2col copy. Every output is bias + products in one fixed order,
//! whatever the batch, the tile or the number of threads, so equal sequences give equal bytes.

mod activation;
mod backward;
mod forward;
mod kernel;
mod plan;

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

    /// Runs `work` on every chunk of sequences with its part of `out` (`each` numbers a sequence).
    fn chunks<T: Send>(
        &self,
        sequences: &SequenceSet,
        out: &mut [T],
        each: usize,
        work: impl Fn(&mut Scratch, &[u8], &mut [T]) + Sync + Send,
    ) {
        assert_eq!(sequences.length(), self.plan.length, "sequences of the receptive field's length");
        sequences
            .codes()
            .par_chunks(CHUNK * self.plan.length)
            .zip(out.par_chunks_mut(CHUNK * each))
            .for_each_init(|| Scratch::new(&self.plan, CHUNK), |scratch, (codes, out)| work(scratch, codes, out));
    }
}

impl Engine for Simd {
    fn outputs(&self) -> usize {
        self.plan.outputs
    }

    fn values(&self, sequences: &SequenceSet) -> Vec<f32> {
        let mut values = vec![0.0; sequences.len() * self.plan.outputs];
        let last = self.plan.stages.len() - 1;
        self.chunks(sequences, &mut values, self.plan.outputs, |scratch, codes, out| {
            scratch.forward(&self.plan, codes, last);
            out.copy_from_slice(scratch.map(last, out.len()));
        });
        values
    }

    fn gradients(&self, sequences: &SequenceSet, output: usize) -> (Vec<f32>, Vec<f32>) {
        let size = self.plan.length * self.plan.letters;
        let last = self.plan.stages.len() - 1;
        let mut results = vec![0.0; sequences.len() * (size + 1)];
        self.chunks(sequences, &mut results, size + 1, |scratch, codes, out| {
            scratch.forward(&self.plan, codes, last);
            for (item, out) in out.chunks_exact_mut(size + 1).enumerate() {
                let (gradient, value) = out.split_at_mut(size);
                value[0] = scratch.map(last, (item + 1) * self.plan.outputs)[item * self.plan.outputs + output];
                scratch.backward(&self.plan, item, output, gradient);
            }
        });
        let values = results.iter().skip(size).step_by(size + 1).copied().collect();
        let mut next = 0;
        results.retain(|_| {
            next += 1;
            next % (size + 1) != 0
        });
        (values, results)
    }

    fn maps(&self, sequences: &SequenceSet, stage: usize) -> Vec<f32> {
        let size = self.plan.stages[stage].map_size();
        let mut maps = vec![0.0; sequences.len() * size];
        self.chunks(sequences, &mut maps, size, |scratch, codes, out| {
            scratch.forward(&self.plan, codes, stage);
            out.copy_from_slice(scratch.map(stage, out.len()));
        });
        maps
    }
}
