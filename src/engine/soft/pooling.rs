//! Windows of positions: their first maxima and their means.

use super::step::Step;
use crate::network::Pool;

/// For each entry of a max-pooling's map the place in `input` of its window's maximum, the first of equals.
pub fn maxima(pool: Pool, step: &Step, input: &[f64]) -> Vec<usize> {
    let channels = step.channels;
    let maximum = |entry: usize| {
        let (window, channel) = (entry / channels, entry % channels);
        let first = window * pool.stride * channels + channel;
        let places = (1..pool.size).map(|offset| first + offset * channels);
        places.fold(first, |best, place| if input[place] > input[best] { place } else { best })
    };
    (0..step.size()).map(maximum).collect()
}

/// The mean of each window.
pub fn means(pool: Pool, step: &Step, input: &[f64]) -> Vec<f64> {
    let mut output = vec![0.0; step.size()];
    each(pool, step, |entry, place, share| output[entry] += share * input[place]);
    output
}

/// Adds to each entry of the input what the derivatives of the means make of it.
pub fn spread(pool: Pool, step: &Step, upstream: &[f64], downstream: &mut [f64]) {
    each(pool, step, |entry, place, share| downstream[place] += share * upstream[entry]);
}

/// Every entry of a mean's map with every place of its window and its share.
fn each(pool: Pool, step: &Step, mut visit: impl FnMut(usize, usize, f64)) {
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
