//! The table of convolutional layers: receptive field and jump by interval arithmetic.

use super::{Activation, MaxPool, Node, Op};

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
}

/// The layer table of a chain of nodes.
pub fn layers(nodes: &[Node], input_length: usize) -> Vec<Layer> {
    let (mut field, mut jump) = (1, 1);
    let mut table: Vec<Layer> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        match &node.op {
            Op::Convolution(convolution) => {
                field += (convolution.kernel() - 1) * convolution.dilation * jump;
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
                    receptive_field: field,
                    jump: jump * convolution.stride,
                    reason: too_long(field, input_length),
                });
                jump *= convolution.stride;
            }
            Op::MaxPool(pool) => {
                field += (pool.size - 1) * jump;
                jump *= pool.stride;
                if let Some(layer) = table.last_mut() {
                    layer.pooling.get_or_insert(*pool);
                }
            }
            Op::Activation(activation) => {
                if let Some(layer) = table.last_mut() {
                    layer.activation.get_or_insert(*activation);
                }
            }
            Op::Affine(_) => {}
        }
    }
    table
}

fn too_long(field: usize, input_length: usize) -> Option<String> {
    (field > input_length)
        .then(|| format!("its receptive field of {field} letters is longer than the input of {input_length}."))
}
