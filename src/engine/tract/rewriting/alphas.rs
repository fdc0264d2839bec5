//! `Celu` and `Swish`, whose factor α tract forgets.

use super::{Written, operation};
use tract_onnx::pb::NodeProto;

/// α · ELU(x / α) in place of a `Celu`, x · sigmoid(α x) in place of a `Swish`; `None` where α is 1.
pub fn spelled_out(node: &NodeProto, written: &mut Written) -> Option<Vec<NodeProto>> {
    let alpha = node.attribute.iter().find(|attribute| attribute.name == "alpha").map_or(1.0, |alpha| alpha.f);
    if alpha == 1.0 {
        return None;
    }
    let (input, output) = (node.input.first()?, node.output.first()?);
    let [factor, scaled, function] = ["alpha", "scaled", "function"].map(|what| format!("{output}/{what}"));
    written.factor(factor.clone(), alpha);
    Some(match &node.op_type[..] {
        "Celu" => vec![
            operation("Div", &[input, &factor], &scaled),
            operation("Elu", &[&scaled], &function),
            operation("Mul", &[&function, &factor], output),
        ],
        _ => vec![
            operation("Mul", &[input, &factor], &scaled),
            operation("Sigmoid", &[&scaled], &function),
            operation("Mul", &[input, &function], output),
        ],
    })
}
