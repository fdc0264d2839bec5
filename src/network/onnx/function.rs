//! The functions of a model: calls of them are replaced by the functions' nodes.
//!
//! The nodes are written anew as a graph's bytes, with other names for the tensors inside of a function and with the
//! call's attributes in place of references to them, so that they are read like all others.

use super::node::standard_opset;
use crate::error::{Code, Error, Result};
use crate::network::limits;
use crate::network::protobuf::{Content, fields, malformed, put};
use std::collections::HashMap;

/// Maximum depth of calls within functions.
const DEPTH: usize = 32;

/// Domain and name of a function.
type Key<'a> = (&'a str, &'a str);

/// The functions of a file.
#[derive(Debug, Default)]
pub struct Functions<'a>(HashMap<Key<'a>, Function<'a>>);

#[derive(Debug, Default)]
struct Function<'a> {
    inputs: Vec<&'a str>,
    outputs: Vec<&'a str>,
    nodes: Vec<&'a [u8]>,
    /// Attributes with default values, by name.
    defaults: HashMap<&'a str, &'a [u8]>,
    /// Version of ONNX's own operators that it is written for.
    opset: Option<i64>,
}

/// A call: operator, tensors and attributes of a node.
#[derive(Default)]
struct Call<'a> {
    key: Key<'a>,
    name: &'a str,
    inputs: Vec<&'a str>,
    outputs: Vec<&'a str>,
    attributes: HashMap<&'a str, &'a [u8]>,
}

impl<'a> Functions<'a> {
    /// Reads the functions of a file whose graph is written for version `opset` of ONNX's own operators.
    ///
    /// # Errors
    /// [`Code::Malformed`] for damaged bytes, [`Code::UnsupportedOp`] for a function that is written for another version.
    pub fn read(messages: &[&'a [u8]], opset: i64) -> Result<Self> {
        let mut functions = HashMap::new();
        for message in messages {
            let (key, function) = Function::read(message)?;
            if function.opset.is_some_and(|own| own != opset) {
                return Err(other_opset(key.1, function.opset.unwrap_or(0), opset));
            }
            functions.insert(key, function);
        }
        Ok(Self(functions))
    }

    /// Whether a node of `graph` calls one of them.
    ///
    /// # Errors
    /// [`Code::Malformed`] for damaged bytes.
    pub fn are_called(&self, graph: &[u8]) -> Result<bool> {
        if self.0.is_empty() {
            return Ok(false);
        }
        for field in fields(graph) {
            if let (1, content) = field?
                && self.0.contains_key(&Call::read(content.bytes()?)?.key)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The nodes of `graph`, as a graph, with those of the functions in place of the calls.
    ///
    /// # Errors
    /// [`Code::Malformed`] for damaged bytes, functions that call each other without end, or too many nodes.
    pub fn expanded(&self, graph: &[u8]) -> Result<Vec<u8>> {
        let mut expansion = Expansion { functions: self, out: Vec::new(), nodes: 0 };
        for field in fields(graph) {
            if let (1, content) = field? {
                expansion.node(content.bytes()?, DEPTH)?;
            }
        }
        Ok(expansion.out)
    }
}

impl<'a> Function<'a> {
    fn read(message: &'a [u8]) -> Result<(Key<'a>, Self)> {
        let (mut function, mut name, mut domain) = (Self::default(), "", "");
        for field in fields(message) {
            match field? {
                (1, content) => name = content.text()?,
                (4, content) => function.inputs.push(content.text()?),
                (5, content) => function.outputs.push(content.text()?),
                (7, content) => function.nodes.push(content.bytes()?),
                (9, content) => function.opset = standard_opset(content.bytes()?)?.or(function.opset),
                (10, content) => domain = content.text()?,
                (11, content) => _ = function.defaults.insert(text_of(content.bytes()?, 1)?, content.bytes()?),
                _ => {}
            }
        }
        Ok(((domain, name), function))
    }
}

impl<'a> Call<'a> {
    fn read(node: &'a [u8]) -> Result<Self> {
        let mut call = Self::default();
        for field in fields(node) {
            match field? {
                (1, content) => call.inputs.push(content.text()?),
                (2, content) => call.outputs.push(content.text()?),
                (3, content) => call.name = content.text()?,
                (4, content) => call.key.1 = content.text()?,
                (5, content) => _ = call.attributes.insert(text_of(content.bytes()?, 1)?, content.bytes()?),
                (7, content) => call.key.0 = content.text()?,
                _ => {}
            }
        }
        Ok(call)
    }
}

/// The expansion of a graph in progress.
struct Expansion<'f> {
    functions: &'f Functions<'f>,
    out: Vec<u8>,
    nodes: usize,
}

impl Expansion<'_> {
    fn node(&mut self, node: &[u8], depth: usize) -> Result<()> {
        let call = Call::read(node)?;
        let Some(function) = self.functions.0.get(&call.key) else {
            self.nodes += 1;
            put(&mut self.out, 1, Content::Bytes(node));
            return match self.nodes + self.out.len() / BYTES_PER_NODE > limits::ENTRIES {
                true => Err(malformed(format!("its functions have more than {} nodes", limits::ENTRIES))),
                false => Ok(()),
            };
        };
        let Some(depth) = depth.checked_sub(1) else {
            return Err(malformed(format!("the function “{}” calls itself, or is called too deeply", call.key.1)));
        };
        for inner in &function.nodes {
            let renamed = renamed(inner, &call, function)?;
            self.node(&renamed, depth)?;
        }
        Ok(())
    }
}

/// Bytes of nodes that count as one more node, so that large constants in functions are limited, too.
const BYTES_PER_NODE: usize = 256;

/// A node of a function as a node of the graph that calls it.
fn renamed(node: &[u8], call: &Call, function: &Function) -> Result<Vec<u8>> {
    let within = |name: &str| {
        let caller = if call.name.is_empty() { call.outputs.first().copied().unwrap_or("") } else { call.name };
        format!("{caller}/{name}")
    };
    let tensor = |name: &str| {
        let formal = |names: &[&str]| names.iter().position(|other| *other == name);
        match (formal(&function.inputs), formal(&function.outputs)) {
            _ if name.is_empty() => String::new(),
            (Some(input), _) => call.inputs.get(input).copied().unwrap_or("").to_owned(),
            (_, Some(output)) if call.outputs.get(output).is_some_and(|actual| !actual.is_empty()) => {
                call.outputs[output].to_owned()
            }
            _ => within(name),
        }
    };
    let mut out = Vec::new();
    for field in fields(node) {
        match field? {
            (number @ (1 | 2), content) => put(&mut out, number, Content::Bytes(tensor(content.text()?).as_bytes())),
            (3, content) => put(&mut out, 3, Content::Bytes(within(content.text()?).as_bytes())),
            (5, content) => {
                if let Some(attribute) = attribute(content.bytes()?, call, function)? {
                    put(&mut out, 5, Content::Bytes(&attribute));
                }
            }
            (number, content) => put(&mut out, number, content),
        }
    }
    Ok(out)
}

/// An attribute of a function's node: its own value, or that of the call's attribute that it refers to; `None` where the
/// call does not give that and the function has no default.
fn attribute(message: &[u8], call: &Call, function: &Function) -> Result<Option<Vec<u8>>> {
    let referred = text_of(message, 21)?;
    if referred.is_empty() {
        return Ok(Some(message.to_vec()));
    }
    let Some(given) = call.attributes.get(referred).or_else(|| function.defaults.get(referred)) else {
        return Ok(None);
    };
    let mut out = Vec::new();
    put(&mut out, 1, Content::Bytes(text_of(message, 1)?.as_bytes()));
    for field in fields(given) {
        let (number, content) = field?;
        if number != 1 {
            put(&mut out, number, content);
        }
    }
    Ok(Some(out))
}

/// The text in field `number` of a message; empty where it is missing.
fn text_of(message: &[u8], number: u64) -> Result<&str> {
    let mut text = "";
    for field in fields(message) {
        let (found, content) = field?;
        if found == number {
            text = content.text()?;
        }
    }
    Ok(text)
}

fn other_opset(name: &str, own: i64, opset: i64) -> Error {
    Error::new(
        Code::UnsupportedOp,
        format!("function {name}"),
        format!(
            "The file's function “{name}” is written for version {own} of ONNX's operators, its graph for version {opset}."
        ),
        "Replace the functions by their operations: onnx.inliner.inline_local_functions(model, convert_version=True).",
    )
}
