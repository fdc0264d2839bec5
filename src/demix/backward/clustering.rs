//! How the sequences of one cluster are clustered.

use super::{Level, tile};
use crate::demix::kmeans::{Bounds, Centres, Fit, Rows};
use crate::demix::letters::{LetterCentres, LetterRows, Products};
use crate::demix::projection::Projection;
use crate::demix::tree::{Input, Node};
use crate::engine::Engine;
use crate::sample::SampleSet;
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use std::sync::Arc;

/// A clustering in progress.
#[derive(Debug)]
pub enum Clustering {
    /// For maps of the first convolution.
    Letters(Box<ByLetters>),
    /// For other maps.
    Maps(Box<ByMaps>),
}

/// Clustering by letters.
#[derive(Debug)]
pub struct ByLetters {
    products: Arc<Products>,
    /// The sequences that the centres are fitted on.
    sequences: SequenceSet,
    squares: Vec<f64>,
    weights: Vec<f32>,
    fit: Fit<LetterCentres, ()>,
}

/// Clustering by maps.
#[derive(Debug)]
pub struct ByMaps {
    level: Level,
    /// The sequences that the centres are fitted on, with the maps computed so far.
    members: Vec<u32>,
    maps: Vec<f32>,
    weights: Vec<f32>,
    fit: Fit<Centres, Bounds>,
    centres: Option<(Centres, Option<Projection>)>,
    labels: Vec<u32>,
}

impl Clustering {
    /// A part of the fit or of the assignment of `members`; at the end their labels, and the centres.
    pub fn step(
        &mut self,
        substructure: &Substructure,
        members: &[u32],
        engine: &dyn Engine,
        sample: &SampleSet,
    ) -> Option<(Vec<u32>, Node)> {
        match self {
            Self::Letters(clustering) => clustering.step(members, sample),
            Self::Maps(clustering) => clustering.step(substructure, members, engine, sample),
        }
    }
}

/// The value of each member, which is its weight.
fn weights(members: &[u32], sample: &SampleSet) -> Vec<f32> {
    members.iter().map(|&member| sample.values[member as usize]).collect()
}

impl ByLetters {
    /// Centres are fitted on `members`.
    pub fn new(products: Arc<Products>, members: &[u32], sample: &SampleSet, fit: Fit<LetterCentres, ()>) -> Self {
        let sequences = sample.sequences.select(members);
        Self { squares: products.squares(&sequences), products, sequences, weights: weights(members, sample), fit }
    }

    fn step(&mut self, members: &[u32], sample: &SampleSet) -> Option<(Vec<u32>, Node)> {
        let Self { products, sequences, squares, weights, fit } = self;
        let centres = fit.step(&LetterRows { products, sequences, squares, weights })?;
        Some((centres.assign(&sample.sequences.select(members)), Node::Letters(centres)))
    }
}

impl ByMaps {
    /// Centres are fitted on `members`.
    pub fn new(level: Level, members: Vec<u32>, sample: &SampleSet, fit: Fit<Centres, Bounds>) -> Self {
        let weights = weights(&members, sample);
        Self { level, members, maps: Vec::new(), weights, fit, centres: None, labels: Vec::new() }
    }

    /// Computes the maps to fit on, then fits, then assigns all sequences.
    fn step(
        &mut self,
        substructure: &Substructure,
        members: &[u32],
        engine: &dyn Engine,
        sample: &SampleSet,
    ) -> Option<(Vec<u32>, Node)> {
        let dims = self.level.dims;
        let known = self.maps.len() / dims;
        if known < self.members.len() {
            let end = (known + tile(dims)).min(self.members.len());
            self.maps.extend(self.input().maps(engine, &sample.sequences.select(&self.members[known..end])));
            return None;
        }
        let Some((centres, projection)) = &self.centres else {
            let centres = self.fit.step(&Rows { data: &self.maps, dims, weights: &self.weights })?;
            let linear = self.level.activation.is_none();
            let projection = linear.then(|| Projection::new(substructure, self.level.map, &centres)).flatten();
            self.centres = Some((centres, projection));
            return None;
        };
        let start = self.labels.len();
        let labels = match projection {
            _ if self.members.len() == members.len() => centres.assign(&self.maps),
            Some(projection) => {
                let end = (start + tile(projection.dims())).min(members.len());
                projection.assign(&engine.maps(&sample.sequences.select(&members[start..end]), projection.source))
            }
            None => {
                let end = (start + tile(dims)).min(members.len());
                centres.assign(&self.input().maps(engine, &sample.sequences.select(&members[start..end])))
            }
        };
        self.labels.extend(labels);
        if self.labels.len() < members.len() {
            return None;
        }
        let (centres, projection) = self.centres.take()?;
        let node = projection.map_or_else(|| Node::Maps(self.input(), centres), Node::Projected);
        Some((std::mem::take(&mut self.labels), node))
    }

    fn input(&self) -> Input {
        Input { part: self.level.map, activation: self.level.activation }
    }
}
