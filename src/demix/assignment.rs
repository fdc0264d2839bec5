//! Divides all sequences of a sample with the centres that were fitted on a part of it, in slices of work.
//!
//! One forward pass of a sequence gives the maps of all levels, for several numbers of motif pattern groups.

use super::Cluster;
use super::backward::tile;
use super::tree::{Input, Tree};
use crate::engine::Engine;
use crate::sample::SampleSet;
use crate::substructure::Substructure;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// An assignment in progress.
#[derive(Debug)]
pub struct Assignment {
    /// The numbers of motif pattern groups, with their centres.
    trees: Vec<(usize, Tree)>,
    /// The maps that they read.
    inputs: Vec<Input>,
    /// Elements of each of these maps.
    sizes: Vec<usize>,
    /// Sequences per slice.
    slice: usize,
    /// Per tree the members of each cluster, by its path.
    members: Vec<BTreeMap<Vec<usize>, Vec<u32>>>,
    assigned: usize,
}

impl Assignment {
    /// An assignment that has not begun.
    pub fn new(substructure: &Substructure, trees: Vec<(usize, Tree)>) -> Self {
        let mut inputs: Vec<Input> = Vec::new();
        for input in trees.iter().flat_map(|(_, tree)| tree.inputs()) {
            if !inputs.contains(&input) {
                inputs.push(input);
            }
        }
        let sizes: Vec<usize> = inputs.iter().map(|input| substructure.parts[input.part].size()).collect();
        let members = trees.iter().map(|_| BTreeMap::new()).collect();
        Self { slice: tile(sizes.iter().sum::<usize>().max(1)), trees, inputs, sizes, members, assigned: 0 }
    }

    /// One slice of work; the clusters for each number of groups when all sequences are assigned.
    pub fn step(&mut self, engine: &dyn Engine, sample: &SampleSet) -> Option<Vec<(usize, Vec<Cluster>)>> {
        let end = (self.assigned + self.slice).min(sample.values.len());
        let members: Vec<u32> = (self.assigned as u32..end as u32).collect();
        let sequences = sample.sequences.select(&members);
        let parts: Vec<usize> = self.inputs.iter().map(|input| input.part).collect();
        let maps = engine.maps_of(&sequences, &parts);
        let maps: Vec<Vec<f32>> = self.inputs.iter().zip(maps).map(|(input, maps)| input.activated(maps)).collect();
        for ((_, tree), clusters) in self.trees.iter().zip(&mut self.members) {
            let path = |row: usize| {
                let of = |input: Input| {
                    let place = self.inputs.iter().position(|other| *other == input).unwrap_or_default();
                    &maps[place][row * self.sizes[place]..(row + 1) * self.sizes[place]]
                };
                tree.path(sequences.get(row), of)
            };
            let paths: Vec<Vec<usize>> = (0..members.len()).into_par_iter().map(path).collect();
            for (path, &member) in paths.into_iter().zip(&members) {
                clusters.entry(path).or_insert_with(Vec::new).push(member);
            }
        }
        self.assigned = end;
        (end == sample.values.len()).then(|| self.finish())
    }

    fn finish(&mut self) -> Vec<(usize, Vec<Cluster>)> {
        let trees = std::mem::take(&mut self.trees).into_iter().map(|(groups, _)| groups);
        let members = std::mem::take(&mut self.members).into_iter();
        let clusters =
            members.map(|found| found.into_iter().map(|(path, members)| Cluster { path, members }).collect());
        trees.zip(clusters).collect()
    }

    /// Share of the sequences that are assigned.
    pub fn fraction(&self, sample: &SampleSet) -> f64 {
        self.assigned as f64 / sample.values.len().max(1) as f64
    }
}
