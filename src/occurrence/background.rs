//! Frequencies of letters that scores and p-values are relative to.

use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};
use crate::options::within;
use serde::{Deserialize, Serialize};

/// What the letters of sequences without motifs are drawn from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "LetterBackground"))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Background {
    /// Every letter is equally likely.
    #[default]
    Uniform,
    /// These frequencies, one for each letter of the alphabet, in its order; they are divided by their sum.
    Given {
        /// The frequencies.
        frequencies: Vec<f64>,
    },
    /// Counted from the sequences, where letters have complements on both strands together, with one more of each letter:
    /// from the first records with a million letters.
    Counted,
}

/// Letters of the first records that frequencies are counted from.
pub(super) const COUNTED_LETTERS: usize = 1_000_000;

impl Background {
    /// The frequencies, where they do not have to be counted.
    ///
    /// # Errors
    /// [`Code::Option`] for another number of frequencies than letters, or one that is not positive.
    pub(super) fn frequencies(&self, alphabet: &Alphabet) -> Result<Option<Vec<f64>>> {
        match self {
            Self::Uniform => Ok(Some(vec![1.0 / alphabet.len() as f64; alphabet.len()])),
            Self::Counted => Ok(None),
            Self::Given { frequencies } if frequencies.len() != alphabet.len() => Err(Error::new(
                Code::Option,
                "occurrences.background",
                format!("The background has {} frequencies for {}.", frequencies.len(), alphabet.as_str()),
                format!("Give {} frequencies, in the order {}.", alphabet.len(), alphabet.as_str()),
            )),
            Self::Given { frequencies } => {
                frequencies.iter().try_for_each(|&share| within("occurrences.background", share, 1e-6, 1e12))?;
                Ok(Some(shares(frequencies)))
            }
        }
    }
}

/// The frequencies of the letters in a text; others than those of the alphabet are not counted.
pub(super) fn counted(letters: &[u8], alphabet: &Alphabet) -> Vec<f64> {
    let mut by_byte = [0u64; 256];
    letters.iter().for_each(|&letter| by_byte[usize::from(letter)] += 1);
    let mut counts = vec![1.0; alphabet.len()];
    for (byte, &count) in (0..=u8::MAX).zip(&by_byte) {
        if let Some(code) = alphabet.encode(byte) {
            counts[usize::from(code)] += count as f64;
        }
    }
    if alphabet.complement() {
        let other: Vec<f64> = counts.iter().rev().copied().collect();
        counts.iter_mut().zip(other).for_each(|(count, other)| *count += other);
    }
    shares(&counts)
}

fn shares(weights: &[f64]) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_strands_are_counted_where_there_are_two() {
        assert_eq!(counted(b"AAAAAAcN", &Alphabet::DNA), [8.0, 3.0, 3.0, 8.0].map(|count| count / 22.0));
        assert_eq!(counted(b"AAAAAAcN", &Alphabet::RNA), [7.0, 2.0, 1.0, 1.0].map(|count| count / 11.0));
    }

    #[test]
    fn frequencies_that_are_none_are_refused() {
        let given = |frequencies: &[f64]| Background::Given { frequencies: frequencies.to_vec() };
        let refused = |frequencies: &[f64]| given(frequencies).frequencies(&Alphabet::DNA).unwrap_err().code();
        assert_eq!([refused(&[0.5, 0.5]), refused(&[0.5, 0.5, 0.0, 0.0])], [Code::Option; 2]);
        assert_eq!(refused(&[f64::NAN, 0.5, 0.1, 0.1]), Code::Option);
        let frequencies = given(&[3.0, 2.0, 2.0, 3.0]).frequencies(&Alphabet::DNA).unwrap();
        assert_eq!(frequencies, Some(vec![0.3, 0.2, 0.2, 0.3]));
    }
}
