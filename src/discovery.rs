//! TF-MoDISco on the user's sequences: the patterns that raise a neuron or an output, and those that lower it.
//!
//! ```text
//! records ─strongest window─Contributions→ hypothetical contributions, letter × position ─Discovery→ patterns of both signs
//! ```
//!
//! Each record has one part of the same length: the middle of its strongest window. Of a neuron of a convolution that is the
//! receptive field; of an output that is a dense layer the whole record.

mod pattern;
mod request;
#[cfg(test)]
mod tests;

use crate::alphabet::Alphabet;
use crate::attribution::Contributions;
use crate::error::Result;
use crate::modisco::{Discovery, ModiscoOptions, Pattern, Patterns, Seqlet};
use crate::network::Network;
use crate::progress::{Progress, Stage};
use crate::render::meme;
use crate::sequence::{Records, SequenceSet};
use serde::Serialize;

pub use pattern::{DiscoveredPattern, DiscoveredSeqlet};
pub use request::DiscoveryRequest;

/// Maximum number of hypothetical contributions that are kept: 256 MB.
const MAX_CONTRIBUTIONS: usize = 64_000_000;

/// The patterns that were found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DiscoveryReport {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// Letters of the matrices' columns.
    pub alphabet: String,
    /// Letters of each record that were searched.
    pub length: usize,
    /// Number of records.
    #[cfg_attr(test, ts(type = "number"))]
    pub records: u64,
    /// Number of those that were searched.
    pub searched: usize,
    /// Number of those for which there was no room.
    #[cfg_attr(test, ts(type = "number"))]
    pub left: u64,
    /// Number of seqlets with positive and with negative contributions.
    pub seqlets: [usize; 2],
    /// What was set, or what fits the length.
    pub options: ModiscoOptions,
    /// Patterns that raise the value, in descending order of their number of seqlets.
    pub positive: Vec<DiscoveredPattern>,
    /// Patterns that lower it.
    pub negative: Vec<DiscoveredPattern>,
    /// All patterns as a MEME file, each between the first and the last position that counts.
    pub meme: String,
}

/// A search in records that are pushed chunk by chunk.
pub struct SequenceDiscovery {
    contributions: Contributions,
    request: DiscoveryRequest,
    options: ModiscoOptions,
    alphabet: Alphabet,
    length: usize,
    sequences: SequenceSet,
    importances: Vec<f32>,
    /// Record and first letter of each sequence.
    places: Vec<(u64, usize)>,
    records: u64,
    left: u64,
    search: Option<Discovery>,
    found: Option<Patterns>,
}

impl SequenceDiscovery {
    /// Prepares a neuron.
    ///
    /// # Errors
    /// Those of [`Contributions::new`] and [`ModiscoOptions::validate`].
    pub fn new(network: &Network, request: DiscoveryRequest) -> Result<Self> {
        let contributions = Contributions::new(network, &request.contributions())?;
        request.validate()?;
        let length = contributions.field().min(request.within);
        let fitting = || ModiscoOptions::fitting(length);
        let mut options = request.options.clone().unwrap_or_else(fitting);
        options.both_strands &= network.alphabet.complement();
        options.validate()?;
        Ok(Self {
            contributions,
            request,
            options,
            alphabet: network.alphabet.clone(),
            length,
            sequences: SequenceSet::new(length),
            importances: Vec::new(),
            places: Vec::new(),
            records: 0,
            left: 0,
            search: None,
            found: None,
        })
    }

    /// Explains some more records. Those that are given after the search has begun are not searched.
    ///
    /// # Errors
    /// None that [`SequenceDiscovery::new`] lets pass.
    pub fn push(&mut self, records: Records) -> Result<()> {
        let first = self.records;
        self.records += records.len() as u64;
        for found in self.contributions.hypothetical(records, self.length)? {
            if self.importances.len() + found.importances.len() > MAX_CONTRIBUTIONS {
                self.left += 1;
                continue;
            }
            self.sequences.push(&found.codes);
            self.importances.extend(found.importances);
            self.places.push((first + found.record as u64, found.start));
        }
        Ok(())
    }

    /// Does one step of the search in what was pushed.
    pub fn step(&mut self) -> Progress {
        let search = self.search.get_or_insert_with(|| {
            let sequences = std::mem::replace(&mut self.sequences, SequenceSet::new(self.length));
            let importances = std::mem::take(&mut self.importances);
            let (options, seed) = (self.options.clone(), self.request.attribution.seed);
            Discovery::new(sequences, importances, self.alphabet.len(), options, seed)
        });
        if self.found.is_none() && search.step() {
            self.found = search.patterns();
        }
        let stage = if self.found.is_some() { Stage::Done } else { Stage::Comparing };
        let finished = usize::from(self.found.is_some());
        let place = (self.request.layer, self.request.channel);
        Progress { stage, finished, targets: 1, fraction: search.fraction(), ..Progress::at(place) }
    }

    /// What was found; no pattern until the search is done.
    pub fn report(&self) -> DiscoveryReport {
        let empty = Patterns::default();
        let found = self.found.as_ref().unwrap_or(&empty);
        let place = |seqlet: &Seqlet| {
            let (record, start) = self.places[seqlet.sequence];
            DiscoveredSeqlet::new(seqlet, record, start)
        };
        let described = |sign: &str, patterns: &[Pattern]| -> Vec<DiscoveredPattern> {
            let one = |(number, pattern)| DiscoveredPattern::new(sign, number, pattern, &self.alphabet, &place);
            patterns.iter().enumerate().map(one).collect()
        };
        let [positive, negative] = [described("pos", &found.positive), described("neg", &found.negative)];
        let motifs = positive.iter().chain(&negative).map(|one| (&one.id[..], one.core(), one.seqlets.len()));
        DiscoveryReport {
            layer: self.request.layer,
            channel: self.request.channel,
            alphabet: self.alphabet.as_str().to_owned(),
            meme: meme::write_matrices(self.alphabet.as_str(), motifs),
            length: self.length,
            records: self.records,
            searched: self.places.len(),
            left: self.left,
            seqlets: found.seqlets,
            options: self.options.clone(),
            positive,
            negative,
        }
    }
}
