//! The strongest of overlapping windows.

use std::collections::VecDeque;

/// The windows whose value is positive and not below that of another one within `reach`; of equal ones the first.
pub fn peaks(count: usize, reach: usize, value: impl Fn(usize) -> f32) -> Vec<usize> {
    let mut found = Vec::new();
    // The windows ahead that may still be the largest, by decreasing value.
    let mut ahead: VecDeque<usize> = VecDeque::new();
    let mut next = 0;
    for window in 0..count {
        while next < count.min(window + reach + 1) {
            while ahead.back().is_some_and(|&last| value(last) < value(next)) {
                ahead.pop_back();
            }
            ahead.push_back(next);
            next += 1;
        }
        while ahead.front().is_some_and(|&first| first + reach < window) {
            ahead.pop_front();
        }
        if ahead.front() == Some(&window) && value(window) > 0.0 {
            found.push(window);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_peak_is_the_first_largest_within_reach(values in proptest::collection::vec(-3i8..4, 0..60), reach in 0usize..9) {
            let is_peak = |&window: &usize| {
                let from = window.saturating_sub(reach);
                let to = (window + reach + 1).min(values.len());
                values[window] > 0
                    && values[from..window].iter().all(|&value| value < values[window])
                    && values[window..to].iter().all(|&value| value <= values[window])
            };
            let expected: Vec<usize> = (0..values.len()).filter(is_peak).collect();
            prop_assert_eq!(peaks(values.len(), reach, |window| values[window].into()), expected);
        }
    }
}
