//! `Celu` and `Swish`, whose factor α tract forgets.

use super::super::surgery::attribute;
use super::{Written, operation};
use tract_onnx::pb::NodeProto;

/// ReLU(x) − ReLU(α (1 − exp(x / α))) in place of a `Celu`, x · sigmoid(α x) in place of a `Swish`; `None` where α is 1.
pub fn spelled_out(node: &NodeProto, written: &mut Written) -> Option<Vec<NodeProto>> {
    let alpha = attribute(node, "alpha").map_or(1.0, |alpha| alpha.f);
    if alpha == 1.0 {
        return None;
    }
    let (input, output) = (node.input.first()?, node.output.first()?);
    let name = |what: &str| format!("{output}/{what}");
    let factor = written.factors(name("alpha"), Vec::new(), 1, alpha);
    let [scaled, function] = ["scaled", "function"].map(name);
    if node.op_type == "Swish" {
        return Some(vec![
            operation("Mul", &[input, &factor], &scaled),
            operation("Sigmoid", &[&scaled], &function),
            operation("Mul", &[input, &function], output),
        ]);
    }
    let one = written.factors(name("one"), Vec::new(), 1, 1.0);
    let [above, rest, negative, below] = ["above", "rest", "negative", "below"].map(name);
    Some(vec![
        operation("Relu", &[input], &above),
        operation("Div", &[input, &factor], &scaled),
        operation("Exp", &[&scaled], &function),
        operation("Sub", &[&one, &function], &rest),
        operation("Mul", &[&rest, &factor], &negative),
        operation("Relu", &[&negative], &below),
        operation("Sub", &[&above, &below], output),
    ])
}
