//! What the random sequences of a run were drawn from, for its report.

use serde::{Deserialize, Serialize};

/// What the random sequences of a run were drawn from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum BackgroundSource {
    /// Equally likely letters.
    Uniform,
    /// Letters with the frequencies of the options.
    Frequencies {
        /// Each letter and its frequency.
        letters: String,
    },
    /// Windows of the user's sequences, each shuffled so that the pairs of neighbouring letters stay.
    Shuffled {
        /// Name of the file.
        name: String,
        /// SHA-256 of its bytes, 64 hexadecimal digits.
        sha256: String,
        /// Number of sequences.
        sequences: usize,
        /// Number of their letters.
        letters: usize,
        /// Number of these that are outside the alphabet.
        foreign: usize,
    },
}
