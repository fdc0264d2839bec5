//! A small TF-MoDISco: importances of many sequences → seqlets → clusters → motifs.
//!
//! After Shrikumar et al. 2018 (arXiv:1811.00416) and the program tfmodisco-lite 2.5:
//!
//! 1. `seqlets`: windows whose importance is significant against a null distribution, with their flanks.
//! 2. `coarse`: embedding by gapped k-mers; each seqlet's nearest neighbours by cosine.
//! 3. `fine`: continuous Jaccard similarity with these neighbours at the best alignment.
//! 4. `density`: similarities adapted to the local density of seqlets, as in t-SNE.
//! 5. `communities`: clusters of high modularity.
//! 6. `pattern`: a cluster's seqlets, aligned one after the other and trimmed.
//! 7. `merge`: patterns that cannot be distinguished are merged.
//!
//! Steps 2 to 6 run twice, as in the program. Left out are negative importances, the splitting of clusters, and
//! subclusters of the results, which are for display. Deterministic steps give the program's results; random ones
//! (null distribution, order of Leiden's moves) are replaced by exact quantiles and by streams of the seed, so results
//! depend on the seed alone.
//!
//! **Short sequences.** A seqlet is a window with its flanks and must lie within its sequence, and a pattern may
//! not extend beyond the sequences of its seqlets. For sequences of 8 letters the program stops with an error: with
//! its default settings (21 + 2 × 10) because no window fits, with smaller windows because there are none left to
//! estimate a null distribution from. [`ModiscoOptions::fitting`] reduces window and flanks and accepts every window;
//! then a seqlet is nearly the whole sequence, seqlets cannot be shifted against each other, and a motif with two
//! positions stays a mixture unless clusters separate it.

mod coarse;
mod communities;
mod density;
mod fine;
mod merge;
mod pattern;
mod seqlets;
mod tracks;

use crate::random::{Key, Purpose};
use crate::sequence::SequenceSet;
use communities::communities;
pub use pattern::Pattern;
pub use tracks::Seqlet;
use tracks::Tracks;

/// Options of the procedure. The defaults are those of tfmodisco-lite.
#[derive(Clone, Debug, PartialEq)]
pub struct ModiscoOptions {
    /// Length of the window whose importance is compared with the null distribution.
    pub window: usize,
    /// Length of the flank on either side of the window; window and flanks are the seqlet.
    pub flank: usize,
    /// Accepted false discovery rate of seqlets.
    pub false_discoveries: f64,
    /// Minimum and maximum share of all windows that pass.
    pub passing: [f64; 2],
    /// Number of seqlets up to which there are no clusters.
    pub min_seqlets: usize,
    /// Maximum number of seqlets; the most important ones are taken.
    pub max_seqlets: usize,
    /// Number of neighbours of a seqlet for the fine similarity.
    pub neighbours: usize,
    /// Minimum share of a seqlet that overlaps in an alignment.
    pub overlap: f64,
    /// Rank correlation between coarse and fine similarities below which a seqlet is left out.
    pub agreement: f64,
    /// Effective number of neighbours.
    pub perplexity: f64,
    /// Number of clusterings, each in another order, of which the best is kept.
    pub clusterings: usize,
    /// Length that a pattern is trimmed to, where its information is highest.
    pub trim: usize,
    /// Positions added on either side before and after trimming.
    pub added: usize,
    /// Minimum number of seqlets of a pattern.
    pub min_support: usize,
    /// Whether seqlets may be reverse complemented.
    pub both_strands: bool,
}

impl Default for ModiscoOptions {
    fn default() -> Self {
        Self {
            window: 21,
            flank: 10,
            false_discoveries: 0.2,
            passing: [0.03, 0.2],
            min_seqlets: 100,
            max_seqlets: 20_000,
            neighbours: 500,
            overlap: 0.7,
            agreement: 0.15,
            perplexity: 10.0,
            clusterings: 50,
            trim: 30,
            added: 10,
            min_support: 20,
            both_strands: true,
        }
    }
}

impl ModiscoOptions {
    /// The defaults for long sequences. For short ones window, flanks and trimming are reduced until seqlets fit, and
    /// every window passes: where nearly all letters belong to the motif, a null distribution cannot be estimated. No
    /// seqlet is left out by rank correlation, as the ranks of nearly equal neighbours are noise.
    pub fn fitting(length: usize) -> Self {
        let default = Self::default();
        let whole = default.window + 2 * default.flank;
        if length >= 2 * whole {
            return default;
        }
        let flank = (length / 8).min(default.flank);
        let window = (length - 2 * flank).min(default.window);
        let trim = (window + 2 * flank).min(default.trim);
        Self { window, flank, passing: [1.0, 1.0], agreement: -1.0, trim, added: 0, ..default }
    }
}

/// The motifs in `sequences`, in descending order of their number of seqlets.
///
/// `importances` are hypothetical importances, sequence × position × letter: the contribution that each letter would
/// have at that position. The contribution of a sequence's own letter is its entry. Where a method gives these only,
/// all others are 0.
///
/// The result is empty where there are too few seqlets or too little support.
///
/// # Panics
/// When `importances` does not have one value per letter of each position.
pub fn motifs(
    sequences: &SequenceSet,
    importances: &[f64],
    alphabet_size: usize,
    options: &ModiscoOptions,
    seed: u64,
) -> Vec<Pattern> {
    let tracks = Tracks::new(sequences, importances, alphabet_size);
    let mut found = seqlets::extract(&tracks, options);
    found.truncate(options.max_seqlets);
    if found.len() <= options.min_seqlets {
        return Vec::new();
    }
    let background = tracks.background(&found);
    let mut patterns = Vec::new();
    for round in 0..2 {
        found.sort_by(|a, b| tracks.weight(*b).total_cmp(&tracks.weight(*a)).then(a.cmp(b)));
        let key = Key { seed, layer: 0, channel: round };
        patterns = clusters(&tracks, &found, options, key)
            .into_iter()
            .filter_map(|cluster| Pattern::gather(&tracks, &cluster, options))
            .filter_map(|pattern| pattern.polished(&tracks, options, &background))
            .filter(|pattern| pattern.total() > 0.0)
            .collect();
        found = patterns.iter().flat_map(|pattern| pattern.seqlets.iter().copied()).collect();
        found.sort_unstable();
        found.dedup_by_key(|seqlet| seqlet.place());
        if found.is_empty() {
            return Vec::new();
        }
    }
    let mut patterns = merge::merged(&tracks, patterns, options, &background);
    patterns.retain(|pattern| pattern.seqlets.len() >= options.min_support && pattern.is_informative(&background));
    patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.seqlets.len()));
    patterns
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

#[cfg(test)]
mod tests;
