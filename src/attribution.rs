//! How much each letter of one sequence contributes to a neuron's value, by the usual methods.
//!
//! They explain one sequence, not the neuron: a neuron with several facets looks different from each of its sequences,
//! which [`methods`](crate::methods) shows side by side with the facets. Values are what enters the neuron's activation
//! function, as everywhere in this crate. All is computed in double precision by [`Soft`], but for mutagenesis, whose
//! many sequences the kernels evaluate.

mod difference;
mod gradient;
mod reference;

use crate::engine::simd::Simd;
use crate::engine::soft::{Soft, Trace};
use crate::error::{Code, Error, Result};
use crate::options::{LARGEST_SEED, within};
use crate::substructure::Substructure;
use serde::{Deserialize, Serialize};

/// How importance is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "AttributionMethod"))]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The gradient (Simonyan et al. 2013, doi:10.48550/arXiv.1312.6034).
    Saliency,
    /// The gradient times the one-hot sequence.
    GradientInput,
    /// The mean gradient on the way from the reference, times the difference from it (Sundararajan et al. 2017,
    /// doi:10.48550/arXiv.1703.01365).
    IntegratedGradients,
    /// DeepLIFT, rescale rule (Shrikumar et al. 2017, doi:10.48550/arXiv.1704.02685).
    DeepLift,
    /// What exchanging the letter changes (Alipanahi et al. 2015, doi:10.1038/nbt.3300, “mutation maps”).
    Mutagenesis,
}

/// What a sequence is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Reference {
    /// All letters alike at every position.
    #[default]
    Uniform,
    /// No letter at any position.
    Zeros,
    /// The sequence's own letters in random order: the mean over several such references.
    Shuffled,
}

/// What can be set about integrated gradients and DeepLIFT.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct AttributionOptions {
    /// What a sequence is compared with.
    pub reference: Reference,
    /// Gradients on the way from the reference (1 to 10,000), at the middles of equal steps (captum's `riemann_middle`).
    pub steps: usize,
    /// Shuffled references a sequence (1 to 1,000).
    pub shuffles: usize,
    /// Seed of the shuffles; a whole number below 2⁵³.
    #[cfg_attr(test, ts(type = "number"))]
    pub seed: u64,
}

impl Default for AttributionOptions {
    fn default() -> Self {
        Self { reference: Reference::Uniform, steps: 20, shuffles: 10, seed: 1 }
    }
}

impl AttributionOptions {
    /// Checks every number against its range.
    ///
    /// # Errors
    /// [`Code::Option`], naming option, value and range.
    pub fn validate(&self) -> Result<()> {
        within("attribution.steps", self.steps as f64, 1.0, 10_000.0)?;
        within("attribution.shuffles", self.shuffles as f64, 1.0, 1_000.0)?;
        within("attribution.seed", self.seed as f64, 0.0, LARGEST_SEED as f64)
    }
}

/// The importances of one sequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Of every letter at every position, length × letters. Saliency says what a little more of a letter would change,
    /// mutagenesis what the letter instead of the sequence's own one changes; the others, what the letters that are
    /// there contribute.
    pub importance: Vec<f64>,
    /// Of every position. Saliency: the largest absolute value of its letters, as published; mutagenesis: what the
    /// sequence's letter has ahead of the mean of the others; the others: the sum over its letters.
    pub positions: Vec<f64>,
}

/// Explains sequences to one neuron.
#[derive(Debug)]
pub struct Attributor {
    soft: Soft,
    /// For the many sequences of mutagenesis.
    simd: Simd,
    output: usize,
    options: AttributionOptions,
    /// The passes of a reference that all sequences share.
    shared: Option<Trace>,
}

impl Attributor {
    /// Prepares output `output` of a substructure.
    ///
    /// # Errors
    /// [`Code::Neurons`] where there is no such output, [`Code::Option`] for a number out of range.
    pub fn new(substructure: &Substructure, output: usize, options: AttributionOptions) -> Result<Self> {
        options.validate()?;
        if output >= substructure.outputs() {
            return Err(Error::new(
                Code::Neurons,
                "output",
                format!("There is no output {output}; the layer has {}.", substructure.outputs()),
                "Count neurons from 0.",
            ));
        }
        let soft = Soft::new(substructure);
        let shared = reference::shared(options.reference, &soft);
        Ok(Self { soft, simd: Simd::new(substructure), output, options, shared })
    }

    /// The value of a sequence.
    ///
    /// # Errors
    /// See [`Attributor::explain`].
    pub fn value(&self, codes: &[u8]) -> Result<f64> {
        Ok(self.pass(codes)?.value(self.output))
    }

    /// The importances of a sequence.
    ///
    /// # Errors
    /// [`Code::Sequence`] for a sequence of another length than the receptive field, or with a letter that the
    /// alphabet does not have.
    pub fn explain(&self, method: Method, codes: &[u8]) -> Result<Attribution> {
        let trace = self.pass(codes)?;
        Ok(match method {
            Method::Saliency => self.saliency(&trace),
            Method::GradientInput => self.gradient_input(&trace),
            Method::IntegratedGradients => self.over_references(codes, |start| self.integrated(&trace, start)),
            Method::DeepLift => self.over_references(codes, |start| self.deep_lift(&trace, start)),
            Method::Mutagenesis => self.mutagenesis(codes),
        })
    }

    fn pass(&self, codes: &[u8]) -> Result<Trace> {
        let (length, letters) = (self.soft.length(), self.soft.alphabet_size());
        if codes.len() == length && codes.iter().all(|&code| usize::from(code) < letters) {
            return Ok(self.soft.forward(&self.soft.one_hot(codes)));
        }
        Err(Error::new(
            Code::Sequence,
            "sequence",
            format!("The sequence has {} letters; the neuron sees {length}, of {letters} kinds.", codes.len()),
            format!("Give {length} letters of the alphabet."),
        ))
    }

    /// Sums over the letters of each position.
    fn summed(&self, importance: Vec<f64>) -> Attribution {
        let positions = importance.chunks_exact(self.soft.alphabet_size()).map(|row| row.iter().sum()).collect();
        Attribution { importance, positions }
    }
}

#[cfg(test)]
mod tests;
