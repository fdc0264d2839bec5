//! Sampling: sequences that activate a neuron, over the whole range of its activation.
//!
//! Short receptive fields are [enumerated](enumerate); longer ones are [searched](search) from start
//! sequences that contain motifs of the previous layer. In both cases the sample is kept evenly
//! distributed over activation, in a search by a [reservoir] (paper, “Sample sequences”, and its importance sampling).

pub mod ascent;
pub mod contributors;
pub mod enumerate;
pub mod genetic;
pub mod gradient;
mod inserting;
pub mod insertion;
pub mod offers;
mod placing;
pub mod reservoir;
pub mod search;
pub mod seeds;
pub mod slice;
mod stopped;
pub mod together;

use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::options::SamplingOptions;
use crate::random::Key;
use crate::sequence::{SequenceSet, rank};
use crate::substructure::Substructure;
use enumerate::Enumeration;
use inserting::Inserting;
use insertion::Field;
use search::Search;
use seeds::Seeds;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::ops::Range;
pub use stopped::Stopped;

/// Bytes of a generation and its offspring, at most, where the number of sequences is not given.
const POPULATION_BYTES: usize = 256 << 20;
/// Minimum number of sequences per generation, where it is not given.
const MIN_POPULATION: usize = 200;

/// How sequences are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum SamplingMethod {
    /// All sequences of the receptive field's length.
    Enumeration,
    /// A genetic search: start sequences, mutation, cross-over and shifts.
    Search,
}

/// The activating sequences of one neuron, and how they were found.
#[derive(Clone, Debug)]
pub struct SampleSet {
    /// Distinct sequences with positive activation.
    pub sequences: SequenceSet,
    /// Their activations.
    pub values: Vec<f32>,
    /// How they were found.
    pub method: SamplingMethod,
    /// Number of start sequences of the search; 0 for an enumeration.
    pub seeds: usize,
    /// Number of start sequences that contain motifs of the previous layer.
    pub pasted_seeds: usize,
    /// Number of generations of the search.
    pub generations: usize,
    /// Number of sequences evaluated.
    pub evaluated: u64,
    /// Number of different sequences with positive activation that were evaluated.
    pub positives: u64,
    /// Why sampling ended.
    pub stopped: Stopped,
}

impl SampleSet {
    /// Index of the largest activation; in case of ties, of the sequence that is first in [`rank`].
    pub fn best(&self) -> Option<usize> {
        let place = |i: usize| rank(self.sequences.get(i));
        (0..self.values.len()).reduce(|best, i| match self.values[i].total_cmp(&self.values[best]) {
            Ordering::Greater => i,
            Ordering::Equal if place(i) < place(best) => i,
            _ => best,
        })
    }

    /// The largest activation, 0 for an empty set.
    pub fn max(&self) -> f32 {
        self.best().map_or(0.0, |best| self.values[best])
    }
}

/// Progress of a sampler.
#[derive(Clone, Copy, Debug, Default)]
pub struct Status {
    /// Current generation, counted from 1.
    pub generation: usize,
    /// Largest activation so far.
    pub best: f32,
    /// Mean activation of the population.
    pub mean: f32,
    /// Number of sequences kept so far.
    pub found: usize,
    /// Sequences evaluated.
    pub evaluated: u64,
    /// Minimum share of the work that is done.
    pub fraction: f64,
}

/// What a search begins with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// What start sequences are drawn from; random letters where there is nothing.
    pub seeds: Option<Seeds>,
    /// Sequences that were found for the neuron before, the best first, and their activations.
    pub offered: Option<(SequenceSet, Vec<f32>)>,
}

/// Samples one neuron, slice by slice.
#[derive(Debug)]
pub enum Sampler {
    /// Every sequence.
    Enumeration(Box<Enumeration>),
    /// A search.
    Search(Box<Search>),
    /// A search for insertions.
    Inserting(Box<Inserting>),
}

impl Sampler {
    /// The sampler for a neuron: enumeration if the receptive field is short enough, otherwise a search.
    pub fn new(substructure: &Substructure, options: &SamplingOptions, key: Key, start: Start) -> Self {
        if enumerates(substructure, options) {
            Self::Enumeration(Box::new(Enumeration::new(substructure, options, key)))
        } else {
            Self::Search(Box::new(Search::new(&Field::whole(substructure), options, key, start)))
        }
    }

    /// The search of a neuron for insertions of so many `letters` into the sequences `around`.
    pub fn of_insertions(
        substructure: &Substructure,
        options: &SamplingOptions,
        key: Key,
        start: Start,
        inserted: (usize, SequenceSet),
    ) -> Self {
        Self::Inserting(Box::new(Inserting::new(substructure, options, key, start, inserted)))
    }

    /// One slice of work; `true` when sampling is complete.
    pub fn step(&mut self, engine: &dyn Engine) -> bool {
        match self {
            Self::Enumeration(enumeration) => enumeration.step(),
            Self::Search(search) => search.step(engine),
            Self::Inserting(search) => search.step(engine),
        }
    }

    /// The positions of the receptive field that are searched.
    pub fn searched(&self, substructure: &Substructure) -> Range<usize> {
        match self {
            Self::Inserting(search) => search.searched(),
            Self::Enumeration(_) | Self::Search(_) => 0..substructure.length,
        }
    }

    /// Progress so far.
    pub fn status(&self) -> Status {
        match self {
            Self::Enumeration(enumeration) => enumeration.status(),
            Self::Search(search) => search.status(),
            Self::Inserting(search) => search.status(),
        }
    }

    /// The sample of all work so far; the engine computes the activations of the kept sequences.
    pub fn finish(self, engine: &Simd) -> SampleSet {
        let mut sample = match self {
            Self::Enumeration(enumeration) => enumeration.finish(),
            Self::Search(mut search) => search.finish(),
            Self::Inserting(search) => search.finish(),
        };
        if sample.method == SamplingMethod::Enumeration {
            sample.values = engine.values(&sample.sequences);
        }
        sample
    }
}

/// Whether a neuron is enumerated rather than searched.
pub fn enumerates(substructure: &Substructure, options: &SamplingOptions) -> bool {
    substructure.length <= options.enumerate_up_to && substructure.alphabet_size == 4 && !substructure.padded
}

/// Sequences per generation: the option, or a rule by receptive field. The paper's rule (algorithm 2.2) starts
/// at 2000 and reaches 4000 only at 80 bp; receptive fields of 40 to 80 bp need 4000 too. Long ones get fewer, so that
/// they fit into memory.
pub fn population(length: usize, options: &SamplingOptions) -> usize {
    let fitting = (POPULATION_BYTES / (2 * member_bytes(length))).max(MIN_POPULATION);
    if options.population > 0 { options.population } else { (length / 10 * 1000).clamp(2000, 4000).min(fitting) }
}

/// Bytes of one sequence of a generation, about: its letters, and a derivative for each of four letters.
pub fn member_bytes(length: usize) -> usize {
    17 * length + 96
}
