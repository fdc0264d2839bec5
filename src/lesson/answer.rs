//! What the lesson answers. Matrices are lists of rows, position × letter unless said otherwise.

use crate::motif::Ppm;
use serde::{Deserialize, Serialize};

/// A neuron, its weights, and an overview of all its sequences.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LessonInfo {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// Letters that the neuron sees.
    pub receptive_field: usize,
    /// Window of the max-pooling, positions.
    pub pool: usize,
    /// The filters of the first convolution.
    pub filters: Vec<LessonFilter>,
    /// The neuron's own weights.
    pub second: SecondFilter,
    /// Sequences of the field's length.
    pub total: usize,
    /// How many of them activate the neuron: their value is above 0.
    pub positives: usize,
    /// The largest value, before the sigmoid.
    pub max_activation: f32,
    /// The values of all sequences.
    pub histogram: Histogram,
    /// The twenty sequences with the largest values.
    pub top: Vec<Ranked>,
    /// The facets that NeuronMotif finds, one for each place in the pooling's window, from left to right.
    /// The first two span the landscape.
    pub facets: Vec<LessonFacet>,
    /// The matrix that correlations are with; none where it is unknown.
    pub truth: Option<Truth>,
}

/// A filter of the first convolution.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LessonFilter {
    /// Its weights as probabilities, for a logo.
    pub ppm: Vec<Vec<f64>>,
    /// Its weights.
    pub weights: Vec<Vec<f32>>,
    /// Its bias.
    pub bias: f32,
}

/// The neuron's own convolution.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SecondFilter {
    /// Weights, pooled position × channel.
    pub weights: Vec<Vec<f32>>,
    /// Its bias.
    pub bias: f32,
}

/// Numbers counted in bins of equal width.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Histogram {
    /// Where the first bin begins.
    pub low: f32,
    /// Where the last bin ends.
    pub high: f32,
    /// Numbers in each bin.
    pub counts: Vec<usize>,
}

/// A sequence at its rank.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ranked {
    /// Its rank, counted from 1.
    pub rank: usize,
    /// Its letters.
    pub sequence: String,
    /// Its value, before the sigmoid.
    pub value: f32,
}

/// A demixed facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LessonFacet {
    /// The most probable letter of every position.
    pub consensus: String,
    /// Its matrix.
    pub ppm: Ppm,
    /// bp by which its pattern lies to the right of the first facet's.
    pub shift: i32,
}

/// The matrix that the examples of a trained neuron were drawn from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Truth {
    /// Its accession and name.
    pub name: String,
    /// Its most probable letters.
    pub consensus: String,
    /// Probabilities.
    pub ppm: Vec<Vec<f64>>,
}

/// One sequence on its way through the network.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Look {
    /// Its letters.
    pub sequence: String,
    /// What each operation makes of it, in order: convolution, activation, pooling, convolution.
    pub maps: Vec<FeatureMap>,
    /// For each pooled position × channel the position that the maximum came from; the first of equals.
    pub taken: Vec<Vec<usize>>,
    /// The neuron's value, before the sigmoid.
    pub value: f32,
    /// The sigmoid of its value.
    pub probability: f64,
    /// d value / d one-hot.
    pub gradient: Vec<Vec<f32>>,
    /// Where the sequence lies in the landscape: its nearest point there.
    pub place: PlanePoint,
    /// How much its value grows along the two axes of the landscape, by its own gradient.
    pub slope: PlanePoint,
}

/// What one operation gives.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeatureMap {
    /// What the operation is.
    pub name: String,
    /// Positions.
    pub positions: usize,
    /// Channels.
    pub channels: usize,
    /// Values, position × channel.
    pub values: Vec<Vec<f32>>,
}

/// A point of the landscape, or a direction in it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PlanePoint {
    /// Along the first facet's direction.
    pub x: f64,
    /// Along the second facet's direction.
    pub y: f64,
}

/// Some of all sequences by value, the largest first; equal ones alphabetically.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ranking {
    /// Sequences in all.
    pub total: usize,
    /// Those that activate the neuron.
    pub positives: usize,
    /// Those that were asked for.
    pub rows: Vec<Ranked>,
}

/// The neuron's value over the plane through the middle (all letters alike) and two facets' consensus
/// sequences: (0, 0), (1, 0) and (0, 1).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Landscape {
    /// Columns.
    pub x: Vec<f64>,
    /// Rows.
    pub y: Vec<f64>,
    /// Values, row × column.
    pub values: Vec<Vec<f64>>,
    /// The two facets' consensus sequences.
    pub peaks: Vec<Landmark>,
    /// Some of the sequences that activate the neuron, from the strongest to the weakest.
    pub sequences: Vec<Landmark>,
}

/// A sequence in the landscape.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Landmark {
    /// Along the first facet's direction.
    pub x: f64,
    /// Along the second facet's direction.
    pub y: f64,
    /// Its value, which is not the landscape's where it lies beside the plane.
    pub value: f64,
    /// Its letters.
    pub sequence: String,
}

/// A point of the landscape.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Place {
    /// The soft sequence there: a mixture of letters at each position; rows sum to 1.
    pub matrix: Vec<Vec<f64>>,
    /// The neuron's value, before the sigmoid.
    pub value: f64,
    /// The sigmoid of its value.
    pub probability: f64,
    /// How much the landscape rises along its axes.
    pub slope: PlanePoint,
    /// d value / d input.
    pub gradient: Vec<Vec<f64>>,
}

/// All sequences that activate the neuron, divided into `k` clusters by the maps that enter the pooling.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Clusters {
    /// Clusters.
    pub k: usize,
    /// The sequences' maps as points of a plane.
    pub points: Points,
    /// Share of the maps' variance along the two axes of the plane, 0 … 1.
    pub explained: [f64; 2],
    /// The clusters' centres.
    pub centroids: Vec<Centroid>,
    /// The clusters, the pattern furthest left first, then the largest.
    pub clusters: Vec<ClusterFigures>,
    /// All sequences together.
    pub mixed: ClusterFigures,
    /// Mean decoupling of the clusters, weighted by their sequences.
    pub decoupling: f64,
}

/// Sequences as points, one list a property.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Points {
    /// Along the first principal component.
    pub x: Vec<f32>,
    /// Along the second principal component.
    pub y: Vec<f32>,
    /// The cluster of each, counted from 0.
    pub cluster: Vec<u32>,
    /// The neuron's value.
    pub value: Vec<f32>,
    /// The letters.
    pub sequence: Vec<String>,
}

/// The centre of a cluster.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Centroid {
    /// Along the first principal component.
    pub x: f64,
    /// Along the second principal component.
    pub y: f64,
    /// The mean map of its sequences, weighted by their values: position × channel.
    pub map: Vec<Vec<f32>>,
}

/// A cluster's matrix and figures, as in a report's facets.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClusterFigures {
    /// Number of sequences.
    pub sequences: usize,
    /// Its matrix.
    pub ppm: Ppm,
    /// The most probable letter of every position.
    pub consensus: String,
    /// Value of the consensus.
    pub consensus_activation: f32,
    /// Largest value among its sequences and their consensus.
    pub max_activation: f32,
    /// I1 = consensus activation / largest activation of the cluster.
    pub decoupling: f64,
    /// I2 = largest activation of the cluster / largest activation of the neuron.
    pub importance: f64,
    /// Mean information content, bits a position.
    pub information: f64,
    /// Correlation with the true matrix at its best offset; none where that is unknown.
    pub correlation: Option<f64>,
}
