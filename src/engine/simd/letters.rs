//! Convolution of letters: the one-hot input selects weights, so nothing is multiplied.

use super::packed::{Kernel, bias, store};
use super::plan::Step;
use crate::network::Convolution;
use wide::f32x8;

/// Sums that are computed at a time: with fewer, each addition waits for the one before it.
const TOGETHER: usize = 4;

/// The weights of a convolution of letters.
#[derive(Debug)]
pub struct Letters {
    /// `[tap][letter][channel block]`.
    weights: Vec<f32x8>,
    /// One a channel block.
    bias: Vec<f32x8>,
    pub kernel: Kernel,
}

impl Letters {
    pub fn new(convolution: &Convolution) -> Self {
        let kernel = Kernel::new(convolution);
        let blocks = kernel.blocks();
        let entries = (0..kernel.depth()).flat_map(|place| (0..blocks).map(move |block| (block, place)));
        let weights = entries.map(|(block, place)| kernel.weights(block, place)).collect();
        Self { weights, bias: bias(convolution), kernel }
    }

    /// Convolves one sequence.
    pub fn convolve(&self, step: &Step, codes: &[u8], output: &mut [f32]) {
        let window = |position: usize| &codes[step.inputs[0].start + position * self.kernel.stride..];
        let blocks = self.bias.len();
        let whole = blocks / TOGETHER * TOGETHER;
        for position in 0..step.positions {
            for first in (0..whole).step_by(TOGETHER) {
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

    /// Some channel blocks at one position.
    fn blocks(&self, window: &[u8], first: usize) -> [f32x8; TOGETHER] {
        let blocks = self.bias.len();
        let mut sums: [f32x8; TOGETHER] = std::array::from_fn(|n| self.bias[first + n]);
        for (weights, &code) in self.taps().zip(window.iter().step_by(self.kernel.dilation)) {
            let row = &weights[usize::from(code) * blocks + first..][..TOGETHER];
            sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += weight);
        }
        sums
    }

    /// One channel block at some positions.
    fn windows<const N: usize>(&self, windows: [&[u8]; N], block: usize) -> [f32x8; N] {
        let blocks = self.bias.len();
        let mut sums = [self.bias[block]; N];
        for (tap, weights) in self.taps().enumerate() {
            for (sum, window) in sums.iter_mut().zip(windows) {
                *sum += weights[usize::from(window[tap * self.kernel.dilation]) * blocks + block];
            }
        }
        sums
    }

    /// The weights of each tap, `[letter][channel block]`.
    fn taps(&self) -> impl Iterator<Item = &[f32x8]> {
        self.weights.chunks_exact(self.kernel.inputs * self.bias.len())
    }
}
