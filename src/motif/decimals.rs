//! Probabilities with six decimals, as they are saved in motif files.

use super::Ppm;

/// Probabilities are saved in millionths.
pub const MILLION: u64 = 1_000_000;

impl Ppm {
    /// The matrix as it is saved in a file and read again: rows of millionths that sum to 1.
    #[must_use]
    pub fn rounded(&self) -> Self {
        let rows = self.rows().flat_map(millionths).map(|millionths| millionths as f64 / MILLION as f64);
        Self { alphabet_size: self.alphabet_size, probabilities: rows.collect() }
    }
}

/// A row of probabilities in millionths that sum to a million: the remainder of rounding down is distributed
/// to the largest fractions, in the order of letters among equals.
pub fn millionths(row: &[f64]) -> Vec<u64> {
    let positive = |p: &f64| if p.is_finite() && *p > 0.0 { *p } else { 0.0 };
    let mut exact: Vec<f64> = row.iter().map(positive).collect();
    let largest = exact.iter().copied().fold(0.0, f64::max);
    if largest == 0.0 {
        exact.fill(1.0);
    } else {
        exact.iter_mut().for_each(|p| *p /= largest);
    }
    let scale = MILLION as f64 / exact.iter().sum::<f64>();
    exact.iter_mut().for_each(|p| *p *= scale);
    let mut whole: Vec<u64> = exact.iter().map(|p| *p as u64).collect();
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|&a, &b| exact[b].fract().total_cmp(&exact[a].fract()));
    let missing = MILLION.saturating_sub(whole.iter().sum());
    order.iter().cycle().take(if order.is_empty() { 0 } else { missing as usize }).for_each(|&i| whole[i] += 1);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_without_any_probability_is_uniform() {
        assert_eq!(millionths(&[0.0, f64::NAN, -1.0, 0.0]), [250_000; 4]);
    }

    proptest! {
        #[test]
        fn a_row_always_sums_to_one_as_printed(row in prop::collection::vec(0.0..1e300_f64, 1..25)) {
            let printed = millionths(&row);
            prop_assert_eq!(printed.iter().sum::<u64>(), MILLION);
        }

        #[test]
        fn no_probability_moves_by_a_millionth(row in prop::collection::vec(1e-9..1.0_f64, 4)) {
            let sum: f64 = row.iter().sum();
            for (printed, exact) in millionths(&row).into_iter().zip(&row) {
                prop_assert!((printed as f64 - exact / sum * 1e6).abs() < 1.0 + 1e-6);
            }
        }
    }
}
