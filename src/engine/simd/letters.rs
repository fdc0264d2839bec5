//! Convolution of letters: the one-hot input selects weights, so nothing is multiplied.
//!
//! Taps are taken two at a time: a table holds the sum of their weights for every pair of letters,
//! so a window takes half as many additions as it has letters.

use super::packed::{Kernel, bias, store};
use super::plan::Step;
use crate::network::Convolution;
use wide::f32x8;

/// Sums that are computed at a time: with fewer, each addition waits for the one before it.
const TOGETHER: usize = 4;
/// Letters of an alphabet up to which pairs of them are tabulated.
const MOST_PAIRED: usize = 8;

/// The weights of a convolution of letters.
#[derive(Debug)]
pub struct Letters {
    /// `[group of taps][word of letters][channel block]`.
    weights: Vec<f32x8>,
    /// One a channel block.
    bias: Vec<f32x8>,
    /// Taps of a group. A tap that the last one lacks counts as zero.
    span: usize,
    /// Words of that many letters.
    words: usize,
    pub kernel: Kernel,
}

impl Letters {
    pub fn new(convolution: &Convolution) -> Self {
        let kernel = Kernel::new(convolution);
        let span = if kernel.inputs <= MOST_PAIRED { 2 } else { 1 };
        let words = kernel.inputs.pow(span as u32);
        let weights = |group: usize, word: usize, block: usize| {
            let letters = (0..span).rev().scan(word, |word, place| {
                let letter = *word % kernel.inputs;
                *word /= kernel.inputs;
                Some((group * span + place, letter))
            });
            let taps = letters.filter(|&(tap, _)| tap < kernel.taps);
            taps.map(|(tap, letter)| kernel.weights(block, tap * kernel.inputs + letter))
                .fold(f32x8::splat(0.0), |sum, weights| sum + weights)
        };
        let groups = (0..kernel.taps.div_ceil(span)).flat_map(|group| (0..words).map(move |word| (group, word)));
        let entries = groups.flat_map(|(group, word)| (0..kernel.blocks()).map(move |block| (group, word, block)));
        Self {
            weights: entries.map(|(group, word, block)| weights(group, word, block)).collect(),
            bias: bias(convolution),
            span,
            words,
            kernel,
        }
    }

    /// Convolves one sequence. `words` is for its use.
    pub fn convolve(&self, step: &Step, codes: &[u8], words: &mut Vec<u8>, output: &mut [f32]) {
        self.read(codes, words);
        let window = |position: usize| &words[step.inputs[0].start + position * self.kernel.stride..];
        let blocks = self.bias.len();
        let whole = blocks / TOGETHER * TOGETHER;
        for first in (0..whole).step_by(TOGETHER) {
            for position in 0..step.positions {
                let sums = self.blocks(window(position), first);
                (first..).zip(sums).for_each(|(block, sum)| store(step.channels, block, position, sum, output));
            }
        }
        let together = step.positions / TOGETHER * TOGETHER;
        for block in whole..blocks {
            for first in (0..together).step_by(TOGETHER) {
                let sums = self.windows(std::array::from_fn::<_, TOGETHER, _>(|n| window(first + n)), block);
                (first..).zip(sums).for_each(|(position, sum)| store(step.channels, block, position, sum, output));
            }
            for position in together..step.positions {
                let [sum] = self.windows([window(position)], block);
                store(step.channels, block, position, sum, output);
            }
        }
    }

    /// The word that starts at each place; its letters are as far apart as the kernel's taps.
    fn read(&self, codes: &[u8], words: &mut Vec<u8>) {
        words.clear();
        words.extend_from_slice(codes);
        if self.span > 1 {
            let letters = self.kernel.inputs as u8;
            let seconds = codes.get(self.kernel.dilation..).unwrap_or_default();
            words.iter_mut().for_each(|word| *word *= letters);
            words.iter_mut().zip(seconds).for_each(|(word, second)| *word += second);
        }
    }

    /// Some channel blocks at one position.
    fn blocks(&self, window: &[u8], first: usize) -> [f32x8; TOGETHER] {
        let blocks = self.bias.len();
        let mut sums: [f32x8; TOGETHER] = std::array::from_fn(|n| self.bias[first + n]);
        for (weights, &word) in self.groups().zip(window.iter().step_by(self.span * self.kernel.dilation)) {
            let row = &weights[usize::from(word) * blocks + first..][..TOGETHER];
            sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += weight);
        }
        sums
    }

    /// One channel block at some positions.
    fn windows<const N: usize>(&self, windows: [&[u8]; N], block: usize) -> [f32x8; N] {
        let blocks = self.bias.len();
        let mut sums = [self.bias[block]; N];
        for (group, weights) in self.groups().enumerate() {
            for (sum, window) in sums.iter_mut().zip(windows) {
                *sum += weights[usize::from(window[group * self.span * self.kernel.dilation]) * blocks + block];
            }
        }
        sums
    }

    /// The weights of each group of taps, `[word][channel block]`.
    fn groups(&self) -> impl Iterator<Item = &[f32x8]> {
        self.weights.chunks_exact(self.words * self.bias.len())
    }
}
