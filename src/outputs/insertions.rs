//! The change of the outputs by facets and syntax trees that are written into sequences (in-silico marginalisation).

use super::moments::{Moments, mean};
use super::pattern::Pattern;
use super::sequences::{drawn, sample};
use super::units;
use super::work::Work;
use crate::alphabet::Alphabet;
use crate::engine::tract::WholeNetwork;
use crate::error::{Code, Error, Result};
use crate::necessity::Mean;
use crate::options::{LARGEST_SEED, within};
use crate::sequence::Records;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Maximum number of sequences.
const MAX_SEQUENCES: usize = 10_000;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct InsertionRequest {
    /// Units of the outputs, counted from 0; empty means all.
    pub units: Vec<usize>,
    /// Maximum number of sequences that each pattern is written into.
    pub sequences: usize,
    /// Number of facets of each neuron.
    pub facets: usize,
    /// Seed of drawn sequences; a whole number below 2⁵³.
    #[cfg_attr(test, ts(type = "number"))]
    pub seed: u64,
}

impl Default for InsertionRequest {
    fn default() -> Self {
        Self { units: Vec::new(), sequences: 32, facets: 20, seed: 1 }
    }
}

/// What a pattern does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InsertionEffect {
    /// The pattern.
    #[serde(flatten)]
    pub pattern: Pattern,
    /// For each unit the mean change: the output with the pattern in the middle of a sequence, less that without.
    pub effects: Vec<Mean>,
}

/// What patterns do to outputs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InsertionsReport {
    /// Number of sequences that each pattern was written into.
    pub sequences: usize,
    /// Whether they are the user's; else they were drawn, with equally likely letters.
    pub given: bool,
    /// Number of the user's sequences that have another length than the input.
    pub left_out: usize,
    /// Units, counted from 0.
    pub units: Vec<usize>,
    /// For each unit the mean output without a pattern.
    pub without: Vec<Mean>,
    /// The patterns that were written so far.
    pub patterns: Vec<InsertionEffect>,
}

/// Insertions in progress.
#[derive(Debug)]
pub struct Insertions {
    whole: Arc<WholeNetwork>,
    alphabet: Alphabet,
    units: Vec<usize>,
    sequences: Vec<Vec<u8>>,
    given: bool,
    left_out: usize,
    without: Vec<Vec<f32>>,
    /// The outputs with the pattern that is being written, for the first sequences.
    with: Vec<Vec<f32>>,
    waiting: Vec<Pattern>,
    done: Vec<InsertionEffect>,
}

impl Work for Insertions {
    fn step(&mut self) -> Result<bool> {
        if self.without.len() < self.sequences.len() {
            let values = self.values(&[], self.without.len())?;
            self.without.extend(values);
        } else if let Some(pattern) = self.waiting.last() {
            let values = self.values(&pattern.codes(&self.alphabet), self.with.len())?;
            self.with.extend(values);
            if self.with.len() == self.sequences.len()
                && let Some(pattern) = self.waiting.pop()
            {
                let effects = self.units.iter().map(|&unit| self.change(unit)).collect();
                self.with.clear();
                self.done.push(InsertionEffect { pattern, effects });
            }
        }
        Ok(self.waiting.is_empty())
    }

    fn fraction(&self) -> f64 {
        let patterns = self.done.len() + self.waiting.len();
        let all = (patterns + 1) * self.sequences.len();
        let done = self.without.len() + self.done.len() * self.sequences.len() + self.with.len();
        done as f64 / all.max(1) as f64
    }

    fn json(&self) -> String {
        serde_json::to_string(&self.report()).unwrap_or_default()
    }
}

impl Insertions {
    /// Prepares patterns; `given` are sequences of the user, without which some are drawn.
    ///
    /// # Errors
    /// [`Code::Option`] for a value out of range; [`Code::Sequence`] where no given sequence has the input's length, or a
    /// pattern is longer.
    pub fn new(
        whole: Arc<WholeNetwork>,
        alphabet: &Alphabet,
        patterns: Vec<Pattern>,
        request: &InsertionRequest,
        given: Option<Records>,
    ) -> Result<Self> {
        within("sequences", request.sequences as f64, 2.0, MAX_SEQUENCES as f64)?;
        within("seed", request.seed as f64, 0.0, LARGEST_SEED as f64)?;
        let (length, units) = (whole.length(), units::listed(&request.units, whole.units())?);
        if let Some(long) = patterns.iter().find(|pattern| pattern.letters.len() > length) {
            return Err(too_long(long, length));
        }
        let (sequences, left_out) = match given {
            Some(given) => sample(given, request.sequences, length, alphabet)?,
            None => (drawn(request.seed, request.sequences, length, alphabet), 0),
        };
        let mut waiting = patterns;
        waiting.reverse();
        let given = given.is_some();
        let (without, with, done) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Self { whole, alphabet: alphabet.clone(), units, sequences, given, left_out, without, with, waiting, done })
    }

    /// The outputs of the next sequences from `first` on, with letters in their middle.
    fn values(&self, codes: &[(usize, u8)], first: usize) -> Result<Vec<Vec<f32>>> {
        let width = codes.last().map_or(0, |&(column, _)| column + 1);
        let start = (self.whole.length() - width) / 2;
        let count = self.whole.batch() * rayon::current_num_threads();
        let mut written: Vec<Vec<u8>> = self.sequences.iter().skip(first).take(count).cloned().collect();
        for sequence in &mut written {
            codes.iter().for_each(|&(column, code)| sequence[start + column] = code);
        }
        self.whole.values(&written.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    /// The mean change of a unit by the current pattern.
    fn change(&self, unit: usize) -> Mean {
        let mut moments = Moments::default();
        let pairs = self.with.iter().zip(&self.without);
        pairs.for_each(|(with, without)| moments.add(f64::from(with[unit]) - f64::from(without[unit])));
        mean(&moments)
    }

    /// The effects so far.
    pub fn report(&self) -> InsertionsReport {
        let average = |&unit: &usize| {
            let mut moments = Moments::default();
            self.without.iter().for_each(|row| moments.add(row[unit].into()));
            mean(&moments)
        };
        InsertionsReport {
            sequences: self.sequences.len(),
            given: self.given,
            left_out: self.left_out,
            units: self.units.clone(),
            without: self.units.iter().map(average).collect(),
            patterns: self.done.clone(),
        }
    }
}

fn too_long(pattern: &Pattern, length: usize) -> Error {
    Error::new(
        Code::Sequence,
        &pattern.id,
        format!(
            "The pattern {} has {} letters; the input of the network has {length}.",
            pattern.id,
            pattern.letters.len()
        ),
        "Open the network that the report is of.",
    )
}
