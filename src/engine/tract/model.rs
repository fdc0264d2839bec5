//! The part of the file that a layer needs, as an ONNX model for tract.

use super::plan::Precision;
use crate::network::{Axes, Constant, Excerpt, Kind, Layer, Layout, Network, Op, Setting, Step, Values, limits};
use std::collections::HashMap;
use std::sync::Arc;
use tract_onnx::pb::tensor_shape_proto::{Dimension, dimension};
use tract_onnx::pb::{
    AttributeProto, GraphProto, ModelProto, NodeProto, OperatorSetIdProto, TensorProto, TensorShapeProto, TypeProto,
    ValueInfoProto, attribute_proto::AttributeType, tensor_proto::DataType, type_proto,
};

/// The convolutions up to a layer, on an input of the layer's receptive field.
#[derive(Clone, Debug)]
pub struct Cut {
    excerpt: Arc<Excerpt>,
    /// The order of the input's axes.
    pub layout: Layout,
    /// Letters of the alphabet.
    pub letters: usize,
    /// Letters of the input.
    pub length: usize,
    /// The convolutions from the input on.
    pub stages: Vec<Stage>,
}

/// One convolution and where its map is.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The tensor of the file that enters its activation.
    tensor: String,
    /// What the axes of that tensor hold.
    pub axes: Axes,
    /// Its channels.
    pub channels: usize,
    /// Positions of its map.
    positions: usize,
}

impl Stage {
    /// Numbers in the map of one sequence.
    pub fn size(&self) -> usize {
        self.positions * self.channels
    }
}

impl Cut {
    /// The stages that lead to `layer`.
    pub fn new(network: &Network, layer: &Layer) -> Self {
        let mut positions = 1;
        let mut stages = Vec::new();
        for index in std::iter::successors(layer.node, |&index| network.nodes[index].input) {
            let op = &network.nodes[index].op;
            if let (Op::Convolution(_), Some(output)) = (op, network.excerpt.outputs.get(index)) {
                let (tensor, axes) = (output.tensor.clone(), output.axes.clone());
                stages.push(Stage { tensor, axes, channels: output.channels, positions });
            }
            positions = op.reads(positions);
        }
        stages.reverse();
        Self {
            excerpt: Arc::clone(&network.excerpt),
            layout: network.layout,
            letters: network.alphabet.len(),
            length: layer.receptive_field,
            stages,
        }
    }

    /// Numbers in the input of one sequence.
    pub fn input_size(&self) -> usize {
        self.length * self.letters
    }

    /// The operations as an ONNX model for batches of [`limits::BATCH`], whose outputs are the stages' maps.
    pub fn model(&self, precision: Precision) -> ModelProto {
        let dims = match self.layout {
            Layout::Ncl => [limits::BATCH, self.letters, self.length],
            Layout::Nlc => [limits::BATCH, self.length, self.letters],
        };
        let number = precision.onnx_type();
        let mut graph = GraphProto {
            name: "substructure".to_owned(),
            input: vec![value(&self.excerpt.input, number, Some(&dims))],
            ..GraphProto::default()
        };
        let mut positions = HashMap::from([(self.excerpt.input.as_str(), self.length)]);
        for step in self.stages.last().map_or(Vec::new(), |target| self.excerpt.leading_to(&target.tensor)) {
            let before = step.inputs.iter().find_map(|input| positions.get(input.as_str())).copied().unwrap_or(1);
            let after = match step.kind {
                Kind::Window { span, stride } => before.saturating_sub(span) / stride + 1,
                _ => before,
            };
            positions.insert(&step.output, after);
            add(&mut graph, &self.excerpt, step, after, precision);
        }
        let made = self.stages.iter().filter(|stage| positions.contains_key(stage.tensor.as_str()));
        graph.output = made.map(|stage| value(&stage.tensor, number, None)).collect();
        ModelProto {
            ir_version: 8,
            opset_import: vec![OperatorSetIdProto { domain: String::new(), version: self.excerpt.opset }],
            graph: Some(graph),
            ..ModelProto::default()
        }
    }
}

/// Adds `step`, whose output has `positions` positions, and the constants that it reads.
fn add(graph: &mut GraphProto, excerpt: &Excerpt, step: &Step, positions: usize, precision: Precision) {
    let mut node = NodeProto {
        name: format!("step {}", graph.node.len()),
        op_type: step.op.clone(),
        input: step.inputs.clone(),
        output: vec![step.output.clone()],
        attribute: step.settings.iter().map(|(name, setting)| attribute(name, setting)).collect(),
        ..NodeProto::default()
    };
    match &step.kind {
        Kind::Elementwise | Kind::Transpose => {}
        Kind::Window { .. } => {
            node.attribute.retain(|attribute| !matches!(&*attribute.name, "pads" | "auto_pad" | "ceil_mode"));
        }
        Kind::Arrange { axes, channels } => {
            let dims = axes.dims(limits::BATCH, *channels, positions).iter().map(|&dim| dim as i64).collect::<Vec<_>>();
            let shape = Constant { dims: vec![dims.len()], values: Values::Integers(dims) };
            let name = format!("shape of {}", step.output);
            graph.initializer.push(tensor(&name, &shape, precision));
            node.op_type = "Reshape".to_owned();
            node.input = vec![step.inputs[0].clone(), name];
            node.attribute.clear();
        }
        Kind::Pass => {
            node.op_type = "Identity".to_owned();
            node.input.truncate(1);
            node.attribute.clear();
        }
    }
    for name in &node.input {
        let known = graph.initializer.iter().any(|tensor| tensor.name == *name);
        if let Some(constant) = excerpt.constants.get(name).filter(|_| !known) {
            graph.initializer.push(tensor(name, constant, precision));
        }
    }
    graph.node.push(node);
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
    let (data_type, raw_data) = match &constant.values {
        Values::Floats(floats) => (precision.onnx_type(), precision.bytes(floats)),
        Values::Integers(integers) => {
            (DataType::Int64 as i32, integers.iter().flat_map(|value| value.to_le_bytes()).collect())
        }
    };
    let dims = constant.dims.iter().map(|&dim| dim as i64).collect();
    TensorProto { name: name.to_owned(), dims, data_type, raw_data, ..TensorProto::default() }
}

fn value(name: &str, elem_type: i32, dims: Option<&[usize]>) -> ValueInfoProto {
    let dimension =
        |&dim: &usize| Dimension { value: Some(dimension::Value::DimValue(dim as i64)), ..Dimension::default() };
    let shape = dims.map(|dims| TensorShapeProto { dim: dims.iter().map(dimension).collect() });
    let tensor = type_proto::Tensor { elem_type, shape };
    let kind = TypeProto { value: Some(type_proto::Value::TensorType(tensor)), ..TypeProto::default() };
    ValueInfoProto { name: name.to_owned(), r#type: Some(kind), ..ValueInfoProto::default() }
}
