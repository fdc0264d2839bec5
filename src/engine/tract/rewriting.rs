//! Operations that tract 0.23.9 reads wrongly, as it reads them rightly.

mod alphas;
mod constants;
mod convolutions;
mod crops;
mod differences;
mod pools;
mod repetitions;
mod slices;

use super::surgery::{integers, operation};
use constants::Stored;
pub use differences::as_sums;
use tract_onnx::pb::{
    AttributeProto, GraphProto, NodeProto, TensorProto, attribute_proto::AttributeType, tensor_proto::DataType,
};

/// Since this version of the standard operators a slice's parameters are inputs.
const LISTS_AS_INPUTS: i64 = 10;

/// Replaces slices with steps, paddings that crop, convolutions of width 1 with a stride, repeated maps, and functions with a
/// factor that tract forgets, in a graph of version `opset` of the standard operators. Optional inputs that are left out at
/// the end go: tract looks for them. `is_map` says of a tensor whether it is known to have numbers, not integers: only such
/// ones are spread by a product.
///
/// Those whose parameters are computed stay, and those of graphs within operations.
pub fn rewrite(graph: &mut GraphProto, opset: i64, is_map: impl Fn(&str) -> bool) {
    let stored = Stored::of(graph);
    let mut written = Written { opset, nodes: Vec::new(), constants: Vec::new() };
    for mut node in std::mem::take(&mut graph.node) {
        node.input.truncate(node.input.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1));
        let others = match &node.op_type[..] {
            "Slice" => slices::without_steps(&node, &stored, &mut written),
            "Pad" => crops::as_slice(&node, &stored, &mut written),
            "Conv" => convolutions::on_gathered(&node, &stored, &mut written),
            "Tile" => repetitions::joined(&node, &stored),
            "Expand" if node.output.first().is_some_and(|output| is_map(output)) => {
                repetitions::spread(&node, &stored, &mut written)
            }
            "Celu" | "Swish" => alphas::spelled_out(&node, &mut written),
            _ => None,
        };
        written.nodes.extend(others.unwrap_or_else(|| vec![node]));
    }
    graph.node = written.nodes;
    graph.initializer.extend(written.constants);
}

/// What tract would compute otherwise than a graph says after [`rewrite`], where that is known.
pub fn misread(graph: &GraphProto) -> Option<&'static str> {
    let stored = Stored::of(graph);
    let any = |wanted: &dyn Fn(&NodeProto) -> bool| graph.node.iter().any(wanted);
    if any(&|node| slices::has_computed_steps(node, &stored)) {
        return Some("it may take other parts of a Slice with computed steps");
    }
    if any(&pools::is_dilated_beyond_the_end) {
        return Some("it places the last window of a dilated pooling with ceil_mode elsewhere");
    }
    let cuts = |node: &NodeProto| matches!(&node.op_type[..], "Slice" | "Split");
    if any(&cuts) && any(&|node| convolutions::may_select(node, &stored)) {
        return Some("it may take other positions where a convolution of width 1 has a stride and a slice precedes it");
    }
    graph.node.iter().flat_map(|node| &node.attribute).filter_map(|attribute| attribute.g.as_ref()).find_map(misread)
}

/// What is written in place of some operations.
struct Written {
    /// Version of the standard operators.
    opset: i64,
    nodes: Vec<NodeProto>,
    constants: Vec<TensorProto>,
}

/// The parts that a slice without steps takes of some axes.
struct Parts {
    axes: Vec<i64>,
    starts: Vec<i64>,
    ends: Vec<i64>,
}

impl Written {
    /// A slice without steps.
    fn slice(&mut self, input: &str, output: &str, parts: &Parts) -> NodeProto {
        let lists = [("starts", &parts.starts), ("ends", &parts.ends), ("axes", &parts.axes)];
        if self.opset < LISTS_AS_INPUTS {
            let attribute = lists.map(|(name, list)| attribute(name, AttributeType::Ints, 0, list)).into();
            return NodeProto { attribute, ..operation("Slice", &[input], output) };
        }
        let [starts, ends, axes] = lists.map(|(name, list)| self.list(format!("{output}/{name}"), list));
        operation("Slice", &[input, &starts, &ends, &axes], output)
    }

    /// A list of integers as a constant with the name `name`.
    fn list(&mut self, name: String, values: &[i64]) -> String {
        self.constants.push(integers(&name, vec![values.len() as i64], values));
        name
    }

    /// An integer as a constant with the name `name`.
    fn number(&mut self, name: String, value: i64) -> String {
        self.constants.push(integers(&name, Vec::new(), &[value]));
        name
    }

    /// Equal numbers in single precision as a constant with the name `name`.
    fn factors(&mut self, name: String, dims: Vec<i64>, count: usize, value: f32) -> String {
        let (data_type, raw_data) = (DataType::Float as i32, value.to_le_bytes().repeat(count));
        self.constants.push(TensorProto { name: name.clone(), dims, data_type, raw_data, ..TensorProto::default() });
        name
    }
}

/// A selection of some positions of an axis.
fn gather(axis: i64, inputs: [&str; 2], output: &str) -> NodeProto {
    along(axis, operation("Gather", &inputs, output))
}

/// The operation along an axis.
fn along(axis: i64, operation: NodeProto) -> NodeProto {
    NodeProto { attribute: vec![attribute("axis", AttributeType::Int, axis, &[])], ..operation }
}

fn attribute(name: &str, kind: AttributeType, i: i64, ints: &[i64]) -> AttributeProto {
    AttributeProto { name: name.to_owned(), r#type: kind as i32, i, ints: ints.to_vec(), ..AttributeProto::default() }
}

#[cfg(test)]
mod tests;
