//! What keeps an operation from being crossed, or computed from constants: an operator or attribute that the reader does not
//! know, or an attribute's value.

use crate::error::Result;
use crate::network::onnx::{OnnxNode, Setting};
use crate::network::operators::operator;

/// An attribute that the listed operations may have with this value only, and what another one means.
const FIXED: [(&str, &str, i64, &str); 4] = [
    (
        "BatchNormalization",
        "training_mode",
        0,
        "it is in training mode, where it depends on the other sequences of the batch; export the network after model.eval()",
    ),
    ("BatchNormalization", "spatial", 1, "it normalises every position by itself (spatial 0)"),
    ("Mod", "fmod", 0, "its remainder has the sign of the dividend (fmod 1)"),
    ("MaxPool", "storage_order", 0, "its indices are by column (storage_order 1)"),
];

/// Why an operation is not crossed because of its operator or of an attribute, if it is not.
///
/// # Errors
/// [`crate::error::Code::Malformed`] for damaged bytes.
pub fn objection(node: &OnnxNode) -> Result<Option<String>> {
    let Some(operator) = operator(node.op) else { return Ok(Some("this version does not know it".to_owned())) };
    for attribute in &node.attributes {
        let fixed = FIXED.iter().find(|(op, name, ..)| *op == node.op && *name == attribute.name);
        if let Some((_, _, value, why)) = fixed {
            if attribute.setting()?.is_some_and(|setting| setting != Setting::Integer(*value)) {
                return Ok(Some((*why).to_owned()));
            }
        } else if !operator.attributes.contains(&attribute.name) {
            return Ok(Some(format!("it has the attribute “{}”, which this version does not know", attribute.name)));
        }
    }
    Ok(None)
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
