//! Attributions of the sample's sequences, a few per step, then TF-MoDISco on them.

use super::{ATTRIBUTIONS, MethodKind, Sample, maps};
use crate::attribution::Attributor;
use crate::modisco::{self, ModiscoOptions, Pattern};
use rayon::prelude::*;

/// The attributions computed so far.
#[derive(Clone, Debug, Default)]
pub struct Explaining {
    /// Indices of the sequences, the most activating first.
    chosen: Vec<usize>,
    /// The map of each sequence by method: position × letter, see [`maps::drawn`].
    maps: Vec<Vec<Vec<f64>>>,
    /// TF-MoDISco's motifs, once it has run.
    patterns: Option<Vec<Pattern>>,
}

impl Explaining {
    /// Chooses at most `max` of the sequences, evenly spaced by rank; the first is always among them.
    pub fn new(sample: &Sample, max: usize) -> Self {
        let candidates = sample.values.len();
        let count = candidates.min(max);
        Self { chosen: (0..count).map(|i| i * candidates / count).collect(), maps: vec![Vec::new()], patterns: None }
    }

    /// Explains one sequence per thread, or runs TF-MoDISco on the attributions; `true` when all is done. `both_strands`
    /// is whether a motif may occur on either strand.
    pub fn step(
        &mut self,
        attributor: &Attributor,
        sample: &Sample,
        both_strands: bool,
        seed: u64,
        threads: usize,
    ) -> bool {
        if self.fraction() >= 1.0 {
            self.patterns = Some(self.motifs(sample, both_strands, seed));
            return true;
        }
        let method = ATTRIBUTIONS[self.maps.len() - 1].0;
        let Some(done) = self.maps.last_mut() else { return true };
        let slice: Vec<usize> = self.chosen.iter().skip(done.len()).take(threads).copied().collect();
        let explain = |index: usize| {
            let codes = sample.sequences.get(index);
            attributor.explain(method, codes).map(|attribution| maps::drawn(method, &attribution, codes))
        };
        done.extend(slice.into_par_iter().filter_map(|index| explain(index).ok()).collect::<Vec<_>>());
        if done.len() == self.chosen.len() && self.maps.len() < ATTRIBUTIONS.len() {
            self.maps.push(Vec::new());
        }
        false
    }

    /// TF-MoDISco on DeepLIFT's contributions.
    fn motifs(&self, sample: &Sample, both_strands: bool, seed: u64) -> Vec<Pattern> {
        let lift = ATTRIBUTIONS.iter().position(|(_, kind)| *kind == MethodKind::DeepLift);
        let Some(maps) = lift.and_then(|lift| self.maps.get(lift)).filter(|maps| !maps.is_empty()) else {
            return Vec::new();
        };
        let indices: Vec<u32> = self.chosen.iter().map(|&index| index as u32).collect();
        let (sequences, importances) = (sample.sequences.select(&indices), maps.concat());
        let alphabet_size = importances.len() / (sequences.len() * sequences.length()).max(1);
        let options = ModiscoOptions { both_strands, ..ModiscoOptions::fitting(sequences.length()) };
        modisco::motifs(&sequences, &importances, alphabet_size, &options, seed)
    }

    /// Share of the attributions that are computed.
    pub fn fraction(&self) -> f64 {
        let done: usize = self.maps.iter().map(Vec::len).sum();
        let all = self.chosen.len() * ATTRIBUTIONS.len();
        if all > 0 { done as f64 / all as f64 } else { 1.0 }
    }

    /// TF-MoDISco's motifs; none until it has run.
    pub fn patterns(&self) -> Option<&[Pattern]> {
        self.patterns.as_deref()
    }

    /// A method's map of the most activating sequence, and the mean of its maps of all; none until all are computed.
    pub fn of(&self, method: usize) -> Option<(&[f64], Vec<f64>)> {
        let maps = self.maps.get(method).filter(|maps| maps.len() == self.chosen.len())?;
        let first = maps.first()?;
        let mut mean = vec![0.0; first.len()];
        let share = 1.0 / maps.len() as f64;
        maps.iter().for_each(|map| mean.iter_mut().zip(map).for_each(|(mean, x)| *mean += share * x));
        Some((first, mean))
    }

    /// Number of sequences with attributions.
    pub fn sequences(&self) -> usize {
        self.chosen.len()
    }
}
