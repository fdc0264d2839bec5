//! From p-values to q-values.

use crate::options::Correction;

/// Largest threshold at which the share of unrelated motifs is estimated.
const MOST: f64 = 0.5;
/// Thresholds tried.
const THRESHOLDS: usize = 100;

/// The q-value of each p-value, in the same order (Storey 2002; Benjamini and Hochberg 1995).
pub fn q_values(p: &[f64], correction: Correction) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]).then(a.cmp(&b)));
    let unrelated = match correction {
        Correction::Storey => unrelated(&order.iter().map(|&i| p[i]).collect::<Vec<f64>>()),
        Correction::BenjaminiHochberg => 1.0,
    };
    let mut q = vec![0.0; p.len()];
    let mut least: f64 = 1.0;
    for (rank, &i) in order.iter().enumerate().rev() {
        least = least.min(p[i] * unrelated * p.len() as f64 / (rank + 1) as f64);
        q[i] = least;
    }
    q
}

/// The share of unrelated motifs, π₀: above a threshold λ lie (1 − λ) of theirs and few others.
///
/// The λ is taken whose estimate has the smallest mean squared error over bootstrap samples. The number of
/// p-values above λ in such a sample is binomially distributed, so the error is written down instead of
/// being sampled: no seed, and no noise.
fn unrelated(sorted: &[f64]) -> f64 {
    let n = sorted.len() as f64;
    let estimates: Vec<(f64, f64)> = (0..THRESHOLDS)
        .map(|i| {
            let threshold = MOST * (i + 1) as f64 / THRESHOLDS as f64;
            let above = (sorted.len() - sorted.partition_point(|&p| p < threshold)) as f64 / n;
            let free = 1.0 - threshold;
            (above / free, above * (1.0 - above) / (n * free * free))
        })
        .collect();
    let least = estimates.iter().map(|&(estimate, _)| estimate).fold(f64::INFINITY, f64::min);
    let error = |&(estimate, variance): &(f64, f64)| variance + (estimate - least) * (estimate - least);
    let best = estimates.iter().min_by(|a, b| error(a).total_cmp(&error(b)));
    best.map_or(1.0, |&(estimate, _)| estimate.min(1.0))
}
