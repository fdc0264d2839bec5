//! What the comparisons add to a report: segments, the known motifs and factors found, and origins.

use crate::known::{DatabaseInfo, KnownMotif, Search};
use serde::{Deserialize, Serialize};

/// A run of informative positions of a facet (algorithm section 6).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Segment {
    /// First position, counted from 0.
    pub start: usize,
    /// One past the last position.
    pub end: usize,
    /// Mean information content, bits per position.
    pub information: f64,
    /// What the motif databases contain for it; absent where none was searched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub search: Option<Search>,
}

/// The motif databases of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KnownMotifs {
    /// The files, in the order in which they were searched.
    pub databases: Vec<DatabaseInfo>,
    /// The known motifs that were matched, each once, by identifier.
    pub motifs: Vec<KnownMotif>,
    /// The factors found, by layer: near-duplicates of the databases counted once.
    pub factors: Vec<Factor>,
}

/// A factor that neurons of the report have found (paper, “Evaluating the discovered motifs”).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Factor {
    /// Index in `motifs` of the one that stands for its near-duplicates: the most significant match.
    pub motif: usize,
    /// Its factor.
    pub name: String,
    /// Names of all factors counted as this one.
    pub names: Vec<String>,
    /// Smallest q-value.
    pub q: f64,
    /// The neurons that found it, by layer.
    pub layers: Vec<FactorLayer>,
}

/// The neurons of one layer that found a factor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FactorLayer {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Its neurons, in order.
    pub channels: Vec<usize>,
    /// Smallest q-value in this layer.
    pub q: f64,
}

/// Where in the network a motif or a combination occurs first (algorithm section 11).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Origin {
    /// Index in `syntax`.
    pub tree: usize,
    /// First leaf and one past the last leaf of the tree's part.
    pub leaves: [usize; 2],
    /// The first of the analysed layers in which it occurs; the neuron's own where it is new.
    pub layer: usize,
    /// Neurons of that layer in which it occurs; the neuron itself where it is new.
    pub channels: Vec<usize>,
}
