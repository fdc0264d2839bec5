//! The facet that a window belongs to.

use crate::report::{Crm, NeuronReport};
use serde::Serialize;

/// Minimum share of a facet's motifs, by their information, that a window holds which the facet explains: the same as for
/// the neuron's own sequences.
pub const HELD: f64 = 0.5;
/// Minimum probability of a letter: one that the facet's sequences never have is no proof.
const MIN_PROBABILITY: f64 = 0.01;

/// How many of the strongest windows belong to a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FacetShare {
    /// Identifier of the facet.
    pub id: String,
    /// Number of windows that fit it best.
    pub windows: usize,
    /// Number of those that it explains: they hold at least half of its motifs, by their information.
    pub explained: usize,
}

/// A facet: the logarithm (base 2) of each letter's probability relative to that of equally likely letters, in the columns
/// of its motifs.
#[derive(Debug)]
struct Scores {
    columns: Vec<(usize, Vec<f64>)>,
    /// The score of the most likely letters.
    largest: f64,
}

/// The facets of a neuron.
#[derive(Debug)]
pub struct Assignment {
    ids: Vec<String>,
    scores: Vec<Scores>,
}

impl Assignment {
    /// Of a report.
    pub fn new(neuron: &NeuronReport) -> Self {
        Self {
            ids: neuron.crms.iter().map(|crm| crm.id.clone()).collect(),
            scores: neuron.crms.iter().map(Scores::of).collect(),
        }
    }

    /// The facet with the highest score and the share of its largest score; none where no score is positive.
    pub fn of(&self, codes: &[u8]) -> Option<(usize, f64)> {
        let scores = self.scores.iter().map(|facet| facet.score(codes)).enumerate();
        let (facet, score) = scores.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        (score > 0.0).then(|| (facet, score / self.scores[facet].largest))
    }

    /// The identifiers of the facets.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// For each facet the share of its motifs, by their information, that a window holds, 0 … 1.
    pub fn held(&self, codes: &[u8]) -> impl Iterator<Item = f64> {
        self.scores.iter().map(|facet| (facet.score(codes) / facet.largest.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0))
    }

    /// How many of these windows belong to each facet.
    pub fn shares(&self, assigned: &[Option<(usize, f64)>]) -> Vec<FacetShare> {
        let of_facet = |facet: usize| assigned.iter().flatten().filter(move |(own, _)| *own == facet);
        let share = |(facet, id): (usize, &String)| FacetShare {
            id: id.clone(),
            windows: of_facet(facet).count(),
            explained: of_facet(facet).filter(|(_, held)| *held >= HELD).count(),
        };
        self.ids.iter().enumerate().map(share).collect()
    }
}

impl Scores {
    fn of(crm: &Crm) -> Self {
        let rows: Vec<&[f64]> = crm.ppm.rows().collect();
        let segments = crm.segments.iter().flatten();
        let columns = segments.flat_map(|segment| segment.start..segment.end).filter(|&column| column < rows.len());
        let log = |probability: &f64, letters: usize| (probability.max(MIN_PROBABILITY) * letters as f64).log2();
        let columns: Vec<(usize, Vec<f64>)> =
            columns.map(|column| (column, rows[column].iter().map(|p| log(p, rows[column].len())).collect())).collect();
        let largest = columns.iter().map(|(_, row)| row.iter().copied().fold(f64::MIN, f64::max)).sum();
        Self { columns, largest }
    }

    fn score(&self, codes: &[u8]) -> f64 {
        self.columns.iter().map(|(column, row)| row[usize::from(codes[*column])]).sum()
    }
}
