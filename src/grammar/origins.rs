//! The first layer in which each motif and each combination occurs (paper, “the relationship of syntax rules across
//! different layers”; algorithm section 11).

use super::Context;
use super::annotation::{cut, matrices};
use crate::dictionary::{Motifs, SegmentMatrix, Similarity, adjusted};
use crate::motif::Ppm;
use crate::report::{NeuronReport, Origin};
use crate::syntax::Branch;
use rayon::prelude::*;
use std::ops::Range;

/// Segments compared per slice of work and thread.
const SLICE: usize = 16;

/// The comparison of the segments of lower layers with the dictionaries of all neurons.
pub(super) struct Origins {
    /// Motifs of all dictionaries, in the order of the neurons.
    targets: Motifs,
    /// For each neuron the indices of its motifs in `targets`.
    motifs: Vec<Range<usize>>,
    /// Widths of the motifs in `targets`.
    lengths: Vec<usize>,
    /// The segments of the neurons of lower layers, with the neuron's index.
    segments: Vec<(usize, SegmentMatrix)>,
    similarities: Vec<Vec<Similarity>>,
}

impl Origins {
    pub fn new(neurons: &[NeuronReport], context: &Context) -> Self {
        let mut motifs = Vec::new();
        let mut matrices: Vec<(Ppm, usize)> = Vec::new();
        for neuron in neurons {
            let first = matrices.len();
            for motif in neuron.dictionary.iter().flatten() {
                let sequences = neuron.crms.iter().find(|crm| crm.id == motif.crm).map_or(0, |crm| crm.sequences);
                matrices.push((motif.ppm.rescaled(), sequences));
            }
            motifs.push(first..matrices.len());
        }
        let letters = matrices.first().map_or(1, |(ppm, _)| ppm.alphabet_size());
        Self {
            lengths: matrices.iter().map(|(ppm, _)| ppm.width()).collect(),
            targets: Motifs::new(matrices, letters, &context.options),
            motifs,
            segments: lower_segments(neurons, context),
            similarities: Vec::new(),
        }
    }

    /// Does one slice of work; `true` when all is done.
    pub fn step(&mut self, context: &Context) -> bool {
        let Some(null) = context.background.as_ref().filter(|_| !self.targets.is_empty()) else { return true };
        let first = self.similarities.len();
        let end = self.segments.len().min(first + SLICE * context.threads);
        let compare = |(_, segment): &(usize, SegmentMatrix)| {
            self.targets.similarities(&segment.ppm, segment.sequences, null, &context.options)
        };
        let slice: Vec<Vec<Similarity>> = self.segments[first..end].par_iter().map(compare).collect();
        self.similarities.extend(slice);
        end == self.segments.len()
    }

    /// Writes the origins into the report.
    pub fn finish(&self, neurons: &mut [NeuronReport], context: &Context) {
        let origins: Vec<Option<Vec<Origin>>> = (0..neurons.len()).map(|i| self.origins(neurons, i, context)).collect();
        neurons.iter_mut().zip(origins).for_each(|(neuron, origins)| neuron.origins = origins);
    }

    fn origins(&self, neurons: &[NeuronReport], index: usize, context: &Context) -> Option<Vec<Origin>> {
        let neuron = &neurons[index];
        let dictionary = neuron.dictionary.as_ref()?;
        let below: Vec<(usize, Vec<Vec<usize>>)> = (0..neurons.len())
            .filter(|&other| neurons[other].layer < neuron.layer)
            .map(|other| (other, self.motifs_in_facets(other, neurons[other].crms.len(), index, context)))
            .collect();
        let mut origins = Vec::new();
        for (tree, syntax) in neuron.syntax.iter().flatten().enumerate() {
            let motif = |leaf: usize| dictionary.iter().position(|motif| motif.id == syntax.leaves[leaf].motif);
            for leaves in syntax.tree.parts().into_iter().map(Branch::span) {
                let wanted: Vec<usize> = (leaves[0]..leaves[1]).filter_map(motif).collect();
                let contains = |facets: &[Vec<usize>]| facets.iter().any(|facet| includes(facet, &wanted));
                let found: Vec<&NeuronReport> =
                    below.iter().filter(|(_, facets)| contains(facets)).map(|&(other, _)| &neurons[other]).collect();
                let layer = found.iter().map(|other| other.layer).min().unwrap_or(neuron.layer);
                let channels = found.iter().filter(|other| other.layer == layer).map(|other| other.channel);
                let channels = if found.is_empty() { vec![neuron.channel] } else { channels.collect() };
                origins.push(Origin { tree, leaves, layer, channels });
            }
        }
        Some(origins)
    }

    /// For each facet of the neuron `other` the motifs of the neuron `index` in it, one entry per occurrence.
    fn motifs_in_facets(&self, other: usize, facets: usize, index: usize, context: &Context) -> Vec<Vec<usize>> {
        let mut found = vec![Vec::new(); facets];
        let options = &context.options;
        for ((owner, segment), similarities) in self.segments.iter().zip(&self.similarities) {
            if *owner != other {
                continue;
            }
            let own = &similarities[self.motifs[index].clone()];
            for (motif, (similarity, q)) in own.iter().zip(adjusted(own)).enumerate() {
                let length = self.lengths[self.motifs[index].start + motif] as f64;
                if q <= options.origin && similarity.overlap as f64 >= options.covered * length {
                    found[segment.facet].push(motif);
                }
            }
        }
        found
    }
}

/// The segments of every neuron below the highest layer.
fn lower_segments(neurons: &[NeuronReport], context: &Context) -> Vec<(usize, SegmentMatrix)> {
    let highest = neurons.iter().map(|neuron| neuron.layer).max().unwrap_or(0);
    let lower = neurons.iter().enumerate().filter(|(_, neuron)| neuron.layer < highest);
    lower
        .flat_map(|(index, neuron)| {
            cut(neuron, &matrices(neuron), context).into_iter().map(move |segment| (index, segment))
        })
        .collect()
}

/// Whether `all` contains each motif of `wanted` at least as many times as `wanted` does.
fn includes(all: &[usize], wanted: &[usize]) -> bool {
    let count = |list: &[usize], motif: usize| list.iter().filter(|&&other| other == motif).count();
    wanted.iter().all(|&motif| count(all, motif) >= count(wanted, motif))
}
