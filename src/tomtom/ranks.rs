//! Minimum, median and maximum of many agreements, without sorting.

use super::columns::Targets;
use super::singles::{LANES, rounded};
use wide::{f32x8, i16x8};

/// The integer that represents an agreement of 1; agreements are between −2 and 1.
const UNITS: f32 = 15_000.0;

/// Approximate number of values for a first guess of the median.
const SAMPLE: usize = 500;

/// Order statistics of the agreements of a query column with all target columns of all strands.
pub(super) struct Ranks {
    /// With the precision of [`Singles::uncertainty`](super::singles::Singles::uncertainty).
    pub min: f64,
    /// The exact value at index n/2 − 1 of n in ascending order.
    pub lower_median: f64,
    /// With the precision of [`Singles::uncertainty`](super::singles::Singles::uncertainty).
    pub max: f64,
}

impl Ranks {
    /// For a column, and its complement where both strands are searched.
    pub fn of(query: &[Vec<f64>], targets: &Targets) -> Self {
        let blocks = targets.singles().blocks();
        let mut whole = vec![i16x8::ZERO; query.len() * blocks];
        let (mut min, mut max) = (f32x8::splat(f32::INFINITY), f32x8::splat(f32::NEG_INFINITY));
        for (query, whole) in query.iter().zip(whole.chunks_exact_mut(blocks)) {
            targets.singles().agreements(query, |block, agreements| {
                min = min.fast_min(agreements);
                max = max.fast_max(agreements);
                whole[block] = rounded(agreements * f32x8::splat(UNITS));
            });
        }
        Self {
            min: min.to_array().into_iter().fold(f64::INFINITY, |min, value| min.min(value.into())),
            lower_median: lower_median(query, targets, &mut whole),
            max: max.to_array().into_iter().fold(f64::NEG_INFINITY, |max, value| max.max(value.into())),
        }
    }
}

/// The median of agreements with known rounded integers: different integers are in the order of the agreements, and
/// only agreements near the middle integer are computed exactly.
fn lower_median(query: &[Vec<f64>], targets: &Targets, whole: &mut [i16x8]) -> f64 {
    let (columns, padded) = (targets.columns(), targets.singles().blocks() * LANES);
    for last in whole.chunks_exact_mut(targets.singles().blocks()).filter_map(<[i16x8]>::last_mut) {
        last.as_mut_array()[LANES - (padded - columns)..].fill(i16::MAX);
    }
    let reach = (2.0 * targets.singles().uncertainty(&query[0]) * f64::from(UNITS)).ceil() as i16 + 1;
    let rank = (query.len() * columns / 2).saturating_sub(1);
    let middle = value_of_rank(whole, rank);
    let exact = |i: usize| targets.agreement(&query[i / padded], i % padded);
    let mut candidates: Vec<f64> = within(whole, middle - reach, middle + reach).into_iter().map(exact).collect();
    *candidates.select_nth_unstable_by(rank - below(whole, middle - reach), f64::total_cmp).1
}

/// The value with `rank` smaller values: interpolation search from the median of a sample.
fn value_of_rank(values: &[i16x8], rank: usize) -> i16 {
    let mut sample: Vec<i16> = values.iter().step_by(values.len().div_ceil(SAMPLE)).map(|v| v.as_array()[0]).collect();
    let middle = sample.len() / 2;
    let mut guess = i32::from(*sample.select_nth_unstable(middle).1);
    let (mut low, mut high) = ((i32::from(i16::MIN), 0), (i32::from(i16::MAX), values.len() * LANES));
    while high.0 - low.0 > 1 {
        guess = guess.clamp(low.0 + 1, high.0 - 1);
        let count = below(values, guess as i16);
        if count <= rank {
            low = (guess, count);
        } else {
            high = (guess, count);
        }
        let share = (rank - low.1) as f64 / (high.1 - low.1) as f64;
        guess = low.0 + (f64::from(high.0 - low.0) * share) as i32;
    }
    low.0 as i16
}

/// The number of values smaller than `limit`.
fn below(values: &[i16x8], limit: i16) -> usize {
    let count = |values: &[i16x8]| {
        let less = values.iter().map(|values| values.simd_lt(i16x8::splat(limit)));
        let counts = less.fold(i16x8::ZERO, |counts, less| counts - less);
        counts.to_array().into_iter().map(|count| count as usize).sum::<usize>()
    };
    values.chunks(i16::MAX as usize).map(count).sum()
}

/// The indices of the values from `min` to `max`, of which there are few.
fn within(values: &[i16x8], min: i16, max: i16) -> Vec<usize> {
    const BLOCKS: usize = 4;
    let (min, max) = (i16x8::splat(min), i16x8::splat(max));
    let is_within = |values: &i16x8| values.simd_ge(min) & values.simd_le(max);
    let mut indices = Vec::new();
    for (i, blocks) in values.chunks(BLOCKS).enumerate() {
        if blocks.iter().fold(i16x8::ZERO, |any, values| any | is_within(values)).any() {
            let lanes = blocks.iter().flat_map(|values| is_within(values).to_array()).enumerate();
            indices.extend(lanes.filter(|(_, within)| *within != 0).map(|(lane, _)| i * BLOCKS * LANES + lane));
        }
    }
    indices
}
