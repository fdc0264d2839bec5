//! A network as the engine needs it: the operations between the one-hot input and its convolutions.
//!
//! [`Network::open`] reads ONNX and lowers it to [`Node`]s:
//!
//! ```text
//! bytes ─protobuf→ onnx::Graph ─lower→ drafts ─fold→ nodes ─layer→ table
//! ```
//!
//! The nodes are a small graph: convolutions, poolings, activations, and joins of branches, over maps
//! of positions × channels. A dense layer is a convolution whose kernel covers every position.
//! [`Field`] says what a position depends on.
//!
//! Nothing but what the convolutions depend on is decoded, so the head may be anything. A batch
//! norm before the activation is folded into its convolution, so a convolution's output is the
//! neuron's *value*: what enters the activation. Sizes are checked before anything is allocated;
//! the limits are in one place, [`limits`].

mod axes;
mod constants;
mod excerpt;
mod field;
mod fold;
mod foreign;
mod info;
mod input;
mod layer;
pub mod limits;
mod lower;
mod onnx;
mod op;
mod open;
pub mod picture;
mod protobuf;

use crate::alphabet::Alphabet;
use crate::error::Error;
use std::sync::Arc;

pub(crate) use axes::{Axes, Role};
pub(crate) use excerpt::{Excerpt, Step};
pub use field::{Extent, Field, jumps};
pub use input::{Channel, Encoding, Layout};
pub use layer::Layer;
pub(crate) use onnx::{Constant, Setting, Values};
pub use op::{Activation, Affine, Convolution, Node, Op, Padding, Pool, Source};

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
    /// [`crate::error::Code::Layer`] when the network has no such layer; [`Layer::refusal`] when it
    /// cannot be analysed.
    pub fn layer(&self, index: usize) -> Result<&Layer, Error> {
        let layer = index.checked_sub(1).and_then(|i| self.layers.get(i)).ok_or_else(|| {
            Error::new(
                crate::error::Code::Layer,
                format!("layer {index}"),
                format!("The network has convolutional layers 1 to {}; there is no layer {index}.", self.layers.len()),
                "Choose a layer of the table.",
            )
        })?;
        match &layer.reason {
            None => Ok(layer),
            Some(reason) => Err(Error::new(
                layer.refusal.unwrap_or(crate::error::Code::Layer),
                format!("layer {index} ({})", layer.name),
                format!("Layer {index} cannot be analysed: {reason}"),
                "Choose a layer that the table marks as analysable.",
            )),
        }
    }

    /// The channels a request names: all of the layer's where `channels` is empty.
    ///
    /// # Errors
    /// [`crate::error::Code::Neurons`] for a channel that the layer does not have.
    pub fn channels(&self, layer: usize, channels: &[usize]) -> Result<Vec<usize>, Error> {
        let count = self.layer(layer)?.channels;
        if let Some(&bad) = channels.iter().find(|&&c| c >= count) {
            return Err(Error::new(
                crate::error::Code::Neurons,
                format!("neuron {bad} of layer {layer}"),
                format!("Layer {layer} has neurons 0 to {}; there is no neuron {bad}.", count - 1),
                "Choose neurons within that range.",
            ));
        }
        if channels.is_empty() { Ok((0..count).collect()) } else { Ok(channels.to_vec()) }
    }
}
