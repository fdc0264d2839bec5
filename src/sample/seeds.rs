//! Start sequences that contain motifs of the previous layer (paper, “Sample sequences”;
//! algorithm 2.3).
//!
//! A kernel entry (tap t, channel c) of the target contributes its folded weight times the largest
//! activation of neuron c of the previous layer. Entries are drawn in proportion to their positive
//! contributions, and for each drawn entry a matrix of that neuron is pasted at the tap's place.

use crate::motif::Ppm;
use crate::random::{Stream, cumulative};
use crate::substructure::{Contributor, Substructure};
use std::collections::BTreeMap;

/// A CN CRM of a neuron of the previous layer, or what one of its strong sequences shows.
#[derive(Clone, Debug)]
pub struct SeedMatrix {
    /// The matrix.
    pub ppm: Ppm,
    /// Largest activation of its facet.
    pub activation: f32,
    /// First and last informative position; `None` if fewer than [`MIN_INFORMATIVE`] are.
    pub span: Option<(usize, usize)>,
}

impl SeedMatrix {
    /// The matrix of a facet with this largest activation (algorithm 2.3: its motif extends from the first to the last
    /// position above [`INFORMATIVE_BITS`]).
    pub fn new(ppm: Ppm, activation: f32) -> Self {
        let bits = ppm.information_content();
        let informative: Vec<usize> = (0..bits.len()).filter(|&i| bits[i] > INFORMATIVE_BITS).collect();
        let span = match (informative.first(), informative.last()) {
            (Some(&first), Some(&last)) if informative.len() >= MIN_INFORMATIVE => Some((first, last)),
            _ => None,
        };
        Self { ppm, activation, span }
    }

    /// What the gradient (`length × alphabet size`) of a sequence with this activation shows: each letter's probability
    /// is the softmax of its derivative, so that letters of little importance vary.
    pub fn of_gradient(gradient: &[f32], activation: f32, alphabet_size: usize) -> Self {
        let rows = || gradient.chunks_exact(alphabet_size);
        let extent = |row: &[f32], start: f32, better: fn(f32, f32) -> f32| row.iter().copied().fold(start, better);
        let ranges = rows().map(|row| extent(row, f32::NEG_INFINITY, f32::max) - extent(row, f32::INFINITY, f32::min));
        let scale = SOFTNESS * ranges.fold(f32::MIN_POSITIVE, f32::max);
        let weights = rows().flat_map(|row| {
            let top = extent(row, f32::NEG_INFINITY, f32::max);
            row.iter().map(move |&derivative| libm::exp(f64::from((derivative - top) / scale)))
        });
        Self::new(Ppm::normalised(weights.collect(), alphabet_size), activation)
    }
}

/// Temperature of the softmax, relative to the largest difference of two derivatives at one position.
const SOFTNESS: f32 = 0.15;

/// Minimum number of informative positions of a motif (algorithm 2.3: at least 4 above 1 bit).
pub const MIN_INFORMATIVE: usize = 4;

/// Information content above which a position counts as informative, bits.
pub const INFORMATIVE_BITS: f64 = 1.0;

/// The matrices that start sequences are drawn from.
#[derive(Clone, Debug)]
pub struct Seeds {
    entries: Vec<Entry>,
    /// The matrices of each neuron, by (layer, channel).
    matrices: BTreeMap<(usize, usize), Vec<SeedMatrix>>,
    consensus: f64,
}

/// A neuron that a kernel entry reads, with a positive contribution.
#[derive(Clone, Debug)]
struct Entry {
    neuron: (usize, usize),
    contribution: f64,
    /// Positions at which its pattern may start.
    starts: Vec<usize>,
}

/// Positive folded weight of the target for each neuron that it reads, as (layer, channel), summed over
/// taps: neurons with the largest weights are analysed first.
pub fn contributor_weights(substructure: &Substructure) -> BTreeMap<(usize, usize), f64> {
    let mut weights = BTreeMap::new();
    for (weight, contributor) in positive(substructure) {
        *weights.entry((contributor.layer, contributor.channel)).or_insert(0.0) += weight;
    }
    weights
}

/// The positive weights of the target, tap by tap, and the neurons that each applies to.
fn positive(substructure: &Substructure) -> impl Iterator<Item = (f64, Contributor)> {
    let weights = substructure.target().map(|target| target.weights.clone()).unwrap_or_default();
    let entries = (0..weights.shape()[1]).flat_map({
        let channels = weights.shape()[2];
        move |tap| (0..channels).map(move |channel| (tap, channel))
    });
    entries
        .map(move |(tap, channel)| (f64::from(weights[[0, tap, channel]]), tap, channel))
        .filter(|&(weight, ..)| weight > 0.0)
        .flat_map(|(weight, tap, channel)| {
            substructure.contributors(tap, channel).into_iter().map(move |contributor| (weight, contributor))
        })
}

impl Seeds {
    /// Seeds for the neuron of `substructure` (one output) from the matrices of neurons that it reads;
    /// `None` if no contribution is positive. `consensus` is the share of pastes that use the
    /// matrix's consensus instead of a random draw.
    pub fn new(
        substructure: &Substructure,
        matrices: BTreeMap<(usize, usize), Vec<SeedMatrix>>,
        consensus: f64,
    ) -> Option<Self> {
        if matrices.is_empty() {
            return None;
        }
        let mut entries = Vec::new();
        for (weight, Contributor { layer, channel, starts }) in positive(substructure) {
            let activations = matrices.get(&(layer, channel)).into_iter().flatten().map(|matrix| matrix.activation);
            let contribution = weight * f64::from(activations.fold(0.0, f32::max));
            if contribution > 0.0 {
                entries.push(Entry { neuron: (layer, channel), contribution, starts });
            }
        }
        (!entries.is_empty()).then_some(Self { entries, matrices, consensus })
    }

    /// Pastes matrices into a random sequence.
    pub fn plant(&self, codes: &mut [u8], stream: &mut Stream) {
        let mut occupied = vec![false; codes.len()];
        let mut weights: Vec<f64> = self.entries.iter().map(|entry| entry.contribution).collect();
        for _ in 0..=stream.below(self.entries.len().min(MAX_PASTES)) {
            let sums = cumulative(weights.iter().copied());
            if sums.last().is_none_or(|&sum| sum <= 0.0) {
                return;
            }
            let chosen = stream.roulette(&sums);
            weights[chosen] = 0.0;
            let entry = &self.entries[chosen];
            let start = entry.starts[stream.below(entry.starts.len())];
            self.paste(&self.matrices[&entry.neuron], start, codes, &mut occupied, stream);
        }
    }

    /// Pastes one matrix of a neuron, unless its motif would overlap one pasted before.
    fn paste(
        &self,
        matrices: &[SeedMatrix],
        start: usize,
        codes: &mut [u8],
        occupied: &mut [bool],
        stream: &mut Stream,
    ) {
        let sums = cumulative(matrices.iter().map(|matrix| f64::from(matrix.activation)));
        let matrix = &matrices[stream.roulette(&sums)];
        let Some((first, last)) = matrix.span else { return };
        let end = (start + last + 1).min(codes.len());
        if start + first >= end || occupied[start + first..end].contains(&true) {
            return;
        }
        let consensus = stream.unit() < self.consensus;
        for (row, place) in matrix.ppm.rows().zip(start..codes.len()) {
            if !occupied[place] {
                codes[place] = if consensus { argmax(row) } else { draw(row, stream) };
            }
        }
        occupied[start + first..end].fill(true);
    }
}

/// Maximum number of matrices pasted into one start sequence.
const MAX_PASTES: usize = 4;

fn argmax(row: &[f64]) -> u8 {
    (1..row.len()).fold(0, |best, i| if row[i] > row[best] { i } else { best }) as u8
}

fn draw(row: &[f64], stream: &mut Stream) -> u8 {
    stream.roulette(&cumulative(row.iter().copied())) as u8
}
