//! Why a number of motif pattern groups was chosen.

use serde::{Deserialize, Serialize};

/// Why a number P of motif pattern groups was chosen. Decouplings are means, weighted by cluster size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum GroupChoice {
    /// No sequence activates the neuron, so there was nothing to divide.
    Empty,
    /// The activation is the same for every sequence, so there is nothing to divide.
    Constant,
    /// The options set P.
    Fixed,
    /// No max-pooling precedes the neuron.
    NoPooling,
    /// The smallest P that reaches the target.
    TargetReached {
        /// Decoupling reached.
        decoupling: f64,
        /// Target of the options.
        target: f64,
    },
    /// No P reaches the target; this one has the largest decoupling.
    TargetMissed {
        /// Largest P tried.
        max_groups: usize,
        /// Decoupling reached.
        decoupling: f64,
        /// Target of the options.
        target: f64,
    },
    /// A reason of an older report that this version does not know.
    Text {
        /// One sentence in English.
        text: String,
    },
}
