//! Patterns are split into subpatterns, which are merged again where they cannot be distinguished: what remains are patterns
//! that the clustering had joined although their seqlets differ.

use super::ModiscoOptions;
use super::communities::communities;
use super::density;
use super::fine::{self, Profile};
use super::merge::merged;
use super::pattern::Pattern;
use super::tracks::Tracks;
use crate::random::Stream;
use rayon::prelude::*;

/// Effective number of neighbours, and the number of seqlets up to which a pattern is not split.
const PERPLEXITY: usize = 50;

/// The patterns that a pattern consists of. `stream` gives the order of the nodes in each clustering.
pub fn split(
    tracks: &Tracks,
    pattern: Pattern,
    options: &ModiscoOptions,
    background: &[f64],
    stream: impl Fn(usize) -> Stream + Sync,
) -> Vec<Pattern> {
    if !options.splits || pattern.seqlets.len() <= options.min_support.max(PERPLEXITY) {
        return vec![pattern];
    }
    let graph = density::symmetric(&distances(tracks, &pattern), PERPLEXITY as f64);
    let labels = communities(&graph, options.clusterings, stream);
    let count = labels.iter().max().map_or(0, |max| max + 1);
    let mut members = vec![Vec::new(); count];
    labels.iter().zip(&pattern.seqlets).for_each(|(&label, &seqlet)| members[label].push(seqlet));
    let mut parts: Vec<Pattern> = members.iter().filter_map(|seqlets| Pattern::new(tracks, seqlets)).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.seqlets.len()));
    merged(tracks, parts, options, background)
}

/// The nearest other seqlets of each seqlet of a pattern, as they are aligned in it, with their distances.
fn distances(tracks: &Tracks, pattern: &Pattern) -> Vec<Vec<(usize, f64)>> {
    let profile = |&seqlet| Profile::both(&tracks.cut(seqlet), tracks.alphabet_size);
    let profiles: Vec<Profile> = pattern.seqlets.par_iter().map(profile).collect();
    let nearest = |own: usize| {
        let similarity = |other: usize| fine::jaccard(profiles[own].data(), profiles[other].data());
        let mut all: Vec<(usize, f64)> =
            (0..profiles.len()).filter(|&other| other != own).map(|other| (other, similarity(other))).collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        all.truncate(3 * PERPLEXITY + 1);
        all.iter_mut().for_each(|(_, similarity)| *similarity = density::distance(*similarity));
        all
    };
    (0..profiles.len()).into_par_iter().map(nearest).collect()
}
