//! The usual methods on one neuron, for comparison with its facets (paper, Fig. 2B and Fig. 3).
//!
//! All methods use the same sequences. Where the receptive field is short, they are enumerated as in the neuron's run;
//! otherwise they are drawn from the matrices of its facets. Stacking uses all of them; attributions are computed for
//! some, evenly spaced by rank, and TF-MoDISco searches these for motifs; MEME's expectation maximisation searches those that
//! activate the neuron most. DeepResolve uses no sequences. Work is done step by step, and the result is a
//! function of network, report and options.

mod explaining;
mod figures;
mod maps;
mod rows;
mod sample;
mod stacking;
mod subject;
mod truth;

use crate::attribution::{AttributionMethod, AttributionOptions, Attributor};
use crate::deepresolve::{DeepResolve, ImportantFilter};
use crate::engine::simd::Simd;
use crate::error::{Code, Error, Result};
use crate::expectation::ExpectationMotif;
use crate::modisco::Pattern;
use crate::motif::Ppm;
use crate::network::Network;
use crate::options::within;
use crate::progress::{Progress, Stage};
use crate::random::Key;
use crate::report::conditions::of_network;
use crate::report::{NeuronReport, Report};
use crate::substructure::Substructure;
use explaining::Explaining;
use sample::Sampling;
use serde::{Deserialize, Serialize};

pub use figures::{Alignment, align};
pub use sample::{Sample, SampleOrigin};
pub use subject::{MethodsNote, Subject};
pub(crate) use truth::read as read_truth;

/// A neuron of a report, and the options of the comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MethodsRequest {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// A motif that the neuron is known to recognise; left out, the known motif that its report matches best.
    #[serde(default)]
    pub truth: Option<ReferenceMotif>,
    /// The options of the comparison.
    #[serde(default)]
    pub options: MethodsOptions,
}

/// A motif that the neuron is known, or believed, to recognise: the truth that matrices are compared with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "MethodsTruth"))]
#[serde(deny_unknown_fields)]
pub struct ReferenceMotif {
    /// Its name.
    pub name: String,
    /// Probabilities, one row per position.
    pub ppm: Vec<Vec<f64>>,
}

/// Options of the comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct MethodsOptions {
    /// Number of sequences drawn where they are not enumerated (100 to 100,000).
    pub drawn: usize,
    /// Maximum number of sequences that attributions are computed for (1 to 10,000).
    pub explained: usize,
    /// Options of the attributions: references, steps and seed.
    pub attribution: AttributionOptions,
}

impl Default for MethodsOptions {
    fn default() -> Self {
        Self { drawn: 5_000, explained: 300, attribution: AttributionOptions::default() }
    }
}

impl MethodsOptions {
    /// Checks every value against its range.
    ///
    /// # Errors
    /// [`Code::Option`], naming option, value and range.
    pub fn validate(&self) -> Result<()> {
        within("methods.drawn", self.drawn as f64, 100.0, 100_000.0)?;
        within("methods.explained", self.explained as f64, 1.0, 10_000.0)?;
        self.attribution.validate()
    }
}

/// A method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum MethodKind {
    /// Stacking by Kelley et al. 2016.
    Kelley,
    /// Stacking by Alipanahi et al. 2015.
    Alipanahi,
    /// The gradient.
    Saliency,
    /// The gradient times the sequence.
    GradientInput,
    /// DeepLIFT.
    DeepLift,
    /// Integrated gradients.
    IntegratedGradients,
    /// In silico mutagenesis.
    Mutagenesis,
    /// DeepResolve: the filters of the first convolution in the maps that activate the neuron.
    DeepResolve,
    /// TF-MoDISco on DeepLIFT's contributions.
    Modisco,
    /// MEME's expectation maximisation on the sequences that activate the neuron most.
    Meme,
    /// NeuronMotif.
    NeuronMotif,
}

/// One result of a method: a matrix with its figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MethodRow {
    /// Which method.
    pub method: MethodKind,
    /// What of the neuron it shows.
    pub subject: Subject,
    /// Sequences used; of TF-MoDISco, windows of sequences that its motif is made of; 0 of DeepResolve, which uses none.
    pub sequences: usize,
    /// Its matrix. That of contributions is made by a rule (see `maps.rs`).
    pub ppm: Ppm,
    /// What the method itself gives where that is no matrix: contributions, position × letter, of either sign.
    pub contributions: Option<Vec<Vec<f64>>>,
    /// Mean information content, bits per position.
    pub information: f64,
    /// The most probable letter of every position.
    pub consensus: String,
    /// The neuron's activation on the consensus; null where the matrix is shorter than the receptive field.
    pub consensus_activation: Option<f32>,
    /// Consensus activation divided by the neuron's largest activation.
    pub decoupling: Option<f64>,
    /// Agreement of the matrix with the truth; null where there is none.
    pub truth: Option<Alignment>,
}

/// The results of all methods on one neuron.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MethodsReport {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// Letters of the matrices' columns.
    pub alphabet: String,
    /// The neuron's largest activation.
    pub max_activation: f32,
    /// Where the sequences come from; null until they are there.
    pub sample: Option<SampleOrigin>,
    /// What matrices were compared with; null where nothing was given and no known motif matches.
    pub truth: Option<ReferenceMotif>,
    /// What was set.
    pub options: MethodsOptions,
    /// Results of the finished methods, in the order of [`MethodKind`].
    pub rows: Vec<MethodRow>,
    /// Methods that found nothing.
    pub notes: Vec<MethodsNote>,
}

/// A comparison in progress.
pub struct Methods {
    layer: usize,
    channel: usize,
    alphabet: crate::alphabet::Alphabet,
    options: MethodsOptions,
    threads: usize,
    truth: Option<(ReferenceMotif, Ppm)>,
    neuron: NeuronReport,
    engine: Simd,
    attributor: Attributor,
    /// Until the explaining begins.
    resolve: Option<DeepResolve>,
    phase: ComparisonPhase,
}

/// The phases of a comparison.
enum ComparisonPhase {
    Sampling(Box<Sampling>),
    Explaining(Sample, Explaining),
    Done(Sample, Explaining),
}

impl Methods {
    /// Begins with a neuron of a finished report; a slice of work is as large as `threads` threads need it.
    ///
    /// # Errors
    /// [`Code::Report`] where the report is of another network, [`Code::Neurons`] where it does not have the neuron or
    /// the neuron has no facets, [`Code::Option`] for a number out of range or a truth over other letters.
    pub fn new(network: &Network, report: &Report, request: MethodsRequest, threads: usize) -> Result<Self> {
        let MethodsRequest { layer, channel, truth, options } = request;
        options.validate()?;
        of_network(report, &network.sha256)?;
        let neuron = report.neurons.iter().find(|neuron| (neuron.layer, neuron.channel) == (layer, channel));
        let neuron = neuron.filter(|neuron| !neuron.crms.is_empty()).ok_or_else(|| {
            Error::new(
                Code::Neurons,
                format!("neuron {channel} of layer {layer}"),
                format!("The report has no facets of neuron {channel} of layer {layer}."),
                "Analyse the neuron first.",
            )
        })?;
        let truth = truth.or_else(|| truth::best_known(neuron, report));
        let truth = truth.map(|truth| truth::read(truth, network.alphabet.len())).transpose()?;
        let substructure = Substructure::new(network, layer, Some(channel))?;
        let substructure = match neuron.sampling.level {
            Some(level) => substructure.inverted(&[level]),
            None => substructure,
        };
        let attributor = Attributor::new(&substructure, 0, options.attribution.clone())?;
        let resolve = DeepResolve::new(&substructure, 0, Key { seed: options.attribution.seed, layer, channel });
        let sampling = Sampling::new(&substructure, neuron, &report.options, options.drawn)?;
        Ok(Self {
            layer,
            channel,
            alphabet: network.alphabet.clone(),
            options,
            threads,
            truth,
            neuron: neuron.clone(),
            engine: Simd::new(&substructure),
            attributor,
            resolve,
            phase: ComparisonPhase::Sampling(Box::new(sampling)),
        })
    }

    /// Does one slice of work.
    pub fn step(&mut self) -> Progress {
        if let ComparisonPhase::Sampling(sampling) = &mut self.phase {
            if let Some(sample) = sampling.step(&self.engine) {
                let explaining = Explaining::new(&sample, self.options.explained, self.resolve.take());
                self.phase = ComparisonPhase::Explaining(sample, explaining);
            }
        } else if let ComparisonPhase::Explaining(sample, explaining) = &mut self.phase
            && explaining.step(&self.attributor, sample, &self.alphabet, self.options.attribution.seed, self.threads)
        {
            let (sample, explaining) = (std::mem::take(sample), std::mem::take(explaining));
            self.phase = ComparisonPhase::Done(sample, explaining);
        }
        let (stage, fraction) = match &self.phase {
            ComparisonPhase::Sampling(_) => (Stage::Enumerating, 0.0),
            ComparisonPhase::Explaining(_, explaining) => (Stage::Explaining, explaining.fraction()),
            ComparisonPhase::Done(..) => (Stage::Done, 1.0),
        };
        let finished = usize::from(stage == Stage::Done);
        Progress { stage, finished, targets: 1, fraction, ..Progress::at((self.layer, self.channel)) }
    }

    /// The results so far.
    pub fn report(&self) -> MethodsReport {
        let (rows, notes, max_activation, sample) = match &self.phase {
            ComparisonPhase::Sampling(_) => (Vec::new(), Vec::new(), self.neuron.sampling.max_activation, None),
            ComparisonPhase::Explaining(sample, explaining) | ComparisonPhase::Done(sample, explaining) => {
                (self.rows(sample, explaining), notes(explaining), sample.max, sample.origin)
            }
        };
        MethodsReport {
            layer: self.layer,
            channel: self.channel,
            alphabet: self.alphabet.as_str().to_owned(),
            max_activation,
            sample,
            truth: self.truth.as_ref().map(|(truth, _)| truth.clone()),
            options: self.options.clone(),
            rows,
            notes,
        }
    }
}

/// What must be said of methods that gave no row.
fn notes(explaining: &Explaining) -> Vec<MethodsNote> {
    let no_pattern = explaining.patterns().is_some_and(<[Pattern]>::is_empty);
    let no_sites = explaining.expected().is_some_and(<[ExpectationMotif]>::is_empty);
    let no_filters = explaining.filters().is_some_and(<[ImportantFilter]>::is_empty);
    let notes =
        [(no_pattern, MethodsNote::NoMotif), (no_sites, MethodsNote::NoSites), (no_filters, MethodsNote::NoFilters)];
    notes.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note).collect()
}

/// The attributions that are compared.
const ATTRIBUTIONS: [(AttributionMethod, MethodKind); 5] = [
    (AttributionMethod::Saliency, MethodKind::Saliency),
    (AttributionMethod::GradientInput, MethodKind::GradientInput),
    (AttributionMethod::DeepLift, MethodKind::DeepLift),
    (AttributionMethod::IntegratedGradients, MethodKind::IntegratedGradients),
    (AttributionMethod::Mutagenesis, MethodKind::Mutagenesis),
];

#[cfg(test)]
mod tests;
