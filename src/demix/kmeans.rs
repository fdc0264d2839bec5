//! Weighted k-means: k-means++ starts from our random streams, Lloyd iterations, the best of
//! several starts. Sums run over fixed blocks of rows in a fixed order, for any number of threads.
//!
//! It clusters [`Points`]: rows of values here, sequences in [`super::letters`].

use crate::random::{Stream, cumulative};
use rayon::prelude::*;
use wide::f32x8;

/// Rows per task.
const BLOCK: usize = 256;
/// Relative gain in inertia below which a start ends.
const TOLERANCE: f64 = 1e-3;

/// Points that k-means can cluster.
pub trait Points: Sync {
    /// Centres of clusters of such points.
    type Centres: Clone;

    /// One weight per point, positive.
    fn weights(&self) -> &[f32];

    /// The squared distance of each point to the point `chosen`.
    fn distances(&self, chosen: usize) -> Vec<f32>;

    /// Centres at the points `chosen`.
    fn at(&self, chosen: &[usize]) -> Self::Centres;

    /// One Lloyd iteration: centres move to the weighted means of their points; the centre of an empty cluster stays.
    /// Returns the weighted inertia before the move.
    fn iterate(&self, centres: &mut Self::Centres) -> f64;
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

/// Rows to be clustered, each with `dims` elements and a weight.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    /// `n × dims`.
    pub data: &'a [f32],
    /// Elements per row.
    pub dims: usize,
    /// One weight per row, positive.
    pub weights: &'a [f32],
}

/// `k` centres as consecutive rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Centres {
    dims: usize,
    data: Vec<f32>,
}

impl Centres {
    /// The nearest centre of a row and the squared distance to it; the first in case of ties.
    pub fn nearest(&self, row: &[f32]) -> (usize, f32) {
        let mut best = (0, f32::INFINITY);
        for (index, centre) in self.data.chunks_exact(self.dims).enumerate() {
            let distance = squared_distance(row, centre);
            if distance < best.1 {
                best = (index, distance);
            }
        }
        best
    }

    /// The nearest centre of each row.
    pub fn assign(&self, data: &[f32]) -> Vec<u32> {
        data.par_chunks(BLOCK * self.dims)
            .flat_map_iter(|block| block.chunks_exact(self.dims).map(|row| self.nearest(row).0 as u32))
            .collect()
    }

    /// The centres in order.
    pub fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.data.chunks_exact(self.dims)
    }
}

impl Rows<'_> {
    fn row(&self, index: usize) -> &[f32] {
        &self.data[index * self.dims..(index + 1) * self.dims]
    }
}

impl Points for Rows<'_> {
    type Centres = Centres;

    fn weights(&self) -> &[f32] {
        self.weights
    }

    fn distances(&self, chosen: usize) -> Vec<f32> {
        let centre = self.row(chosen);
        let blocks = self.data.par_chunks(BLOCK * self.dims);
        blocks.flat_map_iter(|block| block.chunks_exact(self.dims).map(|row| squared_distance(row, centre))).collect()
    }

    fn at(&self, chosen: &[usize]) -> Centres {
        Centres { dims: self.dims, data: chosen.iter().flat_map(|&row| self.row(row)).copied().collect() }
    }

    fn iterate(&self, centres: &mut Centres) -> f64 {
        let (dims, k) = (self.dims, centres.data.len() / self.dims);
        let blocks: Vec<Partial> = self
            .data
            .par_chunks(BLOCK * dims)
            .zip(self.weights.par_chunks(BLOCK))
            .map(|(data, weights)| {
                let mut partial = Partial { inertia: 0.0, weights: vec![0.0; k], sums: vec![0.0; k * dims] };
                for (row, &weight) in data.chunks_exact(dims).zip(weights) {
                    let (nearest, distance) = centres.nearest(row);
                    partial.inertia += f64::from(distance) * f64::from(weight);
                    partial.weights[nearest] += f64::from(weight);
                    let sums = &mut partial.sums[nearest * dims..(nearest + 1) * dims];
                    sums.iter_mut().zip(row).for_each(|(sum, &x)| *sum += weight * x);
                }
                partial
            })
            .collect();
        let mut sums = vec![0.0f64; k * dims];
        let (mut weights, mut inertia) = (vec![0.0; k], 0.0);
        for block in &blocks {
            inertia += block.inertia;
            weights.iter_mut().zip(&block.weights).for_each(|(sum, weight)| *sum += weight);
            sums.iter_mut().zip(&block.sums).for_each(|(sum, &part)| *sum += f64::from(part));
        }
        let moved = centres.data.chunks_exact_mut(dims).enumerate().filter(|(index, _)| weights[*index] > 0.0);
        for (index, centre) in moved {
            let sums = &sums[index * dims..(index + 1) * dims];
            centre.iter_mut().zip(sums).for_each(|(x, sum)| *x = (sum / weights[index]) as f32);
        }
        inertia
    }
}

/// Sums over one block of rows.
struct Partial {
    inertia: f64,
    weights: Vec<f64>,
    sums: Vec<f32>,
}

/// Several starts, one iteration per step.
#[derive(Debug)]
pub struct Fit<C> {
    k: usize,
    restarts: usize,
    iterations: usize,
    stream: Stream,
    started: usize,
    iteration: usize,
    current: Option<(C, f64)>,
    best: Option<(C, f64)>,
}

impl<C: Clone> Fit<C> {
    /// `restarts` starts of at most `iterations` iterations each.
    pub fn new(k: usize, restarts: usize, iterations: usize, stream: Stream) -> Self {
        Self { k, restarts, iterations, stream, started: 0, iteration: 0, current: None, best: None }
    }

    /// One start or one iteration; the best centres once all starts are done.
    pub fn step(&mut self, points: &impl Points<Centres = C>) -> Option<C> {
        let Some((mut centres, before)) = self.current.take() else {
            if self.started == self.restarts {
                return self.best.take().map(|(centres, _)| centres);
            }
            self.started += 1;
            self.iteration = 0;
            self.current = Some((start(points, self.k, &mut self.stream), f64::INFINITY));
            return None;
        };
        let inertia = points.iterate(&mut centres);
        self.iteration += 1;
        if self.iteration < self.iterations && inertia < before * (1.0 - TOLERANCE) {
            self.current = Some((centres, inertia));
        } else if self.best.as_ref().is_none_or(|(_, best)| inertia < *best) {
            self.best = Some((centres, inertia));
        }
        None
    }
}

/// Σ (a − b)², in eight lanes that are summed in a fixed order.
fn squared_distance(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = f32x8::splat(0.0);
    let (a8, b8) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = a8.remainder().iter().zip(b8.remainder()).map(|(x, y)| (x - y) * (x - y)).sum();
    for (x, y) in a8.zip(b8) {
        let difference = load(x) - load(y);
        lanes += difference * difference;
    }
    lanes.to_array().iter().fold(rest, |sum, lane| sum + lane)
}

fn load(elements: &[f32]) -> f32x8 {
    let mut lanes = [0.0; 8];
    lanes.copy_from_slice(elements);
    f32x8::from(lanes)
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
    fn a_centre_is_the_weighted_mean() {
        let centres = fit(&[0.0, 0.0, 4.0, 8.0], &[3.0, 1.0], 2, 1);
        assert_eq!(centres.data, [1.0, 2.0]);
    }
}
