//! Options, progress and result of a training.

use crate::lesson::Lesson;
use crate::lesson::answer::TrainingMotif;
use crate::lesson::zeb1;
use crate::methods::align;
use crate::network::Network;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Minimum correlation of a facet that shows the motif.
const MIN_CORRELATION: f64 = 0.9;

/// Options of a training.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct TrainingOptions {
    /// Seed of the weights, of the examples and of their order; a whole number below 2⁵³.
    #[cfg_attr(test, ts(type = "number"))]
    pub seed: u64,
    /// Number of training sequences, half of them positive.
    pub examples: usize,
    /// Number of passes through them.
    pub epochs: usize,
}

impl Default for TrainingOptions {
    fn default() -> Self {
        Self { seed: 1, examples: 8_000, epochs: 20 }
    }
}

/// Progress of a training.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrainingProgress {
    /// Number of finished epochs.
    pub epoch: usize,
    /// Number of all epochs.
    pub epochs: usize,
    /// Mean loss of each finished epoch, nats per example.
    pub losses: Vec<f64>,
    /// Accuracy on held-out sequences after each finished epoch, 0 … 1.
    pub accuracy: Vec<f64>,
}

/// The result of a training, without the network, which is passed separately as an ONNX file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Trained {
    /// The options used.
    pub options: TrainingOptions,
    /// Mean loss of each epoch, nats per example.
    pub losses: Vec<f64>,
    /// Accuracy on held-out sequences at the end, 0 … 1.
    pub accuracy: f64,
    /// Number of the two motif positions with a facet whose correlation with the motif is at least 0.9.
    pub facets_found: usize,
    /// Duration, seconds.
    pub seconds: f64,
    /// Whether it was cancelled.
    pub cancelled: bool,
}

/// Number of motif positions that a network's facets show.
pub fn facets_found(network: &Network) -> usize {
    let Ok(lesson) = Lesson::open(network, 2, 0, Some(TrainingMotif::zeb1())) else { return 0 };
    let truth = zeb1::matrix();
    let facets = lesson.info().facets;
    let offsets: BTreeSet<i32> = facets
        .iter()
        .map(|facet| align(&facet.ppm, &truth, true))
        .filter(|found| found.correlation >= MIN_CORRELATION)
        .map(|found| found.offset)
        .collect();
    offsets.len()
}
