//! A substructure, prepared for the kernels.

use super::letters::Letters;
use super::packed::Packed;
use super::tail::{self, Tail};
use crate::network::{Op, Source};
use crate::substructure::{Part, Read, Substructure};

/// Everything the kernels need to know of a substructure.
#[derive(Debug)]
pub struct Plan {
    pub letters: usize,
    pub length: usize,
    pub outputs: usize,
    pub steps: Vec<Step>,
    /// Whether some step needs the one-hot input written out.
    pub one_hot: bool,
}

/// One operation.
#[derive(Debug)]
pub struct Step {
    pub op: StepOp,
    pub inputs: Vec<Input>,
    pub channels: usize,
    pub positions: usize,
    /// What a convolution does before anything is stored.
    pub tail: Option<Tail>,
    /// The convolution of whose tail it is a part.
    pub within: Option<usize>,
}

/// A map that a step reads.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    pub source: Source,
    /// The position that the first window starts at.
    pub start: usize,
    /// Positions of the whole map.
    pub positions: usize,
    pub channels: usize,
}

impl Input {
    /// Numbers of the whole map.
    pub fn size(&self) -> usize {
        self.positions * self.channels
    }
}

/// What a step does.
#[derive(Debug)]
pub enum StepOp {
    /// A convolution of the sequence itself.
    Letters(Letters),
    /// A convolution of a map.
    Dense(Packed),
    /// Anything else.
    Other(Op, Vec<f32>),
}

impl Plan {
    pub fn new(substructure: &Substructure) -> Self {
        let mut steps: Vec<Step> = substructure.parts.iter().map(|part| Step::new(substructure, part)).collect();
        tail::join(&mut steps);
        let reads_input = |step: &Step| {
            !matches!(step.op, StepOp::Letters(_)) && step.inputs.iter().any(|input| input.source == Source::Input)
        };
        Self {
            letters: substructure.letters,
            length: substructure.length,
            outputs: substructure.outputs(),
            one_hot: steps.iter().any(reads_input),
            steps,
        }
    }

    /// The tail of a step, where the pass goes as far as its end.
    pub fn tail(&self, step: usize, last: usize) -> Option<&Tail> {
        self.steps[step].tail.as_ref().filter(|tail| tail.last <= last)
    }

    /// Whether a pass to step `last` computes a step as a part of a convolution's tail.
    pub fn is_within(&self, step: usize, last: usize) -> bool {
        self.steps[step].within.is_some_and(|convolution| self.tail(convolution, last).is_some())
    }

    /// Whether a pass to step `last` stores the map of a step.
    pub fn stores(&self, step: usize, last: usize) -> bool {
        let ends_tail =
            || self.steps[step].within.and_then(|first| self.tail(first, last)).is_some_and(|t| t.last == step);
        step <= last && self.tail(step, last).is_none() && (!self.is_within(step, last) || ends_tail())
    }
}

impl Step {
    fn new(substructure: &Substructure, part: &Part) -> Self {
        let input = |read: &Read| {
            let (positions, channels) = match read.source {
                Source::Input => (substructure.length, substructure.letters),
                Source::Node(part) => (substructure.parts[part].positions, substructure.parts[part].channels),
            };
            Input { source: read.source, start: read.start, positions, channels }
        };
        let inputs: Vec<Input> = part.inputs.iter().map(input).collect();
        let op = match (&part.op, inputs[0].source) {
            (Op::Convolution(convolution), Source::Input) => StepOp::Letters(Letters::new(convolution)),
            (Op::Convolution(convolution), _) => StepOp::Dense(Packed::new(convolution)),
            (op, _) => StepOp::Other(op.clone(), part.shares.clone()),
        };
        Self { op, inputs, channels: part.channels, positions: part.positions, tail: None, within: None }
    }

    /// Numbers in its map.
    pub fn size(&self) -> usize {
        self.positions * self.channels
    }
}
