//! A network that was read from a file.

use super::encoding::Encoding;
use super::excerpt::Excerpt;
use super::input::Layout;
use super::layer::Layer;
use super::op::Node;
use crate::alphabet::Alphabet;
use crate::error::{Code, Details, Error};
use std::sync::Arc;

/// A network, lowered from ONNX.
#[derive(Clone, Debug)]
pub struct Network {
    /// File name.
    pub name: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Alphabet of the sequences.
    pub alphabet: Alphabet,
    /// What each channel of the input encodes.
    pub encoding: Encoding,
    /// The order of the input tensor's axes.
    pub layout: Layout,
    /// Length of the input.
    pub input_length: usize,
    /// Whether the file does not fix the length: then it is the largest receptive field of a convolution.
    pub length_is_free: bool,
    /// Whether it was given when the file was opened.
    pub length_is_given: bool,
    /// The operations, each after those that it reads.
    pub nodes: Vec<Node>,
    /// The convolutional layers, from the input on, then the dense ones, including those that cannot be analysed.
    pub layers: Vec<Layer>,
    /// The part of the file from which the nodes were read.
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
                format!("The network has layers 1 to {}; there is no layer {index}.", self.layers.len()),
                "Choose a layer from the table.",
            )
            .with(Details::Layer { layer: index })
        })?;
        match &layer.reason {
            None => Ok(layer),
            Some(reason) => Err(Error::new(
                layer.refusal.unwrap_or(Code::Layer),
                format!("layer {index} ({})", layer.name),
                format!("Layer {index} cannot be analysed: {reason}"),
                self.instead_of(layer),
            )
            .with(Details::Layer { layer: index })),
        }
    }

    /// The next step where a layer cannot be analysed.
    fn instead_of(&self, layer: &Layer) -> String {
        let analysable = self.layers.iter().filter(|other| other.reason.is_none());
        match analysable.max_by_key(|other| other.receptive_field) {
            Some(widest) if layer.refusal == Some(Code::Memory) => format!(
                "Choose layer {}: its receptive field of {} letters is the widest of this network that fits.",
                widest.index, widest.receptive_field
            ),
            _ => "Choose a layer that can be analysed.".to_owned(),
        }
    }

    /// The channels that a request names; all channels of the layer where `channels` is empty.
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
                "Choose neurons in that range.",
            )
            .with(Details::Neuron { layer, channel: bad }));
        }
        if channels.is_empty() { Ok((0..count).collect()) } else { Ok(channels.to_vec()) }
    }
}
