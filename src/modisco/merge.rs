//! Merging: patterns whose seqlets cannot be told apart, and whose contributions look alike, become one.

use super::ModiscoOptions;
use super::fine::{self, Fit, Profile};
use super::pattern::{Joining, Pattern, strands};
use super::tracks::{Seqlet, Tracks};
use rayon::prelude::*;

/// (confusion, similarity) from which on two patterns are merged; any of them suffices.
const MERGE: [(f64, f64); 3] = [(0.8, 0.8), (0.5, 0.85), (0.2, 0.9)];
/// (confusion, similarity) below which nothing merges two patterns, not even a third that both are like.
const NEVER: [(f64, f64); 4] = [(0.4, 0.75), (0.2, 0.8), (0.1, 0.85), (0.0, 0.9)];
/// Seqlets of a pattern that are compared, at most; the program takes 1000 by chance, which finds the same areas.
const COMPARED: usize = 200;
/// Rounds at most; each merges some patterns.
const ROUNDS: usize = 100;

/// Patterns join by their contributions alone.
const BY_CONTRIBUTION: Joining = Joining { profile: Profile::contributions, measure: fine::cosine };

/// How two patterns compare.
#[derive(Clone, Copy, Debug)]
struct Likeness {
    /// How alike their contributions are.
    similarity: f64,
    /// Twice the chance that a seqlet of the other is as near to this one's seqlets as they are to each other: 1
    /// for patterns that cannot be told apart, 0 for those that always can.
    confusion: f64,
}

/// Merges until nothing is to be merged.
pub fn merged(
    tracks: &Tracks,
    mut patterns: Vec<Pattern>,
    options: &ModiscoOptions,
    background: &[f64],
) -> Vec<Pattern> {
    for _ in 0..ROUNDS {
        let pairs = pairs(tracks, &patterns, options);
        let count = patterns.len();
        // Which pattern each of the old ones has become part of.
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
    let likeness: Vec<Likeness> = (0..count * count)
        .into_par_iter()
        .map(|pair| likeness(tracks, patterns, pair / count, pair % count, options))
        .collect();
    let at = |i: usize, j: usize| likeness[i * count + j];
    let similarity = |i: usize, j: usize| 0.5 * (at(i, j).similarity + at(j, i).similarity);
    let never = |i: usize, j: usize| {
        let confusion = 0.5 * (at(i, j).confusion + at(j, i).confusion);
        NEVER.iter().any(|&(most, alike)| confusion <= most && similarity(i, j) <= alike)
    };
    let mut order: Vec<(usize, usize)> = (0..count).flat_map(|i| (i + 1..count).map(move |j| (i, j))).collect();
    order.sort_by(|&(a, b), &(c, d)| similarity(c, d).total_cmp(&similarity(a, b)));
    let mut groups: Vec<Vec<usize>> = (0..count).map(|pattern| vec![pattern]).collect();
    let mut chosen = Vec::new();
    for (i, j) in order {
        let confusion = at(i, j).confusion.min(at(j, i).confusion);
        if !MERGE.iter().any(|&(least, alike)| confusion >= least && similarity(i, j) >= alike) {
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

/// The pattern `j` aligned to `i`: how alike they are, and how well their seqlets can be told apart.
fn likeness(tracks: &Tracks, patterns: &[Pattern], i: usize, j: usize, options: &ModiscoOptions) -> Likeness {
    let unlike = Likeness { similarity: 0.0, confusion: 1.0 };
    if i == j {
        return Likeness { similarity: 1.0, confusion: 1.0 };
    }
    let (one, other) = (&patterns[i], &patterns[j]);
    let parent = one.profile(Profile::contributions);
    let turned = || -> Profile {
        let seqlets: Vec<Seqlet> = other.seqlets.iter().map(|seqlet| seqlet.turned()).collect();
        Pattern::new(tracks, &seqlets).map_or_else(|| parent.clone(), |turned| turned.profile(Profile::contributions))
    };
    let forward = other.profile(Profile::contributions);
    let Some((Fit { offset, score }, reverse)) = strands(forward, turned, &parent, fine::cosine, options) else {
        return unlike;
    };
    let rest = one.width() as isize - other.width() as isize - offset;
    let moved: Vec<Seqlet> = sampled(&other.seqlets)
        .map(|seqlet| if reverse { seqlet.turned() } else { seqlet })
        .filter_map(|seqlet| seqlet.grown(offset, rest, tracks.length()))
        .collect();
    if moved.is_empty() {
        return unlike;
    }
    let profile = |seqlet: Seqlet| Profile::both(&tracks.cut(seqlet), tracks.letters);
    let own: Vec<Profile> = sampled(&one.seqlets).map(profile).collect();
    let moved: Vec<Profile> = moved.into_iter().map(profile).collect();
    let similarities = |others: &[Profile]| -> Vec<f64> {
        let row = |a: &Profile| others.iter().map(|b| fine::jaccard(a.data(), b.data())).collect::<Vec<f64>>();
        own.iter().flat_map(row).collect()
    };
    let area = area_under_curve(&similarities(&own), &similarities(&moved));
    Likeness { similarity: score, confusion: 2.0 * (1.0 - area.max(0.5)) }
}

/// Some seqlets at even steps.
fn sampled(seqlets: &[Seqlet]) -> impl Iterator<Item = Seqlet> {
    let kept = seqlets.len().min(COMPARED);
    (0..kept).map(move |index| seqlets[index * seqlets.len() / kept])
}

/// The chance that one of `high` exceeds one of `low`; equal ones count half.
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
