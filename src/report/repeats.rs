//! Further searches of a neuron, each with random streams of its own.

use serde::{Deserialize, Serialize};

/// The searches of a neuron besides the one that its results are from: what they found shows what is stable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Repeats {
    /// The maximum activation that each of them found.
    pub max_activations: Vec<f32>,
    /// Rules that only they found, those of most searches first.
    pub rules: Vec<OtherRule>,
}

/// A rule that the first search did not find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OtherRule {
    /// In one line: `CTCF –[24–43 bp]– CTCF`.
    pub text: String,
    /// Number of searches that found it.
    pub found: usize,
}
