//! Similarities adapted to the local density of seqlets, as in t-SNE (van der Maaten & Hinton 2008): the same distance
//! counts as far in a dense cluster and as near in a sparse one.

use super::coarse::Near;
use super::communities::WeightedGraph;
use crate::motif::correlation::pearson;
use std::collections::BTreeMap;

/// Lower bound of similarities.
const MIN_SIMILARITY: f64 = 1e-7;
/// Maximum number of steps, and tolerance, of the search for a density.
const STEPS: usize = 100;
const TOLERANCE: f64 = 1e-5;

/// The seqlets for which the rank correlation of coarse and fine similarities is above `min_correlation`.
pub fn consistent(near: &[Near], min_correlation: f64) -> Vec<usize> {
    let agrees = |near: &Near| {
        let pairs = near.fine.iter().zip(&near.coarse).filter(|(fine, _)| **fine != 0.0);
        let (fine, coarse): (Vec<f64>, Vec<f64>) = pairs.unzip();
        pearson(&ranks(&fine), &ranks(&coarse)) > min_correlation
    };
    (0..near.len()).filter(|&seqlet| agrees(&near[seqlet])).collect()
}

/// The rank of each value; equal values have the mean of their ranks.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    for group in order.chunk_by(|&a, &b| values[a] == values[b]) {
        let mean = first as f64 + 0.5 * (group.len() - 1) as f64;
        group.iter().for_each(|&index| ranks[index] = mean);
        first += group.len();
    }
    ranks
}

/// The distance of two seqlets: 0 for a similarity of 1.
pub fn distance(similarity: f64) -> f64 {
    libm::log(2.0 / similarity.max(MIN_SIMILARITY) - 1.0).max(0.0)
}

/// The graph of t-SNE: the weight of an edge is the sum of the probabilities with which each of its nodes has the other one as
/// its neighbour. `rows` are the other nodes of each node with their distances.
pub fn symmetric(rows: &[Vec<(usize, f64)>], perplexity: f64) -> WeightedGraph {
    let mut sums: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); rows.len()];
    for (own, row) in rows.iter().enumerate() {
        let beta = fitted_scale(row, perplexity, 0.0);
        let powers: Vec<f64> = row.iter().map(|(_, distance)| libm::exp(-distance * beta)).collect();
        let all = powers.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        for (&(other, _), power) in row.iter().zip(powers) {
            for (a, b) in [(own, other), (other, own)] {
                *sums[a].entry(b).or_insert(0.0) += power / all;
            }
        }
    }
    WeightedGraph { edges: sums.into_iter().map(|row| row.into_iter().collect()).collect() }
}

/// The graph of the seqlets `kept`, renumbered in this order. A distance is log(2 / similarity − 1), averaged over both
/// directions; the weight of an edge is the geometric mean of the distance's [`Density::share`] at both nodes.
pub fn adapted(near: &[Near], kept: &[usize], perplexity: f64) -> WeightedGraph {
    let mut number = vec![None; near.len()];
    kept.iter().enumerate().for_each(|(new, &old)| number[old] = Some(new));
    let mut sums: Vec<BTreeMap<usize, (f64, f64)>> = vec![BTreeMap::new(); kept.len()];
    for (own, &old) in kept.iter().enumerate() {
        for (&other, &similarity) in near[old].index.iter().zip(&near[old].fine) {
            let Some(other) = number[other].filter(|&other| other != own) else { continue };
            let distance = distance(similarity);
            for (a, b) in [(own, other), (other, own)] {
                let (sum, count) = sums[a].entry(b).or_insert((0.0, 0.0));
                *sum += distance;
                *count += 1.0;
            }
        }
    }
    let distances: Vec<Vec<(usize, f64)>> =
        sums.iter().map(|row| row.iter().map(|(&other, (sum, count))| (other, sum / count)).collect()).collect();
    let densities: Vec<Density> = distances.iter().map(|row| Density::new(row, perplexity)).collect();
    let edges = |(own, row): (usize, &Vec<(usize, f64)>)| {
        let edge = |&(other, distance): &(usize, f64)| {
            (other, (densities[own].share(distance) * densities[other].share(distance)).sqrt())
        };
        let itself = (own, 1.0 / densities[own].sum);
        row.iter().map(edge).chain([itself]).collect()
    };
    WeightedGraph { edges: distances.iter().enumerate().map(edges).collect() }
}

/// The density around a seqlet.
struct Density {
    scale: f64,
    sum: f64,
}

impl Density {
    fn new(row: &[(usize, f64)], perplexity: f64) -> Self {
        let scale = fitted_scale(row, perplexity, 1.0);
        // The program searches exp(−β d) and then uses exp(−d / β): kept, as its thresholds were chosen with it.
        let sum = row.iter().map(|(_, distance)| libm::exp(-distance / scale)).sum::<f64>() + 1.0;
        Self { scale, sum }
    }

    fn share(&self, distance: f64) -> f64 {
        libm::exp(-distance / self.scale) / self.sum
    }
}

/// The β at which the weights exp(−β d), and `itself` for the seqlet itself, have the given perplexity.
fn fitted_scale(row: &[(usize, f64)], perplexity: f64, itself: f64) -> f64 {
    let (mut low, mut high, mut beta) = (None, None, 1.0f64);
    for _ in 0..STEPS {
        let powers = row.iter().map(|(_, distance)| (distance, libm::exp(-distance * beta)));
        let (sum, moment) = powers.fold((itself, 0.0), |(sum, moment), (d, power)| (sum + power, moment + d * power));
        let sum: f64 = f64::max(sum, f64::MIN_POSITIVE);
        let excess = libm::log(sum) + beta * moment / sum - libm::log(perplexity);
        if excess.abs() <= TOLERANCE {
            break;
        }
        if excess > 0.0 {
            low = Some(beta);
            beta = high.map_or(beta * 2.0, |high: f64| 0.5 * (beta + high));
        } else {
            high = Some(beta);
            beta = low.map_or(beta * 0.5, |low: f64| 0.5 * (beta + low));
        }
    }
    // With fewer neighbours than the perplexity, β tends to 0 or infinity.
    beta.clamp(1e-12, 1e12)
}
