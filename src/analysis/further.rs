//! Further searches of a neuron, each with random streams of its own: what they find again is stable.

use crate::options::Options;
use crate::report::NeuronReport;
use crate::sample::{SamplingMethod, population};

/// A further search has one in so many of the first one's members, kept sequences and facets that are asked about.
const EASIER: usize = 2;
/// Seeds are below 2⁵³: the bits above tell the streams of further searches apart.
const SEED_BITS: usize = 53;

/// The further searches of the last target.
#[derive(Debug)]
pub struct Further {
    /// Of the first of them.
    options: Options,
    /// Their results; the last one may still be asked about and compared.
    pub found: Vec<NeuronReport>,
}

impl Further {
    /// Of a neuron that was searched once; none where another search would find the same.
    pub fn of(neuron: &NeuronReport, options: &Options) -> Option<Self> {
        let is_searched = neuron.sampling.method == SamplingMethod::Search && !neuron.crms.is_empty();
        let mut options = eased(options, neuron.receptive_field);
        options.demixing.groups = neuron.demixing.groups;
        is_searched.then_some(Self { options, found: Vec::new() })
    }

    /// The options of the next search.
    pub fn options(&self) -> Options {
        let number = 1 + self.found.len() as u64;
        Options { seed: self.options.seed | number << SEED_BITS, ..self.options.clone() }
    }
}

/// The options of a further search of a neuron with a receptive field of `length` letters.
pub fn eased(options: &Options, length: usize) -> Options {
    let mut eased = options.clone();
    eased.sampling.population = population(length, &options.sampling).div_ceil(EASIER);
    eased.sampling.capacity = options.sampling.capacity.div_ceil(EASIER);
    eased.sampling.ascents = options.sampling.ascents.div_ceil(EASIER);
    eased.grammar.asked = options.grammar.asked.div_ceil(EASIER);
    eased
}
