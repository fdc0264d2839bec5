//! From sequences to matrices: position probability matrix, information content, consensus.

pub mod bins;
pub mod correlation;
pub mod database;
pub mod decimals;
mod facet;
pub mod segment;
mod serial;

pub use facet::{align, similarity};
pub use serial::MatrixError;

use crate::sequence::SequenceSet;
use bins::bin;

/// Maximum difference of the sum of a printed row from 1 that counts as rounding.
const ROUNDING: f64 = 1e-5;

/// Maximum difference of the probabilities of an uninformative row from the uniform distribution.
const UNIFORM: f64 = 1e-3;

/// A position probability matrix: one row per position, one column per letter; rows sum to 1. In JSON a list of rows.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "number[][]"))]
pub struct Ppm {
    alphabet_size: usize,
    probabilities: Vec<f64>,
}

impl Ppm {
    /// The matrix of the sequences `members` (paper, “Estimate the PPMs”; algorithm section 4): the
    /// range (0, largest activation of the members] is divided into equal bins, the letter
    /// frequencies of each bin are counted, and the bins are averaged with their mean activation as
    /// weight. An empty bin takes the frequencies of the next higher bin, weighted by its own midpoint.
    ///
    /// # Panics
    /// When `members` is empty.
    pub fn estimate(
        sequences: &SequenceSet,
        values: &[f32],
        members: &[u32],
        bins: usize,
        alphabet_size: usize,
    ) -> Self {
        assert!(!members.is_empty(), "a matrix needs sequences");
        let max = members.iter().map(|&i| values[i as usize]).fold(0.0, f32::max);
        let size = sequences.length() * alphabet_size;
        let mut counts = vec![0u32; bins * size];
        let mut sizes = vec![0u32; bins];
        let mut sums = vec![0.0f64; bins];
        for &i in members {
            let value = values[i as usize];
            let bin = bin(value, max, bins);
            sizes[bin] += 1;
            sums[bin] += f64::from(value);
            let counts = &mut counts[bin * size..(bin + 1) * size];
            for (row, &code) in counts.chunks_exact_mut(alphabet_size).zip(sequences.get(i as usize)) {
                row[usize::from(code)] += 1;
            }
        }
        let mut above = bins - 1;
        let mut sum = vec![0.0; size];
        for bin in (0..bins).rev() {
            let weight = if sizes[bin] > 0 {
                above = bin;
                sums[bin] / f64::from(sizes[bin])
            } else {
                f64::from(max) * (bin as f64 + 0.5) / bins as f64
            };
            let scale = weight / f64::from(sizes[above]);
            for (sum, &count) in sum.iter_mut().zip(&counts[above * size..(above + 1) * size]) {
                *sum += scale * f64::from(count);
            }
        }
        Self::normalised(sum, alphabet_size)
    }

    /// The matrix of non-negative weights, `alphabet_size` per position: rows are divided by their sums, and a
    /// row of zeros becomes uniform.
    pub fn normalised(mut probabilities: Vec<f64>, alphabet_size: usize) -> Self {
        for row in probabilities.chunks_exact_mut(alphabet_size) {
            let sum: f64 = row.iter().sum();
            row.iter_mut().for_each(|p| *p = if sum > 0.0 { *p / sum } else { 1.0 / alphabet_size as f64 });
        }
        Self { alphabet_size, probabilities }
    }

    /// The matrix of the values in a file: as [`Ppm::normalised`], but rows that sum to 1 apart from the rounding of
    /// their printed digits are not changed, as in the MEME suite.
    pub fn printed(values: Vec<f64>, alphabet_size: usize) -> Self {
        let mut ppm = Self::normalised(values.clone(), alphabet_size);
        for (row, printed) in ppm.probabilities.chunks_exact_mut(alphabet_size).zip(values.chunks_exact(alphabet_size))
        {
            if (printed.iter().sum::<f64>() - 1.0).abs() <= ROUNDING && printed.iter().all(|&p| p <= 1.0) {
                row.copy_from_slice(printed);
            }
        }
        ppm
    }

    /// The same matrix with its rows divided by their sums again, for comparisons of a matrix from a file, whose rows
    /// sum to 1 apart from rounding.
    #[must_use]
    pub fn rescaled(&self) -> Self {
        Self::normalised(self.probabilities.clone(), self.alphabet_size)
    }

    /// Number of columns: the size of its alphabet.
    pub fn alphabet_size(&self) -> usize {
        self.alphabet_size
    }

    /// Number of positions.
    pub fn width(&self) -> usize {
        self.probabilities.len() / self.alphabet_size
    }

    /// Whether a row is uninformative: its probabilities are equal, or nearly so.
    pub fn is_uniform(row: &[f64]) -> bool {
        let even = 1.0 / row.len() as f64;
        row.iter().all(|p| (p - even).abs() < UNIFORM)
    }

    /// One row per position.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = &[f64]> + ExactSizeIterator {
        self.probabilities.chunks_exact(self.alphabet_size)
    }

    /// Rows as nested lists.
    pub fn to_lists(&self) -> Vec<Vec<f64>> {
        self.rows().map(<[f64]>::to_vec).collect()
    }

    /// The matrix of `sequences` sequences with `pseudocount` sequences of uniform letters added (algorithm
    /// section 6), so that the matrix of very few sequences does not look informative.
    pub fn smoothed(&self, sequences: usize, pseudocount: f64) -> Self {
        let (n, uniform) = (sequences as f64, pseudocount / self.alphabet_size as f64);
        let probabilities = self.probabilities.iter().map(|p| (n * p + uniform) / (n + pseudocount)).collect();
        Self { alphabet_size: self.alphabet_size, probabilities }
    }

    /// The matrix of the positions in `range`.
    ///
    /// # Panics
    /// When the range exceeds the matrix.
    pub fn part(&self, range: std::ops::Range<usize>) -> Self {
        let probabilities =
            self.probabilities[range.start * self.alphabet_size..range.end * self.alphabet_size].to_vec();
        Self { alphabet_size: self.alphabet_size, probabilities }
    }

    /// The matrix of the positions in `range`; `None` if the range exceeds the matrix.
    pub fn get(&self, range: std::ops::Range<usize>) -> Option<Self> {
        let places = range.start.checked_mul(self.alphabet_size)?..range.end.checked_mul(self.alphabet_size)?;
        Some(Self { alphabet_size: self.alphabet_size, probabilities: self.probabilities.get(places)?.to_vec() })
    }

    /// The same matrix with at least this share of a letter in one position.
    ///
    /// # Panics
    /// When the matrix has no such position.
    #[must_use]
    pub fn with_share(mut self, position: usize, letter: u8, share: f64) -> Self {
        let row = &mut self.probabilities[position * self.alphabet_size..][..self.alphabet_size];
        let own = row[usize::from(letter)];
        if own < share {
            row.iter_mut().for_each(|p| *p *= (1.0 - share) / (1.0 - own));
            row[usize::from(letter)] = share;
        }
        self
    }

    /// The same matrix with the positions of `part` from position `start` on; what exceeds the matrix is left out.
    #[must_use]
    pub fn replaced(mut self, start: usize, part: &Self) -> Self {
        let there = self.probabilities.iter_mut().skip(start * self.alphabet_size);
        there.zip(&part.probabilities).for_each(|(old, new)| *old = *new);
        self
    }

    /// The matrix of the other strand: positions in reverse order, and each letter replaced by its `opposite`.
    ///
    /// # Panics
    /// When `opposite` does not name a column for each column.
    #[must_use]
    pub fn reversed(&self, opposite: &[usize]) -> Self {
        let rows = self.rows().rev();
        let probabilities = rows.flat_map(|row| (0..self.alphabet_size).map(|letter| row[opposite[letter]])).collect();
        Self { alphabet_size: self.alphabet_size, probabilities }
    }

    /// Information content of every position, bits: log₂ alphabet size + Σ p log₂ p.
    pub fn information_content(&self) -> Vec<f64> {
        let max = libm::log2(self.alphabet_size as f64);
        self.rows()
            .map(|row| {
                let entropy: f64 = row.iter().filter(|&&p| p > 0.0).map(|&p| -p * libm::log2(p)).sum();
                (max - entropy).max(0.0)
            })
            .collect()
    }

    /// Mean information content, bits per position; 0 for an empty matrix.
    pub fn mean_information(&self) -> f64 {
        self.information_content().iter().sum::<f64>() / self.width().max(1) as f64
    }

    /// The most probable letter of every position; the first in case of ties.
    pub fn consensus(&self) -> Vec<u8> {
        self.rows()
            .map(|row| (1..row.len()).fold(0, |best, i| if row[i] > row[best] { i } else { best }) as u8)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_are_weighted_by_activation_not_by_size() {
        let set = SequenceSet::from_codes(1, [vec![0; 90], vec![3]].concat());
        let values = [vec![1.0; 90], vec![2.0]].concat();
        let members: Vec<u32> = (0..91).collect();
        let ppm = Ppm::estimate(&set, &values, &members, 2, 4);
        let row = ppm.rows().next().unwrap();
        assert!((row[0] - 1.0 / 3.0).abs() < 1e-12 && (row[3] - 2.0 / 3.0).abs() < 1e-12, "{row:?}");
    }

    #[test]
    fn an_empty_bin_takes_the_frequencies_of_the_next_higher_one() {
        let set = SequenceSet::from_codes(1, vec![3, 0]);
        let ppm = Ppm::estimate(&set, &[4.0, 0.5], &[0, 1], 4, 4);
        let row = ppm.rows().next().unwrap();
        let weights = (4.0 + 2.5 + 1.5, 0.5);
        assert!((row[3] - weights.0 / (weights.0 + weights.1)).abs() < 1e-12, "{row:?}");
    }

    #[test]
    fn information_is_in_bits() {
        let ppm = Ppm::normalised(vec![1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0], 4);
        let bits = ppm.information_content();
        assert!(bits.iter().zip([2.0, 0.0, 1.0]).all(|(a, b)| (a - b).abs() < 1e-12), "{bits:?}");
        assert_eq!(ppm.consensus(), [0, 0, 0]);
    }
}
