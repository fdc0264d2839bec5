//! The forward and backward pass of one sequence.

use super::answer::{FeatureMap, SequencePass};
use super::{Lesson, rows};
use crate::engine::Engine;
use crate::engine::soft::activation::sigmoid;
use crate::error::Result;
use crate::sequence::SequenceSet;

impl Lesson {
    /// The maps, value and input gradient of one sequence.
    ///
    /// # Errors
    /// [`crate::error::Code::Sequence`] for a letter outside the alphabet, or a length that is not the receptive field.
    pub fn look(&self, text: &str) -> Result<SequencePass> {
        let substructure = &self.neuron.substructure;
        let (length, alphabet_size) = (substructure.length, substructure.alphabet_size);
        let sequence = SequenceSet::parse(text.trim(), &self.alphabet, length)?.select(&[0]);
        let (values, gradient) = self.engine.gradients(&sequence, 0);
        let map = |part: usize| self.engine.maps(&sequence, part);
        let maps = substructure.parts.iter().enumerate().map(|(index, part)| FeatureMap {
            name: part.op.kind().into(),
            positions: part.positions,
            channels: part.channels,
            values: rows(&map(index), part.channels),
        });
        Ok(SequencePass {
            sequence: self.alphabet.decode(sequence.get(0)),
            maps: maps.collect(),
            taken: self.taken(&map(self.neuron.entering)),
            value: values[0],
            probability: sigmoid(f64::from(values[0])),
            place: self.plane.nearest(sequence.get(0)),
            slope: self.plane.along(&gradient),
            gradient: rows(&gradient, alphabet_size),
        })
    }

    /// The position of each pooled maximum.
    fn taken(&self, entering: &[f32]) -> Vec<Vec<usize>> {
        let (part, pooled) = (self.neuron.entering(), &self.neuron.substructure.parts[self.neuron.pooled]);
        let winner = |position: usize, channel: usize| {
            let start = self.neuron.window(position);
            let window = start..(start + self.neuron.pool.size).min(part.positions);
            let at = |position: usize| entering[position * part.channels + channel];
            window.reduce(|best, next| if at(next) > at(best) { next } else { best }).unwrap_or(start)
        };
        (0..pooled.positions)
            .map(|position| (0..pooled.channels).map(|channel| winner(position, channel)).collect())
            .collect()
    }
}
