//! One neuron, or one layer, cut to its receptive field.
//!
//! All positions of a convolution are equivalent, so a neuron is studied on an input of exactly its
//! receptive field, which gives one position of its map and so one value (paper, “Symbol
//! definition”: the output function of a neuron's substructure). Padding concerns only the ends of
//! long inputs and is left out; where the receptive field reaches over the whole input it is kept,
//! for the position in the middle.

mod cut;
mod origin;

use crate::error::Error;
use crate::network::{Activation, Convolution, Network, Op, Pool, Source};
pub use origin::Contributor;

/// The operations between an input of the receptive field's length and one position of a convolution.
#[derive(Clone, Debug)]
pub struct Substructure {
    /// Letters of the alphabet, the channels of the one-hot input.
    pub letters: usize,
    /// The receptive field: letters of the input.
    pub length: usize,
    /// The operations, each after those that it reads; the last one is the neuron's convolution.
    pub parts: Vec<Part>,
    /// Whether padding stands in for what lies beyond the ends of the input.
    pub padded: bool,
}

/// One operation on the positions that are needed.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it does. Its own padding is left out: where there is some, a part before it adds it.
    pub op: Op,
    /// What it reads, and from which position on.
    pub inputs: Vec<Read>,
    /// Channels and positions of its output.
    pub channels: usize,
    /// Positions of its output.
    pub positions: usize,
    /// Letter at which the field of its first position starts, and letters between its positions.
    pub origin: i64,
    /// Letters between its positions.
    pub jump: usize,
    /// For a mean over windows: the share of each entry, by position.
    pub shares: Vec<f32>,
    /// The network's layer that it is, counted from 1.
    pub layer: Option<usize>,
}

/// Where a part reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// The input, or another part.
    pub source: Source,
    /// The position of it that the first output's window starts at.
    pub start: usize,
}

/// A max-pooling and the map that shows what enters it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pooling {
    /// Its window.
    pub pool: Pool,
    /// The part whose map is clustered: what enters the activation before the pooling.
    pub map: usize,
    /// That activation.
    pub activation: Option<Activation>,
}

impl Substructure {
    /// The substructure of all neurons of a layer, or of one.
    ///
    /// # Errors
    /// See [`Network::layer`] and [`Network::channels`].
    pub fn new(network: &Network, layer: usize, channel: Option<usize>) -> Result<Self, Error> {
        network.layer(layer)?;
        network.channels(layer, channel.as_slice())?;
        Ok(cut::neuron(network, layer, channel))
    }

    /// Values a sequence: channels of the last convolution.
    pub fn outputs(&self) -> usize {
        self.parts.last().map_or(0, |part| part.channels)
    }

    /// The folded weights of the last convolution.
    pub fn target(&self) -> Option<&Convolution> {
        self.parts.last().and_then(Part::convolution)
    }

    /// Numbers of the parts that are convolutions, in order.
    pub fn convolutions(&self) -> Vec<usize> {
        (0..self.parts.len()).filter(|&part| self.parts[part].convolution().is_some()).collect()
    }

    /// What the last convolution reads; `None` where that is the sequence.
    pub fn before_target(&self) -> Option<&Part> {
        match self.parts.last()?.inputs.first()?.source {
            Source::Input => None,
            Source::Node(part) => Some(&self.parts[part]),
        }
    }

    /// bp by which the neuron's pattern may move without leaving its poolings' windows: letters
    /// between neighbouring inputs of the last convolution (algorithm section 1, J).
    pub fn jump(&self) -> usize {
        self.before_target().map_or(1, |part| part.jump)
    }

    /// The max-poolings on the way, on all branches, the deepest first.
    pub fn poolings(&self) -> Vec<Pooling> {
        let pooling = |part: &Part| match part.op {
            Op::MaxPool(pool) if pool.size > 1 => {
                let (map, activation) = self.before_activation(part.inputs[0].source)?;
                Some(Pooling { pool, map, activation })
            }
            _ => None,
        };
        self.parts.iter().rev().filter_map(pooling).collect()
    }

    /// The convolution or join whose map, through activations and batch norms, is `source`, and the first
    /// activation after it; `None` where that is the input.
    pub fn before_activation(&self, source: Source) -> Option<(usize, Option<Activation>)> {
        let (mut source, mut activation) = (source, None);
        while let Source::Node(index) = source {
            let part = &self.parts[index];
            match (&part.op, part.inputs[0].source) {
                (Op::Activation(function), Source::Node(_)) => activation = Some(*function),
                (Op::Affine(_) | Op::PRelu(_) | Op::Pad(_) | Op::Crop(_) | Op::Select(_), Source::Node(_)) => {}
                _ => return Some((index, activation)),
            }
            source = part.inputs[0].source;
        }
        None
    }

    /// Floating-point operations of one forward pass.
    pub fn flops(&self) -> f64 {
        self.parts.iter().map(Part::flops).sum()
    }
}

impl Part {
    /// Its convolution, if it is one.
    pub fn convolution(&self) -> Option<&Convolution> {
        match &self.op {
            Op::Convolution(convolution) => Some(convolution),
            _ => None,
        }
    }

    /// Numbers in its map.
    pub fn size(&self) -> usize {
        self.positions * self.channels
    }

    fn flops(&self) -> f64 {
        match &self.op {
            Op::Convolution(convolution) => 2.0 * (self.positions * convolution.weights.len()) as f64,
            Op::MaxPool(pool) | Op::AveragePool(pool) => (self.size() * pool.size) as f64,
            _ => self.size() as f64,
        }
    }
}
