//! Sequences with and without the motif.

use crate::lesson::zeb1;
use crate::random::{Key, Purpose, Stream, cumulative};
use crate::sequence::SequenceSet;

use super::shape::LENGTH;

/// Labelled sequences.
#[derive(Clone, Debug, PartialEq)]
pub struct Examples {
    /// The sequences.
    pub sequences: SequenceSet,
    /// Whether each contains the motif.
    pub labels: Vec<bool>,
}

impl Examples {
    /// `count` examples, every other one positive: a random sequence, in which a sequence drawn from the ZEB1 matrix is
    /// written at the first or second position. Draws with the same key and another `set` are independent.
    pub fn draw(key: Key, set: u64, count: usize) -> Self {
        let columns: Vec<Vec<f64>> = zeb1::matrix().rows().map(|row| cumulative(row.iter().copied())).collect();
        let mut sequences = SequenceSet::new(LENGTH);
        let labels = (0..count).map(|index| index % 2 == 0).collect();
        for index in 0..count {
            let mut stream: Stream = key.stream(Purpose::Examples, set, index as u64);
            let mut codes: Vec<u8> = (0..LENGTH).map(|_| stream.below(4) as u8).collect();
            if index % 2 == 0 {
                let start = stream.below(LENGTH - columns.len() + 1);
                for (code, column) in codes[start..].iter_mut().zip(&columns) {
                    *code = stream.roulette(column) as u8;
                }
            }
            sequences.push(&codes);
        }
        Self { sequences, labels }
    }
}
