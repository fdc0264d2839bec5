//! The report: what page, headless command and downloaded file share, byte for byte.
//!
//! A stage that did not run leaves its field absent; nothing is ever invented.

mod check;
mod digest;
#[cfg(test)]
pub(crate) mod example;
mod grammar;
mod json;
mod note;

use crate::demix::GroupChoice;
use crate::demix::groups::GroupTrial;
use crate::dictionary::{DictionaryMotif, Site};
use crate::known::Search;
use crate::motif::Ppm;
use crate::network::ModelInfo;
use crate::options::Options;
use crate::sample::{SamplingMethod, Stopped};
use crate::syntax::SyntaxTree;
use serde::{Deserialize, Serialize};

pub use check::DigestCheck;
pub use digest::UNSIGNED;
pub use grammar::{Factor, FactorLayer, KnownMotifs, Origin, Segment};
pub use note::Note;

/// Version of the report's layout; it grows when a field changes its meaning.
pub const SCHEMA: u32 = 2;

/// The result of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Report {
    /// Version of the layout, [`SCHEMA`].
    pub schema: u32,
    /// What computed it.
    pub tool: Tool,
    /// The network.
    pub model: ModelInfo,
    /// Every option of the run.
    pub options: Options,
    /// One entry per neuron, in the order of the options' targets.
    pub neurons: Vec<NeuronReport>,
    /// The motif databases that were searched and what was found in them; absent where none was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub known: Option<KnownMotifs>,
    /// Where the time went.
    pub timings: Timings,
    /// What memory it took.
    pub memory: Memory,
    /// `sha256:` over everything but threads, timings and memory.
    pub digest: String,
}

/// What computed a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tool {
    /// `neuronmotif`.
    pub name: String,
    /// Version of the crate.
    pub version: String,
    /// `simd` or `tract`.
    pub engine: String,
    /// Threads that worked.
    pub threads: usize,
}

/// The result for one neuron.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NeuronReport {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// Letters of its substructure's input.
    pub receptive_field: usize,
    /// How its sequences were found.
    pub sampling: SamplingReport,
    /// How they were divided.
    pub demixing: DemixingReport,
    /// The matrix of all sequences together: the blur that demixing resolves; null for an empty neuron.
    pub mixed: Option<Crm>,
    /// Its facets, the best first.
    pub crms: Vec<Crm>,
    /// The different segments of its facets, the best facet's first; absent until they were compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub dictionary: Option<Vec<DictionaryMotif>>,
    /// How the dictionary's motifs are arranged; the trees are alternatives (joined by OR).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub syntax: Option<Vec<SyntaxTree>>,
    /// Where in the network each motif and each combination occurs first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub origins: Option<Vec<Origin>>,
    /// What a reader must know before trusting the figures.
    pub notes: Vec<Note>,
}

/// How a neuron's sequences were found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SamplingReport {
    /// Every sequence, or a search.
    pub method: SamplingMethod,
    /// Sequences that the search started from.
    pub seeds: usize,
    /// Of these, how many contain a matrix of the layer below.
    pub pasted_seeds: usize,
    /// Generations run.
    pub generations: usize,
    /// Sequences evaluated.
    #[cfg_attr(test, ts(type = "number"))]
    pub evaluated: u64,
    /// Different sequences with positive activation that were met.
    #[cfg_attr(test, ts(type = "number"))]
    pub positives: u64,
    /// Of these, how many were kept (reservoir over activation bins).
    pub kept: usize,
    /// Largest activation found.
    pub max_activation: f32,
    /// The sequence with the largest activation.
    pub max_sequence: String,
    /// Why sampling ended.
    pub stopped: Stopped,
    /// Seconds.
    pub seconds: f64,
    /// Seconds spent on neurons of the layers below, for the seeds.
    pub lower_seconds: f64,
}

/// How a neuron's sequences were divided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DemixingReport {
    /// Motif pattern groups P.
    pub groups: usize,
    /// Why this P.
    pub reason: GroupChoice,
    /// Every P that was tried.
    pub tried: Vec<GroupTrial>,
    /// Clusters before identical facets were merged.
    pub clusters: usize,
    /// Facets.
    pub facets: usize,
    /// Seconds.
    pub seconds: f64,
}

/// One facet: its sequences stacked into a position probability matrix (the paper's “CN CRM”).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Crm {
    /// `layer.channel.facet`, counted from the best.
    pub id: String,
    /// The cluster taken at each max-pooling, from the deepest one to the first; a merged facet has several.
    pub paths: Vec<Vec<usize>>,
    /// Number of sequences.
    pub sequences: usize,
    /// Largest activation among them.
    pub max_activation: f32,
    /// The most probable letter of every position.
    pub consensus: String,
    /// Activation of the consensus.
    pub consensus_activation: f32,
    /// I1 = consensus activation / largest activation of the facet.
    pub decoupling: f64,
    /// I2 = largest activation of the facet / largest activation of the neuron.
    pub importance: f64,
    /// Mean information content, bits per position.
    pub information: f64,
    /// Information content of each position, bits.
    pub information_content: Vec<f64>,
    /// Quality, 0 … 3, by which facets are sorted: decoupling + importance + how far its motif stands out
    /// from the other columns, relative to the neuron's other facets.
    pub quality: f64,
    /// bp by which its pattern lies to the right of the first facet's.
    pub shift: i32,
    /// Probabilities, one row per position, one column per letter; rows sum to 1.
    pub ppm: Ppm,
    /// Too few sequences to trust.
    pub small: bool,
    /// Runs of informative positions, from the 5' end on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub segments: Option<Vec<Segment>>,
    /// The whole matrix in the motif databases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub search: Option<Search>,
    /// Where the dictionary's motifs lie in it, from the 5' end on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub sites: Option<Vec<Site>>,
}

/// Where the time went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Timings {
    /// Seconds from the first step to the last.
    pub total_seconds: f64,
    /// Sampling of the targets.
    pub sampling_seconds: f64,
    /// Demixing of the targets.
    pub demixing_seconds: f64,
    /// Neurons of lower layers, for the seeds.
    pub lower_seconds: f64,
    /// Known motifs, dictionaries and syntax.
    #[serde(default)]
    pub grammar_seconds: f64,
}

/// What memory a run took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Memory {
    /// Size of the WebAssembly memory after the run; 0 natively.
    #[cfg_attr(test, ts(type = "number"))]
    pub wasm_bytes: u64,
}
