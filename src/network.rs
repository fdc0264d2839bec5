//! A network as the engine needs it: the operations between the one-hot input and its convolutions.
//!
//! [`Network::open`] reads ONNX and lowers it to [`Node`]s:
//!
//! ```text
//! bytes ─protobuf→ onnx::Graph ─lower→ drafts ─fold→ nodes ─layer→ table
//! ```
//!
//! Nothing but what the convolutions depend on is decoded, so the head may be anything. A batch
//! norm before the activation is folded into its convolution, so a convolution's output is the
//! neuron's *value*: what enters the activation. Sizes are checked before anything is allocated;
//! the limits are in one place, [`limits`].

mod axes;
mod constants;
mod excerpt;
mod fold;
mod foreign;
mod info;
mod input;
mod layer;
pub mod limits;
mod lower;
mod onnx;
mod open;
mod protobuf;

use crate::alphabet::Alphabet;
use crate::error::Error;
use ndarray::Array3;
use std::sync::Arc;

pub(crate) use axes::{Axes, Role};
pub(crate) use excerpt::{Excerpt, Kind, Step};
pub use layer::{Layer, layers};
pub(crate) use onnx::{Constant, Setting, Values};

/// A network, lowered from ONNX.
#[derive(Clone, Debug)]
pub struct Network {
    /// File name.
    pub name: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Letters of the input channels.
    pub alphabet: Alphabet,
    /// How the input tensor is laid out.
    pub layout: Layout,
    /// Letters of the input.
    pub input_length: usize,
    /// Whether the file leaves that free: then it is what the deepest layer sees.
    pub length_is_free: bool,
    /// The operations, each after its input.
    pub nodes: Vec<Node>,
    /// The convolutional layers, from the input on, those that cannot be analysed included.
    pub layers: Vec<Layer>,
    /// The part of the file that the nodes were read from.
    pub(crate) excerpt: Arc<Excerpt>,
}

/// Order of the input tensor's axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Batch, letters, length (PyTorch).
    Ncl,
    /// Batch, length, letters (Keras).
    Nlc,
}

impl Layout {
    /// `NCL` or `NLC`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ncl => "NCL",
            Self::Nlc => "NLC",
        }
    }
}

/// One operation and where its input comes from.
#[derive(Clone, Debug)]
pub struct Node {
    /// Name in the file.
    pub name: String,
    /// Index of the node whose output it reads; `None` reads the network's input.
    pub input: Option<usize>,
    /// What it does.
    pub op: Op,
}

/// An operation that a neuron can depend on.
#[derive(Clone, Debug)]
pub enum Op {
    /// Convolution, batch norm folded in.
    Convolution(Convolution),
    /// y = scale · x + shift, a value a channel (a batch norm after the activation).
    Affine(Affine),
    /// An elementwise function.
    Activation(Activation),
    /// Maximum over windows of positions.
    MaxPool(MaxPool),
}

impl Op {
    /// How many neighbouring positions of its input `positions` neighbouring outputs read.
    pub fn reads(&self, positions: usize) -> usize {
        match self {
            Self::Convolution(convolution) => convolution.reads(positions),
            Self::MaxPool(pool) => pool.reads(positions),
            Self::Affine(_) | Self::Activation(_) => positions,
        }
    }
}

/// What `positions` windows of `span` entries read, `stride` apart.
fn reads(positions: usize, span: usize, stride: usize) -> usize {
    positions.saturating_sub(1).saturating_mul(stride).saturating_add(span)
}

/// A one-dimensional convolution.
#[derive(Clone, Debug)]
pub struct Convolution {
    /// Weights, output channel × kernel position × input channel; groups are expanded with zeros.
    pub weights: Array3<f32>,
    /// One a channel.
    pub bias: Vec<f32>,
    /// Positions between neighbouring outputs.
    pub stride: usize,
    /// Positions between neighbouring kernel entries.
    pub dilation: usize,
    /// Zeros added at both ends.
    pub padding: [usize; 2],
    /// Channel groups in the file.
    pub groups: usize,
}

impl Convolution {
    /// Output channels.
    pub fn channels(&self) -> usize {
        self.weights.shape()[0]
    }

    /// Kernel width.
    pub fn kernel(&self) -> usize {
        self.weights.shape()[1]
    }

    /// Positions from the first kernel entry to the last.
    pub fn span(&self) -> usize {
        (self.kernel() - 1).saturating_mul(self.dilation) + 1
    }

    /// How many neighbouring positions of its input `positions` neighbouring outputs read.
    pub fn reads(&self, positions: usize) -> usize {
        reads(positions, self.span(), self.stride)
    }

    /// Input channels.
    pub fn inputs(&self) -> usize {
        self.weights.shape()[2]
    }

    /// The same convolution with one of its output channels.
    ///
    /// # Panics
    /// When it has no such channel.
    pub fn only(&self, channel: usize) -> Self {
        let weights = self.weights.slice(ndarray::s![channel..=channel, .., ..]).to_owned();
        Self { weights, bias: vec![self.bias[channel]], ..self.clone() }
    }
}

/// A scale and a shift a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Affine {
    /// Factor a channel.
    pub scale: Vec<f32>,
    /// Summand a channel.
    pub shift: Vec<f32>,
}

/// A max-pooling over positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaxPool {
    /// Window.
    pub size: usize,
    /// Positions between neighbouring windows.
    pub stride: usize,
    /// Positions added at both ends.
    pub padding: [usize; 2],
}

impl MaxPool {
    /// How many neighbouring positions of its input `positions` neighbouring outputs read.
    pub fn reads(&self, positions: usize) -> usize {
        reads(positions, self.size, self.stride)
    }
}

/// An elementwise function.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Activation {
    /// max(x, 0).
    Relu,
    /// x for x > 0, slope · x otherwise.
    LeakyRelu(f32),
    /// x for x > 0, α (eˣ − 1) otherwise.
    Elu(f32),
    /// Logistic function.
    Sigmoid,
    /// Hyperbolic tangent.
    Tanh,
    /// eˣ.
    Exp,
    /// log(1 + eˣ).
    Softplus,
    /// x / (1 + |x|).
    Softsign,
    /// x · sigmoid(x) (SiLU).
    Silu,
    /// x · sigmoid(β x): swish, and with β = 1.702 an approximation of GELU.
    Swish(f32),
    /// x Φ(x), by the error function.
    Gelu,
    /// x Φ(x), approximated as ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))).
    GeluTanh,
    /// x · tanh(log(1 + eˣ)).
    Mish,
    /// min(max(x, low), high).
    Clip(f32, f32),
    /// min(max(α x + β, 0), 1).
    HardSigmoid(f32, f32),
    /// max(x, 0) · min(max(x / 6 + ½, 0), 1) … as ONNX defines it: x · `HardSigmoid(1/6, 1/2)`.
    HardSwish,
    /// |x|.
    Abs,
    /// x².
    Square,
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

    /// The nodes from the input to a layer's convolution.
    pub fn path(&self, layer: &Layer) -> Vec<&Node> {
        let mut path: Vec<&Node> =
            std::iter::successors(layer.node, |&node| self.nodes[node].input).map(|node| &self.nodes[node]).collect();
        path.reverse();
        path
    }

    /// The layer that `layer` reads, through activation and pooling; `None` where that is the input.
    pub fn below(&self, layer: usize) -> Option<usize> {
        let node = self.layers.get(layer.checked_sub(1)?)?.node?;
        let mut before = std::iter::successors(self.nodes[node].input, |&node| self.nodes[node].input);
        let below = before.find(|&node| matches!(self.nodes[node].op, Op::Convolution(_)))?;
        self.layers.iter().find(|layer| layer.node == Some(below)).map(|layer| layer.index)
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
