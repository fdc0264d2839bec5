//! The user's sequences as neurons see them: the windows that activate them most, and the facets that these belong to
//! (paper, Fig. 6: “the top 3,000 sequences”).
//!
//! ```text
//! records ─Tiling→ pieces of windows ─engine→ values ─peaks→ strongest window of each place ─Strongest→ top windows
//! top windows, facets of a report ─Assignment→ facet of each window, share that is explained
//! ```

mod assignment;
mod peaks;
mod strongest;

pub use assignment::{Assignment, FacetShare, HELD};
pub use strongest::TopWindow;

use crate::engine::tiling::{Piece, Tiling};
use crate::error::Result;
use crate::network::Network;
use crate::options::{Extreme, within};
use crate::report::conditions::of_network;
use crate::report::{NeuronReport, Report};
use crate::sequence::Records;
use peaks::peaks;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use strongest::{Kept, Strongest};

/// Maximum number of windows that are kept of each neuron.
const MAX_WINDOWS: usize = 100_000;

/// Share of the largest value from which on a window is strong, as for the neuron's own sequences.
const STRONG: f32 = 0.5;

/// What is asked of sequences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct SurveyRequest {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channels, counted from 0; empty means all.
    pub channels: Vec<usize>,
    /// Number of windows that are kept of each neuron.
    pub windows: usize,
}

impl Default for SurveyRequest {
    fn default() -> Self {
        Self { layer: 1, channels: Vec::new(), windows: 3_000 }
    }
}

/// What a neuron makes of the sequences.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SurveyedNeuron {
    /// Channel, counted from 0.
    pub channel: usize,
    /// Its largest activation in the analysis, if it was analysed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub max_activation: Option<f32>,
    /// Number of places that activate it: of overlapping windows only the strongest counts.
    #[cfg_attr(test, ts(type = "number"))]
    pub active: u64,
    /// The strongest windows, by decreasing value.
    pub windows: Vec<TopWindow>,
    /// Number of strong windows: those from half of the largest value on.
    pub strong: usize,
    /// How many of the strong windows belong to each facet; absent where the neuron was not analysed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub facets: Option<Vec<FacetShare>>,
    /// Share of the strong windows that a facet explains, 0 … 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub explained: Option<f64>,
}

/// The survey of sequences.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SurveyReport {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Receptive field, bp: the length of a window.
    pub receptive_field: usize,
    /// bp between neighbouring windows.
    pub jump: usize,
    /// Number of records.
    #[cfg_attr(test, ts(type = "number"))]
    pub records: u64,
    /// Number of those that are shorter than a window.
    #[cfg_attr(test, ts(type = "number"))]
    pub short: u64,
    /// Number of windows that were scanned.
    #[cfg_attr(test, ts(type = "number"))]
    pub scanned: u64,
    /// Number of windows that were left out, as they hold letters such as N.
    #[cfg_attr(test, ts(type = "number"))]
    pub skipped: u64,
    /// The neurons, in the order of the request.
    pub neurons: Vec<SurveyedNeuron>,
}

/// A survey in progress: records are pushed chunk by chunk, and only the strongest windows are kept.
#[derive(Debug)]
pub struct Survey {
    /// SHA-256 of the network.
    sha256: String,
    tiling: Tiling,
    layer: usize,
    channels: Vec<usize>,
    strongest: Vec<Strongest>,
    records: u64,
    short: u64,
    scanned: u64,
    skipped: u64,
}

impl Survey {
    /// Prepares neurons.
    ///
    /// # Errors
    /// Those of [`Network::layer`] and [`Network::channels`]; [`Code::Option`](crate::error::Code::Option) for a number of
    /// windows out of range.
    pub fn new(network: &Network, request: &SurveyRequest) -> Result<Self> {
        within("windows", request.windows as f64, 1.0, MAX_WINDOWS as f64)?;
        let channels = network.channels(request.layer, &request.channels)?;
        let tiling = Tiling::new(network, request.layer, &channels)?;
        let strongest = channels.iter().map(|_| Strongest::new(request.windows)).collect();
        let (records, short, scanned, skipped) = (0, 0, 0, 0);
        let sha256 = network.sha256.clone();
        Ok(Self { sha256, tiling, layer: request.layer, channels, strongest, records, short, scanned, skipped })
    }

    /// Scans some more records.
    pub fn push(&mut self, records: Records) {
        let sequences = self.tiling.encoded(records);
        let pieces: Vec<Piece> =
            sequences.iter().enumerate().flat_map(|(index, sequence)| self.tiling.pieces(index, sequence)).collect();
        for group in self.tiling.groups(&pieces) {
            let values = self.tiling.values(&sequences, group);
            self.collect(&values, group, &sequences);
        }
        self.scanned += pieces.iter().map(|piece| piece.core.len() as u64).sum::<u64>();
        self.skipped += sequences.iter().map(|sequence| self.tiling.unknown(sequence) as u64).sum::<u64>();
        self.records += sequences.len() as u64;
        self.short += sequences.iter().filter(|sequence| sequence.len() < self.tiling.field).count() as u64;
    }

    /// Offers the peaks of some pieces to each neuron's strongest windows.
    fn collect(&mut self, values: &[Vec<f32>], group: &[Piece], sequences: &[Vec<u8>]) {
        let (channels, first, tiling) = (self.channels.len(), self.records, &self.tiling);
        self.strongest.par_iter_mut().enumerate().for_each(|(channel, strongest)| {
            for (piece, values) in group.iter().zip(values) {
                let value = |window: usize| values[window * channels + channel];
                for window in peaks(piece.windows.len(), tiling.reach(), value) {
                    let window_of_record = piece.windows.start + window;
                    if !piece.core.contains(&window_of_record) {
                        continue;
                    }
                    let start = window_of_record * tiling.jump;
                    let codes = || sequences[piece.record][start..start + tiling.field].into();
                    strongest.offer(first + piece.record as u64, start, value(window), codes);
                }
            }
        });
    }

    /// Letters of a window: the receptive field.
    pub fn field(&self) -> usize {
        self.tiling.field
    }

    /// The strong windows of one of the neurons so far, by decreasing value, with the codes of their letters.
    pub fn strong(&self, neuron: usize) -> Vec<(TopWindow, &[u8])> {
        let kept = self.strongest[neuron].sorted();
        kept[..strong(&kept)].iter().map(|kept| (kept.window(None), &*kept.codes)).collect()
    }

    /// What was found so far; with the facets of `report`, where it has the neurons.
    ///
    /// # Errors
    /// [`Code::Report`](crate::error::Code::Report) for a report of another network.
    pub fn report(&self, report: Option<&Report>) -> Result<SurveyReport> {
        report.map_or(Ok(()), |report| of_network(report, &self.sha256))?;
        let analysed = |channel: usize| report.and_then(|report| analysed(report, self.layer, channel));
        let neurons = self.channels.par_iter().zip(&self.strongest);
        Ok(SurveyReport {
            layer: self.layer,
            receptive_field: self.tiling.field,
            jump: self.tiling.jump,
            records: self.records,
            short: self.short,
            scanned: self.scanned,
            skipped: self.skipped,
            neurons: neurons.map(|(&channel, strongest)| surveyed(channel, strongest, analysed(channel))).collect(),
        })
    }
}

/// A neuron of a report; none where its facets are not what raises it.
pub fn analysed(report: &Report, layer: usize, channel: usize) -> Option<&NeuronReport> {
    let raises = report.options.sampling.extreme == Extreme::Maximum;
    let is = |neuron: &&NeuronReport| raises && (neuron.layer, neuron.channel) == (layer, channel);
    report.neurons.iter().find(is)
}

/// Number of the strong ones of windows by decreasing value.
fn strong(kept: &[&Kept]) -> usize {
    let half = STRONG * kept.first().map_or(0.0, |one| one.value());
    kept.iter().take_while(|one| one.value() >= half).count()
}

/// A neuron's strongest windows, with its facets.
fn surveyed(channel: usize, strongest: &Strongest, neuron: Option<&NeuronReport>) -> SurveyedNeuron {
    let kept: Vec<&Kept> = strongest.sorted();
    let assignment = neuron.map(Assignment::new);
    let assigned: Vec<_> =
        kept.iter().map(|one| assignment.as_ref().and_then(|assignment| assignment.of(&one.codes))).collect();
    let windows: Vec<TopWindow> = kept.iter().zip(&assigned).map(|(one, assigned)| one.window(*assigned)).collect();
    let strong = strong(&kept);
    let of_strong = &assigned[..strong];
    let explained = of_strong.iter().flatten().filter(|(_, held)| *held >= HELD).count();
    SurveyedNeuron {
        channel,
        max_activation: neuron.map(|neuron| neuron.sampling.max_activation),
        active: strongest.offered(),
        strong,
        facets: assignment.as_ref().map(|assignment| assignment.shares(of_strong)),
        explained: neuron.map(|_| explained as f64 / strong.max(1) as f64),
        windows,
    }
}

#[cfg(test)]
mod tests;
