//! Motifs of the windows of the user's sequences that activate a neuron most, those from half of its largest value on, by
//! expectation maximisation as in MEME (paper, Fig. S21).
//!
//! ```text
//! records ─Survey→ strong windows ─Expectation→ motifs with their sites
//! ```

use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};
use crate::expectation::{Expectation, ExpectationMotif, ExpectationOptions, ExpectationSite, NARROWEST};
use crate::motif::Ppm;
use crate::motif::segment::segments;
use crate::network::Network;
use crate::options::GrammarOptions;
use crate::progress::{Progress, Stage};
use crate::render::meme;
use crate::sequence::Records;
use crate::survey::{Survey, SurveyRequest, TopWindow};
use serde::{Deserialize, Serialize};

/// A neuron, and how the motifs of its windows are searched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct WindowMotifsRequest {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// Options of the search; its number of sequences is the largest number of windows that are searched.
    pub options: ExpectationOptions,
}

impl Default for WindowMotifsRequest {
    fn default() -> Self {
        Self { layer: 1, channel: 0, options: ExpectationOptions::default() }
    }
}

/// A site of a motif in the user's sequences.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WindowSite {
    /// Index of the record.
    #[cfg_attr(test, ts(type = "number"))]
    pub record: u64,
    /// First letter in the record, counted from 0.
    pub start: usize,
    /// Letters.
    pub length: usize,
    /// Whether it is on the other strand.
    pub reverse: bool,
    /// Its probability, more than one half.
    pub probability: f64,
    /// The neuron's value for the window that it is in.
    pub value: f32,
}

/// A motif of the windows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WindowMotif {
    /// `motif_1`.
    pub id: String,
    /// Probabilities of letters.
    pub ppm: Ppm,
    /// Mean information content, bits per position.
    pub information: f64,
    /// The most probable letters.
    pub consensus: String,
    /// The first informative position and the one after the last, by the rule for the segments of facets; absent where too
    /// few are informative.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub informative: Option<[usize; 2]>,
    /// Share of the windows with a site, γ.
    pub share: f64,
    /// Log-likelihood ratio to the background less what the parameters cost, nats.
    pub gain: f64,
    /// Its sites, by the rank of their windows.
    pub sites: Vec<WindowSite>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WindowMotifsReport {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// Letters of the matrices' columns.
    pub alphabet: String,
    /// Letters of a window: the receptive field.
    pub length: usize,
    /// Number of records.
    #[cfg_attr(test, ts(type = "number"))]
    pub records: u64,
    /// Number of windows that were searched.
    pub windows: usize,
    /// What was set, or what fits the windows.
    pub options: ExpectationOptions,
    /// The motifs, in the order in which they were found.
    pub motifs: Vec<WindowMotif>,
    /// The informative parts of the motifs as a MEME file: flat columns resemble those of any known motif.
    pub meme: String,
}

/// A search in records that are pushed chunk by chunk.
#[derive(Debug)]
pub struct WindowMotifs {
    request: WindowMotifsRequest,
    alphabet: Alphabet,
    survey: Survey,
    records: u64,
    windows: Vec<TopWindow>,
    search: Option<Expectation>,
}

impl WindowMotifs {
    /// Prepares a neuron. Motifs are at most as wide as its receptive field.
    ///
    /// # Errors
    /// Those of [`ExpectationOptions::validate`] and [`Survey::new`]; [`Code::Layer`] for a receptive field that is shorter
    /// than any motif.
    pub fn new(network: &Network, mut request: WindowMotifsRequest) -> Result<Self> {
        request.options.validate()?;
        let WindowMotifsRequest { layer, channel, ref mut options } = request;
        let survey = SurveyRequest { layer, channels: vec![channel], windows: options.sequences };
        let survey = Survey::new(network, &survey)?;
        options.max_width = options.max_width.min(survey.field());
        options.min_width = options.min_width.min(options.max_width);
        if survey.field() < NARROWEST {
            return Err(too_narrow(layer, survey.field()));
        }
        options.both_strands &= network.alphabet.complement();
        let (alphabet, windows) = (network.alphabet.clone(), Vec::new());
        Ok(Self { request, alphabet, survey, records: 0, windows, search: None })
    }

    /// Scans some more records. Those that are given after the search has begun are not searched.
    pub fn push(&mut self, records: Records) {
        self.records += records.len() as u64;
        self.survey.push(records);
    }

    /// Does one step of the search in the strong windows of what was pushed.
    ///
    /// # Errors
    /// None that [`WindowMotifs::new`] lets pass.
    pub fn step(&mut self) -> Result<Progress> {
        let search = match self.search.take() {
            Some(search) => search,
            None => self.begun()?,
        };
        let search = self.search.insert(search);
        let is_done = search.step();
        let stage = if is_done { Stage::Done } else { Stage::Comparing };
        let (place, finished) = ((self.request.layer, self.request.channel), usize::from(is_done));
        Ok(Progress { stage, finished, targets: 1, fraction: search.fraction(), ..Progress::at(place) })
    }

    /// The search in the strong windows.
    fn begun(&mut self) -> Result<Expectation> {
        let (windows, codes): (Vec<TopWindow>, Vec<&[u8]>) = self.survey.strong(0).into_iter().unzip();
        self.windows = windows;
        Expectation::new(codes.into_iter(), &self.alphabet, self.request.options.clone())
    }

    /// The motifs found so far.
    pub fn report(&self) -> WindowMotifsReport {
        let found = self.search.as_ref().map_or(&[][..], Expectation::motifs);
        let motifs: Vec<WindowMotif> =
            found.iter().enumerate().map(|(index, motif)| self.motif(index, motif)).collect();
        let matrices = motifs.iter().filter_map(|motif| {
            let [start, end] = motif.informative?;
            Some((&motif.id[..], motif.ppm.part(start..end), motif.sites.len()))
        });
        WindowMotifsReport {
            layer: self.request.layer,
            channel: self.request.channel,
            alphabet: self.alphabet.as_str().to_owned(),
            length: self.survey.field(),
            records: self.records,
            windows: self.windows.len(),
            options: self.request.options.clone(),
            meme: meme::write_matrices(self.alphabet.as_str(), matrices),
            motifs,
        }
    }

    fn motif(&self, index: usize, motif: &ExpectationMotif) -> WindowMotif {
        let site = |site: &ExpectationSite| {
            let window = self.windows[site.sequence];
            WindowSite {
                record: window.record,
                start: window.start + site.start,
                length: motif.ppm.width(),
                reverse: site.reverse,
                probability: site.probability,
                value: window.value,
            }
        };
        WindowMotif {
            id: format!("motif_{}", index + 1),
            information: motif.ppm.mean_information(),
            consensus: self.alphabet.decode(&motif.ppm.consensus()),
            informative: informative(&motif.ppm),
            share: motif.share,
            gain: motif.gain,
            sites: motif.sites.iter().map(site).collect(),
            ppm: motif.ppm.clone(),
        }
    }
}

/// From the first to the last segment of a matrix. It is not smoothed: its gain has paid for its columns.
fn informative(ppm: &Ppm) -> Option<[usize; 2]> {
    let options = GrammarOptions { smoothing: 0.0, ..GrammarOptions::default() };
    let segments = segments(ppm, 1, &options);
    Some([segments.first()?.start, segments.last()?.end])
}

fn too_narrow(layer: usize, field: usize) -> Error {
    Error::new(
        Code::Layer,
        format!("layer {layer}"),
        format!("The receptive field of layer {layer} has {field} letters; a motif has at least {NARROWEST}."),
        "Choose a deeper layer.",
    )
}

#[cfg(test)]
mod tests;
