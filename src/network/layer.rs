//! The table of convolutional layers: receptive field and jump by interval arithmetic.

use super::{Activation, MaxPool, Node, Op, limits};
use crate::error::Code;

/// One convolutional layer of a network.
#[derive(Clone, Debug)]
pub struct Layer {
    /// Counted from 1.
    pub index: usize,
    /// Name of the convolution in the file.
    pub name: String,
    /// Node of its convolution; `None` when an operation before it could not be crossed.
    pub node: Option<usize>,
    /// Number of neurons.
    pub channels: usize,
    /// Kernel width.
    pub kernel: usize,
    /// Stride.
    pub stride: usize,
    /// Dilation.
    pub dilation: usize,
    /// Zeros added at both ends.
    pub padding: [usize; 2],
    /// Channel groups.
    pub groups: usize,
    /// Activation function after it.
    pub activation: Option<Activation>,
    /// Max-pooling after it.
    pub pooling: Option<MaxPool>,
    /// Letters that one neuron sees.
    pub receptive_field: usize,
    /// Letters between neighbouring positions.
    pub jump: usize,
    /// Why its neurons cannot be analysed.
    pub reason: Option<String>,
    /// What kind of refusal that is.
    pub refusal: Option<Code>,
}

/// What one position of a node's output sees of the input.
#[derive(Clone, Copy)]
struct View {
    field: usize,
    jump: usize,
}

/// The layers of all convolutions among `nodes`, for an input of `input_length` letters.
pub fn layers(nodes: &[Node], input_length: usize) -> Vec<Layer> {
    let mut views: Vec<View> = Vec::with_capacity(nodes.len());
    let mut owners: Vec<Option<usize>> = Vec::with_capacity(nodes.len());
    let mut table: Vec<Layer> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let before = node.input.map_or(View { field: 1, jump: 1 }, |input| views[input]);
        let (view, owner) = match &node.op {
            Op::Convolution(convolution) => {
                let view = slide(before, convolution.span(), convolution.stride);
                table.push(Layer {
                    index: table.len() + 1,
                    name: node.name.clone(),
                    node: Some(index),
                    channels: convolution.channels(),
                    kernel: convolution.kernel(),
                    stride: convolution.stride,
                    dilation: convolution.dilation,
                    padding: convolution.padding,
                    groups: convolution.groups,
                    activation: None,
                    pooling: None,
                    receptive_field: view.field,
                    jump: view.jump,
                    reason: None,
                    refusal: None,
                });
                (view, Some(table.len() - 1))
            }
            Op::MaxPool(pool) => (slide(before, pool.size, pool.stride), node.input.and_then(|input| owners[input])),
            Op::Activation(_) | Op::Affine(_) => (before, node.input.and_then(|input| owners[input])),
        };
        if let Some(layer) = owner.and_then(|owner| table.get_mut(owner)) {
            match &node.op {
                Op::MaxPool(pool) => _ = layer.pooling.get_or_insert(*pool),
                Op::Activation(activation) => _ = layer.activation.get_or_insert(*activation),
                Op::Convolution(_) | Op::Affine(_) => {}
            }
        }
        views.push(view);
        owners.push(owner);
    }
    for layer in &mut table {
        if let Some((code, reason)) = refusal(nodes, layer, input_length) {
            (layer.refusal, layer.reason) = (Some(code), Some(reason));
        }
    }
    table
}

fn slide(before: View, span: usize, stride: usize) -> View {
    View {
        field: before.field.saturating_add((span - 1).saturating_mul(before.jump)),
        jump: before.jump.saturating_mul(stride),
    }
}

fn refusal(nodes: &[Node], layer: &Layer, input_length: usize) -> Option<(Code, String)> {
    let field = layer.receptive_field;
    if field > input_length {
        let reason = format!("its receptive field of {field} letters is longer than the input of {input_length}.");
        return Some((Code::InputLength, reason));
    }
    let bytes = map_bytes(nodes, layer.node?);
    (bytes > limits::MAP_BYTES).then(|| {
        let mebibytes = |bytes: usize| bytes.div_ceil(1 << 20);
        let reason = format!(
            "the feature maps of {} of its substructures of {field} letters take {} MiB; the limit is {} MiB.",
            limits::BATCH,
            mebibytes(bytes),
            mebibytes(limits::MAP_BYTES)
        );
        (Code::Memory, reason)
    })
}

/// Bytes of the maps between the input and one position of convolution `target`, for a batch.
fn map_bytes(nodes: &[Node], target: usize) -> usize {
    let mut positions = 1_usize;
    let mut bytes = 0_usize;
    for node in std::iter::successors(Some(target), |&index| nodes[index].input).map(|index| &nodes[index]) {
        if let Op::Convolution(convolution) = &node.op {
            let map = positions.saturating_mul(convolution.channels()).saturating_mul(4 * limits::BATCH);
            bytes = bytes.saturating_add(map);
        }
        positions = node.op.reads(positions);
    }
    bytes
}
