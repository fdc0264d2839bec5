//! Poolings whose last window is not whole.

use super::super::surgery::attribute;
use tract_onnx::pb::NodeProto;

/// Whether a pooling is dilated, and may have a last window that is not whole: tract places it elsewhere.
pub fn is_dilated_beyond_the_end(node: &NodeProto) -> bool {
    node.op_type == "MaxPool"
        && attribute(node, "ceil_mode").is_some_and(|ceil| ceil.i != 0)
        && attribute(node, "dilations").is_some_and(|dilations| dilations.ints.iter().any(|&dilation| dilation != 1))
}
