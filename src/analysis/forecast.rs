//! Estimates the cost of a run before it starts, and refuses a run that needs too much memory.

use super::cost::{self, Cost, Course};
use super::sources::{by_layer, sources};
use crate::demix::division;
use crate::engine::simd::Simd;
use crate::error::{Code, Error, Result};
use crate::host::Host;
use crate::network::Network;
use crate::options::Options;
use crate::progress::Forecast;
use crate::sample::contributors::{PER_NEURON, RANDOM};
use crate::sample::{enumerates, population};
use crate::substructure::Substructure;
use std::collections::BTreeSet;

/// The forecast of a run.
#[derive(Debug)]
pub struct Plan {
    /// What the user is told.
    pub forecast: Forecast,
    /// The usual cost of each target in order, in floating-point operations.
    pub targets: Vec<Cost>,
    /// That of the search for strong sequences before each target.
    pub contributors: Vec<f64>,
}

/// The cost of a run; see [`super::Analysis::forecast`].
pub fn plan(network: &Network, options: &Options, host: &Host) -> Result<Plan> {
    options.validate()?;
    if options.targets.is_empty() {
        return Err(Error::new(
            Code::Neurons,
            "targets",
            "No neuron was chosen.",
            "Choose a layer and at least one of its neurons.",
        ));
    }
    let forecast = Forecast { neurons: 0, lower_neurons: 0, evaluations: 0, layers: Vec::new(), bytes: 0 };
    let mut plan = Plan { forecast, targets: Vec::new(), contributors: Vec::new() };
    let mut known: BTreeSet<(usize, usize)> = BTreeSet::new();
    for target in &options.targets {
        for channel in network.channels(target.layer, &target.channels)? {
            let substructure = Substructure::new(network, target.layer, Some(channel))?;
            let unknown = sources(&substructure, &options.sampling).into_iter().filter(|source| known.insert(*source));
            let mut contributors = 0.0;
            for (layer, channels) in by_layer(unknown) {
                let lower = Substructure::of_neurons(network, layer, &channels)?;
                contributors += add_contributors(&mut plan.forecast, network, &lower, layer, host)?;
            }
            plan.contributors.push(contributors);
            known.insert((target.layer, channel));
            plan.targets.push(add(&mut plan.forecast, &substructure, options, (target.layer, channel), host)?);
        }
    }
    Ok(plan)
}

/// Adds the cost of the search for strong sequences of neurons of an earlier layer, the outputs of `lower`, and returns
/// its operations; refuses one that needs more than the host's memory.
fn add_contributors(
    forecast: &mut Forecast,
    network: &Network,
    lower: &Substructure,
    layer: usize,
    host: &Host,
) -> Result<f64> {
    let neurons = lower.outputs();
    let (values, gradients) = ((RANDOM + neurons * PER_NEURON) as f64, (neurons * PER_NEURON) as f64);
    let operations = (values + gradients / 2.0) * lower.flops();
    forecast.lower_neurons += neurons;
    forecast.evaluations += values as u64;
    let passes = operations / Substructure::new(network, layer, Some(0))?.flops();
    forecast.add_passes(layer, [passes; 3]);
    reserve(forecast, Simd::bytes(lower, host.threads) as u64, lower, format!("layer {layer}"), host)?;
    Ok(operations)
}

/// Adds the cost of one neuron and returns its operations; refuses one that needs more than the host's memory.
fn add(
    forecast: &mut Forecast,
    substructure: &Substructure,
    options: &Options,
    (layer, channel): (usize, usize),
    host: &Host,
) -> Result<Cost> {
    let (sampling, demixing) = (&options.sampling, &options.demixing);
    let (length, capacity) = (substructure.length as f64, sampling.capacity as f64);
    let courses = [Course::Shortest, Course::Usual, Course::Longest];
    let costs = courses.map(|course| Cost::of(substructure, options, course));
    forecast.add_passes(layer, costs.map(|cost| cost.total()));
    let sample_bytes = if enumerates(substructure, sampling) {
        capacity * (length + 16.0)
    } else {
        let members = population(substructure.length, sampling) as f64;
        2.0 * members * (17.0 * length + 96.0) + 2.0 * capacity * (length + 48.0)
    };
    forecast.neurons += 1;
    forecast.evaluations += cost::evaluations(substructure, options, Course::Usual) as u64;
    let bytes = sample_bytes + division::bytes(substructure, demixing) as f64 + Simd::bytes(substructure, host.threads);
    reserve(forecast, bytes as u64, substructure, format!("neuron {channel}"), host)?;
    Ok(costs[1].times(substructure.flops()))
}

/// Raises the maximum memory to `bytes`; refuses what needs more than the host's.
fn reserve(
    forecast: &mut Forecast,
    bytes: u64,
    substructure: &Substructure,
    concerns: String,
    host: &Host,
) -> Result<()> {
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
    forecast.bytes = forecast.bytes.max(bytes);
    Ok(())
}
