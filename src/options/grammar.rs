//! What can be set about segments, known motifs, dictionary and syntax.

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

/// What random columns are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Null {
    /// The columns of the databases that are searched, as in the MEME suite.
    Databases,
    /// The built-in columns of published motifs (DNA only): for databases of a few motifs.
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

/// Parameters of the grammar stages (paper, “Building syntax trees”; algorithm sections 6 to 12).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct GrammarOptions {
    /// Sequences of uniform letters that smooth a matrix before it is cut into segments.
    pub smoothing: f64,
    /// Information content above which a position belongs to a segment, bits, mean of three positions.
    pub information: f64,
    /// Positions added to a segment at both ends.
    pub flank: usize,
    /// Shorter segments are left out.
    pub shortest: usize,
    /// How columns are compared.
    pub distance: Distance,
    /// Whether reverse complements of known motifs are searched too.
    pub both_strands: bool,
    /// Positions that must lie side by side at least.
    pub min_overlap: usize,
    /// What p-values are measured against.
    pub null: Null,
    /// Sites of background letters that are added to every matrix compared.
    pub pseudocount: f64,
    /// How q-values are estimated.
    pub correction: Correction,
    /// Largest q-value of a match that is shown.
    pub threshold: f64,
    /// Matches listed for one matrix at most.
    pub listed: usize,
    /// Facets of a neuron that are compared with known motifs, the best first; its dictionary always is.
    pub facets: usize,
    /// Largest q-value at which a neuron has found a factor, and at which two known motifs count as one.
    pub factor: f64,
    /// Largest q-value at which two segments are the same motif of the dictionary.
    pub same: f64,
    /// Largest q-value at which a dictionary motif lies in a facet.
    pub annotated: f64,
    /// Share of the dictionary motif that must lie on the facet's segment.
    pub covered: f64,
    /// Largest q-value at which a neuron of a lower layer has the same motif.
    pub origin: f64,
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
        }
    }
}

impl GrammarOptions {
    /// Checks every number against its range.
    ///
    /// # Errors
    /// [`Code::Option`](crate::error::Code::Option), naming option, value and range.
    pub fn validate(&self) -> Result<()> {
        table::check("grammar.", self)
    }
}
