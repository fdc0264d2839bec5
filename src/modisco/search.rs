//! The search for the patterns of one sign.

use super::communities::communities;
use super::merge::merged;
use super::pattern::Pattern;
use super::splitting::split;
use super::tracks::{Seqlet, Sign, Tracks};
use super::{ModiscoOptions, coarse, density, fine};
use crate::random::{Key, Purpose};

/// A search in progress.
#[derive(Clone, Debug)]
pub struct Search {
    /// The sign of the contributions.
    pub sign: Sign,
    /// Number of seqlets that were given.
    pub extracted: usize,
    /// The patterns so far.
    pub patterns: Vec<Pattern>,
    seqlets: Vec<Seqlet>,
    background: Vec<f64>,
    next: Option<SearchStep>,
}

/// What is done next.
#[derive(Clone, Copy, Debug)]
enum SearchStep {
    /// Clusters become patterns, for the first or the second time.
    Gather(usize),
    Split,
    Merge,
}

impl Search {
    /// Begins with seqlets; too few give no patterns.
    pub fn new(tracks: &Tracks, sign: Sign, mut seqlets: Vec<Seqlet>, options: &ModiscoOptions) -> Self {
        let extracted = seqlets.len();
        let next = (extracted > options.min_seqlets).then_some(SearchStep::Gather(0));
        seqlets.truncate(options.max_seqlets);
        let background = tracks.background(&seqlets);
        Self { sign, extracted, patterns: Vec::new(), seqlets, background, next }
    }

    /// Whether all is done.
    pub fn is_done(&self) -> bool {
        self.next.is_none()
    }

    /// Share of the steps that are done.
    pub fn fraction(&self) -> f64 {
        match self.next {
            Some(SearchStep::Gather(round)) => 0.25 * round as f64,
            Some(SearchStep::Split) => 0.5,
            Some(SearchStep::Merge) => 0.75,
            None => 1.0,
        }
    }

    /// Does one step.
    pub fn step(&mut self, tracks: &Tracks, options: &ModiscoOptions, seed: u64) {
        let Some(step) = self.next else { return };
        let key = |channel| Key { seed, layer: self.sign as usize, channel };
        self.next = match step {
            SearchStep::Gather(round) => {
                self.patterns = gathered(tracks, &mut self.seqlets, options, &self.background, key(round));
                self.seqlets = distinct(&self.patterns);
                let further = if round == 0 { SearchStep::Gather(1) } else { SearchStep::Split };
                (!self.seqlets.is_empty()).then_some(further)
            }
            SearchStep::Split => {
                let key = key(2);
                let parts = |(index, pattern)| {
                    let stream = |run| key.stream(Purpose::Modisco, index, run as u64);
                    split(tracks, pattern, options, &self.background, stream)
                };
                self.patterns = (0..).zip(std::mem::take(&mut self.patterns)).flat_map(parts).collect();
                Some(SearchStep::Merge)
            }
            SearchStep::Merge => {
                let mut patterns = merged(tracks, std::mem::take(&mut self.patterns), options, &self.background);
                let enough = |pattern: &Pattern| pattern.seqlets.len() >= options.min_support;
                patterns.retain(|pattern| enough(pattern) && pattern.is_informative(&self.background));
                patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.seqlets.len()));
                self.patterns = patterns;
                None
            }
        };
    }
}

/// The patterns of clusters of the seqlets, which are sorted, the most important one first.
fn gathered(
    tracks: &Tracks,
    seqlets: &mut [Seqlet],
    options: &ModiscoOptions,
    background: &[f64],
    key: Key,
) -> Vec<Pattern> {
    seqlets.sort_by(|a, b| tracks.weight(*b).total_cmp(&tracks.weight(*a)).then(a.cmp(b)));
    clusters(tracks, seqlets, options, key)
        .into_iter()
        .filter_map(|cluster| Pattern::gather(tracks, &cluster, options))
        .filter_map(|pattern| pattern.polished(tracks, options, background))
        .filter(|pattern| pattern.total() > 0.0)
        .collect()
}

/// Clusters the seqlets. The first round leaves out seqlets whose coarse and fine similarities do not correlate.
fn clusters(tracks: &Tracks, found: &[Seqlet], options: &ModiscoOptions, key: Key) -> Vec<Vec<Seqlet>> {
    let mut near = coarse::neighbours(tracks, found, options);
    fine::compare(tracks, found, &mut near, options);
    let kept =
        if key.channel == 0 { density::consistent(&near, options.agreement) } else { (0..found.len()).collect() };
    let graph = density::adapted(&near, &kept, options.perplexity);
    let stream = |run| key.stream(Purpose::Modisco, 0, run as u64);
    let labels = communities(&graph, options.clusterings, stream);
    let count = labels.iter().max().map_or(0, |max| max + 1);
    let mut clusters = vec![Vec::new(); count];
    for (&index, &label) in kept.iter().zip(&labels) {
        clusters[label].push(found[index]);
    }
    clusters
}

/// The seqlets of all patterns; one at each place.
fn distinct(patterns: &[Pattern]) -> Vec<Seqlet> {
    let mut found: Vec<Seqlet> = patterns.iter().flat_map(|pattern| pattern.seqlets.iter().copied()).collect();
    found.sort_unstable();
    found.dedup_by_key(|seqlet| seqlet.place());
    found
}
