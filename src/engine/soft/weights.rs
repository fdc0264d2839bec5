//! The derivatives with respect to a convolution's weights.

use super::convolution::{add, taps};
use super::kernel::Kernel;
use super::step::SoftStep;
use crate::network::Op;

/// The derivatives with respect to the weights, given the convolution's input and the derivatives of its output.
pub fn gradient(step: &SoftStep, input: &[f64], upstream: &[f64]) -> Kernel {
    let Op::Convolution(shape) = &step.op else { return Kernel { weights: Vec::new(), bias: Vec::new() } };
    let (inputs, depth) = (shape.inputs(), shape.kernel() * shape.inputs());
    let mut gradient = Kernel { weights: vec![0.0; step.channels * depth], bias: vec![0.0; step.channels] };
    for (position, upstream) in upstream.chunks_exact(step.channels).enumerate() {
        for ((row, bias), &up) in gradient.weights.chunks_exact_mut(depth).zip(&mut gradient.bias).zip(upstream) {
            if up != 0.0 {
                *bias += up;
                for (place, entry) in taps(shape, position) {
                    add(&mut row[entry..entry + inputs], up, &input[place..place + inputs]);
                }
            }
        }
    }
    gradient
}
