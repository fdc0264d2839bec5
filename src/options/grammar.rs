//! Options of segments, known motifs, dictionary and syntax.

use super::table;
use crate::error::Result;
use serde::{Deserialize, Serialize};

/// How two matrix columns are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Distance {
    /// Minus the Euclidean distance.
    Ed,
    /// Pearson correlation.
    Pearson,
    /// Sandelin and Wasserman (2004): 2 − Σ (a − b)².
    Sandelin,
}

/// The null distribution of matrix columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Null {
    /// The columns of the databases that are searched, as in the MEME suite.
    Databases,
    /// The built-in columns of published motifs (DNA and RNA only): for databases with few motifs.
    Published,
}

/// How q-values are estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Correction {
    /// Storey: the share of unrelated motifs is estimated from the p-values.
    Storey,
    /// Benjamini and Hochberg: every motif may be unrelated.
    BenjaminiHochberg,
}

/// The letters of random sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Composition {
    /// All letters are equally likely.
    Uniform,
    /// The letters have the frequencies of the options.
    Frequencies,
    /// Windows of sequences that the user gives, shuffled so that the pairs of neighbouring letters stay.
    Shuffled,
}

/// Parameters of the grammar stages (paper, “Building syntax trees”; algorithm sections 6 to 12).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct GrammarOptions {
    /// Number of sequences of uniform letters that smooth a matrix before it is divided into segments.
    pub smoothing: f64,
    /// Information content above which a position belongs to a segment, bits, mean of three positions.
    pub information: f64,
    /// Number of positions added at both ends of a segment.
    pub flank: usize,
    /// Minimum length of a segment.
    pub shortest: usize,
    /// How columns are compared.
    pub distance: Distance,
    /// Whether reverse complements of known motifs are searched too.
    pub both_strands: bool,
    /// Minimum number of aligned positions.
    pub min_overlap: usize,
    /// The null distribution of p-values.
    pub null: Null,
    /// Number of background sites that are added to every matrix compared.
    pub pseudocount: f64,
    /// How q-values are estimated.
    pub correction: Correction,
    /// Largest q-value of a match: larger ones give no name.
    pub threshold: f64,
    /// Maximum number of matches listed per matrix.
    pub listed: usize,
    /// Number of facets of a neuron whose segments are compared with known motifs, the best first, where no dictionary is
    /// made (letters other than those of DNA and RNA).
    pub facets: usize,
    /// Largest q-value of a match that is not marked as weak, and of two known motifs that count as one factor.
    pub factor: f64,
    /// Largest q-value at which two segments are the same motif of the dictionary.
    pub same: f64,
    /// Largest q-value at which a dictionary motif occurs in a facet.
    pub annotated: f64,
    /// Minimum share of the dictionary motif that must overlap the facet's segment.
    pub covered: f64,
    /// Largest q-value at which a neuron of an earlier layer has the same motif.
    pub origin: f64,
    /// Number of facets of a neuron whose needed columns are asked of the network, the best first; 0 asks nothing.
    pub asked: usize,
    /// Number of random sequences that their columns are written into.
    pub backgrounds: usize,
    /// The letters of these sequences.
    pub composition: Composition,
    /// Their frequencies, one for each letter in the order of the alphabet, which sum to 1 or to 100; used where the
    /// composition says so.
    pub frequencies: Vec<f64>,
}

impl Default for GrammarOptions {
    fn default() -> Self {
        Self {
            smoothing: 30.0,
            information: 0.557,
            flank: 1,
            shortest: 4,
            distance: Distance::Ed,
            both_strands: true,
            min_overlap: 1,
            null: Null::Databases,
            pseudocount: 0.1,
            correction: Correction::Storey,
            threshold: 0.05,
            listed: 10,
            facets: 50,
            factor: 1e-3,
            same: 1e-2,
            annotated: 1e-3,
            covered: 0.5,
            origin: 1e-4,
            asked: 8,
            backgrounds: 64,
            composition: Composition::Uniform,
            frequencies: Vec::new(),
        }
    }
}

impl GrammarOptions {
    /// Checks every value against its range.
    ///
    /// # Errors
    /// [`Code::Option`](crate::error::Code::Option), naming option, value and range.
    pub fn validate(&self) -> Result<()> {
        table::check("grammar.", self)
    }
}
