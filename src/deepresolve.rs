//! DeepResolve: feature maps that activate a neuron, and the importance of the filters of the first convolution.
//!
//! After Liu, Zeng and Gifford 2019 (doi:10.1186/s12859-019-2957-4) and the authors' program:
//!
//! 1. `above`: the neuron as a function of the map behind its first convolution, activation and pooling included.
//! 2. `ascent`: from random maps, gradient ascent on the activation minus a multiple of the sum of squares of the map.
//! 3. `importance`: each map gives a vector, the maximum of each channel over the positions. Its mean over all starts, weighted
//!    by their activations, is the importance of the channel, its variance the inconsistency.
//! 4. `mixture`: where the variances fall into two groups, the inconsistent channels depend on others; their negative entries
//!    are left out of the mean.
//!
//! The motif of a channel is its filter: positive weights, divided by their sum at each position. There is no motif of a neuron
//! of the first convolution, and none where the channels behind it are not its own.

mod above;
mod ascent;
mod importance;
mod mixture;
#[cfg(test)]
mod tests;

use crate::motif::Ppm;
use crate::network::Convolution;
use crate::random::{Key, Purpose, Stream};
use crate::substructure::Substructure;
use above::Above;
use ascent::{Ascended, Ascent};
use importance::importances;
use rayon::prelude::*;

/// Number of random maps to begin with, as in the program.
const STARTS: usize = 10;

/// A filter of the first convolution.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportantFilter {
    /// Its channel, counted from 0.
    pub channel: usize,
    /// Weighted mean of its entries.
    pub importance: f64,
    /// Their weighted variance: the program's inconsistency level.
    pub inconsistency: f64,
    /// Its positive weights as probabilities.
    pub ppm: Ppm,
}

/// The ascents from all starts, in progress.
#[derive(Clone, Debug)]
pub struct DeepResolve {
    above: Above,
    ascents: Vec<Ascent>,
}

impl DeepResolve {
    /// Prepares output `output` of a substructure; none where there is no map behind a first convolution.
    pub fn new(substructure: &Substructure, output: usize, key: Key) -> Option<Self> {
        let above = Above::new(substructure, output)?;
        let start = |item| {
            let mut stream = key.stream(Purpose::FeatureMaps, 0, item as u64);
            Ascent::new((0..above.size()).map(|_| normal(&mut stream)).collect())
        };
        let ascents = (0..STARTS).map(start).collect();
        Some(Self { above, ascents })
    }

    /// Does some steps of each ascent; `true` when all have ended.
    pub fn step(&mut self) -> bool {
        let above = &self.above;
        self.ascents.par_iter_mut().for_each(|ascent| ascent.climb(above));
        self.ascents.iter().all(Ascent::is_done)
    }

    /// The filters that raise the activation, the most important one first.
    pub fn filters(&self) -> Vec<ImportantFilter> {
        let found: Vec<&Ascended> = self.ascents.iter().map(Ascent::best).collect();
        let mut filters: Vec<ImportantFilter> = importances(&found, self.above.channels())
            .into_iter()
            .enumerate()
            .filter(|(_, channel)| channel.importance > 0.0)
            .map(|(channel, one)| ImportantFilter {
                channel,
                importance: one.importance,
                inconsistency: one.inconsistency,
                ppm: matrix(&self.above.filters, channel),
            })
            .collect();
        filters.sort_by(|a, b| b.importance.total_cmp(&a.importance).then(a.channel.cmp(&b.channel)));
        filters
    }
}

/// Positive weights of a filter, divided by their sum at each position; even where there are none.
fn matrix(filters: &Convolution, channel: usize) -> Ppm {
    let letters = filters.inputs();
    let weights: Vec<f64> =
        filters.weights.index_axis(ndarray::Axis(0), channel).iter().map(|&w| f64::from(w)).collect();
    let row = |row: &[f64]| {
        let positive = row.iter().map(|weight| weight.max(0.0));
        if row.iter().any(|&weight| weight > 0.0) { positive.collect() } else { vec![1.0; letters] }
    };
    Ppm::normalised(weights.chunks_exact(letters).flat_map(row).collect::<Vec<f64>>(), letters)
}

/// A number of the standard normal distribution (Box & Muller 1958).
fn normal(stream: &mut Stream) -> f64 {
    let (radius, angle) = (1.0 - stream.unit(), stream.unit());
    (-2.0 * libm::log(radius)).sqrt() * libm::cos(std::f64::consts::TAU * angle)
}
