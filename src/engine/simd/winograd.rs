//! Convolution by kernels of three taps, two neighbouring outputs at a time: four products instead of six.
//!
//! Winograd's minimal filtering F(2, 3) (Winograd 1980; Lavin and Gray 2016, section 4.1). With inputs d
//! and kernel g, the four products are (d₀ − d₂) g₀, (d₁ + d₂) (g₀ + g₁ + g₂)/2, (d₂ − d₁) (g₀ − g₁ + g₂)/2
//! and (d₁ − d₃) g₂. The first output is the sum of the first three; the second output is the second product minus the last two.

use super::lanes::{LANES, bias, lanes, store};
use super::shape::Shape;
use super::tile::{GROUP, ROWS, Row, multiply, quad};
use crate::network::Convolution;
use wide::f32x8;

/// Products per pair of outputs.
const PRODUCTS: usize = 4;
/// The sum of inputs in each product: a first input, the sign of the second one, and the second one.
const SUMS: [(usize, f32, usize); PRODUCTS] = [(0, -1.0, 2), (1, 1.0, 2), (2, -1.0, 1), (1, -1.0, 3)];
/// Minimum number of input and of output channels for which the sums cost little compared with the products.
const MIN_CHANNELS: usize = 16;

/// The weights of a convolution, combined for the products.
#[derive(Debug)]
pub struct Winograd {
    /// `[channel block][product][input][LANES]`, zeros where the last block is not full.
    weights: Vec<f32x8>,
    /// One vector per channel block.
    bias: Vec<f32x8>,
    inputs: usize,
}

/// WinogradBuffers for a group of pairs.
#[derive(Debug, Default)]
pub struct WinogradBuffers {
    /// `[product][pair][input]`
    inputs: Vec<f32>,
    /// `[product][pair]`, of one channel block.
    products: Vec<f32x8>,
}

impl Winograd {
    /// `None` unless the kernel has three neighbouring taps, stride 1, and enough channels.
    pub fn new(convolution: &Convolution) -> Option<Self> {
        let (inputs, channels) = (convolution.inputs(), convolution.channels());
        let neighbours = convolution.stride == 1 && convolution.dilation == 1;
        if convolution.kernel() != 3 || !neighbours || inputs.min(channels) < MIN_CHANNELS {
            return None;
        }
        let weight = |product: usize, input: usize, channel: usize| {
            let [a, b, c] = [0, 1, 2].map(|tap| f64::from(convolution.weights[[channel, tap, input]]));
            [a, (a + b + c) / 2.0, (a - b + c) / 2.0, c][product] as f32
        };
        let mut weights = Vec::with_capacity(channels.div_ceil(LANES) * PRODUCTS * inputs);
        for block in 0..channels.div_ceil(LANES) {
            for product in 0..PRODUCTS {
                weights
                    .extend((0..inputs).map(|input| lanes(channels, block, |channel| weight(product, input, channel))));
            }
        }
        Some(Self { weights, bias: bias(convolution), inputs })
    }

    /// Convolves `input` into pairs of neighbouring rows of `output`; `rows` are the first rows of the pairs.
    pub fn convolve(
        &self,
        shape: &Shape,
        rows: &[Row],
        input: &[f32],
        buffers: &mut WinogradBuffers,
        output: &mut [f32],
    ) {
        for pairs in rows.chunks(GROUP) {
            self.add_inputs(pairs, input, buffers);
            for (block, (weights, &bias)) in
                self.weights.chunks_exact(PRODUCTS * self.inputs).zip(&self.bias).enumerate()
            {
                self.multiply(pairs.len(), weights, buffers);
                for (pair, row) in pairs.iter().enumerate() {
                    let [a, b, c, d] = std::array::from_fn(|product| buffers.products[product * pairs.len() + pair]);
                    store(shape.channels, block, row.output, bias + a + b + c, output);
                    store(shape.channels, block, row.output + 1, bias + b - c - d, output);
                }
            }
        }
    }

    /// The sums of inputs that are multiplied.
    fn add_inputs(&self, pairs: &[Row], input: &[f32], buffers: &mut WinogradBuffers) {
        buffers.inputs.resize(PRODUCTS * pairs.len() * self.inputs, 0.0);
        for (sums, (a, sign, b)) in buffers.inputs.chunks_exact_mut(pairs.len() * self.inputs).zip(SUMS) {
            for (sums, row) in sums.chunks_exact_mut(self.inputs).zip(pairs) {
                let [a, b] = [a, b].map(|place| &input[row.input + place * self.inputs..][..self.inputs]);
                sums.iter_mut().zip(a).zip(b).for_each(|((sum, a), b)| *sum = a + sign * b);
            }
        }
    }

    /// The products of one channel block.
    fn multiply(&self, pairs: usize, weights: &[f32x8], buffers: &mut WinogradBuffers) {
        buffers.products.clear();
        for (weights, inputs) in weights.chunks_exact(self.inputs).zip(buffers.inputs.chunks_exact(pairs * self.inputs))
        {
            let rows: Vec<&[f32]> = inputs.chunks_exact(self.inputs).collect();
            for rows in rows.chunks(ROWS) {
                let mut sums = [f32x8::splat(0.0); ROWS];
                multiply(weights, quad(rows, |row| *row), &mut sums);
                buffers.products.extend(&sums[..rows.len()]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::simd::dense::Dense;
    use crate::engine::simd::kernel::KernelRows;
    use crate::engine::simd::shape::Input;
    use crate::engine::simd::tile;
    use crate::network::Source;
    use crate::random::{Key, Purpose};
    use ndarray::Array3;

    #[test]
    fn the_outputs_are_those_of_the_definition() {
        let mut stream = Key { seed: 1, layer: 1, channel: 0 }.stream(Purpose::Check, 0, 0);
        for (channels, inputs, positions) in [(16, 16, 2), (21, 40, 70), (130, 33, 6)] {
            let mut normal = || stream.unit() as f32 - 0.5;
            let convolution = Convolution {
                weights: Array3::from_shape_fn((channels, 3, inputs), |_| normal()).into(),
                bias: (0..channels).map(|_| normal()).collect(),
                stride: 1,
                dilation: 1,
                padding: [0, 0],
                groups: 1,
            };
            let (rows, items) = (positions + 3, 3);
            let map: Vec<f32> = (0..items * rows * inputs).map(|_| normal()).collect();
            let input = Input { source: Source::Input, start: 1, positions: rows, channels: inputs };
            let shape = Shape { input, channels, positions };
            let kernel = KernelRows::new(&convolution);
            let all: Vec<Row> = tile::rows(shape, &kernel, &[0, 1, 2], 0..positions).collect();
            let (mut direct, mut paired) = (vec![0.0; items * shape.size()], vec![0.0; items * shape.size()]);
            Dense::new(&convolution, &kernel).convolve(&shape, &all, &map, &mut direct);
            let firsts: Vec<Row> = all.iter().step_by(2).copied().collect();
            let winograd = Winograd::new(&convolution).unwrap();
            winograd.convolve(&shape, &firsts, &map, &mut WinogradBuffers::default(), &mut paired);
            let scale = direct.iter().fold(0.0_f32, |max, x| max.max(x.abs()));
            assert!(direct.iter().zip(&paired).all(|(a, b)| (a - b).abs() <= 1e-5 * scale));
        }
    }

    #[test]
    fn only_kernels_of_three_neighbouring_taps_are_taken() {
        let convolution = |kernel: usize, stride: usize| Convolution {
            weights: Array3::<f32>::zeros((16, kernel, 16)).into(),
            bias: vec![0.0; 16],
            stride,
            dilation: 1,
            padding: [0, 0],
            groups: 1,
        };
        assert!(Winograd::new(&convolution(3, 1)).is_some());
        assert!(Winograd::new(&convolution(5, 1)).is_none());
        assert!(Winograd::new(&convolution(3, 2)).is_none());
    }
}
