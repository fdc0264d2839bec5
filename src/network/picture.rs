//! What the page draws: the network's operations, the receptive field of a neuron, and the filters of the first layers.

use super::field::{Extent, Field};
use super::model::Network;
use super::op::{Op, Source};
use crate::error::Result;
use serde::Serialize;

/// One operation, for drawing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PictureNode {
    /// Name in the file.
    pub name: String,
    /// `convolution`, `dense`, `max-pool`, `sum`, …, or the name of an activation function.
    pub kind: String,
    /// Its sizes: `24 × 8, stride 2`.
    pub detail: String,
    /// Indices of the operations that it reads; null is the sequence.
    pub inputs: Vec<Option<usize>>,
    /// Channels of its output.
    pub channels: usize,
    /// Positions of its output.
    pub positions: usize,
    /// The layer that it is, counted from 1, or null.
    pub layer: Option<usize>,
}

/// What one neuron in the middle of a layer depends on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FieldPicture {
    /// First and last position of the input, counted from 0.
    pub letters: [usize; 2],
    /// For each operation its first and last position, or null.
    pub nodes: Vec<Option<[usize; 2]>>,
}

impl Network {
    /// Its operations, each after those that it reads.
    pub fn picture(&self) -> Vec<PictureNode> {
        (0..self.nodes.len()).map(|index| self.drawn(index)).collect()
    }

    fn drawn(&self, index: usize) -> PictureNode {
        let node = &self.nodes[index];
        let layer = self.layers.iter().find(|layer| layer.node == Some(index));
        let input = |source: &Source| match *source {
            Source::Input => None,
            Source::Node(node) => Some(node),
        };
        PictureNode {
            name: layer.map_or(&node.name, |layer| &layer.name).clone(),
            kind: match &node.op {
                Op::Convolution(_) if layer.is_some_and(|layer| layer.dense) => "dense",
                op => op.kind(),
            }
            .to_owned(),
            detail: detail(&node.op),
            inputs: node.inputs.iter().map(input).collect(),
            channels: node.channels,
            positions: node.positions,
            layer: layer.map(|layer| layer.index),
        }
    }

    /// What a neuron in the middle of layer `layer` depends on.
    ///
    /// # Errors
    /// See [`Network::layer`].
    pub fn field(&self, layer: usize) -> Result<FieldPicture> {
        let target = self.layer(layer)?.node.unwrap_or(0);
        let field = Field::of_neuron(&self.nodes, target, self.input_length);
        let ends = |extent: Extent| [extent.first.max(0) as usize, extent.last.max(0) as usize];
        let mut nodes: Vec<Option<[usize; 2]>> = field.nodes.iter().map(|extent| extent.map(ends)).collect();
        nodes.resize(self.nodes.len(), None);
        Ok(FieldPicture { letters: ends(field.input), nodes })
    }

    /// The filters of a layer that reads the sequence itself, as matrices of probabilities, position × letter:
    /// the softmax of the weights, scaled so that at the layer's most selective position the probability of the
    /// best letter is 20 times that of a letter of average weight. Empty for deeper layers.
    ///
    /// # Errors
    /// See [`Network::layer`].
    pub fn filters(&self, layer: usize) -> Result<Vec<Vec<Vec<f64>>>> {
        let node = &self.nodes[self.layer(layer)?.node.unwrap_or(0)];
        let Op::Convolution(convolution) = &node.op else { return Ok(Vec::new()) };
        if node.inputs != [Source::Input] {
            return Ok(Vec::new());
        }
        let mean = |row: &[f64]| row.iter().sum::<f64>() / row.len() as f64;
        let rows =
            convolution.weights.rows().into_iter().map(|row| row.iter().map(|&w| f64::from(w)).collect::<Vec<_>>());
        let rows: Vec<Vec<f64>> = rows.collect();
        let largest =
            rows.iter().map(|row| row.iter().fold(f64::MIN, |a, &b| a.max(b)) - mean(row)).fold(1e-12, f64::max);
        let scale = libm::log(20.0) / largest;
        let softmax = |row: &Vec<f64>| {
            let powers: Vec<f64> = row.iter().map(|weight| libm::exp(scale * (weight - mean(row)))).collect();
            let sum: f64 = powers.iter().sum();
            powers.into_iter().map(|power| power / sum).collect::<Vec<f64>>()
        };
        let matrices: Vec<Vec<f64>> = rows.iter().map(softmax).collect();
        Ok(matrices.chunks(convolution.kernel()).map(<[Vec<f64>]>::to_vec).collect())
    }
}

fn detail(op: &Op) -> String {
    let steps = |stride: usize| if stride == 1 { String::new() } else { format!(", stride {stride}") };
    match op {
        Op::Convolution(c) => {
            let dilation = if c.dilation == 1 { String::new() } else { format!(", dilation {}", c.dilation) };
            format!("{} × {}{}{dilation}", c.channels(), c.kernel(), steps(c.stride))
        }
        Op::MaxPool(pool) | Op::AveragePool(pool) if pool.stride == pool.size => pool.size.to_string(),
        Op::MaxPool(pool) | Op::AveragePool(pool) => format!("{}{}", pool.size, steps(pool.stride)),
        Op::Crop(start) => format!("from {start}"),
        Op::Pad(padding) => format!("{} + {}", padding.before, padding.after),
        _ => String::new(),
    }
}
