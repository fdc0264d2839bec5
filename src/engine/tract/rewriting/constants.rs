//! What a graph stores: the lists of integers that some operations have as parameters, and the sizes of weights.

use super::super::surgery::attribute;
use std::collections::BTreeMap;
use tract_onnx::pb::{GraphProto, NodeProto, TensorProto, tensor_proto::DataType};

/// The constants of a graph, by the names of their tensors.
#[derive(Debug, Default)]
pub struct Stored {
    lists: BTreeMap<String, Vec<i64>>,
    dims: BTreeMap<String, Vec<i64>>,
}

impl Stored {
    /// Stored tensors, and lists of constant operations.
    pub fn of(graph: &GraphProto) -> Self {
        let stored = graph.initializer.iter().filter_map(|tensor| Some((tensor.name.clone(), integers(tensor)?)));
        let computed = graph.node.iter().filter(|node| node.op_type == "Constant").filter_map(|node| {
            let attribute = node.attribute.first()?;
            let list = match &attribute.name[..] {
                "value" => integers(attribute.t.as_ref()?)?,
                "value_int" => vec![attribute.i],
                "value_ints" => attribute.ints.clone(),
                _ => return None,
            };
            Some((node.output.first()?.clone(), list))
        });
        Self {
            lists: stored.chain(computed).collect(),
            dims: graph.initializer.iter().map(|tensor| (tensor.name.clone(), tensor.dims.clone())).collect(),
        }
    }

    /// The sizes of a stored tensor.
    pub fn dims(&self, tensor: &str) -> Option<&[i64]> {
        self.dims.get(tensor).map(Vec::as_slice)
    }

    /// The list that an operation has as its input `index`, or as the attribute `name` in files of older versions;
    /// an empty one where it has neither, `None` where another operation computes it.
    pub fn parameter(&self, node: &NodeProto, name: &str, index: usize) -> Option<Vec<i64>> {
        if let Some(attribute) = attribute(node, name) {
            return Some(attribute.ints.clone());
        }
        match node.input.get(index).filter(|input| !input.is_empty()) {
            Some(input) => self.lists.get(input).cloned(),
            None => Some(Vec::new()),
        }
    }
}

/// The elements of a tensor of integers.
fn integers(tensor: &TensorProto) -> Option<Vec<i64>> {
    let wide = tensor.data_type == DataType::Int64 as i32;
    if !wide && tensor.data_type != DataType::Int32 as i32 {
        return None;
    }
    Some(match (tensor.raw_data.is_empty(), wide) {
        (true, true) => tensor.int64_data.clone(),
        (true, false) => tensor.int32_data.iter().map(|&value| value.into()).collect(),
        (false, true) => tensor.raw_data.as_chunks().0.iter().map(|&bytes| i64::from_le_bytes(bytes)).collect(),
        (false, false) => tensor.raw_data.as_chunks().0.iter().map(|&bytes| i32::from_le_bytes(bytes).into()).collect(),
    })
}
