//! The letters a network reads, in the order of its input channels.

use crate::error::{Code, Error, Result};

/// An ordered set of letters; letter `i` is input channel `i` of the one-hot encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alphabet {
    name: &'static str,
    letters: &'static [u8],
}

impl Alphabet {
    /// DNA in the order A, C, G, T.
    pub const DNA: Self = Self { name: "DNA", letters: b"ACGT" };

    /// The alphabet that a network with `channels` input letters is taken to read.
    ///
    /// # Errors
    /// [`Code::AlphabetMismatch`] when no alphabet has that many letters.
    pub fn guess(channels: usize) -> Result<Self> {
        if channels == Self::DNA.len() {
            return Ok(Self::DNA);
        }
        Err(Error::new(
            Code::AlphabetMismatch,
            "network input",
            format!("The network reads {channels} input letters; this version reads DNA, one-hot with 4 (A, C, G, T)."),
            "Use a network whose input is one-hot DNA.",
        ))
    }

    /// `DNA`, ….
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Number of letters.
    #[allow(clippy::len_without_is_empty)]
    pub const fn len(&self) -> usize {
        self.letters.len()
    }

    /// The letters, as ASCII capitals.
    pub fn letters(&self) -> &'static [u8] {
        self.letters
    }

    /// The letters as text, `ACGT`.
    pub fn as_str(&self) -> &'static str {
        std::str::from_utf8(self.letters).unwrap_or("")
    }

    /// Code of a letter, ignoring case.
    pub fn encode(&self, letter: u8) -> Option<u8> {
        let upper = letter.to_ascii_uppercase();
        self.letters.iter().position(|&l| l == upper).map(|i| i as u8)
    }

    /// Codes → text.
    ///
    /// # Panics
    /// Never for codes below [`Alphabet::len`].
    pub fn decode(&self, codes: &[u8]) -> String {
        codes.iter().map(|&c| char::from(self.letters[usize::from(c)])).collect()
    }
}
