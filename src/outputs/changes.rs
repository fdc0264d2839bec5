//! The change of outputs, neurons and facets between two alleles of a variant.

mod difference;
mod facets;

use super::sequences::encoded;
use super::units;
use crate::alphabet::Alphabet;
use crate::engine::tract::{Silencing, WholeNetwork};
use crate::error::{Code, Error, Result};
use crate::network::Network;
use crate::report::Report;
use crate::report::conditions::of_network;
use crate::sequence::Records;
use facets::Facets;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

pub use facets::FacetChange;

/// What is asked about variants.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct ChangesRequest {
    /// Units of the outputs, counted from 0; empty means all.
    pub units: Vec<usize>,
    /// Layer whose neurons are asked, too, counted from 1; 0 for none.
    pub layer: usize,
    /// Its channels, counted from 0; empty means all.
    pub channels: Vec<usize>,
}

/// The change of a neuron's largest value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NeuronChange {
    /// Channel, counted from 0.
    pub channel: usize,
    /// Its largest value over the positions of the reference, where the next layers read it.
    pub reference: f32,
    /// The same for the alternative allele, less that of the reference.
    pub change: f32,
}

/// The change by one variant.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AlleleChange {
    /// For each unit the output for the reference allele.
    pub reference: Vec<f32>,
    /// For each unit the output for the alternative allele, less that for the reference.
    pub change: Vec<f32>,
    /// The neurons of the layer that was asked.
    pub neurons: Vec<NeuronChange>,
    /// The facets of these neurons that explain a window of either allele which the variant changes.
    pub facets: Vec<FacetChange>,
}

/// Asks a network about variants.
#[derive(Debug)]
pub struct Changes {
    whole: Arc<WholeNetwork>,
    alphabet: Alphabet,
    units: Vec<usize>,
    layer: Option<(Silencing, Vec<usize>)>,
    facets: Option<Facets>,
}

impl Changes {
    /// Prepares outputs and neurons, and the facets of these neurons that `report` has.
    ///
    /// # Errors
    /// [`Code::Report`] for a report of another network; [`Code::Option`], [`Code::Layer`] or [`Code::Neurons`] for what does not exist; those of [`Silencing::new`] and of
    /// [`Tiling::new`](crate::engine::tiling::Tiling::new).
    pub fn new(
        whole: Arc<WholeNetwork>,
        network: &Network,
        request: &ChangesRequest,
        report: Option<&Report>,
    ) -> Result<Self> {
        let units = units::listed(&request.units, whole.units())?;
        let (mut layer, mut facets) = (None, None);
        if request.layer > 0 {
            let channels = network.channels(request.layer, &request.channels)?;
            if let Some(report) = report {
                of_network(report, &network.sha256)?;
                facets = Facets::new(network, request.layer, &channels, report)?;
            }
            layer = Some((Silencing::new(Arc::clone(&whole), network, request.layer)?, channels));
        }
        Ok(Self { whole, alphabet: network.alphabet.clone(), units, layer, facets })
    }

    /// The changes for pairs of records: for each variant the window with the reference allele, then that with the
    /// alternative one, each as long as the input.
    ///
    /// # Errors
    /// [`Code::Sequence`] for a record of another length or without its pair; [`Code::UnsupportedOp`] where the engine fails.
    pub fn of(&self, given: Records) -> Result<Vec<AlleleChange>> {
        let records: Vec<Vec<u8>> = given.iter().map(|letters| encoded(letters, &self.alphabet)).collect();
        if let Some(odd) = records.iter().position(|codes| codes.len() != self.whole.length()) {
            return Err(wrong_window(odd, records[odd].len(), self.whole.length()));
        }
        if records.len() % 2 == 1 {
            return Err(wrong_window(records.len(), 0, self.whole.length()));
        }
        let records: Vec<&[u8]> = records.iter().map(Vec::as_slice).collect();
        let outputs = self.whole.values(&records)?;
        let neurons = self.largest(&records)?;
        let pairs = outputs.chunks_exact(2).zip(neurons.chunks_exact(2));
        let pairs: Vec<_> = pairs.zip(records.chunks_exact(2)).collect();
        let change = |((outputs, neurons), alleles)| self.change(alleles, outputs, neurons);
        Ok(pairs.into_par_iter().map(change).collect())
    }

    fn change(&self, alleles: &[&[u8]], outputs: &[Vec<f32>], neurons: &[Vec<f32>]) -> AlleleChange {
        let channels = self.layer.iter().flat_map(|(_, channels)| channels);
        let neuron = |&channel: &usize| NeuronChange {
            channel,
            reference: neurons[0][channel],
            change: neurons[1][channel] - neurons[0][channel],
        };
        AlleleChange {
            reference: self.units.iter().map(|&unit| outputs[0][unit]).collect(),
            change: self.units.iter().map(|&unit| outputs[1][unit] - outputs[0][unit]).collect(),
            neurons: channels.map(neuron).collect(),
            facets: self.facets.as_ref().map_or_else(Vec::new, |facets| facets.of(alleles[0], alleles[1])),
        }
    }

    /// For each record the largest value of each channel of the layer; nothing without one.
    fn largest(&self, records: &[&[u8]]) -> Result<Vec<Vec<f32>>> {
        let Some((silencing, _)) = &self.layer else { return Ok(vec![Vec::new(); records.len()]) };
        let of_group = |group: &[&[u8]]| {
            let (summary, _) = silencing.summary(&silencing.maps(group)?)?;
            Ok(summary.into_iter().map(|row| row.into_iter().map(|[_, max]| max as f32).collect()).collect())
        };
        let found: Vec<Vec<Vec<f32>>> = records.par_chunks(self.whole.batch()).map(of_group).collect::<Result<_>>()?;
        Ok(found.into_iter().flatten().collect())
    }
}

fn wrong_window(index: usize, found: usize, length: usize) -> Error {
    Error::new(
        Code::Sequence,
        "variants",
        format!("The window {index} of the variants has {found} letters; the input of the network has {length}."),
        format!("Give two windows of {length} letters for each variant: reference, then alternative allele."),
    )
}

#[cfg(test)]
mod tests;
