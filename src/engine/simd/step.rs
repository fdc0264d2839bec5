//! One operation of a substructure, prepared for the kernels.

use super::map_convolution::MapConvolution;
use super::sequence_convolution::SequenceConvolution;
use super::shape::{Input, Shape};
use super::tail::Tail;
use crate::network::{Op, Source};
use crate::substructure::{Part, Read, Substructure};

/// One operation.
#[derive(Debug)]
pub struct Step {
    pub op: StepOp,
    pub inputs: Vec<Input>,
    pub channels: usize,
    pub positions: usize,
    /// The operations that are done to a convolution's output before it is stored.
    pub tail: Option<Tail>,
    /// The convolution whose tail this step is part of.
    pub within: Option<usize>,
}

/// What a step does.
#[derive(Debug)]
pub enum StepOp {
    /// A convolution of the sequence itself.
    OfSequence(SequenceConvolution),
    /// A convolution of a map.
    OfMap(MapConvolution),
    /// Anything else, with the share of each window's elements in its mean where it is an average pooling.
    Other(Op, Vec<f32>),
}

impl Step {
    pub fn new(substructure: &Substructure, part: &Part) -> Self {
        let input = |read: &Read| {
            let (positions, channels) = match read.source {
                Source::Input => (substructure.length, substructure.alphabet_size),
                Source::Node(part) => (substructure.parts[part].positions, substructure.parts[part].channels),
            };
            Input { source: read.source, start: read.start, positions, channels }
        };
        let inputs: Vec<Input> = part.inputs.iter().map(input).collect();
        let op = match (&part.op, inputs[0].source) {
            (Op::Convolution(convolution), Source::Input) => StepOp::OfSequence(SequenceConvolution::new(convolution)),
            (Op::Convolution(convolution), _) => StepOp::OfMap(MapConvolution::new(convolution)),
            (op, _) => StepOp::Other(op.clone(), part.shares.clone()),
        };
        Self { op, inputs, channels: part.channels, positions: part.positions, tail: None, within: None }
    }

    /// The shape of a step with one input.
    pub fn shape(&self) -> Shape {
        Shape { input: self.inputs[0], channels: self.channels, positions: self.positions }
    }

    /// Elements of its map.
    pub fn size(&self) -> usize {
        self.positions * self.channels
    }
}
