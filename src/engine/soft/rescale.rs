//! DeepLIFT's rescale rule, with the same results as captum 0.9.
//!
//! A step that is not linear uses Δoutput / Δinput instead of its derivative. captum runs input and reference through
//! the network together, so there are two multipliers. They differ only after a step whose two inputs are almost equal,
//! where each uses the derivative at its own input. A max-pooling assigns the difference of its two maxima to the place
//! of the larger one.
//!
//! A product of two branches has Δ(a b) = ½ (b + b₀) Δa + ½ (a + a₀) Δb: each factor gets the mean of what it adds before
//! and after the other one has changed, which is its Shapley value (the rule for products of Lundberg & Lee 2017,
//! doi:10.48550/arXiv.1705.07874). So contributions sum to the difference through gates, layer norms, softmax and every
//! other statistic that is composed of elementwise functions, linear operations and products.
//!
//! There are three differences from captum: overlapping poolings are added up where captum keeps one of them, every
//! elementwise function is rescaled where captum rescales six, and for products captum uses the derivative, which does
//! not sum.

use super::backward::{linear, slope};
use super::kernel::Kernel;
use super::pooling;
use super::step::SoftStep;
use super::trace::Trace;
use crate::network::{Op, Pool};

/// Differences of an input below this value count as zero (captum's `eps`).
const MIN_DIFFERENCE: f64 = 1e-10;

/// One item for the input and one for the reference.
type Pair<T> = [T; 2];

/// The input's multipliers, from those of the outputs in `seed`. `traces` are those of input and reference.
pub fn multipliers(steps: &[SoftStep], kernels: &[Kernel], traces: Pair<&Trace>, seed: &Trace) -> Vec<f64> {
    let mut multipliers = [seed.clone(), seed.clone()];
    for (index, step) in steps.iter().enumerate().rev() {
        let upstream = multipliers.each_mut().map(|one| std::mem::take(&mut one.maps[index]));
        for (number, input) in step.inputs.iter().enumerate() {
            let mut downstream = multipliers.each_mut().map(|one| one.read_mut(input));
            match &step.op {
                Op::Activation(_) | Op::PRelu(_) => rescale(step, index, traces, &upstream, &mut downstream),
                Op::MaxPool(pool) => rescale_maxima(*pool, step, traces, &upstream, &mut downstream),
                Op::Product => rescale_factor(step, number, traces, &upstream, &mut downstream),
                _ => {
                    for (upstream, downstream) in upstream.iter().zip(downstream) {
                        linear(step, kernels, number, upstream, downstream);
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
    step: &SoftStep,
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
            let factor = if from.abs() < MIN_DIFFERENCE { slope(step, 0, trace, place) } else { to / from };
            downstream[half][place] += upstream[half][place] * factor;
        }
    }
}

/// Input `number` of a product of two: the mean of the other factor.
fn rescale_factor(
    step: &SoftStep,
    number: usize,
    traces: Pair<&Trace>,
    upstream: &Pair<Vec<f64>>,
    downstream: &mut Pair<&mut [f64]>,
) {
    for place in 0..step.size() {
        let [other, other0] = traces.map(|trace| slope(step, number, trace, place));
        let mean = 0.5 * (other + other0);
        for (downstream, upstream) in downstream.iter_mut().zip(upstream) {
            downstream[place] += upstream[place] * mean;
        }
    }
}

/// A max-pooling: the difference of the maxima belongs to the place of the larger one.
fn rescale_maxima(
    pool: Pool,
    step: &SoftStep,
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
        let differs = |place: usize| from(place).abs() >= MIN_DIFFERENCE;
        for downstream in downstream.iter_mut() {
            if differs(larger) {
                downstream[larger] += up * difference / from(larger);
            }
            if !differs(place) {
                downstream[place] += upstream[0][entry];
            }
        }
    }
}
