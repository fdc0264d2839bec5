//! Differences from constants, which tract exchanges where it moves them into the convolution before.

use super::super::surgery::Wiring;
use super::operation;
use tract_onnx::pb::{GraphProto, NodeProto};

/// Writes c + (−x), which has the same value, in place of c − x, where x depends on the tensor `input` and c does not.
///
/// Not for the check of the kernels: there it would hide that tract is the one that errs.
pub fn as_sums(graph: &mut GraphProto, input: &str) {
    let wiring = Wiring::new(graph);
    let varying = wiring.after(input, None);
    let negated = |node: &NodeProto| match (&node.op_type[..], &node.input[..], &node.output[..]) {
        ("Sub", [constant, term], [output]) if !varying.contains(&constant[..]) && varying.contains(&term[..]) => {
            let negative = format!("{output}/negative");
            vec![operation("Neg", &[term], &negative), operation("Add", &[constant, &negative], output)]
        }
        _ => vec![node.clone()],
    };
    graph.node = graph.node.iter().flat_map(negated).collect();
}
