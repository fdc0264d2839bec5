//! Convolutions of width 1 with a stride.
//!
//! tract reads one as a selection of every nth position and a convolution, and moves the selection past slices before it,
//! where it takes other positions. Here the positions are gathered first.

use super::super::surgery::attribute;
use super::Written;
use super::constants::Stored;
use super::slices::{Along, every_nth};
use tract_onnx::pb::NodeProto;

/// The gathering, and the convolution without strides, in place of a `Conv`; `None` where no stride is above 1, the kernel is
/// wider than 1 along each axis with one, or zeros are added.
pub fn on_gathered(convolution: &NodeProto, stored: &Stored, written: &mut Written) -> Option<Vec<NodeProto>> {
    let (strides, kernel) = (list(convolution, "strides")?, kernel(convolution, stored)?);
    if list(convolution, "pads").is_some_and(|pads| pads.iter().any(|&zeros| zeros != 0)) {
        return None;
    }
    let alone = |axis: &usize| strides[*axis] > 1 && kernel.get(*axis) == Some(&1);
    let axes: Vec<usize> = (0..strides.len()).filter(alone).collect();
    if axes.is_empty() {
        return None;
    }
    let (mut tensor, output) = (convolution.input.first()?.clone(), convolution.output.first()?);
    let mut nodes = Vec::new();
    for &axis in &axes {
        let next = format!("{output}/axis {axis}");
        nodes.extend(every_nth(&tensor, &next, &Along::every(strides[axis], axis as i64 + 2), written));
        tensor = next;
    }
    let mut rest = convolution.clone();
    rest.input[0] = tensor;
    for strides in rest.attribute.iter_mut().filter(|attribute| attribute.name == "strides") {
        strides.ints.iter_mut().enumerate().filter(|(axis, _)| axes.contains(axis)).for_each(|(_, stride)| *stride = 1);
    }
    nodes.push(rest);
    Some(nodes)
}

/// Whether an operation is a `Conv` with a stride along an axis of width 1, or of unknown width.
pub fn may_select(node: &NodeProto, stored: &Stored) -> bool {
    let kernel = kernel(node, stored);
    let alone = |axis: usize| kernel.is_none_or(|kernel| kernel.get(axis) == Some(&1));
    let strides = list(node, "strides").unwrap_or_default();
    node.op_type == "Conv" && strides.iter().enumerate().any(|(axis, &stride)| stride > 1 && alone(axis))
}

/// The width of a convolution along each axis; `None` where its weights are computed and it does not say.
fn kernel<'k>(convolution: &'k NodeProto, stored: &'k Stored) -> Option<&'k [i64]> {
    list(convolution, "kernel_shape").or_else(|| stored.dims(convolution.input.get(1)?)?.get(2..))
}

fn list<'n>(node: &'n NodeProto, name: &str) -> Option<&'n [i64]> {
    attribute(node, name).map(|found| &found.ints[..])
}
