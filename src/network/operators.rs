//! The operators that the reader knows, each with how many inputs it may have and which attributes.
//!
//! An operator that is not listed is neither crossed nor computed from constants, so that the list is complete. An attribute
//! that is not listed may change what an operation computes; such an operation is neither. The names are those of ONNX's
//! operators of all versions. The fuzzers and the generators of random networks draw from this list.

use super::limits;

/// An operator.
#[derive(Clone, Copy, Debug)]
pub struct Operator {
    /// ONNX's name.
    pub name: &'static str,
    /// Minimum and maximum number of its inputs.
    pub inputs: [usize; 2],
    /// The attributes that are read or change no value.
    pub attributes: &'static [&'static str],
}

/// An operator that has no attributes of importance.
const fn plain(name: &'static str, min: usize, max: usize) -> Operator {
    with(name, min, max, &["consumed_inputs"])
}

const fn with(name: &'static str, min: usize, max: usize, attributes: &'static [&'static str]) -> Operator {
    Operator { name, inputs: [min, max], attributes }
}

const ALPHA: &[&str] = &["alpha", "consumed_inputs"];
const BROADCAST: &[&str] = &["axis", "broadcast", "consumed_inputs"];
const REDUCED: &[&str] = &["axes", "keepdims", "noop_with_empty_axes"];
const NORMALISED: &[&str] = &["axis", "epsilon", "stash_type"];

/// The value of a constant.
const STORED: &[&str] = &[
    "value",
    "value_float",
    "value_floats",
    "value_int",
    "value_ints",
    "value_string",
    "value_strings",
    "sparse_value",
];

/// All operators that are crossed or computed from constants.
pub const OPERATORS: &[Operator] = &[
    // Layers.
    with("Conv", 2, 3, &["auto_pad", "dilations", "group", "kernel_shape", "pads", "strides"]),
    with("Gemm", 2, 3, &["alpha", "beta", "transA", "transB", "broadcast"]),
    plain("MatMul", 2, 2),
    // Poolings and reductions.
    with("MaxPool", 1, 1, &["auto_pad", "ceil_mode", "dilations", "kernel_shape", "pads", "strides", "storage_order"]),
    with(
        "AveragePool",
        1,
        1,
        &["auto_pad", "ceil_mode", "count_include_pad", "dilations", "kernel_shape", "pads", "strides"],
    ),
    plain("GlobalMaxPool", 1, 1),
    plain("GlobalAveragePool", 1, 1),
    with("ReduceMax", 1, 2, REDUCED),
    with("ReduceMean", 1, 2, REDUCED),
    with("ReduceSum", 1, 2, REDUCED),
    with("ReduceMin", 1, 2, REDUCED),
    with("ReduceProd", 1, 2, REDUCED),
    with("ReduceL1", 1, 2, REDUCED),
    with("ReduceL2", 1, 2, REDUCED),
    with("ReduceSumSquare", 1, 2, REDUCED),
    with("ReduceLogSum", 1, 2, REDUCED),
    with("ReduceLogSumExp", 1, 2, REDUCED),
    // Normalisations.
    with(
        "BatchNormalization",
        5,
        5,
        &["epsilon", "momentum", "is_test", "consumed_inputs", "training_mode", "spatial"],
    ),
    with("LayerNormalization", 2, 3, NORMALISED),
    with("RMSNormalization", 2, 2, NORMALISED),
    with("Softmax", 1, 1, &["axis"]),
    with("LogSoftmax", 1, 1, &["axis"]),
    // Activation functions.
    plain("Relu", 1, 1),
    with("LeakyRelu", 1, 1, ALPHA),
    plain("PRelu", 2, 2),
    with("Elu", 1, 1, ALPHA),
    with("Celu", 1, 1, &["alpha"]),
    with("Selu", 1, 1, &["alpha", "gamma", "consumed_inputs"]),
    plain("Sigmoid", 1, 1),
    with("HardSigmoid", 1, 1, &["alpha", "beta", "consumed_inputs"]),
    plain("HardSwish", 1, 1),
    with("Swish", 1, 1, &["alpha"]),
    plain("Mish", 1, 1),
    with("Gelu", 1, 1, &["approximate"]),
    plain("Tanh", 1, 1),
    plain("Exp", 1, 1),
    plain("Softplus", 1, 1),
    plain("Softsign", 1, 1),
    with("Clip", 1, 3, &["min", "max", "consumed_inputs"]),
    // Arithmetic.
    with("Add", 2, 2, BROADCAST),
    with("Sub", 2, 2, BROADCAST),
    with("Mul", 2, 2, BROADCAST),
    with("Div", 2, 2, BROADCAST),
    with("Pow", 2, 2, BROADCAST),
    with("Mod", 2, 2, &["fmod"]),
    plain("Sum", 1, limits::ENTRIES),
    plain("Max", 1, limits::ENTRIES),
    plain("Min", 1, limits::ENTRIES),
    plain("Neg", 1, 1),
    plain("Abs", 1, 1),
    plain("Sign", 1, 1),
    plain("Sqrt", 1, 1),
    plain("Reciprocal", 1, 1),
    plain("Log", 1, 1),
    plain("Erf", 1, 1),
    // No operator of ONNX: tf2onnx leaves it as it finds it in a network of TensorFlow.
    plain("Erfc", 1, 1),
    plain("Floor", 1, 1),
    plain("Ceil", 1, 1),
    plain("Round", 1, 1),
    plain("Sin", 1, 1),
    plain("Cos", 1, 1),
    // Comparisons and conditions.
    with("Equal", 2, 2, BROADCAST),
    with("Less", 2, 2, BROADCAST),
    plain("LessOrEqual", 2, 2),
    with("Greater", 2, 2, BROADCAST),
    plain("GreaterOrEqual", 2, 2),
    plain("Not", 1, 1),
    with("And", 2, 2, BROADCAST),
    with("Or", 2, 2, BROADCAST),
    with("Xor", 2, 2, BROADCAST),
    plain("Where", 3, 3),
    // Arrangement.
    with("Identity", 1, 1, &[]),
    with("Dropout", 1, 3, &["ratio", "seed", "is_test", "consumed_inputs"]),
    with("Cast", 1, 1, &["to", "saturate", "round_mode"]),
    with("Transpose", 1, 1, &["perm"]),
    with("Reshape", 1, 2, &["shape", "allowzero", "consumed_inputs"]),
    with("Flatten", 1, 1, &["axis"]),
    with("Squeeze", 1, 2, &["axes"]),
    with("Unsqueeze", 1, 2, &["axes"]),
    with("Slice", 1, 5, &["starts", "ends", "axes"]),
    with("Gather", 2, 2, &["axis"]),
    with("Split", 1, 2, &["axis", "split", "num_outputs"]),
    with("Concat", 1, limits::ENTRIES, &["axis"]),
    with("Pad", 1, 4, &["mode", "pads", "value"]),
    with("Tile", 2, 2, &[]),
    with("Expand", 2, 2, &[]),
    // Constants.
    with("Constant", 0, 0, STORED),
    with("ConstantOfShape", 1, 1, &["value"]),
    with("Shape", 1, 1, &["start", "end"]),
    with("Size", 1, 1, &[]),
    with("Range", 3, 3, &[]),
    with("DequantizeLinear", 2, 3, &["axis"]),
];

/// The operator with this name.
pub fn operator(name: &str) -> Option<&'static Operator> {
    OPERATORS.iter().find(|operator| operator.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn an_operator_is_listed_once() {
        let names: HashSet<&str> = OPERATORS.iter().map(|operator| operator.name).collect();
        assert_eq!(names.len(), OPERATORS.len());
        assert!(OPERATORS.iter().all(|operator| operator.inputs[0] <= operator.inputs[1]));
    }
}
