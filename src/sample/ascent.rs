//! Steepest ascent: the last steps to the top.
//!
//! The gradient at a sequence says little about changes that make a max-pooling choose another of
//! its inputs, so a search guided by it ends near a maximum and not on it. Here every change of one
//! letter is evaluated, and the best is taken as long as there is a better one.

use crate::sequence::SequenceSet;
use std::collections::VecDeque;

/// Letters that one sequence may change at most.
pub const CHANGES: usize = 12;

/// Sequences on their way up, one after the other.
#[derive(Debug)]
pub struct Ascent {
    letters: usize,
    waiting: VecDeque<Climber>,
}

#[derive(Debug)]
struct Climber {
    codes: Vec<u8>,
    value: f32,
    changes: usize,
}

impl Ascent {
    /// From some sequences and their values.
    pub fn new(starts: impl IntoIterator<Item = (Vec<u8>, f32)>, letters: usize) -> Self {
        let climber = |(codes, value)| Climber { codes, value, changes: 0 };
        Self { letters, waiting: starts.into_iter().map(climber).collect() }
    }

    /// Everything one letter away from the sequence at work; none when all have arrived.
    pub fn neighbours(&self) -> Option<SequenceSet> {
        let codes = &self.waiting.front()?.codes;
        let mut neighbours = SequenceSet::new(codes.len());
        for position in 0..codes.len() {
            for letter in (0..self.letters as u8).filter(|&letter| letter != codes[position]) {
                let mut neighbour = codes.clone();
                neighbour[position] = letter;
                neighbours.push(&neighbour);
            }
        }
        Some(neighbours)
    }

    /// Goes to the best of the [`neighbours`](Self::neighbours), given their values, and says which that is; or on
    /// to the next sequence where none is better.
    pub fn climb(&mut self, neighbours: &SequenceSet, values: &[f32]) -> Option<usize> {
        let climber = self.waiting.front_mut()?;
        let best = (0..values.len()).reduce(|best, i| if values[i] > values[best] { i } else { best });
        let step = best.filter(|&best| values[best] > climber.value && climber.changes < CHANGES);
        match step {
            Some(best) => {
                climber.codes = neighbours.get(best).to_vec();
                climber.value = values[best];
                climber.changes += 1;
            }
            None => drop(self.waiting.pop_front()),
        }
        step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of positions that hold the letter of their index, modulo 4.
    fn value(codes: &[u8]) -> f32 {
        codes.iter().enumerate().filter(|&(i, &code)| i % 4 == usize::from(code)).count() as f32
    }

    #[test]
    fn a_sequence_climbs_to_the_top() {
        let mut ascent = Ascent::new([(vec![3; 8], 2.0), (vec![0; 8], 2.0)], 4);
        let mut top: f32 = 0.0;
        let mut rounds = 0;
        while let Some(neighbours) = ascent.neighbours() {
            assert_eq!(neighbours.len(), 24);
            let values: Vec<f32> = neighbours.iter().map(value).collect();
            top = values.iter().copied().fold(top, f32::max);
            ascent.climb(&neighbours, &values);
            rounds += 1;
        }
        assert_eq!((top, rounds), (8.0, 14), "two of six changes each, and a last look around");
    }
}
