//! Constant folding: what each operation computes of constants.

use super::arithmetic::{arithmetic, cast, clip, compare, function, select};
use super::combine::{product, range};
use super::rearrange::{
    concat, expand, flatten, gather, pad, part, reshape, slice, squeeze, tile, transpose, unsqueeze,
};
use super::reduce::{reduce, softmax};
use crate::error::Result;
use crate::network::axes::resolve;
use crate::network::limits;
use crate::network::objection::objection;
use crate::network::onnx::{Attribute, Constant, OnnxNode, Values, elements};
use std::sync::Arc;

/// Inputs of a node; `None` for an optional one that is missing.
pub type Inputs<'i> = [Option<Arc<Constant>>];

/// Output `output` of `node`, of version `opset` of ONNX's operators; `None` where the operation or its attributes are not supported.
///
/// # Errors
/// [`crate::error::Code::Malformed`] for an attribute of the wrong type.
pub fn evaluate(node: &OnnxNode, opset: i64, output: usize, inputs: &Inputs) -> Result<Option<Constant>> {
    if output > 0 && node.op != "Split" || objection(node)?.is_some() {
        return Ok(None);
    }
    let input = |index: usize| inputs.get(index).and_then(Option::as_deref);
    let Some(first) = input(0) else { return Ok(None) };
    let second = input(1);
    let listed = |index: usize, name: &str| -> Result<Option<Vec<i64>>> {
        Ok(node.integers(name)?.or_else(|| input(index)?.integers().map(<[i64]>::to_vec)))
    };
    if let Some(found) = function(node, first)? {
        return Ok(Some(found));
    }
    Ok(match node.op {
        "Identity" | "Dropout" => Some(first.clone()),
        "Cast" => cast(first, node.integer("to", 0)?),
        "Transpose" => transpose(first, node.integers("perm")?.as_deref()),
        "Reshape" => {
            let keeps_zeros = node.integer("allowzero", 0)? != 0;
            listed(1, "shape")?.and_then(|shape| reshape(first, &shape, keeps_zeros))
        }
        "Flatten" => flatten(first, node.integer("axis", 1)?),
        "Squeeze" => squeeze(first, listed(1, "axes")?.as_deref()),
        "Unsqueeze" => listed(1, "axes")?.and_then(|axes| unsqueeze(first, &axes)),
        "Concat" => concat(inputs, node.integer("axis", 0)?),
        "Split" => {
            let axis = node.integer("axis", 0)?;
            part(first, axis, output, node.outputs.len(), listed(1, "split")?.as_deref())
        }
        "Slice" => {
            let bounds = [listed(1, "starts")?, listed(2, "ends")?, listed(3, "axes")?, listed(4, "steps")?];
            slice(first, &bounds)
        }
        "Gather" => match second {
            Some(indices) => gather(first, indices, node.integer("axis", 0)?),
            None => None,
        },
        "Expand" => second.and_then(Constant::integers).and_then(|shape| expand(first, shape)),
        "Tile" => second.and_then(Constant::integers).and_then(|repeats| tile(first, repeats)),
        "Pad" => {
            let value = input(2).map_or(Ok(node.float("value", 0.0)?), |value| value.number().ok_or(()));
            let constant = node.text("mode", "constant")? == "constant" && input(3).is_none();
            match (listed(1, "pads")?, value) {
                (Some(pads), Ok(value)) if constant => pad(first, &pads, value),
                _ => None,
            }
        }
        "Shape" if node.attributes.is_empty() => {
            Some(Constant::list(first.dims.iter().map(|&dim| dim as i64).collect()))
        }
        "Size" => Some(Constant { dims: vec![], values: Values::Integers(vec![first.count() as i64]) }),
        "ConstantOfShape" => {
            let value = node.attribute("value").map(Attribute::tensor).transpose()?.flatten();
            let value = value.map(|tensor| tensor.decode()).transpose()?;
            first.integers().and_then(|shape| filled(shape, value))
        }
        "Range" => second.zip(input(2)).and_then(|(end, step)| range(first, end, step)),
        "Where" => second.zip(input(2)).and_then(|(one, other)| select(first, one, other)),
        "Clip" => {
            let bound = |index: usize, name: &str, default: f32| match input(index) {
                Some(bound) => Ok(bound.number()),
                None => node.float(name, default).map(Some),
            };
            let bounds = (bound(1, "min", f32::NEG_INFINITY)?, bound(2, "max", f32::INFINITY)?);
            bounds.0.zip(bounds.1).and_then(|(low, high)| clip(first, low, high))
        }
        "Softmax" | "LogSoftmax" => {
            // Before operator set 13, all axes from this one on are taken together.
            let axis = node.integer("axis", if opset < 13 { 1 } else { -1 })?;
            let is_last = resolve(&[axis], first.dims.len()).is_some_and(|axes| axes[0] + 1 == first.dims.len());
            if opset >= 13 || is_last { softmax(first, axis, node.op == "LogSoftmax") } else { None }
        }
        "MatMul" => second.and_then(|second| product(first, second)),
        "DequantizeLinear" => {
            second.and_then(|scale| dequantized(first, scale, input(2), node.integer("axis", 1).ok()?))
        }
        op if op.starts_with("Reduce") => {
            let axes = listed(1, "axes")?;
            let (keeps, nothing) = (node.integer("keepdims", 1)? != 0, node.integer("noop_with_empty_axes", 0)? != 0);
            reduce(op, first, axes.as_deref(), keeps, nothing)
        }
        op => match inputs {
            // Before operator set 7, another axis than the last one may be that of the second input.
            [Some(_), Some(_)] if opset < 7 && node.attribute("axis").is_some() => None,
            [Some(_), Some(second)] => arithmetic(op, first, second).or_else(|| compare(op, first, second)),
            _ => None,
        },
    })
}

/// (x − zero point) · scale, with one zero point and scale for the tensor or per entry of `axis`.
fn dequantized(a: &Constant, scale: &Constant, zero: Option<&Constant>, axis: i64) -> Option<Constant> {
    let (values, scale) = (a.integers()?, scale.floats()?);
    let zero = zero.map_or(Some(vec![0; scale.len()]), |zero| zero.integers().map(<[i64]>::to_vec))?;
    let entry: Vec<usize> = if scale.len() == 1 {
        vec![0; values.len()]
    } else {
        let axis = *resolve(&[axis], a.dims.len())?.first()?;
        let inner: usize = a.dims[axis + 1..].iter().product();
        (0..values.len()).map(|index| index / inner % a.dims[axis]).collect()
    };
    let value =
        |(&value, &entry): (&i64, &usize)| Some(value.saturating_sub(*zero.get(entry)?) as f32 * scale.get(entry)?);
    let floats = values.iter().zip(&entry).map(value).collect::<Option<_>>()?;
    Some(Constant { dims: a.dims.clone(), values: Values::Floats(floats) })
}

fn filled(shape: &[i64], value: Option<Constant>) -> Option<Constant> {
    let dims: Vec<usize> = shape.iter().map(|&size| usize::try_from(size).ok()).collect::<Option<_>>()?;
    let count = elements(&dims)?;
    if dims.len() > limits::RANK {
        return None;
    }
    let values = match value.map(|value| value.values) {
        None => Values::Floats(vec![0.0; count]),
        Some(Values::Floats(value)) => Values::Floats(vec![*value.first()?; count]),
        Some(Values::Integers(value)) => Values::Integers(vec![*value.first()?; count]),
    };
    Some(Constant { dims, values })
}
