//! What is searched for: what raises the neurons of a run, or what lowers them.

use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::error::Result;
use crate::network::Network;
use crate::options::{Extreme, Options};
use crate::random::{Key, Purpose};
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;

/// Number of random sequences; the value of the neuron is compared with their mean.
const SEQUENCES: usize = 256;

/// The substructure of some target neurons of a layer, as [`Substructure::of_neurons`]; in a search for the minimum the
/// inverted one, whose values are how far a neuron is below its mean over random sequences.
///
/// # Errors
/// Those of [`Substructure::of_neurons`].
pub fn target(network: &Network, layer: usize, channels: &[usize], options: &Options) -> Result<Substructure> {
    goal(network, layer, channels, options, |substructure| levels(substructure, layer, options.seed))
}

/// The same for a forecast, which needs no values: no sequence is evaluated, and the inverted ones are shifted.
///
/// # Errors
/// Those of [`Substructure::of_neurons`].
pub fn planned(network: &Network, layer: usize, channels: &[usize], options: &Options) -> Result<Substructure> {
    goal(network, layer, channels, options, |_| Vec::new())
}

fn goal(
    network: &Network,
    layer: usize,
    channels: &[usize],
    options: &Options,
    levels: impl FnOnce(&Substructure) -> Vec<f32>,
) -> Result<Substructure> {
    let substructure = Substructure::of_neurons(network, layer, channels)?;
    Ok(match options.sampling.extreme {
        Extreme::Maximum => substructure,
        Extreme::Minimum => substructure.inverted(&levels(&substructure)),
    })
}

/// The level of a neuron in a search for the minimum.
pub fn level(network: &Network, (layer, channel): (usize, usize), options: &Options) -> Option<f32> {
    let substructure = (options.sampling.extreme == Extreme::Minimum)
        .then(|| Substructure::new(network, layer, Some(channel)).ok())
        .flatten()?;
    levels(&substructure, layer, options.seed).pop()
}

/// The mean value of each neuron over random sequences of equally likely letters, the same ones for all neurons of a layer.
fn levels(substructure: &Substructure, layer: usize, seed: u64) -> Vec<f32> {
    let letter = |item: usize| {
        let mut stream = Key { seed, layer, channel: 0 }.stream(Purpose::Level, 0, item as u64);
        (0..substructure.length).map(move |_| stream.below(substructure.alphabet_size) as u8)
    };
    let sequences = SequenceSet::from_codes(substructure.length, (0..SEQUENCES).flat_map(letter).collect());
    let values = Simd::new(substructure).values(&sequences);
    let outputs = substructure.outputs();
    let sum = |channel: usize| values.iter().skip(channel).step_by(outputs).map(|&value| f64::from(value)).sum::<f64>();
    (0..outputs).map(|channel| (sum(channel) / SEQUENCES as f64) as f32).collect()
}
