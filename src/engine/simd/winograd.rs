//! Convolution by kernels of three taps, two neighbouring outputs at a time: four products instead of six.
//!
//! Winograd's minimal filtering F(2, 3) (Winograd 1980; Lavin and Gray 2016, section 4.1). Of inputs d
//! and a kernel g it multiplies sums: (d₀ − d₂) g₀, (d₁ + d₂) (g₀ + g₁ + g₂)/2, (d₂ − d₁) (g₀ − g₁ + g₂)/2
//! and (d₁ − d₃) g₂. The first three added are one output; the second less the last two is the other.

use super::kernel::{GROUP, ROWS, Row, multiply, quad};
use super::packed::{LANES, bias, lanes, store};
use super::plan::Step;
use crate::network::Convolution;
use wide::f32x8;

/// Products a pair of outputs.
const PRODUCTS: usize = 4;
/// The sums of inputs in them: a first input, and a second one with its sign.
const SUMS: [(usize, f32, usize); PRODUCTS] = [(0, -1.0, 2), (1, 1.0, 2), (2, -1.0, 1), (1, -1.0, 3)];
/// Input and output channels from which on the sums cost little beside the products.
const LEAST_CHANNELS: usize = 16;

/// The weights of a convolution as this way needs them.
#[derive(Debug)]
pub struct Winograd {
    /// `[channel block][product][input][LANES]`, zeros where the last block is not full.
    weights: Vec<f32x8>,
    /// One a channel block.
    bias: Vec<f32x8>,
    inputs: usize,
}

/// Room for a group of pairs.
#[derive(Debug, Default)]
pub struct Room {
    /// `[product][pair][input]`
    inputs: Vec<f32>,
    /// `[product][pair]`, of one channel block.
    products: Vec<f32x8>,
}

impl Winograd {
    /// None for kernels of another width, or with gaps, and where there are too few channels.
    pub fn new(convolution: &Convolution) -> Option<Self> {
        let (inputs, channels) = (convolution.inputs(), convolution.channels());
        let neighbours = convolution.stride == 1 && convolution.dilation == 1;
        if convolution.kernel() != 3 || !neighbours || inputs.min(channels) < LEAST_CHANNELS {
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

    /// Convolves `input` into pairs of neighbouring rows of `output`, of which `rows` are the first ones.
    pub fn convolve(&self, step: &Step, rows: &[Row], input: &[f32], room: &mut Room, output: &mut [f32]) {
        for pairs in rows.chunks(GROUP) {
            self.add_inputs(pairs, input, room);
            for (block, (weights, &bias)) in
                self.weights.chunks_exact(PRODUCTS * self.inputs).zip(&self.bias).enumerate()
            {
                self.multiply(pairs.len(), weights, room);
                for (pair, row) in pairs.iter().enumerate() {
                    let [a, b, c, d] = std::array::from_fn(|product| room.products[product * pairs.len() + pair]);
                    store(step.channels, block, row.output, bias + a + b + c, output);
                    store(step.channels, block, row.output + 1, bias + b - c - d, output);
                }
            }
        }
    }

    /// The sums of inputs that are multiplied.
    fn add_inputs(&self, pairs: &[Row], input: &[f32], room: &mut Room) {
        room.inputs.resize(PRODUCTS * pairs.len() * self.inputs, 0.0);
        for (sums, (a, sign, b)) in room.inputs.chunks_exact_mut(pairs.len() * self.inputs).zip(SUMS) {
            for (sums, row) in sums.chunks_exact_mut(self.inputs).zip(pairs) {
                let [a, b] = [a, b].map(|place| &input[row.input + place * self.inputs..][..self.inputs]);
                sums.iter_mut().zip(a).zip(b).for_each(|((sum, a), b)| *sum = a + sign * b);
            }
        }
    }

    /// The products of one channel block.
    fn multiply(&self, pairs: usize, weights: &[f32x8], room: &mut Room) {
        room.products.clear();
        for (weights, inputs) in weights.chunks_exact(self.inputs).zip(room.inputs.chunks_exact(pairs * self.inputs)) {
            let rows: Vec<&[f32]> = inputs.chunks_exact(self.inputs).collect();
            for rows in rows.chunks(ROWS) {
                let mut sums = [f32x8::splat(0.0); ROWS];
                multiply(weights, quad(rows, |row| *row), &mut sums);
                room.products.extend(&sums[..rows.len()]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::kernel;
    use super::super::packed::Packed;
    use super::super::plan::{Input, StepOp};
    use super::*;
    use crate::network::{Op, Source};
    use crate::random::{Key, Stage};
    use ndarray::Array3;

    #[test]
    fn the_outputs_are_those_of_the_definition() {
        let mut stream = Key { seed: 1, layer: 1, channel: 0 }.stream(Stage::Check, 0, 0);
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
            let op = StepOp::Other(Op::Sum, Vec::new());
            let step = Step { op, inputs: vec![input], channels, positions, tail: None, within: None };
            let packed = Packed::new(&convolution);
            let all: Vec<Row> = kernel::rows(&step, &packed, &[0, 1, 2], 0..positions).collect();
            let (mut direct, mut paired) = (vec![0.0; items * step.size()], vec![0.0; items * step.size()]);
            kernel::dense(&step, &packed, &all, &map, &mut direct);
            let firsts: Vec<Row> = all.iter().step_by(2).copied().collect();
            let winograd = Winograd::new(&convolution).unwrap();
            winograd.convolve(&step, &firsts, &map, &mut Room::default(), &mut paired);
            let scale = direct.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
            assert!(direct.iter().zip(&paired).all(|(a, b)| (a - b).abs() <= 1e-5 * scale));
        }
    }

    #[test]
    fn other_kernels_are_left_to_others() {
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
