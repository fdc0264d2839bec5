//! Clusters → facets: matrix, consensus, decoupling (I1) and importance (I2); clusters of the same
//! pattern at the same place become one facet.

use super::Cluster;
use crate::engine::Engine;
use crate::motif::{Ppm, align, similarity};
use crate::sample::SampleSet;
use crate::sequence::SequenceSet;

/// A facet: its sequences, its matrix and its activations.
#[derive(Clone, Debug)]
pub struct Facet {
    /// The paths of its clusters, see [`Cluster::path`].
    pub paths: Vec<Vec<usize>>,
    /// Indices into the sample.
    pub members: Vec<u32>,
    /// Its matrix.
    pub ppm: Ppm,
    /// The most probable sequence.
    pub consensus: Vec<u8>,
    /// Activation of the consensus sequence.
    pub consensus_activation: f32,
    /// Largest activation among the sequences and their consensus.
    pub max_activation: f32,
}

impl Facet {
    /// I1 = consensus activation / largest activation (algorithm section 5). The consensus counts as
    /// one of the sequences, so I1 is at most 1.
    pub fn decoupling(&self) -> f64 {
        f64::from(self.consensus_activation) / f64::from(self.max_activation)
    }
}

/// Estimates facets from clusters.
#[derive(Clone, Copy)]
pub struct Estimator<'a> {
    /// The neuron.
    pub engine: &'a dyn Engine,
    /// The sequences of the neuron.
    pub sample: &'a SampleSet,
    /// Activation bins.
    pub bins: usize,
    /// Size of the alphabet.
    pub alphabet_size: usize,
}

impl Estimator<'_> {
    /// A facet for each cluster, in order.
    pub fn facets(&self, clusters: Vec<Cluster>) -> Vec<Facet> {
        let ppms: Vec<Ppm> = clusters.iter().map(|cluster| self.ppm(&cluster.members)).collect();
        let mut consensus = SequenceSet::new(self.sample.sequences.length());
        ppms.iter().for_each(|ppm| consensus.push(&ppm.consensus()));
        let activations = if ppms.is_empty() { Vec::new() } else { self.engine.values(&consensus) };
        clusters
            .into_iter()
            .zip(ppms)
            .zip(activations)
            .map(|((cluster, ppm), consensus_activation)| {
                let sampled = cluster.members.iter().map(|&i| self.sample.values[i as usize]).fold(0.0, f32::max);
                Facet {
                    paths: vec![cluster.path],
                    members: cluster.members,
                    consensus: ppm.consensus(),
                    ppm,
                    consensus_activation,
                    max_activation: sampled.max(consensus_activation),
                }
            })
            .collect()
    }

    /// Joins facets whose matrices have a similarity of at least `threshold` at shift 0, larger facets first.
    pub fn merge(&self, mut facets: Vec<Facet>, threshold: f64) -> Vec<Facet> {
        facets.sort_by(|a, b| b.members.len().cmp(&a.members.len()).then(a.paths.cmp(&b.paths)));
        let mut merged: Vec<Vec<Facet>> = Vec::new();
        for facet in facets {
            match merged.iter_mut().find(|group| similarity(&group[0].ppm, &facet.ppm) >= threshold) {
                Some(group) => group.push(facet),
                None => merged.push(vec![facet]),
            }
        }
        merged.into_iter().flat_map(|group| self.join(group)).collect()
    }

    /// Joins several facets; the matrix is estimated again from all their sequences.
    fn join(&self, mut group: Vec<Facet>) -> Option<Facet> {
        if group.len() < 2 {
            return group.pop();
        }
        let mut members: Vec<u32> = group.iter().flat_map(|facet| facet.members.iter().copied()).collect();
        members.sort_unstable();
        let paths = group.into_iter().flat_map(|facet| facet.paths).collect();
        let joined = self.facets(vec![Cluster { path: Vec::new(), members }]).pop()?;
        Some(Facet { paths, ..joined })
    }

    fn ppm(&self, members: &[u32]) -> Ppm {
        Ppm::estimate(&self.sample.sequences, &self.sample.values, members, self.bins, self.alphabet_size)
    }
}

/// Shift of each facet's pattern to the right of that of the first facet, bp, within ± `max_shift`.
pub fn shifts(facets: &[Facet], max_shift: usize) -> Vec<i32> {
    facets.iter().map(|facet| align(&facets[0].ppm, &facet.ppm, max_shift)).collect()
}
