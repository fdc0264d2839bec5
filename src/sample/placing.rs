//! Where in the receptive field insertions are written: where a part of a strong sequence raises the neuron most by itself.

use super::SampleSet;
use super::insertion::{Field, Inserted};
use crate::engine::Engine;
use crate::options::SamplingOptions;
use crate::sequence::SequenceSet;
use std::ops::Range;

/// Number of strong sequences that parts are taken from.
const STRONG: usize = 16;
/// These are evenly distributed over this share of the sample, the strongest.
const STRONGEST: f64 = 0.05;
/// Generations of the search for them, at most.
const GENERATIONS: usize = 12;
/// Places tried per length of an insertion.
const PLACES: usize = 8;

/// The options of the short search for strong sequences.
#[must_use]
pub fn short(options: &SamplingOptions) -> SamplingOptions {
    SamplingOptions { generations: options.generations.min(GENERATIONS), ascents: 0, ..options.clone() }
}

/// The starts of the places that are tried.
fn places(receptive: usize, letters: usize) -> impl Iterator<Item = usize> {
    (0..=receptive - letters).step_by((letters / PLACES).max(1))
}

/// Tries the parts of strong sequences, place by place.
#[derive(Clone, Debug)]
pub struct Placing {
    strong: SequenceSet,
    letters: usize,
    /// Starts of places that are still to be tried, the first one last.
    waiting: Vec<usize>,
    /// Number of places tried.
    tried: usize,
    /// The best place so far, and the mean activation of its best part.
    best: (f32, usize),
}

impl Placing {
    /// Of insertions of so many letters; the place is the middle where the sample is empty.
    pub fn new(sample: &SampleSet, letters: usize) -> Self {
        let receptive = sample.sequences.length();
        let mut order: Vec<u32> = (0..sample.values.len() as u32).collect();
        let value = |&item: &u32| sample.values[item as usize];
        order.sort_by(|a, b| value(b).total_cmp(&value(a)).then(a.cmp(b)));
        let step = ((order.len() as f64 * STRONGEST) as usize / STRONG).max(1);
        let strong: Vec<u32> = order.into_iter().step_by(step).take(STRONG).collect();
        let mut waiting: Vec<usize> = if strong.is_empty() { Vec::new() } else { places(receptive, letters).collect() };
        waiting.reverse();
        let strong = sample.sequences.select(&strong);
        Self { strong, letters, waiting, tried: 0, best: (f32::NEG_INFINITY, (receptive - letters) / 2) }
    }

    /// Tries some places; whether that were all. `around` are the random sequences that parts are written into.
    pub fn step(&mut self, engine: &dyn Engine, around: &SequenceSet, field: &Field) -> bool {
        let count = (field.slice / (self.strong.len() * around.len()).max(1)).max(1);
        for _ in 0..count {
            let Some(start) = self.waiting.pop() else { break };
            self.tried += 1;
            let place = start..start + self.letters;
            let inserted = Inserted::new(engine, around, place, field.alphabet_size);
            let largest = inserted.values(&self.parts(start)).into_iter().fold(f32::NEG_INFINITY, f32::max);
            if largest > self.best.0 {
                self.best = (largest, start);
            }
        }
        self.waiting.is_empty()
    }

    /// Number of sequences that were evaluated.
    pub fn evaluated(&self, around: &SequenceSet) -> u64 {
        ((self.tried + 1) * self.strong.len() * around.len()) as u64
    }

    /// The best place.
    pub fn place(&self) -> Range<usize> {
        self.best.1..self.best.1 + self.letters
    }

    /// The parts of the strong sequences there, with which the search begins, and their values.
    pub fn found(&self, inserted: &Inserted) -> (SequenceSet, Vec<f32>) {
        let parts = self.parts(self.best.1);
        let values = inserted.values(&parts);
        (parts, values)
    }

    fn parts(&self, start: usize) -> SequenceSet {
        let parts = self.strong.iter().flat_map(|codes| &codes[start..start + self.letters]).copied();
        SequenceSet::from_codes(self.letters, parts.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::landscape::Landscape;
    use crate::sample::{SamplingMethod, Stopped};

    fn sample(sequences: &[[u8; 20]]) -> SampleSet {
        SampleSet {
            sequences: SequenceSet::from_codes(20, sequences.concat()),
            values: vec![1.0; sequences.len()],
            method: SamplingMethod::Search,
            seeds: 0,
            pasted_seeds: 0,
            generations: 0,
            evaluated: 0,
            positives: 0,
            stopped: Stopped::Interrupted,
        }
    }

    #[test]
    fn the_place_is_where_a_part_of_a_strong_sequence_counts_by_itself() {
        let engine = Landscape(|codes| codes[13..17].iter().filter(|&&letter| letter == 3).count() as f32);
        let around = SequenceSet::from_codes(20, vec![0; 40]);
        let field = Field { receptive: 20, searched: 0..20, alphabet_size: 4, jump: 1, slice: 100 };
        let mut placing = Placing::new(&sample(&[[3; 20], [1; 20]]), 4);
        while !placing.step(&engine, &around, &field) {}
        assert_eq!(placing.place(), 13..17);
        let inserted = Inserted::new(&engine, &around, placing.place(), 4);
        assert_eq!(
            placing.found(&inserted),
            (SequenceSet::from_codes(4, vec![3, 3, 3, 3, 1, 1, 1, 1]), vec![4.0, 0.0])
        );
    }

    #[test]
    fn without_strong_sequences_it_is_the_middle() {
        let mut placing = Placing::new(&sample(&[]), 4);
        let field = Field { receptive: 20, searched: 0..20, alphabet_size: 4, jump: 1, slice: 100 };
        assert!(placing.step(&Landscape(|_| 0.0), &SequenceSet::from_codes(20, vec![0; 20]), &field));
        assert_eq!(placing.place(), 8..12);
    }
}
