//! One operation of a graph.

use super::attribute::{Attribute, Setting};
use super::budget::Budget;
use crate::error::{Error, Result};
use crate::network::protobuf::{fields, malformed};

/// One operation.
#[derive(Debug)]
pub struct OnnxNode<'a> {
    /// Its name, or that of its first output where it has none.
    pub name: &'a str,
    /// `Conv`, `Relu`, …; empty for an operator that is not one of ONNX's own.
    pub op: &'a str,
    /// Domain and name of an operator that is not one of ONNX's own.
    pub foreign: Option<[&'a str; 2]>,
    /// Names of the tensors that it reads; empty for an optional input that is missing.
    pub inputs: Vec<&'a str>,
    /// Names of its outputs.
    pub outputs: Vec<&'a str>,
    /// Its attributes.
    pub attributes: Vec<Attribute<'a>>,
}

impl<'a> OnnxNode<'a> {
    /// Reads a `NodeProto`.
    pub(super) fn read(message: &'a [u8], budget: &mut Budget) -> Result<Self> {
        let (inputs, outputs, attributes) = (Vec::new(), Vec::new(), Vec::new());
        let mut node = Self { name: "", op: "", foreign: None, inputs, outputs, attributes };
        let mut domain = "";
        for field in fields(message) {
            let (number, content) = field?;
            budget.take()?;
            match number {
                1 => node.inputs.push(content.text()?),
                2 => node.outputs.push(content.text()?),
                3 => node.name = content.text()?,
                4 => node.op = content.text()?,
                5 => node.attributes.push(Attribute::read(content.bytes()?)?),
                7 => domain = content.text()?,
                _ => {}
            }
        }
        if node.name.is_empty() {
            node.name = node.output();
        }
        if !is_standard(domain) {
            node.foreign = Some([domain, std::mem::take(&mut node.op)]);
        }
        Ok(node)
    }

    /// Its operator as messages name it; with its domain where it is not one of ONNX's own.
    pub fn operator(&self) -> String {
        match self.foreign {
            Some([domain, name]) => format!("{domain}.{name}"),
            None => self.op.to_owned(),
        }
    }

    /// Whether it is a convolution, of whatever domain.
    pub fn convolves(&self) -> bool {
        self.op == "Conv" || self.foreign.is_some_and(|[_, name]| name.contains("Conv"))
    }

    /// The first output; empty where the node has none.
    pub fn output(&self) -> &'a str {
        self.outputs.first().copied().unwrap_or("")
    }

    /// Name of input `index`, if it is given.
    pub fn input(&self, index: usize) -> Option<&'a str> {
        self.inputs.get(index).copied().filter(|name| !name.is_empty())
    }

    /// The attribute `name`.
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'a>> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// The integer attribute `name`, or `default` where it is missing.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] when it is of another type.
    pub fn integer(&self, name: &str, default: i64) -> Result<i64> {
        match self.setting(name)? {
            None => Ok(default),
            Some(Setting::Integer(value)) => Ok(value),
            Some(_) => Err(self.wrong_setting(name)),
        }
    }

    /// The floating-point attribute `name`, or `default` where it is missing.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] when it is of another type.
    pub fn float(&self, name: &str, default: f32) -> Result<f32> {
        match self.setting(name)? {
            None => Ok(default),
            Some(Setting::Float(value)) => Ok(value),
            Some(_) => Err(self.wrong_setting(name)),
        }
    }

    /// The attribute `name`, a list of integers; `None` where it is missing.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] when it is of another type.
    pub fn integers(&self, name: &str) -> Result<Option<Vec<i64>>> {
        match self.setting(name)? {
            None => Ok(None),
            Some(Setting::Integers(values)) => Ok(Some(values)),
            Some(_) => Err(self.wrong_setting(name)),
        }
    }

    /// The text attribute `name`, or `default` where it is missing.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] when it is of another type.
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
        malformed(format!("attribute “{name}” of node “{}” ({}) is of the wrong type", self.name, self.operator()))
    }
}

/// Whether the operators of a domain are ONNX's own.
pub fn is_standard(domain: &str) -> bool {
    matches!(domain, "" | "ai.onnx")
}

/// The version of ONNX's own operators; `None` where the entry is about other operators.
pub fn standard_opset(message: &[u8]) -> Result<Option<i64>> {
    let (mut domain, mut version) = ("", None);
    for field in fields(message) {
        match field? {
            (1, content) => domain = content.text()?,
            (2, content) => version = Some(content.integer()?),
            _ => {}
        }
    }
    Ok(version.filter(|_| is_standard(domain)))
}
