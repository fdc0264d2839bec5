//! DeepLIFT's rescale rule, number for number as captum 0.9 computes it.
//!
//! A step that is not linear hands on Δoutput / Δinput instead of its slope. captum runs input and reference through
//! the network together, so multipliers come in pairs, which differ only behind a step whose input hardly differs:
//! there each takes the slope at its own place. A max-pooling gives the difference of its two maxima to the place of
//! the larger one. Of gates captum knows only the slope, and so do we; what their contributions leave is not spread.
//!
//! Two things are our own: overlapping poolings add up where captum keeps one of them, and every elementwise function
//! is rescaled where captum knows six.

use super::backward::{chain, linear, slope};
use super::kernel::Kernel;
use super::pooling;
use super::step::Step;
use super::trace::Trace;
use crate::network::{Op, Pool};

/// Differences of an input below this count as none (captum's `eps`).
const LEAST: f64 = 1e-10;

/// One number, or slice, for the input and one for the reference.
type Pair<T> = [T; 2];

/// The input's multipliers, from those of the outputs in `seed`. `traces` are those of input and reference.
pub fn multipliers(steps: &[Step], kernels: &[Kernel], traces: Pair<&Trace>, seed: &Trace) -> Vec<f64> {
    let mut multipliers = [seed.clone(), seed.clone()];
    for (index, step) in steps.iter().enumerate().rev() {
        let upstream = multipliers.each_mut().map(|one| std::mem::take(&mut one.maps[index]));
        for (number, input) in step.inputs.iter().enumerate() {
            let mut downstream = multipliers.each_mut().map(|one| one.read_mut(input));
            match &step.op {
                Op::Activation(_) | Op::PRelu(_) => rescale(step, index, traces, &upstream, &mut downstream),
                Op::MaxPool(pool) => rescale_maxima(*pool, step, traces, &upstream, &mut downstream),
                _ => {
                    for ((trace, upstream), downstream) in traces.into_iter().zip(&upstream).zip(downstream) {
                        if !linear(step, kernels, number, upstream, downstream) {
                            chain(step, number, trace, upstream, downstream);
                        }
                    }
                }
            }
        }
    }
    let [multipliers, _] = multipliers;
    multipliers.input
}

/// An elementwise function: Δoutput / Δinput.
fn rescale(
    step: &Step,
    index: usize,
    traces: Pair<&Trace>,
    upstream: &Pair<Vec<f64>>,
    downstream: &mut Pair<&mut [f64]>,
) {
    let [x, x0] = traces.map(|trace| trace.read(&step.inputs[0]));
    let [y, y0] = traces.map(|trace| trace.map(index));
    for place in 0..step.size() {
        let (from, to) = (x[place] - x0[place], y[place] - y0[place]);
        for (half, trace) in traces.into_iter().enumerate() {
            let factor = if from.abs() < LEAST { slope(step, 0, trace, place) } else { to / from };
            downstream[half][place] += upstream[half][place] * factor;
        }
    }
}

/// A max-pooling: the difference of the maxima belongs to the place of the larger one.
fn rescale_maxima(
    pool: Pool,
    step: &Step,
    traces: Pair<&Trace>,
    upstream: &Pair<Vec<f64>>,
    downstream: &mut Pair<&mut [f64]>,
) {
    let [x, x0] = traces.map(|trace| trace.read(&step.inputs[0]));
    let [places, places0] = [x, x0].map(|x| pooling::maxima(pool, step, x));
    for (entry, (place, place0)) in places.into_iter().zip(places0).enumerate() {
        let difference = x[place] - x0[place0];
        let (larger, up) = if difference >= 0.0 { (place, upstream[0][entry]) } else { (place0, upstream[1][entry]) };
        let from = |place: usize| x[place] - x0[place];
        let is_there = |place: usize| from(place).abs() >= LEAST;
        for downstream in downstream.iter_mut() {
            if is_there(larger) {
                downstream[larger] += up * difference / from(larger);
            }
            if !is_there(place) {
                downstream[place] += upstream[0][entry];
            }
        }
    }
}
