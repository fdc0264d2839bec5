//! A network as page and `inspect` show it.

use super::layer::Layer;
use super::model::Network;
use crate::report::{LayerInfo, ModelInfo, PoolingInfo, PoolingKind};

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
