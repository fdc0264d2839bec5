//! Constant folding: the operations that are computed on constants.

use super::rearrange::{concat, gather, reshape, slice, squeeze, transpose, unsqueeze};
use crate::error::Result;
use crate::network::axes::resolve;
use crate::network::limits;
use crate::network::onnx::{Attribute, Constant, OnnxNode, Values, elements, is_float};
use ndarray::{ArrayViewD, Axis};
use std::sync::Arc;

/// The operations that are computed.
pub const KNOWN: [&str; 17] = [
    "Identity",
    "Cast",
    "Transpose",
    "Reshape",
    "Squeeze",
    "Unsqueeze",
    "Concat",
    "Slice",
    "Gather",
    "ConstantOfShape",
    "ReduceL2",
    "Sqrt",
    "Add",
    "Sub",
    "Mul",
    "Div",
    "DequantizeLinear",
];

/// The first output of `node`; `None` where the operation or its attributes are not supported.
///
/// # Errors
/// [`crate::error::Code::Malformed`] for an attribute of the wrong type.
pub fn evaluate(node: &OnnxNode, inputs: &[Arc<Constant>]) -> Result<Option<Constant>> {
    let Some(first) = inputs.first() else { return Ok(None) };
    let second = inputs.get(1).map(Arc::as_ref);
    let listed = |name| Ok(node.integers(name)?.or(second.and_then(Constant::integers).map(<[i64]>::to_vec)));
    let arithmetic = |f: fn(f32, f32) -> f32| second.and_then(|second| binary(first, second, f));
    Ok(match node.op {
        "Identity" => Some(Constant::clone(first)),
        "Cast" => Some(cast(first, node.integer("to", 0)?)),
        "Transpose" => transpose(first, node.integers("perm")?.as_deref()),
        "Reshape" => listed("shape")?.and_then(|shape| reshape(first, &shape)),
        "Squeeze" => listed("axes")?.and_then(|axes| squeeze(first, &axes)),
        "Unsqueeze" => listed("axes")?.and_then(|axes| unsqueeze(first, &axes)),
        "Concat" => concat(inputs),
        "Slice" => slice(inputs),
        "Gather" => second.and_then(|indices| gather(first, indices, node.integer("axis", 0).ok()?)),
        "ConstantOfShape" => {
            let value = node.attribute("value").map(Attribute::tensor).transpose()?.flatten();
            let value = value.map(|tensor| tensor.decode()).transpose()?;
            first.integers().and_then(|shape| filled(shape, value))
        }
        "ReduceL2" => match node.integer("keepdims", 1)? {
            1 => listed("axes")?.and_then(|axes| norm(first, &axes)),
            _ => None,
        },
        "Sqrt" => first.floats().map(|floats| floats_like(first, floats.iter().map(|x| x.sqrt()).collect())),
        "Add" => arithmetic(|a, b| a + b),
        "Sub" => arithmetic(|a, b| a - b),
        "Mul" => arithmetic(|a, b| a * b),
        "Div" => arithmetic(|a, b| a / b),
        "DequantizeLinear" => {
            second.and_then(|scale| dequantized(first, scale, inputs.get(2)?, node.integer("axis", 1).ok()?))
        }
        _ => None,
    })
}

/// (x − zero point) · scale, with one zero point and scale for the tensor or per entry of `axis`.
fn dequantized(a: &Constant, scale: &Constant, zero: &Constant, axis: i64) -> Option<Constant> {
    let (values, scale, zero) = (a.integers()?, scale.floats()?, zero.integers()?);
    let entry: Vec<usize> = if scale.len() == 1 {
        vec![0; values.len()]
    } else {
        let axis = *resolve(&[axis], a.dims.len())?.first()?;
        let inner: usize = a.dims[axis + 1..].iter().product();
        (0..values.len()).map(|index| index / inner % a.dims[axis]).collect()
    };
    let value =
        |(&value, &entry): (&i64, &usize)| Some(value.saturating_sub(*zero.get(entry)?) as f32 * scale.get(entry)?);
    Some(floats_like(a, values.iter().zip(&entry).map(value).collect::<Option<_>>()?))
}

fn floats_like(a: &Constant, floats: Vec<f32>) -> Constant {
    Constant { dims: a.dims.clone(), values: Values::Floats(floats) }
}

/// To single precision or integers, the two types of [`Values`].
fn cast(a: &Constant, to: i64) -> Constant {
    let values = match &a.values {
        Values::Integers(integers) if is_float(to) => Values::Floats(integers.iter().map(|&i| i as f32).collect()),
        Values::Floats(floats) if !is_float(to) => Values::Integers(floats.iter().map(|&x| x as i64).collect()),
        values => values.clone(),
    };
    Constant { dims: a.dims.clone(), values }
}

fn filled(shape: &[i64], value: Option<Constant>) -> Option<Constant> {
    let dims: Vec<usize> = shape.iter().map(|&size| usize::try_from(size).ok()).collect::<Option<_>>()?;
    let count = elements(&dims)?;
    if count > limits::EXTENT || dims.len() > limits::RANK {
        return None;
    }
    let values = match value.map(|value| value.values) {
        None => Values::Floats(vec![0.0; count]),
        Some(Values::Floats(value)) => Values::Floats(vec![*value.first()?; count]),
        Some(Values::Integers(value)) => Values::Integers(vec![*value.first()?; count]),
    };
    Some(Constant { dims, values })
}

/// The root of the sum of squares along `axes`, which become axes of size 1.
fn norm(a: &Constant, axes: &[i64]) -> Option<Constant> {
    let mut squares = ArrayViewD::from_shape(a.dims.clone(), a.floats()?).ok()?.mapv(|x| f64::from(x).powi(2));
    for axis in resolve(axes, a.dims.len())? {
        squares = squares.sum_axis(Axis(axis)).insert_axis(Axis(axis));
    }
    Some(Constant {
        dims: squares.shape().to_vec(),
        values: Values::Floats(squares.iter().map(|sum| sum.sqrt() as f32).collect()),
    })
}

fn binary(a: &Constant, b: &Constant, f: impl Fn(f32, f32) -> f32) -> Option<Constant> {
    let rank = a.dims.len().max(b.dims.len());
    let size = |dims: &[usize], axis: usize| (axis + dims.len()).checked_sub(rank).map_or(1, |axis| dims[axis]);
    let joined = |axis| match (size(&a.dims, axis), size(&b.dims, axis)) {
        (1, n) | (n, 1) => Some(n),
        (n, m) => (n == m).then_some(n),
    };
    let dims: Vec<usize> = (0..rank).map(joined).collect::<Option<_>>()?;
    elements(&dims)?;
    let left = ArrayViewD::from_shape(a.dims.clone(), a.floats()?).ok()?;
    let right = ArrayViewD::from_shape(b.dims.clone(), b.floats()?).ok()?;
    let (left, right) = (left.broadcast(dims.clone())?, right.broadcast(dims.clone())?);
    let values = left.iter().zip(right.iter()).map(|(&x, &y)| f(x, y)).collect();
    Some(Constant { dims, values: Values::Floats(values) })
}
