//! Differences from constants, which tract exchanges where it moves them into the convolution before.

use super::constants::Stored;
use super::operation;
use tract_onnx::pb::{GraphProto, NodeProto};

/// Writes c + (−x), which has the same value, in place of c − x, for stored constants c.
///
/// Not for the check of the kernels: there it would hide that tract is the one that errs.
pub fn as_sums(graph: &mut GraphProto) {
    let stored = Stored::of(graph);
    let sum = |node: NodeProto| match (&node.op_type[..], &node.input[..], &node.output[..]) {
        ("Sub", [constant, term], [output]) if stored.dims(constant).is_some() => {
            let negative = format!("{output}/negative");
            vec![operation("Neg", &[term], &negative), operation("Add", &[constant, &negative], output)]
        }
        _ => vec![node],
    };
    graph.node = std::mem::take(&mut graph.node).into_iter().flat_map(sum).collect();
}
