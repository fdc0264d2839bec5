//! Why sampling ended.

use serde::{Deserialize, Serialize};

/// Why sampling ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Stopped {
    /// Every sequence was evaluated.
    Enumerated {
        /// Length of the sequences, bp.
        length: usize,
    },
    /// The best sequences gained less than 1 %.
    NoGain {
        /// Number of generations in a row without gain.
        generations: usize,
    },
    /// The limit of the options was reached.
    GenerationLimit {
        /// Number of generations.
        generations: usize,
    },
    /// The run was stopped before that.
    Interrupted,
    /// A reason of an older report that this version does not know.
    Text {
        /// One sentence in English.
        text: String,
    },
}
