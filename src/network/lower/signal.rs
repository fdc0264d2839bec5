//! Tensors that depend on the network's input.

use crate::network::axes::Axes;
use crate::network::onnx::OnnxNode;
use crate::network::op::Source;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// A tensor whose computation is known.
#[derive(Clone, Debug)]
pub struct Signal {
    /// The draft that computes it, or the input.
    pub source: Source,
    /// The roles of its axes.
    pub axes: Axes,
    /// Number of channels, the product of all feature axes.
    pub channels: usize,
    /// Size of the length axis.
    pub positions: usize,
    /// bp between neighbouring positions.
    pub jump: usize,
}

impl Signal {
    /// Whether it has no length axis any more: what reads it is a dense layer.
    pub fn is_summary(&self) -> bool {
        self.axes.is_pooled()
    }
}

/// The first operation on the way to a tensor that is not supported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// ONNX operator.
    pub op: String,
    /// Name of the node.
    pub node: String,
    /// Why it is not supported.
    pub why: String,
    /// Whether it follows the last convolution along the sequence, among the dense layers.
    pub dense: bool,
}

impl Blocked {
    /// Blocked by `node`.
    pub fn new(node: &OnnxNode, why: impl Into<String>) -> Self {
        Self { op: node.operator(), node: node.name.to_owned(), why: why.into(), dense: false }
    }
}

impl fmt::Display for Blocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "operation {} (node “{}”) cannot be crossed: {}", self.op, self.node, self.why)
    }
}

/// A signal, or what blocks it.
pub type Outcome = Result<Signal, Arc<Blocked>>;

/// Every tensor that depends on the input, by name.
pub type Tensors<'a> = HashMap<&'a str, Outcome>;
