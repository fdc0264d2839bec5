//! From sequences to matrices: position probability matrix, information content, consensus.

pub mod bins;
pub mod correlation;
pub mod database;
mod facet;
pub mod segment;
mod serial;

pub use facet::{align, similarity};
pub use serial::MatrixError;

use crate::sequence::SequenceSet;
use bins::bin;

/// How far a row of printed probabilities may be from 1 by rounding.
const ROUNDING: f64 = 1e-5;

/// How far the probabilities of a row that is uninformative may be from equal.
const UNIFORM: f64 = 1e-3;

/// A position probability matrix: one row per position, one column per letter; rows sum to 1. In JSON a list of rows.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "number[][]"))]
pub struct Ppm {
    letters: usize,
    probabilities: Vec<f64>,
}

impl Ppm {
    /// The matrix of the sequences `members` (paper, “Estimate the PPMs”; algorithm section 4): the
    /// range (0, largest activation of the members] is cut into equal bins, each bin's sequences
    /// give letter frequencies, and the bins are averaged with their mean activation as weight. An
    /// empty bin repeats the frequencies of the bin above it, weighted by its own midpoint.
    ///
    /// # Panics
    /// When `members` is empty.
    pub fn estimate(sequences: &SequenceSet, values: &[f32], members: &[u32], bins: usize, letters: usize) -> Self {
        assert!(!members.is_empty(), "a matrix needs sequences");
        let max = members.iter().map(|&i| values[i as usize]).fold(0.0, f32::max);
        let size = sequences.length() * letters;
        let mut counts = vec![0u32; bins * size];
        let mut sizes = vec![0u32; bins];
        let mut sums = vec![0.0f64; bins];
        for &i in members {
            let value = values[i as usize];
            let bin = bin(value, max, bins);
            sizes[bin] += 1;
            sums[bin] += f64::from(value);
            let counts = &mut counts[bin * size..(bin + 1) * size];
            for (row, &code) in counts.chunks_exact_mut(letters).zip(sequences.get(i as usize)) {
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
        Self::normalised(sum, letters)
    }

    /// The matrix of `weights`, a row of `letters` numbers per position, none negative: rows are divided by
    /// their sums, and a row of zeros becomes uniform.
    pub fn normalised(mut probabilities: Vec<f64>, letters: usize) -> Self {
        for row in probabilities.chunks_exact_mut(letters) {
            let sum: f64 = row.iter().sum();
            row.iter_mut().for_each(|p| *p = if sum > 0.0 { *p / sum } else { 1.0 / letters as f64 });
        }
        Self { letters, probabilities }
    }

    /// The matrix of the numbers of a file: as [`Ppm::normalised`], but rows that sum to 1 but for the rounding of
    /// their printed digits stay as they are, which is how the MEME suite reads them.
    pub fn printed(numbers: Vec<f64>, letters: usize) -> Self {
        let mut ppm = Self::normalised(numbers.clone(), letters);
        for (row, printed) in ppm.probabilities.chunks_exact_mut(letters).zip(numbers.chunks_exact(letters)) {
            if (printed.iter().sum::<f64>() - 1.0).abs() <= ROUNDING {
                row.copy_from_slice(printed);
            }
        }
        ppm
    }

    /// The same matrix with its rows divided by their sums once more: what a matrix of a file, whose rows sum to 1
    /// apart from rounding, is compared as.
    #[must_use]
    pub fn rescaled(&self) -> Self {
        Self::normalised(self.probabilities.clone(), self.letters)
    }

    /// Number of columns: the letters of its alphabet.
    pub fn letters(&self) -> usize {
        self.letters
    }

    /// Number of positions.
    pub fn width(&self) -> usize {
        self.probabilities.len() / self.letters
    }

    /// Whether a row is uninformative: its probabilities are equal, or nearly so.
    pub fn is_uniform(row: &[f64]) -> bool {
        let even = 1.0 / row.len() as f64;
        row.iter().all(|p| (p - even).abs() < UNIFORM)
    }

    /// One row per position.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = &[f64]> + ExactSizeIterator {
        self.probabilities.chunks_exact(self.letters)
    }

    /// Rows as nested lists.
    pub fn to_lists(&self) -> Vec<Vec<f64>> {
        self.rows().map(<[f64]>::to_vec).collect()
    }

    /// The matrix of `sequences` sequences after `pseudocount` more of uniform letters (algorithm section 6),
    /// so that a handful of sequences does not look informative.
    pub fn smoothed(&self, sequences: usize, pseudocount: f64) -> Self {
        let (n, uniform) = (sequences as f64, pseudocount / self.letters as f64);
        let probabilities = self.probabilities.iter().map(|p| (n * p + uniform) / (n + pseudocount)).collect();
        Self { letters: self.letters, probabilities }
    }

    /// The positions of `range` alone.
    ///
    /// # Panics
    /// When they are not all positions of the matrix.
    pub fn part(&self, range: std::ops::Range<usize>) -> Self {
        let probabilities = self.probabilities[range.start * self.letters..range.end * self.letters].to_vec();
        Self { letters: self.letters, probabilities }
    }

    /// The positions of `range` alone; `None` where they are not all positions of the matrix.
    pub fn get(&self, range: std::ops::Range<usize>) -> Option<Self> {
        let places = range.start.checked_mul(self.letters)?..range.end.checked_mul(self.letters)?;
        Some(Self { letters: self.letters, probabilities: self.probabilities.get(places)?.to_vec() })
    }

    /// The matrix of the other strand: the positions in reverse, and for each letter the column of its `opposite`.
    ///
    /// # Panics
    /// When `opposite` does not name a column for each column.
    #[must_use]
    pub fn reversed(&self, opposite: &[usize]) -> Self {
        let rows = self.rows().rev();
        let probabilities = rows.flat_map(|row| (0..self.letters).map(|letter| row[opposite[letter]])).collect();
        Self { letters: self.letters, probabilities }
    }

    /// Information content of every position, bits: log₂ letters + Σ p log₂ p.
    pub fn information_content(&self) -> Vec<f64> {
        let most = libm::log2(self.letters as f64);
        self.rows()
            .map(|row| {
                let entropy: f64 = row.iter().filter(|&&p| p > 0.0).map(|&p| -p * libm::log2(p)).sum();
                (most - entropy).max(0.0)
            })
            .collect()
    }

    /// Mean information content, bits per position; 0 where there is none.
    pub fn mean_information(&self) -> f64 {
        self.information_content().iter().sum::<f64>() / self.width().max(1) as f64
    }

    /// The most probable letter of every position; the first of equals.
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
    fn bins_weigh_by_activation_not_by_number() {
        let set = SequenceSet::from_codes(1, [vec![0; 90], vec![3]].concat());
        let values = [vec![1.0; 90], vec![2.0]].concat();
        let members: Vec<u32> = (0..91).collect();
        let ppm = Ppm::estimate(&set, &values, &members, 2, 4);
        let row = ppm.rows().next().unwrap();
        assert!((row[0] - 1.0 / 3.0).abs() < 1e-12 && (row[3] - 2.0 / 3.0).abs() < 1e-12, "{row:?}");
    }

    #[test]
    fn an_empty_bin_repeats_the_one_above() {
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
