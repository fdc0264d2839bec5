//! What a reader must know before trusting a neuron's figures.

use serde::{Deserialize, Serialize};

/// What a reader must know before trusting a neuron's figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Note {
    /// No sequence with a positive activation was found.
    Empty,
    /// The neuron has no positive weight.
    NoPositiveWeight,
    /// The search started from random sequences because no motif of the previous layer contributes.
    RandomStart,
    /// The receptive field covers the whole input with its padding.
    Padded,
    /// There is no max-pooling below the neuron.
    NoPooling,
    /// Some facets have few sequences.
    SmallFacets {
        /// Number of these facets.
        small: usize,
        /// Number of all facets.
        facets: usize,
        /// Number of sequences that a facet needs in order not to count as small.
        sequences: usize,
    },
    /// A note of an older report that this version does not know.
    Text {
        /// One sentence in English.
        text: String,
    },
}
