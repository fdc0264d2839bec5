//! Neurons of one layer that are searched together.
//!
//! One forward pass gives the activations of all of them, for little more than that of one. So every sequence that is
//! evaluated for one neuron is [offered](super::offers) to the others, and each search begins with what was found for
//! its neuron before. Where the search of a neuron alone is long, this one takes half the sequences per generation and half
//! the generations.

use super::insertion::inserted;
use super::offers::{Evaluated, Offers};
use super::{enumerates, population};
use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::options::SamplingOptions;
use crate::random::Key;
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use std::sync::{Arc, Mutex, PoisonError};

/// Maximum number of operations of a pass for all neurons, relative to one for a single neuron.
const MAX_COST: f64 = 1.25;

/// By what the sequences per generation, and the generations, of a neuron alone are divided.
const EASIER: usize = 2;

/// Where a neuron alone has no more sequences per generation, or generations, than these, it has as many here.
const ENOUGH: [usize; 2] = [1000, 40];

/// Whether neurons gain by being searched together: `all` is their common substructure, `each` their own ones.
pub fn gains(all: &Substructure, each: &[Substructure], options: &SamplingOptions) -> bool {
    let alike = |one: &Substructure| one.length == all.length && one.padded == all.padded && one.jump() == all.jump();
    let cheap = |one: &Substructure| all.flops() <= MAX_COST * one.flops();
    let whole = !enumerates(all, options) && inserted(all, options).is_none();
    each.len() > 1 && whole && each.iter().all(|one| alike(one) && cheap(one))
}

/// The options of the search of a neuron that is searched together with others.
#[must_use]
pub fn effort(length: usize, options: &SamplingOptions) -> SamplingOptions {
    let [population, generations] = [population(length, options), options.generations];
    let eased = |alone: usize, enough: usize| alone.div_ceil(EASIER).max(enough.min(alone));
    let (population, generations) = (eased(population, ENOUGH[0]), eased(generations, ENOUGH[1]));
    SamplingOptions { population, generations, ..options.clone() }
}

/// Neurons of a layer that are searched together.
#[derive(Debug)]
pub struct Together {
    channels: Arc<[usize]>,
    engine: Arc<Simd>,
    offers: Offers,
}

impl Together {
    /// For the neurons `channels` of a layer, the outputs of `all`.
    pub fn new(all: &Substructure, layer: usize, channels: Arc<[usize]>, bins: usize, seed: u64) -> Self {
        let keys = channels.iter().map(|&channel| Key { seed, layer, channel });
        Self { engine: Arc::new(Simd::new(all)), offers: Offers::new(all.length, bins, keys), channels }
    }

    /// Whether these are the neurons.
    pub fn is_of(&self, channels: &Arc<[usize]>) -> bool {
        Arc::ptr_eq(&self.channels, channels)
    }

    /// The engine of all neurons.
    pub fn engine(&self) -> Arc<Simd> {
        self.engine.clone()
    }

    /// Offers evaluated sequences to all neurons.
    pub fn offer(&mut self, evaluated: &Evaluated) {
        self.offers.add(evaluated);
    }

    /// One of the neurons.
    pub fn member(&self, channel: usize) -> Member {
        Member { engine: self.engine.clone(), output: self.place(channel), evaluated: Mutex::default() }
    }

    /// The sequences found for a neuron so far, whose search begins; see [`Offers::take`].
    pub fn take(&mut self, channel: usize) -> (SequenceSet, Vec<f32>) {
        self.offers.take(self.place(channel))
    }

    fn place(&self, channel: usize) -> usize {
        self.channels.iter().position(|&other| other == channel).unwrap_or_default()
    }
}

/// One of the neurons as an engine of its own, which remembers the activations of the others.
#[derive(Debug)]
pub struct Member {
    engine: Arc<Simd>,
    output: usize,
    evaluated: Mutex<Vec<Evaluated>>,
}

impl Member {
    /// Number of neurons that are searched together.
    pub fn neurons(&self) -> usize {
        self.engine.outputs()
    }

    /// What was evaluated since the last call.
    pub fn evaluated(&self) -> Vec<Evaluated> {
        std::mem::take(&mut self.evaluated.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Frees what the common engine holds for a search, which is over; see [`Simd::release`].
    pub fn release(&self) {
        self.engine.release();
    }

    /// The activations of this neuron.
    fn own(&self, sequences: &SequenceSet, values: Vec<f32>) -> Vec<f32> {
        let own = values.iter().skip(self.output).step_by(self.neurons()).copied().collect();
        let evaluated = Evaluated { sequences: sequences.clone(), values };
        self.evaluated.lock().unwrap_or_else(PoisonError::into_inner).push(evaluated);
        own
    }
}

impl Engine for Member {
    fn outputs(&self) -> usize {
        1
    }

    fn values(&self, sequences: &SequenceSet) -> Vec<f32> {
        self.own(sequences, self.engine.values(sequences))
    }

    fn gradients(&self, sequences: &SequenceSet, output: usize) -> (Vec<f32>, Vec<f32>) {
        self.gradients_above(sequences, output, &vec![f32::NEG_INFINITY; sequences.len()])
    }

    fn gradients_above(&self, sequences: &SequenceSet, _: usize, bounds: &[f32]) -> (Vec<f32>, Vec<f32>) {
        let outputs = vec![self.output; sequences.len()];
        let (values, gradients) = self.engine.gradients_of(sequences, &outputs, bounds);
        (self.own(sequences, values), gradients)
    }

    fn maps(&self, sequences: &SequenceSet, part: usize) -> Vec<f32> {
        self.engine.maps(sequences, part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Options, Preset};

    #[test]
    fn a_long_search_becomes_shorter_and_a_short_one_stays() {
        let [quick, paper] = [Preset::Quick, Preset::Paper].map(|preset| Options::preset(preset).sampling);
        assert_eq!(effort(80, &quick), quick);
        let eased = effort(80, &paper);
        assert_eq!((eased.population, eased.generations), (2000, 50));
        assert_eq!((effort(19, &paper).population, population(19, &paper)), (1000, 2000));
        let few = SamplingOptions { population: 1200, generations: 50, ..paper };
        assert_eq!((effort(80, &few).population, effort(80, &few).generations), (1000, 40));
    }
}
