//! The map of one step from the maps that it reads.

use super::kernel::Kernel;
use super::step::SoftStep;
use super::{activation, convolution, pooling};
use crate::network::Op;

/// The map of `step`, position × channel. Each of `inputs` begins at the first position that the step reads.
pub fn map(step: &SoftStep, kernels: &[Kernel], inputs: &[&[f64]]) -> Vec<f64> {
    let channels = step.channels;
    let first = inputs[0];
    let same = || &first[..step.size()];
    let each = |f: &dyn Fn(usize, f64) -> f64| same().iter().enumerate().map(|(i, &x)| f(i % channels, x)).collect();
    match &step.op {
        Op::Convolution(shape) => {
            step.kernel.map_or_else(Vec::new, |kernel| convolution::forward(shape, &kernels[kernel], step, first))
        }
        Op::Activation(function) => each(&|_, x| activation::value(*function, x)),
        Op::Affine(affine) => each(&|c, x| f64::from(affine.scale[c]) * x + f64::from(affine.shift[c])),
        Op::PRelu(slopes) => each(&|c, x| prelu(slopes[c], x)),
        Op::MaxPool(pool) => pooling::maxima(*pool, step, first).into_iter().map(|place| first[place]).collect(),
        Op::AveragePool(pool) => pooling::means(*pool, step, first),
        Op::Sum => joined(step, inputs, |sum, x| sum + x),
        Op::Product => joined(step, inputs, |product, x| product * x),
        Op::Concat => {
            let mut output = Vec::with_capacity(step.size());
            for position in 0..step.positions {
                for (input, map) in step.inputs.iter().zip(inputs) {
                    output.extend_from_slice(&map[position * input.channels..][..input.channels]);
                }
            }
            output
        }
        Op::Select(select) => {
            let rows = first.chunks_exact(step.inputs[0].channels).take(step.positions);
            rows.flat_map(|row| select.iter().map(|&channel| row[channel])).collect()
        }
        Op::Pad(padding) => {
            let mut output = vec![f64::from(padding.value); step.size()];
            let inside = padding.before * channels..step.size() - padding.after * channels;
            let count = inside.len();
            output[inside].copy_from_slice(&first[..count]);
            output
        }
        Op::Crop(_) => same().to_vec(),
    }
}

/// x for x > 0, slope · x otherwise.
pub fn prelu(slope: f32, x: f64) -> f64 {
    if x > 0.0 { x } else { f64::from(slope) * x }
}

fn joined(step: &SoftStep, inputs: &[&[f64]], join: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    let at = |place: usize| inputs[1..].iter().fold(inputs[0][place], |joined, input| join(joined, input[place]));
    (0..step.size()).map(at).collect()
}
