//! The part of the file that some layers depend on, as an ONNX model for tract.

use super::precision::Precision;
use super::rewriting::rewrite;
use super::surgery::integers;
use crate::network::{Axes, Constant, Encoding, Excerpt, ExcerptNode, Extent, Layout, Network, Role, Setting, Values};
use std::collections::BTreeSet;
use std::sync::Arc;
use tract_onnx::pb::tensor_shape_proto::{Dimension, dimension};
use tract_onnx::pb::{
    AttributeProto, GraphProto, ModelProto, NodeProto, OperatorSetIdProto, TensorProto, TensorShapeProto, TypeProto,
    ValueInfoProto, attribute_proto::AttributeType, type_proto,
};

/// The operations that some layers depend on, on whole inputs.
#[derive(Clone, Debug)]
pub struct Cut {
    excerpt: Arc<Excerpt>,
    encoding: Encoding,
    /// The order of the input's axes.
    layout: Layout,
    /// Sequences per batch.
    pub batch: usize,
    /// Length of the input.
    pub length: usize,
    /// Where the layers' maps are in the file.
    pub places: Vec<Place>,
}

/// Some positions of a layer's map.
#[derive(Clone, Debug)]
pub struct Place {
    /// The tensor of the file with the layer's output, before its activation.
    pub tensor: String,
    /// The roles of that tensor's axes.
    pub axes: Axes,
    /// Its channels.
    pub channels: usize,
    /// The positions that are read.
    pub positions: Extent,
}

impl Place {
    /// The `positions` of a node; `None` where no tensor of the file contains its output.
    pub fn new(network: &Network, node: usize, positions: Extent) -> Option<Self> {
        let output = network.excerpt.outputs[node].as_ref()?;
        let channels = network.nodes[node].channels;
        Some(Self { tensor: output.tensor.clone(), axes: output.axes.clone(), channels, positions })
    }

    /// Elements of the map of one sequence.
    pub fn size(&self) -> usize {
        self.positions.len() * self.channels
    }
}

impl Cut {
    /// The operations that `places` depend on.
    pub fn new(network: &Network, places: Vec<Place>) -> Self {
        Self {
            excerpt: Arc::clone(&network.excerpt),
            encoding: network.encoding.clone(),
            layout: network.layout.clone(),
            batch: network.excerpt.batch,
            length: network.input_length,
            places,
        }
    }

    /// Size of the alphabet.
    pub fn alphabet_size(&self) -> usize {
        self.encoding.letter_channels().len()
    }

    /// What tract is known to read wrongly of the operations.
    pub fn misread(&self) -> Option<&'static str> {
        self.excerpt.misread
    }

    /// Elements of the input of one sequence.
    pub fn input_size(&self) -> usize {
        self.length * self.encoding.channels().len()
    }

    /// Size of each axis of the input.
    pub fn dims(&self) -> Vec<usize> {
        self.layout.axes().dims(self.batch, self.length)
    }

    /// Writes an input with no letter at any position; the constant channels have their values.
    pub fn blank(&self, input: &mut [f64]) {
        input.fill(0.0);
        for (channel, value) in self.encoding.fixed() {
            (0..self.length).for_each(|position| input[self.place(position, channel)] = f64::from(value));
        }
    }

    /// The index of the element that is 1 when `letter` is at `position`.
    pub fn entry(&self, position: usize, letter: u8) -> usize {
        self.place(position, self.encoding.letter_channels()[usize::from(letter)])
    }

    /// Writes `letter` at `position`.
    pub fn set(&self, input: &mut [f64], position: usize, letter: u8) {
        input[self.entry(position, letter)] = 1.0;
    }

    fn place(&self, position: usize, channel: usize) -> usize {
        let axes = self.layout.axes();
        let last =
            axes.roles().iter().chain(axes.flat()).rfind(|role| matches!(role, Role::Length | Role::Feature { .. }));
        let length_last = last == Some(&Role::Length);
        if length_last { channel * self.length + position } else { position * self.encoding.channels().len() + channel }
    }

    /// Name of the input.
    pub fn input(&self) -> &str {
        &self.excerpt.input
    }

    /// All operations that layers depend on, as the file has them.
    pub fn steps(&self) -> &[ExcerptNode] {
        &self.excerpt.nodes
    }

    /// A constant that these read.
    pub fn constant(&self, name: &str) -> Option<TensorProto> {
        self.excerpt.constants.get(name).map(|constant| tensor(name, constant, Precision::Single))
    }

    /// The operations as an ONNX model whose outputs are the tensors of the places, in order.
    pub fn model(&self, precision: Precision) -> ModelProto {
        let element_type = precision.onnx_type();
        let mut graph = GraphProto {
            name: "excerpt".to_owned(),
            input: vec![value(&self.excerpt.input, element_type, Some(&self.dims()))],
            ..GraphProto::default()
        };
        let mut known = BTreeSet::new();
        for step in self.excerpt.leading_to(self.places.iter().map(|place| place.tensor.as_str())) {
            for name in step.inputs.iter().filter(|name| known.insert((*name).clone())) {
                if let Some(constant) = self.excerpt.constants.get(name) {
                    graph.initializer.push(tensor(name, constant, precision));
                }
            }
            graph.node.push(node(step, graph.node.len()));
        }
        graph.output = self.places.iter().map(|place| value(&place.tensor, element_type, None)).collect();
        rewrite(&mut graph, self.excerpt.opset, |_| true);
        ModelProto {
            ir_version: 8,
            opset_import: vec![OperatorSetIdProto { domain: String::new(), version: self.excerpt.opset }],
            graph: Some(graph),
            ..ModelProto::default()
        }
    }
}

/// An operation of the file.
pub fn node(step: &ExcerptNode, number: usize) -> NodeProto {
    NodeProto {
        name: format!("step {number}"),
        op_type: step.op.clone(),
        input: step.inputs.clone(),
        output: step.outputs.clone(),
        attribute: step.attributes.iter().map(|(name, setting)| attribute(name, setting)).collect(),
        ..NodeProto::default()
    }
}

fn attribute(name: &str, setting: &Setting) -> AttributeProto {
    let mut attribute = AttributeProto { name: name.to_owned(), ..AttributeProto::default() };
    let kind = match setting {
        Setting::Float(value) => {
            attribute.f = *value;
            AttributeType::Float
        }
        Setting::Integer(value) => {
            attribute.i = *value;
            AttributeType::Int
        }
        Setting::Text(text) => {
            attribute.s = text.clone().into_bytes();
            AttributeType::String
        }
        Setting::Floats(values) => {
            attribute.floats.clone_from(values);
            AttributeType::Floats
        }
        Setting::Integers(values) => {
            attribute.ints.clone_from(values);
            AttributeType::Ints
        }
    };
    attribute.r#type = kind as i32;
    attribute
}

fn tensor(name: &str, constant: &Constant, precision: Precision) -> TensorProto {
    let dims = constant.dims.iter().map(|&dim| dim as i64).collect();
    match &constant.values {
        Values::Floats(floats) => {
            let (data_type, raw_data) = (precision.onnx_type(), precision.bytes(floats));
            TensorProto { name: name.to_owned(), dims, data_type, raw_data, ..TensorProto::default() }
        }
        Values::Integers(values) => integers(name, dims, values),
    }
}

fn value(name: &str, elem_type: i32, dims: Option<&[usize]>) -> ValueInfoProto {
    let dimension =
        |&dim: &usize| Dimension { value: Some(dimension::Value::DimValue(dim as i64)), ..Dimension::default() };
    let shape = dims.map(|dims| TensorShapeProto { dim: dims.iter().map(dimension).collect() });
    let tensor = type_proto::Tensor { elem_type, shape };
    let kind = TypeProto { value: Some(type_proto::Value::TensorType(tensor)), ..TypeProto::default() };
    ValueInfoProto { name: name.to_owned(), r#type: Some(kind), ..ValueInfoProto::default() }
}
