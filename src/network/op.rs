//! The operations that a neuron can depend on, as a small graph.
//!
//! Maps have two axes, positions and channels; lowering merges all other axes of a tensor into the channels.

use super::activation::Activation;
use ndarray::{ArcArray, Ix3};

/// An input of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The one-hot sequence.
    Input,
    /// The output of a node.
    Node(usize),
}

/// One operation and where its inputs come from.
#[derive(Clone, Debug)]
pub struct Node {
    /// Name in the file.
    pub name: String,
    /// Its inputs: one, except for [`Op::Sum`], [`Op::Product`] and [`Op::Concat`].
    pub inputs: Vec<Source>,
    /// What it does.
    pub op: Op,
    /// Channels of its output.
    pub channels: usize,
    /// Positions of its output, for an input of the network's length.
    pub positions: usize,
}

/// An operation that a neuron can depend on.
#[derive(Clone, Debug)]
pub enum Op {
    /// Convolution, batch norm folded in. A dense layer is one whose kernel covers every position.
    Convolution(Convolution),
    /// y = scale · x + shift, with one scale and shift per channel (a batch norm after the activation).
    Affine(Affine),
    /// An elementwise function.
    Activation(Activation),
    /// x for x > 0, slope · x otherwise, with one slope per channel.
    PRelu(Vec<f32>),
    /// Maximum over windows of positions.
    MaxPool(Pool),
    /// Mean over windows of positions.
    AveragePool(Pool),
    /// Sum of its inputs (a residual connection).
    Sum,
    /// Product of its inputs (a gate).
    Product,
    /// The channels of its inputs, one input after the other.
    Concat,
    /// Output channel `i` is input channel `select[i]`: slices, repeats and reorders channels.
    Select(Vec<usize>),
    /// Removes this many positions at the start.
    Crop(usize),
    /// Adds positions before and after.
    Pad(Padding),
}

impl Op {
    /// The positions of its input that the outputs at `first` to `last` read, as if the input had no ends.
    pub fn reads(&self, first: i64, last: i64) -> (i64, i64) {
        let slide = |stride: usize, padding: usize, span: usize| {
            let start = |position: i64| position.saturating_mul(stride as i64).saturating_sub(padding as i64);
            (start(first), start(last).saturating_add(span as i64 - 1))
        };
        match self {
            Self::Convolution(convolution) => slide(convolution.stride, convolution.padding[0], convolution.span()),
            Self::MaxPool(pool) | Self::AveragePool(pool) => slide(pool.stride, pool.padding[0], pool.size),
            Self::Crop(start) => (first.saturating_add(*start as i64), last.saturating_add(*start as i64)),
            Self::Pad(padding) => {
                let before = padding.before as i64;
                (first.saturating_sub(before), last.saturating_sub(before))
            }
            Self::Affine(_)
            | Self::Activation(_)
            | Self::PRelu(_)
            | Self::Sum
            | Self::Product
            | Self::Concat
            | Self::Select(_) => (first, last),
        }
    }

    /// Positions of its input between neighbouring outputs.
    pub fn stride(&self) -> usize {
        match self {
            Self::Convolution(convolution) => convolution.stride,
            Self::MaxPool(pool) | Self::AveragePool(pool) => pool.stride,
            _ => 1,
        }
    }

    /// Its name in the drawing of the network.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Convolution(_) => "convolution",
            Self::Affine(_) => "scale and shift",
            Self::Activation(function) => function.name(),
            Self::PRelu(_) => "prelu",
            Self::MaxPool(_) => "max-pool",
            Self::AveragePool(_) => "average-pool",
            Self::Sum => "sum",
            Self::Product => "product",
            Self::Concat => "concatenation",
            Self::Select(_) => "channels",
            Self::Crop(_) => "crop",
            Self::Pad(_) => "padding",
        }
    }

    /// The value beyond the ends of its input, where its windows reach beyond them.
    pub fn beyond(&self) -> f32 {
        match self {
            Self::MaxPool(_) => f32::NEG_INFINITY,
            Self::Pad(padding) => padding.value,
            _ => 0.0,
        }
    }
}

/// A one-dimensional convolution.
#[derive(Clone, Debug)]
pub struct Convolution {
    /// Weights, output channel × kernel position × input channel; groups are expanded with zeros.
    pub weights: ArcArray<f32, Ix3>,
    /// One value per channel.
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

    /// Input channels.
    pub fn inputs(&self) -> usize {
        self.weights.shape()[2]
    }

    /// The convolution with only these of its output channels, in this order.
    ///
    /// # Panics
    /// When it has no such channel.
    pub fn only(&self, channels: &[usize]) -> Self {
        let weights = self.weights.select(ndarray::Axis(0), channels).into_shared();
        Self { weights, bias: channels.iter().map(|&channel| self.bias[channel]).collect(), ..self.clone() }
    }
}

/// A scale and a shift per channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Affine {
    /// Factor per channel.
    pub scale: Vec<f32>,
    /// Summand per channel.
    pub shift: Vec<f32>,
}

/// Windows of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Positions per window.
    pub size: usize,
    /// Positions between neighbouring windows.
    pub stride: usize,
    /// Positions added at both ends.
    pub padding: [usize; 2],
    /// Whether a mean counts the added positions.
    pub counts_padding: bool,
}

/// Added positions of constant value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Padding {
    /// Positions before.
    pub before: usize,
    /// Positions after.
    pub after: usize,
    /// Their value in every channel; not a number where they copy other positions (the modes reflect, edge and wrap). No
    /// neuron that depends on these is analysed.
    pub value: f32,
}
