//! What the rows of a comparison show, and what is to be said of them. Their words are in the [texts](crate::texts).

use serde::Serialize;

/// What of a neuron one matrix of a method shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "MethodSubject"))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Subject {
    /// All sequences that the method uses.
    All,
    /// The sequence with the largest activation.
    StrongestSequence,
    /// The mean over all sequences explained.
    Mean,
    /// One motif of several.
    Motif {
        /// Its number, counted from 1.
        number: usize,
    },
    /// One filter of the first convolution.
    Filter {
        /// Its channel, counted from 0.
        channel: usize,
        /// Its mean entry in the maps that activate the neuron.
        importance: f64,
        /// The variance of this entry among the maps.
        inconsistency: f64,
    },
    /// One facet.
    Facet {
        /// Its identifier in the report.
        id: String,
    },
}

/// What a reader of the comparison must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum MethodsNote {
    /// TF-MoDISco found no motif.
    NoMotif,
    /// MEME's expectation maximisation found no motif.
    NoSites,
    /// DeepResolve found no filter that raises the activation.
    NoFilters,
}
