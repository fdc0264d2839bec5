//! The constant tensors of a graph: stored ones, and those that follow from them by a few
//! operations which exporters leave in the graph.

use super::axes::resolve;
use super::limits;
use super::onnx::{Constant, Graph, Node, Setting, Values};
use crate::error::Result;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// Constants by name, decoded when first asked for.
#[derive(Debug)]
pub struct Constants<'g, 'a> {
    graph: &'g Graph<'a>,
    known: RefCell<HashMap<&'a str, Option<Arc<Constant>>>>,
}

impl<'g, 'a> Constants<'g, 'a> {
    /// The constants of `graph`.
    pub fn new(graph: &'g Graph<'a>) -> Self {
        Self { graph, known: RefCell::default() }
    }

    /// The constant called `name`; `None` when it is none or cannot be computed here.
    ///
    /// # Errors
    /// Those of [`super::onnx::Tensor::decode`].
    pub fn get(&self, name: &'a str) -> Result<Option<Arc<Constant>>> {
        self.within(name, limits::CONSTANT_DEPTH)
    }

    /// The constant number called `name`; larger tensors are not even decoded.
    ///
    /// # Errors
    /// Those of [`super::onnx::Tensor::decode`].
    pub fn scalar(&self, name: &'a str) -> Result<Option<f32>> {
        let single = match (self.graph.initializers.get(name), self.graph.producer(name)) {
            (Some(tensor), _) => tensor.dims()?.iter().all(|&dim| dim == 1),
            (None, producer) => producer.is_some_and(|node| node.op == "Constant"),
        };
        if !single {
            return Ok(None);
        }
        Ok(self.get(name)?.and_then(|constant| constant.scalar()))
    }

    fn within(&self, name: &'a str, depth: usize) -> Result<Option<Arc<Constant>>> {
        if let Some(known) = self.known.borrow().get(name) {
            return Ok(known.clone());
        }
        let constant = self.compute(name, depth)?.map(Arc::new);
        self.known.borrow_mut().insert(name, constant.clone());
        Ok(constant)
    }

    fn compute(&self, name: &'a str, depth: usize) -> Result<Option<Constant>> {
        if let Some(tensor) = self.graph.initializers.get(name) {
            return tensor.decode().map(Some);
        }
        let (Some(node), Some(depth)) = (self.graph.producer(name), depth.checked_sub(1)) else { return Ok(None) };
        if node.op == "Constant" {
            return stored(node);
        }
        if !matches!(
            node.op,
            "Identity"
                | "Cast"
                | "Transpose"
                | "Reshape"
                | "Squeeze"
                | "Unsqueeze"
                | "Add"
                | "Sub"
                | "Mul"
                | "Div"
                | "Sqrt"
        ) {
            return Ok(None);
        }
        let mut inputs = Vec::new();
        for input in &node.inputs {
            match self.within(input, depth)? {
                Some(constant) => inputs.push(constant),
                None => return Ok(None),
            }
        }
        evaluate(node, &inputs)
    }
}

/// The value of a `Constant` node.
fn stored(node: &Node) -> Result<Option<Constant>> {
    if let Some(tensor) = node.attribute("value").map(|attribute| attribute.tensor()).transpose()?.flatten() {
        return tensor.decode().map(Some);
    }
    let Some(attribute) = node.attributes.first() else { return Ok(None) };
    Ok(match attribute.setting()? {
        Some(Setting::Float(value)) => Some(Constant { dims: vec![], values: Values::Floats(vec![value]) }),
        Some(Setting::Integer(value)) => Some(Constant { dims: vec![], values: Values::Integers(vec![value]) }),
        Some(Setting::Floats(values)) => Some(Constant { dims: vec![values.len()], values: Values::Floats(values) }),
        Some(Setting::Integers(values)) => {
            Some(Constant { dims: vec![values.len()], values: Values::Integers(values) })
        }
        Some(Setting::Text(_)) | None => None,
    })
}

fn evaluate(node: &Node, inputs: &[Arc<Constant>]) -> Result<Option<Constant>> {
    let Some(first) = inputs.first() else { return Ok(None) };
    let second = inputs.get(1).map(Arc::as_ref);
    Ok(match node.op {
        "Identity" | "Cast" => Some(Constant::clone(first)),
        "Transpose" => transpose(first, node.integers("perm")?.as_deref()),
        "Reshape" => second.and_then(Constant::integers).and_then(|shape| reshape(first, shape)),
        "Squeeze" | "Unsqueeze" => {
            let axes = node.integers("axes")?.or(second.and_then(Constant::integers).map(<[i64]>::to_vec));
            axes.and_then(|axes| if node.op == "Squeeze" { squeeze(first, &axes) } else { unsqueeze(first, &axes) })
        }
        "Sqrt" => unary(first, f32::sqrt),
        "Add" => second.and_then(|second| binary(first, second, |a, b| a + b)),
        "Sub" => second.and_then(|second| binary(first, second, |a, b| a - b)),
        "Mul" => second.and_then(|second| binary(first, second, |a, b| a * b)),
        "Div" => second.and_then(|second| binary(first, second, |a, b| a / b)),
        _ => None,
    })
}

fn unary(a: &Constant, f: impl Fn(f32) -> f32) -> Option<Constant> {
    let floats = a.floats()?.iter().map(|&x| f(x)).collect();
    Some(Constant { dims: a.dims.clone(), values: Values::Floats(floats) })
}

/// With the sizes `dims`, the number of elements unchanged.
fn resized(a: &Constant, dims: Vec<usize>) -> Constant {
    Constant { dims, values: a.values.clone() }
}

fn squeeze(a: &Constant, axes: &[i64]) -> Option<Constant> {
    let dropped = resolve(axes, a.dims.len())?;
    if dropped.iter().any(|&axis| a.dims[axis] != 1) {
        return None;
    }
    let dims = a.dims.iter().enumerate().filter(|(axis, _)| !dropped.contains(axis)).map(|(_, &dim)| dim).collect();
    Some(resized(a, dims))
}

fn unsqueeze(a: &Constant, axes: &[i64]) -> Option<Constant> {
    let rank = a.dims.len() + axes.len();
    let inserted = resolve(axes, rank).filter(|_| rank <= limits::RANK)?;
    let mut kept = a.dims.iter().copied();
    let dims = (0..rank).map(|axis| if inserted.contains(&axis) { Some(1) } else { kept.next() });
    Some(resized(a, dims.collect::<Option<_>>()?))
}

fn reshape(a: &Constant, shape: &[i64]) -> Option<Constant> {
    let count: usize = a.dims.iter().product();
    let copied = shape.iter().enumerate().map(|(axis, &size)| match size {
        0 => a.dims.get(axis).copied(),
        -1 => Some(0),
        size => usize::try_from(size).ok(),
    });
    let mut dims: Vec<usize> = copied.collect::<Option<_>>()?;
    let known = dims.iter().filter(|&&dim| dim > 0).try_fold(1_usize, |product, &dim| product.checked_mul(dim))?;
    if let Some(free) = dims.iter_mut().find(|dim| **dim == 0) {
        *free = count / known;
    }
    let product = dims.iter().try_fold(1_usize, |product, &dim| product.checked_mul(dim))?;
    (product == count && dims.len() <= limits::RANK).then(|| resized(a, dims))
}

fn transpose(a: &Constant, permutation: Option<&[i64]>) -> Option<Constant> {
    let rank = a.dims.len();
    let reversed: Vec<i64> = (0..i64::try_from(rank).ok()?).rev().collect();
    let axes = resolve(permutation.unwrap_or(&reversed), rank).filter(|axes| axes.len() == rank)?;
    let array = ndarray::ArrayView::from_shape(a.dims.clone(), a.floats()?).ok()?;
    let moved = array.permuted_axes(axes);
    Some(Constant { dims: moved.shape().to_vec(), values: Values::Floats(moved.iter().copied().collect()) })
}

fn binary(a: &Constant, b: &Constant, f: impl Fn(f32, f32) -> f32) -> Option<Constant> {
    let rank = a.dims.len().max(b.dims.len());
    let size = |dims: &[usize], axis: usize| (axis + dims.len()).checked_sub(rank).map_or(1, |axis| dims[axis]);
    let joined = |axis| match (size(&a.dims, axis), size(&b.dims, axis)) {
        (1, n) | (n, 1) => Some(n),
        (n, m) => (n == m).then_some(n),
    };
    let dims: Vec<usize> = (0..rank).map(joined).collect::<Option<_>>()?;
    dims.iter().try_fold(1_usize, |n, &dim| n.checked_mul(dim)).filter(|&n| n <= limits::ELEMENTS)?;
    let left = ndarray::ArrayView::from_shape(a.dims.clone(), a.floats()?).ok()?;
    let right = ndarray::ArrayView::from_shape(b.dims.clone(), b.floats()?).ok()?;
    let (left, right) = (left.broadcast(dims.clone())?, right.broadcast(dims.clone())?);
    let values = left.iter().zip(right.iter()).map(|(&x, &y)| f(x, y)).collect();
    Some(Constant { dims, values: Values::Floats(values) })
}
