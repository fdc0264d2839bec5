//! Our kernels: values, exact gradients and maps, with the batch spread over the thread pool.
//!
//! Maps are length-major (position × channel), so the input of one output position is contiguous
//! and convolution needs no im2col copy. Every output is bias + products in one fixed order,
//! whatever the batch, the tile or the number of threads, so equal sequences give equal bytes.

mod activation;
mod backward;
mod dense;
mod derivatives;
mod forward;
mod fuse;
mod kernel;
mod lanes;
mod map_convolution;
mod plan;
mod reuse;
mod scratch;
mod sequence_convolution;
mod shape;
mod sparse;
mod step;
mod tail;
mod tile;
mod transposed;
mod values;
mod winograd;

use crate::engine::Engine;
use crate::sequence::SequenceSet;
use crate::substructure::{Part, Substructure};
use plan::Plan;
use rayon::prelude::*;
use reuse::Reuse;
use scratch::Scratch;
use std::sync::{Mutex, PoisonError};

/// Minimum number of sequences per task, so that loaded weights are used often enough.
const MIN_CHUNK: usize = 16;
/// Maximum number of sequences per task.
const MAX_CHUNK: usize = 1024;
/// Floating-point operations per task, about: some hundred microseconds, so that starting a task costs little.
const TASK_FLOPS: f64 = 4e6;
/// Tasks per thread, so that all threads finish at about the same time.
const TASKS_PER_THREAD: usize = 4;
/// Maximum number of floating-point operations that run on the calling thread alone: starting tasks would take longer.
const SINGLE_THREAD_FLOPS: f64 = 2e6;

/// Copies of the weights: in file order, packed for [`dense`], arranged for [`sparse`], and combined for [`winograd`],
/// which takes 4/3 of their size.
const WEIGHT_COPIES: usize = 5;
/// Values per element of the maps: the element, its place in a pooling's window, its derivative, and the element
/// before the pooling.
const MAP_COPIES: usize = 4;

/// Bytes of the maps and derivatives of all threads together, about: where [`MIN_CHUNK`] sequences per task take more,
/// a task has fewer, and where one per task takes more, fewer tasks run at a time.
const SCRATCH_BYTES: usize = 768 << 20;

/// How the sequences are divided into tasks.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Tasks {
    /// Maximum number of sequences per task.
    chunk: usize,
    /// Maximum number of tasks at a time.
    at_a_time: usize,
}

impl Tasks {
    /// For sequences that take `flops` operations and `elements` of maps each, on so many threads.
    fn new(flops: f64, elements: usize, threads: usize) -> Self {
        let at_all = (SCRATCH_BYTES / scratch_bytes(elements).max(1)).max(1);
        let chunk = ((TASK_FLOPS / flops) as usize).clamp(MIN_CHUNK, MAX_CHUNK);
        Self { chunk: chunk.min((at_all / threads).max(1)), at_a_time: threads.min(at_all) }
    }
}

/// Elements of the maps of a sequence.
fn elements(substructure: &Substructure) -> usize {
    substructure.parts.iter().map(Part::size).sum()
}

/// Bytes of the maps and derivatives of a sequence whose maps have so many elements.
fn scratch_bytes(elements: usize) -> usize {
    size_of::<f32>() * MAP_COPIES * elements
}

/// The engine for one substructure.
#[derive(Debug)]
pub struct Simd {
    plan: Plan,
    /// Floating-point operations per sequence in a forward pass.
    flops: f64,
    /// Elements of the maps of a sequence.
    elements: usize,
    scratches: Reuse<Scratch>,
}

impl Simd {
    /// Packs the weights of `substructure`.
    pub fn new(substructure: &Substructure) -> Self {
        Self {
            plan: Plan::new(substructure),
            flops: substructure.flops().max(1.0),
            elements: elements(substructure),
            scratches: Reuse::default(),
        }
    }

    /// Maximum bytes that the engine of a substructure takes on so many threads, about: all copies of the weights, and
    /// each thread's maps and derivatives.
    pub fn bytes(substructure: &Substructure, threads: usize) -> f64 {
        let elements = elements(substructure);
        let tasks = Tasks::new(substructure.flops().max(1.0), elements, threads);
        Self::weight_bytes(substructure) + (tasks.at_a_time * tasks.chunk) as f64 * scratch_bytes(elements) as f64
    }

    /// Those of [`Simd::bytes`] that remain after [`Simd::release`].
    pub fn weight_bytes(substructure: &Substructure) -> f64 {
        let weights = |part: &Part| part.convolution().map_or(0, |convolution| convolution.weights.len());
        let weights: usize = substructure.parts.iter().map(weights).sum();
        (size_of::<f32>() * WEIGHT_COPIES * weights) as f64
    }

    /// Frees the maps and derivatives; the next call allocates them again.
    pub fn release(&self) {
        self.scratches.clear();
    }

    /// Sequences per task, of `count` in all: few enough that every thread gets a task.
    fn chunk(&self, count: usize) -> usize {
        let threads = rayon::current_num_threads();
        let share = count.div_ceil(TASKS_PER_THREAD * threads);
        self.tasks().chunk.min(share.max(MIN_CHUNK.min(count.div_ceil(threads)))).max(1)
    }

    fn tasks(&self) -> Tasks {
        Tasks::new(self.flops, self.elements, rayon::current_num_threads())
    }

    /// The values of all outputs, `n × outputs`, and the derivatives of one output of each sequence, as
    /// [`Engine::gradients_above`].
    pub fn gradients_of(&self, sequences: &SequenceSet, outputs: &[usize], bounds: &[f32]) -> (Vec<f32>, Vec<f32>) {
        let size = self.plan.length * self.plan.alphabet_size;
        let (last, chunk) = (self.plan.steps.len() - 1, self.chunk(sequences.len()));
        let mut values = vec![0.0; sequences.len() * self.plan.outputs];
        let mut gradients = vec![0.0; sequences.len() * size];
        let results = values
            .chunks_mut(chunk * self.plan.outputs)
            .zip(gradients.chunks_mut(chunk * size))
            .zip(outputs.chunks(chunk))
            .zip(bounds.chunks(chunk));
        self.chunks(last, sequences, chunk, results, |scratch, codes, (((values, gradients), outputs), bounds)| {
            scratch.forward(&self.plan, codes);
            values.copy_from_slice(scratch.output(values.len()));
            let own = |item: usize| values[item * self.plan.outputs + outputs[item]];
            let items: Vec<usize> = (0..outputs.len()).filter(|&item| own(item) > bounds[item]).collect();
            let derivatives = scratch.backward(&self.plan, &items, outputs).chunks_exact(size);
            items.iter().zip(derivatives).for_each(|(item, row)| gradients[item * size..][..size].copy_from_slice(row));
        });
        (values, gradients)
    }

    /// Runs `work` on every chunk of sequences and its part of the `results`, for passes up to step `last`.
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
            self.scratches.with(fits, new, |scratch| work(scratch, codes, part));
        };
        let at_a_time = self.tasks().at_a_time;
        if tasks.len() == 1 || at_a_time == 1 || sequences.len() as f64 * self.flops < SINGLE_THREAD_FLOPS {
            tasks.into_iter().for_each(run);
        } else if at_a_time < rayon::current_num_threads() {
            let waiting = Mutex::new(tasks.into_iter());
            let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
            (0..at_a_time).into_par_iter().with_max_len(1).for_each(|_| std::iter::from_fn(next).for_each(&run));
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
        let (values, gradients) = self.gradients_of(sequences, &vec![output; sequences.len()], bounds);
        (values.into_iter().skip(output).step_by(self.plan.outputs).collect(), gradients)
    }

    fn maps(&self, sequences: &SequenceSet, part: usize) -> Vec<f32> {
        self.maps_of(sequences, &[part]).pop().unwrap_or_default()
    }

    /// One pass to the last part computes all maps that it stores; another pass the others.
    fn maps_of(&self, sequences: &SequenceSet, parts: &[usize]) -> Vec<Vec<f32>> {
        let Some(&last) = parts.iter().max() else { return Vec::new() };
        let stored = |part: usize| self.plan.stores(part, last);
        let chunk = self.chunk(sequences.len());
        let others: Vec<usize> = parts.iter().copied().filter(|&part| !stored(part)).collect();
        let mut others = self.maps_of(sequences, &others).into_iter();
        let mut maps = Vec::new();
        for &part in parts {
            let size = self.plan.steps[part].size();
            maps.push(if stored(part) { vec![0.0; sequences.len() * size] } else { others.next().unwrap_or_default() });
        }
        let mut tasks: Vec<Vec<(usize, &mut [f32])>> = Vec::new();
        tasks.resize_with(sequences.len().div_ceil(chunk), Vec::new);
        for (&part, map) in parts.iter().zip(&mut maps).filter(|(part, _)| stored(**part)) {
            let size = self.plan.steps[part].size();
            let rows = map.chunks_mut(chunk * size);
            rows.zip(&mut tasks).for_each(|(rows, task)| task.push((part, rows)));
        }
        self.chunks(last, sequences, chunk, tasks.into_iter(), |scratch, codes, outputs| {
            scratch.forward(&self.plan, codes);
            for (part, output) in outputs {
                output.copy_from_slice(&scratch.maps[part][..output.len()]);
            }
        });
        maps
    }
}
