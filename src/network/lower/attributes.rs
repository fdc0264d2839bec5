//! The attributes that lowering knows: those that it reads, and those that change no value.
//!
//! An attribute that is not listed may change what an operation computes; such an operation is not crossed. The names are
//! those of ONNX's operators of all versions.

use crate::error::Result;
use crate::network::onnx::{OnnxNode, Setting};

/// An attribute that the listed operations may have with this value only, and what another one means.
const FIXED: [(&str, &str, i64, &str); 3] = [
    (
        "BatchNormalization",
        "training_mode",
        0,
        "it is in training mode, where it depends on the other sequences of the batch; export the network after model.eval()",
    ),
    ("BatchNormalization", "spatial", 1, "it normalises every position by itself (spatial 0)"),
    ("MaxPool", "storage_order", 0, "its indices are by column (storage_order 1)"),
];

/// What an operation does not have: why it is not crossed because of an attribute, if it is not.
///
/// # Errors
/// [`crate::error::Code::Malformed`] for damaged bytes.
pub fn objection(node: &OnnxNode) -> Result<Option<String>> {
    for attribute in &node.attributes {
        let fixed = FIXED.iter().find(|(op, name, ..)| *op == node.op && *name == attribute.name);
        if let Some((_, _, value, why)) = fixed {
            if attribute.setting()?.is_some_and(|setting| setting != Setting::Integer(*value)) {
                return Ok(Some((*why).to_owned()));
            }
        } else if !known(node.op).contains(&attribute.name) {
            return Ok(Some(format!("it has the attribute “{}”, which this version does not know", attribute.name)));
        }
    }
    Ok(None)
}

/// The attributes that are read or change no value.
fn known(op: &str) -> &'static [&'static str] {
    match op {
        "Conv" => &["auto_pad", "dilations", "group", "kernel_shape", "pads", "strides"],
        "MaxPool" => &["auto_pad", "ceil_mode", "dilations", "kernel_shape", "pads", "strides"],
        "AveragePool" => {
            &["auto_pad", "ceil_mode", "count_include_pad", "dilations", "kernel_shape", "pads", "strides"]
        }
        "Gemm" => &["alpha", "beta", "transA", "transB", "broadcast"],
        "BatchNormalization" => &["epsilon", "momentum", "is_test", "consumed_inputs"],
        "Dropout" => &["ratio", "seed", "is_test", "consumed_inputs"],
        "LayerNormalization" | "RMSNormalization" => &["axis", "epsilon", "stash_type"],
        "InstanceNormalization" => &["epsilon", "consumed_inputs"],
        "GroupNormalization" => &["epsilon", "num_groups", "stash_type"],
        "Cast" => &["to", "saturate", "round_mode"],
        "Transpose" => &["perm"],
        "Reshape" => &["shape", "allowzero", "consumed_inputs"],
        "Squeeze" | "Unsqueeze" => &["axes"],
        "Flatten" | "Gather" | "Concat" | "Softmax" => &["axis"],
        "Slice" => &["starts", "ends", "axes"],
        "Split" => &["axis", "split", "num_outputs"],
        "Pad" => &["mode", "pads", "value"],
        "ReduceMax" | "ReduceMean" | "ReduceSum" => &["axes", "keepdims", "noop_with_empty_axes"],
        "Shape" => &["start", "end"],
        "Add" | "Sub" | "Mul" | "Div" | "Pow" => &["axis", "broadcast", "consumed_inputs"],
        "LeakyRelu" | "Elu" => &["alpha", "consumed_inputs"],
        "Celu" | "Swish" => &["alpha"],
        "Selu" => &["alpha", "gamma", "consumed_inputs"],
        "HardSigmoid" => &["alpha", "beta", "consumed_inputs"],
        "Gelu" => &["approximate"],
        "Clip" => &["min", "max", "consumed_inputs"],
        "Constant" => &[
            "value",
            "value_float",
            "value_floats",
            "value_int",
            "value_ints",
            "value_string",
            "value_strings",
            "sparse_value",
        ],
        _ => &["consumed_inputs"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::onnx::Attribute;
    use crate::network::protobuf::{Content, put};

    /// Whether an operation with one whole number as attribute is crossed.
    fn check(op: &str, name: &str, value: u64, expect: bool) {
        let mut message = Vec::new();
        put(&mut message, 1, Content::Bytes(name.as_bytes()));
        put(&mut message, 3, Content::Varint(value));
        let attributes = vec![Attribute::read(&message).unwrap()];
        let node = OnnxNode { name: "n", op, foreign: None, inputs: vec!["x"], outputs: vec!["y"], attributes };
        assert_eq!(objection(&node).unwrap().is_none(), expect, "{op} {name} {value}");
    }

    #[test]
    fn unknown_attributes_and_other_values_are_objected_to() {
        check("Conv", "group", 2, true);
        check("Conv", "activation", 1, false);
        check("BatchNormalization", "training_mode", 1, false);
        check("BatchNormalization", "training_mode", 0, true);
        check("Relu", "alpha", 1, false);
    }
}
