//! A motif of a dictionary in the report.

use crate::known::Search;
use crate::motif::Ppm;
use serde::{Deserialize, Serialize};

/// A motif of a neuron's dictionary (algorithm section 8).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DictionaryMotif {
    /// `layer.channel.mN`, counted from 1.
    pub id: String,
    /// The factors of its known motifs in short, or its consensus.
    pub name: String,
    /// Identifier of the facet that it was taken from.
    pub crm: String,
    /// Its first position in that facet, counted from 0.
    pub start: usize,
    /// Number of facets that contain it.
    pub crms: usize,
    /// Number of the neuron's searches that found it; absent if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub found: Option<usize>,
    /// Probabilities, one row per position.
    pub ppm: Ppm,
    /// Number of sequences of the sites that it is the mean of; absent in older reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub sequences: Option<usize>,
    /// Its matches in the motif databases; absent if none was searched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub search: Option<Search>,
}

impl DictionaryMotif {
    /// The name as it is shown: its known motifs with their families, or its consensus.
    pub fn shown(&self) -> &str {
        self.search.as_ref().and_then(Search::shown).unwrap_or(&self.name)
    }
}
