//! The results of a lesson. Matrices are lists of rows, position × letter unless stated otherwise.

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
    /// The receptive field, positions.
    pub receptive_field: usize,
    /// Window size of the max-pooling, positions.
    pub pool: usize,
    /// The filters of the first convolution.
    pub filters: Vec<LessonFilter>,
    /// The weights of the neuron.
    pub second: SecondFilter,
    /// Number of sequences of the receptive field's length.
    pub total: usize,
    /// Number of sequences that activate the neuron: their value is above 0.
    pub positives: usize,
    /// The largest value, before the sigmoid.
    pub max_activation: f32,
    /// Histogram of the values of all sequences.
    pub histogram: Histogram,
    /// The twenty sequences with the largest values.
    pub top: Vec<Ranked>,
    /// The facets that NeuronMotif finds, one per position in the pooling window, from left to right.
    /// The first two span the landscape.
    pub facets: Vec<LessonFacet>,
    /// The motif that clusters are correlated with; none where it is unknown.
    pub truth: Option<TrainingMotif>,
}

/// A filter of the first convolution.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LessonFilter {
    /// Its weights converted to probabilities, for a logo.
    pub ppm: Vec<Vec<f64>>,
    /// Its weights.
    pub weights: Vec<Vec<f32>>,
    /// Its bias.
    pub bias: f32,
}

/// The second convolution: the neuron itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SecondFilter {
    /// Weights, pooled position × channel.
    pub weights: Vec<Vec<f32>>,
    /// Its bias.
    pub bias: f32,
}

/// Counts of values in bins of equal width.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Histogram {
    /// Lower edge of the first bin.
    pub low: f32,
    /// Upper edge of the last bin.
    pub high: f32,
    /// Number of values in each bin.
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

/// The motif that the examples of a trained neuron were drawn from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "Truth"))]
pub struct TrainingMotif {
    /// Its accession and name.
    pub name: String,
    /// Its most probable letters.
    pub consensus: String,
    /// Probabilities.
    pub ppm: Vec<Vec<f64>>,
}

/// The forward and backward pass of one sequence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "Look"))]
pub struct SequencePass {
    /// Its letters.
    pub sequence: String,
    /// The output of each operation, in order: convolution, activation, pooling, convolution.
    pub maps: Vec<FeatureMap>,
    /// For each pooled position × channel the position of the maximum; the first of equals.
    pub taken: Vec<Vec<usize>>,
    /// The neuron's value, before the sigmoid.
    pub value: f32,
    /// The sigmoid of its value.
    pub probability: f64,
    /// d value / d one-hot.
    pub gradient: Vec<Vec<f32>>,
    /// The point of the landscape nearest to the sequence.
    pub place: PlanePoint,
    /// Derivatives of its value along the two axes of the landscape.
    pub slope: PlanePoint,
}

/// The output of one operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeatureMap {
    /// Name of the operation.
    pub name: String,
    /// Number of positions.
    pub positions: usize,
    /// Number of channels.
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

/// A range of all sequences in descending order of value; equal ones alphabetically.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ranking {
    /// Number of all sequences.
    pub total: usize,
    /// Number of sequences that activate the neuron.
    pub positives: usize,
    /// The requested sequences.
    pub rows: Vec<Ranked>,
}

/// The neuron's value over the plane through the uniform mixture of letters, at (0, 0), and two facets' consensus
/// sequences, at (1, 0) and (0, 1).
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
    /// Some of the sequences that activate the neuron, in descending order of value.
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
    /// The value of the sequence; it differs from the landscape's where the sequence is not in the plane.
    pub value: f64,
    /// Its letters.
    pub sequence: String,
}

/// A point of the landscape.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "Place"))]
pub struct LandscapePoint {
    /// The mixture of letters at each position of this point; rows sum to 1.
    pub matrix: Vec<Vec<f64>>,
    /// The neuron's value, before the sigmoid.
    pub value: f64,
    /// The sigmoid of its value.
    pub probability: f64,
    /// Derivatives of the landscape along its axes.
    pub slope: PlanePoint,
    /// d value / d input.
    pub gradient: Vec<Vec<f64>>,
}

/// All sequences that activate the neuron, divided into `k` clusters by the pooling's input maps.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Clusters {
    /// Number of clusters.
    pub k: usize,
    /// Projections of the sequences' maps onto the principal plane.
    pub points: Points,
    /// Share of the maps' variance along the two principal components, 0 … 1.
    pub explained: [f64; 2],
    /// The clusters' centres.
    pub centroids: Vec<Centroid>,
    /// The clusters by position of their pattern from left to right, then by size.
    pub clusters: Vec<ClusterFigures>,
    /// All sequences together.
    pub mixed: ClusterFigures,
    /// Mean decoupling of the clusters, weighted by their sequences.
    pub decoupling: f64,
}

/// Sequences as points, one list per property.
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
    /// Value of the consensus sequence.
    pub consensus_activation: f32,
    /// Largest value among its sequences and their consensus.
    pub max_activation: f32,
    /// I1 = consensus activation / largest activation of the cluster.
    pub decoupling: f64,
    /// I2 = largest activation of the cluster / largest activation of the neuron.
    pub importance: f64,
    /// Mean information content, bits per position.
    pub information: f64,
    /// Correlation with the truth at the best offset; none where it is unknown.
    pub correlation: Option<f64>,
}
