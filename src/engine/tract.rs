//! The reference engine: the file's own operations, read and run by tract.
//!
//! It shares only the file with our kernels: tract gets the operations between the input and the layers as the file
//! has them, including padding, for an input of the network's whole length. The sequence of a receptive field is placed
//! where one position of the layer depends on exactly that part of the input; the rest of the input does not matter.

mod file;
mod model;
mod plan;
mod precision;
mod program;
mod rewriting;
mod silencing;
mod single;
mod surgery;
mod whole;

use crate::engine::Engine;
use crate::error::{Code, Error, Result};
use crate::network::{Extent, Field, Network};
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use model::{Cut, Place};
use plan::TractPlan;
use precision::Precision;
pub use silencing::{LayerMaps, Silencing};
use std::sync::OnceLock;
pub use whole::{OutputTensor, Scale, WholeNetwork};

/// The engine for one layer of a network, or one of its neurons.
#[derive(Debug)]
pub struct Reference {
    cut: Cut,
    /// Length of the receptive field, bp.
    length: usize,
    /// Where the receptive field starts in the input.
    start: usize,
    values: TractPlan,
    /// For gradients, built when they are first needed.
    differences: OnceLock<TractPlan>,
    channel: Option<usize>,
    outputs: usize,
    /// For each part of the substructure the index of its map among the cut's, if the file has it.
    parts: Vec<Option<usize>>,
}

impl Reference {
    /// The engine for all neurons of layer `layer` (counted from 1), or for one.
    ///
    /// # Errors
    /// See [`Network::layer`] and [`Network::channels`]; [`Code::UnsupportedOp`] when tract cannot run
    /// an operation.
    pub fn new(network: &Network, layer: usize, channel: Option<usize>) -> Result<Self> {
        network.channels(layer, channel.as_slice())?;
        let substructure = Substructure::new(network, layer, channel)?;
        let target = network.layer(layer)?.node.unwrap_or(0);
        let field = Field::of_neuron(&network.nodes, target, network.input_length);
        let (mut places, mut parts) = (Vec::new(), Vec::new());
        for part in &substructure.parts {
            let node = part.layer.and_then(|layer| network.layers[layer - 1].node);
            let place = node.and_then(|node| Place::new(network, node, field.nodes[node]?));
            parts.push(place.as_ref().map(|_| places.len()));
            places.extend(place);
        }
        let cut = Cut::new(network, places);
        let values = plan(&cut).map_err(|why| {
            Error::new(
                Code::UnsupportedOp,
                format!("layer {layer}"),
                format!("The reference engine (tract) cannot run layer {layer}: {why}."),
                "Continue without this check: the values of this program's own kernels cannot be compared on this layer.",
            )
        })?;
        Ok(Self {
            length: field.input.len(),
            start: field.input.first.max(0) as usize,
            outputs: if channel.is_some() { 1 } else { network.nodes[target].channels },
            cut,
            values,
            differences: OnceLock::new(),
            channel,
            parts,
        })
    }

    /// Evaluates `count` inputs, each written by `fill`, and passes the map at `place` of each to `take`.
    fn evaluate(
        &self,
        plan: &TractPlan,
        count: usize,
        place: usize,
        fill: impl Fn(usize, &mut [f64]),
        mut take: impl FnMut(&[f64]),
    ) {
        let size = self.cut.input_size();
        let mut inputs = vec![0.0; self.cut.batch * size];
        for start in (0..count).step_by(self.cut.batch) {
            let items = start..(start + self.cut.batch).min(count);
            for (item, input) in items.clone().zip(inputs.chunks_exact_mut(size)) {
                fill(item, input);
            }
            let maps = plan.run(&self.cut, &inputs, place);
            maps.chunks_exact(self.cut.places[place].size()).take(items.len()).for_each(&mut take);
        }
    }

    /// Writes the one-hot input of a sequence of the receptive field.
    fn one_hot(&self, codes: &[u8], input: &mut [f64]) {
        self.cut.blank(input);
        for (position, &code) in codes.iter().enumerate() {
            self.cut.set(input, self.start + position, code);
        }
    }

    fn last(&self) -> usize {
        self.cut.places.len() - 1
    }

    /// The engine for one position of each of some layers, on inputs of the network's whole length.
    pub(super) fn whole(network: &Network, layers: &[usize]) -> Result<Whole> {
        let place = |&layer: &usize| {
            let node = network.layers[layer - 1].node?;
            let field = Field::of_neuron(&network.nodes, node, network.input_length);
            Some((Place::new(network, node, field.nodes[node]?)?, field.input))
        };
        let (places, fields): (Vec<Place>, Vec<Extent>) = layers.iter().filter_map(place).unzip();
        let cut = Cut::new(network, places);
        let plan = plan(&cut).map_err(|why| {
            Error::new(
                Code::UnsupportedOp,
                "reference engine",
                format!("The reference engine (tract) cannot run the network: {why}."),
                "Continue without this check: the values of this program's own kernels cannot be compared on this network.",
            )
        })?;
        Ok(Whole { cut, plan, fields })
    }
}

/// The plan in single precision, or why there is none.
fn plan(cut: &Cut) -> std::result::Result<TractPlan, String> {
    match cut.misread() {
        Some(why) => Err(why.to_owned()),
        None => TractPlan::new(cut, Precision::Single).map_err(|error| format!("{error:#}")),
    }
}

/// The engine for some layers together, on whole inputs.
pub(super) struct Whole {
    cut: Cut,
    plan: TractPlan,
    /// For each layer the receptive field of its position in the input.
    pub fields: Vec<Extent>,
}

impl Whole {
    /// For each layer the values of its channels, for one input of the network's length.
    pub fn values(&self, codes: &[u8]) -> Vec<Vec<f32>> {
        let mut input = vec![0.0; self.cut.batch * self.cut.input_size()];
        for one in input.chunks_exact_mut(self.cut.input_size()) {
            self.cut.blank(one);
            codes.iter().enumerate().for_each(|(position, &code)| self.cut.set(one, position, code));
        }
        let maps = self.plan.run_all(&self.cut, &input);
        let first = |(map, place): (Vec<f64>, &Place)| map[..place.size()].iter().map(|&value| value as f32).collect();
        maps.into_iter().zip(&self.cut.places).map(first).collect()
    }
}

impl Engine for Reference {
    fn outputs(&self) -> usize {
        self.outputs
    }

    fn values(&self, sequences: &SequenceSet) -> Vec<f32> {
        let mut values = Vec::with_capacity(sequences.len() * self.outputs());
        let fill = |item, input: &mut [f64]| self.one_hot(sequences.get(item), input);
        self.evaluate(&self.values, sequences.len(), self.last(), fill, |map| match self.channel {
            Some(channel) => values.push(map[channel] as f32),
            None => values.extend(map.iter().map(|&value| value as f32)),
        });
        values
    }

    /// By central differences: (f(x + h) − f(x − h)) / 2h for each entry of the one-hot input.
    ///
    /// h is a power of two, so x ± h is exact. In double precision, h = 2⁻²⁰: the rounding error is about 10⁻¹⁰ f, the
    /// truncation error h² f‴ / 6 about 10⁻¹³ f‴, and a kink of ReLU or max-pooling matters only within h of x. Where
    /// tract has a function in single precision only, h = 2⁻¹⁰ and the errors are about 10⁻⁴ f and 10⁻⁷ f‴. At a kink
    /// exactly at x the result is the mean of the derivatives on both sides.
    fn gradients(&self, sequences: &SequenceSet, output: usize) -> (Vec<f32>, Vec<f32>) {
        let channel = self.channel.unwrap_or(output);
        let plan = self
            .differences
            .get_or_init(|| TractPlan::new(&self.cut, Precision::Double).unwrap_or_else(|_| self.values.clone()));
        let step = plan.precision().step();
        let alphabet_size = self.cut.alphabet_size();
        let size = self.length * alphabet_size;
        let mut gradients = Vec::with_capacity(sequences.len() * size);
        let fill = |item: usize, input: &mut [f64]| {
            self.one_hot(sequences.get(item / (2 * size)), input);
            let entry = item / 2 % size;
            let entry = self.cut.entry(self.start + entry / alphabet_size, (entry % alphabet_size) as u8);
            input[entry] += if item.is_multiple_of(2) { step } else { -step };
        };
        let mut above = None;
        self.evaluate(plan, sequences.len() * 2 * size, self.last(), fill, |map| match above.take() {
            None => above = Some(map[channel]),
            Some(above) => gradients.push(((above - map[channel]) / (2.0 * step)) as f32),
        });
        let values = self.values(sequences);
        let values = values.iter().skip(if self.channel.is_some() { 0 } else { output }).step_by(self.outputs());
        (values.copied().collect(), gradients)
    }

    fn maps(&self, sequences: &SequenceSet, part: usize) -> Vec<f32> {
        let Some(place) = self.parts[part] else { return Vec::new() };
        let mut maps = Vec::with_capacity(sequences.len() * self.cut.places[place].size());
        let fill = |item, input: &mut [f64]| self.one_hot(sequences.get(item), input);
        self.evaluate(&self.values, sequences.len(), place, fill, |map| {
            maps.extend(map.iter().map(|&value| value as f32))
        });
        maps
    }
}
