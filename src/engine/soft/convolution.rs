//! A convolution and its transpose. Both leave out zeros: inputs are mostly one-hot or behind a ReLU, and a max-pooling
//! lets few derivatives through.

use super::Kernel;
use super::step::Step;
use crate::network::Convolution;

/// For each entry of the window at a position its place in the map and in the rows of the kernel.
pub fn window(shape: &Convolution, position: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    let inputs = shape.inputs();
    (0..shape.kernel()).flat_map(move |tap| {
        let place = (position * shape.stride + tap * shape.dilation) * inputs;
        (0..inputs).map(move |channel| (place + channel, tap * inputs + channel))
    })
}

/// Bias + weights · window for each position and output channel.
pub fn forward(shape: &Convolution, kernel: &Kernel, step: &Step, input: &[f64]) -> Vec<f64> {
    let depth = shape.kernel() * shape.inputs();
    let mut output = Vec::with_capacity(step.size());
    let mut nonzero: Vec<(usize, f64)> = Vec::with_capacity(depth);
    for position in 0..step.positions {
        nonzero.clear();
        let entries = window(shape, position).map(|(place, entry)| (entry, input[place]));
        nonzero.extend(entries.filter(|&(_, x)| x != 0.0));
        for (row, &bias) in kernel.weights.chunks_exact(depth).zip(&kernel.bias) {
            output.push(nonzero.iter().fold(bias, |sum, &(entry, x)| sum + row[entry] * x));
        }
    }
    output
}

/// Adds to each entry of the input what the derivatives of the output make of it.
pub fn backward(shape: &Convolution, kernel: &Kernel, step: &Step, upstream: &[f64], downstream: &mut [f64]) {
    let depth = shape.kernel() * shape.inputs();
    for (position, upstream) in upstream.chunks_exact(step.channels).enumerate() {
        for (row, &up) in kernel.weights.chunks_exact(depth).zip(upstream) {
            if up != 0.0 {
                window(shape, position).for_each(|(place, entry)| downstream[place] += up * row[entry]);
            }
        }
    }
}
