//! Parts of an ONNX graph, by the names of their tensors, and the pieces that are written into one.

use std::collections::{BTreeMap, BTreeSet};
use tract_onnx::pb::{AttributeProto, GraphProto, NodeProto, TensorProto, tensor_proto::DataType};

/// The tensors that an operation reads, those that its inner graphs read included.
pub fn inputs_of(node: &NodeProto) -> Vec<&str> {
    let own = node.input.iter().map(String::as_str);
    let inner = node.attribute.iter().filter_map(|attribute| attribute.g.as_ref());
    own.chain(inner.flat_map(|graph| graph.node.iter().flat_map(inputs_of))).filter(|name| !name.is_empty()).collect()
}

/// The attribute of an operation with this name.
pub fn attribute<'n>(node: &'n NodeProto, name: &str) -> Option<&'n AttributeProto> {
    node.attribute.iter().find(|attribute| attribute.name == name)
}

/// An operation with one output, whose name it has.
pub fn operation(op: &str, inputs: &[&str], output: &str) -> NodeProto {
    NodeProto {
        name: output.to_owned(),
        op_type: op.to_owned(),
        input: inputs.iter().map(|&name| name.to_owned()).collect(),
        output: vec![output.to_owned()],
        ..NodeProto::default()
    }
}

/// A tensor of integers.
pub fn integers<'v>(name: &str, dims: Vec<i64>, values: impl IntoIterator<Item = &'v i64>) -> TensorProto {
    let raw_data = values.into_iter().flat_map(|value| value.to_le_bytes()).collect();
    TensorProto { name: name.to_owned(), dims, data_type: DataType::Int64 as i32, raw_data, ..TensorProto::default() }
}

/// Which operations read and write each tensor of a graph.
#[derive(Debug)]
pub struct Wiring<'g> {
    graph: &'g GraphProto,
    producers: BTreeMap<&'g str, usize>,
    readers: BTreeMap<&'g str, Vec<usize>>,
}

impl<'g> Wiring<'g> {
    /// Of a graph.
    pub fn new(graph: &'g GraphProto) -> Self {
        let mut wiring = Self { graph, producers: BTreeMap::new(), readers: BTreeMap::new() };
        for (index, node) in graph.node.iter().enumerate() {
            wiring.producers.extend(node.output.iter().map(|name| (name.as_str(), index)));
            inputs_of(node).into_iter().for_each(|name| wiring.readers.entry(name).or_default().push(index));
        }
        wiring
    }

    /// The operation that writes a tensor.
    pub fn producer(&self, tensor: &str) -> Option<&'g NodeProto> {
        self.producers.get(tensor).map(|&index| &self.graph.node[index])
    }

    /// The tensors that depend on `tensor`, itself included, by ways that do not lead through `except`.
    pub fn after<'t>(&self, tensor: &'t str, except: Option<&str>) -> BTreeSet<&'t str>
    where
        'g: 't,
    {
        let mut found = BTreeSet::from([tensor]);
        let mut open = vec![tensor];
        while let Some(tensor) = open.pop() {
            for &reader in self.readers.get(tensor).into_iter().flatten() {
                for output in self.graph.node[reader].output.iter().map(String::as_str) {
                    if Some(output) != except && found.insert(output) {
                        open.push(output);
                    }
                }
            }
        }
        found
    }

    /// Whether everything that the graph's outputs get from `tensor` goes through `gate`.
    pub fn goes_through(&self, tensor: &str, gate: &str) -> bool {
        let past = self.after(tensor, Some(gate));
        !self.graph.output.iter().any(|output| past.contains(output.name.as_str()))
    }

    /// The operations that `outputs` depend on, in order, where `given` tensors need not be computed.
    pub fn leading_to<'t>(&self, outputs: impl IntoIterator<Item = &'t str>, given: &[&str]) -> Vec<&'g NodeProto> {
        let mut needed = BTreeSet::new();
        let mut open: Vec<&str> = outputs.into_iter().collect();
        while let Some(tensor) = open.pop() {
            let producer = self.producers.get(tensor).filter(|_| !given.contains(&tensor));
            if let Some(&producer) = producer.filter(|&&producer| needed.insert(producer)) {
                open.extend(inputs_of(&self.graph.node[producer]));
            }
        }
        needed.into_iter().map(|index| &self.graph.node[index]).collect()
    }

    /// What the operations after `tensor`, on which `outputs` depend, read beyond it: tensors that depend on `input`
    /// by other ways.
    pub fn beside<'t>(&self, tensor: &'t str, input: &str, outputs: &[&'t str]) -> Vec<&'g str> {
        let (after, varying) = (self.after(tensor, None), self.after(input, None));
        let mut found = BTreeSet::new();
        for node in self.leading_to(outputs.iter().copied(), &[tensor]) {
            if node.output.iter().any(|output| after.contains(output.as_str())) {
                found
                    .extend(inputs_of(node).into_iter().filter(|name| !after.contains(name) && varying.contains(name)));
            }
        }
        found.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tract_onnx::pb::ValueInfoProto;

    /// A graph of operations, each written `input,input>output`, with one output.
    fn graph(steps: &[&str], output: &str) -> GraphProto {
        let node = |step: &&str| {
            let (inputs, output) = step.split_once('>').unwrap();
            let names = |text: &str| text.split(',').map(str::to_owned).collect();
            NodeProto { input: names(inputs), output: names(output), ..NodeProto::default() }
        };
        let output = ValueInfoProto { name: output.to_owned(), ..ValueInfoProto::default() };
        GraphProto { node: steps.iter().map(node).collect(), output: vec![output], ..GraphProto::default() }
    }

    #[test]
    fn a_gate_is_where_every_way_leads_through() {
        let chain = graph(&["x>conv", "conv>relu", "relu>pool", "pool>y"], "y");
        assert!(Wiring::new(&chain).goes_through("conv", "relu"));
        let residual = graph(&["x>conv", "conv>relu", "relu,conv>y"], "y");
        assert!(!Wiring::new(&residual).goes_through("conv", "relu"));
        let swish = graph(&["x>conv", "conv>gate", "conv,gate>swish", "swish>y"], "y");
        assert!(Wiring::new(&swish).goes_through("conv", "swish"));
    }

    #[test]
    fn what_is_read_beside_a_tensor_depends_on_the_input_but_not_on_it() {
        let residual = graph(&["x>a", "a>b", "w>k", "b,a,k>y"], "y");
        let wiring = Wiring::new(&residual);
        assert_eq!(wiring.beside("b", "x", &["y"]), ["a"]);
        let after: Vec<&str> = wiring.leading_to(["y"], &["b", "a"]).iter().map(|node| &node.output[0][..]).collect();
        assert_eq!(after, ["k", "y"]);
    }
}
