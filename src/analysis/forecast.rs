//! Estimates the cost of a run before it starts, and refuses a run that needs too much memory.

use super::cost::{self, Cost, Course};
use super::further::eased;
use super::memory;
use super::sources::{by_layer, sources};
use crate::engine::simd::Simd;
use crate::error::{Code, Error, Result};
use crate::fasta::Fasta;
use crate::host::Host;
use crate::necessity::Pool;
use crate::network::Network;
use crate::options::Options;
use crate::progress::Forecast;
use crate::sample::contributors::{PER_NEURON, RANDOM};
use crate::sample::enumerates;
use crate::sample::together::{effort, gains};
use crate::substructure::Substructure;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The forecast of a run.
#[derive(Debug)]
pub struct Plan {
    /// What the user is told.
    pub forecast: Forecast,
    /// The neurons in order.
    pub targets: Vec<Planned>,
    /// What random sequences are drawn from.
    pub pool: Pool,
}

/// A neuron to analyse.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// The channels that are searched together with it, itself among them.
    pub together: Option<Arc<[usize]>>,
    /// Its usual cost, in floating-point operations.
    pub cost: Cost,
    /// That of each further search.
    pub further: Cost,
    /// Number of further searches.
    pub repeats: usize,
    /// The cost of the search for strong sequences before it.
    pub contributors: f64,
}

impl Planned {
    /// The cost of each search, and of what comes before it.
    pub fn searches(&self) -> impl Iterator<Item = (Cost, f64)> + use<> {
        std::iter::once((self.cost, self.contributors)).chain(std::iter::repeat_n((self.further, 0.0), self.repeats))
    }
}

/// The cost of a run; see [`super::Analysis::forecast`].
pub fn plan(network: &Network, options: &Options, sequences: Option<&Fasta>, host: &Host) -> Result<Plan> {
    options.validate()?;
    let draws_none = options.grammar.asked == 0 && options.sampling.insertion == 0;
    let pool = match draws_none {
        true => Pool::uniform(network.alphabet.len()),
        false => Pool::new(&options.grammar, sequences, &network.alphabet)?,
    };
    if options.targets.is_empty() {
        return Err(Error::new(
            Code::Neurons,
            "targets",
            "No neuron was chosen.",
            "Choose a layer and at least one of its neurons.",
        ));
    }
    let forecast = Forecast { neurons: 0, lower_neurons: 0, evaluations: 0, layers: Vec::new(), bytes: 0 };
    let mut plan = Plan { forecast, targets: Vec::new(), pool };
    let mut known: BTreeSet<(usize, usize)> = BTreeSet::new();
    for target in &options.targets {
        let layer = target.layer;
        let channels = network.channels(layer, &target.channels)?;
        let each = channels.iter().map(|&channel| super::goal::planned(network, layer, &[channel], options));
        let each = each.collect::<Result<Vec<_>>>()?;
        let all =
            if channels.len() > 1 { Some(super::goal::planned(network, layer, &channels, options)?) } else { None };
        let all = all.filter(|all| gains(all, &each, &options.sampling));
        let together: Option<Arc<[usize]>> = all.as_ref().map(|_| channels.clone().into());
        let mut before = match &all {
            Some(all) => add_common(&mut plan.forecast, network, all, layer, host)?,
            None => 0.0,
        };
        for (channel, substructure) in channels.into_iter().zip(&each) {
            plan.pool.check(layer, substructure.length)?;
            let unknown = sources(substructure, &options.sampling).into_iter().filter(|source| known.insert(*source));
            let mut contributors = std::mem::take(&mut before);
            for (layer, channels) in by_layer(unknown) {
                let lower = Substructure::of_neurons(network, layer, &channels)?;
                contributors += add_contributors(&mut plan.forecast, network, &lower, layer, host)?;
            }
            known.insert((layer, channel));
            let cost = add(&mut plan.forecast, substructure, all.as_ref(), options, (layer, channel), host)?;
            let repeats = options.sampling.searches - 1;
            let further = add_further(&mut plan.forecast, substructure, options, layer, repeats);
            let together = together.clone();
            plan.targets.push(Planned { layer, channel, together, cost, further, repeats, contributors });
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
    forecast.lower_neurons += lower.outputs();
    add_common(forecast, network, lower, layer, host)
}

/// Adds the cost of the search for strong sequences of all outputs of `lower`, and returns its operations; refuses one
/// that needs more than the host's memory.
fn add_common(
    forecast: &mut Forecast,
    network: &Network,
    lower: &Substructure,
    layer: usize,
    host: &Host,
) -> Result<f64> {
    let neurons = lower.outputs();
    let (values, gradients) = ((RANDOM + neurons * PER_NEURON) as f64, (neurons * PER_NEURON) as f64);
    let operations = (values + gradients / 2.0) * lower.flops();
    forecast.evaluations += values as u64;
    let passes = operations / Substructure::new(network, layer, Some(0))?.flops();
    forecast.add_passes(layer, [passes; 3]);
    let bytes = Simd::bytes(lower, host.threads) as u64;
    let next = || "Choose a shallower layer, or fewer neurons at a time.".to_owned();
    memory::reserve(forecast, bytes, lower, format!("layer {layer}"), host, next)?;
    Ok(operations)
}

/// Adds the cost of one neuron and returns its operations; refuses one that needs more than the host's memory. `all` is
/// the common substructure of the neurons that it is searched together with.
fn add(
    forecast: &mut Forecast,
    substructure: &Substructure,
    all: Option<&Substructure>,
    options: &Options,
    (layer, channel): (usize, usize),
    host: &Host,
) -> Result<Cost> {
    let mut options = options.clone();
    if all.is_some() {
        options.sampling = effort(substructure.length, &options.sampling);
    }
    forecast.neurons += 1;
    let cost = add_searches(forecast, substructure, &options, layer, 1);
    let bytes = memory::bytes(substructure, all, &options, host);
    let next = || memory::fitting(substructure, all, &options, host);
    memory::reserve(forecast, bytes, substructure, format!("neuron {channel}"), host, next)?;
    Ok(cost)
}

/// Adds the cost of further searches of a neuron and returns that of one; none where the neuron is enumerated. They need less
/// memory than the first search.
fn add_further(
    forecast: &mut Forecast,
    substructure: &Substructure,
    options: &Options,
    layer: usize,
    repeats: usize,
) -> Cost {
    if enumerates(substructure, &options.sampling) {
        return Cost::default();
    }
    add_searches(forecast, substructure, &eased(options, substructure.length), layer, repeats)
}

/// Adds the cost of so many searches of a neuron, and of all that follows them, and returns that of one.
fn add_searches(
    forecast: &mut Forecast,
    substructure: &Substructure,
    options: &Options,
    layer: usize,
    searches: usize,
) -> Cost {
    let courses = [Course::Shortest, Course::Usual, Course::Longest];
    let costs = courses.map(|course| Cost::of(substructure, options, course));
    forecast.add_passes(layer, costs.map(|cost| searches as f64 * cost.total()));
    forecast.evaluations += searches as u64 * cost::evaluations(substructure, options, Course::Usual) as u64;
    costs[1].times(substructure.flops())
}
