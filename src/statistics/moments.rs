//! Mean and variance of values that come one after another, and Student's tests of them.

use super::student_upper;
use serde::Serialize;

/// Number, mean and sum of squared deviations (Welford 1962).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    /// Number of values.
    pub count: u64,
    /// Their mean; 0 without values.
    pub mean: f64,
    squares: f64,
}

/// A one-sided t-test.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TTest {
    /// The difference of the means, first minus second.
    pub difference: f64,
    /// The statistic; null where it is not defined.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub t: f64,
    /// Degrees of freedom.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub freedom: f64,
    /// Probability of a t as large where the first is not greater than the second.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub p: f64,
}

impl Moments {
    /// Adds a value.
    pub fn add(&mut self, value: f64) {
        self.count += 1;
        let before = value - self.mean;
        self.mean += before / self.count as f64;
        self.squares += before * (value - self.mean);
    }

    /// Variance of the population that the values are a sample of; NaN for fewer than two.
    pub fn variance(&self) -> f64 {
        if self.count > 1 { self.squares / (self.count - 1) as f64 } else { f64::NAN }
    }

    /// Standard error of the mean; NaN for fewer than two values.
    pub fn standard_error(&self) -> f64 {
        (self.variance() / self.count as f64).sqrt()
    }

    /// Welch's test of whether the mean of these values is greater than that of `others` (Welch 1947).
    pub fn welch(&self, others: &Self) -> TTest {
        let [a, b] = [self, others].map(|one| one.variance() / one.count as f64);
        let [n, m] = [self, others].map(|one| one.count as f64 - 1.0);
        let freedom = (a + b) * (a + b) / (a * a / n + b * b / m);
        TTest::of(self.mean - others.mean, (a + b).sqrt(), freedom)
    }

    /// The test of whether the mean is greater than 0: of differences, the paired test.
    pub fn above_zero(&self) -> TTest {
        TTest::of(self.mean, self.standard_error(), self.count as f64 - 1.0)
    }
}

impl FromIterator<f64> for Moments {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut moments = Self::default();
        values.into_iter().for_each(|value| moments.add(value));
        moments
    }
}

impl TTest {
    fn of(difference: f64, error: f64, freedom: f64) -> Self {
        let t = difference / error;
        Self { difference, t, freedom, p: student_upper(t, freedom) }
    }

    /// The test of the opposite: whether the second is greater than the first.
    #[must_use]
    pub fn opposite(self) -> Self {
        Self {
            difference: -self.difference,
            t: -self.t,
            freedom: self.freedom,
            p: student_upper(-self.t, self.freedom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_or_equal_values_give_no_p() {
        let one: Moments = [1.0].into_iter().collect();
        assert!(one.variance().is_nan() && one.above_zero().p.is_nan());
        let equal: Moments = [0.0, 0.0].into_iter().collect();
        assert!(equal.above_zero().p.is_nan(), "0 / 0 has no p-value");
    }

    proptest! {
        #[test]
        fn moments_are_those_of_two_passes(values in prop::collection::vec(-1e3..1e3f64, 2..40)) {
            let moments: Moments = values.iter().copied().collect();
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
            prop_assert!((moments.mean - mean).abs() < 1e-9);
            prop_assert!((moments.variance() - squares / (values.len() - 1) as f64).abs() < 1e-6);
        }

        #[test]
        fn the_two_directions_of_a_test_add_up_to_1(
            a in prop::collection::vec(-1.0..1.0f64, 3..20),
            b in prop::collection::vec(-1.0..1.0f64, 3..20),
        ) {
            let [a, b]: [Moments; 2] = [a, b].map(|values| values.into_iter().collect());
            let test = a.welch(&b);
            prop_assert!((test.p + test.opposite().p - 1.0).abs() < 1e-9);
            prop_assert!((test.opposite().p - b.welch(&a).p).abs() < 1e-9);
        }
    }
}
