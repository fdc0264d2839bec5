//! Estimates the cost of a run before it starts, and refuses a run that needs too much memory.

use super::sources::{by_layer, sources};
use crate::demix::division;
use crate::engine::simd::Simd;
use crate::error::{Code, Error, Result};
use crate::host::Host;
use crate::network::Network;
use crate::options::Options;
use crate::progress::Forecast;
use crate::sample::contributors::{PER_NEURON, RANDOM};
use crate::sample::{ascent, enumerates, population};
use crate::substructure::Substructure;
use std::collections::BTreeSet;

/// Cost of a gradient relative to a forward pass, in forward passes.
const BACKWARD: f64 = 0.7;

/// See [`super::Analysis::forecast`].
pub fn forecast(network: &Network, options: &Options, host: &Host) -> Result<Forecast> {
    options.validate()?;
    if options.targets.is_empty() {
        return Err(Error::new(
            Code::Neurons,
            "targets",
            "No neuron was chosen.",
            "Choose a layer and at least one of its neurons.",
        ));
    }
    let mut total = Forecast { neurons: 0, lower_neurons: 0, evaluations: 0, flops: 0.0, bytes: 0 };
    let mut known: BTreeSet<(usize, usize)> = BTreeSet::new();
    for target in &options.targets {
        for channel in network.channels(target.layer, &target.channels)? {
            let substructure = Substructure::new(network, target.layer, Some(channel))?;
            let unknown = sources(&substructure, &options.sampling).into_iter().filter(|source| known.insert(*source));
            for (layer, channels) in by_layer(unknown) {
                add_contributors(&mut total, &Substructure::of_neurons(network, layer, &channels)?, layer, host)?;
            }
            total.neurons += 1;
            known.insert((target.layer, channel));
            add(&mut total, &substructure, options, channel, host)?;
        }
    }
    Ok(total)
}

/// Adds the cost of the search for strong sequences of neurons of an earlier layer, the outputs of `substructure`;
/// refuses one that needs more than the host's memory.
fn add_contributors(total: &mut Forecast, substructure: &Substructure, layer: usize, host: &Host) -> Result<()> {
    let neurons = substructure.outputs();
    let evaluations = (RANDOM + neurons * PER_NEURON) as f64;
    total.lower_neurons += neurons;
    total.evaluations += evaluations as u64;
    total.flops += evaluations * substructure.flops() * (1.0 + BACKWARD);
    reserve(total, Simd::bytes(substructure, host.threads) as u64, substructure, format!("layer {layer}"), host)
}

/// Adds the cost of one neuron; refuses one that needs more than the host's memory.
fn add(
    total: &mut Forecast,
    substructure: &Substructure,
    options: &Options,
    channel: usize,
    host: &Host,
) -> Result<()> {
    let (sampling, demixing) = (&options.sampling, &options.demixing);
    let flops = substructure.flops();
    let length = substructure.length as f64;
    let capacity = sampling.capacity as f64;
    let (evaluations, cost, sample_bytes) = if enumerates(substructure, sampling) {
        let words = libm::pow(4.0, length);
        let window = libm::pow(4.0, length / 2.0 + 2.0);
        (words, 6.0 * words + window * flops, capacity * (length + 16.0))
    } else {
        let members = population(substructure.length, sampling) as f64;
        let generations = members * sampling.generations as f64;
        let climbs = ascent::usual_evaluations(sampling.ascents, substructure.length, substructure.alphabet_size);
        let evaluations = generations + (climbs as f64).min(generations * ascent::SHARE);
        (
            evaluations,
            evaluations * flops * (1.0 + BACKWARD),
            2.0 * members * (17.0 * length + 96.0) + 2.0 * capacity * (length + 48.0),
        )
    };
    let trials = if demixing.groups > 0 { 1.0 } else { demixing.max_groups as f64 };
    let levels = substructure.poolings().len() as f64;
    total.evaluations += evaluations as u64;
    total.flops += cost + capacity * flops * levels * trials;
    let bytes = (sample_bytes
        + division::bytes(substructure, demixing) as f64
        + Simd::bytes(substructure, host.threads)) as u64;
    reserve(total, bytes, substructure, format!("neuron {channel}"), host)
}

/// Raises the maximum memory to `bytes`; refuses what needs more than the host's.
fn reserve(total: &mut Forecast, bytes: u64, substructure: &Substructure, concerns: String, host: &Host) -> Result<()> {
    if bytes > host.memory {
        return Err(Error::new(
            Code::Memory,
            concerns,
            format!(
                "A neuron with a receptive field of {} letters would take {} MB; the budget is {} MB.",
                substructure.length,
                bytes >> 20,
                host.memory >> 20
            ),
            "Choose a shallower layer, or a smaller population and capacity.",
        ));
    }
    total.bytes = total.bytes.max(bytes);
    Ok(())
}
