//! The reference engine: the file's own operations, read and run by tract.
//!
//! It shares nothing with our kernels but the file: tract gets the operations between the input
//! and the neuron as they are written there, for an input of exactly the receptive field and with
//! padding left out.

mod model;
mod plan;

use crate::engine::Engine;
use crate::error::{Code, Error, Result};
use crate::network::{Network, limits};
use crate::sequence::SequenceSet;
use model::Cut;
use plan::{Plan, Precision};
use std::sync::OnceLock;

/// The engine for one layer of a network, or one of its neurons.
#[derive(Debug)]
pub struct Reference {
    cut: Cut,
    values: Plan,
    /// For gradients, built when first asked for.
    differences: OnceLock<Plan>,
    channel: Option<usize>,
}

impl Reference {
    /// The engine for all neurons of layer `layer` (counted from 1), or for one.
    ///
    /// # Errors
    /// See [`Network::layer`] and [`Network::channels`]; [`Code::UnsupportedOp`] when tract cannot run
    /// an operation.
    pub fn new(network: &Network, layer: usize, channel: Option<usize>) -> Result<Self> {
        network.channels(layer, channel.as_slice())?;
        let cut = Cut::new(network, network.layer(layer)?);
        let values = Plan::new(&cut, Precision::Single).map_err(|error| {
            Error::new(
                Code::UnsupportedOp,
                format!("layer {layer}"),
                format!("The reference engine (tract) cannot run layer {layer}: {error:#}."),
                "Use our own kernels; their values cannot be checked on this layer.",
            )
        })?;
        Ok(Self { cut, values, differences: OnceLock::new(), channel })
    }

    /// Evaluates `count` inputs that `fill` writes one by one, and hands the map of `stage` of each to `take`.
    fn evaluate(
        &self,
        plan: &Plan,
        count: usize,
        stage: usize,
        fill: impl Fn(usize, &mut [f64]),
        mut take: impl FnMut(&[f64]),
    ) {
        let input_size = self.cut.input_size();
        let mut inputs = vec![0.0; limits::BATCH * input_size];
        for start in (0..count).step_by(limits::BATCH) {
            let items = start..(start + limits::BATCH).min(count);
            for (item, input) in items.clone().zip(inputs.chunks_exact_mut(input_size)) {
                fill(item, input);
            }
            let maps = plan.run(&self.cut, &inputs, stage);
            maps.chunks_exact(self.cut.stages[stage].size()).take(items.len()).for_each(&mut take);
        }
    }

    fn one_hot(&self, codes: &[u8], input: &mut [f64]) {
        input.fill(0.0);
        for (position, &code) in codes.iter().enumerate() {
            input[position * self.cut.letters + usize::from(code)] = 1.0;
        }
    }

    fn last(&self) -> usize {
        self.cut.stages.len() - 1
    }
}

impl Engine for Reference {
    fn outputs(&self) -> usize {
        if self.channel.is_some() { 1 } else { self.cut.stages[self.last()].channels }
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
    /// h = 2⁻⁶: about 10⁻⁵ of f and 4·10⁻⁵ f‴. At a kink exactly at x the result is the mean of both sides.
    fn gradients(&self, sequences: &SequenceSet, output: usize) -> (Vec<f32>, Vec<f32>) {
        let channel = self.channel.unwrap_or(output);
        let plan = self
            .differences
            .get_or_init(|| Plan::new(&self.cut, Precision::Double).unwrap_or_else(|_| self.values.clone()));
        let step = plan.precision().step();
        let size = self.cut.input_size();
        let mut gradients = Vec::with_capacity(sequences.len() * size);
        let fill = |item: usize, input: &mut [f64]| {
            self.one_hot(sequences.get(item / (2 * size)), input);
            let entry = item / 2 % size;
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

    fn maps(&self, sequences: &SequenceSet, stage: usize) -> Vec<f32> {
        let mut maps = Vec::with_capacity(sequences.len() * self.cut.stages[stage].size());
        let fill = |item, input: &mut [f64]| self.one_hot(sequences.get(item), input);
        self.evaluate(&self.values, sequences.len(), stage, fill, |map| {
            maps.extend(map.iter().map(|&value| value as f32))
        });
        maps
    }
}
