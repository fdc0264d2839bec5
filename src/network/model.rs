//! A network that was read from a file.

use super::excerpt::Excerpt;
use super::input::{Encoding, Layout};
use super::layer::Layer;
use super::op::Node;
use crate::alphabet::Alphabet;
use crate::error::{Code, Error};
use std::sync::Arc;

/// A network, lowered from ONNX.
#[derive(Clone, Debug)]
pub struct Network {
    /// File name.
    pub name: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Letters of the sequences.
    pub alphabet: Alphabet,
    /// What the input's channels hold.
    pub encoding: Encoding,
    /// How the input tensor is laid out.
    pub layout: Layout,
    /// Letters of the input.
    pub input_length: usize,
    /// Whether the file leaves that free: then it is as long as the deepest layer's neurons need.
    pub length_is_free: bool,
    /// The operations, each after those that it reads.
    pub nodes: Vec<Node>,
    /// The convolutional layers, from the input on, then the dense ones; those that cannot be analysed included.
    pub layers: Vec<Layer>,
    /// The part of the file that the nodes were read from.
    pub(crate) excerpt: Arc<Excerpt>,
}

impl Network {
    /// The layer with this index, counted from 1, if its neurons can be analysed.
    ///
    /// # Errors
    /// [`Code::Layer`] when the network has no such layer; [`Layer::refusal`] when it
    /// cannot be analysed.
    pub fn layer(&self, index: usize) -> Result<&Layer, Error> {
        let layer = index.checked_sub(1).and_then(|i| self.layers.get(i)).ok_or_else(|| {
            Error::new(
                Code::Layer,
                format!("layer {index}"),
                format!("The network has convolutional layers 1 to {}; there is no layer {index}.", self.layers.len()),
                "Choose a layer of the table.",
            )
        })?;
        match &layer.reason {
            None => Ok(layer),
            Some(reason) => Err(Error::new(
                layer.refusal.unwrap_or(Code::Layer),
                format!("layer {index} ({})", layer.name),
                format!("Layer {index} cannot be analysed: {reason}"),
                "Choose a layer that the table marks as analysable.",
            )),
        }
    }

    /// The channels a request names: all of the layer's where `channels` is empty.
    ///
    /// # Errors
    /// [`Code::Neurons`] for a channel that the layer does not have.
    pub fn channels(&self, layer: usize, channels: &[usize]) -> Result<Vec<usize>, Error> {
        let count = self.layer(layer)?.channels;
        if let Some(&bad) = channels.iter().find(|&&c| c >= count) {
            return Err(Error::new(
                Code::Neurons,
                format!("neuron {bad} of layer {layer}"),
                format!("Layer {layer} has neurons 0 to {}; there is no neuron {bad}.", count - 1),
                "Choose neurons within that range.",
            ));
        }
        if channels.is_empty() { Ok((0..count).collect()) } else { Ok(channels.to_vec()) }
    }
}
