//! Attributions of the sample's sequences, some at a time; then what TF-MoDISco makes of them.

use super::{ATTRIBUTIONS, Kind, Sample, maps};
use crate::attribution::Attributor;
use crate::modisco::{self, ModiscoOptions, Pattern};
use rayon::prelude::*;

/// What is known so far of the attributions.
#[derive(Clone, Debug, Default)]
pub struct Explaining {
    /// Indices of the sequences, the most activating first.
    chosen: Vec<usize>,
    /// By method and sequence, what is drawn: position × letter.
    drawn: Vec<Vec<Vec<f64>>>,
    /// TF-MoDISco's motifs, once they were looked for.
    patterns: Option<Vec<Pattern>>,
}

impl Explaining {
    /// At most `most` of the sequences, evenly by rank; the first is always among them.
    pub fn new(sample: &Sample, most: usize) -> Self {
        let candidates = sample.values.len();
        let count = candidates.min(most);
        Self { chosen: (0..count).map(|i| i * candidates / count).collect(), drawn: vec![Vec::new()], patterns: None }
    }

    /// Explains one sequence per thread, or looks for motifs in what was explained; `true` when all is
    /// done. `strands` says whether a motif may lie on either.
    pub fn step(&mut self, attributor: &Attributor, sample: &Sample, strands: bool, seed: u64, threads: usize) -> bool {
        if self.fraction() >= 1.0 {
            self.patterns = Some(self.motifs(sample, strands, seed));
            return true;
        }
        let method = ATTRIBUTIONS[self.drawn.len() - 1].0;
        let Some(done) = self.drawn.last_mut() else { return true };
        let slice: Vec<usize> = self.chosen.iter().skip(done.len()).take(threads).copied().collect();
        let explain = |index: usize| {
            let codes = sample.sequences.get(index);
            attributor.explain(method, codes).map(|attribution| maps::drawn(method, &attribution, codes))
        };
        done.extend(slice.into_par_iter().filter_map(|index| explain(index).ok()).collect::<Vec<_>>());
        if done.len() == self.chosen.len() && self.drawn.len() < ATTRIBUTIONS.len() {
            self.drawn.push(Vec::new());
        }
        false
    }

    /// TF-MoDISco on DeepLIFT's contributions.
    fn motifs(&self, sample: &Sample, strands: bool, seed: u64) -> Vec<Pattern> {
        let lift = ATTRIBUTIONS.iter().position(|(_, kind)| *kind == Kind::DeepLift);
        let Some(maps) = lift.and_then(|lift| self.drawn.get(lift)).filter(|maps| !maps.is_empty()) else {
            return Vec::new();
        };
        let indices: Vec<u32> = self.chosen.iter().map(|&index| index as u32).collect();
        let (sequences, importances) = (sample.sequences.select(&indices), maps.concat());
        let letters = importances.len() / (sequences.len() * sequences.length()).max(1);
        let options = ModiscoOptions { both_strands: strands, ..ModiscoOptions::fitting(sequences.length()) };
        modisco::motifs(&sequences, &importances, letters, &options, seed)
    }

    /// Share of the attributions that are computed.
    pub fn fraction(&self) -> f64 {
        let done: usize = self.drawn.iter().map(Vec::len).sum();
        let all = self.chosen.len() * ATTRIBUTIONS.len();
        if all > 0 { done as f64 / all as f64 } else { 1.0 }
    }

    /// TF-MoDISco's motifs; none until they were looked for.
    pub fn patterns(&self) -> Option<&[Pattern]> {
        self.patterns.as_deref()
    }

    /// What a method says of the most activating sequence, and the mean over all; none until it is done.
    pub fn of(&self, method: usize) -> Option<(&[f64], Vec<f64>)> {
        let maps = self.drawn.get(method).filter(|maps| maps.len() == self.chosen.len())?;
        let first = maps.first()?;
        let mut mean = vec![0.0; first.len()];
        let share = 1.0 / maps.len() as f64;
        maps.iter().for_each(|map| mean.iter_mut().zip(map).for_each(|(mean, x)| *mean += share * x));
        Some((first, mean))
    }

    /// Sequences that are explained.
    pub fn sequences(&self) -> usize {
        self.chosen.len()
    }
}
