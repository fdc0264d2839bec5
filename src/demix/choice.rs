//! Why a number of motif pattern groups was chosen.

use serde::{Deserialize, Serialize};

/// Why a number P of motif pattern groups was chosen. Decouplings are means, weighted by cluster size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum GroupChoice {
    /// No sequence activates the neuron, so nothing was divided.
    Empty,
    /// The options set it.
    Fixed,
    /// There is no max-pooling below the neuron.
    NoPooling,
    /// It is the smallest P that reaches the target.
    TargetReached {
        /// Decoupling reached.
        decoupling: f64,
        /// Decoupling asked for.
        target: f64,
    },
    /// No P reaches the target; this one has the largest decoupling.
    TargetMissed {
        /// Largest P tried.
        max_groups: usize,
        /// Decoupling reached.
        decoupling: f64,
        /// Decoupling asked for.
        target: f64,
    },
    /// A reason of an older report that this version does not know.
    Text {
        /// One sentence in English.
        text: String,
    },
}
