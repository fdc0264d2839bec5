//! One small neuron as a lesson: what the page asks about it while it teaches.
//!
//! The neuron's field is so short that every sequence is evaluated, and one max-pooling lies between
//! its two convolutions: the toy of the paper's Figure 2, or one that was trained in the tab. The
//! matrices, figures and clusters are those of the pipeline; only what it is asked for is new.

pub mod answer;
mod clusters;
mod components;
mod landscape;
mod look;
mod overview;
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
use crate::sample::{SampleSet, Sampler};
use crate::sequence::SequenceSet;

use answer::{LessonFilter, Truth};
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
    /// The same neuron for what lies between letters.
    soft: Soft,
    /// The filters of the first convolution, for drawing.
    filters: Vec<LessonFilter>,
    /// Every sequence's number, the largest value first.
    ranked: Vec<u32>,
    /// The value of every sequence, by its number.
    values: Vec<f32>,
    /// The sequences that activate the neuron.
    sample: SampleSet,
    /// Their maps that enter the pooling, one after the other.
    maps: Vec<f32>,
    components: Components,
    /// One for each place in the pooling's window, and where each one's pattern lies.
    facets: Vec<Facet>,
    shifts: Vec<i32>,
    plane: Plane,
    truth: Option<(Truth, Ppm)>,
}

impl Lesson {
    /// Evaluates every sequence of a neuron and finds its facets. `truth` is the matrix that correlations are
    /// with, where it is known.
    ///
    /// # Errors
    /// A layer or channel that the network does not have; [`Code::Option`] for a truth that is no matrix; [`Code::Layer`] for a neuron that is not small enough,
    /// is not a convolution over one max-pooling over one convolution, or that no sequence activates.
    pub fn open(network: &Network, layer: usize, channel: usize, truth: Option<Truth>) -> Result<Self> {
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

    /// The letters of a sequence's number.
    fn decode(&self, word: u32) -> String {
        let codes: Vec<u8> = letters(word as usize, self.neuron.substructure.length).collect();
        self.alphabet.decode(&codes)
    }
}

/// What the pipeline samples of it: all sequences that activate it, or an even part where they are many.
fn sample(neuron: &SmallNeuron, engine: &Simd, key: Key) -> SampleSet {
    let options = Options::preset(Preset::Quick).sampling;
    let mut sampler = Sampler::new(&neuron.substructure, &options, key, None);
    while !sampler.step(engine) {}
    sampler.finish(engine)
}

/// Numbers in rows of `width`.
fn rows<T: Clone>(numbers: &[T], width: usize) -> Vec<Vec<T>> {
    numbers.chunks(width.max(1)).map(<[T]>::to_vec).collect()
}

impl Truth {
    /// With the matrix.
    fn read(self, letters: usize) -> Result<(Self, Ppm)> {
        let (_, ppm) = methods::read_truth(methods::Truth { name: self.name.clone(), ppm: self.ppm.clone() }, letters)?;
        Ok((self, ppm))
    }

    /// The matrix that the toy is trained on.
    pub fn zeb1() -> Self {
        let ppm = zeb1::matrix();
        Self { name: zeb1::NAME.into(), consensus: Alphabet::DNA.decode(&ppm.consensus()), ppm: ppm.to_lists() }
    }
}

#[cfg(test)]
mod tests;
