//! Correlation of two lists of values.

/// Pearson correlation of two lists of the same length; 0 if one of them is constant.
pub fn pearson(a: &[f64], b: &[f64]) -> f64 {
    let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len().max(1) as f64;
    let (mean_a, mean_b) = (mean(a), mean(b));
    let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().map(|x| x - mean_a).zip(b.iter().map(|y| y - mean_b)) {
        ab += x * y;
        aa += x * x;
        bb += y * y;
    }
    let norm = (aa * bb).sqrt();
    if norm > 1e-12 { ab / norm } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linear_lists_correlate_and_constants_do_not() {
        assert!((pearson(&[1.0, 2.0, 4.0], &[3.0, 5.0, 9.0]) - 1.0).abs() < 1e-12);
        assert!((pearson(&[1.0, 2.0], &[1.0, 0.0]) + 1.0).abs() < 1e-12);
        assert_eq!(pearson(&[1.0, 2.0], &[0.3, 0.3]), 0.0);
        assert_eq!(pearson(&[], &[]), 0.0);
    }
}
