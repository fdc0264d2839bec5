//! The change of the facets of neurons between two alleles.
//!
//! Of each allele, the window that fits a facet best is one of those that the variant changes. The network says what it is
//! worth.

use super::difference::{Difference, overlapping};
use crate::engine::tiling::Tiling;
use crate::error::Result;
use crate::network::Network;
use crate::report::Report;
use crate::survey::{Assignment, HELD, analysed};
use serde::Serialize;
use std::ops::Range;

/// The change of a facet that explains the window of an allele.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FacetChange {
    /// Channel of its neuron, counted from 0.
    pub channel: usize,
    /// Its identifier.
    pub id: String,
    /// Share of its motifs, by their information, that the reference holds in the window that fits the facet best, 0 … 1.
    pub held: f64,
    /// The same for the alternative allele, less that of the reference.
    pub held_change: f64,
    /// The pre-activation of the neuron for the window of the reference.
    pub reference: f32,
    /// The same for the alternative allele, less that of the reference.
    pub change: f32,
}

/// The window of an allele that fits a facet best.
#[derive(Clone, Copy)]
struct Fit {
    held: f64,
    value: f32,
}

/// Neurons of a layer with their facets.
#[derive(Debug)]
pub struct Facets {
    tiling: Tiling,
    neurons: Vec<(usize, Assignment)>,
}

impl Facets {
    /// The neurons of `channels` that a report has; none where it has none of them.
    ///
    /// # Errors
    /// Those of [`Tiling::new`].
    pub fn new(network: &Network, layer: usize, channels: &[usize], report: &Report) -> Result<Option<Self>> {
        let of = |&channel: &usize| Some((channel, Assignment::new(analysed(report, layer, channel)?)));
        let neurons: Vec<(usize, Assignment)> = channels.iter().filter_map(of).collect();
        let channels: Vec<usize> = neurons.iter().map(|(channel, _)| *channel).collect();
        if channels.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self { tiling: Tiling::new(network, layer, &channels)?, neurons }))
    }

    /// The facets that explain a window of either allele which the variant changes.
    pub fn of(&self, reference: &[u8], alternative: &[u8]) -> Vec<FacetChange> {
        let difference = Difference::between(reference, alternative);
        let reference = self.fits(reference, difference.reference());
        let alternative = self.fits(alternative, difference.alternative());
        let mut found = Vec::new();
        for ((channel, assignment), (before, after)) in self.neurons.iter().zip(reference.iter().zip(&alternative)) {
            for (id, pair) in assignment.ids().zip(before.iter().zip(after)) {
                let (Some(before), Some(after)) = pair else { continue };
                if before.held < HELD && after.held < HELD {
                    continue;
                }
                found.push(FacetChange {
                    channel: *channel,
                    id: id.to_owned(),
                    held: before.held,
                    held_change: after.held - before.held,
                    reference: before.value,
                    change: after.value - before.value,
                });
            }
        }
        found
    }

    /// For each neuron and each of its facets the best of all windows that overlap with `changed`, the first of equal ones;
    /// none where all have unknown letters. Windows begin at every letter, not only where those of the neuron do: an insertion
    /// would otherwise exchange the facets that differ by a shift.
    fn fits(&self, codes: &[u8], changed: Range<usize>) -> Vec<Vec<Option<Fit>>> {
        let Tiling { field, jump, .. } = self.tiling;
        let mut best: Vec<Vec<Option<Fit>>> =
            self.neurons.iter().map(|(_, assignment)| vec![None; assignment.ids().len()]).collect();
        let starts = overlapping(codes.len(), field, changed);
        for first in starts.clone().take(jump) {
            let part = &codes[first..starts.end - 1 + field];
            let values = self.tiling.all(part);
            let windows = part.windows(field).step_by(jump).zip(values.chunks_exact(self.neurons.len()));
            windows.for_each(|(letters, values)| self.offer(letters, values, &mut best));
        }
        best
    }

    /// Offers a window to all facets; one with unknown letters has no value.
    fn offer(&self, letters: &[u8], values: &[f32], best: &mut [Vec<Option<Fit>>]) {
        for ((&value, (_, assignment)), best) in values.iter().zip(&self.neurons).zip(best) {
            if value == f32::NEG_INFINITY {
                continue;
            }
            for (best, held) in best.iter_mut().zip(assignment.held(letters)) {
                if best.is_none_or(|best| held > best.held) {
                    *best = Some(Fit { held, value });
                }
            }
        }
    }
}
