//! Seqlets: windows whose summed contribution is significant.
//!
//! The null distribution of sums is a Laplace distribution with the program's rule for its centre and slopes. The
//! share of observed sums among observed and null sums is fitted by isotonic regression; a sum passes where this gives
//! a sufficiently low false discovery rate.

use super::ModiscoOptions;
use super::tracks::{Seqlet, Tracks};

/// Number of bins in each of the two searches for the mode.
const BINS: usize = 1_000;
/// Number of quantiles that represent the null distribution.
const NULL: usize = 10_000;
/// The program's minimum share of windows without signal.
const MIN_EMPTY: f64 = 0.95;

/// Windows with their flanks, from each sequence in descending order; none is within half a window and a flank of a
/// better one.
pub fn extract(tracks: &Tracks, options: &ModiscoOptions) -> Vec<Seqlet> {
    let ModiscoOptions { window, flank, .. } = *options;
    if window == 0 || window + 2 * flank > tracks.length() {
        return Vec::new();
    }
    let sums: Vec<Vec<f64>> = tracks.contributions().map(|row| sliding(&row, window)).collect();
    let Some(threshold) = threshold(&sums, options) else { return Vec::new() };
    let half = (window / 2 + flank) as f64;
    let mut found = Vec::new();
    for (sequence, mut sums) in sums.into_iter().enumerate() {
        let places = sums.len();
        sums.iter_mut().enumerate().for_each(|(place, sum)| {
            // Both flanks must lie within the sequence.
            if *sum < threshold || place < flank || place + flank >= places {
                *sum = f64::NEG_INFINITY;
            }
        });
        while let Some(best) = first_largest(&sums).filter(|&best| sums[best] > f64::NEG_INFINITY) {
            found.push(Seqlet { sequence, start: best - flank, end: best + window + flank, reverse: false });
            let middle = best as f64 + 0.5;
            let (low, high) = ((middle - half).floor().max(0.0) as usize, (middle + half).ceil() as usize);
            sums[low..high.min(places)].fill(f64::NEG_INFINITY);
        }
    }
    found
}

fn first_largest(values: &[f64]) -> Option<usize> {
    (0..values.len()).reduce(|best, next| if values[next] > values[best] { next } else { best })
}

/// The sum over each window of a row.
fn sliding(row: &[f64], window: usize) -> Vec<f64> {
    let sums: Vec<f64> = std::iter::once(0.0)
        .chain(row.iter().scan(0.0, |sum, x| {
            *sum += x;
            Some(*sum)
        }))
        .collect();
    sums[window..].iter().zip(&sums).map(|(high, low)| high - low).collect()
}

/// The minimum sum of a window that passes; `None` where no sum is positive.
fn threshold(sums: &[Vec<f64>], options: &ModiscoOptions) -> Option<f64> {
    let mut all = sums.concat();
    all.sort_by(f64::total_cmp);
    let positive = &all[all.partition_point(|&sum| sum < 0.0)..];
    positive.first()?;
    let by_rate = by_false_discoveries(positive, &laplace(&all), options.false_discoveries);
    let passing = |threshold: f64| (all.len() - all.partition_point(|&sum| sum < threshold)) as f64 / all.len() as f64;
    let mut sizes: Vec<f64> = all.iter().map(|sum| sum.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let [min_share, max_share] = options.passing;
    Some(match passing(by_rate) {
        share if share < min_share => percentile(&sizes, 1.0 - min_share),
        share if share > max_share => percentile(&sizes, 1.0 - max_share),
        _ => by_rate,
    })
}

/// The positive ones of evenly spaced quantiles of the null distribution, ascending.
fn laplace(sorted: &[f64]) -> Vec<f64> {
    let centre = mode(sorted);
    let above: Vec<f64> = sorted.iter().copied().filter(|&x| x >= centre).collect();
    let below: Vec<f64> = sorted.iter().rev().copied().filter(|&x| x <= centre).collect();
    // The steepest exponential through any of the percentiles 5, 10, … 95.
    let rate = |side: &[f64]| {
        let rates = (1..20).map(|step| {
            let share = 0.05 * f64::from(step);
            -libm::log(1.0 - share) / (percentile(side, share) - centre).abs()
        });
        rates.filter(|rate| rate.is_finite()).fold(f64::MIN_POSITIVE, f64::max)
    };
    let share = above.len() as f64 / (above.len() + below.len()) as f64;
    let (up, down) = (rate(&above), rate(&below));
    let quantile = |index: usize| {
        let p = (index as f64 + 0.5) / NULL as f64;
        if p < 1.0 - share {
            centre + libm::log(p / (1.0 - share)) / down
        } else {
            centre - libm::log((1.0 - p) / share) / up
        }
    };
    (0..NULL).map(quantile).filter(|&x| x >= 0.0).collect()
}

/// The mode: the centre of the fullest bin within the fullest bin.
fn mode(sorted: &[f64]) -> f64 {
    let (low, high) = fullest(sorted);
    let inner: Vec<f64> = sorted.iter().copied().filter(|&x| low < x && x < high).collect();
    let (low, high) = if inner.is_empty() { (low, high) } else { fullest(&inner) };
    0.5 * (low + high)
}

fn fullest(sorted: &[f64]) -> (f64, f64) {
    let (low, high) = (sorted[0], sorted[sorted.len() - 1]);
    let width = (high - low) / BINS as f64;
    let mut counts = vec![0usize; BINS];
    for x in sorted {
        let bin = if width > 0.0 { ((x - low) / width) as usize } else { 0 };
        counts[bin.min(BINS - 1)] += 1;
    }
    let best = (0..BINS).reduce(|best, next| if counts[next] > counts[best] { next } else { best }).unwrap_or(0);
    (low + width * best as f64, low + width * (best + 1) as f64)
}

/// The percentile `share` of a sorted list, ascending or descending, interpolated between neighbours.
fn percentile(ordered: &[f64], share: f64) -> f64 {
    let place = share * (ordered.len() - 1) as f64;
    let (low, part) = (place as usize, place - place.floor());
    let next = ordered[(low + 1).min(ordered.len() - 1)];
    ordered[low] + part * (next - ordered[low])
}

/// The smallest observed value at which the false discovery rate is low enough, by isotonic regression of observed (1)
/// against null (0) values, both with the same total weight.
fn by_false_discoveries(observed: &[f64], null: &[f64], rate: f64) -> f64 {
    let weight = observed.len() as f64 / null.len().max(1) as f64;
    let mut points: Vec<(f64, f64, f64)> = observed.iter().map(|&x| (x, 1.0, 1.0)).collect();
    points.extend(null.iter().map(|&x| (x, 0.0, weight)));
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let steps = isotonic(&points);
    let lowest = steps.first().map_or(0.0, |step| step.mean).max(1e-7);
    let empty = (-1.0 / (1.0 - 1.0 / lowest)).clamp(MIN_EMPTY, 1.0);
    let precise = |mean: f64| 1.0 + empty * (1.0 - 1.0 / mean.max(1e-7)) >= 1.0 - rate;
    let from = steps.iter().find(|step| precise(step.mean)).map(|step| step.first);
    let last = observed[observed.len() - 1];
    from.and_then(|from| observed.iter().copied().find(|&x| x >= from)).unwrap_or(last)
}

/// A constant part of an isotonic fit.
struct IsotonicStep {
    first: f64,
    mean: f64,
    weight: f64,
}

/// The isotonic regression of points (x, y, weight) in order of x, by pooling adjacent violators.
fn isotonic(points: &[(f64, f64, f64)]) -> Vec<IsotonicStep> {
    let mut steps: Vec<IsotonicStep> = Vec::new();
    for &(first, mean, weight) in points {
        let mut step = IsotonicStep { first, mean, weight };
        while let Some(last) = steps.pop_if(|last| last.mean >= step.mean || last.first == step.first) {
            let weight = last.weight + step.weight;
            step = IsotonicStep {
                first: last.first,
                mean: (last.mean * last.weight + step.mean * step.weight) / weight,
                weight,
            };
        }
        steps.push(step);
    }
    steps
}
