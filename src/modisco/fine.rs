//! Fine similarity: the continuous Jaccard index at the best alignment.

use super::ModiscoOptions;
use super::coarse::Near;
use super::tracks::{Seqlet, Snippet, Tracks};
use rayon::prelude::*;
use wide::f32x8;

/// The values of a seqlet or pattern that are compared: position × channel; beyond its ends they are 0.
#[derive(Clone, Debug)]
pub struct Profile {
    channels: usize,
    data: Vec<f32>,
}

impl Profile {
    /// Hypothetical importances and contributions, each divided by the sum of their absolute values.
    pub fn both(snippet: &Snippet, alphabet_size: usize) -> Self {
        let scaled = |track: &[f64]| {
            let sum: f64 = track.iter().map(|x| x.abs()).sum();
            track.iter().map(|x| if sum == 0.0 { 0.0 } else { (x / sum) as f32 }).collect::<Vec<f32>>()
        };
        let (hypothetical, contributions) = (scaled(&snippet.hypothetical), scaled(&snippet.contributions));
        let rows = hypothetical.chunks_exact(alphabet_size).zip(contributions.chunks_exact(alphabet_size));
        Self { channels: 2 * alphabet_size, data: rows.flat_map(|(a, b)| [a, b].concat()).collect() }
    }

    /// Contributions only, centred and of Euclidean norm 1.
    pub fn contributions(snippet: &Snippet, alphabet_size: usize) -> Self {
        let track = &snippet.contributions;
        let mean = track.iter().sum::<f64>() / track.len().max(1) as f64;
        let norm = track.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>().sqrt() + 1e-7;
        Self { channels: alphabet_size, data: track.iter().map(|x| ((x - mean) / norm) as f32).collect() }
    }

    /// Number of positions.
    pub fn width(&self) -> usize {
        self.data.len() / self.channels
    }

    /// The values, position × channel.
    pub fn data(&self) -> &[f32] {
        &self.data
    }

    fn padded(&self, padding: usize) -> Vec<f32> {
        let zeros = vec![0.0; padding * self.channels];
        [&zeros[..], &self.data, &zeros].concat()
    }
}

/// A similarity of two profiles of equal size.
pub type Measure = fn(&[f32], &[f32]) -> f64;

/// The best alignment of a child with a parent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProfileAlignment {
    /// Position of the parent at which the child starts.
    pub offset: isize,
    /// Similarity there.
    pub score: f64,
}

/// The best alignment of `child` with `parent`, extending at most `padding` positions beyond either end; the first of equals.
pub fn best(child: &Profile, parent: &Profile, padding: usize, measure: Measure) -> Option<ProfileAlignment> {
    let padded = parent.padded(padding);
    let offsets = (parent.width() + 2 * padding).checked_sub(child.width())? + 1;
    let at = |start: usize| {
        let window = &padded[start * child.channels..][..child.data.len()];
        ProfileAlignment { offset: start as isize - padding as isize, score: measure(&child.data, window) }
    };
    (0..offsets).map(at).reduce(|best, next| if next.score > best.score { next } else { best })
}

/// Computes the fine similarity of each seqlet with its neighbours, on the better strand.
pub fn compare(tracks: &Tracks, seqlets: &[Seqlet], near: &mut [Near], options: &ModiscoOptions) {
    let profile = |seqlet: Seqlet| Profile::both(&tracks.cut(seqlet), tracks.alphabet_size);
    let forward: Vec<Profile> = seqlets.iter().map(|&seqlet| profile(seqlet)).collect();
    let backward: Option<Vec<Profile>> =
        options.both_strands.then(|| seqlets.iter().map(|seqlet| profile(seqlet.reverse_complement())).collect());
    near.par_iter_mut().zip(&forward).for_each(|(near, own)| {
        let padding = (own.width() as f64 * (1.0 - options.overlap)) as usize;
        let score =
            |all: &[Profile], other: usize| best(&all[other], own, padding, jaccard).map_or(0.0, |fit| fit.score);
        let similarity = |&other: &usize| {
            let reverse = backward.as_ref().map_or(0.0, |backward| score(backward, other));
            score(&forward, other).max(reverse)
        };
        near.fine = near.index.iter().map(similarity).collect();
    });
}

/// Σ s · min(|a|, |b|) / Σ max(|a|, |b|), where s is −1 for opposite signs of a and b and 1 otherwise; 0 where all values are 0.
pub fn jaccard(a: &[f32], b: &[f32]) -> f64 {
    let (mut minima, mut maxima) = (f32x8::splat(0.0), f32x8::splat(0.0));
    let mut add = |a: f32x8, b: f32x8| {
        let (x, y) = (a.abs(), b.abs());
        // Where either is 0, the minimum is 0 and its sign does not matter.
        minima += x.fast_min(y).flip_signs(a).flip_signs(b);
        maxima += x.fast_max(y);
    };
    let (a8, b8) = (a.chunks_exact(8), b.chunks_exact(8));
    let (a_rest, b_rest) = (a8.remainder(), b8.remainder());
    a8.zip(b8).for_each(|(a, b)| add(load(a), load(b)));
    add(load(a_rest), load(b_rest));
    let sum = |lanes: f32x8| lanes.to_array().iter().fold(0.0, |sum, &x| sum + f64::from(x));
    let denominator = sum(maxima);
    if denominator > 0.0 { sum(minima) / denominator } else { 0.0 }
}

/// The cosine; 0 where all values of either are 0.
pub fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(&x, &y)| f64::from(x) * f64::from(y)).sum::<f64>();
    let norms = (dot(a, a) * dot(b, b)).sqrt();
    if norms > 0.0 { dot(a, b) / norms } else { 0.0 }
}

fn load(values: &[f32]) -> f32x8 {
    let mut lanes = [0.0; 8];
    lanes[..values.len()].copy_from_slice(values);
    f32x8::from(lanes)
}
