//! Column scores as integers.
//!
//! Scores are defined in double precision and rounded to integers. A single-precision score has the same integer
//! unless it is close to the middle between two integers; only these scores are computed in double precision.

use super::Resolution;
use super::columns::{Targets, prepared};
use super::ranks::Ranks;
use super::singles::{LANES, from_whole, rounded};
use crate::motif::Ppm;
use crate::options::{Distance, GrammarOptions};
use wide::bytemuck::cast_slice;
use wide::{f32x8, i16x8};

/// The scores of one query column against all columns of some targets.
pub(super) struct Scores {
    columns: usize,
    /// For each strand the score of each column, padded to whole blocks.
    strands: Vec<Vec<i16x8>>,
}

impl Scores {
    /// A buffer for the scores against `targets`.
    pub fn new(targets: &Targets) -> Self {
        let strand = vec![i16x8::ZERO; targets.singles().blocks()];
        Self { columns: targets.columns(), strands: vec![strand; targets.strands()] }
    }

    /// The scores of all columns, strand by strand.
    pub fn strands(&self) -> impl Iterator<Item = &[i16]> {
        self.strands.iter().map(|strand| &cast_slice::<_, i16>(strand)[..self.columns])
    }
}

/// The conversion of a query's scores to integers, where 0 is the score of an unaligned column.
pub(super) struct ScoreScale {
    columns: Vec<QueryColumn>,
    distance: Distance,
    /// Integers per unit of score.
    factor: f64,
    /// Added before rounding and subtracted after it.
    shift: f64,
}

/// A column of the query.
struct QueryColumn {
    /// The column as given, and its complement. The agreement of a column with the complement of another equals that of
    /// its own complement with the other.
    strands: [Vec<f64>; 2],
    /// The median score against the columns of the null model; none where the column is uniform.
    median: Option<f64>,
}

impl ScoreScale {
    /// The scale of `query`, estimated from `sites` sites, against the null model `null`.
    pub fn new(query: &Ppm, sites: f64, null: &Targets, resolution: Resolution, options: &GrammarOptions) -> Self {
        let (mut low, mut high, mut error) = (0.0f64, f64::NEG_INFINITY, 0.0f64);
        let columns: Vec<QueryColumn> = query
            .rows()
            .map(|row| {
                let forward = prepared(row, sites, options);
                let strands = [forward.clone(), forward.into_iter().rev().collect()];
                let median = (!Ppm::is_uniform(row)).then(|| {
                    let ranks = Ranks::of(&strands[..null.strands()], null);
                    let median = score(options.distance, ranks.lower_median);
                    low = low.min(score(options.distance, ranks.min) - median);
                    high = high.max(score(options.distance, ranks.max) - median);
                    error = error.max(null.singles().uncertainty(&strands[0]));
                    median
                });
                QueryColumn { strands, median }
            })
            .collect();
        let divided = |low: f64, high: f64| divided(low, high, resolution);
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
            if let Some(counted) = targets.counted() {
                scores.iter_mut().zip(counted).for_each(|(scores, counted)| *scores &= *counted);
            }
        }
    }

    fn strand(&self, query: &[f64], median: f64, targets: &Targets, scores: &mut [i16x8]) {
        let (factor, zero) = (f32x8::splat(self.factor as f32), f32x8::splat((-median * self.factor) as f32));
        let settled = f32x8::splat(0.5 - (targets.singles().uncertainty(query) * self.factor) as f32 - ROUNDING);
        let distance = self.distance;
        targets.singles().agreements(query, |block, agreements| {
            let exact = match distance {
                Distance::Ed => zero - (-agreements).sqrt() * factor,
                Distance::Pearson => agreements * factor + zero,
                Distance::Sandelin => (agreements + f32x8::splat(2.0)) * factor + zero,
            };
            scores[block] = rounded(exact);
            let open = from_whole(exact).simd_gt(settled).to_bitmask();
            if open != 0 {
                self.settle(query, median, targets, block * LANES, open, scores[block].as_mut_array());
            }
        });
    }

    /// Computes in double precision the scores whose bit in `open` is set.
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

/// The offset, and the integers per unit, for a range of scores.
fn divided(low: f64, high: f64, Resolution(steps): Resolution) -> (f64, f64) {
    let offset = low.min(0.0).floor();
    (offset, if high > offset { (steps / (high - offset)).floor().max(1.0) } else { 1.0 })
}

/// The minimum and maximum score of all columns of the query against all columns of the null model.
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

/// Upper bound of the rounding error of a score in single precision.
const ROUNDING: f32 = 1e-4;

/// The score of an agreement, see [`Targets::agreement`].
fn score(distance: Distance, agreement: f64) -> f64 {
    match distance {
        Distance::Ed => -(-agreement).sqrt(),
        Distance::Pearson => agreement,
        Distance::Sandelin => 2.0 + agreement,
    }
}
