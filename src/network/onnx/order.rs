//! Topological order: each node after those that it reads.

use super::node::OnnxNode;
use crate::error::Result;
use crate::network::protobuf::malformed;
use std::collections::HashMap;

/// Sorts `nodes`, keeping the file's order where possible. Also returns for each tensor the index of the node that
/// computes it.
///
/// # Errors
/// [`crate::error::Code::Malformed`] for a tensor that two nodes compute, or a cycle.
pub fn sort<'a>(nodes: Vec<OnnxNode<'a>>) -> Result<(Vec<OnnxNode<'a>>, HashMap<&'a str, usize>)> {
    let producers = producers(&nodes)?;
    let mut missing: Vec<usize> = vec![0; nodes.len()];
    let mut readers: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (index, node) in nodes.iter().enumerate() {
        for &producer in node.inputs.iter().filter_map(|input| producers.get(input)) {
            missing[index] += 1;
            readers[producer].push(index);
        }
    }
    let ready = |index: &usize| missing[*index] == 0;
    let mut queue: std::collections::BTreeSet<usize> = (0..nodes.len()).filter(ready).collect();
    let mut order = Vec::with_capacity(nodes.len());
    while let Some(index) = queue.pop_first() {
        order.push(index);
        for &reader in &readers[index] {
            missing[reader] -= 1;
            if missing[reader] == 0 {
                queue.insert(reader);
            }
        }
    }
    if let Some(stuck) = missing.iter().position(|&count| count > 0) {
        return Err(malformed(format!(
            "node “{}” depends on its own output, directly or through other nodes",
            nodes[stuck].name
        )));
    }
    let mut slots: Vec<Option<OnnxNode>> = nodes.into_iter().map(Some).collect();
    let sorted: Vec<OnnxNode> = order.into_iter().filter_map(|index| slots[index].take()).collect();
    let producers = self::producers(&sorted)?;
    Ok((sorted, producers))
}

fn producers<'a>(nodes: &[OnnxNode<'a>]) -> Result<HashMap<&'a str, usize>> {
    let mut producers = HashMap::new();
    for (index, node) in nodes.iter().enumerate() {
        for &output in node.outputs.iter().filter(|output| !output.is_empty()) {
            if producers.insert(output, index).is_some() {
                return Err(malformed(format!("two nodes compute the tensor “{output}”")));
            }
        }
    }
    Ok(producers)
}
