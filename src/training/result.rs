//! What a training is told, and what it tells.

use crate::lesson::Lesson;
use crate::lesson::answer::Truth;
use crate::lesson::zeb1;
use crate::methods::align;
use crate::network::Network;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Correlation with the motif from which on a facet shows it.
const SHOWN: f64 = 0.9;

/// What a training can be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct TrainingOptions {
    /// Seed of the weights, of the examples and of their order; a whole number below 2⁵³.
    #[cfg_attr(test, ts(type = "number"))]
    pub seed: u64,
    /// Sequences to learn from, half of them positive.
    pub examples: usize,
    /// Passes through them.
    pub epochs: usize,
}

impl Default for TrainingOptions {
    fn default() -> Self {
        Self { seed: 1, examples: 8_000, epochs: 20 }
    }
}

/// How far a training has come.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrainingProgress {
    /// Epochs finished.
    pub epoch: usize,
    /// Epochs in all.
    pub epochs: usize,
    /// Mean loss of each finished epoch, nats an example.
    pub losses: Vec<f64>,
    /// Share of held-out sequences that are told right after each finished epoch.
    pub accuracy: Vec<f64>,
}

/// What a training has come to. Its network crosses beside it, as the bytes of an ONNX file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Trained {
    /// What it was told.
    pub options: TrainingOptions,
    /// Mean loss of each epoch, nats an example.
    pub losses: Vec<f64>,
    /// Share of held-out sequences that are told right in the end.
    pub accuracy: f64,
    /// How many of the two places of the motif the network shows as a facet of its own, which correlates with
    /// the motif by 0.9 or more.
    pub facets_found: usize,
    /// Seconds that it took.
    pub seconds: f64,
    /// Whether it was ended early.
    pub cancelled: bool,
}

/// Places of the motif that a network's facets show.
pub fn facets_found(network: &Network) -> usize {
    let Ok(lesson) = Lesson::open(network, 2, 0, Some(Truth::zeb1())) else { return 0 };
    let truth = zeb1::matrix();
    let facets = lesson.info().facets;
    let places: BTreeSet<i32> = facets
        .iter()
        .map(|facet| align(&facet.ppm, &truth, true))
        .filter(|found| found.correlation >= SHOWN)
        .map(|found| found.offset)
        .collect();
    places.len()
}
