//! Column scores as whole numbers.
//!
//! Exact scores are doubles. Most need not be computed as such: an agreement of 16 bits settles which
//! whole number its score rounds to, unless that lies close to the middle between two of them; only
//! those are computed again.

use super::columns::{Targets, prepared};
use super::ranks::Ranks;
use super::singles::{LANES, from_whole, rounded};
use crate::motif::Ppm;
use crate::options::{Distance, GrammarOptions};
use wide::bytemuck::cast_slice;
use wide::{f32x8, i16x8};

/// Whole numbers that the range of column scores is divided into, about.
const STEPS: f64 = 100.0;

/// The scores of one query column against all columns of some targets.
pub(super) struct Scores {
    columns: usize,
    /// For each strand a number for each column, in whole blocks.
    strands: Vec<Vec<i16x8>>,
}

impl Scores {
    /// Room for the scores against `targets`.
    pub fn new(targets: &Targets) -> Self {
        let strand = vec![i16x8::ZERO; targets.singles().blocks()];
        Self { columns: targets.columns(), strands: vec![strand; targets.strands()] }
    }

    /// A number for each column, strand by strand.
    pub fn strands(&self) -> impl Iterator<Item = &[i16]> {
        self.strands.iter().map(|strand| &cast_slice::<_, i16>(strand)[..self.columns])
    }
}

/// How a query is scored against columns: in whole numbers that are 0 for an unaligned column.
pub(super) struct Scale {
    columns: Vec<QueryColumn>,
    distance: Distance,
    /// Whole numbers a unit of score.
    factor: f64,
    /// Added before rounding and taken away after it.
    shift: f64,
}

/// A column of the query.
struct QueryColumn {
    /// As it is given, then complemented: a column agrees with the complement of another as its own
    /// complement agrees with that one.
    strands: [Vec<f64>; 2],
    /// The score that half of the null's columns stay below; none where the column says nothing.
    median: Option<f64>,
}

impl Scale {
    /// For `query`, counted from `sites` sites, against `null`.
    pub fn new(query: &Ppm, sites: f64, null: &Targets, options: &GrammarOptions) -> Self {
        let (mut low, mut high, mut error) = (0.0f64, f64::NEG_INFINITY, 0.0f64);
        let columns: Vec<QueryColumn> = query
            .rows()
            .map(|row| {
                let forward = prepared(row, sites, options);
                let strands = [forward.clone(), forward.into_iter().rev().collect()];
                let median = (!Ppm::is_uniform(row)).then(|| {
                    let ranks = Ranks::of(&strands[..null.strands()], null);
                    let median = score(options.distance, ranks.lower_median);
                    low = low.min(score(options.distance, ranks.least) - median);
                    high = high.max(score(options.distance, ranks.most) - median);
                    error = error.max(null.singles().uncertainty(&strands[0]));
                    median
                });
                QueryColumn { strands, median }
            })
            .collect();
        let (mut division, closest) = (divided(low - error, high + error), divided(low + error, high - error));
        if division != closest {
            let (low, high) = range(&columns, null);
            division = divided(low, high);
        }
        let (offset, factor) = division;
        Self { columns, distance: options.distance, factor, shift: -offset * factor }
    }

    /// The scores of one query column against all columns of `targets`, one strand after the other, into `scores`.
    pub fn scores(&self, column: usize, targets: &Targets, scores: &mut Scores) {
        let QueryColumn { strands, median } = &self.columns[column];
        for (strand, scores) in strands.iter().zip(&mut scores.strands) {
            match *median {
                Some(median) => self.strand(strand, median, targets, scores),
                None => scores.fill(i16x8::ZERO),
            }
        }
    }

    fn strand(&self, query: &[f64], median: f64, targets: &Targets, scores: &mut [i16x8]) {
        let (factor, zero) = (f32x8::splat(self.factor as f32), f32x8::splat((-median * self.factor) as f32));
        let settled = f32x8::splat(0.5 - (targets.singles().uncertainty(query) * self.factor) as f32 - ROUNDING);
        let distance = self.distance;
        targets.singles().agreements(query, |block, agreements| {
            let numbers = match distance {
                Distance::Ed => zero - (-agreements).sqrt() * factor,
                Distance::Pearson => agreements * factor + zero,
                Distance::Sandelin => (agreements + f32x8::splat(2.0)) * factor + zero,
            };
            scores[block] = rounded(numbers);
            let open = from_whole(numbers).simd_gt(settled).to_bitmask();
            if open != 0 {
                self.settle(query, median, targets, block * LANES, open, scores[block].as_mut_array());
            }
        });
    }

    /// Computes again the scores that single precision leaves `open`.
    #[cold]
    fn settle(
        &self,
        query: &[f64],
        median: f64,
        targets: &Targets,
        first: usize,
        open: u32,
        scores: &mut [i16; LANES],
    ) {
        let columns = first..targets.columns().min(first + LANES);
        for column in columns.filter(|column| open & (1 << (column - first)) != 0) {
            let exact = score(self.distance, targets.agreement(query, column)) - median;
            scores[column - first] = ((exact * self.factor + self.shift).round_ties_even() - self.shift) as i16;
        }
    }
}

/// The offset, and the whole numbers a unit, that divide a range of scores.
fn divided(low: f64, high: f64) -> (f64, f64) {
    let offset = low.min(0.0).floor();
    (offset, if high > offset { (STEPS / (high - offset)).floor().max(1.0) } else { 1.0 })
}

/// The least and the largest score of all columns of the query against all of the null.
fn range(columns: &[QueryColumn], null: &Targets) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for QueryColumn { strands, median } in columns {
        let Some(median) = median else { continue };
        for (strand, column) in strands[..null.strands()].iter().flat_map(|s| (0..null.columns()).map(move |i| (s, i)))
        {
            let score = score(null.distance(), null.agreement(strand, column)) - median;
            (low, high) = (low.min(score), high.max(score));
        }
    }
    (low, high)
}

/// What single precision may add to the uncertainty of a score, and more.
const ROUNDING: f32 = 1e-4;

/// From agreement, see [`Targets::agreement`], to the score of a distance.
fn score(distance: Distance, agreement: f64) -> f64 {
    match distance {
        Distance::Ed => -(-agreement).sqrt(),
        Distance::Pearson => agreement,
        Distance::Sandelin => 2.0 + agreement,
    }
}
