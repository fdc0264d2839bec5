//! One neuron, or one layer, restricted to its receptive field.
//!
//! All positions of a convolution are equivalent, so a neuron is analysed on an input of the length of
//! its receptive field, which gives one position of its map and so one value (paper, “Symbol
//! definition”: the output function of a neuron's substructure). Padding affects only the ends of
//! long inputs and is left out. If every receptive field contains padding, the padding of the middle
//! position is kept.

mod cut;
mod origin;

use crate::error::Error;
use crate::network::{Activation, Convolution, Network, Op, Pool, Source};
pub use origin::Contributor;

/// The operations between an input of the receptive field's length and one position of a convolution.
#[derive(Clone, Debug)]
pub struct Substructure {
    /// Size of the alphabet, the number of channels of the one-hot input.
    pub alphabet_size: usize,
    /// The receptive field, bp: the length of the input.
    pub length: usize,
    /// The operations, each after its inputs; the last one is the neuron's convolution.
    pub parts: Vec<Part>,
    /// Whether the receptive field includes padding beyond the ends of the network's input.
    pub padded: bool,
}

/// One operation, restricted to the positions that are needed.
#[derive(Clone, Debug)]
pub struct Part {
    /// The operation without padding; a separate part before it adds padding if needed.
    pub op: Op,
    /// Its inputs.
    pub inputs: Vec<Read>,
    /// Channels of its output.
    pub channels: usize,
    /// Positions of its output.
    pub positions: usize,
    /// Where the receptive field of its first position starts in the input.
    pub origin: i64,
    /// bp between neighbouring positions of its output.
    pub jump: usize,
    /// For an average pooling: the weight of one element in the mean, by position.
    pub shares: Vec<f32>,
    /// Its layer in the network, counted from 1.
    pub layer: Option<usize>,
}

/// An input of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// The sequence, or another part.
    pub source: Source,
    /// The position at which the first output's window starts.
    pub start: usize,
}

/// A max-pooling and the map that it pools.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pooling {
    /// The pooling.
    pub pool: Pool,
    /// The part whose map is clustered: the input of the activation before the pooling.
    pub map: usize,
    /// That activation.
    pub activation: Option<Activation>,
}

/// Number of positions of a pooling's window beyond which it is wide.
const WIDE: usize = 16;

impl Substructure {
    /// The substructure of all neurons of a layer, or of one.
    ///
    /// # Errors
    /// [`Code::Layer`](crate::error::Code::Layer) or the layer's own refusal, see [`Network::layer`];
    /// [`Code::Neurons`](crate::error::Code::Neurons) when the layer has no such channel.
    pub fn new(network: &Network, layer: usize, channel: Option<usize>) -> Result<Self, Error> {
        Self::of_neurons(network, layer, channel.as_slice())
    }

    /// The substructure of the neurons `channels` of a layer; its outputs have their order. Empty means all.
    ///
    /// # Errors
    /// As [`Substructure::new`].
    pub fn of_neurons(network: &Network, layer: usize, channels: &[usize]) -> Result<Self, Error> {
        network.layer(layer)?;
        network.channels(layer, channels)?;
        Ok(cut::neurons(network, layer, channels))
    }

    /// The substructure of the neurons `channels` of a layer at up to `count` neighbouring positions, and their number:
    /// one pass shares what they have in common. At one position where all receptive fields contain padding. Empty
    /// `channels` means all.
    ///
    /// # Errors
    /// As [`Substructure::new`].
    pub fn of_run(network: &Network, layer: usize, channels: &[usize], count: usize) -> Result<(Self, usize), Error> {
        let one = Self::of_neurons(network, layer, channels)?;
        Ok(cut::run(network, layer, channels, count).unwrap_or((one, 1)))
    }

    /// Values per sequence: the channels of the last convolution.
    pub fn outputs(&self) -> usize {
        self.parts.last().map_or(0, |part| part.channels)
    }

    /// The last convolution.
    pub fn target(&self) -> Option<&Convolution> {
        self.parts.last().and_then(Part::convolution)
    }

    /// Indices of the parts that are convolutions, in order.
    pub fn convolutions(&self) -> Vec<usize> {
        (0..self.parts.len()).filter(|&part| self.parts[part].convolution().is_some()).collect()
    }

    /// The part that the last convolution reads; `None` where it reads the sequence.
    pub fn before_target(&self) -> Option<&Part> {
        match self.parts.last()?.inputs.first()?.source {
            Source::Input => None,
            Source::Node(part) => Some(&self.parts[part]),
        }
    }

    /// bp between neighbouring positions of the last convolution's input: the number of shifts of the neuron's pattern
    /// for which it stays in the same pooling windows (algorithm section 1, J).
    pub fn jump(&self) -> usize {
        self.before_target().map_or(1, |part| part.jump)
    }

    /// The max-poolings of all branches, the deepest first.
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

    /// Number of positions of the widest window of a pooling, if it is so wide that a motif may lie anywhere in it.
    pub fn wide_pooling(&self) -> Option<usize> {
        let positions = self.parts.iter().filter_map(|part| match &part.op {
            Op::MaxPool(pool) | Op::AveragePool(pool) => Some(pool.size),
            _ => None,
        });
        positions.max().filter(|&positions| positions > WIDE)
    }

    /// The convolution or join from which activations and batch norms compute `source`, and the first activation after
    /// it; `None` where that is the input.
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

    /// Floating-point operations of a forward pass that ends with a part.
    pub fn flops_to(&self, part: usize) -> f64 {
        self.parts[..=part].iter().map(Part::flops).sum()
    }
}

impl Part {
    /// The convolution, if the part is one.
    pub fn convolution(&self) -> Option<&Convolution> {
        match &self.op {
            Op::Convolution(convolution) => Some(convolution),
            _ => None,
        }
    }

    /// Elements of its map.
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
