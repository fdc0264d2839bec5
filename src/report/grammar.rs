//! Results of the comparisons in a report: segments, known motifs, factors and origins.

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
    /// Its matches in the motif databases; absent if none was searched.
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
    /// The known motifs that were matched, without repetition.
    pub motifs: Vec<KnownMotif>,
    /// The factors found, with near-duplicate motifs merged.
    pub factors: Vec<Factor>,
}

/// A factor that motifs of the report's neurons match (paper, “Evaluating the discovered motifs”).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Factor {
    /// Index in `motifs` of its most significant motif.
    pub motif: usize,
    /// Name of the factor.
    pub name: String,
    /// The name as it is shown: after its family, and with a mark where the match is weak; absent in older reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub label: Option<String>,
    /// Names of all factors merged into this one.
    pub names: Vec<String>,
    /// Smallest q-value.
    pub q: f64,
    /// The neurons with a match, by layer.
    pub layers: Vec<FactorLayer>,
}

impl Factor {
    /// The name as it is shown.
    pub fn shown(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.name)
    }
}

/// The neurons of one layer with a match to a factor.
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

/// A motif of the network: the same motif in the dictionaries of its neurons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NetworkMotif {
    /// Identifier of the dictionary motif that stands for all: the one with the smallest q-value, or else the one in most
    /// facets.
    pub motif: String,
    /// Its name.
    pub name: String,
    /// Smallest q-value of its known motifs; absent if it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub q: Option<f64>,
    /// All of them, the one that stands for them first.
    pub members: Vec<Member>,
    /// Number of facets with one of them.
    pub crms: usize,
}

/// A dictionary motif of one neuron among the same motifs of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Member {
    /// Its identifier.
    pub motif: String,
    /// `+`, or `-` if it is the reverse complement of the one that stands for all.
    pub strand: char,
}

/// The first layer in which a motif or a combination occurs (algorithm section 11).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Origin {
    /// Index in `syntax`.
    pub tree: usize,
    /// First leaf, and one past the last leaf, of this part of the tree.
    pub leaves: [usize; 2],
    /// The first analysed layer in which it occurs; the neuron's own layer if it is new there.
    pub layer: usize,
    /// Neurons of that layer in which it occurs; the neuron itself if it is new.
    pub channels: Vec<usize>,
}
