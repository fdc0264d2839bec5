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

/// Random sequences compared in each layer.
const SEQUENCES: usize = 8;

/// Runs both engines on the same random sequences, in every layer that can be analysed.
///
/// # Errors
/// Those of [`Reference::new`].
pub fn check(network: &Network) -> Result<EngineCheck> {
    let mut check = EngineCheck { sequences: SEQUENCES, max_relative_difference: 0.0, layer: 0 };
    for layer in network.layers.iter().filter(|layer| layer.reason.is_none()) {
        let sequences = random(layer.index, layer.receptive_field, network.alphabet.len());
        let ours = Simd::new(&Substructure::new(network, layer.index, None)?).values(&sequences);
        let reference = Reference::new(network, layer.index, None)?.values(&sequences);
        let difference = relative_difference(&ours, &reference);
        if difference > check.max_relative_difference || check.layer == 0 {
            check = EngineCheck { max_relative_difference: difference, layer: layer.index, ..check };
        }
    }
    Ok(check)
}

/// [`SEQUENCES`] random sequences, always the same for a layer.
fn random(layer: usize, length: usize, letters: usize) -> SequenceSet {
    let mut stream = Key { seed: 0, layer, channel: 0 }.stream(Stage::Check, 0, 0);
    SequenceSet::from_codes(length, (0..SEQUENCES * length).map(|_| stream.below(letters) as u8).collect())
}

/// Largest absolute difference, divided by the largest absolute value.
fn relative_difference(ours: &[f32], reference: &[f32]) -> f64 {
    let largest = reference.iter().map(|x| f64::from(x.abs())).fold(f64::MIN_POSITIVE, f64::max);
    let differences = ours.iter().zip(reference).map(|(a, b)| (f64::from(*a) - f64::from(*b)).abs());
    differences.fold(0.0, |worst: f64, off| if off.is_nan() { f64::INFINITY } else { worst.max(off) }) / largest
}
