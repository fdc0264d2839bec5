//! The constant tensors of a graph: stored ones, and those that exporters let the graph compute from them.

mod arithmetic;
mod combine;
mod evaluate;
mod rearrange;
mod reduce;

pub use rearrange::sliced;

use super::limits;
use super::onnx::{Constant, Graph, OnnxNode, Setting, Values};
use crate::error::{Code, Error, Result};
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Constants by name, decoded when they are first needed.
#[derive(Debug)]
pub struct Constants<'g, 'a> {
    graph: &'g Graph<'a>,
    known: RefCell<HashMap<&'a str, Option<Arc<Constant>>>>,
    /// Elements of the constants that were computed so far.
    computed: Cell<usize>,
}

impl<'g, 'a> Constants<'g, 'a> {
    /// The constants of `graph`.
    pub fn new(graph: &'g Graph<'a>) -> Self {
        Self { graph, known: RefCell::default(), computed: Cell::default() }
    }

    /// The constant `name`; `None` when it is not constant or cannot be computed here.
    ///
    /// # Errors
    /// [`Code::ExternalData`], [`Code::Malformed`] or [`Code::UnsupportedOp`] when a stored tensor cannot be decoded;
    /// [`Code::Memory`] when more than [`limits::COMPUTED`] elements are computed.
    pub fn get(&self, name: &'a str) -> Result<Option<Arc<Constant>>> {
        self.within(name, limits::CONSTANT_DEPTH)
    }

    /// The single floating-point element of the constant `name`. Tensors with more elements are not decoded.
    ///
    /// # Errors
    /// [`Code::ExternalData`], [`Code::Malformed`] or [`Code::UnsupportedOp`] when a stored tensor cannot be decoded;
    /// [`Code::Memory`] when more than [`limits::COMPUTED`] elements are computed.
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

    /// Adds the constant `name`, a list of integers such as the shape of a signal.
    pub fn define(&self, name: &'a str, values: Vec<i64>) {
        self.known.borrow_mut().insert(name, Some(Arc::new(Constant::list(values))));
    }

    /// The operation that keeps `name` from being computed, where it depends on constants alone.
    ///
    /// # Errors
    /// As [`Constants::get`].
    pub fn uncomputed(&self, name: &'a str) -> Result<Option<&'g OnnxNode<'a>>> {
        let mut open = vec![name];
        let (mut seen, mut found) = (HashSet::new(), None);
        while let Some(name) = open.pop() {
            if !seen.insert(name) || self.get(name)?.is_some() {
                continue;
            }
            let Some(node) = self.graph.producers.get(name).map(|&index| &self.graph.nodes[index]) else {
                return Ok(None);
            };
            found = Some(node);
            open.extend(node.inputs.iter().copied().filter(|input| !input.is_empty()));
        }
        Ok(found)
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
        if self.graph.sparse.contains(name) {
            return Err(sparse(name));
        }
        let (Some(node), Some(depth)) = (self.graph.producer(name), depth.checked_sub(1)) else { return Ok(None) };
        if node.op == "Constant" {
            return stored(node);
        }
        let mut inputs = Vec::new();
        for &input in &node.inputs {
            let constant = if input.is_empty() { None } else { self.within(input, depth)? };
            if constant.is_none() && !input.is_empty() {
                return Ok(None);
            }
            inputs.push(constant);
        }
        let output = node.outputs.iter().position(|&output| output == name).unwrap_or(0);
        let constant = evaluate::evaluate(node, self.graph.opset, output, &inputs)?;
        let count = constant.as_ref().map_or(0, Constant::count);
        self.computed.set(self.computed.get().saturating_add(count));
        if self.computed.get() > limits::COMPUTED { Err(too_large(node)) } else { Ok(constant) }
    }
}

fn sparse(name: &str) -> Error {
    Error::new(
        Code::UnsupportedOp,
        format!("tensor {name}"),
        format!("Tensor “{name}” is stored as a sparse tensor, which this version does not read."),
        "Store all weights as dense tensors, for example by exporting the model again.",
    )
}

fn too_large(node: &OnnxNode) -> Error {
    Error::new(
        Code::Memory,
        format!("node {}", node.name),
        format!(
            "The file computes constants from other constants. Including node “{}” ({}), they have more than {} elements.",
            node.name,
            node.op,
            limits::COMPUTED
        ),
        "Simplify the model so that these constants are stored: onnxsim.simplify(model).",
    )
}

/// The value of a `Constant` node.
fn stored(node: &OnnxNode) -> Result<Option<Constant>> {
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
