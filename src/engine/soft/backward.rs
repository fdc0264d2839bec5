//! The chain rule, from the last step to the input.

use super::kernel::Kernel;
use super::step::SoftStep;
use super::trace::Trace;
use super::{activation, convolution, pooling};
use crate::network::Op;

/// The derivatives with respect to the input and every map, given those with respect to the outputs in `seed`.
pub fn derivatives(steps: &[SoftStep], kernels: &[Kernel], trace: &Trace, seed: Trace) -> Trace {
    let mut derivatives = seed;
    for (index, step) in steps.iter().enumerate().rev() {
        let upstream = std::mem::take(&mut derivatives.maps[index]);
        for (number, input) in step.inputs.iter().enumerate() {
            let downstream = derivatives.read_mut(input);
            if !linear(step, kernels, number, &upstream, downstream) {
                chain(step, number, trace, &upstream, downstream);
            }
        }
        derivatives.maps[index] = upstream;
    }
    derivatives
}

/// Adds to the derivatives of input `number` of a linear step; returns `false`, and adds nothing, where the step is not
/// linear.
pub fn linear(step: &SoftStep, kernels: &[Kernel], number: usize, upstream: &[f64], downstream: &mut [f64]) -> bool {
    let (channels, width) = (step.channels, step.inputs[number].channels);
    let add =
        |downstream: &mut [f64], upstream: &[f64]| downstream.iter_mut().zip(upstream).for_each(|(g, up)| *g += up);
    match &step.op {
        Op::Convolution(shape) => {
            if let Some(kernel) = step.kernel {
                convolution::backward(shape, &kernels[kernel], step, upstream, downstream);
            }
        }
        Op::Affine(affine) => {
            for (place, (g, up)) in downstream.iter_mut().zip(upstream).enumerate() {
                *g += up * f64::from(affine.scale[place % channels]);
            }
        }
        Op::AveragePool(pool) => pooling::spread(*pool, step, upstream, downstream),
        Op::Sum | Op::Crop(_) => add(downstream, upstream),
        Op::Concat => {
            let before: usize = step.inputs[..number].iter().map(|input| input.channels).sum();
            for (g, up) in downstream.chunks_exact_mut(width).zip(upstream.chunks_exact(channels)) {
                add(g, &up[before..]);
            }
        }
        Op::Select(select) => {
            for (g, up) in downstream.chunks_exact_mut(width).zip(upstream.chunks_exact(channels)) {
                select.iter().zip(up).for_each(|(&channel, up)| g[channel] += up);
            }
        }
        Op::Pad(padding) => {
            add(downstream, &upstream[padding.before * channels..upstream.len() - padding.after * channels]);
        }
        Op::Activation(_) | Op::PRelu(_) | Op::MaxPool(_) | Op::Product => return false,
    }
    true
}

/// Adds to the derivatives of input `number` of a step that is not linear, by its derivative at `trace`.
pub fn chain(step: &SoftStep, number: usize, trace: &Trace, upstream: &[f64], downstream: &mut [f64]) {
    let x = trace.read(&step.inputs[number]);
    if let Op::MaxPool(pool) = &step.op {
        pooling::maxima(*pool, step, x).into_iter().zip(upstream).for_each(|(place, up)| downstream[place] += up);
        return;
    }
    for (place, (g, &up)) in downstream.iter_mut().zip(upstream).enumerate() {
        if up != 0.0 {
            *g += up * slope(step, number, trace, place);
        }
    }
}

/// The derivative of an elementwise step at one element of input `number`.
pub fn slope(step: &SoftStep, number: usize, trace: &Trace, place: usize) -> f64 {
    let x = trace.read(&step.inputs[number])[place];
    match &step.op {
        Op::Activation(function) => activation::derivative(*function, x),
        Op::PRelu(slopes) if x <= 0.0 => f64::from(slopes[place % step.channels]),
        Op::Product => {
            let others = step.inputs.iter().enumerate().filter(|(other, _)| *other != number);
            others.map(|(_, other)| trace.read(other)[place]).product()
        }
        _ => 1.0,
    }
}
