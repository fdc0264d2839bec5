//! Means with standard errors, and correlations.

use crate::motif::correlation::pearson;
use crate::necessity::Mean;
pub use crate::statistics::Moments;

/// The mean of some numbers, and its standard error; 0 for a single one.
pub fn mean(moments: &Moments) -> Mean {
    let error = if moments.count > 1 { moments.standard_error() } else { 0.0 };
    Mean { mean: moments.mean, error }
}

/// Pearson's correlation of two lists of the same length, and its standard error √((1 − r²) / (n − 2)); 0 where one of
/// them does not vary.
pub fn correlation(x: &[f64], y: &[f64]) -> Mean {
    let r = pearson(x, y).clamp(-1.0, 1.0);
    Mean { mean: r, error: ((1.0 - r * r) / (x.len() as f64 - 2.0).max(1.0)).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_and_its_standard_error() {
        let mut moments = Moments::default();
        [1.0, 2.0, 3.0, 6.0].into_iter().for_each(|value| moments.add(value));
        let Mean { mean, error } = mean(&moments);
        assert_eq!(mean, 3.0);
        // The sample variance is 14 / 3.
        assert!((error - (14.0_f64 / 3.0 / 4.0).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn correlations_lie_between_minus_one_and_one() {
        let x = [1.0, 2.0, 4.0, 8.0];
        let twice: Vec<f64> = x.iter().map(|x| 2.0 * x + 1.0).collect();
        let negative: Vec<f64> = x.iter().map(|x| -x).collect();
        assert!((correlation(&x, &twice).mean - 1.0).abs() < 1e-12);
        assert!((correlation(&x, &negative).mean + 1.0).abs() < 1e-12);
        assert_eq!(correlation(&x, &[3.0; 4]).mean, 0.0);
    }
}
