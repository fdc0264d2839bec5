//! Mutation: which letters to change, by the gradient (algorithm 2.4, step 1).
//!
//! The gain of a substitution is the difference of the two letters' derivatives. Gains are divided by
//! their spread, so a neuron and a rescaled copy of it are searched identically; the unscaled rule of
//! the original program is available as an option.

use crate::options::{Mutation, SamplingOptions};
use crate::random::Stream;
use std::f32::consts::{LN_2, LOG2_E};

/// Changes `codes` in place by the `gradient` (`length × alphabet size`) of the sequence it was
/// bred from. `weights` is a buffer.
pub fn mutate(
    codes: &mut [u8],
    gradient: &[f32],
    options: &SamplingOptions,
    weights: &mut Vec<f32>,
    stream: &mut Stream,
) {
    match options.mutation {
        Mutation::Scaled => scaled(codes, gradient, options, weights, stream),
        Mutation::Original => original(codes, gradient, stream),
    }
}

/// Maximum number of draws to find a position that has not been changed yet.
const MAX_DRAWS: usize = 4;

/// One to `options.letters` changes, each drawn by softmax of gain / (temperature × spread).
fn scaled(codes: &mut [u8], gradient: &[f32], options: &SamplingOptions, weights: &mut Vec<f32>, stream: &mut Stream) {
    let alphabet_size = gradient.len() / codes.len();
    weights.clear();
    for (row, &code) in gradient.chunks_exact(alphabet_size).zip(&*codes) {
        weights.extend(row.iter().map(|g| g - row[usize::from(code)]));
    }
    let spread = (weights.iter().map(|gain| gain * gain).sum::<f32>() / weights.len() as f32).sqrt();
    let heat = options.temperature as f32 * [0.25, 0.5, 1.0, 2.0][stream.below(4)];
    let scale = if spread > 0.0 { 1.0 / (spread * heat) } else { 0.0 };
    let top = weights.iter().copied().fold(0.0, f32::max);
    weights.iter_mut().for_each(|gain| *gain = exp((*gain - top) * scale));
    for (row, &code) in weights.chunks_exact_mut(alphabet_size).zip(&*codes) {
        row[usize::from(code)] = 0.0;
    }
    let sum: f64 = weights.iter().copied().map(f64::from).sum();
    if sum <= 0.0 {
        return;
    }
    let mut changed: Vec<usize> = Vec::new();
    for _ in 0..=stream.below(options.letters) {
        let fresh = (0..MAX_DRAWS)
            .map(|_| drawn(weights, sum, stream))
            .find(|entry| !changed.contains(&(entry / alphabet_size)));
        if let Some(entry) = fresh {
            codes[entry / alphabet_size] = (entry % alphabet_size) as u8;
            changed.push(entry / alphabet_size);
        }
    }
}

/// An entry drawn in proportion to its weight, given their sum.
fn drawn(weights: &[f32], sum: f64, stream: &mut Stream) -> usize {
    let target = stream.unit() * sum;
    let mut reached = 0.0;
    let entry = weights.iter().position(|&weight| {
        reached += f64::from(weight);
        reached > target
    });
    entry.unwrap_or(weights.len() - 1)
}

/// eˣ for x ≤ 0, to five digits: 2ⁿ by the bits of the exponent, the rest by a series. The operations are the same on
/// every processor, and the compiler can vectorise them.
fn exp(x: f32) -> f32 {
    let power = (x * LOG2_E).max(-126.0);
    let whole = (power - 0.5) as i32;
    let rest = (power - whole as f32) * LN_2;
    let series = 1.0 + rest * (1.0 + rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest / 120.0))));
    series * f32::from_bits(((whole + 127) as u32) << 23)
}

/// Draws every letter from max(0, one-hot + gradient), normalised.
fn original(codes: &mut [u8], gradient: &[f32], stream: &mut Stream) {
    let alphabet_size = gradient.len() / codes.len();
    for (code, row) in codes.iter_mut().zip(gradient.chunks_exact(alphabet_size)) {
        let mut sum = 0.0;
        let cumulative: Vec<f64> = row
            .iter()
            .enumerate()
            .map(|(letter, &g)| {
                let one = if letter == usize::from(*code) { 1.0 } else { 0.0 };
                sum += (one + f64::from(g)).max(0.0);
                sum
            })
            .collect();
        *code = if sum > 0.0 { stream.roulette(&cumulative) } else { stream.below(alphabet_size) } as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Key, Purpose};

    fn stream(item: u64) -> Stream {
        Key { seed: 1, layer: 1, channel: 0 }.stream(Purpose::Offspring, 0, item)
    }

    #[test]
    fn a_rescaled_gradient_proposes_the_same_changes() {
        let gradient: Vec<f32> = (0..80).map(|i| ((i * 37 % 23) as f32 - 11.0) / 8.0).collect();
        let rescaled: Vec<f32> = gradient.iter().map(|g| g * 1024.0).collect();
        for item in 0..50 {
            let (mut a, mut b) = (vec![1; 20], vec![1; 20]);
            mutate(&mut a, &gradient, &SamplingOptions::default(), &mut Vec::new(), &mut stream(item));
            mutate(&mut b, &rescaled, &SamplingOptions::default(), &mut Vec::new(), &mut stream(item));
            assert_eq!(a, b);
        }
    }

    #[test]
    fn the_exponential_has_five_digits() {
        for x in (0..2000).map(|i| -i as f32 / 25.0) {
            assert!((exp(x) - libm::expf(x)).abs() <= 5e-6 * libm::expf(x), "{x}: {}", exp(x));
        }
        assert!(exp(-1e9) < 1e-37);
    }

    #[test]
    fn gains_are_preferred() {
        let mut gradient = vec![0.0; 80];
        gradient[4 * 7 + 2] = 5.0;
        let options = SamplingOptions { temperature: 1.0, ..SamplingOptions::default() };
        let hits = (0..100).filter(|&item| {
            let mut codes = vec![0; 20];
            mutate(&mut codes, &gradient, &options, &mut Vec::new(), &mut stream(item));
            codes[7] == 2
        });
        assert!(hits.count() > 75);
    }
}
