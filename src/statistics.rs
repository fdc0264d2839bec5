//! Tests of hypotheses, all one-sided, and corrections for many of them.
//!
//! The distributions are those of the crate `statrs`.

mod correction;
mod moments;

pub use correction::benjamini_hochberg;
pub use moments::{Moments, TTest};

use statrs::function::beta::beta_reg;
use statrs::function::gamma::gamma_lr;

/// Probability that a variable with Student's t distribution of `freedom` degrees of freedom is `t` or larger.
pub fn student_upper(t: f64, freedom: f64) -> f64 {
    if t.is_nan() || freedom.is_nan() || freedom <= 0.0 {
        return f64::NAN;
    }
    if t.is_infinite() {
        return if t > 0.0 { 0.0 } else { 1.0 };
    }
    let tail = beta_reg(0.5 * freedom, 0.5, freedom / (freedom + t * t)) / 2.0;
    if t >= 0.0 { tail } else { 1.0 - tail }
}

/// Probability of `successes` or more in `trials`, each with probability `share`.
pub fn binomial_upper(successes: u64, trials: u64, share: f64) -> f64 {
    match successes {
        0 => 1.0,
        _ if successes > trials || share <= 0.0 => 0.0,
        _ if share >= 1.0 => 1.0,
        _ => beta_reg(successes as f64, (trials - successes) as f64 + 1.0, share),
    }
}

/// Probability of `events` or more where `expected` are expected, by Poisson's distribution.
pub fn poisson_upper(events: u64, expected: f64) -> f64 {
    match events {
        0 => 1.0,
        _ if expected <= 0.0 => 0.0,
        _ => gamma_lr(events as f64, expected),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of scipy 1.17 (`stats.t.sf`, `stats.binom.sf`, `stats.poisson.sf`).
    #[test]
    fn tails_equal_scipy() {
        let close = |a: f64, b: f64| assert!((a / b - 1.0).abs() < 1e-9, "{a} {b}");
        close(student_upper(2.5, 7.3), SCIPY[0]);
        close(student_upper(-1.0, 3.0), SCIPY[1]);
        close(student_upper(12.0, 40.0), SCIPY[2]);
        close(binomial_upper(13, 20, 0.4), SCIPY[3]);
        close(binomial_upper(90, 1000, 0.03), SCIPY[4]);
        close(poisson_upper(9, 3.5), SCIPY[5]);
        close(poisson_upper(250, 120.0), SCIPY[6]);
    }

    const SCIPY: [f64; 7] = [
        0.019825117332800214,
        0.8044988905221148,
        3.91208565212799e-15,
        0.021028927477771155,
        1.2509575474928002e-19,
        0.009873658056104816,
        2.8273219487686133e-25,
    ];

    #[test]
    fn the_limits_are_probabilities() {
        assert_eq!((binomial_upper(0, 5, 0.0), binomial_upper(6, 5, 0.5), binomial_upper(5, 5, 1.0)), (1.0, 0.0, 1.0));
        assert_eq!((poisson_upper(0, 0.0), poisson_upper(1, 0.0)), (1.0, 0.0));
        assert_eq!((student_upper(f64::INFINITY, 3.0), student_upper(f64::NEG_INFINITY, 3.0)), (0.0, 1.0));
        assert!(student_upper(1.0, 0.0).is_nan());
    }
}
