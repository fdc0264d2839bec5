//! An engine for tests: any function of a sequence.

use super::Engine;
use crate::sequence::SequenceSet;

/// A function of sequences whose gradient is zero.
pub struct Landscape(pub fn(&[u8]) -> f32);

impl Engine for Landscape {
    fn outputs(&self) -> usize {
        1
    }

    fn values(&self, sequences: &SequenceSet) -> Vec<f32> {
        sequences.iter().map(self.0).collect()
    }

    fn gradients(&self, sequences: &SequenceSet, _: usize) -> (Vec<f32>, Vec<f32>) {
        (self.values(sequences), vec![0.0; sequences.len() * sequences.length() * 4])
    }

    fn maps(&self, _: &SequenceSet, _: usize) -> Vec<f32> {
        Vec::new()
    }
}
