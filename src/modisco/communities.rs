//! Clusters of high modularity.
//!
//! The program takes the best of fifty runs of the Leiden algorithm (Traag et al. 2019). Here each run is the Louvain
//! algorithm (Blondel et al. 2008), repeated from its own result until nothing improves. Leiden also guarantees
//! connected clusters and is faster for millions of nodes. With at most some thousands of nodes, and the best of many
//! runs by modularity, a cluster that is not connected loses against its parts.

use crate::random::Stream;
use rayon::prelude::*;

/// Gains smaller than this are rounding errors.
const MIN_GAIN: f64 = 1e-12;
/// Maximum number of levels and of repetitions; each improves the modularity.
const ROUNDS: usize = 100;

/// A weighted graph; each edge is stored at both of its nodes, a loop once.
#[derive(Clone, Debug, Default)]
pub struct WeightedGraph {
    /// The edges of each node: (other node, weight).
    pub edges: Vec<Vec<(usize, f64)>>,
}

impl WeightedGraph {
    /// Sum of the weights of each node's edges.
    fn strengths(&self) -> Vec<f64> {
        self.edges.iter().map(|row| row.iter().map(|(_, weight)| weight).sum()).collect()
    }

    /// The graph whose nodes are the labels.
    fn joined(&self, labels: &[usize], count: usize) -> Self {
        let mut rows = vec![vec![0.0; 0]; count];
        let mut edges: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
        for (node, row) in self.edges.iter().enumerate() {
            let sums = &mut rows[labels[node]];
            sums.resize(count, 0.0);
            row.iter().for_each(|&(other, weight)| sums[labels[other]] += weight);
        }
        for (row, sums) in edges.iter_mut().zip(rows) {
            row.extend(sums.into_iter().enumerate().filter(|(_, weight)| *weight > 0.0));
        }
        Self { edges }
    }

    /// The modularity: share of the weights within clusters less its expectation under random edges.
    pub fn modularity(&self, labels: &[usize]) -> f64 {
        let strengths = self.strengths();
        let total: f64 = strengths.iter().sum();
        let mut sums = vec![0.0; labels.iter().max().map_or(0, |max| max + 1)];
        labels.iter().zip(&strengths).for_each(|(&label, strength)| sums[label] += strength);
        let within = |node: usize| {
            let row = self.edges[node].iter();
            row.filter(|(other, _)| labels[*other] == labels[node]).map(|(_, weight)| weight).sum::<f64>()
        };
        let inside: f64 = (0..self.edges.len()).map(within).sum();
        if total > 0.0 { (inside - sums.iter().map(|sum| sum * sum / total).sum::<f64>()) / total } else { 0.0 }
    }
}

/// The best of several clusterings, each in the order given by its stream: one label per node, from 0.
pub fn communities(graph: &WeightedGraph, runs: usize, stream: impl Fn(usize) -> Stream + Sync) -> Vec<usize> {
    let run = |run: usize| {
        let labels = clustering(graph, &mut stream(run));
        (graph.modularity(&labels), labels)
    };
    let all: Vec<(f64, Vec<usize>)> = (0..runs.max(1)).into_par_iter().map(run).collect();
    let mut best: Option<(f64, Vec<usize>)> = None;
    for (quality, labels) in all {
        if best.as_ref().is_none_or(|(max, _)| quality > max + MIN_GAIN) {
            best = Some((quality, labels));
        }
    }
    best.map(|(_, labels)| labels).unwrap_or_default()
}

/// Moves nodes, then whole clusters, and repeats until nothing moves.
fn clustering(graph: &WeightedGraph, stream: &mut Stream) -> Vec<usize> {
    let mut labels: Vec<usize> = (0..graph.edges.len()).collect();
    for _ in 0..ROUNDS {
        let mut moved = moved(graph, &mut labels, stream);
        compact(&mut labels);
        loop {
            let count = labels.iter().max().map_or(0, |max| max + 1);
            let joined = graph.joined(&labels, count);
            let mut above: Vec<usize> = (0..count).collect();
            if !self::moved(&joined, &mut above, stream) {
                break;
            }
            moved = true;
            labels.iter_mut().for_each(|label| *label = above[*label]);
            compact(&mut labels);
        }
        if !moved {
            break;
        }
    }
    labels
}

/// Moves each node to the neighbouring cluster with the largest gain, in random order, until there is no gain. Returns
/// whether any node has moved.
fn moved(graph: &WeightedGraph, labels: &mut [usize], stream: &mut Stream) -> bool {
    let nodes = graph.edges.len();
    let strengths = graph.strengths();
    let total: f64 = strengths.iter().sum();
    let mut sums = vec![0.0; nodes];
    labels.iter().zip(&strengths).for_each(|(&label, strength)| sums[label] += strength);
    let mut order: Vec<usize> = (0..nodes).collect();
    (1..nodes).rev().for_each(|last| order.swap(last, stream.below(last + 1)));
    let mut any = false;
    let mut weights = vec![0.0; nodes];
    for _ in 0..ROUNDS {
        let mut moved = false;
        for &node in &order {
            let own = labels[node];
            sums[own] -= strengths[node];
            let others = graph.edges[node].iter().filter(|(other, _)| *other != node);
            let mut near = vec![own];
            for &(other, weight) in others {
                if weights[labels[other]] == 0.0 {
                    near.push(labels[other]);
                }
                weights[labels[other]] += weight;
            }
            let gain = |label: usize| weights[label] - strengths[node] * sums[label] / total;
            let best =
                near.iter().copied().reduce(|best, next| if gain(next) > gain(best) + MIN_GAIN { next } else { best });
            let best = best.unwrap_or(own);
            near.iter().for_each(|&label| weights[label] = 0.0);
            sums[best] += strengths[node];
            moved |= best != own;
            labels[node] = best;
        }
        any |= moved;
        if !moved {
            break;
        }
    }
    any
}

/// Renumbers labels from 0, in order of first occurrence.
fn compact(labels: &mut [usize]) {
    let mut numbers = vec![None; labels.iter().max().map_or(0, |max| max + 1)];
    let mut next = 0;
    for label in labels {
        let number = *numbers[*label].get_or_insert_with(|| {
            next += 1;
            next - 1
        });
        *label = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Key, Purpose};

    #[test]
    fn cliques_joined_by_a_weak_edge_are_separated() {
        let edge = |a: usize, b: usize| match (a / 5 == b / 5, a.abs_diff(b)) {
            (true, _) => 1.0,
            (false, 1) => 0.2,
            _ => 0.0,
        };
        let row = |a| (0..15).map(|b| (b, edge(a, b))).filter(|(_, weight)| *weight > 0.0).collect();
        let graph = WeightedGraph { edges: (0..15).map(row).collect() };
        let key = Key { seed: 3, layer: 0, channel: 0 };
        let labels = communities(&graph, 5, |run| key.stream(Purpose::Modisco, 0, run as u64));
        assert_eq!(labels.iter().max(), Some(&2));
        assert!((0..15).all(|node| labels[node] == labels[node / 5 * 5]));
        assert!(graph.modularity(&labels) > 0.6);
        assert!(
            communities(&WeightedGraph::default(), 5, |run| key.stream(Purpose::Modisco, 0, run as u64)).is_empty()
        );
    }
}
