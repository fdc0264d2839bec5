//! How motifs act together.

use super::Mean;
use serde::{Deserialize, Serialize};

/// Minimum ratio of the joint gain to the sum of the gains alone of motifs that need each other.
const AND: f64 = 1.25;
/// Maximum such ratio of motifs of which one is enough.
const OR: f64 = 0.75;
/// Standard errors by which two means differ that are not equal.
const ERRORS: f64 = 2.0;

/// How the motifs of an arrangement act together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Joint {
    /// Together they give more than the sum of what each gives alone.
    And,
    /// Together they give about this sum.
    Additive,
    /// Together they give less: one is almost enough.
    Or,
    /// Each raises the activation, and together they give less than the better one alone.
    Exclusive,
}

impl Joint {
    /// Of motifs with these mean activations: with none of them, with each alone, and with all.
    pub(super) fn of(without: &Mean, alone: &[Mean], with: &Mean) -> Self {
        let best = alone.iter().max_by(|a, b| a.mean.total_cmp(&b.mean));
        if alone.iter().all(|own| exceeds(own, without)) && best.is_some_and(|best| exceeds(best, with)) {
            return Self::Exclusive;
        }
        let sum: f64 = alone.iter().map(|own| (own.mean - without.mean).max(0.0)).sum();
        match (with.mean - without.mean) / sum.max(f64::MIN_POSITIVE) {
            ratio if ratio >= AND => Self::And,
            ratio if ratio > OR => Self::Additive,
            _ => Self::Or,
        }
    }
}

/// Whether a mean is above another by more than their standard errors explain. Both are of the same random sequences, so
/// the error of their difference is smaller than if they were of different ones.
pub(super) fn exceeds(higher: &Mean, lower: &Mean) -> bool {
    higher.mean - lower.mean > ERRORS * libm::hypot(higher.error, lower.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(without: f64, alone: &[f64], with: f64) -> Joint {
        let mean = |mean| Mean { mean, error: 0.25 };
        Joint::of(&mean(without), &alone.iter().map(|&own| mean(own)).collect::<Vec<_>>(), &mean(with))
    }

    #[test]
    fn the_joint_gain_is_compared_with_the_gains_alone() {
        assert_eq!(of(1.0, &[1.5, 2.0], 9.0), Joint::And);
        assert_eq!(of(1.0, &[4.0, 5.0], 8.0), Joint::Additive);
        assert_eq!(of(1.0, &[4.0, 5.0], 5.0), Joint::Or);
    }

    #[test]
    fn motifs_that_disturb_each_other_are_exclusive() {
        assert_eq!(of(1.0, &[4.0, 5.0], 2.0), Joint::Exclusive);
        assert_eq!(of(1.0, &[4.0, 5.0, 6.0], 4.5), Joint::Exclusive);
    }

    #[test]
    fn what_the_errors_explain_is_not_exclusive() {
        assert_eq!(of(1.0, &[4.0, 5.0], 4.5), Joint::Or);
        // The second motif does nothing alone: it only lowers.
        assert_eq!(of(1.0, &[5.0, 1.2], 2.0), Joint::Or);
    }
}
