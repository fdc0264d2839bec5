//! Values, gradients and feature maps of one substructure over many sequences.
//!
//! Two implementations: [`simd`] (ours, threads over the batch) and [`tract`] (the reference that
//! ours is checked against on opening a model). Beside them [`soft`] takes what is not a letter: real-valued inputs.

pub mod check;
pub mod simd;
pub mod soft;
pub mod tract;

use crate::sequence::SequenceSet;

/// Evaluates a substructure. Every result of a sequence depends on that sequence alone.
pub trait Engine: Sync {
    /// Number of values a sequence: 1 for a neuron, the channels for a layer.
    fn outputs(&self) -> usize;

    /// The values of every sequence, `n × outputs`.
    fn values(&self, sequences: &SequenceSet) -> Vec<f32>;

    /// Value of `output` and its derivative with respect to the one-hot input:
    /// `n` values and `n × length × letters` derivatives.
    fn gradients(&self, sequences: &SequenceSet, output: usize) -> (Vec<f32>, Vec<f32>);

    /// The same, where the derivatives of a sequence matter only if its value is larger than its bound: others may be
    /// left zero.
    fn gradients_above(&self, sequences: &SequenceSet, output: usize, bounds: &[f32]) -> (Vec<f32>, Vec<f32>) {
        debug_assert_eq!(bounds.len(), sequences.len(), "a bound a sequence");
        self.gradients(sequences, output)
    }

    /// The map of part `part` of the substructure: `n × positions × channels`. A convolution's is what
    /// enters its activation.
    fn maps(&self, sequences: &SequenceSet, part: usize) -> Vec<f32>;
}
