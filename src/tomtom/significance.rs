//! q-values from p-values.

use crate::options::Correction;

/// Maximum threshold λ at which the share of unrelated motifs is estimated.
const MAX_THRESHOLD: f64 = 0.5;
/// Number of thresholds tried.
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
    let mut min: f64 = 1.0;
    for (rank, &i) in order.iter().enumerate().rev() {
        min = min.min(p[i] * unrelated * p.len() as f64 / (rank + 1) as f64);
        q[i] = min;
    }
    q
}

/// The share of unrelated motifs, π₀: a share of 1 − λ of their p-values, and few others, are above a threshold λ.
///
/// The λ is the one whose estimate has the smallest mean squared error over bootstrap samples. The number of
/// p-values above λ in a bootstrap sample is binomially distributed, so the error has a closed form and no sampling
/// is needed.
fn unrelated(sorted: &[f64]) -> f64 {
    let n = sorted.len() as f64;
    let estimates: Vec<(f64, f64)> = (0..THRESHOLDS)
        .map(|i| {
            let threshold = MAX_THRESHOLD * (i + 1) as f64 / THRESHOLDS as f64;
            let above = (sorted.len() - sorted.partition_point(|&p| p < threshold)) as f64 / n;
            let free = 1.0 - threshold;
            (above / free, above * (1.0 - above) / (n * free * free))
        })
        .collect();
    let min = estimates.iter().map(|&(estimate, _)| estimate).fold(f64::INFINITY, f64::min);
    let error = |&(estimate, variance): &(f64, f64)| variance + (estimate - min) * (estimate - min);
    let best = estimates.iter().min_by(|a, b| error(a).total_cmp(&error(b)));
    best.map_or(1.0, |&(estimate, _)| estimate.min(1.0))
}
