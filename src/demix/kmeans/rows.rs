//! Points that are rows of values, and centres that are rows too.

use super::Points;
use super::bounds::{Bound, Bounds};
use super::distance;
use rayon::prelude::*;

/// Rows per task.
const BLOCK: usize = 256;

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
    pub(super) data: Vec<f32>,
}

/// The nearest centre of a row, the first in case of ties.
struct Nearest {
    index: usize,
    /// Its squared distance.
    distance: f32,
    /// The squared distance of the second nearest.
    second: f32,
}

impl Centres {
    fn nearest(&self, row: &[f32]) -> Nearest {
        let mut nearest = Nearest { index: 0, distance: f32::INFINITY, second: f32::INFINITY };
        let mut index = 0;
        distance::each(row, self.rows(), |distance| {
            if distance < nearest.distance {
                nearest = Nearest { index, distance, second: nearest.distance };
            } else {
                nearest.second = nearest.second.min(distance);
            }
            index += 1;
        });
        nearest
    }

    /// The nearest centre of each row; the first in case of ties.
    pub fn assign(&self, data: &[f32]) -> Vec<u32> {
        data.par_chunks(BLOCK * self.dims)
            .flat_map_iter(|block| block.chunks_exact(self.dims).map(|row| self.label(row) as u32))
            .collect()
    }

    /// The nearest centre of one row; the first in case of ties.
    pub fn label(&self, row: &[f32]) -> usize {
        self.nearest(row).index
    }

    /// The centres in order.
    pub fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.data.chunks_exact(self.dims)
    }

    /// The nearest centre of a row and its squared distance. Where the bound holds, only this distance is computed.
    fn bounded(&self, row: &[f32], bound: &mut Option<Bound>) -> (usize, f32) {
        if let Some(bound) = bound {
            let own = bound.nearest as usize;
            let distance = distance::squared(row, &self.data[own * self.dims..(own + 1) * self.dims]);
            if bound.holds(distance) {
                return (own, distance);
            }
        }
        let Nearest { index, distance, second } = self.nearest(row);
        *bound = Some(Bound { nearest: index as u32, others: second.sqrt() });
        (index, distance)
    }
}

impl Rows<'_> {
    fn row(&self, index: usize) -> &[f32] {
        &self.data[index * self.dims..(index + 1) * self.dims]
    }
}

impl Points for Rows<'_> {
    type Centres = Centres;
    type Bounds = Bounds;

    fn weights(&self) -> &[f32] {
        self.weights
    }

    fn distances(&self, chosen: usize) -> Vec<f32> {
        let centre = self.row(chosen);
        let blocks = self.data.par_chunks(BLOCK * self.dims);
        blocks.flat_map_iter(|block| block.chunks_exact(self.dims).map(|row| distance::squared(row, centre))).collect()
    }

    fn at(&self, chosen: &[usize]) -> Centres {
        Centres { dims: self.dims, data: chosen.iter().flat_map(|&row| self.row(row)).copied().collect() }
    }

    fn iterate(&self, centres: &mut Centres, bounds: &mut Bounds) -> f64 {
        let (dims, k) = (self.dims, centres.data.len() / self.dims);
        bounds.0.resize(self.weights.len(), None);
        let blocks: Vec<Partial> = self
            .data
            .par_chunks(BLOCK * dims)
            .zip(self.weights.par_chunks(BLOCK))
            .zip(bounds.0.par_chunks_mut(BLOCK))
            .map(|((data, weights), bounds)| {
                let mut partial = Partial { inertia: 0.0, weights: vec![0.0; k], sums: vec![0.0; k * dims] };
                for ((row, &weight), bound) in data.chunks_exact(dims).zip(weights).zip(bounds) {
                    let (nearest, distance) = centres.bounded(row, bound);
                    partial.inertia += f64::from(distance) * f64::from(weight);
                    partial.weights[nearest] += f64::from(weight);
                    let sums = &mut partial.sums[nearest * dims..(nearest + 1) * dims];
                    sums.iter_mut().zip(row).for_each(|(sum, &x)| *sum += weight * x);
                }
                partial
            })
            .collect();
        let inertia = blocks.iter().map(|block| block.inertia).sum();
        let move_one = |(index, centre): (usize, &mut [f32])| {
            let weight: f64 = blocks.iter().map(|block| block.weights[index]).sum();
            if weight == 0.0 {
                return 0.0;
            }
            let mut sums = vec![0.0f64; dims];
            for block in &blocks {
                let part = &block.sums[index * dims..(index + 1) * dims];
                sums.iter_mut().zip(part).for_each(|(sum, &part)| *sum += f64::from(part));
            }
            let mean: Vec<f32> = sums.iter().map(|sum| (sum / weight) as f32).collect();
            let moved = distance::squared(centre, &mean).sqrt();
            centre.copy_from_slice(&mean);
            moved
        };
        let moves: Vec<f32> = centres.data.par_chunks_exact_mut(dims).enumerate().map(move_one).collect();
        bounds.moved(&moves);
        inertia
    }
}

/// Sums over one block of rows.
struct Partial {
    inertia: f64,
    weights: Vec<f64>,
    sums: Vec<f32>,
}
