//! How well a matrix agrees with the one that should have been found.

use super::Ppm;

impl Ppm {
    /// Pearson's correlation of two matrices, entry by entry, at the offset where it is largest, and that
    /// offset: the position of the longer one at which the shorter one begins. The shorter one always lies
    /// within the longer one, so nothing of either pattern can be cut off to look better.
    ///
    /// A matrix without any contrast has correlation 0. `None` where one has no position, or the letters differ in number.
    pub fn correlation(&self, other: &Self) -> Option<(f64, usize)> {
        if self.letters != other.letters || self.width() == 0 || other.width() == 0 {
            return None;
        }
        let (long, short) = if self.width() >= other.width() { (self, other) } else { (other, self) };
        let at = |offset: usize| {
            let window = &long.probabilities[offset * long.letters..][..short.probabilities.len()];
            (pearson(window, &short.probabilities), offset)
        };
        (0..=long.width() - short.width()).map(at).reduce(|best, next| if next.0 > best.0 { next } else { best })
    }
}

/// Pearson's correlation of two lists of one length; 0 where one of them is constant.
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
    fn the_best_offset_is_found_and_constants_correlate_with_nothing() {
        let short = Ppm::normalised(vec![1.0, 0.0, 0.0, 0.0, 0.0, 0.7, 0.3, 0.0], 4);
        let long = Ppm::normalised(vec![1.0, 1.0, 1.0, 1.0, 9.0, 0.0, 0.0, 0.0, 0.0, 7.0, 3.0, 0.0], 4);
        let (correlation, offset) = long.correlation(&short).unwrap();
        assert!(offset == 1 && (correlation - 1.0).abs() < 1e-12, "{correlation} at {offset}");
        assert_eq!(short.correlation(&long), long.correlation(&short));
        let flat = Ppm::normalised(vec![0.0; 8], 4);
        assert_eq!(flat.correlation(&short), Some((0.0, 0)));
    }
}
