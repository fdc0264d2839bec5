//! The computations of the guided page, about one small neuron.
//!
//! The receptive field is so short that every sequence is evaluated, and one max-pooling lies between
//! two convolutions: the toy network of the paper's Figure 2, or one that was trained in the browser tab.
//! Matrices, figures and clusters are computed by the functions of the pipeline.

pub mod answer;
mod clusters;
mod components;
mod landscape;
mod overview;
mod pass;
mod plane;
mod small;
pub mod zeb1;

use crate::alphabet::Alphabet;
use crate::demix::facets::Facet;
use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::engine::soft::Soft;
use crate::error::{Code, Error, Result};
use crate::methods;
use crate::motif::Ppm;
use crate::network::Network;
use crate::options::{Options, Preset};
use crate::random::Key;
use crate::sample::enumerate::letters;
use crate::sample::{SampleSet, Sampler, Start};
use crate::sequence::SequenceSet;

use answer::{LessonFilter, TrainingMotif};
use components::Components;
use plane::Plane;
use small::SmallNeuron;

/// Seed of the facets that span the landscape.
const SEED: u64 = 1;

/// An open lesson.
pub struct Lesson {
    alphabet: Alphabet,
    key: Key,
    neuron: SmallNeuron,
    engine: Simd,
    /// The same neuron for mixtures of letters.
    soft: Soft,
    /// The filters of the first convolution, for drawing.
    filters: Vec<LessonFilter>,
    /// Index of every sequence, in descending order of value.
    ranked: Vec<u32>,
    /// The value of every sequence, by index.
    values: Vec<f32>,
    /// The sequences that activate the neuron.
    sample: SampleSet,
    /// The pooling's input maps of these sequences, one after the other.
    maps: Vec<f32>,
    components: Components,
    /// One facet per position in the pooling window, and the shift of each facet's pattern, bp.
    facets: Vec<Facet>,
    shifts: Vec<i32>,
    plane: Plane,
    truth: Option<(TrainingMotif, Ppm)>,
}

impl Lesson {
    /// Evaluates every sequence of a neuron and finds its facets. `truth` is the matrix that clusters are correlated
    /// with, where it is known.
    ///
    /// # Errors
    /// [`Code::Neurons`] or [`Code::Layer`] for a channel or layer that the network does not have; [`Code::Option`] for
    /// a truth that is no matrix; [`Code::Layer`] for a neuron with too long a receptive field, of another structure
    /// than convolution, max-pooling and convolution, or that no sequence activates.
    pub fn open(network: &Network, layer: usize, channel: usize, truth: Option<TrainingMotif>) -> Result<Self> {
        let neuron = SmallNeuron::new(network, layer, channel)?;
        let truth = truth.map(|truth| truth.read(neuron.substructure.alphabet_size)).transpose()?;
        let filters = small::filters(network, &neuron)?;
        let engine = Simd::new(&neuron.substructure);
        let soft = Soft::new(&neuron.substructure);
        let length = neuron.substructure.length;
        let total = 1u32 << (2 * length);
        let codes = (0..total).flat_map(|word| letters(word as usize, length)).collect();
        let values = engine.values(&SequenceSet::from_codes(length, codes));
        let mut ranked: Vec<u32> = (0..total).collect();
        ranked.sort_by(|&a, &b| values[b as usize].total_cmp(&values[a as usize]).then(a.cmp(&b)));

        let key = Key { seed: SEED, layer, channel };
        let sample = sample(&neuron, &engine, key);
        if sample.values.is_empty() {
            return Err(Error::new(
                Code::Layer,
                format!("neuron {channel} of layer {layer}"),
                format!("No sequence activates neuron {channel} of layer {layer}: there is nothing to demix."),
                "Choose another neuron, or train the network again with more epochs or another seed.",
            ));
        }
        let maps = engine.maps(&sample.sequences, neuron.entering);
        let components = Components::of(&maps, neuron.entering().size());
        let mut lesson = Self {
            alphabet: network.alphabet.clone(),
            key,
            engine,
            soft,
            filters,
            ranked,
            values,
            sample,
            maps,
            components,
            facets: Vec::new(),
            shifts: Vec::new(),
            plane: Plane::default(),
            truth,
            neuron,
        };
        (lesson.facets, lesson.shifts) = lesson.divide(lesson.neuron.pool.size, SEED);
        lesson.plane = Plane::new(&lesson.facets, lesson.neuron.substructure.alphabet_size);
        Ok(lesson)
    }

    /// The sequence with an index.
    fn decode(&self, word: u32) -> String {
        let codes: Vec<u8> = letters(word as usize, self.neuron.substructure.length).collect();
        self.alphabet.decode(&codes)
    }
}

/// The sample of the pipeline: all sequences that activate the neuron, or an even subset where there are too many.
fn sample(neuron: &SmallNeuron, engine: &Simd, key: Key) -> SampleSet {
    let options = Options::preset(Preset::Quick).sampling;
    let mut sampler = Sampler::new(&neuron.substructure, &options, key, Start::default());
    while !sampler.step(engine) {}
    sampler.finish(engine)
}

/// Splits `values` into rows of `width`.
fn rows<T: Clone>(values: &[T], width: usize) -> Vec<Vec<T>> {
    values.chunks(width.max(1)).map(<[T]>::to_vec).collect()
}

impl TrainingMotif {
    /// The motif and its matrix.
    fn read(self, alphabet_size: usize) -> Result<(Self, Ppm)> {
        let (_, ppm) = methods::read_truth(
            methods::ReferenceMotif { name: self.name.clone(), ppm: self.ppm.clone() },
            alphabet_size,
        )?;
        Ok((self, ppm))
    }

    /// The motif that the toy network is trained on.
    pub fn zeb1() -> Self {
        let ppm = zeb1::matrix();
        Self { name: zeb1::NAME.into(), consensus: Alphabet::DNA.decode(&ppm.consensus()), ppm: ppm.to_lists() }
    }
}

#[cfg(test)]
mod tests;
