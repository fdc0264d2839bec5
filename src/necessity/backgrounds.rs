//! Random sequences that letters are written into.

use super::letters::Letters;
use super::pool::Pool;
use super::windows::WindowPlaces;
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

impl Mean {
    /// Of activations.
    fn of(values: &[f32]) -> Self {
        let (count, mean) = (values.len() as f64, mean(values));
        let squares = values.iter().map(|&value| (f64::from(value) - mean) * (f64::from(value) - mean)).sum::<f64>();
        Self { mean, error: (squares / (count - 1.0).max(1.0) / count).sqrt() }
    }
}

/// What the random sequences themselves give.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackgroundResponse {
    /// Number of random sequences.
    pub sequences: usize,
    /// Their mean activation.
    pub mean: Mean,
    /// Their largest activation.
    pub max: f64,
    /// This, relative to the neuron's largest activation.
    pub share: f64,
    /// The places in the user's sequences that they are cut at; absent where they are not shuffles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub places: Option<WindowPlaces>,
}

/// Random sequences of the receptive field's length.
#[derive(Clone, Debug)]
pub struct Backgrounds {
    key: Key,
    letters: usize,
    sequences: SequenceSet,
    places: Option<WindowPlaces>,
}

impl Backgrounds {
    /// So many sequences of a pool for the neuron of `key`.
    pub fn new(key: Key, count: usize, length: usize, pool: &Pool) -> Self {
        let mut stream = key.stream(Purpose::Backgrounds, 0, 0);
        let sequences = pool.draw(&mut stream, count, length);
        Self { key, letters: pool.letters(), sequences, places: pool.places(length) }
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
        Mean::of(&self.values(engine, &[insertion], self.count()))
    }

    /// What the sequences give without an insertion, for a neuron with this largest activation.
    pub fn response(&self, engine: &dyn Engine, largest: f32) -> BackgroundResponse {
        let values = self.values(engine, &[Letters::new()], self.count());
        let max = f64::from(values.iter().copied().fold(0.0, f32::max));
        BackgroundResponse {
            sequences: self.count(),
            mean: Mean::of(&values),
            max,
            share: max / f64::from(largest.max(f32::MIN_POSITIVE)),
            places: self.places,
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::landscape::Landscape;

    #[test]
    fn the_response_is_that_of_the_sequences_as_they_are() {
        let key = Key { seed: 1, layer: 1, channel: 0 };
        let backgrounds = Backgrounds::new(key, 64, 10, &Pool::uniform(4));
        let first = |codes: &[u8]| f32::from(codes[0]) - 1.0;
        let BackgroundResponse { sequences, mean, max, share, places } = backgrounds.response(&Landscape(first), 8.0);
        assert_eq!((sequences, max, share, places), (64, 2.0, 0.25, None));
        assert_eq!(mean, backgrounds.mean(&Landscape(first), Letters::new()));
        assert!((0.5..1.0).contains(&mean.mean), "{mean:?}");
    }
}
