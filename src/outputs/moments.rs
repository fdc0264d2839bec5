//! Means with standard errors, and correlations.

use crate::necessity::Mean;

/// Sum and sum of squares of some numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moments {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Moments {
    /// One more number.
    pub fn add(&mut self, value: f64) {
        self.count += 1.0;
        self.sum += value;
        self.squares += value * value;
    }

    /// The mean, and its standard error.
    pub fn mean(&self) -> Mean {
        let mean = self.sum / self.count.max(1.0);
        let variance = (self.squares - self.count * mean * mean).max(0.0) / (self.count - 1.0).max(1.0);
        Mean { mean, error: (variance / self.count.max(1.0)).sqrt() }
    }
}

/// Pearson's correlation of two lists of the same length, and its standard error √((1 − r²) / (n − 2)); 0 where one of
/// them does not vary.
pub fn correlation(x: &[f64], y: &[f64]) -> Mean {
    let count = x.len() as f64;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / count.max(1.0);
    let (mean_x, mean_y) = (mean(x), mean(y));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        let (x, y) = (x - mean_x, y - mean_y);
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    let norm = (xx * yy).sqrt();
    let r = if norm > 0.0 { (xy / norm).clamp(-1.0, 1.0) } else { 0.0 };
    Mean { mean: r, error: ((1.0 - r * r) / (count - 2.0).max(1.0)).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_and_its_standard_error() {
        let mut moments = Moments::default();
        [1.0, 2.0, 3.0, 6.0].into_iter().for_each(|value| moments.add(value));
        let Mean { mean, error } = moments.mean();
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
