//! TF-MoDISco in small: importances of many sequences → seqlets → clusters → motifs.
//!
//! After Shrikumar et al. 2018 (arXiv:1811.00416) and the program that is in use, tfmodisco-lite 2.5:
//!
//! 1. `seqlets`: windows whose importance stands out from a null distribution, with their flanks.
//! 2. `coarse`: embedding by gapped k-mers; each seqlet's nearest neighbours by cosine.
//! 3. `fine`: continuous Jaccard similarity with these at the best alignment.
//! 4. `density`: similarities relative to how dense it is around a seqlet, as t-SNE does.
//! 5. `communities`: clusters of high modularity.
//! 6. `pattern`: a cluster's seqlets, aligned one after the other and trimmed.
//! 7. `merge`: patterns that cannot be told apart become one.
//!
//! Steps 2 to 6 run twice, as in the program. What is left out: negative importances, the search for clusters
//! that should be split once more, and subclusters of the results, which are for display. Where nothing is drawn
//! by chance the numbers are the program's; where it draws (null distribution, order of Leiden's moves), exact
//! quantiles and streams of our own take its place, so results depend on the seed alone.
//!
//! **Short sequences.** A seqlet is a window and its flanks and must lie within its sequence, and a pattern may
//! not grow over the ends of its seqlets' sequences. With 8 letters the program stops with an error: with its own
//! settings (21 + 2 × 10) since no window fits, with smaller windows since there are no others to learn a null
//! distribution from. [`ModiscoOptions::fitting`] shrinks window and flanks and lets every window pass; then a
//! seqlet is nearly the whole sequence, there is no room for shifting one against the other, and a motif that lies
//! at two places stays a mixture unless clusters separate it.

mod coarse;
mod communities;
mod density;
mod fine;
mod merge;
mod pattern;
mod seqlets;
mod tracks;

use crate::random::{Key, Stage};
use crate::sequence::SequenceSet;
use communities::communities;
pub use pattern::Pattern;
pub use tracks::Seqlet;
use tracks::Tracks;

/// What the procedure can be told. The defaults are the program's.
#[derive(Clone, Debug, PartialEq)]
pub struct ModiscoOptions {
    /// Letters of the window whose importance is compared with the null distribution.
    pub window: usize,
    /// Letters beside it that belong to a seqlet, on either side.
    pub flank: usize,
    /// Share of false seqlets that is accepted.
    pub false_discoveries: f64,
    /// Share of all windows that pass, at least and at most.
    pub passing: [f64; 2],
    /// Seqlets without which nothing is clustered.
    pub least_seqlets: usize,
    /// Seqlets at most; the most important ones are taken.
    pub most_seqlets: usize,
    /// Neighbours of a seqlet that are compared in detail.
    pub neighbours: usize,
    /// Share of a seqlet that must overlap with what it is aligned to.
    pub overlap: f64,
    /// Rank correlation between coarse and fine similarities below which a seqlet is left out.
    pub agreement: f64,
    /// Neighbours that count, effectively.
    pub perplexity: f64,
    /// Clusterings from different orders, of which the best is kept.
    pub clusterings: usize,
    /// Letters that a pattern is trimmed to: where its information is.
    pub trim: usize,
    /// Letters that are added on either side before and after trimming.
    pub added: usize,
    /// Seqlets of a pattern, at least.
    pub least_support: usize,
    /// Whether a seqlet may be turned around to the other strand.
    pub both_strands: bool,
}

impl Default for ModiscoOptions {
    fn default() -> Self {
        Self {
            window: 21,
            flank: 10,
            false_discoveries: 0.2,
            passing: [0.03, 0.2],
            least_seqlets: 100,
            most_seqlets: 20_000,
            neighbours: 500,
            overlap: 0.7,
            agreement: 0.15,
            perplexity: 10.0,
            clusterings: 50,
            trim: 30,
            added: 10,
            least_support: 20,
            both_strands: true,
        }
    }
}

impl ModiscoOptions {
    /// The defaults for long sequences; for short ones window, flanks and trimming shrink until seqlets fit, and
    /// every window passes: where nearly all letters belong to the motif, nothing shows what chance would be. Nor is
    /// any seqlet left out, as neighbours that are nearly alike rank by noise.
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

/// The motifs in `sequences`, the one with most seqlets first.
///
/// `importances` are hypothetical ones, sequences × length × letters: what each letter would contribute if it
/// stood there. The letters that do stand there contribute their own entry. Where a method knows those only,
/// all others are 0.
///
/// Fewer motifs than expected, or none, is an answer: there may be too few seqlets, or too little support.
///
/// # Panics
/// When `importances` is not one number for each letter of each position.
pub fn motifs(
    sequences: &SequenceSet,
    importances: &[f64],
    letters: usize,
    options: &ModiscoOptions,
    seed: u64,
) -> Vec<Pattern> {
    let tracks = Tracks::new(sequences, importances, letters);
    let mut found = seqlets::extract(&tracks, options);
    found.truncate(options.most_seqlets);
    if found.len() <= options.least_seqlets {
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
    patterns.retain(|pattern| pattern.seqlets.len() >= options.least_support && pattern.is_informative(&background));
    patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.seqlets.len()));
    patterns
}

/// The seqlets in clusters. In the first round those are left out whose coarse and fine neighbours have nothing
/// to do with each other.
fn clusters(tracks: &Tracks, found: &[Seqlet], options: &ModiscoOptions, key: Key) -> Vec<Vec<Seqlet>> {
    let mut near = coarse::neighbours(tracks, found, options);
    fine::compare(tracks, found, &mut near, options);
    let kept =
        if key.channel == 0 { density::consistent(&near, options.agreement) } else { (0..found.len()).collect() };
    let graph = density::adapted(&near, &kept, options.perplexity);
    let stream = |run| key.stream(Stage::Modisco, 0, run as u64);
    let labels = communities(&graph, options.clusterings, stream);
    let count = labels.iter().max().map_or(0, |most| most + 1);
    let mut clusters = vec![Vec::new(); count];
    for (&index, &label) in kept.iter().zip(&labels) {
        clusters[label].push(found[index]);
    }
    clusters
}

#[cfg(test)]
mod tests;
