//! What the analysis of a neuron is expected to cost, for the forecast and for the progress of a run.
//!
//! The unit is a pass: the time in which one sequence goes forward through the neuron's substructure. So a forecast in
//! seconds needs one measured rate for each layer.

use crate::demix::division;
use crate::options::{Options, SamplingOptions};
use crate::sample::insertion::{self, inserted};
use crate::sample::{ascent, enumerates, population};
use crate::substructure::Substructure;

/// Cost of a gradient, passes.
const BACKWARD: f64 = 0.9;
/// Share of the sequences of a search whose gradient is computed.
const WITH_GRADIENT: f64 = 0.45;
/// Operations per letter for creating and keeping a sequence.
const PER_LETTER: f64 = 200.0;
/// Operations per sequence of an enumeration, which reads tables.
const PER_WORD: f64 = 400.0;
/// Operations per facet and position of the receptive field, for comparing facets and describing their syntax.
const PER_FACET: f64 = 4.5e5;
/// Sequences per facet that is asked about, for a receptive field of [`ASKED_LENGTH`] or more.
const ASKED: f64 = 7_000.0;
/// Receptive field, in letters, from which on the questions about a facet take no more sequences.
const ASKED_LENGTH: usize = 72;
/// Sequences per distance, besides those of the final mean.
const SCANNED: f64 = 48.0;
/// Sequences per random sequence for drawing the matrix of a mixture.
const DRAWN: f64 = 300.0;
/// Maximum number of facets that a forecast assumes.
const MAX_FACETS: usize = 256;

/// Passes of the stages of one neuron.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cost {
    /// Sampling.
    pub sampling: f64,
    /// Demixing.
    pub demixing: f64,
    /// Comparing facets with known motifs and with each other.
    pub comparing: f64,
    /// Asking the network what it needs of the facets.
    pub asking: f64,
}

/// How long the search of a neuron takes, and how many P are tried: not known before a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// The search stops as soon as it may, and the first P is accepted.
    Shortest,
    /// The usual course of a neuron with this receptive field.
    Usual,
    /// The search runs to the limit of generations, and all P are tried.
    Longest,
}

impl Cost {
    /// The cost of the neuron of `substructure`.
    pub fn of(substructure: &Substructure, options: &Options, course: Course) -> Self {
        let flops = substructure.flops().max(1.0);
        let passes = |operations: f64| operations / flops;
        let length = substructure.length as f64;
        let evaluations = evaluations(substructure, options, course);
        let created = passes(PER_LETTER * length);
        let sampling = if enumerates(substructure, &options.sampling) {
            libm::pow(4.0, length / 2.0 + 2.0) + passes(PER_WORD) * evaluations
        } else {
            evaluations * (1.0 + WITH_GRADIENT * BACKWARD + created)
        };
        let is_inserted = inserted(substructure, &options.sampling).is_some();
        let candidates = if is_inserted { insertion::SEQUENCES } else { 1 };
        let kept = (evaluations / candidates as f64).min(options.sampling.capacity as f64);
        let sampling = sampling + if is_inserted { kept } else { 0.0 };
        let most = if options.demixing.groups > 0 { 1 } else { options.demixing.max_groups };
        let trials = if course == Course::Shortest { 1 } else { most };
        let demixing = division::passes(substructure, &options.demixing, trials, kept);
        let facets = division::clusters(substructure, &options.demixing, trials).min(MAX_FACETS);
        let comparing = passes(facets as f64 * PER_FACET * length);
        let asking = asking(substructure, options, facets) * (1.0 + created);
        Self { sampling, demixing, comparing, asking }
    }

    /// The same cost in operations of which a pass takes `flops`.
    #[must_use]
    pub fn times(&self, flops: f64) -> Self {
        let Self { sampling, demixing, comparing, asking } = *self;
        let [sampling, demixing, comparing, asking] = [sampling, demixing, comparing, asking].map(|part| part * flops);
        Self { sampling, demixing, comparing, asking }
    }

    /// The sum of all stages.
    pub fn total(&self) -> f64 {
        self.sampling + self.demixing + self.comparing + self.asking
    }
}

/// Number of sequences that are evaluated to ask what the network needs of so many facets: measured for receptive fields
/// of 17 to 200 bp, with a scan of the distances for about one pair of motifs.
fn asking(substructure: &Substructure, options: &Options, facets: usize) -> f64 {
    let length = substructure.length;
    let asked = options.grammar.asked.min(facets) as f64;
    let per_facet = ASKED * length.min(ASKED_LENGTH) as f64 / ASKED_LENGTH as f64;
    let scanned = length as f64 * (options.grammar.backgrounds as f64 + SCANNED);
    let drawn = if substructure.wide_pooling().is_some() { DRAWN * options.grammar.backgrounds as f64 } else { 0.0 };
    asked * per_facet + if asked > 0.0 { scanned + drawn } else { 0.0 }
}

/// Number of sequences that sampling evaluates.
pub fn evaluations(substructure: &Substructure, options: &Options, course: Course) -> f64 {
    let sampling = &options.sampling;
    if enumerates(substructure, sampling) {
        return libm::pow(4.0, substructure.length as f64);
    }
    match inserted(substructure, sampling) {
        Some(length) => insertion::SEQUENCES as f64 * searched(length, substructure.alphabet_size, sampling, course),
        None => searched(substructure.length, substructure.alphabet_size, sampling, course),
    }
}

/// Number of candidates of a search of so many letters.
fn searched(length: usize, alphabet_size: usize, sampling: &SamplingOptions, course: Course) -> f64 {
    let limit = sampling.generations;
    let generations = match course {
        Course::Shortest => limit.min(sampling.patience + 4),
        // Measured: the longer the receptive field, the more generations gain, and some searches reach the limit.
        Course::Usual => (3 * limit.min(sampling.patience + length) + limit) / 4,
        Course::Longest => limit,
    };
    let generations = (population(length, sampling) * generations) as f64;
    let climbs = ascent::usual_evaluations(sampling.ascents, length, alphabet_size) as f64;
    let climbs = climbs * if course == Course::Longest { 2.0 } else { 1.0 };
    generations + climbs.min(generations * ascent::SHARE)
}
