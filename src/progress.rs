//! Progress of a run, and its forecast.

use serde::{Deserialize, Serialize};

/// The current stage.
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
    /// Asking the network which columns of a facet it needs.
    Asking,
    /// Comparing facets with known motifs and with each other.
    Comparing,
    /// Computing attributions of sequences.
    Explaining,
    /// Every target is done.
    Done,
}

/// The progress after one slice of work.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Progress {
    /// The current stage.
    pub stage: Stage,
    /// Layer of the current neuron, counted from 1.
    pub layer: usize,
    /// Its channel, counted from 0.
    pub channel: usize,
    /// Whether strong sequences of lower layers are being searched, for the neuron's start sequences.
    pub lower: bool,
    /// Number of targets whose facets are found.
    pub finished: usize,
    /// Number of all targets.
    pub targets: usize,
    /// The current search of this neuron, from 1.
    pub search: usize,
    /// Number of searches of each neuron.
    pub searches: usize,
    /// Current generation, from 1; 0 before the first.
    pub generation: usize,
    /// Largest activation of this neuron so far.
    pub best: f32,
    /// Mean activation of the last generation.
    pub mean: f32,
    /// Number of sequences kept so far.
    pub found: usize,
    /// Number of sequences evaluated in the whole run so far.
    #[cfg_attr(test, ts(type = "number"))]
    pub evaluated: u64,
    /// Estimated share of the whole run that is done, 0 … 1.
    pub fraction: f64,
    /// Index in `neurons` of a target that this slice finished.
    pub completed: Option<usize>,
}

impl Progress {
    /// The progress at the start of the neuron (layer, channel).
    pub fn at((layer, channel): (usize, usize)) -> Self {
        Self {
            stage: Stage::Sampling,
            layer,
            channel,
            lower: false,
            finished: 0,
            targets: 0,
            search: 1,
            searches: 1,
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

/// The cost of a run, computed before it starts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Forecast {
    /// Number of targets.
    pub neurons: usize,
    /// Number of neurons of lower layers whose strong sequences are searched for start sequences.
    pub lower_neurons: usize,
    /// Usual number of sequences to be evaluated.
    #[cfg_attr(test, ts(type = "number"))]
    pub evaluations: u64,
    /// The work in each layer.
    pub layers: Vec<LayerPasses>,
    /// Maximum memory of sampling and demixing, bytes.
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
}

/// The work in one layer, in forward passes of one sequence through one of its neurons: how long a pass takes must be
/// measured.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerPasses {
    /// Counted from 1.
    pub layer: usize,
    /// Passes if every search ends as early as possible.
    pub shortest: f64,
    /// Usual number of passes.
    pub usual: f64,
    /// Passes if no search ends early.
    pub longest: f64,
}

impl Forecast {
    /// Adds passes of a layer: shortest, usual and longest.
    pub fn add_passes(&mut self, layer: usize, [shortest, usual, longest]: [f64; 3]) {
        let place = self.layers.iter().position(|passes| passes.layer == layer).unwrap_or(self.layers.len());
        if place == self.layers.len() {
            self.layers.push(LayerPasses { layer, shortest: 0.0, usual: 0.0, longest: 0.0 });
        }
        let passes = &mut self.layers[place];
        passes.shortest += shortest;
        passes.usual += usual;
        passes.longest += longest;
    }
}

/// Whether the SIMD kernels agree with the reference engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The difference is what rounding gives.
    Passed,
    /// It is larger: the results may be wrong.
    Failed,
}

/// Which of two engines that differ a third one agrees with, which evaluates in double precision, without vectors and
/// threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Supported {
    /// The SIMD kernels, which compute all results.
    Kernels,
    /// The reference engine.
    Reference,
    /// Neither.
    Neither,
}

/// Where the engines part.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Fault {
    /// The first layer where they differ, counted from 1.
    pub layer: usize,
    /// Its channel with the largest difference, counted from 0.
    pub channel: usize,
    /// The value of the SIMD kernels for the sequence with the largest difference.
    pub kernels: f32,
    /// That of the reference engine.
    pub reference: f32,
    /// Which of them the plain evaluation supports.
    #[serde(rename = "kind")]
    pub supported: Supported,
}

/// The difference between the SIMD kernels and the reference engine on the same random sequences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EngineCheck {
    /// Whether they agree.
    pub verdict: Verdict,
    /// Where they part, if they do not agree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub fault: Option<Fault>,
    /// Number of sequences compared in each layer.
    pub sequences: usize,
    /// Largest absolute difference, divided by the layer's largest absolute value.
    pub max_relative_difference: f64,
    /// Layer with the largest difference, counted from 1.
    pub layer: usize,
    /// Number of layers left out because the reference engine would take too long.
    pub unchecked: usize,
}
