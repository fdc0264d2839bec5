//! The main graph of an ONNX file.

use super::budget::Budget;
use super::external::ExternalFiles;
use super::input::GraphInput;
use super::node::OnnxNode;
use super::order;
use super::tensor::Tensor;
use crate::error::Result;
use crate::network::protobuf::{fields, malformed};
use std::collections::HashMap;

/// The main graph of a file.
#[derive(Debug)]
pub struct Graph<'a> {
    /// Version of the standard operators.
    pub opset: i64,
    /// The operations, each after those that it reads.
    pub nodes: Vec<OnnxNode<'a>>,
    /// Stored tensors by name.
    pub initializers: HashMap<&'a str, Tensor<'a>>,
    /// The network's inputs.
    pub inputs: Vec<GraphInput<'a>>,
    /// For each computed tensor the index of its node.
    pub producers: HashMap<&'a str, usize>,
}

impl<'a> Graph<'a> {
    /// Reads a file's main graph; `None` when the bytes contain no graph. Weights may be stored in the `external` files.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] for damaged bytes, a tensor that two nodes compute, or a cycle.
    pub fn read(file: &'a [u8], external: ExternalFiles<'a>) -> Result<Option<Self>> {
        let (mut graph, mut opset) = (None, 1);
        for field in fields(file) {
            match field? {
                (7, content) => graph = Some(content.bytes()?),
                (8, content) => opset = standard_opset(content.bytes()?)?.unwrap_or(opset),
                _ => {}
            }
        }
        graph.map(|graph| Self::read_graph(graph, opset, external)).transpose()
    }

    fn read_graph(graph: &'a [u8], opset: i64, external: ExternalFiles<'a>) -> Result<Self> {
        let mut budget = Budget::new();
        let (mut nodes, mut initializers, mut inputs) = (Vec::new(), HashMap::new(), Vec::new());
        for field in fields(graph) {
            let (number, content) = field?;
            budget.take()?;
            match number {
                1 => nodes.push(OnnxNode::read(content.bytes()?, &mut budget)?),
                5 => {
                    let tensor = Tensor::read(content.bytes()?, external)?;
                    initializers.insert(tensor.name, tensor);
                }
                11 => inputs.push(GraphInput::read(content.bytes()?)?),
                _ => {}
            }
        }
        inputs.retain(|input| !input.name.is_empty() && !initializers.contains_key(input.name));
        let (nodes, producers) = order::sort(nodes)?;
        let given = |name: &&str| initializers.contains_key(name) || inputs.iter().any(|input| input.name == *name);
        if let Some(name) = producers.keys().copied().find(given) {
            return Err(malformed(format!(
                "a node computes the tensor “{name}”, which is also an input or a stored tensor"
            )));
        }
        Ok(Self { opset, nodes, initializers, inputs, producers })
    }

    /// The node that computes `tensor`.
    pub fn producer(&self, tensor: &str) -> Option<&OnnxNode<'a>> {
        self.producers.get(tensor).map(|&index| &self.nodes[index])
    }
}

/// The version of the standard operators; `None` where the entry is about other operators.
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
