//! The centres of all divisions of a demixing: they divide further sequences in the same way.

use super::kmeans::Centres;
use super::letters::LetterCentres;
use super::projection::Projection;
use crate::engine::Engine;
use crate::network::Activation;
use crate::sequence::SequenceSet;
use std::collections::BTreeMap;

/// The centres of each division, by the path of the cluster that they divide.
#[derive(Debug, Default)]
pub struct Tree(BTreeMap<Vec<usize>, Node>);

/// The centres of one division, and what they are compared with.
#[derive(Debug)]
pub enum Node {
    /// The letters.
    Letters(LetterCentres),
    /// The input of the convolution whose map was clustered.
    Projected(Projection),
    /// The map that was clustered.
    Maps(Input, Centres),
}

/// A map that a division reads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Input {
    /// The part of the substructure.
    pub part: usize,
    /// The activation that is applied to its map.
    pub activation: Option<Activation>,
}

impl Tree {
    /// Adds the division of the cluster at a path.
    pub fn insert(&mut self, path: Vec<usize>, node: Node) {
        self.0.insert(path, node);
    }

    /// The maps that the divisions read; each may occur several times.
    pub fn inputs(&self) -> impl Iterator<Item = Input> {
        self.0.values().filter_map(Node::input)
    }

    /// The path of the cluster of a sequence, given its maps.
    pub fn path<'m>(&self, codes: &[u8], map: impl Fn(Input) -> &'m [f32]) -> Vec<usize> {
        let mut path = Vec::new();
        while let Some(node) = self.0.get(&path) {
            path.push(match node {
                Node::Letters(centres) => centres.label(codes),
                Node::Projected(projection) => projection.label(map(Input::of(projection))),
                Node::Maps(input, centres) => centres.label(map(*input)),
            });
        }
        path
    }
}

impl Node {
    fn input(&self) -> Option<Input> {
        match self {
            Self::Letters(_) => None,
            Self::Projected(projection) => Some(Input::of(projection)),
            Self::Maps(input, _) => Some(*input),
        }
    }
}

impl Input {
    fn of(projection: &Projection) -> Self {
        Self { part: projection.source, activation: None }
    }

    /// The maps of sequences.
    pub fn maps(&self, engine: &dyn Engine, sequences: &SequenceSet) -> Vec<f32> {
        self.activated(engine.maps(sequences, self.part))
    }

    /// Applies the activation to maps of the part.
    pub fn activated(&self, mut maps: Vec<f32>) -> Vec<f32> {
        if let Some(activation) = self.activation {
            maps.iter_mut().for_each(|x| *x = activation.apply(*x));
        }
        maps
    }
}
