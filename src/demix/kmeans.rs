//! Weighted k-means: k-means++ starts from our random streams, Lloyd iterations, the best of
//! several starts. A point that is equally near to several centres belongs to the first of them: centres are in the
//! order in which they were drawn, which says nothing about the points. Sums run over fixed blocks of rows in a fixed order, for any number of threads.
//!
//! It clusters [`Points`]: [`Rows`] of values here, sequences in [`super::letters`].

mod bounds;
mod distance;
mod rows;

use crate::random::{Stream, cumulative};
pub use bounds::Bounds;
pub use rows::{Centres, Rows};

/// Relative gain in inertia below which a start ends.
const TOLERANCE: f64 = 1e-3;

/// Points that k-means can cluster.
pub trait Points: Sync {
    /// Centres of clusters of such points.
    type Centres: Clone;

    /// What an iteration keeps for the next one of the same start; at first the default.
    type Bounds: Default;

    /// One weight per point, positive.
    fn weights(&self) -> &[f32];

    /// The squared distance of each point to the point `chosen`.
    fn distances(&self, chosen: usize) -> Vec<f32>;

    /// Centres at the points `chosen`.
    fn at(&self, chosen: &[usize]) -> Self::Centres;

    /// One Lloyd iteration: centres move to the weighted means of their points; the centre of an empty cluster stays.
    /// Returns the weighted inertia before the move.
    fn iterate(&self, centres: &mut Self::Centres, bounds: &mut Self::Bounds) -> f64;
}

/// k-means++: the first centre by weight, each further one by weight × squared distance to the
/// nearest centre so far (Arthur & Vassilvitskii 2007).
fn start<P: Points>(points: &P, k: usize, stream: &mut Stream) -> P::Centres {
    let mut nearest: Vec<f32> = vec![1.0; points.weights().len()];
    let mut chosen: Vec<usize> = Vec::with_capacity(k);
    while chosen.len() < k {
        let weighted = nearest.iter().zip(points.weights());
        let sums = cumulative(weighted.map(|(&distance, &weight)| f64::from(distance) * f64::from(weight)));
        let some = sums.last().is_some_and(|&sum| sum > 0.0);
        let next = if some { stream.roulette(&sums) } else { stream.below(nearest.len()) };
        let distances = points.distances(next);
        let first = chosen.is_empty();
        nearest.iter_mut().zip(distances).for_each(|(nearest, x)| *nearest = if first { x } else { nearest.min(x) });
        chosen.push(next);
    }
    points.at(&chosen)
}

/// Several starts, one iteration per step.
#[derive(Debug)]
pub struct Fit<C, B> {
    k: usize,
    restarts: usize,
    iterations: usize,
    stream: Stream,
    started: usize,
    current: Option<Start<C, B>>,
    best: Option<(C, f64)>,
}

/// A start in progress.
#[derive(Debug)]
struct Start<C, B> {
    centres: C,
    bounds: B,
    /// Weighted inertia before the last move.
    inertia: f64,
    iteration: usize,
}

impl<C: Clone, B: Default> Fit<C, B> {
    /// `restarts` starts of at most `iterations` iterations each.
    pub fn new(k: usize, restarts: usize, iterations: usize, stream: Stream) -> Self {
        Self { k, restarts, iterations, stream, started: 0, current: None, best: None }
    }

    /// One start or one iteration; the best centres once all starts are done.
    pub fn step(&mut self, points: &impl Points<Centres = C, Bounds = B>) -> Option<C> {
        let Some(mut current) = self.current.take() else {
            if self.started == self.restarts {
                return self.best.take().map(|(centres, _)| centres);
            }
            self.started += 1;
            let centres = start(points, self.k, &mut self.stream);
            self.current = Some(Start { centres, bounds: B::default(), inertia: f64::INFINITY, iteration: 0 });
            return None;
        };
        let before = current.inertia;
        current.inertia = points.iterate(&mut current.centres, &mut current.bounds);
        current.iteration += 1;
        if current.iteration < self.iterations && current.inertia < before * (1.0 - TOLERANCE) {
            self.current = Some(current);
        } else if self.best.as_ref().is_none_or(|(_, best)| current.inertia < *best) {
            self.best = Some((current.centres, current.inertia));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Key, Purpose};

    fn fit(data: &[f32], weights: &[f32], dims: usize, k: usize) -> Centres {
        let stream = Key { seed: 1, layer: 1, channel: 0 }.stream(Purpose::KMeans, 0, 0);
        let mut fit = Fit::new(k, 3, 50, stream);
        loop {
            if let Some(centres) = fit.step(&Rows { data, dims, weights }) {
                return centres;
            }
        }
    }

    #[test]
    fn separate_clouds_are_separated() {
        let mut stream = Key { seed: 2, layer: 1, channel: 0 }.stream(Purpose::KMeans, 0, 0);
        let data: Vec<f32> = (0..600)
            .flat_map(|i| {
                let centre = (i % 3) as f32 * 10.0;
                (0..11).map(|_| centre + stream.unit() as f32).collect::<Vec<f32>>()
            })
            .collect();
        let labels = fit(&data, &[1.0; 600], 11, 3).assign(&data);
        assert!((0..600).all(|i| labels[i] == labels[i % 3]));
        assert!(labels[0] != labels[1] && labels[1] != labels[2] && labels[0] != labels[2]);
    }

    #[test]
    fn iterations_with_bounds_equal_those_without() {
        let mut stream = Key { seed: 3, layer: 1, channel: 0 }.stream(Purpose::KMeans, 0, 0);
        let data: Vec<f32> = (0..3000 * 20).map(|i| stream.unit() as f32 + (i / 20 % 7) as f32 * 0.3).collect();
        let weights: Vec<f32> = (0..3000).map(|_| stream.unit() as f32 + 0.1).collect();
        let rows = Rows { data: &data, dims: 20, weights: &weights };
        let mut centres = rows.at(&(0..9).map(|index| index * 300).collect::<Vec<_>>());
        let (mut without, mut bounds) = (centres.clone(), Bounds::default());
        for _ in 0..20 {
            let inertia = rows.iterate(&mut centres, &mut bounds);
            assert_eq!(inertia, rows.iterate(&mut without, &mut Bounds::default()));
            assert_eq!(centres, without);
        }
    }

    #[test]
    fn a_centre_is_the_weighted_mean() {
        let centres = fit(&[0.0, 0.0, 4.0, 8.0], &[3.0, 1.0], 2, 1);
        assert_eq!(centres.data, [1.0, 2.0]);
    }
}
