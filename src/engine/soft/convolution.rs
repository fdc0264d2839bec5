//! A convolution and its transpose. Both skip zeros: inputs are mostly one-hot or outputs of a ReLU, and most derivatives
//! of a max-pooling's input are zero.

use super::kernel::Kernel;
use super::step::SoftStep;
use crate::network::Convolution;

/// For each kernel position at an output position, the index of its first input channel in the map and in a row of the
/// kernel.
pub fn taps(shape: &Convolution, position: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    let inputs = shape.inputs();
    (0..shape.kernel()).map(move |tap| ((position * shape.stride + tap * shape.dilation) * inputs, tap * inputs))
}

/// Adds `factor` · `from` to `to`.
pub fn add(to: &mut [f64], factor: f64, from: &[f64]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += factor * from);
}

/// Bias + weights · window for each position and output channel.
pub fn forward(shape: &Convolution, kernel: &Kernel, step: &SoftStep, input: &[f64]) -> Vec<f64> {
    let (inputs, depth) = (shape.inputs(), shape.kernel() * shape.inputs());
    let mut output = Vec::with_capacity(step.size());
    let mut nonzero: Vec<(usize, f64)> = Vec::with_capacity(depth);
    for position in 0..step.positions {
        nonzero.clear();
        for (place, entry) in taps(shape, position) {
            let entries = (entry..).zip(input[place..place + inputs].iter().copied());
            nonzero.extend(entries.filter(|&(_, x)| x != 0.0));
        }
        for (row, &bias) in kernel.weights.chunks_exact(depth).zip(&kernel.bias) {
            output.push(nonzero.iter().fold(bias, |sum, &(entry, x)| sum + row[entry] * x));
        }
    }
    output
}

/// Adds to the derivatives of the input, given those of the output.
pub fn backward(shape: &Convolution, kernel: &Kernel, step: &SoftStep, upstream: &[f64], downstream: &mut [f64]) {
    let (inputs, depth) = (shape.inputs(), shape.kernel() * shape.inputs());
    for (position, upstream) in upstream.chunks_exact(step.channels).enumerate() {
        for (row, &up) in kernel.weights.chunks_exact(depth).zip(upstream) {
            if up != 0.0 {
                for (place, entry) in taps(shape, position) {
                    add(&mut downstream[place..place + inputs], up, &row[entry..entry + inputs]);
                }
            }
        }
    }
}
