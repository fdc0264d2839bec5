//! The report: what page, headless command and downloaded file share, byte for byte.
//!
//! A stage that did not run leaves its field absent; nothing is ever invented.

mod contrast;
mod digest;
#[cfg(test)]
pub(crate) mod example;
mod grammar;
mod html;
mod json;

use crate::options::Options;
use serde::{Deserialize, Serialize};

pub use contrast::{Contrast, Quartiles, Side, TopHit, contrast};
pub use digest::{UNSIGNED, sha256_hex};
pub use grammar::*;
pub use html::html;

/// Version of the report's layout; it grows when a field changes its meaning.
pub const SCHEMA: u32 = 1;

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
    /// One entry a neuron, in the order of the options' targets.
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

/// A network, as `inspect` shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ModelInfo {
    /// File name.
    pub name: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Letters of the sequences, in the order of all matrices.
    pub alphabet: String,
    /// What the input's channels hold, in the file's order: letters, then the numbers of the others.
    #[serde(default)]
    pub input_channels: String,
    /// `NCL` and the like: batch `N`, channels `C`, length `L`, and `1` for an axis of size 1.
    pub input_layout: String,
    /// Letters of the input.
    pub input_length: usize,
    /// Whether the file leaves that free: then it is as long as the deepest layer's neurons need.
    pub input_length_free: bool,
    /// The convolutional layers, from the input on.
    pub layers: Vec<LayerInfo>,
    /// Dense layers, whose units read all positions at once; their numbers go on from the convolutions'.
    #[serde(default)]
    pub dense: Vec<LayerInfo>,
}

/// One layer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerInfo {
    /// Counted from 1.
    pub index: usize,
    /// Name of its module, as far as the file tells, or of its node.
    pub name: String,
    /// Number of neurons (output channels).
    pub channels: usize,
    /// Kernel width.
    pub kernel: usize,
    /// Stride.
    pub stride: usize,
    /// Dilation.
    pub dilation: usize,
    /// Zeros added at both ends; `[0, 0]` is valid padding.
    pub padding: [usize; 2],
    /// Number of channel groups; 1 is an ordinary convolution.
    pub groups: usize,
    /// `relu`, `sigmoid`, …, or `none`.
    pub activation: String,
    /// The pooling after it, or null.
    pub pooling: Option<PoolingInfo>,
    /// bp that one neuron sees.
    pub receptive_field: usize,
    /// bp between neighbouring positions of the layer.
    pub jump: usize,
    /// Whether its neurons see padding, because the input is too short for one that does not.
    #[serde(default)]
    pub padded: bool,
    /// Whether its neurons can be analysed.
    pub analysable: bool,
    /// Why not.
    pub reason: Option<String>,
}

/// What a pooling makes of its window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PoolingKind {
    /// The maximum.
    #[default]
    Max,
    /// The mean.
    Average,
}

/// A pooling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PoolingInfo {
    /// What it makes of its window.
    #[serde(default)]
    pub kind: PoolingKind,
    /// Window.
    pub size: usize,
    /// Stride.
    pub stride: usize,
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
    /// Where in the network each motif and each combination comes up first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub origins: Option<Vec<Origin>>,
    /// In words: an empty neuron, a search that stalled, clusters too small to trust ….
    pub notes: Vec<String>,
}

/// How a neuron's sequences were found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SamplingReport {
    /// Every sequence, or a search.
    pub method: Method,
    /// Sequences that the search started from.
    pub seeds: usize,
    /// Of these, how many hold a matrix of the layer below.
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
    /// Why the search ended, in words.
    pub stopped: String,
    /// Seconds.
    pub seconds: f64,
    /// Seconds spent on neurons of the layers below, for the seeds.
    pub lower_seconds: f64,
}

/// How sequences are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// All sequences of the receptive field's length.
    Enumeration,
    /// Seeds, mutation, cross-over and shifts.
    Search,
}

/// How a neuron's sequences were divided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DemixingReport {
    /// Motif pattern groups P.
    pub groups: usize,
    /// Why this P, in words.
    pub reason: String,
    /// Every P that was tried.
    pub tried: Vec<GroupTrial>,
    /// Clusters before identical facets were merged.
    pub clusters: usize,
    /// Facets.
    pub facets: usize,
    /// Seconds.
    pub seconds: f64,
}

/// One P that was tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GroupTrial {
    /// P.
    pub groups: usize,
    /// Clusters.
    pub clusters: usize,
    /// Mean of min(decoupling, 1), weighted by cluster size.
    pub decoupling: f64,
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
    /// Mean information content, bits a position.
    pub information: f64,
    /// Information content of each position, bits.
    pub information_content: Vec<f64>,
    /// Quality, 0 … 3, by which facets are sorted: decoupling + importance + how far its motif stands out
    /// from the other columns, relative to the neuron's other facets.
    pub quality: f64,
    /// bp by which its pattern lies to the right of the first facet's.
    pub shift: i32,
    /// Probabilities, one row a position, one column a letter; rows sum to 1.
    pub ppm: Vec<Vec<f64>>,
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
