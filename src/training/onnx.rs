//! The trained toy as an ONNX file: a protobuf of a few fields (onnx.proto of ONNX 1.17, operator set 13).

use super::shape::{ALPHABET_SIZE, FILTERS, LENGTH, POOL, POOLED, WIDTH};
use crate::engine::soft::Kernel;

/// Versions of the format and of its operators.
const FORMAT: u64 = 8;
const OPERATORS: u64 = 13;
/// Type codes of the format.
const FLOAT: u64 = 1;
const INTEGERS: u64 = 7;

/// The file: from (N, 4, 8), one-hot in the order A, C, G, T, to (N, 1) probabilities. Weights are rounded to
/// single precision.
pub fn write(kernels: &[Kernel]) -> Vec<u8> {
    let shapes = [(FILTERS, WIDTH, ALPHABET_SIZE), (1, POOLED, FILTERS)];
    let mut graph = Message::default();
    graph.node("Conv", &["input", "filters.weight", "filters.bias"], "filtered", &[("kernel_shape", WIDTH)]);
    graph.node("Relu", &["filtered"], "rectified", &[]);
    graph.node("MaxPool", &["rectified"], "pooled", &[("kernel_shape", POOL), ("strides", POOL)]);
    graph.node("Conv", &["pooled", "neuron.weight", "neuron.bias"], "value", &[("kernel_shape", POOLED)]);
    graph.node("Sigmoid", &["value"], "probability", &[]);
    graph.node("Flatten", &["probability"], "output", &[]);
    graph.text(2, "zeb1-toy");
    for ((kernel, (channels, width, inputs)), name) in kernels.iter().zip(shapes).zip(["filters", "neuron"]) {
        // The file has output × input × position, `Kernel` has output × position × input.
        let at = |channel: usize, input: usize, position: usize| {
            kernel.weights[(channel * width + position) * inputs + input]
        };
        let weights = (0..channels * inputs * width)
            .map(|index| at(index / (inputs * width), index / width % inputs, index % width));
        graph.tensor(&format!("{name}.weight"), &[channels, inputs, width], weights);
        graph.tensor(&format!("{name}.bias"), &[channels], kernel.bias.iter().copied());
    }
    graph.message(11, value_info("input", &[ALPHABET_SIZE, LENGTH]));
    graph.message(12, value_info("output", &[1]));

    let mut operators = Message::default();
    operators.number(2, OPERATORS);
    let mut model = Message::default();
    model.number(1, FORMAT);
    model.text(2, "neuronmotif");
    model.text(3, env!("CARGO_PKG_VERSION"));
    model.message(7, graph);
    model.message(8, operators);
    model.0
}

/// A named tensor of floats whose first axis has a free size.
fn value_info(name: &str, sizes: &[usize]) -> Message {
    let mut shape = Message::default();
    let mut free = Message::default();
    free.text(2, "N");
    shape.message(1, free);
    for &size in sizes {
        let mut dimension = Message::default();
        dimension.number(1, size as u64);
        shape.message(1, dimension);
    }
    let mut tensor = Message::default();
    tensor.number(1, FLOAT);
    tensor.message(2, shape);
    let mut kind = Message::default();
    kind.message(1, tensor);
    let mut value = Message::default();
    value.text(1, name);
    value.message(2, kind);
    value
}

/// A protobuf message being written.
#[derive(Default)]
struct Message(Vec<u8>);

impl Message {
    /// A number as a varint: seven bits per byte, the lowest first.
    fn varint(&mut self, mut number: u64) {
        while number > 0x7F {
            self.0.push((number & 0x7F) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn number(&mut self, field: u64, number: u64) {
        self.varint(field << 3);
        self.varint(number);
    }

    fn bytes(&mut self, field: u64, bytes: &[u8]) {
        self.varint(field << 3 | 2);
        self.varint(bytes.len() as u64);
        self.0.extend(bytes);
    }

    fn text(&mut self, field: u64, text: &str) {
        self.bytes(field, text.as_bytes());
    }

    fn message(&mut self, field: u64, message: Message) {
        self.bytes(field, &message.0);
    }

    /// An operation of a graph.
    fn node(&mut self, operation: &str, inputs: &[&str], output: &str, sizes: &[(&str, usize)]) {
        let mut node = Self::default();
        inputs.iter().for_each(|input| node.text(1, input));
        node.text(2, output);
        node.text(3, output);
        node.text(4, operation);
        for &(name, size) in sizes {
            let mut attribute = Self::default();
            attribute.text(1, name);
            attribute.number(8, size as u64);
            attribute.number(20, INTEGERS);
            node.message(5, attribute);
        }
        self.message(1, node);
    }

    /// A constant of a graph.
    fn tensor(&mut self, name: &str, sizes: &[usize], values: impl Iterator<Item = f64>) {
        let mut tensor = Self::default();
        sizes.iter().for_each(|&size| tensor.number(1, size as u64));
        tensor.number(2, FLOAT);
        tensor.text(8, name);
        tensor.bytes(9, &values.flat_map(|value| (value as f32).to_le_bytes()).collect::<Vec<u8>>());
        self.message(5, tensor);
    }
}
