//! Contributions in the records of the user.

use super::{AttributionMethod, AttributionOptions, Attributor};
use crate::engine::tiling::Tiling;
use crate::error::Result;
use crate::network::Network;
use crate::sequence::Records;
use crate::substructure::Substructure;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct ContributionsRequest {
    /// Layer, counted from 1. An output that is a dense layer is one.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// The method.
    pub method: AttributionMethod,
    /// Options of integrated gradients and DeepLIFT.
    pub options: AttributionOptions,
}

impl Default for ContributionsRequest {
    fn default() -> Self {
        Self { layer: 1, channel: 0, method: AttributionMethod::DeepLift, options: AttributionOptions::default() }
    }
}

/// The contributions in the strongest window of a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Contribution {
    /// Index of the record among those that were given together.
    pub record: usize,
    /// First letter of the window, counted from 0.
    pub start: usize,
    /// The value of the window.
    pub value: f64,
    /// The mean value of the references; absent for methods without.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub reference: Option<f64>,
    /// The sum of all contributions; absent for methods whose contributions have no sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub sum: Option<f64>,
    /// The importance of each position of the window.
    pub positions: Vec<f64>,
    /// The importance of each letter at each position, position × letter.
    pub importance: Vec<Vec<f64>>,
}

/// The hypothetical contributions in the middle of the strongest window of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct HypotheticalContributions {
    /// Index of the record among those that were given together.
    pub record: usize,
    /// First letter in the record, counted from 0.
    pub start: usize,
    /// The letters.
    pub codes: Vec<u8>,
    /// See [`Attributor::hypothetical`].
    pub importances: Vec<f32>,
}

/// Explains one neuron in many records.
#[derive(Debug)]
pub struct Contributions {
    attributor: Attributor,
    tiling: Tiling,
    method: AttributionMethod,
    alphabet_size: usize,
}

impl Contributions {
    /// Prepares a neuron.
    ///
    /// # Errors
    /// Those of [`Network::layer`], [`Network::channels`] and [`AttributionOptions::validate`].
    pub fn new(network: &Network, request: &ContributionsRequest) -> Result<Self> {
        let ContributionsRequest { layer, channel, method, ref options } = *request;
        let substructure = Substructure::new(network, layer, Some(channel))?;
        Ok(Self {
            attributor: Attributor::new(&substructure, 0, options.clone())?,
            tiling: Tiling::new(network, layer, &[channel])?,
            method,
            alphabet_size: substructure.alphabet_size,
        })
    }

    /// Letters of a window: the receptive field.
    pub fn field(&self) -> usize {
        self.tiling.field
    }

    /// The contributions in the strongest window of each record; none for a record without a window of known letters.
    ///
    /// # Errors
    /// None that [`Contributions::new`] lets pass.
    pub fn of(&self, records: Records) -> Result<Vec<Contribution>> {
        let sequences = self.tiling.encoded(records);
        let explained = |(record, codes): (usize, &Vec<u8>)| self.explain(record, codes).transpose();
        sequences.par_iter().enumerate().filter_map(explained).collect()
    }

    /// The hypothetical contributions of the `length` letters in the middle of the strongest window of each record; none for a
    /// record without a window of known letters.
    ///
    /// # Errors
    /// None that [`Contributions::new`] lets pass.
    pub fn hypothetical(&self, records: Records, length: usize) -> Result<Vec<HypotheticalContributions>> {
        let sequences = self.tiling.encoded(records);
        let explained = |(record, codes): (usize, &Vec<u8>)| self.letters(record, codes, length).transpose();
        sequences.par_iter().enumerate().filter_map(explained).collect()
    }

    /// The strongest window of a record, with its first letter.
    fn strongest<'c>(&self, codes: &'c [u8]) -> Option<(usize, &'c [u8])> {
        let start = self.tiling.strongest(codes)? * self.tiling.jump;
        Some((start, &codes[start..start + self.tiling.field]))
    }

    fn letters(&self, record: usize, codes: &[u8], length: usize) -> Result<Option<HypotheticalContributions>> {
        let Some((start, codes)) = self.strongest(codes) else { return Ok(None) };
        let all = self.attributor.hypothetical(self.method, codes)?;
        let middle = (codes.len() - length.min(codes.len())) / 2;
        let end = (middle + length).min(codes.len());
        let kept = &all[middle * self.alphabet_size..end * self.alphabet_size];
        Ok(Some(HypotheticalContributions {
            record,
            start: start + middle,
            codes: codes[middle..end].to_vec(),
            importances: kept.iter().map(|&x| x as f32).collect(),
        }))
    }

    fn explain(&self, record: usize, codes: &[u8]) -> Result<Option<Contribution>> {
        let Some((start, codes)) = self.strongest(codes) else { return Ok(None) };
        let found = self.attributor.explain(self.method, codes)?;
        let compares = matches!(self.method, AttributionMethod::DeepLift | AttributionMethod::IntegratedGradients);
        let reference = compares.then(|| self.attributor.reference_value(codes)).transpose()?;
        Ok(Some(Contribution {
            record,
            start,
            value: self.attributor.value(codes)?,
            reference,
            sum: reference.map(|_| found.positions.iter().sum()),
            importance: found.importance.chunks_exact(self.alphabet_size).map(<[f64]>::to_vec).collect(),
            positions: found.positions,
        }))
    }
}
