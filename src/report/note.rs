//! Limitations of a neuron's results.

use serde::{Deserialize, Serialize};

/// Limitations of a neuron's results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Note {
    /// No sequence with a positive activation was found.
    Empty,
    /// The activation is the same for every sequence.
    Constant,
    /// The neuron has no positive weight.
    NoPositiveWeight,
    /// The search started from random sequences because no motif of the previous layer contributes.
    RandomStart,
    /// The receptive field covers the whole input with its padding.
    Padded,
    /// There is no max-pooling below the neuron.
    NoPooling,
    /// A pooling takes in so many positions that a motif may lie anywhere in it.
    WidePooling {
        /// Number of positions of its window.
        positions: usize,
    },
    /// Some facets have few sequences.
    SmallFacets {
        /// Number of these facets.
        small: usize,
        /// Number of all facets.
        facets: usize,
        /// Minimum number of sequences of a facet that is not small.
        sequences: usize,
    },
    /// A note of an older report that this version does not know.
    Text {
        /// One sentence in English.
        text: String,
    },
}
