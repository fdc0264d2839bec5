//! The main graph of an ONNX file.

use super::budget::Budget;
use super::external::ExternalFiles;
use super::function::Functions;
use super::input::GraphInput;
use super::node::{OnnxNode, standard_opset};
use super::order;
use super::tensor::Tensor;
use crate::error::Result;
use crate::network::protobuf::{Content, fields, malformed, put};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

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
    /// Names of the tensors that are stored as sparse ones, which are not read.
    pub sparse: HashSet<&'a str>,
}

/// Room for the nodes that replace the calls of the file's functions; they are borrowed like those of the file.
pub type Inlined = OnceCell<Vec<u8>>;

/// A file with nothing but the nodes of `file`'s main graph, those of its functions in place of their calls; `None` where
/// no function is called.
///
/// # Errors
/// [`crate::error::Code::Malformed`] for damaged bytes, [`crate::error::Code::UnsupportedOp`] for a function that cannot
/// be inlined.
pub fn expanded(file: &[u8]) -> Result<Option<Vec<u8>>> {
    let Some(main) = Main::read(file)? else { return Ok(None) };
    Ok(main.expanded()?.map(|nodes| {
        let mut model = Vec::with_capacity(nodes.len());
        put(&mut model, 7, Content::Bytes(&nodes));
        model
    }))
}

/// The main graph of a file, not decoded, and what its nodes call.
struct Main<'a> {
    graph: &'a [u8],
    opset: i64,
    functions: Functions<'a>,
}

impl<'a> Main<'a> {
    /// `None` when the bytes contain no graph.
    fn read(file: &'a [u8]) -> Result<Option<Self>> {
        let (mut graph, mut opset, mut functions) = (None, 1, Vec::new());
        for field in fields(file) {
            match field? {
                (7, content) => graph = Some(content.bytes()?),
                (8, content) => opset = standard_opset(content.bytes()?)?.unwrap_or(opset),
                (25, content) => functions.push(content.bytes()?),
                _ => {}
            }
        }
        let Some(graph) = graph else { return Ok(None) };
        Ok(Some(Self { graph, opset, functions: Functions::read(&functions, opset)? }))
    }

    fn expanded(&self) -> Result<Option<Vec<u8>>> {
        self.functions.are_called(self.graph)?.then(|| self.functions.expanded(self.graph)).transpose()
    }
}

impl<'a> Graph<'a> {
    /// Reads a file's main graph; `None` when the bytes contain no graph. Weights may be stored in the `external` files.
    /// Calls of the file's functions are replaced by the functions' nodes, for which there is room in `inlined`.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] for damaged bytes, a tensor that two nodes compute, or a cycle;
    /// [`crate::error::Code::UnsupportedOp`] for a function that cannot be inlined.
    pub fn read(file: &'a [u8], external: ExternalFiles<'a>, inlined: &'a Inlined) -> Result<Option<Self>> {
        let Some(main) = Main::read(file)? else { return Ok(None) };
        let nodes = match main.expanded()? {
            Some(expanded) => inlined.get_or_init(|| expanded),
            None => main.graph,
        };
        Self::read_graph(main.graph, nodes, main.opset, external).map(Some)
    }

    fn read_graph(graph: &'a [u8], nodes: &'a [u8], opset: i64, external: ExternalFiles<'a>) -> Result<Self> {
        let mut budget = Budget::new();
        let (mut initializers, mut inputs, mut sparse) = (HashMap::new(), Vec::new(), HashSet::new());
        for field in fields(graph) {
            let (number, content) = field?;
            budget.take()?;
            match number {
                5 => {
                    let tensor = Tensor::read(content.bytes()?, external)?;
                    initializers.insert(tensor.name, tensor);
                }
                11 => inputs.push(GraphInput::read(content.bytes()?)?),
                15 => _ = sparse.insert(sparse_name(content.bytes()?)?),
                _ => {}
            }
        }
        let nodes = read_nodes(nodes, &mut budget)?;
        inputs.retain(|input| !input.name.is_empty() && !initializers.contains_key(input.name));
        let (nodes, producers) = order::sort(nodes)?;
        let given = |name: &&str| {
            initializers.contains_key(name) || sparse.contains(name) || inputs.iter().any(|input| input.name == *name)
        };
        if let Some(name) = producers.keys().copied().find(given) {
            return Err(malformed(format!(
                "a node computes the tensor “{name}”, which is also an input or a stored tensor"
            )));
        }
        Ok(Self { opset, nodes, initializers, inputs, producers, sparse })
    }

    /// The node that computes `tensor`.
    pub fn producer(&self, tensor: &str) -> Option<&OnnxNode<'a>> {
        self.producers.get(tensor).map(|&index| &self.nodes[index])
    }
}

/// The nodes of a graph, in the order of the file.
fn read_nodes<'a>(graph: &'a [u8], budget: &mut Budget) -> Result<Vec<OnnxNode<'a>>> {
    let mut nodes = Vec::new();
    for field in fields(graph) {
        if let (1, content) = field? {
            budget.take()?;
            nodes.push(OnnxNode::read(content.bytes()?, budget)?);
        }
    }
    Ok(nodes)
}

/// The name of a sparse tensor: that of its values.
fn sparse_name(message: &[u8]) -> Result<&str> {
    let mut name = "";
    for field in fields(message) {
        if let (1, content) = field? {
            name = Tensor::read(content.bytes()?, &[])?.name;
        }
    }
    Ok(name)
}
