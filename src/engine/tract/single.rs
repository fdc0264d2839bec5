//! A model in single precision, as the layers are read: tract lacks functions and kernels in other precisions.

use crate::network::{ElementType, Values, from_raw};
use tract_onnx::pb::{GraphProto, TensorProto, tensor_proto::DataType, type_proto};

/// ONNX's codes of floating-point types other than single precision.
const OTHERS: [DataType; 3] = [DataType::Double, DataType::Float16, DataType::Bfloat16];

/// Puts weights, constants, casts and declarations of other floating-point types into single precision.
pub fn convert(graph: &mut GraphProto) {
    graph.initializer.iter_mut().for_each(tensor);
    for node in &mut graph.node {
        let casts = node.op_type == "Cast";
        for attribute in &mut node.attribute {
            attribute.t.iter_mut().for_each(tensor);
            attribute.g.iter_mut().for_each(convert);
            if casts && attribute.name == "to" && is_other(attribute.i as i32) {
                attribute.i = DataType::Float as i64;
            }
        }
    }
    for declared in graph.input.iter_mut().chain(&mut graph.output) {
        if let Some(type_proto::Value::TensorType(kind)) = declared.r#type.as_mut().and_then(|kind| kind.value.as_mut())
            && is_other(kind.elem_type)
        {
            kind.elem_type = DataType::Float as i32;
        }
    }
}

fn is_other(code: i32) -> bool {
    OTHERS.iter().any(|&other| other as i32 == code)
}

fn tensor(tensor: &mut TensorProto) {
    if !is_other(tensor.data_type) {
        return;
    }
    let Some(of) = ElementType::read(tensor.data_type.into()) else { return };
    let raw = if !tensor.raw_data.is_empty() {
        std::mem::take(&mut tensor.raw_data)
    } else if of == ElementType::Double {
        tensor.double_data.iter().flat_map(|value| value.to_le_bytes()).collect()
    } else {
        tensor.int32_data.iter().flat_map(|&bits| (bits as u16).to_le_bytes()).collect()
    };
    if let Values::Floats(values) = from_raw(of, &raw) {
        tensor.raw_data = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        tensor.data_type = DataType::Float as i32;
        tensor.double_data.clear();
        tensor.int32_data.clear();
    }
}
