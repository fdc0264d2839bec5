//! An ONNX file, read in place: nodes and names are borrowed from its bytes, tensors stay bytes
//! until somebody asks for them. The field numbers are those of ONNX's `onnx.proto`.

mod attribute;
mod order;
mod tensor;

pub use attribute::{Attribute, Setting};
pub use tensor::{Beside, Constant, Tensor, Values, elements, is_float};

use super::limits;
use super::protobuf::{fields, malformed};
use crate::error::{Error, Result};
use std::collections::HashMap;

/// The main graph of a file.
#[derive(Debug)]
pub struct Graph<'a> {
    /// Version of the standard operators.
    pub opset: i64,
    /// The operations, each after those that it reads.
    pub nodes: Vec<Node<'a>>,
    /// Stored tensors by name.
    pub initializers: HashMap<&'a str, Tensor<'a>>,
    /// What the caller of the network provides.
    pub inputs: Vec<Input<'a>>,
    /// Which node makes a tensor.
    pub producers: HashMap<&'a str, usize>,
}

/// One operation.
#[derive(Debug)]
pub struct Node<'a> {
    /// Its name, or that of its first output where it has none.
    pub name: &'a str,
    /// `Conv`, `Relu`, ….
    pub op: &'a str,
    /// Names of the tensors it reads; an optional one that is left out is empty.
    pub inputs: Vec<&'a str>,
    /// Names of the tensors it makes.
    pub outputs: Vec<&'a str>,
    /// Its settings.
    pub attributes: Vec<Attribute<'a>>,
}

impl<'a> Node<'a> {
    /// The first output, by which others know this node.
    pub fn output(&self) -> &'a str {
        self.outputs.first().copied().unwrap_or("")
    }

    /// Name of input `index`, if it is given.
    pub fn input(&self, index: usize) -> Option<&'a str> {
        self.inputs.get(index).copied().filter(|name| !name.is_empty())
    }

    /// The setting called `name`.
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'a>> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// The whole number called `name`, or `default` where it is left out.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] when it is something else.
    pub fn integer(&self, name: &str, default: i64) -> Result<i64> {
        match self.setting(name)? {
            None => Ok(default),
            Some(Setting::Integer(value)) => Ok(value),
            Some(_) => Err(self.wrong_setting(name)),
        }
    }

    /// The floating-point number called `name`, or `default` where it is left out.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] when it is something else.
    pub fn float(&self, name: &str, default: f32) -> Result<f32> {
        match self.setting(name)? {
            None => Ok(default),
            Some(Setting::Float(value)) => Ok(value),
            Some(_) => Err(self.wrong_setting(name)),
        }
    }

    /// The whole numbers called `name`.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] when they are something else.
    pub fn integers(&self, name: &str) -> Result<Option<Vec<i64>>> {
        match self.setting(name)? {
            None => Ok(None),
            Some(Setting::Integers(values)) => Ok(Some(values)),
            Some(_) => Err(self.wrong_setting(name)),
        }
    }

    /// The text called `name`, or `default` where it is left out.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] when it is something else.
    pub fn text(&self, name: &str, default: &str) -> Result<String> {
        match self.setting(name)? {
            None => Ok(default.to_owned()),
            Some(Setting::Text(text)) => Ok(text),
            Some(_) => Err(self.wrong_setting(name)),
        }
    }

    fn setting(&self, name: &str) -> Result<Option<Setting>> {
        self.attribute(name).map_or(Ok(None), Attribute::setting)
    }

    fn wrong_setting(&self, name: &str) -> Error {
        malformed(format!("attribute “{name}” of node “{}” ({}) is of the wrong type", self.name, self.op))
    }
}

/// An input of the network.
#[derive(Debug, PartialEq, Eq)]
pub struct Input<'a> {
    /// Its name.
    pub name: &'a str,
    /// Size of each axis; `None` where it is free.
    pub dims: Vec<Option<usize>>,
}

/// Counts what has been read against [`limits::ENTRIES`].
struct Budget(usize);

impl Budget {
    fn take(&mut self) -> Result<()> {
        self.0 = self.0.checked_sub(1).ok_or_else(|| {
            malformed(format!("it holds more than {} nodes, tensors, attributes and names", limits::ENTRIES))
        })?;
        Ok(())
    }
}

impl<'a> Graph<'a> {
    /// Reads a file's main graph; `None` when the bytes hold no graph. Weights may lie in files `beside` it.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] for damaged bytes, a tensor made twice or a cycle.
    pub fn read(file: &'a [u8], beside: Beside<'a>) -> Result<Option<Self>> {
        let (mut graph, mut opset) = (None, 1);
        for field in fields(file) {
            match field? {
                (7, content) => graph = Some(content.bytes()?),
                (8, content) => opset = standard_opset(content.bytes()?)?.unwrap_or(opset),
                _ => {}
            }
        }
        graph.map(|graph| Self::read_graph(graph, opset, beside)).transpose()
    }

    fn read_graph(graph: &'a [u8], opset: i64, beside: Beside<'a>) -> Result<Self> {
        let mut budget = Budget(limits::ENTRIES);
        let (mut nodes, mut initializers, mut inputs) = (Vec::new(), HashMap::new(), Vec::new());
        for field in fields(graph) {
            let (number, content) = field?;
            budget.take()?;
            match number {
                1 => nodes.push(read_node(content.bytes()?, &mut budget)?),
                5 => {
                    let tensor = Tensor::read(content.bytes()?, beside)?;
                    initializers.insert(tensor.name, tensor);
                }
                11 => inputs.push(read_input(content.bytes()?)?),
                _ => {}
            }
        }
        inputs.retain(|input| !input.name.is_empty() && !initializers.contains_key(input.name));
        let (nodes, producers) = order::sort(nodes)?;
        let given = |name: &&str| initializers.contains_key(name) || inputs.iter().any(|input| input.name == *name);
        if let Some(name) = producers.keys().copied().find(given) {
            return Err(malformed(format!("a node makes the tensor “{name}”, which is given from outside")));
        }
        Ok(Self { opset, nodes, initializers, inputs, producers })
    }

    /// The node that makes `tensor`.
    pub fn producer(&self, tensor: &str) -> Option<&Node<'a>> {
        self.producers.get(tensor).map(|&index| &self.nodes[index])
    }
}

fn standard_opset(message: &[u8]) -> Result<Option<i64>> {
    let (mut domain, mut version) = ("", None);
    for field in fields(message) {
        match field? {
            (1, content) => domain = content.text()?,
            (2, content) => version = Some(content.integer()?),
            _ => {}
        }
    }
    Ok(version.filter(|_| domain.is_empty() || domain == "ai.onnx"))
}

fn read_node<'a>(message: &'a [u8], budget: &mut Budget) -> Result<Node<'a>> {
    let mut node = Node { name: "", op: "", inputs: Vec::new(), outputs: Vec::new(), attributes: Vec::new() };
    for field in fields(message) {
        let (number, content) = field?;
        budget.take()?;
        match number {
            1 => node.inputs.push(content.text()?),
            2 => node.outputs.push(content.text()?),
            3 => node.name = content.text()?,
            4 => node.op = content.text()?,
            5 => node.attributes.push(Attribute::read(content.bytes()?)?),
            _ => {}
        }
    }
    if node.name.is_empty() {
        node.name = node.output();
    }
    Ok(node)
}

fn read_input(message: &[u8]) -> Result<Input<'_>> {
    let mut input = Input { name: "", dims: Vec::new() };
    for field in fields(message) {
        match field? {
            (1, content) => input.name = content.text()?,
            (2, content) => input.dims = read_type(content.bytes()?)?,
            _ => {}
        }
    }
    Ok(input)
}

/// `TypeProto` → `Tensor` → `TensorShapeProto` → `Dimension`.
fn read_type(message: &[u8]) -> Result<Vec<Option<usize>>> {
    let mut dims = Vec::new();
    for tensor in messages(message, 1) {
        for shape in messages(tensor?, 2) {
            for dim in messages(shape?, 1) {
                if dims.len() == limits::RANK {
                    return Err(malformed(format!("an input has more than {} axes", limits::RANK)));
                }
                dims.push(read_dim(dim?)?);
            }
        }
    }
    Ok(dims)
}

fn messages(message: &[u8], number: u64) -> impl Iterator<Item = Result<&[u8]>> {
    fields(message).filter_map(move |field| match field {
        Ok((n, content)) => (n == number).then(|| content.bytes()),
        Err(error) => Some(Err(error)),
    })
}

/// A size below 1 is how some exporters write a free axis.
fn read_dim(message: &[u8]) -> Result<Option<usize>> {
    let mut size = None;
    for field in fields(message) {
        if let (1, content) = field? {
            size = usize::try_from(content.integer()?).ok().filter(|&size| size > 0);
        }
    }
    Ok(size)
}
