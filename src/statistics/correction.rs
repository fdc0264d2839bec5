//! The false discovery rate.

/// q-values of `p`, in ascending order, among `tests` p-values of which these are the smallest (Benjamini & Hochberg 1995):
/// the smallest of p · tests / rank over this p and all greater ones.
///
/// Ranks and number of tests are exact. p-values that are not listed can only lower a q-value, and no q-value below the
/// largest listed p: the q-values are exact up to there, and upper bounds above.
pub fn benjamini_hochberg(p: &[f64], tests: u64) -> Vec<f64> {
    let mut q = vec![1.0f64; p.len()];
    let mut least = 1.0f64;
    for (rank, &p) in p.iter().enumerate().rev() {
        least = least.min(p * tests as f64 / (rank + 1) as f64);
        q[rank] = least;
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_example_of_the_paper() {
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0,
        ];
        let q = benjamini_hochberg(&p, 15);
        assert_eq!(q.iter().filter(|&&q| q <= 0.05).count(), 4);
        assert!((q[2] - 0.0019 * 5.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn leaving_out_large_p_values_is_cautious(mut p in prop::collection::vec(0.0..1.0f64, 1..60), kept in 0usize..60) {
            p.sort_by(f64::total_cmp);
            let all = benjamini_hochberg(&p, p.len() as u64);
            let kept = kept.min(p.len());
            let first = benjamini_hochberg(&p[..kept], p.len() as u64);
            let limit = kept.checked_sub(1).map_or(0.0, |last| p[last]);
            for (few, all) in first.iter().zip(&all) {
                prop_assert!(few >= all);
                prop_assert!(*all > limit || (few - all).abs() < 1e-12);
            }
        }
    }
}
