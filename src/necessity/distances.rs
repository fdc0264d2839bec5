//! The response to every distance between two neighbouring motifs.

use super::letters::{Block, Letters, ends, moved};
use super::reduction::Instance;
use super::{Backgrounds, largest};
use crate::engine::Engine;
use crate::motif::segment::joined;
use serde::{Deserialize, Serialize};

/// Places of the whole arrangement that are tried for each distance.
const PLACES: usize = 4;
/// Random sequences per place.
const PER_PLACE: usize = 8;
/// Minimum share of the joint effect by which the best distance differs from wrong ones where the distance matters.
const MIN_EFFECT: f64 = 0.25;
/// Minimum share of the distances that fit which are accepted where any distance is.
const ALL: f64 = 0.9;
/// Maximum number of distances below half way up within a run of accepted ones.
const MAX_HOLE: usize = 1;
/// Distances per slice of work.
const SLICE: usize = 16;

/// The mean activation for each distance between two motifs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Distances {
    /// The smallest gap, bp; the others follow one by one.
    pub first: i32,
    /// Mean activation over the random sequences, at the best of several places in the receptive field.
    pub means: Vec<f64>,
    /// This place for each distance: the position of the first letter, counted from 0; empty in older reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<usize>>"))]
    pub starts: Vec<usize>,
    /// The gaps that the neuron accepts: those whose mean is at least half way up; of several runs the one with the largest
    /// sum of what is above.
    pub accepted: Option<[i32; 2]>,
}

impl Distances {
    /// The index of the largest mean over three neighbouring distances.
    pub(super) fn best(&self) -> usize {
        largest(0..self.means.len(), &smoothed(&self.means)).unwrap_or(0)
    }

    /// Whether almost every distance that fits is accepted.
    pub fn are_all_accepted(&self) -> bool {
        let accepted = self.accepted.map_or(0, |[min, max]| max - min + 1);
        self.means.len() > 1 && f64::from(accepted) >= ALL * self.means.len() as f64
    }
}

/// A scan of the distance after one motif of an arrangement.
#[derive(Debug)]
pub struct Scan {
    left: Block,
    right: Block,
    /// Distances, relative to the arrangement's own one, that are still to be asked about.
    waiting: std::ops::RangeInclusive<i32>,
    gap: i32,
    /// Of the receptive field.
    length: usize,
    means: Vec<f64>,
    starts: Vec<usize>,
}

impl Scan {
    /// Of the distance after instance `index`, where the gap is `gap`.
    pub fn new(instances: &[Instance], index: usize, gap: i32, length: usize) -> Self {
        let block = |instances: &[Instance]| Block::joined(instances.iter().map(|one| &one.block));
        let (left, right) = (block(&instances[..=index]), block(&instances[index + 1..]));
        let ([first, left_end], [right_start, last]) = (ends(&left.core), ends(&right.core));
        let nearest = left_end as i32 + 1 - right_start as i32;
        let farthest = length as i32 - (last + 1 - first) as i32;
        Self { left, right, waiting: nearest..=farthest, gap, length, means: Vec::new(), starts: Vec::new() }
    }

    /// A slice of work; the result at the end.
    pub fn step(&mut self, engine: &dyn Engine, backgrounds: &Backgrounds) -> Option<Distances> {
        let (next, end) = (*self.waiting.start() + self.means.len() as i32, *self.waiting.end());
        if next > end {
            let first = self.gap + self.waiting.start();
            let (means, starts) = (std::mem::take(&mut self.means), std::mem::take(&mut self.starts));
            let sides = [&self.left, &self.right].map(Block::letters);
            let without = backgrounds.means(engine, &sides, usize::MAX).into_iter().fold(0.0, f64::max);
            let accepted = accepted(&means, without).map(|[low, high]| [first + low as i32, first + high as i32]);
            return Some(Distances { first, means, starts, accepted });
        }
        let distances: Vec<i32> = (next..=end).take(SLICE).collect();
        let best = distances.iter().map(|&distance| self.best_place(engine, backgrounds, distance));
        let (starts, insertions): (Vec<usize>, Vec<Letters>) = best.unzip();
        self.means.extend(backgrounds.means(engine, &insertions, usize::MAX));
        self.starts.extend(starts);
        None
    }

    /// The arrangement with this distance at the best of several places, and this place.
    fn best_place(&self, engine: &dyn Engine, backgrounds: &Backgrounds, distance: i32) -> (usize, Letters) {
        let ([first, _], [_, last]) = (ends(&self.left.core), ends(&moved(&self.right.core, distance as isize)));
        let room = self.length - (last + 1 - first);
        let places = PLACES.min(room + 1);
        let even = (0..places).map(|place| room * place / (places - 1).max(1));
        // The places at which the left or the right side is where it was.
        let own = [Some(first), first.checked_add_signed(-distance as isize)];
        let mut starts: Vec<usize> = even.chain(own.into_iter().flatten().filter(|&start| start <= room)).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut insertions: Vec<Letters> = starts.iter().map(|&start| self.at(distance, start)).collect();
        let means = backgrounds.means(engine, &insertions, PER_PLACE);
        let best = largest(0..means.len(), &means).unwrap_or(0);
        (starts[best], insertions.swap_remove(best))
    }

    /// The arrangement with distance number `index` and its first letter at `start`.
    pub(super) fn spaced(&self, index: usize, start: usize) -> Letters {
        self.at(self.waiting.start() + index as i32, start)
    }

    fn at(&self, distance: i32, start: usize) -> Letters {
        let by = start as isize - ends(&self.left.core)[0] as isize;
        let right = self.right.moved(by + distance as isize, self.length);
        Block::joined(&[self.left.moved(by, self.length), right]).letters()
    }
}

/// The run of places, the first one and the last one, in which the means of three neighbours are at least half way up from
/// the level where the distance is wrong, which is not below the mean `without` one of both sides. Of several runs it is the
/// one with the largest sum of what is above.
fn accepted(means: &[f64], without: f64) -> Option<[usize; 2]> {
    let smoothed = smoothed(means);
    let max = smoothed.iter().copied().max_by(f64::total_cmp)?;
    let mut sorted = smoothed.clone();
    sorted.sort_by(f64::total_cmp);
    let tenth = sorted[sorted.len() / 10];
    let matters = max - tenth >= MIN_EFFECT * (max - without);
    let low = if matters { tenth.max(without) } else { without };
    let half = (max + low) / 2.0;
    let above = (0..smoothed.len()).filter(|&i| smoothed[i] >= half);
    let runs = joined(above.map(|i| i..i + 1), MAX_HOLE);
    let sums: Vec<f64> = runs.iter().map(|run| smoothed[run.clone()].iter().map(|mean| mean - half).sum()).collect();
    let run = &runs[largest(0..runs.len(), &sums)?];
    Some([run.start, run.end - 1])
}

/// The means over three neighbours each.
fn smoothed(means: &[f64]) -> Vec<f64> {
    let smooth = |i: usize| {
        let window = &means[i.saturating_sub(1)..(i + 2).min(means.len())];
        window.iter().sum::<f64>() / window.len() as f64
    };
    (0..means.len()).map(smooth).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_accepted_run_is_half_way_up() {
        let mut means = vec![1.0; 40];
        means[10..20].fill(9.0);
        means[30] = 4.0;
        assert_eq!(accepted(&means, 0.5), Some([10, 19]));
    }

    #[test]
    fn of_two_runs_the_larger_one_is_accepted() {
        let mut means = vec![1.0; 60];
        means[5..30].fill(8.0);
        means[50..54].fill(9.0);
        assert_eq!(accepted(&means, 0.5), Some([5, 29]));
    }

    #[test]
    fn every_distance_is_accepted_where_distance_does_not_matter() {
        let means: Vec<f64> = (0..40).map(|i| 9.0 + 0.1 * f64::from(i % 3)).collect();
        assert_eq!(accepted(&means, 4.0), Some([0, 39]));
    }

    #[test]
    fn almost_all_distances_are_any_distance() {
        let distances = |accepted| Distances { first: -2, means: vec![1.0; 40], starts: Vec::new(), accepted };
        assert!(distances(Some([-2, 37])).are_all_accepted() && distances(Some([0, 36])).are_all_accepted());
        assert!(!distances(Some([0, 30])).are_all_accepted() && !distances(None).are_all_accepted());
    }

    #[test]
    fn without_a_distance_nothing_is_accepted() {
        assert_eq!(accepted(&[], 0.0), None);
    }
}
