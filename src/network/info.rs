//! A network as page and `inspect` show it.

use super::layer::Layer;
use super::layer_reason::LayerReason;
use super::model::Network;
use serde::{Deserialize, Serialize};

/// A network, as `inspect` shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ModelInfo {
    /// File name.
    pub name: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Letters of the sequences, in the order of all matrices.
    pub alphabet: String,
    /// What the input's channels hold, in the file's order: letters, then the numbers of the others.
    #[serde(default)]
    pub input_channels: String,
    /// `NCL` and the like: batch `N`, channels `C`, length `L`, and `1` for an axis of size 1.
    pub input_layout: String,
    /// Letters of the input.
    pub input_length: usize,
    /// Whether the file leaves that free: then it is as long as the deepest layer's neurons need.
    pub input_length_free: bool,
    /// Whether the length was given when the file was opened.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub input_length_given: bool,
    /// The convolutional layers, from the input on.
    pub layers: Vec<LayerInfo>,
    /// Dense layers, whose units read all positions at once; their numbers go on from the convolutions'.
    #[serde(default)]
    pub dense: Vec<LayerInfo>,
}

/// One layer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerInfo {
    /// Counted from 1.
    pub index: usize,
    /// Name of its module, as far as the file tells, or of its node.
    pub name: String,
    /// Number of neurons (output channels).
    pub channels: usize,
    /// Kernel width.
    pub kernel: usize,
    /// Stride.
    pub stride: usize,
    /// Dilation.
    pub dilation: usize,
    /// Zeros added at both ends; `[0, 0]` is valid padding.
    pub padding: [usize; 2],
    /// Number of channel groups; 1 is an ordinary convolution.
    pub groups: usize,
    /// `relu`, `sigmoid`, …, or `none`.
    pub activation: String,
    /// The pooling after it, or null.
    pub pooling: Option<PoolingInfo>,
    /// bp that one neuron sees.
    pub receptive_field: usize,
    /// bp between neighbouring positions of the layer.
    pub jump: usize,
    /// Whether its neurons see padding, because the input is too short for one that does not.
    #[serde(default)]
    pub padded: bool,
    /// Whether its neurons can be analysed.
    pub analysable: bool,
    /// Why not.
    pub reason: Option<LayerReason>,
}

/// What a pooling makes of its window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PoolingKind {
    /// The maximum.
    #[default]
    Max,
    /// The mean.
    Average,
}

/// A pooling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PoolingInfo {
    /// What it makes of its window.
    #[serde(default)]
    pub kind: PoolingKind,
    /// Window.
    pub size: usize,
    /// Stride.
    pub stride: usize,
}

impl Network {
    /// What `inspect` prints.
    pub fn info(&self) -> ModelInfo {
        ModelInfo {
            name: self.name.clone(),
            sha256: self.sha256.clone(),
            alphabet: self.alphabet.as_str().to_owned(),
            input_channels: self.encoding.describe(&self.alphabet),
            input_layout: self.layout.to_string(),
            input_length: self.input_length,
            input_length_free: self.length_is_free,
            input_length_given: self.length_is_given,
            layers: self.layers.iter().filter(|layer| !layer.dense).map(info).collect(),
            dense: self.layers.iter().filter(|layer| layer.dense).map(info).collect(),
        }
    }
}

fn info(layer: &Layer) -> LayerInfo {
    LayerInfo {
        index: layer.index,
        name: layer.name.clone(),
        channels: layer.channels,
        kernel: layer.kernel,
        stride: layer.stride,
        dilation: layer.dilation,
        padding: layer.padding,
        groups: layer.groups,
        activation: layer.activation.unwrap_or("none").to_owned(),
        pooling: layer.pooling.map(|(pool, max)| PoolingInfo {
            kind: if max { PoolingKind::Max } else { PoolingKind::Average },
            size: pool.size,
            stride: pool.stride,
        }),
        receptive_field: layer.receptive_field,
        jump: layer.jump,
        padded: layer.padded,
        analysable: layer.reason.is_none(),
        reason: layer.reason.clone(),
    }
}
