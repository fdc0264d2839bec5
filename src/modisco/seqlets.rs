//! Seqlets: windows whose summed contribution is significant.
//!
//! Positive and negative sums have thresholds of their own. The null distribution of sums is a Laplace distribution with the program's rule for its centre and slopes. The
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

/// Maximum number of sums that thresholds are estimated from: evenly spaced ones, where there are more.
const MAX_SUMS: usize = 1_000_000;

/// Windows with their flanks, the positive and the negative ones: from each sequence in descending order of their absolute
/// sums; none is within half a window and a flank of a larger one of either sign.
pub fn extract(tracks: &Tracks, options: &ModiscoOptions) -> [Vec<Seqlet>; 2] {
    let ModiscoOptions { window, flank, .. } = *options;
    let [mut positive, mut negative] = [Vec::new(), Vec::new()];
    if window == 0 || window + 2 * flank > tracks.length() {
        return [positive, negative];
    }
    let [high, low] = thresholds(&sampled(tracks, window), options);
    let half = (window / 2 + flank) as f64;
    for (sequence, row) in tracks.contributions().enumerate() {
        let sums = sliding(&row, window);
        let places = sums.len();
        let size = |(place, &sum): (usize, &f64)| {
            // Both flanks must lie within the sequence.
            let inside = place >= flank && place + flank < places;
            if inside && (sum >= high || sum <= -low) { sum.abs() } else { f64::NEG_INFINITY }
        };
        let mut sizes: Vec<f64> = sums.iter().enumerate().map(size).collect();
        while let Some(best) = first_largest(&sizes).filter(|&best| sizes[best] > f64::NEG_INFINITY) {
            let seqlet = Seqlet { sequence, start: best - flank, end: best + window + flank, reverse: false };
            if sums[best] >= high {
                positive.push(seqlet)
            } else {
                negative.push(seqlet)
            }
            let middle = best as f64 + 0.5;
            let (from, to) = ((middle - half).floor().max(0.0) as usize, (middle + half).ceil() as usize);
            sizes[from..to.min(places)].fill(f64::NEG_INFINITY);
        }
    }
    [positive, negative]
}

/// The sums over windows of all sequences, or evenly spaced ones, ascending.
fn sampled(tracks: &Tracks, window: usize) -> Vec<f64> {
    let all = || tracks.contributions().flat_map(|row| sliding(&row, window));
    let step = tracks.windows(window).div_ceil(MAX_SUMS).max(1);
    let mut sums: Vec<f64> = all().step_by(step).collect();
    sums.sort_by(f64::total_cmp);
    sums
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

/// The minimum sizes of a positive and of a negative sum of a window that passes; infinite where there is no such sum. The
/// sums are ascending.
fn thresholds(sums: &[f64], options: &ModiscoOptions) -> [f64; 2] {
    if sums.is_empty() {
        return [f64::INFINITY; 2];
    }
    let [sides, null] = [both_sides(sums), both_sides(&laplace(sums))];
    let by_rate = [0, 1].map(|side| by_false_discoveries(&sides[side], &null[side], options.false_discoveries));
    let passing = |side: usize| sides[side].len() - sides[side].partition_point(|&size| size < by_rate[side]);
    let share = (passing(0) + passing(1)) as f64 / sums.len() as f64;
    let mut sizes: Vec<f64> = sums.iter().map(|sum| sum.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let [min_share, max_share] = options.passing;
    match share {
        share if share < min_share => [percentile(&sizes, 1.0 - min_share); 2],
        share if share > max_share => [percentile(&sizes, 1.0 - max_share); 2],
        _ => by_rate,
    }
}

/// The sizes of the positive and of the negative values of an ascending list, each ascending.
fn both_sides(ascending: &[f64]) -> [Vec<f64>; 2] {
    let (below, above) = ascending.split_at(ascending.partition_point(|&x| x < 0.0));
    [above.to_vec(), below.iter().rev().map(|x| -x).collect()]
}

/// Evenly spaced quantiles of the null distribution, ascending.
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
    (0..NULL).map(quantile).collect()
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

/// The smallest observed size at which the false discovery rate is low enough, by isotonic regression of observed (1)
/// against null (0) values, both with the same total weight.
fn by_false_discoveries(observed: &[f64], null: &[f64], rate: f64) -> f64 {
    let Some(&last) = observed.last() else { return f64::INFINITY };
    let weight = observed.len() as f64 / null.len().max(1) as f64;
    let mut points: Vec<(f64, f64, f64)> = observed.iter().map(|&x| (x, 1.0, 1.0)).collect();
    points.extend(null.iter().map(|&x| (x, 0.0, weight)));
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let steps = isotonic(&points);
    let lowest = steps.first().map_or(0.0, |step| step.mean).max(1e-7);
    let empty = (-1.0 / (1.0 - 1.0 / lowest)).clamp(MIN_EMPTY, 1.0);
    let precise = |mean: f64| 1.0 + empty * (1.0 - 1.0 / mean.max(1e-7)) >= 1.0 - rate;
    let from = steps.iter().find(|step| precise(step.mean)).map(|step| step.first);
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
