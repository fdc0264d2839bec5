//! Random sequences that letters are written into.

use super::letters::Letters;
use crate::engine::Engine;
use crate::random::{Key, Purpose};
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
    sequences: SequenceSet,
}

impl Backgrounds {
    /// So many sequences for the neuron of `key`.
    pub fn new(key: Key, count: usize, length: usize, letters: usize) -> Self {
        let mut stream = key.stream(Purpose::Backgrounds, 0, 0);
        let codes = (0..count * length).map(|_| stream.below(letters) as u8).collect();
        Self { sequences: SequenceSet::from_codes(length, codes) }
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

    /// The activations of the first `count` sequences with each of the insertions; those below 0 count as 0, as the
    /// neuron does not respond there.
    fn values(&self, engine: &dyn Engine, insertions: &[Letters], count: usize) -> Vec<f32> {
        let length = self.length();
        let mut codes = Vec::with_capacity(insertions.len() * count * length);
        for insertion in insertions {
            for background in self.sequences.codes().chunks_exact(length).take(count) {
                let start = codes.len();
                codes.extend_from_slice(background);
                insertion.iter().for_each(|&(column, letter)| codes[start + column] = letter);
            }
        }
        engine.values(&SequenceSet::from_codes(length, codes)).into_iter().map(|value| value.max(0.0)).collect()
    }
}

fn mean(values: &[f32]) -> f64 {
    values.iter().map(|&value| f64::from(value)).sum::<f64>() / values.len() as f64
}
