//! Poolings: the first maximum and the mean of each window.

use super::step::SoftStep;
use crate::network::Pool;

/// For each element of a max-pooling's map the index in `input` of its window's maximum, the first one among equals.
pub fn maxima(pool: Pool, step: &SoftStep, input: &[f64]) -> Vec<usize> {
    let channels = step.channels;
    let maximum = |entry: usize| {
        let (window, channel) = (entry / channels, entry % channels);
        let first = window * pool.stride * channels + channel;
        let places = (1..pool.size).map(|offset| first + offset * channels);
        places.fold(first, |maximum, place| if input[place] > input[maximum] { place } else { maximum })
    };
    (0..step.size()).map(maximum).collect()
}

/// The mean of each window.
pub fn means(pool: Pool, step: &SoftStep, input: &[f64]) -> Vec<f64> {
    let mut output = vec![0.0; step.size()];
    each(pool, step, |entry, place, share| output[entry] += share * input[place]);
    output
}

/// Adds to the derivatives of the input, given those of the means.
pub fn spread(pool: Pool, step: &SoftStep, upstream: &[f64], downstream: &mut [f64]) {
    each(pool, step, |entry, place, share| downstream[place] += share * upstream[entry]);
}

/// Visits every element of an average-pooling's map with every element of its window: both indices, and the share of the
/// latter in the mean.
fn each(pool: Pool, step: &SoftStep, mut visit: impl FnMut(usize, usize, f64)) {
    let channels = step.channels;
    for (window, &share) in step.shares.iter().enumerate().take(step.positions) {
        for offset in 0..pool.size {
            for channel in 0..channels {
                let place = (window * pool.stride + offset) * channels + channel;
                visit(window * channels + channel, place, share);
            }
        }
    }
}
