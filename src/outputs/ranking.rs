//! Neurons of a layer by their effect on the outputs: each is set to its mean at all positions (ablation).

use super::moments::{Moments, correlation, mean};
use super::sequences::{drawn, sample, strong, write_strong};
use super::units;
use super::work::Work;
use crate::engine::tract::{LayerMaps, Silencing, WholeNetwork};
use crate::error::Result;
use crate::necessity::Mean;
use crate::network::Network;
use crate::options::{LARGEST_SEED, within};
use crate::sample::contributors::ContributorSearch;
use crate::sequence::Records;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::sync::Arc;

/// Maximum number of sequences.
const MAX_SEQUENCES: usize = 10_000;

/// What is ranked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct RankingRequest {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Units of the outputs, counted from 0; empty means all.
    pub units: Vec<usize>,
    /// Maximum number of sequences.
    pub sequences: usize,
    /// Seed of drawn sequences; a whole number below 2⁵³.
    #[cfg_attr(test, ts(type = "number"))]
    pub seed: u64,
}

impl Default for RankingRequest {
    fn default() -> Self {
        Self { layer: 1, units: Vec::new(), sequences: 100, seed: 1 }
    }
}

/// The effect of one neuron.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NeuronEffect {
    /// Channel, counted from 0.
    pub channel: usize,
    /// The value that it is set to: its mean over sequences and positions, where the next layers read it.
    pub level: f64,
    /// For each unit the mean change of the output by the neuron: the output less that with the neuron silenced.
    pub effects: Vec<Mean>,
    /// For each unit the correlation of the neuron's largest value in a sequence with the output.
    pub correlations: Vec<Mean>,
}

/// Neurons of a layer and their effects.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RankingReport {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Number of sequences.
    pub sequences: usize,
    /// Whether they are the user's; else they were drawn, with equally likely letters, and every second one holds a sequence that
    /// activates a neuron of the layer.
    pub given: bool,
    /// Number of the user's sequences that have another length than the input.
    pub left_out: usize,
    /// Units, counted from 0.
    pub units: Vec<usize>,
    /// The mean output for each unit.
    pub outputs: Vec<Mean>,
    /// The neurons, by channel.
    pub neurons: Vec<NeuronEffect>,
    /// For each unit the channels by decreasing effect: those that raise it first, those that lower it last.
    pub order: Vec<Vec<usize>>,
}

/// A ranking in progress.
#[derive(Debug)]
pub struct Ranking {
    silencing: Silencing,
    /// The search for strong sequences of the neurons, which are written into drawn ones.
    search: Option<ContributorSearch>,
    request: RankingRequest,
    batch: usize,
    sequences: Vec<Vec<u8>>,
    given: bool,
    left_out: usize,
    /// For each sequence the sum and maximum of each channel, and the outputs.
    summaries: Vec<(Vec<[f64; 2]>, Vec<f32>)>,
    positions: usize,
    levels: Vec<f64>,
    /// The group whose neurons are being silenced, with its maps.
    group: usize,
    maps: Option<LayerMaps>,
    channel: usize,
    /// For each channel and unit the changes so far.
    changes: Vec<Vec<Moments>>,
}

impl Work for Ranking {
    fn step(&mut self) -> Result<bool> {
        if let Some(search) = &mut self.search {
            search.step();
            if let Some(found) = self.search.take_if(|search| search.is_done()) {
                write_strong(found, &mut self.sequences, self.request.seed);
            }
        } else if self.summaries.len() < self.sequences.len() {
            self.summarise()?;
        } else if self.group < self.groups() {
            self.silence()?;
        }
        Ok(self.group == self.groups())
    }

    fn fraction(&self) -> f64 {
        let passes = (self.silencing.channels() + 1) * self.groups();
        let done = self.summaries.len().div_ceil(self.batch) + self.group * self.silencing.channels() + self.channel;
        done as f64 / passes.max(1) as f64
    }

    fn json(&self) -> String {
        serde_json::to_string(&self.report()).unwrap_or_default()
    }
}

impl Ranking {
    /// Prepares a layer; `given` are sequences of the user, without which some are drawn.
    ///
    /// # Errors
    /// Those of [`Silencing::new`]; [`Code::Option`](crate::error::Code::Option) for a value out of range; [`Code::Sequence`](crate::error::Code::Sequence) where no given sequence
    /// has the input's length.
    pub fn new(
        whole: Arc<WholeNetwork>,
        network: &Network,
        request: RankingRequest,
        given: Option<Records>,
    ) -> Result<Self> {
        let request = checked(request, whole.units())?;
        let silencing = Silencing::new(Arc::clone(&whole), network, request.layer)?;
        let (length, alphabet) = (whole.length(), &network.alphabet);
        let (sequences, left_out) = match given {
            Some(given) => sample(given, request.sequences, length, alphabet)?,
            None => (drawn(request.seed, request.sequences, length, alphabet), 0),
        };
        let search = match given {
            Some(_) => None,
            None => Some(strong(network, request.layer, request.sequences.div_ceil(2), request.seed)?),
        };
        let channels = silencing.channels();
        let changes = vec![vec![Moments::default(); request.units.len()]; channels];
        Ok(Self {
            silencing,
            search,
            batch: whole.batch(),
            sequences,
            given: given.is_some(),
            left_out,
            summaries: Vec::new(),
            positions: 1,
            levels: Vec::new(),
            group: 0,
            maps: None,
            channel: 0,
            changes,
            request,
        })
    }

    fn groups(&self) -> usize {
        self.sequences.len().div_ceil(self.batch)
    }

    fn group_of(&self, index: usize) -> Vec<&[u8]> {
        self.sequences.iter().skip(index * self.batch).take(self.batch).map(Vec::as_slice).collect()
    }

    /// Computes the maps and outputs of some more groups.
    fn summarise(&mut self) -> Result<()> {
        let first = self.summaries.len().div_ceil(self.batch);
        let groups = first..(first + rayon::current_num_threads()).min(self.groups());
        let summarise = |index: usize| {
            let maps = self.silencing.maps(&self.group_of(index))?;
            let (summary, positions) = self.silencing.summary(&maps)?;
            let outputs = self.silencing.outputs(&maps, None)?;
            Ok((summary.into_iter().zip(outputs).collect::<Vec<_>>(), positions))
        };
        let found: Vec<_> = groups.into_par_iter().map(summarise).collect::<Result<_>>()?;
        for (rows, positions) in found {
            self.summaries.extend(rows);
            self.positions = positions.max(1);
        }
        if self.summaries.len() == self.sequences.len() {
            let count = (self.summaries.len() * self.positions) as f64;
            let level = |channel: usize| self.summaries.iter().map(|(row, _)| row[channel][0]).sum::<f64>() / count;
            self.levels = (0..self.silencing.channels()).map(level).collect();
        }
        Ok(())
    }

    /// Silences some more neurons in the current group of sequences.
    fn silence(&mut self) -> Result<()> {
        let maps = match self.maps.take() {
            Some(maps) => maps,
            None => self.silencing.maps(&self.group_of(self.group))?,
        };
        let channels = self.channel..(self.channel + rayon::current_num_threads()).min(self.silencing.channels());
        let silenced = |channel: usize| self.silencing.outputs(&maps, Some((channel, self.levels[channel])));
        let found: Vec<Vec<Vec<f32>>> = channels.clone().into_par_iter().map(silenced).collect::<Result<_>>()?;
        let own = &self.summaries[self.group * self.batch..];
        for (outputs, changes) in found.iter().zip(&mut self.changes[channels.clone()]) {
            for (without, (_, with)) in outputs.iter().zip(own) {
                for (&unit, moments) in self.request.units.iter().zip(changes.iter_mut()) {
                    moments.add(f64::from(with[unit]) - f64::from(without[unit]));
                }
            }
        }
        self.channel = channels.end;
        if self.channel == self.silencing.channels() {
            (self.group, self.channel) = (self.group + 1, 0);
        } else {
            self.maps = Some(maps);
        }
        Ok(())
    }

    /// The effects; of the sequences that were silenced so far.
    pub fn report(&self) -> RankingReport {
        let of_unit = |unit: usize| -> Vec<f64> { self.summaries.iter().map(|(_, row)| row[unit].into()).collect() };
        let outputs: Vec<Vec<f64>> = self.request.units.iter().map(|&unit| of_unit(unit)).collect();
        let neuron = |channel: usize| {
            let largest: Vec<f64> = self.summaries.iter().map(|(row, _)| row[channel][1]).collect();
            NeuronEffect {
                channel,
                level: self.levels.get(channel).copied().unwrap_or(0.0),
                effects: self.changes[channel].iter().map(mean).collect(),
                correlations: outputs.iter().map(|output| correlation(&largest, output)).collect(),
            }
        };
        let neurons: Vec<NeuronEffect> = (0..self.silencing.channels()).map(neuron).collect();
        let average = |values: &Vec<f64>| {
            let mut moments = Moments::default();
            values.iter().for_each(|&value| moments.add(value));
            mean(&moments)
        };
        RankingReport {
            layer: self.request.layer,
            sequences: self.sequences.len(),
            given: self.given,
            left_out: self.left_out,
            units: self.request.units.clone(),
            outputs: outputs.iter().map(average).collect(),
            order: (0..self.request.units.len()).map(|unit| order(&neurons, unit)).collect(),
            neurons,
        }
    }
}

/// The channels by decreasing effect on a unit: those that raise it first, those that lower it last.
fn order(neurons: &[NeuronEffect], unit: usize) -> Vec<usize> {
    let effect = |channel: usize| neurons[channel].effects[unit].mean;
    let mut order: Vec<usize> = (0..neurons.len()).collect();
    order.sort_by(|&a, &b| effect(b).partial_cmp(&effect(a)).unwrap_or(Ordering::Equal).then(a.cmp(&b)));
    order
}

/// The request with its units listed.
fn checked(request: RankingRequest, units: usize) -> Result<RankingRequest> {
    within("sequences", request.sequences as f64, 2.0, MAX_SEQUENCES as f64)?;
    within("seed", request.seed as f64, 0.0, LARGEST_SEED as f64)?;
    Ok(RankingRequest { units: units::listed(&request.units, units)?, ..request })
}
