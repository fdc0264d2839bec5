//! The reference engine: the file's own operations, read and run by tract.
//!
//! It shares nothing with our kernels but the file: tract gets the operations between the input
//! and the neuron as they are written there, for an input of exactly the receptive field and with
//! padding left out. It computes in double precision where tract can.

mod model;

use crate::engine::Engine;
use crate::error::{Code, Error, Result};
use crate::network::{Layout, Network, limits};
use crate::sequence::SequenceSet;
use model::{Cut, Precision};
use std::sync::Arc;
use tract_onnx::prelude::*;

/// The engine for one layer of a network, or one of its neurons.
pub struct Reference {
    plan: Arc<TypedSimplePlan>,
    cut: Cut,
    precision: Precision,
    layout: Layout,
    letters: usize,
    channel: Option<usize>,
}

impl std::fmt::Debug for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reference").field("cut", &self.cut).field("precision", &self.precision).finish_non_exhaustive()
    }
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
        let mut failure = String::new();
        for precision in [Precision::Double, Precision::Single] {
            let reference = |plan| Self {
                plan,
                cut: cut.clone(),
                precision,
                layout: network.layout,
                letters: network.alphabet.len(),
                channel,
            };
            let tried = model::plan(network, &cut, precision).map(reference);
            match tried.and_then(|reference| reference.run(&vec![0.0; reference.batch_size()]).map(|_| reference)) {
                Ok(reference) => return Ok(reference),
                Err(error) => failure = format!("{error:#}"),
            }
        }
        Err(Error::new(
            Code::UnsupportedOp,
            format!("layer {layer}"),
            format!("The reference engine (tract) cannot run layer {layer}: {failure}."),
            "Use our own kernels; their values cannot be checked on this layer.",
        ))
    }

    /// Numbers in the input of one run.
    fn batch_size(&self) -> usize {
        limits::BATCH * self.input_size()
    }

    /// Numbers in the input of one sequence.
    fn input_size(&self) -> usize {
        self.cut.length * self.letters
    }

    /// The maps of all stages for one full batch of inputs, position × letter each.
    fn run(&self, inputs: &[f64]) -> TractResult<Vec<Vec<f64>>> {
        let shape = [limits::BATCH, self.cut.length, self.letters];
        let inputs = Tensor::from_shape(&shape, inputs)?;
        let inputs = match self.layout {
            Layout::Nlc => inputs,
            Layout::Ncl => inputs.permute_axes(&[0, 2, 1])?,
        };
        let outputs = self.plan.run(tvec!(inputs.cast_to_dt(self.precision.datum_type())?.into_owned().into()))?;
        outputs.iter().zip(&self.cut.stages).map(|(output, stage)| stage.read(output)).collect()
    }

    /// Evaluates inputs that `fill` writes one by one, and hands the maps of `stage` to `take`.
    ///
    /// The constructor has run this very plan, and nothing but the numbers differs; should a run fail
    /// all the same, its values are NaN, which no comparison takes for agreement.
    fn evaluate(&self, count: usize, stage: usize, fill: impl Fn(usize, &mut [f64]), mut take: impl FnMut(&[f64])) {
        let mut inputs = vec![0.0; self.batch_size()];
        let size = self.cut.stages[stage].size();
        for start in (0..count).step_by(limits::BATCH) {
            let items = start..(start + limits::BATCH).min(count);
            for (item, input) in items.clone().zip(inputs.chunks_exact_mut(self.input_size())) {
                fill(item, input);
            }
            let maps =
                self.run(&inputs).map_or_else(|_| vec![f64::NAN; limits::BATCH * size], |maps| maps[stage].clone());
            maps.chunks_exact(size).take(items.len()).for_each(&mut take);
        }
    }

    fn one_hot(&self, codes: &[u8], input: &mut [f64]) {
        input.fill(0.0);
        for (position, &code) in codes.iter().enumerate() {
            input[position * self.letters + usize::from(code)] = 1.0;
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
        self.evaluate(sequences.len(), self.last(), fill, |map| match self.channel {
            Some(channel) => values.push(map[channel] as f32),
            None => values.extend(map.iter().map(|&value| value as f32)),
        });
        values
    }

    /// By central differences: (f(x + h) − f(x − h)) / 2h for each entry of the one-hot input.
    ///
    /// h is a power of two, so x ± h is exact. In double precision h = 2⁻²⁰: rounding contributes about
    /// 10⁻¹⁰ of f, curvature h² f‴ / 6, about 10⁻¹³ of it, and a kink of ReLU or max-pooling matters only
    /// within h of x. Functions that tract has in single precision only take h = 2⁻⁶: about 10⁻⁵ of f
    /// and 4·10⁻⁵ of f‴. At a kink exactly at x the result is the mean of the two sides.
    fn gradients(&self, sequences: &SequenceSet, output: usize) -> (Vec<f32>, Vec<f32>) {
        let channel = self.channel.unwrap_or(output);
        let step = self.precision.step();
        let size = self.input_size();
        let mut gradients = Vec::with_capacity(sequences.len() * size);
        let fill = |item: usize, input: &mut [f64]| {
            self.one_hot(sequences.get(item / (2 * size)), input);
            let entry = item / 2 % size;
            input[entry] += if item.is_multiple_of(2) { step } else { -step };
        };
        let mut above = None;
        self.evaluate(sequences.len() * 2 * size, self.last(), fill, |map| match above.take() {
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
        self.evaluate(sequences.len(), stage, fill, |map| maps.extend(map.iter().map(|&value| value as f32)));
        maps
    }
}
