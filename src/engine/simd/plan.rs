//! A substructure, prepared for the kernels.

use super::fuse::fuse;
use super::step::{Step, StepOp};
use super::tail::Tail;
use crate::network::Source;
use crate::substructure::Substructure;

/// Everything that the kernels need to know about a substructure.
#[derive(Debug)]
pub struct Plan {
    pub alphabet_size: usize,
    pub length: usize,
    pub outputs: usize,
    pub steps: Vec<Step>,
    /// Whether some step needs the one-hot input written out.
    pub one_hot: bool,
}

impl Plan {
    pub fn new(substructure: &Substructure) -> Self {
        let mut steps: Vec<Step> = substructure.parts.iter().map(|part| Step::new(substructure, part)).collect();
        fuse(&mut steps);
        let reads_one_hot = |step: &Step| {
            !matches!(step.op, StepOp::OfSequence(_)) && step.inputs.iter().any(|input| input.source == Source::Input)
        };
        Self {
            alphabet_size: substructure.alphabet_size,
            length: substructure.length,
            outputs: substructure.outputs(),
            one_hot: steps.iter().any(reads_one_hot),
            steps,
        }
    }

    /// The tail of a step, where a pass to step `last` reaches the tail's end.
    pub fn tail(&self, step: usize, last: usize) -> Option<&Tail> {
        self.steps[step].tail.as_ref().filter(|tail| tail.last <= last)
    }

    /// Whether a pass to step `last` computes a step as part of a convolution's tail.
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
