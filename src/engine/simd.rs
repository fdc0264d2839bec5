//! Our kernels: values, exact gradients and maps, with the batch spread over the thread pool.
//!
//! Maps are length-major (position × channel), so the input of one output position is contiguous
//! and convolution needs no im2col copy. Every output is bias + products in one fixed order,
//! whatever the batch, the tile or the number of threads, so equal sequences give equal bytes.

mod activation;
mod backward;
mod convolve;
mod forward;
mod kernel;
mod letters;
mod packed;
mod plan;
mod pool;
mod sparse;
mod tail;
mod transposed;
mod winograd;

use crate::engine::Engine;
use crate::sequence::SequenceSet;
use crate::substructure::{Part, Substructure};
use forward::Scratch;
use plan::Plan;
use pool::Pool;
use rayon::prelude::*;

/// Sequences that one task works on at least: enough to use what is loaded of the weights.
const LEAST_CHUNK: usize = 16;
/// Floating-point operations of one task, about: some hundred microseconds, beside which handing it over is nothing.
const TASK_FLOPS: f64 = 4e6;
/// Tasks that every thread should have, for the last ones to end together.
const TASKS_A_THREAD: usize = 4;
/// Floating-point operations up to which handing work over costs more than the other threads save.
const ALONE_FLOPS: f64 = 2e6;

/// Arrangements of the weights: as they are, packed, for zeros, and for pairs of outputs with a third more.
const ARRANGEMENTS: usize = 5;
/// Numbers for each number of the maps: itself, its place, its derivative, and it once more before it is pooled.
const MAPS: usize = 4;

/// Sequences that one task works on at most.
fn task(flops: f64) -> usize {
    ((TASK_FLOPS / flops) as usize).clamp(LEAST_CHUNK, 1024)
}

/// The engine for one substructure.
#[derive(Debug)]
pub struct Simd {
    plan: Plan,
    /// Floating-point operations of a sequence's forward pass.
    flops: f64,
    /// Sequences of one task.
    chunk: usize,
    scratches: Pool<Scratch>,
}

impl Simd {
    /// Packs the weights of `substructure`.
    pub fn new(substructure: &Substructure) -> Self {
        let flops = substructure.flops().max(1.0);
        Self { plan: Plan::new(substructure), flops, chunk: task(flops), scratches: Pool::default() }
    }

    /// Bytes that the engine of a substructure takes at most, about: its weights in every arrangement, and each
    /// thread's maps and derivatives.
    pub fn bytes(substructure: &Substructure) -> f64 {
        let numbers = |part: &Part| part.convolution().map_or(0, |convolution| convolution.weights.len());
        let weights: usize = substructure.parts.iter().map(numbers).sum();
        let maps: usize = substructure.parts.iter().map(Part::size).sum();
        let sequences = rayon::current_num_threads() * task(substructure.flops().max(1.0));
        (size_of::<f32>() * (ARRANGEMENTS * weights + MAPS * sequences * maps)) as f64
    }

    /// Sequences a task, of `count` in all: few enough for every thread to have one.
    fn chunk(&self, count: usize) -> usize {
        let threads = rayon::current_num_threads();
        let share = count.div_ceil(TASKS_A_THREAD * threads);
        self.chunk.min(share.max(LEAST_CHUNK.min(count.div_ceil(threads)))).max(1)
    }

    /// Runs `work` on every chunk of sequences with its part of the `results`, for passes up to step `last`.
    fn chunks<R: Send>(
        &self,
        last: usize,
        sequences: &SequenceSet,
        chunk: usize,
        results: impl Iterator<Item = R>,
        work: impl Fn(&mut Scratch, &[u8], R) + Sync + Send,
    ) {
        assert_eq!(sequences.length(), self.plan.length, "sequences of the receptive field's length");
        let tasks: Vec<(&[u8], R)> = sequences.codes().chunks(chunk * self.plan.length).zip(results).collect();
        let run = |(codes, part): (&[u8], R)| {
            let fits = |scratch: &Scratch| scratch.fits(chunk, last);
            let new = || Scratch::new(&self.plan, chunk, last);
            self.scratches.lend(fits, new, |scratch| work(scratch, codes, part));
        };
        if tasks.len() == 1 || sequences.len() as f64 * self.flops < ALONE_FLOPS {
            tasks.into_iter().for_each(run);
        } else {
            tasks.into_par_iter().with_max_len(1).for_each(run);
        }
    }
}

impl Engine for Simd {
    fn outputs(&self) -> usize {
        self.plan.outputs
    }

    fn values(&self, sequences: &SequenceSet) -> Vec<f32> {
        let mut values = vec![0.0; sequences.len() * self.plan.outputs];
        let (last, chunk) = (self.plan.steps.len() - 1, self.chunk(sequences.len()));
        let results = values.chunks_mut(chunk * self.plan.outputs);
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
        let results = values.chunks_mut(chunk).zip(gradients.chunks_mut(chunk * size)).zip(bounds.chunks(chunk));
        self.chunks(last, sequences, chunk, results, |scratch, codes, ((values, gradients), bounds)| {
            scratch.forward(&self.plan, codes);
            let outputs = scratch.output(values.len() * self.plan.outputs);
            values
                .iter_mut()
                .zip(outputs.chunks_exact(self.plan.outputs))
                .for_each(|(value, row)| *value = row[output]);
            let items: Vec<usize> = (0..values.len()).filter(|&item| values[item] > bounds[item]).collect();
            let derivatives = scratch.backward(&self.plan, &items, output).chunks_exact(size);
            items.iter().zip(derivatives).for_each(|(item, row)| gradients[item * size..][..size].copy_from_slice(row));
        });
        (values, gradients)
    }

    fn maps(&self, sequences: &SequenceSet, part: usize) -> Vec<f32> {
        let (size, chunk) = (self.plan.steps[part].size(), self.chunk(sequences.len()));
        let mut maps = vec![0.0; sequences.len() * size];
        self.chunks(part, sequences, chunk, maps.chunks_mut(chunk * size), |scratch, codes, out| {
            scratch.forward(&self.plan, codes);
            out.copy_from_slice(scratch.output(out.len()));
        });
        maps
    }
}
