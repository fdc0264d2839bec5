//! Values, gradients and feature maps of one substructure over many sequences.
//!
//! Two implementations of [`Engine`]: [`simd`] (ours, with threads over the batch) and [`tract`] (the reference that
//! ours is checked against when a model is opened). [`soft`] evaluates real-valued inputs.

pub mod check;
#[cfg(test)]
pub(crate) mod landscape;
pub mod simd;
pub mod soft;
pub mod tiling;
pub mod tract;

use crate::sequence::SequenceSet;

/// Evaluates a substructure. Every result of a sequence depends on that sequence alone.
pub trait Engine: Sync {
    /// Values per sequence: 1 for a neuron, the number of channels for a layer.
    fn outputs(&self) -> usize;

    /// The values of every sequence, `n × outputs`.
    fn values(&self, sequences: &SequenceSet) -> Vec<f32>;

    /// Value of `output` and its derivative with respect to the one-hot input:
    /// `n` values and `n × length × alphabet size` derivatives.
    fn gradients(&self, sequences: &SequenceSet, output: usize) -> (Vec<f32>, Vec<f32>);

    /// As [`Engine::gradients`], where derivatives are needed only for sequences whose value is larger than their bound;
    /// those of the other sequences may be zero.
    fn gradients_above(&self, sequences: &SequenceSet, output: usize, bounds: &[f32]) -> (Vec<f32>, Vec<f32>) {
        debug_assert_eq!(bounds.len(), sequences.len(), "one bound per sequence");
        self.gradients(sequences, output)
    }

    /// The map of part `part` of the substructure: `n × positions × channels`. A convolution's map is the input of
    /// its activation.
    fn maps(&self, sequences: &SequenceSet, part: usize) -> Vec<f32>;

    /// The maps of several parts, in their order.
    fn maps_of(&self, sequences: &SequenceSet, parts: &[usize]) -> Vec<Vec<f32>> {
        parts.iter().map(|&part| self.maps(sequences, part)).collect()
    }
}
