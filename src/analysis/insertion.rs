//! A neuron's search for insertions: the random sequences that they are written into.

use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::necessity::Pool;
use crate::options::SamplingOptions;
use crate::random::{Key, Purpose};
use crate::sample::insertion::{SEQUENCES, inserted};
use crate::sample::{SampleSet, Sampler, Start};
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use std::ops::Range;

/// A neuron's insertions.
#[derive(Clone, Debug)]
pub struct Insertion {
    /// Number of their letters.
    letters: usize,
    /// Length of the receptive field.
    length: usize,
    key: Key,
    pool: Pool,
}

impl Insertion {
    /// Into random sequences of `pool`; `None` where no insertions are searched for.
    pub fn of(substructure: &Substructure, options: &SamplingOptions, pool: &Pool, key: Key) -> Option<Self> {
        let letters = inserted(substructure, options)?;
        Some(Self { letters, length: substructure.length, key, pool: pool.clone() })
    }

    /// The search.
    pub fn sampler(&self, substructure: &Substructure, options: &SamplingOptions, start: Start) -> Sampler {
        let inserted = (self.letters, self.draw(0, SEQUENCES));
        Sampler::of_insertions(substructure, options, self.key, start, inserted)
    }

    /// The sample of a search with each insertion at its `place` in a random sequence of its own, so that the letters around
    /// have nothing in common. These sequences are still to be evaluated.
    pub fn write(&self, sample: SampleSet, place: &Range<usize>) -> Written {
        let mut codes = self.draw(1, sample.sequences.len()).codes().to_vec();
        for (sequence, insertion) in codes.chunks_exact_mut(self.length).zip(sample.sequences.iter()) {
            sequence[place.clone()].copy_from_slice(insertion);
        }
        Written { sequences: SequenceSet::from_codes(self.length, codes), values: Vec::new(), sample }
    }

    fn draw(&self, number: u64, count: usize) -> SequenceSet {
        self.pool.draw(&mut self.key.stream(Purpose::Insertions, number, 0), count, self.length)
    }
}

/// The insertions of a sample in random sequences, as they are evaluated.
pub struct Written {
    /// Of the receptive field's length.
    sequences: SequenceSet,
    /// The activations of the first of them.
    values: Vec<f32>,
    /// What the search found.
    sample: SampleSet,
}

impl Written {
    /// Evaluates the next sequences, at most `slice`; whether these were the last.
    pub fn step(&mut self, engine: &Simd, slice: usize) -> bool {
        let (first, count) = (self.values.len(), self.sequences.len());
        let end = count.min(first + slice);
        let next: Vec<u32> = (first as u32..end as u32).collect();
        self.values.extend(engine.values(&self.sequences.select(&next)));
        end == count
    }

    /// The sample of these sequences; those whose activation is not positive are left out.
    pub fn finish(self) -> SampleSet {
        let Self { sequences, values, sample } = self;
        let active: Vec<u32> = (0..values.len() as u32).filter(|&item| values[item as usize] > 0.0).collect();
        let values = active.iter().map(|&item| values[item as usize]).collect();
        SampleSet { sequences: sequences.select(&active), values, ..sample }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Network;
    use crate::sample::{SamplingMethod, Stopped};

    #[test]
    fn every_insertion_of_the_sample_has_letters_of_its_own_around_it() {
        let bytes = std::fs::read("www/examples/ctcf-pair/model.onnx").unwrap();
        let network = Network::open("ctcf-pair", &bytes, None).unwrap();
        let substructure = Substructure::new(&network, 3, Some(0)).unwrap();
        let (engine, length) = (Simd::new(&substructure), substructure.length);
        let key = Key { seed: 3, layer: 3, channel: 0 };
        let insertion = Insertion { letters: 6, length, key, pool: Pool::uniform(4) };
        let found = SampleSet {
            sequences: SequenceSet::from_codes(6, [0, 1, 2, 3, 2, 1].repeat(400)),
            values: vec![1.0; 400],
            method: SamplingMethod::Search,
            seeds: 0,
            pasted_seeds: 0,
            generations: 0,
            evaluated: 7,
            positives: 400,
            stopped: Stopped::Interrupted,
        };
        let mut written = insertion.write(found, &(2..8));
        assert_eq!((0..8).filter(|_| written.step(&engine, 64)).count(), 2, "400 in slices of 64");
        let sample = written.finish();
        assert_eq!((sample.sequences.length(), sample.evaluated), (length, 7));
        assert_eq!(sample.values, engine.values(&sample.sequences));
        assert!(!sample.values.is_empty() && sample.values.iter().all(|&value| value > 0.0));
        assert!(sample.sequences.iter().all(|codes| codes[2..8] == [0, 1, 2, 3, 2, 1]));
        let around: std::collections::HashSet<&[u8]> = sample.sequences.iter().map(|codes| &codes[8..]).collect();
        assert!(around.len() * 10 > sample.values.len() * 9, "{} of {}", around.len(), sample.values.len());
    }
}
