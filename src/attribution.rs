//! Attribution: how much each letter of one sequence contributes to a neuron's value, by the usual methods.
//!
//! An attribution explains one sequence, not the neuron: a neuron with several facets gives a different attribution for
//! each facet's sequences, which [`methods`](crate::methods) compares with the facets. A value is the pre-activation of
//! the neuron, as everywhere in this crate. Computations are in double precision by [`Soft`], except mutagenesis, whose
//! many sequences are evaluated by [`Simd`].

mod difference;
mod gradient;
mod records;
mod reference;

use crate::engine::simd::Simd;
use crate::engine::soft::{Soft, Trace};
use crate::error::{Code, Error, Result};
use crate::options::{LARGEST_SEED, within};
use crate::substructure::Substructure;
pub use records::{Contribution, Contributions, ContributionsRequest, HypotheticalContributions};
use serde::{Deserialize, Serialize};

/// An attribution method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum AttributionMethod {
    /// The gradient (Simonyan et al. 2013, doi:10.48550/arXiv.1312.6034).
    Saliency,
    /// The gradient times the one-hot sequence.
    GradientInput,
    /// The mean gradient on the straight path from the reference, times the difference from it (Sundararajan et al. 2017,
    /// doi:10.48550/arXiv.1703.01365).
    IntegratedGradients,
    /// DeepLIFT, rescale rule (Shrikumar et al. 2017, doi:10.48550/arXiv.1704.02685).
    DeepLift,
    /// The change of the value by each substitution (Alipanahi et al. 2015, doi:10.1038/nbt.3300, “mutation maps”).
    Mutagenesis,
}

/// The reference input that a sequence is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "Reference"))]
#[serde(rename_all = "lowercase")]
pub enum ReferenceInput {
    /// Every letter has the same probability at every position.
    #[default]
    Uniform,
    /// Zeros.
    Zeros,
    /// The sequence's letters in random order; the result is the mean over several such references.
    Shuffled,
    /// The same, with the numbers of all pairs of neighbouring letters as in the sequence.
    Dinucleotides,
    /// Every letter has its frequency in the sequence at every position.
    Frequencies,
}

/// Options of integrated gradients and DeepLIFT.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct AttributionOptions {
    /// The reference input that a sequence is compared with.
    pub reference: ReferenceInput,
    /// Steps of the path from the reference (1 to 10,000); gradients are taken at the middle of each (captum's `riemann_middle`).
    pub steps: usize,
    /// Shuffled references per sequence (1 to 1,000).
    pub shuffles: usize,
    /// Seed of the shuffles; a whole number below 2⁵³.
    #[cfg_attr(test, ts(type = "number"))]
    pub seed: u64,
}

impl Default for AttributionOptions {
    fn default() -> Self {
        Self { reference: ReferenceInput::Uniform, steps: 20, shuffles: 10, seed: 1 }
    }
}

impl AttributionOptions {
    /// Checks every value against its range.
    ///
    /// # Errors
    /// [`Code::Option`], naming option, value and range.
    pub fn validate(&self) -> Result<()> {
        within("attribution.steps", self.steps as f64, 1.0, 10_000.0)?;
        within("attribution.shuffles", self.shuffles as f64, 1.0, 1_000.0)?;
        within("attribution.seed", self.seed as f64, 0.0, LARGEST_SEED as f64)
    }
}

/// The attribution of one sequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Importance of every letter at every position, position × letter. Saliency: the gradient; mutagenesis: the change
    /// of the value when the letter replaces the sequence's own; the others: the contribution of the input's entry for
    /// this letter.
    pub importance: Vec<f64>,
    /// Importance of every position. Saliency: the largest absolute value over its letters, as published; mutagenesis:
    /// the value of the sequence less the mean value of its substitutions there; the others: the sum over its letters.
    pub positions: Vec<f64>,
}

/// Computes attributions of sequences for one neuron.
#[derive(Debug)]
pub struct Attributor {
    soft: Soft,
    /// Evaluates the many sequences of mutagenesis.
    simd: Simd,
    output: usize,
    options: AttributionOptions,
    /// The forward pass of the reference, where all sequences have the same one.
    shared: Option<Trace>,
}

impl Attributor {
    /// Prepares output `output` of a substructure.
    ///
    /// # Errors
    /// [`Code::Neurons`] where there is no such output, [`Code::Option`] for a value out of range.
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

    /// The mean value of the references of a sequence: the contributions of integrated gradients and DeepLIFT sum to the
    /// difference from it.
    ///
    /// # Errors
    /// See [`Attributor::explain`].
    pub fn reference_value(&self, codes: &[u8]) -> Result<f64> {
        self.pass(codes)?;
        let references = self.references(codes);
        let values = references.iter().map(|reference| reference.value(self.output));
        Ok(values.sum::<f64>() / references.len() as f64)
    }

    /// The value of a sequence.
    ///
    /// # Errors
    /// See [`Attributor::explain`].
    pub fn value(&self, codes: &[u8]) -> Result<f64> {
        Ok(self.pass(codes)?.value(self.output))
    }

    /// The attribution of a sequence.
    ///
    /// # Errors
    /// [`Code::Sequence`] for a sequence whose length is not the receptive field, or with a letter that the
    /// alphabet does not have.
    pub fn explain(&self, method: AttributionMethod, codes: &[u8]) -> Result<Attribution> {
        let trace = self.pass(codes)?;
        Ok(match method {
            AttributionMethod::Saliency => self.saliency(&trace),
            AttributionMethod::GradientInput => self.gradient_input(&trace),
            AttributionMethod::IntegratedGradients | AttributionMethod::DeepLift => {
                self.over_references(codes, |reference| self.compared(method, &trace, reference))
            }
            AttributionMethod::Mutagenesis => self.mutagenesis(codes),
        })
    }

    /// What each letter would contribute at each position, position × letter: the hypothetical contributions that TF-MoDISco
    /// takes. Of integrated gradients and DeepLIFT, the entry of the sequence's own letter is the importance of its position;
    /// saliency and mutagenesis have no contributions of one letter, so theirs are relative to the mean over all letters.
    ///
    /// # Errors
    /// See [`Attributor::explain`].
    pub fn hypothetical(&self, method: AttributionMethod, codes: &[u8]) -> Result<Vec<f64>> {
        let trace = self.pass(codes)?;
        Ok(match method {
            AttributionMethod::Saliency => self.centred(self.soft.gradient(&trace, self.output)),
            AttributionMethod::GradientInput => self.soft.gradient(&trace, self.output),
            AttributionMethod::IntegratedGradients | AttributionMethod::DeepLift => {
                self.over_references(codes, |reference| self.compared_letters(method, &trace, reference)).importance
            }
            AttributionMethod::Mutagenesis => self.centred(self.mutagenesis(codes).importance),
        })
    }

    /// Each position less the mean over its letters.
    fn centred(&self, mut importance: Vec<f64>) -> Vec<f64> {
        for row in importance.chunks_exact_mut(self.soft.alphabet_size()) {
            let mean = row.iter().sum::<f64>() / row.len() as f64;
            row.iter_mut().for_each(|x| *x -= mean);
        }
        importance
    }

    fn pass(&self, codes: &[u8]) -> Result<Trace> {
        let (length, alphabet_size) = (self.soft.length(), self.soft.alphabet_size());
        if codes.len() == length && codes.iter().all(|&code| usize::from(code) < alphabet_size) {
            return Ok(self.soft.forward(&self.soft.one_hot(codes)));
        }
        Err(Error::new(
            Code::Sequence,
            "sequence",
            format!(
                "The sequence has {} letters; the receptive field is {length}, over an alphabet of {alphabet_size}.",
                codes.len()
            ),
            format!("Give {length} letters of the alphabet."),
        ))
    }

    /// The attribution whose positions are sums over their letters.
    fn summed(&self, importance: Vec<f64>) -> Attribution {
        let positions = importance.chunks_exact(self.soft.alphabet_size()).map(|row| row.iter().sum()).collect();
        Attribution { importance, positions }
    }
}

#[cfg(test)]
mod tests;
