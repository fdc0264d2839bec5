//! Sequences as letter codes, one byte per letter.

mod fingerprint;
mod records;
mod windows;

use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};

pub use fingerprint::{fingerprint, rank};
pub use records::Records;
pub use windows::Spelled;

/// Sequences of equal length over one alphabet, stored as letter codes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SequenceSet {
    length: usize,
    codes: Vec<u8>,
}

impl SequenceSet {
    /// An empty set of sequences of length `length`.
    pub fn new(length: usize) -> Self {
        Self { length, codes: Vec::new() }
    }

    /// A set from the codes of all sequences, sequence after sequence.
    ///
    /// # Panics
    /// When `codes` is not a whole number of sequences.
    pub fn from_codes(length: usize, codes: Vec<u8>) -> Self {
        assert!(length > 0 && codes.len().is_multiple_of(length), "codes must be whole sequences");
        Self { length, codes }
    }

    /// Reads text with one sequence per line. Files are read by [`crate::fasta::Fasta`].
    ///
    /// # Errors
    /// [`Code::Sequence`], naming line and letter, for a letter outside the alphabet, a sequence
    /// whose length is not `length`, or a text without sequences.
    pub fn parse(text: &str, alphabet: &Alphabet, length: usize) -> Result<Self> {
        let mut set = Self::new(length);
        for (line, number) in text.lines().map(str::trim).zip(1..).filter(|(line, _)| !line.is_empty()) {
            let codes = encode_line(line, number, alphabet)?;
            if codes.len() != length {
                return Err(wrong_length(number, codes.len(), length));
            }
            set.codes.extend(codes);
        }
        if set.is_empty() {
            return Err(Error::new(
                Code::Sequence,
                "sequences",
                "The text contains no sequence.",
                format!("Give one sequence per line, each of {length} letters."),
            ));
        }
        Ok(set)
    }

    /// Length of each sequence.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Number of sequences.
    pub fn len(&self) -> usize {
        self.codes.len().checked_div(self.length).unwrap_or(0)
    }

    /// Whether there is no sequence.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// All codes, sequence after sequence.
    pub fn codes(&self) -> &[u8] {
        &self.codes
    }

    /// The codes of sequence `i`.
    ///
    /// # Panics
    /// When `i` is out of range.
    pub fn get(&self, i: usize) -> &[u8] {
        &self.codes[i * self.length..(i + 1) * self.length]
    }

    /// Every sequence in order.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.codes.chunks_exact(self.length.max(1))
    }

    /// Appends one sequence.
    ///
    /// # Panics
    /// When its length differs.
    pub fn push(&mut self, codes: &[u8]) {
        assert_eq!(codes.len(), self.length, "all sequences of a set have the same length");
        self.codes.extend_from_slice(codes);
    }

    /// The sequences at `indices`, in that order.
    pub fn select(&self, indices: &[u32]) -> Self {
        let mut codes = Vec::with_capacity(indices.len() * self.length);
        for &i in indices {
            codes.extend_from_slice(self.get(i as usize));
        }
        Self { length: self.length, codes }
    }
}

/// The error for a sequence, at this line of its file, that is not as long as the receptive field.
pub fn wrong_length(line: usize, length: usize, field: usize) -> Error {
    Error::new(
        Code::Sequence,
        format!("line {line}"),
        format!("The sequence at line {line} has {length} letters; the layer's receptive field is {field}."),
        format!("Cut or pad every sequence to {field} letters."),
    )
}

/// The error for sequences of which every window has a letter outside the alphabet.
pub fn no_window(concerns: &str, alphabet: &Alphabet, length: usize) -> Error {
    let letters = alphabet.as_str();
    Error::new(
        Code::Sequence,
        concerns,
        format!("Every window of {length} letters contains a letter that is none of {letters}, such as N."),
        format!("Give a sequence with {length} letters of {letters} in a row."),
    )
}

fn encode_line(line: &str, number: usize, alphabet: &Alphabet) -> Result<Vec<u8>> {
    line.bytes()
        .enumerate()
        .map(|(column, letter)| {
            alphabet.encode(letter).ok_or_else(|| {
                Error::new(
                    Code::Sequence,
                    format!("line {number}"),
                    format!(
                        "Line {number}, column {}: “{}” is not a letter of {}.",
                        column + 1,
                        char::from(letter).escape_default(),
                        alphabet.name()
                    ),
                    format!("Use the letters {} only.", alphabet.as_str()),
                )
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_sequence() {
        let lines = SequenceSet::parse("ACGT\n\n ttga \n", &Alphabet::DNA, 4).unwrap();
        assert_eq!((lines.len(), lines.get(1)), (2, &[3, 3, 2, 0][..]));
    }

    #[test]
    fn a_bad_letter_is_named_with_line_and_column() {
        let error = SequenceSet::parse("ACGT\nACNT\n", &Alphabet::DNA, 4).unwrap_err();
        assert_eq!(error.code(), Code::Sequence);
        assert!(error.message().contains("Line 2, column 3"), "{error}");
    }

    #[test]
    fn a_wrong_length_is_named() {
        let error = SequenceSet::parse("ACG\n", &Alphabet::DNA, 4).unwrap_err();
        assert!(error.message().contains("has 3 letters"), "{error}");
    }
}
