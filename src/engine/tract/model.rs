//! The part of the file that a layer needs, as an ONNX model for tract.

use crate::network::{Axes, Constant, Excerpt, Kind, Layer, Layout, Network, Op, Role, Setting, Step, Values, limits};
use std::collections::HashMap;
use std::sync::Arc;
use tract_onnx::pb::tensor_shape_proto::{Dimension, dimension};
use tract_onnx::pb::{
    AttributeProto, GraphProto, ModelProto, NodeProto, OperatorSetIdProto, TensorProto, TensorShapeProto, TypeProto,
    ValueInfoProto, attribute_proto::AttributeType, tensor_proto::DataType, type_proto,
};
use tract_onnx::prelude::*;

/// The numbers that tract computes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// 64 bits.
    Double,
    /// 32 bits, all that tract has for some functions.
    Single,
}

impl Precision {
    /// As tract calls it.
    pub fn datum_type(self) -> DatumType {
        match self {
            Self::Double => f64::datum_type(),
            Self::Single => f32::datum_type(),
        }
    }

    /// The step of central differences.
    pub fn step(self) -> f64 {
        match self {
            Self::Double => 1.0 / f64::from(1 << 20),
            Self::Single => 1.0 / 64.0,
        }
    }

    fn onnx_type(self) -> i32 {
        match self {
            Self::Double => DataType::Double as i32,
            Self::Single => DataType::Float as i32,
        }
    }

    fn bytes(self, floats: &[f32]) -> Vec<u8> {
        match self {
            Self::Double => floats.iter().flat_map(|&value| f64::from(value).to_le_bytes()).collect(),
            Self::Single => floats.iter().flat_map(|&value| value.to_le_bytes()).collect(),
        }
    }
}

/// The convolutions up to a layer, on an input of the layer's receptive field.
#[derive(Clone, Debug)]
pub struct Cut {
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
    axes: Axes,
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

    /// The maps of a batch, position × channel each.
    pub fn read(&self, tensor: &Tensor) -> TractResult<Vec<f64>> {
        let tensor = tensor.cast_to::<f64>()?;
        let view = tensor.to_plain_array_view::<f64>()?;
        let order = [Role::Batch, Role::Length, Role::Channel].into_iter().filter_map(|role| self.axes.position(role));
        let mut order: Vec<usize> = order.collect();
        order.extend((0..self.axes.rank()).filter(|&axis| self.axes.roles()[axis] == Role::Unit));
        Ok(view.permuted_axes(order).iter().copied().collect())
    }
}

impl Cut {
    /// The stages that lead to `layer`.
    pub fn new(network: &Network, layer: &Layer) -> Self {
        let mut positions = 1;
        let mut stages = Vec::new();
        let mut index = layer.node;
        while let Some(node) = index.map(|index| &network.nodes[index]) {
            if let (Op::Convolution(_), Some(output)) = (&node.op, index.and_then(|i| network.excerpt.outputs.get(i))) {
                let (tensor, axes) = (output.tensor.clone(), output.axes.clone());
                stages.push(Stage { tensor, axes, channels: output.channels, positions });
            }
            positions = node.op.reads(positions);
            index = node.input;
        }
        stages.reverse();
        Self { length: layer.receptive_field, stages }
    }
}

/// Has tract read, type, simplify and optimise the operations of `cut`.
pub fn plan(network: &Network, cut: &Cut, precision: Precision) -> TractResult<Arc<TypedSimplePlan>> {
    let proto = proto(network, cut, precision);
    onnx().model_for_proto_model(&proto)?.into_optimized()?.into_runnable()
}

fn proto(network: &Network, cut: &Cut, precision: Precision) -> ModelProto {
    let excerpt = &network.excerpt;
    let letters = network.alphabet.len();
    let dims = match network.layout {
        Layout::Ncl => [limits::BATCH, letters, cut.length],
        Layout::Nlc => [limits::BATCH, cut.length, letters],
    };
    let target = cut.stages.last().map_or("", |stage| stage.tensor.as_str());
    let mut graph = GraphProto {
        name: "substructure".to_owned(),
        input: vec![value(&excerpt.input, precision.onnx_type(), Some(&dims))],
        output: cut.stages.iter().map(|stage| value(&stage.tensor, precision.onnx_type(), None)).collect(),
        ..GraphProto::default()
    };
    let mut positions = HashMap::from([(excerpt.input.as_str(), cut.length)]);
    for step in excerpt.leading_to(target) {
        let before = step.inputs.iter().find_map(|input| positions.get(input.as_str())).copied().unwrap_or(1);
        let after = match step.kind {
            Kind::Window { span, stride } => before.saturating_sub(span) / stride + 1,
            _ => before,
        };
        positions.insert(&step.output, after);
        add(&mut graph, excerpt, step, after, precision);
    }
    ModelProto {
        ir_version: 8,
        opset_import: vec![OperatorSetIdProto { domain: String::new(), version: excerpt.opset }],
        graph: Some(graph),
        ..ModelProto::default()
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
