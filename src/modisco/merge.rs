//! Merging of patterns whose seqlets cannot be distinguished and whose contributions are similar.

use super::ModiscoOptions;
use super::fine::{self, Profile, ProfileAlignment};
use super::pattern::{Joining, Pattern, strands};
use super::tracks::{Seqlet, Tracks};
use rayon::prelude::*;

/// Minimum (confusion, similarity) of two patterns to be merged; one of the pairs suffices.
const MERGE: [(f64, f64); 3] = [(0.8, 0.8), (0.5, 0.85), (0.2, 0.9)];
/// (confusion, similarity) up to which two patterns are never merged, not even through a third one.
const NEVER: [(f64, f64); 4] = [(0.4, 0.75), (0.2, 0.8), (0.1, 0.85), (0.0, 0.9)];
/// Maximum number of seqlets of a pattern that are compared. The program samples 1000; the areas under the curve are the same.
const COMPARED: usize = 200;
/// Maximum number of rounds; each merges some patterns.
const ROUNDS: usize = 100;

/// Patterns are aligned by their contributions only.
const BY_CONTRIBUTION: Joining = Joining { profile: Profile::contributions, measure: fine::cosine };

/// The comparison of two patterns.
#[derive(Clone, Copy, Debug)]
struct PatternSimilarity {
    /// Similarity of their contributions.
    similarity: f64,
    /// Twice the probability that a seqlet of the other pattern is at least as similar to this one's seqlets as these
    /// are to each other: 1 for patterns that cannot be distinguished, 0 for those that always can.
    confusion: f64,
}

/// Merges until no pair meets the thresholds.
pub fn merged(
    tracks: &Tracks,
    mut patterns: Vec<Pattern>,
    options: &ModiscoOptions,
    background: &[f64],
) -> Vec<Pattern> {
    for _ in 0..ROUNDS {
        let pairs = pairs(tracks, &patterns, options);
        let count = patterns.len();
        // The index of the pattern that now contains each of the old ones.
        let mut current: Vec<usize> = (0..count).collect();
        for (i, j) in pairs {
            let (a, b) = (current[i], current[j]);
            if a == b {
                continue;
            }
            let first = patterns[a].seqlets.len() >= patterns[b].seqlets.len();
            let (parent, child) = if first { (a, b) } else { (b, a) };
            let mut joined = patterns[parent].clone();
            joined.join(tracks, &patterns[child].seqlets, BY_CONTRIBUTION, options);
            if let Some(joined) = joined.polished(tracks, options, background) {
                current.iter_mut().filter(|now| **now == a || **now == b).for_each(|now| *now = patterns.len());
                patterns.push(joined);
            }
        }
        let unchanged = current.iter().enumerate().all(|(old, &now)| old == now);
        current.sort_unstable();
        current.dedup();
        patterns = current.into_iter().map(|now| patterns[now].clone()).collect();
        patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.seqlets.len()));
        if unchanged {
            break;
        }
    }
    patterns
}

/// The pairs to be merged, the most similar first.
fn pairs(tracks: &Tracks, patterns: &[Pattern], options: &ModiscoOptions) -> Vec<(usize, usize)> {
    let count = patterns.len();
    let compared: Vec<PatternSimilarity> = (0..count * count)
        .into_par_iter()
        .map(|pair| compared(tracks, patterns, pair / count, pair % count, options))
        .collect();
    let at = |i: usize, j: usize| compared[i * count + j];
    let similarity = |i: usize, j: usize| 0.5 * (at(i, j).similarity + at(j, i).similarity);
    let never = |i: usize, j: usize| {
        let confusion = 0.5 * (at(i, j).confusion + at(j, i).confusion);
        NEVER
            .iter()
            .any(|&(max_confusion, max_similarity)| confusion <= max_confusion && similarity(i, j) <= max_similarity)
    };
    let mut order: Vec<(usize, usize)> = (0..count).flat_map(|i| (i + 1..count).map(move |j| (i, j))).collect();
    order.sort_by(|&(a, b), &(c, d)| similarity(c, d).total_cmp(&similarity(a, b)));
    let mut groups: Vec<Vec<usize>> = (0..count).map(|pattern| vec![pattern]).collect();
    let mut chosen = Vec::new();
    for (i, j) in order {
        let confusion = at(i, j).confusion.min(at(j, i).confusion);
        if !MERGE
            .iter()
            .any(|&(min_confusion, min_similarity)| confusion >= min_confusion && similarity(i, j) >= min_similarity)
        {
            continue;
        }
        let mut group = [&groups[i][..], &groups[j]].concat();
        group.sort_unstable();
        group.dedup();
        if group.iter().any(|&a| group.iter().any(|&b| a < b && never(a, b))) {
            continue;
        }
        chosen.push((i, j));
        for &member in &group {
            groups[member] = group.clone();
        }
    }
    chosen
}

/// Compares the pattern `j`, aligned to the pattern `i`, with it.
fn compared(tracks: &Tracks, patterns: &[Pattern], i: usize, j: usize, options: &ModiscoOptions) -> PatternSimilarity {
    let unlike = PatternSimilarity { similarity: 0.0, confusion: 1.0 };
    if i == j {
        return PatternSimilarity { similarity: 1.0, confusion: 1.0 };
    }
    let (one, other) = (&patterns[i], &patterns[j]);
    let parent = one.profile(Profile::contributions);
    let reverse_complement = || -> Profile {
        let seqlets: Vec<Seqlet> = other.seqlets.iter().map(|seqlet| seqlet.reverse_complement()).collect();
        Pattern::new(tracks, &seqlets).map_or_else(|| parent.clone(), |pattern| pattern.profile(Profile::contributions))
    };
    let forward = other.profile(Profile::contributions);
    let Some((ProfileAlignment { offset, score }, reverse)) =
        strands(forward, reverse_complement, &parent, fine::cosine, options)
    else {
        return unlike;
    };
    let rest = one.width() as isize - other.width() as isize - offset;
    let moved: Vec<Seqlet> = sampled(&other.seqlets)
        .map(|seqlet| if reverse { seqlet.reverse_complement() } else { seqlet })
        .filter_map(|seqlet| seqlet.grown(offset, rest, tracks.length()))
        .collect();
    if moved.is_empty() {
        return unlike;
    }
    let profile = |seqlet: Seqlet| Profile::both(&tracks.cut(seqlet), tracks.alphabet_size);
    let own: Vec<Profile> = sampled(&one.seqlets).map(profile).collect();
    let moved: Vec<Profile> = moved.into_iter().map(profile).collect();
    let similarities = |others: &[Profile]| -> Vec<f64> {
        let row = |a: &Profile| others.iter().map(|b| fine::jaccard(a.data(), b.data())).collect::<Vec<f64>>();
        own.iter().flat_map(row).collect()
    };
    let area = area_under_curve(&similarities(&own), &similarities(&moved));
    PatternSimilarity { similarity: score, confusion: 2.0 * (1.0 - area.max(0.5)) }
}

/// At most [`COMPARED`] seqlets, evenly spaced.
fn sampled(seqlets: &[Seqlet]) -> impl Iterator<Item = Seqlet> {
    let kept = seqlets.len().min(COMPARED);
    (0..kept).map(move |index| seqlets[index * seqlets.len() / kept])
}

/// The probability that a value of `high` exceeds one of `low`; equal values count half.
fn area_under_curve(high: &[f64], low: &[f64]) -> f64 {
    let mut sorted = low.to_vec();
    sorted.sort_by(f64::total_cmp);
    let below = |x: f64| {
        let (less, not_more) = (sorted.partition_point(|&y| y < x), sorted.partition_point(|&y| y <= x));
        0.5 * (less + not_more) as f64
    };
    let sum: f64 = high.iter().map(|&x| below(x)).sum();
    sum / (high.len() * low.len()).max(1) as f64
}
