//! The report: the same bytes on the page, from the headless command and in the downloaded file.
//!
//! The field of a stage that did not run is absent.

mod check;
pub mod conditions;
mod digest;
#[cfg(test)]
pub(crate) mod example;
mod grammar;
mod json;
mod mark;
mod note;
mod repeats;

use crate::demix::GroupChoice;
use crate::demix::clarity::Clarity;
use crate::demix::groups::GroupTrial;
use crate::dictionary::{DictionaryMotif, Site};
use crate::known::Search;
use crate::motif::Ppm;
use crate::necessity::{BackgroundResponse, BackgroundSource, Needs};
use crate::network::ModelInfo;
use crate::options::Options;
use crate::progress::EngineCheck;
use crate::sample::{SamplingMethod, Stopped};
use crate::syntax::SyntaxTree;
use serde::{Deserialize, Serialize};
use std::ops::Range;

pub use check::DigestCheck;
pub use digest::UNSIGNED;
pub use grammar::{Factor, FactorLayer, KnownMotifs, Member, NetworkMotif, Origin, Segment};
pub use mark::Mark;
pub use note::Note;
pub use repeats::{OtherRule, Repeats};

/// Version of the report's layout; it is increased when a field changes its meaning.
pub const SCHEMA: u32 = 2;

/// The result of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Report {
    /// Version of the layout, [`SCHEMA`].
    pub schema: u32,
    /// The program that computed it.
    pub tool: Tool,
    /// The network.
    pub model: ModelInfo,
    /// Every option of the run.
    pub options: Options,
    /// One entry per neuron, in the order of the options' targets.
    pub neurons: Vec<NeuronReport>,
    /// What the random sequences were drawn from that the network was asked about; absent for equally likely letters, and where
    /// it was asked nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub backgrounds: Option<BackgroundSource>,
    /// The motif databases that were searched, with their matches; absent if none was searched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub known: Option<KnownMotifs>,
    /// The distinct motifs of all neurons, those of most neurons first; absent for one neuron.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub motifs: Option<Vec<NetworkMotif>>,
    /// The comparison with the reference engine when the network was opened; absent where it was not possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub check: Option<EngineCheck>,
    /// Running times.
    pub timings: Timings,
    /// Memory used.
    pub memory: Memory,
    /// `sha256:` of everything except threads, timings, memory and marks.
    pub digest: String,
    /// What the user noted about facets; absent where nothing was noted. It is the last field, so that a page can add it to
    /// the JSON of a report without reading it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub marks: Option<Vec<Mark>>,
}

impl Report {
    /// What its random sequences were drawn from.
    pub fn background_source(&self) -> BackgroundSource {
        self.backgrounds.clone().unwrap_or(BackgroundSource::Uniform)
    }
}

/// The program that computed a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tool {
    /// `neuronmotif`.
    pub name: String,
    /// Version of the crate.
    pub version: String,
    /// `simd` or `tract`.
    pub engine: String,
    /// Number of threads used.
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
    /// Receptive field, in positions of the sequence.
    pub receptive_field: usize,
    /// How its sequences were found.
    pub sampling: SamplingReport,
    /// How these were demixed into facets.
    pub demixing: DemixingReport,
    /// Its further searches; absent if it was searched once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub repeats: Option<Repeats>,
    /// How well its facets explain it; absent where no sequence activates it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub clarity: Option<Clarity>,
    /// The matrix of all sequences before demixing; null if no sequence activates the neuron.
    pub mixed: Option<Crm>,
    /// What random sequences give; absent where the network was asked nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub backgrounds: Option<BackgroundResponse>,
    /// Its facets, by decreasing quality.
    pub crms: Vec<Crm>,
    /// The distinct motifs of its facets; absent before the comparison.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub dictionary: Option<Vec<DictionaryMotif>>,
    /// How the dictionary's motifs are arranged; the trees are alternatives (joined by OR).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub syntax: Option<Vec<SyntaxTree>>,
    /// The first layer in which each motif and each combination occurs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub origins: Option<Vec<Origin>>,
    /// Limitations of these results.
    pub notes: Vec<Note>,
}

impl NeuronReport {
    /// Number of first facets that dictionary and syntax are made from: those that the network was asked about, or all if it
    /// was asked about none.
    pub fn leading(&self) -> usize {
        self.crms.iter().rposition(|crm| crm.needs.is_some()).map_or(self.crms.len(), |last| last + 1)
    }
}

/// How a neuron's sequences were found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SamplingReport {
    /// Enumeration of every sequence, or a search.
    pub method: SamplingMethod,
    /// Number of start sequences of the search.
    pub seeds: usize,
    /// Number of start sequences that contain a motif of the previous layer.
    pub pasted_seeds: usize,
    /// Number of neurons that were searched together: those of this neuron's target in the options. Absent for one that
    /// was searched alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub together: Option<usize>,
    /// The positions that were searched, in random sequences. Absent where the whole receptive field was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub insertion: Option<Searched>,
    /// Number of generations.
    pub generations: usize,
    /// Number of evaluated sequences.
    #[cfg_attr(test, ts(type = "number"))]
    pub evaluated: u64,
    /// Number of distinct sequences with positive activation.
    #[cfg_attr(test, ts(type = "number"))]
    pub positives: u64,
    /// Number of these that were kept (reservoir sampling over activation bins).
    pub kept: usize,
    /// The neuron's mean value over random sequences, where what lowers it was searched for: activations are how far its value
    /// is below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub level: Option<f32>,
    /// Maximum activation found.
    pub max_activation: f32,
    /// The sequence with the maximum activation.
    pub max_sequence: String,
    /// Why sampling stopped.
    pub stopped: Stopped,
    /// Seconds.
    pub seconds: f64,
    /// Seconds spent on strong sequences of neurons of lower layers, and of those that are searched together, for the start
    /// sequences.
    pub lower_seconds: f64,
}

/// A part of the receptive field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Searched {
    /// Its first position, counted from 0.
    pub start: usize,
    /// Number of its positions.
    pub length: usize,
}

impl From<Range<usize>> for Searched {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, length: range.len() }
    }
}

/// How a neuron's sequences were demixed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DemixingReport {
    /// Number of motif pattern groups per pooling, P.
    pub groups: usize,
    /// Why this P was chosen.
    pub reason: GroupChoice,
    /// The results of every P that was tried.
    pub tried: Vec<GroupTrial>,
    /// Number of clusters, before identical facets were merged.
    pub clusters: usize,
    /// Number of facets.
    pub facets: usize,
    /// Seconds.
    pub seconds: f64,
}

/// One facet with the position probability matrix of its sequences (the paper's “CN CRM”).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Crm {
    /// `layer.channel.facet`; facets are numbered from 1 by decreasing quality.
    pub id: String,
    /// The cluster at each max-pooling, from the deepest one to the first; a merged facet has several paths.
    pub paths: Vec<Vec<usize>>,
    /// Number of sequences.
    pub sequences: usize,
    /// Purity, 0 … 1: share of its strongest sequences (from half of its maximum activation on) that hold its motifs at the
    /// same places; absent where no column is informative, or where it has few sequences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub purity: Option<f64>,
    /// Maximum activation of these sequences.
    pub max_activation: f32,
    /// The most probable letter at every position.
    pub consensus: String,
    /// Activation of the consensus.
    pub consensus_activation: f32,
    /// I1 = consensus activation / maximum activation of the facet.
    pub decoupling: f64,
    /// I2 = maximum activation of the facet / maximum activation of the neuron.
    pub importance: f64,
    /// Mean information content, bits per position.
    pub information: f64,
    /// Information content of each position, bits.
    pub information_content: Vec<f64>,
    /// Quality, 0 … 3, by which facets are sorted: decoupling + importance + contrast between the motif's
    /// columns and the other columns, relative to the neuron's other facets.
    pub quality: f64,
    /// Offset of its pattern from that of the first facet, in bp; positive to the right.
    pub shift: i32,
    /// Probabilities, one row per position, one column per letter; rows sum to 1.
    pub ppm: Ppm,
    /// Whether it has too few sequences for a reliable matrix.
    pub small: bool,
    /// Number of the neuron's searches that found it; absent if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub found: Option<usize>,
    /// The columns that the neuron needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub needs: Option<Needs>,
    /// Runs of informative positions, from 5' to 3'.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub segments: Option<Vec<Segment>>,
    /// Matches of the whole matrix in the motif databases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub search: Option<Search>,
    /// Sites of the dictionary's motifs in it, from 5' to 3'.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub sites: Option<Vec<Site>>,
    /// Its strongest sequences, the strongest first; absent for the matrix before demixing, and in older reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub strongest: Option<Vec<StrongSequence>>,
}

/// A sequence that activates a neuron.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StrongSequence {
    /// Its letters.
    pub sequence: String,
    /// The activation.
    pub activation: f32,
}

/// Running times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Timings {
    /// Seconds from the first step to the last.
    pub total_seconds: f64,
    /// Sampling of the targets.
    pub sampling_seconds: f64,
    /// Demixing of the targets.
    pub demixing_seconds: f64,
    /// Neurons of lower layers, for the start sequences.
    pub lower_seconds: f64,
    /// Known motifs, dictionaries and syntax.
    #[serde(default)]
    pub grammar_seconds: f64,
}

impl Timings {
    /// Those of both runs.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            total_seconds: self.total_seconds + other.total_seconds,
            sampling_seconds: self.sampling_seconds + other.sampling_seconds,
            demixing_seconds: self.demixing_seconds + other.demixing_seconds,
            lower_seconds: self.lower_seconds + other.lower_seconds,
            grammar_seconds: self.grammar_seconds + other.grammar_seconds,
        }
    }
}

/// Memory used by a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Memory {
    /// Size of the WebAssembly memory after the run; 0 natively.
    #[cfg_attr(test, ts(type = "number"))]
    pub wasm_bytes: u64,
}
