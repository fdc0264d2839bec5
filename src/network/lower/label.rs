//! The name of a layer: that of its module, which exporters include in the names of weights and nodes.

use crate::network::onnx::OnnxNode;

/// Parts of a node's path that name the operation, not the module, when they start with a capital letter.
const OPERATIONS: [&str; 12] = [
    "conv",
    "conv1d",
    "conv2d",
    "convolution",
    "gemm",
    "matmul",
    "tensordot",
    "squeeze",
    "batchnorm",
    "add",
    "biasadd",
    "expanddims",
];

/// Parts of a node's path that always name the operation.
const ALWAYS: [&str; 3] = ["convolution", "depthwise", "separable_conv2d"];

/// `features.3` for the weights `features.3.weight` or the node `/features/features.3/Conv`, `conv1d_2`
/// for the node `StatefulPartitionedCall/model/conv1d_2/Conv1D`; the node's own name where there is no module.
pub fn label(node: &OnnxNode) -> String {
    of_weights(node).or_else(|| of_path(node.name)).unwrap_or_else(|| node.name.to_owned())
}

fn of_weights(node: &OnnxNode) -> Option<String> {
    let module = node.input(1)?.strip_suffix(".weight")?;
    let exported = module.rsplit("::").next()?;
    (!exported.is_empty()).then(|| exported.to_owned())
}

/// PyTorch's paths start with a slash and contain every enclosing module; TensorFlow's paths end with the module.
fn of_path(name: &str) -> Option<String> {
    let mut parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty()).collect();
    while parts.len() > 1 && is_operation(parts[parts.len() - 1]) {
        parts.pop();
    }
    if !name.starts_with('/') {
        return parts.last().filter(|_| name.contains('/')).map(|&part| part.to_owned());
    }
    let repeated = |pair: &[&str]| pair[1].strip_prefix(pair[0]).is_some_and(|rest| rest.starts_with('.'));
    let last = parts.last().copied();
    let kept = parts.windows(2).filter(|pair| !repeated(pair)).map(|pair| pair[0]).chain(last);
    Some(kept.collect::<Vec<_>>().join("."))
}

/// `Conv`, `Conv_2`, `Conv1D`, `MatMul` …, but not the module `conv1` or `conv1d_2`.
fn is_operation(part: &str) -> bool {
    let head = part.split(['_', ':']).next().unwrap_or(part);
    ALWAYS.contains(&part)
        || part.starts_with(char::is_uppercase) && OPERATIONS.contains(&head.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, weights: &str, expect: &str) {
        let node = OnnxNode {
            name,
            op: "Conv",
            foreign: None,
            inputs: vec!["x", weights],
            outputs: vec!["y"],
            attributes: Vec::new(),
        };
        assert_eq!(label(&node), expect);
    }

    #[test]
    fn modules_are_read_from_weights_and_paths() {
        check("/features/features.3/Conv", "features.3.weight", "features.3");
        check("/conv1/Conv", "onnx::Conv_23", "conv1");
        check("/block1/conv2/Conv", "onnx::Conv_31", "block1.conv2");
        check("/features/features.3/Conv", "onnx::Conv_31", "features.3");
        check("node_conv1d_3", "trunk.0.weight", "trunk.0");
        check("StatefulPartitionedCall/model/conv1d_2/Conv1D", "model/conv1d_2/kernel", "conv1d_2");
        check("model/conv1d_2/Conv1D/Squeeze_1", "w", "conv1d_2");
        check("functional_1/conv1d_2/convolution", "w", "conv1d_2");
        check("Conv_0", "w", "Conv_0");
        check("c1", "w", "c1");
    }
}
