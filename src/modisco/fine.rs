//! Fine similarity: the continuous Jaccard index at the best alignment.

use super::ModiscoOptions;
use super::coarse::Near;
use super::tracks::{Seqlet, Snippet, Tracks};
use rayon::prelude::*;
use wide::f32x8;

/// A seqlet or pattern as it is compared: position × channel, zeros beyond its ends.
#[derive(Clone, Debug)]
pub struct Profile {
    channels: usize,
    data: Vec<f32>,
}

impl Profile {
    /// Hypothetical importances and contributions, each divided by the sum of their sizes.
    pub fn both(snippet: &Snippet, letters: usize) -> Self {
        let scaled = |track: &[f64]| {
            let sum: f64 = track.iter().map(|x| x.abs()).sum();
            track.iter().map(|x| if sum == 0.0 { 0.0 } else { (x / sum) as f32 }).collect::<Vec<f32>>()
        };
        let (hypothetical, contributions) = (scaled(&snippet.hypothetical), scaled(&snippet.contributions));
        let rows = hypothetical.chunks_exact(letters).zip(contributions.chunks_exact(letters));
        Self { channels: 2 * letters, data: rows.flat_map(|(a, b)| [a, b].concat()).collect() }
    }

    /// Contributions alone, without their mean and of length 1.
    pub fn contributions(snippet: &Snippet, letters: usize) -> Self {
        let track = &snippet.contributions;
        let mean = track.iter().sum::<f64>() / track.len().max(1) as f64;
        let length = track.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>().sqrt() + 1e-7;
        Self { channels: letters, data: track.iter().map(|x| ((x - mean) / length) as f32).collect() }
    }

    /// Positions.
    pub fn width(&self) -> usize {
        self.data.len() / self.channels
    }

    /// Its numbers, position × channel.
    pub fn data(&self) -> &[f32] {
        &self.data
    }

    fn padded(&self, padding: usize) -> Vec<f32> {
        let zeros = vec![0.0; padding * self.channels];
        [&zeros[..], &self.data, &zeros].concat()
    }
}

/// How two profiles are compared where they lie side by side.
pub type Measure = fn(&[f32], &[f32]) -> f64;

/// Where a child lies best along a parent: its first position there, and how well it fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Position of the parent at which the child begins.
    pub offset: isize,
    /// Similarity there.
    pub score: f64,
}

/// The best place for `child` along `parent`, at most `padding` positions over either end; the first of equals.
pub fn best(child: &Profile, parent: &Profile, padding: usize, measure: Measure) -> Option<Fit> {
    let padded = parent.padded(padding);
    let places = (parent.width() + 2 * padding).checked_sub(child.width())? + 1;
    let at = |place: usize| {
        let window = &padded[place * child.channels..][..child.data.len()];
        Fit { offset: place as isize - padding as isize, score: measure(&child.data, window) }
    };
    (0..places).map(at).reduce(|best, next| if next.score > best.score { next } else { best })
}

/// Computes the fine similarity of each seqlet with its neighbours, on the better strand.
pub fn compare(tracks: &Tracks, seqlets: &[Seqlet], near: &mut [Near], options: &ModiscoOptions) {
    let profile = |seqlet: Seqlet| Profile::both(&tracks.cut(seqlet), tracks.letters);
    let forward: Vec<Profile> = seqlets.iter().map(|&seqlet| profile(seqlet)).collect();
    let backward: Option<Vec<Profile>> =
        options.both_strands.then(|| seqlets.iter().map(|seqlet| profile(seqlet.turned())).collect());
    near.par_iter_mut().zip(&forward).for_each(|(near, own)| {
        let padding = (own.width() as f64 * (1.0 - options.overlap)) as usize;
        let score =
            |all: &[Profile], other: usize| best(&all[other], own, padding, jaccard).map_or(0.0, |fit| fit.score);
        let similarity = |&other: &usize| {
            let turned = backward.as_ref().map_or(0.0, |backward| score(backward, other));
            score(&forward, other).max(turned)
        };
        near.fine = near.index.iter().map(similarity).collect();
    });
}

/// Σ sign · min(|a|, |b|) / Σ max(|a|, |b|), the sign negative where a and b differ in theirs; 0 for zeros alone.
pub fn jaccard(a: &[f32], b: &[f32]) -> f64 {
    let (mut least, mut most) = (f32x8::splat(0.0), f32x8::splat(0.0));
    let mut add = |a: f32x8, b: f32x8| {
        let (x, y) = (a.abs(), b.abs());
        // Where one is 0 the smaller size is 0, whatever the sign.
        least += x.fast_min(y).flip_signs(a).flip_signs(b);
        most += x.fast_max(y);
    };
    let (a8, b8) = (a.chunks_exact(8), b.chunks_exact(8));
    let (a_rest, b_rest) = (a8.remainder(), b8.remainder());
    a8.zip(b8).for_each(|(a, b)| add(load(a), load(b)));
    add(load(a_rest), load(b_rest));
    let sum = |lanes: f32x8| lanes.to_array().iter().fold(0.0, |sum, &x| sum + f64::from(x));
    let most = sum(most);
    if most > 0.0 { sum(least) / most } else { 0.0 }
}

/// The cosine; 0 for zeros alone.
pub fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(&x, &y)| f64::from(x) * f64::from(y)).sum::<f64>();
    let length = (dot(a, a) * dot(b, b)).sqrt();
    if length > 0.0 { dot(a, b) / length } else { 0.0 }
}

fn load(numbers: &[f32]) -> f32x8 {
    let mut lanes = [0.0; 8];
    lanes[..numbers.len()].copy_from_slice(numbers);
    f32x8::from(lanes)
}
