//! The reference engine: the file's own operations, read and run by tract.
//!
//! It shares nothing with our kernels but the file: tract gets the operations between the input
//! and the layers as they are written there, padding and all, for an input of the network's whole
//! length. A receptive field is placed where the position that sees just it lies; letters around it
//! do not matter.

mod model;
mod plan;
mod precision;

use crate::engine::Engine;
use crate::error::{Code, Error, Result};
use crate::network::{Extent, Field, Network};
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use model::{Cut, Place};
use plan::Plan;
use precision::Precision;
use std::sync::OnceLock;

/// The engine for one layer of a network, or one of its neurons.
#[derive(Debug)]
pub struct Reference {
    cut: Cut,
    /// Letters of the receptive field, and where it starts in the input.
    length: usize,
    start: usize,
    values: Plan,
    /// For gradients, built when first asked for.
    differences: OnceLock<Plan>,
    channel: Option<usize>,
    outputs: usize,
    /// For each part of the substructure its place in the file, if it has one.
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
        let values = Plan::new(&cut, Precision::Single).map_err(|error| {
            Error::new(
                Code::UnsupportedOp,
                format!("layer {layer}"),
                format!("The reference engine (tract) cannot run layer {layer}: {error:#}."),
                "Use our own kernels; their values cannot be checked on this layer.",
            )
        })?;
        Ok(Self {
            length: field.letters.len(),
            start: field.letters.first.max(0) as usize,
            outputs: if channel.is_some() { 1 } else { network.nodes[target].channels },
            cut,
            values,
            differences: OnceLock::new(),
            channel,
            parts,
        })
    }

    /// Evaluates `count` inputs that `fill` writes one by one, and hands the map at `place` of each to `take`.
    fn evaluate(
        &self,
        plan: &Plan,
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

    /// The one-hot input with the receptive field in its place.
    fn one_hot(&self, codes: &[u8], input: &mut [f64]) {
        self.cut.blank(input);
        for (position, &code) in codes.iter().enumerate() {
            self.cut.set(input, self.start + position, code);
        }
    }

    fn last(&self) -> usize {
        self.cut.places.len() - 1
    }

    /// The values of one layer at one position for inputs of the network's whole length, by channel.
    pub(super) fn whole(network: &Network, layers: &[usize]) -> Result<Whole> {
        let place = |&layer: &usize| {
            let node = network.layers[layer - 1].node?;
            let field = Field::of_neuron(&network.nodes, node, network.input_length);
            Some((Place::new(network, node, field.nodes[node]?)?, field.letters))
        };
        let (places, letters): (Vec<Place>, Vec<Extent>) = layers.iter().filter_map(place).unzip();
        let cut = Cut::new(network, places);
        let plan = Plan::new(&cut, Precision::Single).map_err(|error| {
            Error::new(
                Code::UnsupportedOp,
                "reference engine",
                format!("The reference engine (tract) cannot run the network: {error:#}."),
                "Go on with our own kernels; their values cannot be checked on this network.",
            )
        })?;
        Ok(Whole { cut, plan, letters })
    }
}

/// All layers at once, on whole inputs.
pub(super) struct Whole {
    cut: Cut,
    plan: Plan,
    /// For each layer the letters that its value depends on.
    pub letters: Vec<Extent>,
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
    /// h is a power of two, so x ± h is exact. tract computes them in double precision, with h = 2⁻²⁰:
    /// rounding contributes about 10⁻¹⁰ of f, curvature h² f‴ / 6 or about 10⁻¹³ f‴, and a kink of
    /// ReLU or max-pooling matters only within h of x. Where tract has a function in single precision only,
    /// h = 2⁻¹⁰: about 10⁻⁴ of f and 10⁻⁷ f‴. At a kink exactly at x the result is the mean of both sides.
    fn gradients(&self, sequences: &SequenceSet, output: usize) -> (Vec<f32>, Vec<f32>) {
        let channel = self.channel.unwrap_or(output);
        let plan = self
            .differences
            .get_or_init(|| Plan::new(&self.cut, Precision::Double).unwrap_or_else(|_| self.values.clone()));
        let step = plan.precision().step();
        let letters = self.cut.letters();
        let size = self.length * letters;
        let mut gradients = Vec::with_capacity(sequences.len() * size);
        let fill = |item: usize, input: &mut [f64]| {
            self.one_hot(sequences.get(item / (2 * size)), input);
            let entry = item / 2 % size;
            let entry = self.cut.entry(self.start + entry / letters, (entry % letters) as u8);
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
