//! Mutation: which letters to change, by the gradient (algorithm 2.4, step 1).
//!
//! The gain of changing letter x at a position to b is the
//! difference of the two letters' derivatives. Gains are measured in units of
//! their own spread, so a neuron and its rescaled twin are searched identically; the original's
//! unscaled rule stays available.

use crate::options::{Mutation, SamplingOptions};
use crate::random::Stream;
use libm::expf;

/// Changes `codes` in place, guided by the `gradient` (`length × letters`) of the sequence it was
/// bred from.
pub fn mutate(codes: &mut [u8], gradient: &[f32], options: &SamplingOptions, stream: &mut Stream) {
    match options.mutation {
        Mutation::Scaled => scaled(codes, gradient, options, stream),
        Mutation::Original => original(codes, gradient, stream),
    }
}

/// Draws of a position that was changed already before the mutation is left as it is.
const REDRAWS: usize = 4;

/// One to `options.letters` changes, each drawn by softmax of gain / (temperature × spread).
fn scaled(codes: &mut [u8], gradient: &[f32], options: &SamplingOptions, stream: &mut Stream) {
    let letters = gradient.len() / codes.len();
    let rows = gradient.chunks_exact(letters).zip(codes.iter());
    let gains: Vec<f32> = rows.flat_map(|(row, &code)| row.iter().map(move |g| g - row[usize::from(code)])).collect();
    let spread = (gains.iter().map(|gain| gain * gain).sum::<f32>() / gains.len() as f32).sqrt();
    let heat = options.temperature as f32 * [0.25, 0.5, 1.0, 2.0][stream.below(4)];
    let scale = if spread > 0.0 { 1.0 / (spread * heat) } else { 0.0 };
    let top = gains.iter().copied().fold(0.0, f32::max);
    let mut sum = 0.0;
    let cumulative: Vec<f64> = gains
        .iter()
        .enumerate()
        .map(|(entry, gain)| {
            if usize::from(codes[entry / letters]) != entry % letters {
                sum += f64::from(expf((gain - top) * scale));
            }
            sum
        })
        .collect();
    if sum <= 0.0 {
        return;
    }
    let mut changed: Vec<usize> = Vec::new();
    for _ in 0..=stream.below(options.letters) {
        let fresh =
            (0..REDRAWS).map(|_| stream.roulette(&cumulative)).find(|entry| !changed.contains(&(entry / letters)));
        if let Some(entry) = fresh {
            codes[entry / letters] = (entry % letters) as u8;
            changed.push(entry / letters);
        }
    }
}

/// Every letter drawn anew from max(0, one-hot + gradient), normalised.
fn original(codes: &mut [u8], gradient: &[f32], stream: &mut Stream) {
    let letters = gradient.len() / codes.len();
    for (code, row) in codes.iter_mut().zip(gradient.chunks_exact(letters)) {
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
        *code = if sum > 0.0 { stream.roulette(&cumulative) } else { stream.below(letters) } as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Key, Stage};

    fn stream(item: u64) -> Stream {
        Key { seed: 1, layer: 1, channel: 0 }.stream(Stage::Offspring, 0, item)
    }

    #[test]
    fn a_rescaled_gradient_proposes_the_same_changes() {
        let gradient: Vec<f32> = (0..80).map(|i| ((i * 37 % 23) as f32 - 11.0) / 8.0).collect();
        let rescaled: Vec<f32> = gradient.iter().map(|g| g * 1024.0).collect();
        for item in 0..50 {
            let (mut a, mut b) = (vec![1; 20], vec![1; 20]);
            mutate(&mut a, &gradient, &SamplingOptions::default(), &mut stream(item));
            mutate(&mut b, &rescaled, &SamplingOptions::default(), &mut stream(item));
            assert_eq!(a, b);
        }
    }

    #[test]
    fn gains_are_preferred() {
        let mut gradient = vec![0.0; 80];
        gradient[4 * 7 + 2] = 5.0;
        let options = SamplingOptions { temperature: 1.0, ..SamplingOptions::default() };
        let hits = (0..100).filter(|&item| {
            let mut codes = vec![0; 20];
            mutate(&mut codes, &gradient, &options, &mut stream(item));
            codes[7] == 2
        });
        assert!(hits.count() > 75);
    }
}
