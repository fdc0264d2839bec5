//! Similarities relative to how dense it is around each seqlet, as t-SNE makes them (van der Maaten & Hinton 2008):
//! what is far in a dense cluster may be near in a sparse one.

use super::coarse::Near;
use super::communities::Graph;
use crate::motif::correlation::pearson;
use std::collections::BTreeMap;

/// Similarities below this count as this much.
const LEAST: f64 = 1e-7;
/// Steps and tolerance of the search for a density.
const STEPS: usize = 100;
const TOLERANCE: f64 = 1e-5;

/// The seqlets whose neighbours rank alike by coarse and by fine similarity: their rank correlation is above `least`.
pub fn consistent(near: &[Near], least: f64) -> Vec<usize> {
    let agrees = |near: &Near| {
        let pairs = near.fine.iter().zip(&near.coarse).filter(|(fine, _)| **fine != 0.0);
        let (fine, coarse): (Vec<f64>, Vec<f64>) = pairs.unzip();
        pearson(&ranks(&fine), &ranks(&coarse)) > least
    };
    (0..near.len()).filter(|&seqlet| agrees(&near[seqlet])).collect()
}

/// The rank of each number; equal ones share the mean of theirs.
fn ranks(numbers: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|&a, &b| numbers[a].total_cmp(&numbers[b]));
    let mut ranks = vec![0.0; numbers.len()];
    let mut first = 0;
    for group in order.chunk_by(|&a, &b| numbers[a] == numbers[b]) {
        let mean = first as f64 + 0.5 * (group.len() - 1) as f64;
        group.iter().for_each(|&index| ranks[index] = mean);
        first += group.len();
    }
    ranks
}

/// The graph of the seqlets `kept`, which are renumbered in this order. Distances are log(2 / similarity − 1),
/// averaged over both directions; an edge weighs the geometric mean of the two ends' view of it.
pub fn adapted(near: &[Near], kept: &[usize], perplexity: f64) -> Graph {
    let mut number = vec![None; near.len()];
    kept.iter().enumerate().for_each(|(new, &old)| number[old] = Some(new));
    let mut sums: Vec<BTreeMap<usize, (f64, f64)>> = vec![BTreeMap::new(); kept.len()];
    for (own, &old) in kept.iter().enumerate() {
        for (&other, &similarity) in near[old].index.iter().zip(&near[old].fine) {
            let Some(other) = number[other].filter(|&other| other != own) else { continue };
            let distance = libm::log(2.0 / similarity.max(LEAST) - 1.0).max(0.0);
            for (a, b) in [(own, other), (other, own)] {
                let (sum, count) = sums[a].entry(b).or_insert((0.0, 0.0));
                *sum += distance;
                *count += 1.0;
            }
        }
    }
    let distances: Vec<Vec<(usize, f64)>> =
        sums.iter().map(|row| row.iter().map(|(&other, (sum, count))| (other, sum / count)).collect()).collect();
    let views: Vec<View> = distances.iter().map(|row| View::new(row, perplexity)).collect();
    let edges = |(own, row): (usize, &Vec<(usize, f64)>)| {
        let edge = |&(other, distance): &(usize, f64)| {
            (other, (views[own].share(distance) * views[other].share(distance)).sqrt())
        };
        let itself = (own, 1.0 / views[own].sum);
        row.iter().map(edge).chain([itself]).collect()
    };
    Graph { edges: distances.iter().enumerate().map(edges).collect() }
}

/// How a seqlet sees distances.
struct View {
    scale: f64,
    sum: f64,
}

impl View {
    fn new(row: &[(usize, f64)], perplexity: f64) -> Self {
        let scale = density(row, perplexity);
        // The program searches exp(−β d) and then uses exp(−d / β): kept, as its thresholds were chosen with it.
        let sum = row.iter().map(|(_, distance)| libm::exp(-distance / scale)).sum::<f64>() + 1.0;
        Self { scale, sum }
    }

    fn share(&self, distance: f64) -> f64 {
        libm::exp(-distance / self.scale) / self.sum
    }
}

/// The β at which exp(−β d), with 1 for the seqlet itself, has the entropy of so many equal neighbours.
fn density(row: &[(usize, f64)], perplexity: f64) -> f64 {
    let (mut low, mut high, mut beta) = (None, None, 1.0f64);
    for _ in 0..STEPS {
        let powers = row.iter().map(|(_, distance)| (distance, libm::exp(-distance * beta)));
        let (sum, moment) = powers.fold((1.0, 0.0), |(sum, moment), (d, power)| (sum + power, moment + d * power));
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
    // A row with fewer neighbours than the perplexity drives β to 0 or beyond all bounds.
    beta.clamp(1e-12, 1e12)
}
