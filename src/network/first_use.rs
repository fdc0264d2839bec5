//! What the first operation that reads an input says about the input's axes, where the shape of the input does not.

use super::constants::Constants;
use super::input::OneHot;
use super::onnx::{Graph, GraphInput, OnnxNode};
use crate::error::Result;

/// Reads `input` as a one-hot sequence. A flat input has the shape that its only reader gives it; an input without a fixed
/// axis has the channels of the convolution that reads it.
///
/// # Errors
/// Outside: a constant that cannot be decoded. Inside: see [`OneHot::read`].
pub fn read(graph: &Graph, input: &GraphInput, channels: Option<&str>) -> Result<Result<OneHot>> {
    let mut readers = graph.nodes.iter().filter(|node| node.inputs.contains(&input.name));
    let found = match (readers.next(), readers.next()) {
        (Some(reader), None) => reader,
        _ => return Ok(OneHot::read(input, channels)),
    };
    let read = |dims: Vec<Option<usize>>| OneHot::read(&GraphInput { name: input.name, dims }, channels);
    if let (&[batch, Some(size)], "Reshape") = (&input.dims[..], found.op) {
        return Ok(match reshaped(graph, found, size)? {
            Some(rest) => read([batch].into_iter().chain(rest.into_iter().map(Some)).collect()).map(OneHot::flattened),
            None => OneHot::read(input, channels),
        });
    }
    Ok(match counted(graph, input, found)? {
        Some((axis, count)) => read((0..3).map(|other| if other == axis { Some(count) } else { None }).collect()),
        None => OneHot::read(input, channels),
    })
}

/// The sizes after the batch that a reshape gives `size` numbers, if it does not depend on the batch.
fn reshaped(graph: &Graph, node: &OnnxNode, size: usize) -> Result<Option<Vec<usize>>> {
    let shape = node.input(1).map(|shape| Constants::new(graph).get(shape)).transpose()?.flatten();
    let Some((_, rest)) = shape.as_ref().and_then(|shape| shape.integers()?.split_first()) else { return Ok(None) };
    let known = rest.iter().filter(|&&dim| dim != -1).map(|&dim| usize::try_from(dim).ok().filter(|&dim| dim > 0));
    let Some(known) = known.collect::<Option<Vec<usize>>>() else { return Ok(None) };
    let product = known.iter().try_fold(1_usize, |product, &dim| product.checked_mul(dim));
    let Some(product) = product.filter(|&product| size.is_multiple_of(product)) else { return Ok(None) };
    let free = rest.len() - known.len();
    if free > 1 || free == 0 && product != size {
        return Ok(None);
    }
    Ok(Some(rest.iter().map(|&dim| usize::try_from(dim).unwrap_or(size / product)).collect()))
}

/// The channel axis of an input of three axes without fixed sizes, and its size: those of the convolution that reads it,
/// directly or transposed.
fn counted(graph: &Graph, input: &GraphInput, found: &OnnxNode) -> Result<Option<(usize, usize)>> {
    if input.dims != [None; 3] {
        return Ok(None);
    }
    let (convolution, axis) = match found.op {
        "Transpose" => {
            let axis = found.integers("perm")?.and_then(|order| usize::try_from(*order.get(1)?).ok());
            (graph.nodes.iter().find(|node| node.input(0) == Some(found.output())), axis)
        }
        _ => (Some(found), Some(1)),
    };
    let Some((convolution, axis)) = convolution.filter(|node| node.op == "Conv").zip(axis.filter(|&axis| axis < 3))
    else {
        return Ok(None);
    };
    let weights = convolution.input(1).map(|weights| Constants::new(graph).get(weights)).transpose()?.flatten();
    let groups = usize::try_from(convolution.integer("group", 1)?).unwrap_or(1);
    Ok(weights.and_then(|weights| Some((axis, weights.dims.get(1)?.checked_mul(groups)?))))
}
