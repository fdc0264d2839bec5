//! The sequences that all methods use.

use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::error::Result;
use crate::options::Options;
use crate::random::{Key, Purpose, cumulative};
use crate::report::{Crm, NeuronReport};
use crate::sample::{Sampler, Start, enumerates};
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use serde::Serialize;
use std::collections::HashSet;

/// Sequences that activate the neuron, the most activating first.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// Distinct sequences.
    pub sequences: SequenceSet,
    /// Their activations, all positive, descending.
    pub values: Vec<f32>,
    /// The neuron's largest activation, in its run or in this sample.
    pub max: f32,
    /// Where they come from.
    pub origin: Option<SampleOrigin>,
}

/// Where the sequences of a comparison come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum SampleOrigin {
    /// All sequences of the receptive field's length were evaluated.
    Enumerated {
        /// Sequences used.
        kept: usize,
        /// Sequences that activate the neuron.
        #[cfg_attr(test, ts(type = "number"))]
        positives: u64,
    },
    /// They were drawn from the matrices of the neuron's facets.
    Drawn {
        /// Sequences drawn.
        sequences: usize,
    },
}

/// A sample being drawn or enumerated.
pub struct Sampling {
    source: SampleSource,
    max_activation: f32,
}

enum SampleSource {
    /// Enumeration, as in the neuron's run.
    Enumeration(Option<Sampler>),
    /// Drawn sequences, still to be evaluated.
    Drawn(SequenceSet),
}

impl Sampling {
    /// Enumerates as the run did, or draws `count` sequences from the neuron's matrices.
    pub fn new(substructure: &Substructure, neuron: &NeuronReport, options: &Options, count: usize) -> Result<Self> {
        let key = Key { seed: options.seed, layer: neuron.layer, channel: neuron.channel };
        let source = if enumerates(substructure, &options.sampling) {
            options.validate()?;
            SampleSource::Enumeration(Some(Sampler::new(substructure, &options.sampling, key, Start::default())))
        } else {
            SampleSource::Drawn(draw(&neuron.crms, substructure, key, count))
        };
        Ok(Self { source, max_activation: neuron.sampling.max_activation })
    }

    /// Does one slice of work; returns the sample after the last one.
    pub fn step(&mut self, engine: &Simd) -> Option<Sample> {
        let (sequences, values, origin) = match &mut self.source {
            SampleSource::Enumeration(sampler) => {
                if !sampler.as_mut().is_none_or(|sampler| sampler.step(engine)) {
                    return None;
                }
                let sample = sampler.take()?.finish(engine);
                let origin = SampleOrigin::Enumerated { kept: sample.values.len(), positives: sample.positives };
                (sample.sequences, sample.values, origin)
            }
            SampleSource::Drawn(sequences) => {
                let sequences = std::mem::take(sequences);
                let values = engine.values(&sequences);
                let origin = SampleOrigin::Drawn { sequences: sequences.len() };
                (sequences, values, origin)
            }
        };
        let mut order: Vec<u32> = (0..values.len() as u32).filter(|&i| values[i as usize] > 0.0).collect();
        order.sort_by(|&a, &b| values[b as usize].total_cmp(&values[a as usize]).then(a.cmp(&b)));
        let values: Vec<f32> = order.iter().map(|&i| values[i as usize]).collect();
        let max = values.first().copied().unwrap_or(0.0).max(self.max_activation);
        Some(Sample { sequences: sequences.select(&order), values, max, origin: Some(origin) })
    }
}

/// Distinct sequences, drawn position by position from the facets' matrices, each facet in proportion to its number of
/// sequences; every consensus is among them.
fn draw(crms: &[Crm], substructure: &Substructure, key: Key, count: usize) -> SequenceSet {
    let (length, letters) = (substructure.length, substructure.alphabet_size);
    let fits = |crm: &&Crm| (crm.ppm.width(), crm.ppm.alphabet_size()) == (length, letters);
    let crms: Vec<&Crm> = crms.iter().filter(fits).collect();
    let mut sequences = SequenceSet::new(length);
    if crms.is_empty() {
        return sequences;
    }
    let shares = cumulative(crms.iter().map(|crm| crm.sequences as f64));
    let rows: Vec<Vec<Vec<f64>>> =
        crms.iter().map(|crm| crm.ppm.rows().map(|row| cumulative(row.iter().copied())).collect()).collect();
    let mut known = HashSet::new();
    for item in 0..count {
        let mut stream = key.stream(Purpose::Methods, 0, item as u64);
        let facet = if item < crms.len() { item } else { stream.roulette(&shares) };
        let codes: Vec<u8> = if item < crms.len() {
            crms[item].ppm.consensus()
        } else {
            rows[facet].iter().map(|row| stream.roulette(row) as u8).collect()
        };
        if known.insert(codes.clone()) {
            sequences.push(&codes);
        }
    }
    sequences
}
