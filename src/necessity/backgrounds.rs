//! Random sequences that letters are written into.

use super::letters::Letters;
use crate::engine::Engine;
use crate::random::{Key, Purpose, Stream};
use crate::sequence::SequenceSet;
use serde::{Deserialize, Serialize};

/// A mean activation over the random sequences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
}

/// Random sequences of the receptive field's length, all letters equally likely.
#[derive(Clone, Debug)]
pub struct Backgrounds {
    key: Key,
    letters: usize,
    sequences: SequenceSet,
}

impl Backgrounds {
    /// So many sequences for the neuron of `key`.
    pub fn new(key: Key, count: usize, length: usize, letters: usize) -> Self {
        let mut stream = key.stream(Purpose::Backgrounds, 0, 0);
        let codes = (0..count * length).map(|_| stream.below(letters) as u8).collect();
        Self { key, letters, sequences: SequenceSet::from_codes(length, codes) }
    }

    /// Number of different letters.
    pub fn letters(&self) -> usize {
        self.letters
    }

    /// A random stream of the neuron, other than that of the sequences for every number except 0.
    pub fn stream(&self, number: u64) -> Stream {
        self.key.stream(Purpose::Backgrounds, number, 0)
    }

    /// Number of sequences.
    pub fn count(&self) -> usize {
        self.sequences.len()
    }

    /// Length of the sequences.
    pub fn length(&self) -> usize {
        self.sequences.length()
    }

    /// The mean activation of all sequences with an insertion, and its standard error.
    pub fn mean(&self, engine: &dyn Engine, insertion: Letters) -> Mean {
        let values = self.values(engine, &[insertion], self.count());
        let (count, mean) = (values.len() as f64, mean(&values));
        let squares = values.iter().map(|&value| (f64::from(value) - mean) * (f64::from(value) - mean)).sum::<f64>();
        Mean { mean, error: (squares / (count - 1.0).max(1.0) / count).sqrt() }
    }

    /// The mean activation of the first `count` sequences with each of the `insertions`, of all if there are fewer.
    pub fn means(&self, engine: &dyn Engine, insertions: &[Letters], count: usize) -> Vec<f64> {
        let count = count.min(self.count());
        self.values(engine, insertions, count).chunks_exact(count).map(mean).collect()
    }

    /// The activations of the first `count` sequences with each of the insertions.
    fn values(&self, engine: &dyn Engine, insertions: &[Letters], count: usize) -> Vec<f32> {
        let codes: Vec<Vec<u8>> = insertions.iter().map(|insertion| self.written(insertion, count)).collect();
        self.activations(engine, codes.concat())
    }

    /// The first `count` sequences with an insertion, one after the other.
    pub fn written(&self, insertion: &Letters, count: usize) -> Vec<u8> {
        let mut codes = self.sequences.codes()[..count * self.length()].to_vec();
        for sequence in codes.chunks_exact_mut(self.length()) {
            insertion.iter().for_each(|&(column, letter)| sequence[column] = letter);
        }
        codes
    }

    /// The activations of sequences of the same length; those below 0 count as 0, as the neuron does not respond there.
    pub fn activations(&self, engine: &dyn Engine, codes: Vec<u8>) -> Vec<f32> {
        engine.values(&SequenceSet::from_codes(self.length(), codes)).into_iter().map(|value| value.max(0.0)).collect()
    }
}

fn mean(values: &[f32]) -> f64 {
    values.iter().map(|&value| f64::from(value)).sum::<f64>() / values.len() as f64
}
