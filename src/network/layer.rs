//! The table of layers: convolutions along the sequence, and the dense layers after them.

use super::field::{Extent, Field, jumps};
use super::fold::Folded;
use super::layer_reason::LayerReason;
use super::limits;
use super::lower::{Blocked, Found};
use super::op::{Node, Op, Pool, Source};
use crate::error::Code;

/// One layer of a network.
#[derive(Clone, Debug)]
pub struct Layer {
    /// Counted from 1.
    pub index: usize,
    /// Name of its module, where the file has it; else of its node.
    pub name: String,
    /// Whether its units read all positions.
    pub dense: bool,
    /// Node of its convolution; `None` when an operation before it is not supported.
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
    /// Name of the activation function after it.
    pub activation: Option<&'static str>,
    /// Pooling after it, and whether it takes the maximum.
    pub pooling: Option<(Pool, bool)>,
    /// Receptive field of one neuron, bp.
    pub receptive_field: usize,
    /// bp between neighbouring positions.
    pub jump: usize,
    /// Whether the receptive field includes padding, because the input is too short for one without.
    pub padded: bool,
    /// Why its neurons cannot be analysed.
    pub reason: Option<LayerReason>,
    /// The code of that reason.
    pub refusal: Option<Code>,
}

/// The layers of a network whose input has the length `length`, convolutions first.
pub fn layers(found: &[Found], folded: &Folded, length: usize, length_is_free: bool) -> Vec<Layer> {
    let (jumps, after) = (jumps(&folded.nodes), after(&folded.nodes));
    let row = |found: &Found| match &found.signal {
        Ok(signal) => {
            let Source::Node(draft) = signal.source else { return None };
            let node = folded.places[draft]?;
            let mut layer = known(found, &folded.nodes, node, length)?;
            layer.jump = jumps[node];
            (layer.activation, layer.pooling) = after[node];
            if found.dense && length_is_free {
                layer.refusal = Some(Code::InputLength);
                layer.reason = Some(LayerReason::LengthFree);
            }
            Some(layer)
        }
        Err(blocked) => Some(unreachable(found, blocked)),
    };
    let mut table: Vec<Layer> = found.iter().filter_map(row).collect();
    table.sort_by_key(|layer| layer.dense);
    table.iter_mut().enumerate().for_each(|(index, layer)| layer.index = index + 1);
    table
}

fn known(found: &Found, nodes: &[Node], node: usize, length: usize) -> Option<Layer> {
    let Op::Convolution(convolution) = &nodes[node].op else { return None };
    let field = Field::of_neuron(nodes, node, length);
    let (refusal, reason) = match (copied_padding(nodes, &field), too_large(nodes, &field)) {
        (Some(reason), _) => (Some(Code::UnsupportedOp), Some(reason)),
        (None, Some(reason)) => (Some(Code::Memory), Some(reason)),
        (None, None) => (None, None),
    };
    Some(Layer {
        index: 0,
        name: found.name.clone(),
        dense: found.dense,
        node: Some(node),
        channels: convolution.channels(),
        kernel: convolution.kernel(),
        stride: convolution.stride,
        dilation: convolution.dilation,
        padding: convolution.padding,
        groups: convolution.groups,
        activation: None,
        pooling: None,
        receptive_field: field.input.len(),
        jump: 1,
        padded: field.padded,
        refusal,
        reason,
    })
}

/// The row of a layer after an operation that is not supported.
fn unreachable(found: &Found, blocked: &Blocked) -> Layer {
    Layer {
        index: 0,
        name: found.name.clone(),
        dense: found.dense,
        node: None,
        channels: found.dims.first().copied().unwrap_or(0),
        kernel: found.dims.get(2..).and_then(|kernel| kernel.iter().max()).copied().unwrap_or(0),
        stride: 1,
        dilation: 1,
        padding: [0, 0],
        groups: 1,
        activation: None,
        pooling: None,
        receptive_field: 0,
        jump: 0,
        padded: false,
        reason: Some(LayerReason::Operation {
            operation: blocked.op.clone(),
            node: blocked.node.clone(),
            why: blocked.why.clone(),
        }),
        refusal: Some(Code::UnsupportedOp),
    }
}

/// Activation function and pooling, see [`Layer`].
type After = (Option<&'static str>, Option<(Pool, bool)>);

/// The first activation and pooling after each convolution, before the next convolution or join.
fn after(nodes: &[Node]) -> Vec<After> {
    let mut owners: Vec<Option<usize>> = Vec::with_capacity(nodes.len());
    let mut after = vec![After::default(); nodes.len()];
    for (index, node) in nodes.iter().enumerate() {
        let owner = match (&node.op, &node.inputs[..]) {
            (Op::Convolution(_), _) => Some(index),
            (_, &[Source::Node(input)]) => owners[input],
            _ => None,
        };
        owners.push(owner);
        let Some(owner) = owner else { continue };
        let (activation, pooling) = &mut after[owner];
        match &node.op {
            Op::Activation(function) => _ = activation.get_or_insert(function.name()),
            Op::PRelu(_) => _ = activation.get_or_insert("prelu"),
            Op::MaxPool(pool) => _ = pooling.get_or_insert((*pool, true)),
            Op::AveragePool(pool) => _ = pooling.get_or_insert((*pool, false)),
            _ => {}
        }
    }
    after
}

/// The reason when the field contains padding that copies other positions.
fn copied_padding(nodes: &[Node], field: &Field) -> Option<LayerReason> {
    let copies = |(node, extent): &(&Node, &Option<Extent>)| {
        extent.is_some() && matches!(&node.op, Op::Pad(padding) if padding.value.is_nan())
    };
    let (pad, _) = nodes.iter().zip(&field.nodes).filter(|_| field.padded).find(copies)?;
    Some(LayerReason::Operation {
        operation: "Pad".to_owned(),
        node: pad.name.clone(),
        why: "every neuron of this layer reads positions that it fills with copies of others; a longer input has some that do not"
            .to_owned(),
    })
}

/// The reason when the maps of a substructure take more than [`limits::MAP_BYTES`].
fn too_large(nodes: &[Node], field: &Field) -> Option<LayerReason> {
    let maps =
        nodes.iter().zip(&field.nodes).filter_map(|(node, extent)| Some((extent.as_ref()?.len(), node.channels)));
    let elements =
        maps.fold(0_usize, |sum, (positions, channels)| sum.saturating_add(positions.saturating_mul(channels)));
    let bytes = elements.saturating_mul(size_of::<f32>());
    (bytes > limits::MAP_BYTES).then(|| {
        let mebibytes = |bytes: usize| bytes.div_ceil(1 << 20);
        LayerReason::MapsTooLarge {
            substructures: 1,
            letters: field.input.len(),
            mebibytes: mebibytes(bytes),
            limit: mebibytes(limits::MAP_BYTES),
        }
    })
}
