//! A search for insertions: letters that raise the neuron most when they are written into ordinary sequences.
//!
//! The sequence with the largest activation may stack further motifs and copies over the whole receptive field, as no
//! genome does. An insertion is short. Its value is the mean over some random sequences that hold it, so no letter around
//! it can help.

use super::enumerates;
use super::slice::slice;
use crate::engine::Engine;
use crate::options::SamplingOptions;
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use std::ops::Range;

/// Number of random sequences that each insertion is written into.
pub const SEQUENCES: usize = 8;

/// The letters of the receptive field that a search may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Length of the receptive field.
    pub receptive: usize,
    /// The positions that are searched: all, or those of the insertion.
    pub searched: Range<usize>,
    /// Number of different letters.
    pub alphabet_size: usize,
    /// Distance of neighbouring inputs of the last pooling, in letters.
    pub jump: usize,
    /// Sequences per slice of work.
    pub slice: usize,
}

impl Field {
    /// The whole receptive field of a neuron.
    pub fn whole(substructure: &Substructure) -> Self {
        let receptive = substructure.length;
        Self {
            receptive,
            searched: 0..receptive,
            alphabet_size: substructure.alphabet_size,
            jump: substructure.jump(),
            slice: slice(substructure),
        }
    }

    /// Insertions at a place of it.
    #[must_use]
    pub fn insertion(&self, place: Range<usize>) -> Self {
        Self { searched: place, slice: (self.slice / SEQUENCES).max(1), ..self.clone() }
    }
}

/// Number of letters of an insertion; `None` where the whole receptive field is searched, or all its sequences are
/// enumerated.
pub fn inserted(substructure: &Substructure, options: &SamplingOptions) -> Option<usize> {
    let fits = (1..substructure.length).contains(&options.insertion);
    (fits && !enumerates(substructure, options)).then_some(options.insertion)
}

/// Random sequences, as an engine for the letters that are written into them.
pub struct Inserted<'e> {
    engine: &'e dyn Engine,
    /// The random sequences, of the receptive field's length.
    around: &'e SequenceSet,
    /// Where the letters are written.
    place: Range<usize>,
    /// Number of different letters.
    alphabet_size: usize,
}

impl<'e> Inserted<'e> {
    /// Insertions at a place of the sequences `around`.
    pub fn new(engine: &'e dyn Engine, around: &'e SequenceSet, place: Range<usize>, alphabet_size: usize) -> Self {
        Self { engine, around, place, alphabet_size }
    }

    /// Every insertion in every random sequence.
    fn written(&self, insertions: &SequenceSet) -> SequenceSet {
        let mut codes = Vec::with_capacity(insertions.len() * self.around.codes().len());
        for insertion in insertions.iter() {
            let first = codes.len();
            codes.extend_from_slice(self.around.codes());
            codes[first..]
                .chunks_exact_mut(self.around.length())
                .for_each(|sequence| sequence[self.place.clone()].copy_from_slice(insertion));
        }
        SequenceSet::from_codes(self.around.length(), codes)
    }

    /// The mean of every insertion's values.
    fn means(&self, values: &[f32]) -> Vec<f32> {
        let count = self.around.len();
        values.chunks_exact(count).map(|values| values.iter().sum::<f32>() / count as f32).collect()
    }
}

impl Engine for Inserted<'_> {
    fn outputs(&self) -> usize {
        1
    }

    fn values(&self, sequences: &SequenceSet) -> Vec<f32> {
        self.means(&self.engine.values(&self.written(sequences)))
    }

    fn gradients(&self, sequences: &SequenceSet, output: usize) -> (Vec<f32>, Vec<f32>) {
        let (values, gradients) = self.engine.gradients(&self.written(sequences), output);
        let (count, letters) = (self.around.len(), self.alphabet_size);
        let (row, place) = (self.around.length() * letters, self.place.start * letters..self.place.end * letters);
        let mut means = vec![0.0; sequences.len() * place.len()];
        for (mean, rows) in means.chunks_exact_mut(place.len()).zip(gradients.chunks_exact(count * row)) {
            for row in rows.chunks_exact(row) {
                mean.iter_mut().zip(&row[place.clone()]).for_each(|(mean, own)| *mean += own / count as f32);
            }
        }
        (self.means(&values), means)
    }

    fn maps(&self, sequences: &SequenceSet, part: usize) -> Vec<f32> {
        self.engine.maps(&self.written(sequences), part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::simd::Simd;
    use crate::network::Network;
    use crate::options::{Options, Preset};
    use crate::random::{Key, Purpose};

    const LETTERS: usize = 4;

    fn neuron(layer: usize) -> Substructure {
        let bytes = std::fs::read("www/examples/ctcf-pair/model.onnx").unwrap();
        Substructure::new(&Network::open("ctcf-pair", &bytes, None).unwrap(), layer, Some(0)).unwrap()
    }

    fn random(count: usize, length: usize, number: u64) -> SequenceSet {
        let mut stream = Key { seed: 5, layer: 1, channel: 0 }.stream(Purpose::Check, number, 0);
        SequenceSet::from_codes(length, (0..count * length).map(|_| stream.below(LETTERS) as u8).collect())
    }

    #[test]
    fn the_value_and_the_gradient_are_the_means_over_the_sequences() {
        let substructure = neuron(3);
        let (engine, length) = (Simd::new(&substructure), substructure.length);
        let (around, insertions, none) = (random(3, length, 0), random(5, 9, 1), SequenceSet::new(9));
        let inserted = Inserted::new(&engine, &around, 4..13, LETTERS);
        let (values, gradients) = inserted.gradients(&insertions, 0);
        assert_eq!(values, inserted.values(&insertions));
        assert_eq!(inserted.gradients(&none, 0), (Vec::new(), Vec::new()));
        for (item, insertion) in insertions.iter().enumerate() {
            let (mut mean, mut slope) = (0.0, vec![0.0; 9 * LETTERS]);
            for sequence in around.iter() {
                let codes = [&sequence[..4], insertion, &sequence[13..]].concat();
                let (value, gradient) = engine.gradients(&SequenceSet::from_codes(length, codes), 0);
                mean += value[0] / 3.0;
                slope.iter_mut().zip(&gradient[4 * LETTERS..]).for_each(|(sum, own)| *sum += own / 3.0);
            }
            assert!((values[item] - mean).abs() < 1e-5, "{} and {mean}", values[item]);
            let own = &gradients[item * slope.len()..][..slope.len()];
            assert!(own.iter().zip(&slope).all(|(a, b)| (a - b).abs() < 1e-5));
        }
    }

    #[test]
    fn only_shorter_insertions_narrow_the_search_and_only_where_sequences_are_not_enumerated() {
        let letters = |substructure: &Substructure, insertion: usize| {
            let mut options = Options::preset(Preset::Quick).sampling;
            options.insertion = insertion;
            inserted(substructure, &options)
        };
        let deep = neuron(3);
        assert_eq!([0, 10, deep.length].map(|length| letters(&deep, length)), [None, Some(10), None]);
        let first = neuron(1);
        assert!(first.length <= Options::preset(Preset::Quick).sampling.enumerate_up_to);
        assert_eq!(letters(&first, 4), None);
    }
}
