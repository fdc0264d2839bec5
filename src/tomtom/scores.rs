//! Column scores as whole numbers.
//!
//! Exact scores are doubles. Most need not be computed as such: a score in single precision settles
//! which whole number it rounds to, unless it lies close to the middle between two of them; only
//! those are computed again.

use super::columns::{BLOCK, Targets, prepared};
use super::ranks::Ranks;
use crate::motif::Ppm;
use crate::options::{Distance, GrammarOptions};

/// Whole numbers that the range of column scores is divided into, about.
const STEPS: f64 = 100.0;

/// The scores of one query column against all columns of some targets.
pub(super) struct Scores {
    /// A number for each column, strand by strand.
    pub strands: Vec<Vec<i16>>,
}

impl Scores {
    /// Room for the scores against `targets`.
    pub fn new(targets: &Targets) -> Self {
        Self { strands: vec![vec![0; targets.columns()]; targets.strands()] }
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
        let (mut low, mut high) = (0.0f64, f64::NEG_INFINITY);
        let columns = query
            .rows()
            .map(|row| {
                let forward = prepared(row, sites, options);
                let strands = [forward.clone(), forward.into_iter().rev().collect()];
                let median = (!Ppm::is_uniform(row)).then(|| {
                    let ranks = Ranks::of(&strands[..null.strands()], null);
                    let score = |agreement| score(options.distance, agreement);
                    let median = score(ranks.lower_median);
                    low = low.min(score(ranks.least) - median);
                    high = high.max(score(ranks.most) - median);
                    median
                });
                QueryColumn { strands, median }
            })
            .collect();
        let offset = low.floor();
        let factor = if high > offset { (STEPS / (high - offset)).floor().max(1.0) } else { 1.0 };
        Self { columns, distance: options.distance, factor, shift: -offset * factor }
    }

    /// The scores of one query column against all columns of `targets`, one strand after the other, into `scores`.
    pub fn scores(&self, column: usize, targets: &Targets, scores: &mut Scores) {
        let QueryColumn { strands, median } = &self.columns[column];
        for (strand, scores) in strands.iter().zip(&mut scores.strands) {
            let Some(median) = *median else {
                scores.fill(0);
                continue;
            };
            for (block, scores) in scores.chunks_mut(BLOCK).enumerate() {
                self.block(strand, median, targets, block * BLOCK, scores);
            }
        }
    }

    /// The scores against the columns from `first` on.
    fn block(&self, query: &[f64], median: f64, targets: &Targets, first: usize, scores: &mut [i16]) {
        let mut agreements = [0.0; BLOCK];
        let agreements = &mut agreements[..scores.len()];
        targets.agreements(query, first, agreements);
        match self.distance {
            Distance::Ed => agreements.iter_mut().for_each(|a| *a = -(-*a).sqrt()),
            Distance::Pearson => {}
            Distance::Sandelin => agreements.iter_mut().for_each(|a| *a += 2.0),
        }
        let (factor, zero) = (self.factor as f32, (self.shift - median * self.factor) as f32);
        let mut farthest = 0;
        for (score, agreement) in scores.iter_mut().zip(agreements.iter()) {
            let exact = agreement * factor + zero;
            let shifted = exact + SINGLE_ROUNDING;
            farthest = farthest.max((exact - (shifted - SINGLE_ROUNDING)).abs().to_bits() as i32);
            *score = (shifted.to_bits() as i16).wrapping_sub(self.shift as i16);
        }
        let settled = 0.5 - (TOLERANCE * self.factor) as f32;
        if settled <= 0.0 || farthest > settled.to_bits() as i32 {
            self.settle(query, median, targets, first, agreements, scores);
        }
    }

    /// Computes the scores again that single precision leaves open.
    fn settle(&self, query: &[f64], median: f64, targets: &Targets, first: usize, singles: &[f32], scores: &mut [i16]) {
        let (factor, zero) = (self.factor as f32, (self.shift - median * self.factor) as f32);
        for (i, (score, single)) in scores.iter_mut().zip(singles).enumerate() {
            let fraction = (single * factor + zero).rem_euclid(1.0);
            if (f64::from(fraction) - 0.5).abs() <= TOLERANCE * self.factor {
                let exact = self::score(self.distance, targets.agreement(query, first + i));
                *score = ((exact - median) * self.factor + self.shift).round_ties_even() as i16 - self.shift as i16;
            }
        }
    }
}

/// Added to a small number it leaves the nearest whole number in the lowest bits: 2²³ + 2²².
const SINGLE_ROUNDING: f32 = 12_582_912.0;

/// How far a score in single precision may be from the exact one: several times the largest error of
/// differences and squares of probabilities, of their root, and of scaling it.
const TOLERANCE: f64 = 5e-6;

/// From agreement, see [`Targets::agreement`], to the score of a distance.
fn score(distance: Distance, agreement: f64) -> f64 {
    match distance {
        Distance::Ed => -(-agreement).sqrt(),
        Distance::Pearson => agreement,
        Distance::Sandelin => 2.0 + agreement,
    }
}
