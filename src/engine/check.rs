//! Compares our kernels with the reference engine when a model is opened.

use super::Engine;
use super::simd::Simd;
use super::soft::Soft;
use super::tract::Reference;
use crate::error::Result;
use crate::network::Network;
use crate::progress::{EngineCheck, Fault, Supported, Verdict};
use crate::random::{Key, Purpose};
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;

/// Maximum number of random sequences that are compared.
const MAX_SEQUENCES: usize = 8;
/// Maximum number of floating-point operations for all layers together.
const MAX_FLOPS: f64 = 2e9;

/// Largest difference that counts as rounding, relative to the largest value of the layer. Rounding alone gives about 1e-6.
const ROUNDING: f64 = 1e-4;
/// A layer whose values are smaller than this share of those of the layers before it holds rounding only: differences are
/// compared with that share.
const ROUNDING_ONLY: f64 = 0.01;

/// Runs both engines on the same random sequences, in the layers that can be analysed, as many as a limit on
/// floating-point operations permits.
///
/// # Errors
/// [`Code::UnsupportedOp`](crate::error::Code::UnsupportedOp) when tract cannot run an operation of the network.
pub fn check(network: &Network) -> Result<EngineCheck> {
    let costs: Vec<(usize, f64)> = network
        .layers
        .iter()
        .filter(|layer| layer.reason.is_none())
        .map(|layer| Ok((layer.index, cost(network, layer.index)?)))
        .collect::<Result<_>>()?;
    let layers = affordable(&costs);
    let spent: f64 = costs.iter().filter(|(layer, _)| layers.contains(layer)).map(|(_, cost)| cost).sum();
    let sequences = ((MAX_FLOPS / spent.max(1.0)) as usize).clamp(1, MAX_SEQUENCES);
    let unchecked = costs.len() - layers.len();
    let verdict = Verdict::Passed;
    let mut check = EngineCheck { verdict, fault: None, sequences, max_relative_difference: 0.0, layer: 0, unchecked };
    if layers.is_empty() {
        return Ok(check);
    }
    let reference = Reference::whole(network, &layers)?;
    let inputs = random(network.input_length, network.alphabet.len(), sequences);
    let expected: Vec<Vec<Vec<f32>>> = (0..sequences).map(|item| reference.values(inputs.get(item))).collect();
    let mut largest = 0.0_f64;
    for (index, (&layer, field)) in layers.iter().zip(&reference.fields).enumerate() {
        let mut seen = SequenceSet::new(field.len());
        let first = field.first.max(0) as usize;
        (0..sequences).for_each(|item| seen.push(&inputs.get(item)[first..first + field.len()]));
        let ours = Simd::new(&Substructure::new(network, layer, None)?).values(&seen);
        let expected: Vec<f32> = expected.iter().flat_map(|values| values[index].iter().copied()).collect();
        largest = expected.iter().map(|value| f64::from(value.abs())).filter(|x| x.is_finite()).fold(largest, f64::max);
        let difference = relative_difference(&ours, &expected, ROUNDING_ONLY * largest);
        if difference > ROUNDING && check.fault.is_none_or(|fault| layer < fault.layer) {
            check.fault = Some(fault(network, layer, &seen, (&ours, &expected))?);
        }
        if difference > check.max_relative_difference || check.layer == 0 {
            check = EngineCheck { max_relative_difference: difference, layer, ..check };
        }
    }
    check.verdict = if check.fault.is_some() { Verdict::Failed } else { Verdict::Passed };
    Ok(check)
}

/// Where a layer's values differ most, and which of the two the plain evaluation supports.
fn fault(
    network: &Network,
    layer: usize,
    sequences: &SequenceSet,
    (ours, expected): (&[f32], &[f32]),
) -> Result<Fault> {
    let channels = ours.len() / sequences.len();
    let gap = |index: usize| difference(ours[index], expected[index]);
    let worst = (0..ours.len()).max_by(|&a, &b| gap(a).total_cmp(&gap(b))).unwrap_or(0);
    let (item, channel) = (worst / channels, worst % channels);
    let soft = Soft::new(&Substructure::new(network, layer, Some(channel))?);
    let plain = soft.forward(&soft.one_hot(sequences.get(item))).value(0);
    let largest = expected.iter().map(|x| f64::from(x.abs())).fold(f64::MIN_POSITIVE, f64::max);
    let supports = |value: f32| (f64::from(value) - plain).abs() <= ROUNDING * largest;
    let supported = match (supports(ours[worst]), supports(expected[worst])) {
        (true, _) => Supported::Kernels,
        (false, true) => Supported::Reference,
        (false, false) => Supported::Neither,
    };
    Ok(Fault { layer, channel, kernels: ours[worst], reference: expected[worst], supported })
}

/// The layers whose comparison on one sequence stays within [`MAX_FLOPS`]: the deepest one that does on its own, then
/// the others from the input on.
fn affordable(costs: &[(usize, f64)]) -> Vec<usize> {
    let possible: Vec<&(usize, f64)> = costs.iter().filter(|(_, cost)| *cost <= MAX_FLOPS).collect();
    let Some((deepest, others)) = possible.split_last() else { return Vec::new() };
    let mut remaining = MAX_FLOPS - deepest.1;
    let mut layers: Vec<usize> = Vec::new();
    for (layer, cost) in others {
        remaining -= cost;
        if remaining < 0.0 {
            break;
        }
        layers.push(*layer);
    }
    layers.push(deepest.0);
    layers
}

/// Floating-point operations for the whole map of a layer and for all maps that it depends on.
fn cost(network: &Network, layer: usize) -> Result<f64> {
    Ok(Substructure::whole(network, layer)?.flops())
}

/// Random inputs of the network, the same ones in every call.
fn random(length: usize, alphabet_size: usize, count: usize) -> SequenceSet {
    let mut stream = Key { seed: 0, layer: 0, channel: 0 }.stream(Purpose::Check, 0, 0);
    SequenceSet::from_codes(length, (0..count * length).map(|_| stream.below(alphabet_size) as u8).collect())
}

/// Largest absolute difference, divided by the largest absolute value, or by `min` if that is larger.
fn relative_difference(ours: &[f32], reference: &[f32], min: f64) -> f64 {
    let finite = |x: &f32| x.is_finite().then(|| f64::from(x.abs()));
    let largest = reference.iter().filter_map(finite).fold(min.max(f64::MIN_POSITIVE), f64::max);
    ours.iter().zip(reference).map(|(&a, &b)| difference(a, b)).fold(0.0, f64::max) / largest
}

/// The absolute difference of two values. Those that are finite in neither agree: both engines overflow there.
fn difference(a: f32, b: f32) -> f64 {
    match (a.is_finite(), b.is_finite()) {
        (true, true) => (f64::from(a) - f64::from(b)).abs(),
        (false, false) => 0.0,
        _ => f64::INFINITY,
    }
}
