//! Selects the neurons of earlier layers whose motifs start sequences contain.

use crate::options::SamplingOptions;
use crate::sample::enumerates;
use crate::sample::seeds::{SeedMatrix, Seeds, contributor_weights};
use crate::substructure::Substructure;
use std::collections::BTreeMap;

/// The neurons that start sequences are drawn from, as (layer, channel): those with the largest positive
/// weights, at most `options.seed_channels`; none for a neuron that is enumerated.
pub fn sources(substructure: &Substructure, options: &SamplingOptions) -> Vec<(usize, usize)> {
    if enumerates(substructure, options) {
        return Vec::new();
    }
    let weights = contributor_weights(substructure);
    let mut sources: Vec<(usize, usize)> = weights.keys().copied().collect();
    sources.sort_by(|a, b| weights[b].total_cmp(&weights[a]).then(a.cmp(b)));
    sources.truncate(options.seed_channels);
    sources
}

/// Neurons, as (layer, channel), by layer, the earliest first; channels in ascending order.
pub fn by_layer(neurons: impl IntoIterator<Item = (usize, usize)>) -> BTreeMap<usize, Vec<usize>> {
    let mut layers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (layer, channel) in neurons {
        layers.entry(layer).or_default().push(channel);
    }
    layers.values_mut().for_each(|channels| channels.sort_unstable());
    layers
}

/// The seeds of a neuron, from the matrices of its `sources` that were found.
pub fn seeds(
    substructure: &Substructure,
    sources: &[(usize, usize)],
    matrices: &BTreeMap<(usize, usize), Vec<SeedMatrix>>,
    consensus: f64,
) -> Option<Seeds> {
    let found = |source: &(usize, usize)| Some((*source, matrices.get(source)?.clone()));
    Seeds::new(substructure, sources.iter().filter_map(found).collect(), consensus)
}
