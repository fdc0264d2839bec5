//! Enumeration: every sequence of a short receptive field (algorithm 2.1).
//!
//! The value is bias + Σ over the last kernel's taps, and a tap depends only on its own window of the
//! sequence. So each tap is tabulated over all words of its window, and a sequence costs one table
//! look-up per tap instead of a forward pass: 4¹² sequences take a fraction of a second.

use super::{SampleSet, SamplingMethod, Status, Stopped};
use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::motif::bins::bin;
use crate::network::Convolution;
use crate::options::SamplingOptions;
use crate::random::{Key, Purpose as Draw};
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use ndarray::Array3;
use rayon::prelude::*;

/// Sequences per step.
const SLICE: usize = 1 << 22;
/// Sequences per task.
const TASK: usize = 1 << 16;

/// A running enumeration: three passes over all 4^length sequences.
#[derive(Debug)]
pub struct Enumeration {
    length: usize,
    total: usize,
    bias: f32,
    taps: Vec<Tap>,
    bins: usize,
    capacity: usize,
    key: Key,
    pass: Pass,
    next: usize,
    max: f32,
    positives: u64,
    /// Number of sequences with the largest activation.
    maxima: u64,
    counts: Vec<u64>,
    kept: Vec<(u64, u32)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    /// The largest activation and the number of positive ones.
    Maximum,
    /// The number of positive sequences per bin, and of those with the largest activation.
    Counts,
    /// The sequences of each bin that are kept.
    Keep,
}

/// The contribution of one tap for every word of its window.
#[derive(Debug)]
struct Tap {
    /// Right shift that moves the window to the lowest bits of a sequence's index.
    shift: u32,
    table: Vec<f32>,
}

impl Enumeration {
    /// Tabulates the taps of a neuron with a receptive field of at most 14 bp of DNA.
    pub fn new(substructure: &Substructure, options: &SamplingOptions, key: Key) -> Self {
        let (bias, taps) = tabulate(substructure);
        Self {
            length: substructure.length,
            total: 1 << (2 * substructure.length),
            bias,
            taps,
            bins: options.bins,
            capacity: options.capacity,
            key,
            pass: Pass::Maximum,
            next: 0,
            max: 0.0,
            positives: 0,
            maxima: 0,
            counts: vec![0; options.bins],
            kept: Vec::new(),
        }
    }

    /// One slice of work; `true` when all three passes are complete.
    pub fn step(&mut self) -> bool {
        let end = (self.next + SLICE).min(self.total);
        let tasks: Vec<usize> = (self.next..end).step_by(TASK).collect();
        match self.pass {
            Pass::Maximum => self.maximum(&tasks, end),
            Pass::Counts => self.count(&tasks, end),
            Pass::Keep => self.keep(&tasks, end),
        }
        self.next = end;
        if self.next < self.total {
            return false;
        }
        self.next = 0;
        self.pass = match self.pass {
            Pass::Maximum if self.positives > 0 => Pass::Counts,
            Pass::Counts => Pass::Keep,
            Pass::Maximum | Pass::Keep => return true,
        };
        false
    }

    /// Progress so far.
    pub fn status(&self) -> Status {
        let pass = [Pass::Maximum, Pass::Counts, Pass::Keep].iter().position(|&p| p == self.pass).unwrap_or(0);
        let part = self.next as f64 / self.total as f64;
        Status {
            generation: 0,
            best: self.max,
            mean: 0.0,
            found: self.kept.len(),
            evaluated: if pass > 0 { self.total } else { self.next } as u64,
            fraction: (pass as f64 + part) / 3.0,
        }
    }

    /// The sample without activations, which the engine computes.
    pub fn finish(self) -> SampleSet {
        let share = self.capacity / self.bins;
        let mut members = vec![Vec::new(); self.bins];
        for &(priority, word) in &self.kept {
            let value = self.value(word as usize);
            members[bin(value, self.max, self.bins)].push((value < self.max, priority, word));
        }
        let mut words: Vec<u32> = Vec::new();
        for mut bin in members {
            bin.sort_unstable();
            words.extend(bin.iter().take(share).map(|&(_, _, word)| word));
        }
        words.sort_unstable();
        let codes = words.iter().flat_map(|&word| letters(word as usize, self.length)).collect();
        SampleSet {
            sequences: SequenceSet::from_codes(self.length, codes),
            values: Vec::new(),
            method: SamplingMethod::Enumeration,
            seeds: 0,
            pasted_seeds: 0,
            generations: 0,
            evaluated: self.total as u64,
            positives: self.positives,
            stopped: Stopped::Enumerated { length: self.length },
        }
    }

    fn value(&self, word: usize) -> f32 {
        self.taps.iter().fold(self.bias, |sum, tap| sum + tap.table[(word >> tap.shift) & (tap.table.len() - 1)])
    }

    fn words(&self, task: usize, end: usize) -> impl Iterator<Item = (usize, f32)> {
        (task..(task + TASK).min(end)).map(|word| (word, self.value(word)))
    }

    fn maximum(&mut self, tasks: &[usize], end: usize) {
        let (max, positives) = tasks
            .par_iter()
            .map(|&task| {
                self.words(task, end)
                    .fold((0.0f32, 0u64), |(max, n), (_, value)| (max.max(value), n + u64::from(value > 0.0)))
            })
            .reduce(|| (0.0, 0), |a, b| (a.0.max(b.0), a.1 + b.1));
        self.max = self.max.max(max);
        self.positives += positives;
    }

    fn count(&mut self, tasks: &[usize], end: usize) {
        let counts: Vec<(Vec<u64>, u64)> = tasks
            .par_iter()
            .map(|&task| {
                let (mut counts, mut maxima) = (vec![0; self.bins], 0);
                for (_, value) in self.words(task, end).filter(|&(_, value)| value > 0.0) {
                    counts[bin(value, self.max, self.bins)] += 1;
                    maxima += u64::from(value == self.max);
                }
                (counts, maxima)
            })
            .collect();
        for (part, maxima) in counts {
            self.counts.iter_mut().zip(part).for_each(|(sum, count)| *sum += count);
            self.maxima += maxima;
        }
    }

    /// Keeps sequences whose priority is low enough to be in their bin's share, with a margin; of those with the largest
    /// activation, which come first, as many as one bin holds.
    fn keep(&mut self, tasks: &[usize], end: usize) {
        let share = (self.capacity / self.bins) as f64;
        let limit = |count: u64| ((share + 8.0 * share.sqrt()) / count as f64 * u64::MAX as f64) as u64;
        let limits: Vec<u64> = self.counts.iter().copied().map(limit).collect();
        let of_maxima = limit(self.maxima);
        let kept: Vec<Vec<(u64, u32)>> = tasks
            .par_iter()
            .map(|&task| {
                self.words(task, end)
                    .filter(|&(_, value)| value > 0.0)
                    .filter_map(|(word, value)| {
                        let priority = self.key.stream(Draw::Reservoir, 0, word as u64).next_u64();
                        let own = if value == self.max { of_maxima } else { limits[bin(value, self.max, self.bins)] };
                        (priority <= own).then_some((priority, word as u32))
                    })
                    .collect()
            })
            .collect();
        self.kept.extend(kept.into_iter().flatten());
    }
}

/// The letters of the DNA sequence with index `word`, the first position most significant.
pub fn letters(word: usize, length: usize) -> impl Iterator<Item = u8> {
    (0..length).rev().map(move |place| (word >> (2 * place) & 3) as u8)
}

fn tabulate(substructure: &Substructure) -> (f32, Vec<Tap>) {
    let Some(target) = substructure.target() else { return (0.0, Vec::new()) };
    let taps = match substructure.before_target() {
        None => letter_taps(substructure.length, target),
        Some(_) => window_taps(substructure, target),
    };
    (target.bias[0], taps)
}

/// A first layer: one table per tap of the kernel.
fn letter_taps(length: usize, target: &Convolution) -> Vec<Tap> {
    (0..target.kernel())
        .map(|tap| Tap {
            shift: 2 * (length - 1 - tap * target.dilation) as u32,
            table: (0..4).map(|letter| target.weights[[0, tap, letter]]).collect(),
        })
        .collect()
}

/// Deeper layers: the network up to the input of one tap, followed by a convolution of width 1 that has
/// the taps as its channels, over all words of the window.
fn window_taps(substructure: &Substructure, target: &Convolution) -> Vec<Tap> {
    let kernel = target.kernel();
    let weights =
        Array3::from_shape_fn((kernel, 1, target.inputs()), |(tap, _, channel)| target.weights[[0, tap, channel]]);
    let below = substructure.with_target(Convolution {
        weights: weights.into_shared(),
        bias: vec![0.0; kernel],
        stride: 1,
        dilation: 1,
        padding: [0, 0],
        groups: 1,
    });
    let (window, jump) = (below.length, substructure.jump());
    let words: usize = 1 << (2 * window);
    let codes = (0..words).flat_map(|word| letters(word, window)).collect();
    let values = Simd::new(&below).values(&SequenceSet::from_codes(window, codes));
    (0..kernel)
        .map(|tap| Tap {
            shift: 2 * (substructure.length - window - tap * target.dilation * jump) as u32,
            table: values.iter().skip(tap).step_by(kernel).copied().collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_sequences_with_equal_activations_an_even_sample_is_kept() {
        let mut enumeration = Enumeration {
            length: 8,
            total: 1 << 16,
            bias: 0.5,
            taps: vec![Tap { shift: 0, table: vec![0.5; 4] }],
            bins: 20,
            capacity: 20_000,
            key: Key { seed: 1, layer: 1, channel: 0 },
            pass: Pass::Maximum,
            next: 0,
            max: 0.0,
            positives: 0,
            maxima: 0,
            counts: vec![0; 20],
            kept: Vec::new(),
        };
        while !enumeration.step() {}
        assert!(enumeration.kept.len() < 2000, "only what a bin holds is kept, with a margin");
        let sample = enumeration.finish();
        assert_eq!((sample.sequences.len(), sample.positives), (1000, 1 << 16));
        for position in 0..8 {
            let count = sample.sequences.iter().filter(|codes| codes[position] == 0).count();
            assert!((190..310).contains(&count), "{count} of 1000 have the first letter at {position}");
        }
    }
}
