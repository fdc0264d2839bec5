//! TF-MoDISco: importances of many sequences → seqlets → clusters → motifs.
//!
//! After Shrikumar et al. 2018 (arXiv:1811.00416) and the program tfmodisco-lite 2.5:
//!
//! 1. `seqlets`: windows whose importance is significant against a null distribution, with their flanks; those with positive
//!    and those with negative sums are searched one after the other.
//! 2. `coarse`: embedding by gapped k-mers; each seqlet's nearest neighbours by cosine.
//! 3. `fine`: continuous Jaccard similarity with these neighbours at the best alignment.
//! 4. `density`: similarities adapted to the local density of seqlets, as in t-SNE.
//! 5. `communities`: clusters of high modularity.
//! 6. `pattern`: a cluster's seqlets, aligned one after the other and trimmed.
//! 7. `splitting`: patterns whose seqlets differ are split.
//! 8. `merge`: patterns that cannot be distinguished are merged.
//!
//! Steps 2 to 6 run twice, as in the program. Left out are subclusters of the results, which are for display. Deterministic
//! steps give the program's results; random ones (null distribution, order of Leiden's moves) are replaced by exact
//! quantiles and by streams of the seed, so results depend on the seed alone.
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
mod options;
mod pattern;
mod search;
mod seqlets;
mod splitting;
mod tracks;

use crate::sequence::SequenceSet;
pub use options::ModiscoOptions;
pub use pattern::Pattern;
use search::Search;
pub use tracks::Seqlet;
use tracks::{Sign, Tracks};

/// The patterns of both signs, each in descending order of their number of seqlets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patterns {
    /// Patterns that raise the value.
    pub positive: Vec<Pattern>,
    /// Patterns that lower it.
    pub negative: Vec<Pattern>,
    /// Number of positive and of negative seqlets, before any was left out.
    pub seqlets: [usize; 2],
}

/// A search for patterns in progress.
#[derive(Clone, Debug)]
pub struct Discovery {
    sequences: SequenceSet,
    importances: Vec<f32>,
    alphabet_size: usize,
    options: ModiscoOptions,
    seed: u64,
    searches: Option<[Search; 2]>,
}

impl Discovery {
    /// Begins a search.
    ///
    /// `importances` are hypothetical importances, sequence × position × letter: the contribution that each letter would
    /// have at that position. The contribution of a sequence's own letter is its entry. Where a method gives these only,
    /// all others are 0.
    ///
    /// # Panics
    /// When `importances` does not have one value per letter of each position.
    pub fn new(
        sequences: SequenceSet,
        importances: Vec<f32>,
        alphabet_size: usize,
        options: ModiscoOptions,
        seed: u64,
    ) -> Self {
        Self { sequences, importances, alphabet_size, options, seed, searches: None }
    }

    /// Does one step; `true` when all is done.
    pub fn step(&mut self) -> bool {
        let tracks = |sign| Tracks::new(&self.sequences, &self.importances, self.alphabet_size, sign);
        let Some(searches) = &mut self.searches else {
            let [positive, negative] = seqlets::extract(&tracks(Sign::Positive), &self.options);
            let search = |sign, found| Search::new(&tracks(sign), sign, found, &self.options);
            self.searches = Some([search(Sign::Positive, positive), search(Sign::Negative, negative)]);
            return false;
        };
        if let Some(search) = searches.iter_mut().find(|search| !search.is_done()) {
            search.step(&tracks(search.sign), &self.options, self.seed);
        }
        searches.iter().all(Search::is_done)
    }

    /// Share of the steps that are done.
    pub fn fraction(&self) -> f64 {
        self.searches.as_ref().map_or(0.0, |searches| searches.iter().map(Search::fraction).sum::<f64>() / 2.0)
    }

    /// The patterns; none until all is done. There are none of a sign with too few seqlets or too little support.
    pub fn patterns(&self) -> Option<Patterns> {
        let [positive, negative] = self.searches.as_ref()?;
        let done = positive.is_done() && negative.is_done();
        done.then(|| Patterns {
            positive: positive.patterns.clone(),
            negative: negative.patterns.clone(),
            seqlets: [positive.extracted, negative.extracted],
        })
    }
}

/// All steps of a search, see [`Discovery::new`].
pub fn patterns(
    sequences: SequenceSet,
    importances: Vec<f32>,
    alphabet_size: usize,
    options: ModiscoOptions,
    seed: u64,
) -> Patterns {
    let mut discovery = Discovery::new(sequences, importances, alphabet_size, options, seed);
    while !discovery.step() {}
    discovery.patterns().unwrap_or_default()
}

#[cfg(test)]
mod tests;
