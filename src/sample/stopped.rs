//! Why sampling ended.

use serde::{Deserialize, Serialize};

/// Why sampling ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Stopped {
    /// Every sequence was evaluated.
    Enumerated {
        /// Their length, bp.
        length: usize,
    },
    /// The best sequences gained less than 1 %.
    NoGain {
        /// Number of generations in a row without gain.
        generations: usize,
    },
    /// The limit that the options set was reached.
    GenerationLimit {
        /// Number of generations.
        generations: usize,
    },
    /// The run was ended before.
    Interrupted,
    /// A reason of an older report that this version does not know.
    Text {
        /// One sentence in English.
        text: String,
    },
}
