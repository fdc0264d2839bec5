//! Convolution of a sequence: the one-hot input selects weights, so nothing is multiplied.
//!
//! For small alphabets, taps are taken in pairs: a table holds the sum of their weights for every pair of
//! letters, which halves the number of additions per window.

use super::kernel::KernelRows;
use super::lanes::{bias, store};
use super::shape::Shape;
use crate::network::Convolution;
use wide::f32x8;

/// Sums that are computed at a time: with fewer, each addition waits for the one before it.
const TOGETHER: usize = 4;
/// Maximum size of an alphabet whose pairs of letters are tabulated.
const MAX_PAIRED: usize = 8;

/// The weights of a convolution of a sequence, by word: one letter, or a pair of letters.
#[derive(Debug)]
pub struct SequenceConvolution {
    /// `[group of taps][word][channel block]`.
    weights: Vec<f32x8>,
    /// One vector per channel block.
    bias: Vec<f32x8>,
    /// Taps per group, and letters per word. A tap that the last group lacks counts as zero.
    span: usize,
    /// Number of words.
    words: usize,
    pub kernel: KernelRows,
}

impl SequenceConvolution {
    pub fn new(convolution: &Convolution) -> Self {
        let kernel = KernelRows::new(convolution);
        let span = if kernel.inputs <= MAX_PAIRED { 2 } else { 1 };
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

    /// Convolves one sequence. `words` is a buffer.
    pub fn convolve(&self, shape: &Shape, codes: &[u8], words: &mut Vec<u8>, output: &mut [f32]) {
        self.read(codes, words);
        let window = |position: usize| &words[shape.input.start + position * self.kernel.stride..];
        let blocks = self.bias.len();
        let whole = blocks / TOGETHER * TOGETHER;
        for first in (0..whole).step_by(TOGETHER) {
            for position in 0..shape.positions {
                let sums = self.blocks(window(position), first);
                (first..).zip(sums).for_each(|(block, sum)| store(shape.channels, block, position, sum, output));
            }
        }
        let together = shape.positions / TOGETHER * TOGETHER;
        for block in whole..blocks {
            for first in (0..together).step_by(TOGETHER) {
                let sums = self.windows(std::array::from_fn::<_, TOGETHER, _>(|n| window(first + n)), block);
                (first..).zip(sums).for_each(|(position, sum)| store(shape.channels, block, position, sum, output));
            }
            for position in together..shape.positions {
                let [sum] = self.windows([window(position)], block);
                store(shape.channels, block, position, sum, output);
            }
        }
    }

    /// The word that starts at each position; its letters are as far apart as the kernel's taps.
    fn read(&self, codes: &[u8], words: &mut Vec<u8>) {
        words.clear();
        words.extend_from_slice(codes);
        if self.span > 1 {
            let alphabet_size = self.kernel.inputs as u8;
            let seconds = codes.get(self.kernel.dilation..).unwrap_or_default();
            words.iter_mut().for_each(|word| *word *= alphabet_size);
            words.iter_mut().zip(seconds).for_each(|(word, second)| *word += second);
        }
    }

    /// The sums of some channel blocks at one position.
    fn blocks(&self, window: &[u8], first: usize) -> [f32x8; TOGETHER] {
        let blocks = self.bias.len();
        let mut sums: [f32x8; TOGETHER] = std::array::from_fn(|n| self.bias[first + n]);
        for (weights, &word) in self.groups().zip(window.iter().step_by(self.span * self.kernel.dilation)) {
            let row = &weights[usize::from(word) * blocks + first..][..TOGETHER];
            sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += weight);
        }
        sums
    }

    /// The sums of one channel block at some positions.
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
