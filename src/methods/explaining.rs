//! Attributions of the sample's sequences, a few per step, then TF-MoDISco on them, then MEME's expectation maximisation, then
//! DeepResolve.

use super::{ATTRIBUTIONS, MethodKind, Sample, maps};
use crate::alphabet::Alphabet;
use crate::attribution::Attributor;
use crate::deepresolve::{DeepResolve, ImportantFilter};
use crate::expectation::{Expectation, ExpectationMotif, ExpectationOptions};
use crate::modisco::{Discovery, ModiscoOptions, Pattern, Patterns};
use rayon::prelude::*;

/// Number of the most activating sequences that are searched for motifs without the network.
const TOP: usize = 500;

/// Number of DeepResolve's filters that are shown, the most important ones.
const FILTERS: usize = 3;

/// Largest width of these motifs.
const WIDEST: usize = 30;

/// The attributions computed so far.
#[derive(Clone, Debug, Default)]
pub struct Explaining {
    /// Indices of the sequences, the most activating first.
    chosen: Vec<usize>,
    /// The map of each sequence by method: position × letter, see [`maps::drawn`].
    maps: Vec<Vec<Vec<f64>>>,
    /// TF-MoDISco, once it has begun.
    discovery: Option<Discovery>,
    /// Its patterns, once it is done.
    patterns: Option<Patterns>,
    /// The search for motifs without the network, once it has begun, and whether it is done.
    search: Option<(Expectation, bool)>,
    /// DeepResolve, until it is done.
    resolve: Option<DeepResolve>,
    /// Its most important filters, once it is done.
    filters: Option<Vec<ImportantFilter>>,
}

impl Explaining {
    /// Chooses at most `max` of the sequences, evenly spaced by rank; the first is always among them. `resolve` is none for a
    /// neuron that DeepResolve has nothing to say of.
    pub fn new(sample: &Sample, max: usize, resolve: Option<DeepResolve>) -> Self {
        let candidates = sample.values.len();
        let count = candidates.min(max);
        let chosen = (0..count).map(|i| i * candidates / count).collect();
        let filters = resolve.is_none().then(Vec::new);
        Self { chosen, maps: vec![Vec::new()], resolve, filters, ..Self::default() }
    }

    /// Explains one sequence per thread, or runs TF-MoDISco on the attributions, or a part of the search for motifs without
    /// the network; `true` when all is done. A motif may occur on either strand where letters have complements.
    pub fn step(
        &mut self,
        attributor: &Attributor,
        sample: &Sample,
        alphabet: &Alphabet,
        seed: u64,
        threads: usize,
    ) -> bool {
        if self.fraction() >= 1.0 {
            if self.patterns.is_none() {
                let discovery = self.discovery.take().or_else(|| self.discovery(sample, alphabet.complement(), seed));
                self.discovery = discovery;
                self.patterns = self.discovery.as_mut().map_or_else(
                    || Some(Patterns::default()),
                    |discovery| if discovery.step() { discovery.patterns() } else { None },
                );
                return false;
            }
            if self.search.is_none() {
                self.search = search(sample, alphabet).map(|search| (search, false));
            }
            if let Some((search, done)) = self.search.as_mut().filter(|(_, done)| !done) {
                *done = search.step();
                return false;
            }
            return self.resolved();
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

    /// TF-MoDISco on DeepLIFT's contributions; none where there are none.
    fn discovery(&self, sample: &Sample, both_strands: bool, seed: u64) -> Option<Discovery> {
        let lift = ATTRIBUTIONS.iter().position(|(_, kind)| *kind == MethodKind::DeepLift)?;
        let maps = self.maps.get(lift).filter(|maps| !maps.is_empty())?;
        let indices: Vec<u32> = self.chosen.iter().map(|&index| index as u32).collect();
        let sequences = sample.sequences.select(&indices);
        let importances: Vec<f32> = maps.iter().flatten().map(|&x| x as f32).collect();
        let alphabet_size = importances.len() / (sequences.len() * sequences.length()).max(1);
        let options = ModiscoOptions { both_strands, ..ModiscoOptions::fitting(sequences.length()) };
        Some(Discovery::new(sequences, importances, alphabet_size, options, seed))
    }

    /// Does one step of DeepResolve; `true` when it is done.
    fn resolved(&mut self) -> bool {
        if let Some(resolve) = &mut self.resolve
            && resolve.step()
        {
            let mut filters = resolve.filters();
            filters.truncate(FILTERS);
            self.filters = Some(filters);
            self.resolve = None;
        }
        self.resolve.is_none()
    }

    /// Share of the attributions that are computed.
    pub fn fraction(&self) -> f64 {
        let done: usize = self.maps.iter().map(Vec::len).sum();
        let all = self.chosen.len() * ATTRIBUTIONS.len();
        if all > 0 { done as f64 / all as f64 } else { 1.0 }
    }

    /// TF-MoDISco's motifs, those that raise the value; none until it has run.
    pub fn patterns(&self) -> Option<&[Pattern]> {
        self.patterns.as_ref().map(|patterns| &patterns.positive[..])
    }

    /// The motifs found without the network; none until all are.
    pub fn expected(&self) -> Option<&[ExpectationMotif]> {
        self.search.as_ref().filter(|(_, done)| *done).map(|(search, _)| search.motifs())
    }

    /// DeepResolve's most important filters; none until it is done.
    pub fn filters(&self) -> Option<&[ImportantFilter]> {
        self.filters.as_deref()
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

/// The search for motifs of the most activating sequences; none where these are too short.
fn search(sample: &Sample, alphabet: &Alphabet) -> Option<Expectation> {
    let (count, length) = (sample.values.len().min(TOP), sample.sequences.length());
    let options = ExpectationOptions::default();
    let (min_width, max_width) = (options.min_width.min(length), WIDEST.min(length));
    let top: Vec<&[u8]> = sample.sequences.iter().take(count).collect();
    Expectation::new(top.into_iter(), alphabet, ExpectationOptions { min_width, max_width, sequences: TOP, ..options })
        .ok()
}
