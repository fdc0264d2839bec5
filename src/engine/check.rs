//! Our kernels against the reference engine, on opening a model.

use super::Engine;
use super::simd::Simd;
use super::tract::Reference;
use crate::error::Result;
use crate::network::Network;
use crate::progress::EngineCheck;
use crate::random::{Key, Stage};
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;

/// Random sequences compared, at most.
const SEQUENCES: usize = 8;
/// Floating-point operations that may be spent on all layers together.
const BUDGET: f64 = 2e9;

/// Runs both engines on the same random sequences, in every layer that can be analysed, as far as
/// that takes no longer than a moment.
///
/// # Errors
/// Those of [`Reference::new`].
pub fn check(network: &Network) -> Result<EngineCheck> {
    let costs: Vec<(usize, f64)> = network
        .layers
        .iter()
        .filter(|layer| layer.reason.is_none())
        .map(|layer| Ok((layer.index, cost(network, layer.index)?)))
        .collect::<Result<_>>()?;
    let layers = affordable(&costs);
    let spent: f64 = costs.iter().filter(|(layer, _)| layers.contains(layer)).map(|(_, cost)| cost).sum();
    let sequences = ((BUDGET / spent.max(1.0)) as usize).clamp(1, SEQUENCES);
    let unchecked = costs.len() - layers.len();
    let mut check = EngineCheck { sequences, max_relative_difference: 0.0, layer: 0, unchecked };
    if layers.is_empty() {
        return Ok(check);
    }
    let reference = Reference::whole(network, &layers)?;
    let inputs = random(network.input_length, network.alphabet.len(), sequences);
    let expected: Vec<Vec<Vec<f32>>> = (0..sequences).map(|item| reference.values(inputs.get(item))).collect();
    for (index, (&layer, letters)) in layers.iter().zip(&reference.letters).enumerate() {
        let mut fields = SequenceSet::new(letters.len());
        let first = letters.first.max(0) as usize;
        (0..sequences).for_each(|item| fields.push(&inputs.get(item)[first..first + letters.len()]));
        let ours = Simd::new(&Substructure::new(network, layer, None)?).values(&fields);
        let expected: Vec<f32> = expected.iter().flat_map(|values| values[index].iter().copied()).collect();
        let difference = relative_difference(&ours, &expected);
        if difference > check.max_relative_difference || check.layer == 0 {
            check = EngineCheck { max_relative_difference: difference, layer, ..check };
        }
    }
    Ok(check)
}

/// The layers that one sequence may be compared in: the deepest that is not too costly, then the others
/// from the input on, as far as the budget goes.
fn affordable(costs: &[(usize, f64)]) -> Vec<usize> {
    let possible: Vec<&(usize, f64)> = costs.iter().filter(|(_, cost)| *cost <= BUDGET).collect();
    let Some((deepest, others)) = possible.split_last() else { return Vec::new() };
    let mut left = BUDGET - deepest.1;
    let mut layers: Vec<usize> = Vec::new();
    for (layer, cost) in others {
        left -= cost;
        if left < 0.0 {
            break;
        }
        layers.push(*layer);
    }
    layers.push(deepest.0);
    layers
}

/// Floating-point operations of the whole map of a layer, and of all before it.
fn cost(network: &Network, layer: usize) -> Result<f64> {
    Ok(Substructure::whole(network, layer)?.flops())
}

/// Random inputs of the network, always the same ones.
fn random(length: usize, letters: usize, count: usize) -> SequenceSet {
    let mut stream = Key { seed: 0, layer: 0, channel: 0 }.stream(Stage::Check, 0, 0);
    SequenceSet::from_codes(length, (0..count * length).map(|_| stream.below(letters) as u8).collect())
}

/// Largest absolute difference, divided by the largest absolute value.
fn relative_difference(ours: &[f32], reference: &[f32]) -> f64 {
    let largest = reference.iter().map(|x| f64::from(x.abs())).fold(f64::MIN_POSITIVE, f64::max);
    let differences = ours.iter().zip(reference).map(|(a, b)| (f64::from(*a) - f64::from(*b)).abs());
    differences.fold(0.0, |worst: f64, off| if off.is_nan() { f64::INFINITY } else { worst.max(off) }) / largest
}
