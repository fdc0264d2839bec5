//! A part of a graph that tract runs on tensors.

use super::plan::runnable;
use super::surgery::{Wiring, inputs_of, integers, operation};
use std::collections::BTreeSet;
use std::sync::Arc;
use tract_onnx::pb::tensor_shape_proto::{Dimension, dimension};
use tract_onnx::pb::{
    GraphProto, ModelProto, TensorProto, TensorShapeProto, TypeProto, ValueInfoProto, tensor_proto::DataType,
    type_proto,
};
use tract_onnx::prelude::*;
use tract_onnx::tract_core::internal::{bail, ensure};

/// Some operations of a file, prepared by tract.
#[derive(Clone)]
pub struct Program {
    plan: Arc<TypedSimplePlan>,
    outputs: usize,
}

impl std::fmt::Debug for Program {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Program").field("outputs", &self.outputs).finish_non_exhaustive()
    }
}

impl Program {
    /// The operations of `model` from `inputs`, each with a tensor of its type and size, to `outputs`. Inputs of integers
    /// are constants: shapes.
    ///
    /// # Errors
    /// Those of tract, when it cannot read an operation.
    pub fn new(model: &ModelProto, inputs: &[(&str, &Tensor)], outputs: &[&str]) -> TractResult<Self> {
        let Some(graph) = &model.graph else { bail!("the file has no graph") };
        let names: Vec<&str> = inputs.iter().map(|(name, _)| *name).collect();
        let nodes = Wiring::new(graph).leading_to(outputs.iter().copied(), &names);
        let read: BTreeSet<&str> = nodes.iter().flat_map(|node| inputs_of(node)).collect();
        let copies = outputs
            .iter()
            .filter(|name| names.contains(name))
            .map(|name| operation("Identity", &[name], &copied(name)));
        let results = outputs.iter().map(|name| if names.contains(name) { copied(name) } else { (*name).to_owned() });
        let mut part = GraphProto {
            name: "part".to_owned(),
            node: nodes.into_iter().cloned().chain(copies).collect(),
            initializer: graph
                .initializer
                .iter()
                .filter(|tensor| read.contains(tensor.name.as_str()))
                .cloned()
                .collect(),
            output: results.map(|name| declared(&name, None)).collect::<TractResult<_>>()?,
            ..GraphProto::default()
        };
        for (name, tensor) in inputs {
            if is_constant(tensor) {
                part.initializer.push(constant(name, tensor)?);
            } else {
                part.input.push(declared(name, Some(tensor))?);
            }
        }
        let (ir_version, opset_import) = (model.ir_version, model.opset_import.clone());
        let part = ModelProto { ir_version, opset_import, graph: Some(part), ..ModelProto::default() };
        let parsed = onnx().model_for_proto_model(&part)?;
        ensure!(parsed.outputs.len() == outputs.len(), "some tensors are not part of the model");
        Ok(Self { plan: runnable(parsed)?, outputs: outputs.len() })
    }

    /// The outputs for some inputs, without those that are constants.
    ///
    /// # Errors
    /// Those of tract.
    pub fn run(&self, inputs: impl IntoIterator<Item = Tensor>) -> TractResult<Vec<Tensor>> {
        let outputs = self.plan.run(inputs.into_iter().map(Into::into).collect())?;
        Ok(outputs.into_iter().map(TValue::into_tensor).collect())
    }
}

/// The name of the copy of an input that is an output as well: tract has no tensor that is both.
fn copied(input: &str) -> String {
    format!("{input}/copy")
}

/// Whether a tensor between two parts is a constant to the second: integers are sizes.
pub fn is_constant(tensor: &Tensor) -> bool {
    let kind = tensor.datum_type();
    kind.is_integer() || kind.is_tdim()
}

/// A tensor of integers as a constant of the file.
fn constant(name: &str, tensor: &Tensor) -> TractResult<TensorProto> {
    let whole = tensor.cast_to::<i64>()?;
    let values = whole.to_plain_array_view::<i64>()?;
    Ok(integers(name, tensor.shape().iter().map(|&dim| dim as i64).collect(), &values))
}

/// The declaration of an input or output, with type and size where they are known.
fn declared(name: &str, tensor: Option<&Tensor>) -> TractResult<ValueInfoProto> {
    let dimension =
        |&dim: &usize| Dimension { value: Some(dimension::Value::DimValue(dim as i64)), ..Dimension::default() };
    let shape = tensor.map(|tensor| TensorShapeProto { dim: tensor.shape().iter().map(dimension).collect() });
    let elem_type = match tensor.map(Tensor::datum_type) {
        None | Some(DatumType::F32) => DataType::Float,
        Some(DatumType::F64) => DataType::Double,
        Some(DatumType::F16) => DataType::Float16,
        Some(DatumType::Bool) => DataType::Bool,
        Some(other) => bail!("the tensor {name} holds {other:?}"),
    };
    let kind = type_proto::Tensor { elem_type: elem_type as i32, shape };
    let kind = TypeProto { value: Some(type_proto::Value::TensorType(kind)), ..TypeProto::default() };
    Ok(ValueInfoProto { name: name.to_owned(), r#type: tensor.map(|_| kind), ..ValueInfoProto::default() })
}
