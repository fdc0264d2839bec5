//! What a run tells while it works.

use serde::Serialize;

/// The stage at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Sampling by enumeration.
    Enumerating,
    /// Sampling by search.
    Sampling,
    /// Clustering feature maps.
    Demixing,
    /// Comparing facets with known motifs and with each other.
    Comparing,
    /// Computing attributions of sequences.
    Explaining,
    /// Every target is done.
    Done,
}

/// One slice of work done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Layer of the neuron at work, counted from 1.
    pub layer: usize,
    /// Its channel, counted from 0.
    pub channel: usize,
    /// Whether it is analysed only to give seeds to a target.
    pub lower: bool,
    /// Targets finished.
    pub finished: usize,
    /// Targets in all.
    pub targets: usize,
    /// Generation at work, from 1; 0 before the first.
    pub generation: usize,
    /// Largest activation of this neuron so far.
    pub best: f32,
    /// Mean activation of the last generation.
    pub mean: f32,
    /// Sequences kept so far.
    pub found: usize,
    /// Sequences evaluated in the whole run.
    #[cfg_attr(test, ts(type = "number"))]
    pub evaluated: u64,
    /// Share of the whole run that is done, 0 … 1, estimated.
    pub fraction: f64,
    /// Index in `neurons` of a target that this slice finished.
    pub completed: Option<usize>,
}

impl Progress {
    /// Nothing done yet, at the neuron (layer, channel).
    pub fn at((layer, channel): (usize, usize)) -> Self {
        Self {
            stage: Stage::Sampling,
            layer,
            channel,
            lower: false,
            finished: 0,
            targets: 0,
            generation: 0,
            best: 0.0,
            mean: 0.0,
            found: 0,
            evaluated: 0,
            fraction: 0.0,
            completed: None,
        }
    }
}

/// What a run will take, known before it starts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Forecast {
    /// Targets.
    pub neurons: usize,
    /// Neurons of lower layers analysed for seeds, at most.
    pub lower_neurons: usize,
    /// Sequences to be evaluated, at most.
    #[cfg_attr(test, ts(type = "number"))]
    pub evaluations: u64,
    /// Multiply-adds × 2 of them.
    pub flops: f64,
    /// Largest memory of sampling and demixing, bytes.
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
}

/// How far our kernels and the reference engine differ on the same random sequences.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EngineCheck {
    /// Sequences compared in each layer.
    pub sequences: usize,
    /// Largest absolute difference, divided by the layer's largest absolute value.
    pub max_relative_difference: f64,
    /// Layer in which it was found, counted from 1.
    pub layer: usize,
    /// Layers that were left out because the reference engine would take too long.
    pub unchecked: usize,
}
