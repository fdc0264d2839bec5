//! What the outputs of a network use: neurons whose silence changes them, and patterns that raise or lower them.
//!
//! ```text
//! sequences ─Ranking→ effect of each neuron of a layer on each output (ablation), correlation of its strongest place
//! report ─patterns→ facets and syntax trees ─Insertions→ change of each output by each, written into random sequences
//! pairs of alleles ─Changes→ difference of outputs and neurons
//! ```
//!
//! The whole network is run by the reference engine, which executes the operations of the file.

mod changes;
mod insertions;
mod moments;
mod pattern;
mod ranking;
mod sequences;
mod units;
mod work;

pub use changes::{AlleleChange, Changes, ChangesRequest, FacetChange, NeuronChange};
pub use insertions::{InsertionEffect, InsertionRequest, Insertions, InsertionsReport};
pub use pattern::{Pattern, PatternKind, patterns};
pub use ranking::{NeuronEffect, Ranking, RankingReport, RankingRequest};
pub use work::Work;

use crate::alphabet::Alphabet;
use crate::engine::tract::{OutputTensor, Scale, WholeNetwork};
use crate::error::Result;
use crate::sequence::Records;
use serde::Serialize;

/// The outputs of a network.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OutputsInfo {
    /// The output tensors, in the order of the file.
    pub outputs: Vec<OutputTensor>,
    /// Number of their values per sequence.
    pub units: usize,
    /// Names of the units, where the file's metadata has them under `tasks`; else empty.
    pub tasks: Vec<String>,
    /// Letters of the input.
    pub length: usize,
    /// Which value of each output counts.
    pub scale: Scale,
}

impl OutputsInfo {
    /// Of a network.
    pub fn of(whole: &WholeNetwork, scale: Scale) -> Self {
        Self {
            outputs: whole.outputs().to_vec(),
            units: whole.units(),
            tasks: whole.tasks().to_vec(),
            length: whole.length(),
            scale,
        }
    }
}

/// The stage of a ranking or of insertions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum OutputsStage {
    /// The network is being asked.
    Asking,
    /// Everything was asked.
    Done,
}

/// The progress of a ranking or of insertions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OutputsProgress {
    /// The stage.
    pub stage: OutputsStage,
    /// Share of the work that is done, 0 … 1.
    pub fraction: f64,
}

/// The values of all units for each record, record × unit; NaN for a record that has not the length of the input.
///
/// # Errors
/// [`Code::UnsupportedOp`](crate::error::Code::UnsupportedOp) where the engine fails.
pub fn values(whole: &WholeNetwork, alphabet: &Alphabet, records: Records) -> Result<Vec<f32>> {
    let codes: Vec<Vec<u8>> = records.iter().map(|letters| sequences::encoded(letters, alphabet)).collect();
    let fitting: Vec<&[u8]> = codes.iter().map(Vec::as_slice).filter(|codes| codes.len() == whole.length()).collect();
    let mut found = whole.values(&fitting)?.into_iter();
    let missing = || vec![f32::NAN; whole.units()];
    let of = |codes: &Vec<u8>| if codes.len() == whole.length() { found.next() } else { None }.unwrap_or_else(missing);
    Ok(codes.iter().flat_map(of).collect())
}
