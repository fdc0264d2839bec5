//! Why no known motif was found.

use serde::{Deserialize, Serialize};

/// Why no known motif was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum NothingFound {
    /// Every position of the matrix is uniform.
    Uniform,
    /// It occurs only in facets that are mixtures.
    Mixed {
        /// Largest decoupling (I₁) of these facets.
        decoupling: f64,
    },
    /// No motif of the dictionary is in the segment.
    NotInDictionary,
    /// The matrix has too little information.
    LittleInformation {
        /// Mean information content, bits per position.
        information: f64,
        /// Smallest q-value of any known motif.
        best_q: f64,
    },
    /// The matrix is too short.
    TooShort {
        /// Number of its positions.
        positions: usize,
        /// Smallest q-value of any known motif.
        best_q: f64,
        /// Largest q-value shown.
        threshold: f64,
    },
    /// No known motif is similar enough.
    NothingSimilar {
        /// Smallest q-value of any known motif.
        best_q: f64,
        /// Largest q-value shown.
        threshold: f64,
    },
    /// A reason of an older report that this version does not know.
    Text {
        /// One sentence in English.
        text: String,
    },
}
