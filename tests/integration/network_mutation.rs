//! Damaged files cause neither panics nor long work: each is read or refused.

use crate::common::onnx::{Float, Free, Int, Ints, Model, Size, Text};
use neuronmotif::engine::tract::Reference;
use neuronmotif::error::Code;
use neuronmotif::network::Network;
use neuronmotif::random::{Key, Purpose, Stream};
use std::time::{Duration, Instant};

/// Maximum time per file, including tract. It is long, because it must only catch work that grows with a size that the
/// file states without having the data.
const MAX_TIME: Duration = Duration::from_secs(10);

fn pytorch_style() -> Vec<u8> {
    Model::new(&[Free("batch"), Size(4), Size(40)])
        .conv("x", "c1", &[3, 4, 5], &[("pads", Ints(&[2, 2])), ("strides", Ints(&[1])), ("dilations", Ints(&[1]))])
        .random("p", &[3])
        .floats("v", &[3], &[1.0, 2.0, 3.0])
        .node("BatchNormalization", &["c1", "p", "p", "p", "v"], "b1", &[("epsilon", Float(1e-3))])
        .node("Relu", &["b1"], "a1", &[])
        .node("MaxPool", &["a1"], "m1", &[("kernel_shape", Ints(&[2])), ("strides", Ints(&[2]))])
        .conv("m1", "c2", &[2, 3, 3], &[])
        .node("Sigmoid", &["c2"], "s", &[])
        .node("Mul", &["c2", "s"], "a2", &[])
        .conv("a2", "c3", &[2, 2, 2], &[])
        .node("Flatten", &["c3"], "y", &[])
        .bytes()
}

fn keras_style() -> Vec<u8> {
    Model::new(&[Free("unk__1"), Size(40), Size(4)])
        .integers("one", &[1])
        .integers("two", &[2])
        .integers("shape", &[-1, 3, 36, 1])
        .random("bias", &[1, 3, 1])
        .node("Unsqueeze", &["x", "one"], "u", &[])
        .node("Transpose", &["u"], "t", &[("perm", Ints(&[0, 3, 1, 2]))])
        .conv("t", "c1", &[3, 4, 1, 5], &[])
        .node("Squeeze", &["c1", "two"], "q", &[])
        .node("Add", &["q", "bias"], "d", &[])
        .node("LeakyRelu", &["d"], "a1", &[("alpha", Float(0.1))])
        .node("Reshape", &["a1", "shape"], "r", &[])
        .node("MaxPool", &["r"], "m", &[("kernel_shape", Ints(&[2, 1])), ("strides", Ints(&[2, 1]))])
        .conv("m", "c2", &[2, 3, 4, 1], &[])
        .bytes()
}

fn every_operation() -> Vec<u8> {
    let scalars = [("half", 0.5), ("one", 1.0), ("two", 2.0), ("root", 2_f32.sqrt()), ("six", 6.0), ("zero", 0.0)];
    let start = Model::new(&[Free("batch"), Size(4), Size(60)]).integers("ends", &[0, 0, 2, 0, 0, 1]);
    let model = scalars.into_iter().fold(start, |model, (name, value)| model.floats(name, &[], &[value]));
    model
        .node("Cast", &["x"], "f", &[("to", Int(1))])
        .conv("f", "c1", &[4, 4, 4], &[("auto_pad", Text("SAME_UPPER"))])
        .node("Div", &["c1", "root"], "d", &[])
        .node("Erf", &["d"], "e", &[])
        .node("Add", &["e", "one"], "g", &[])
        .node("Mul", &["c1", "g"], "h", &[])
        .node("Mul", &["h", "half"], "gelu", &[])
        .node("Pad", &["gelu", "ends"], "p", &[])
        .conv("p", "c2", &[4, 2, 3], &[("group", Int(2)), ("dilations", Ints(&[2]))])
        .node("Clip", &["c2", "zero", "six"], "clip", &[])
        .conv("clip", "c3", &[2, 4, 1], &[("strides", Ints(&[2]))])
        .node("PRelu", &["c3", "half"], "prelu", &[])
        .node("Dropout", &["prelu"], "drop", &[])
        .conv("drop", "c4", &[2, 2, 2], &[])
        .node("Pow", &["c4", "two"], "square", &[])
        .node("Selu", &["square"], "selu", &[])
        .conv("selu", "c5", &[1, 2, 2], &[])
        .node("HardSigmoid", &["c5"], "hs", &[("alpha", Float(0.3)), ("beta", Float(0.4))])
        .node("Softplus", &["hs"], "sp", &[])
        .node("Sub", &["sp", "one"], "sub", &[])
        .node("Elu", &["sub"], "elu", &[("alpha", Float(0.3))])
        .conv("elu", "c6", &[2, 1, 2], &[])
        .bytes()
}

fn computed_shapes() -> Vec<u8> {
    Model::new(&[Free("batch"), Size(4), Size(60)])
        .integers("four", &[4])
        .integers("last", &[-1])
        .integers("least", &[i64::MIN])
        .integers("zeroth", &[0])
        .integers("ends", &[3, 1])
        .integers("pairs", &[-1, 2])
        .integers("rest", &[3, -1])
        .integers("axes", &[1, 2])
        .floats("zero", &[], &[0.0])
        .random("direction", &[3, 4, 2])
        .random("length", &[3, 1, 1])
        .node("ReduceL2", &["direction", "axes"], "norm", &[("keepdims", Int(1))])
        .node("Div", &["direction", "norm"], "unit", &[])
        .node("Mul", &["unit", "length"], "weight", &[])
        .node("ConstantOfShape", &["four"], "others", &[])
        .node("Cast", &["others"], "whole", &[("to", Int(7))])
        .node("Concat", &["ends", "whole"], "all", &[("axis", Int(0))])
        .node("Reshape", &["all", "pairs"], "table", &[])
        .node("Slice", &["table", "last", "least", "zeroth", "last"], "turned", &[])
        .node("Transpose", &["turned"], "columns", &[("perm", Ints(&[1, 0]))])
        .node("Reshape", &["columns", "last"], "pads", &[])
        .node("Pad", &["x", "pads", "zero"], "p", &[("mode", Text("constant"))])
        .node("Conv", &["p", "weight"], "c1", &[])
        .node("Shape", &["c1"], "shape", &[("start", Int(0))])
        .node("Gather", &["shape", "zeroth"], "batch", &[("axis", Int(0))])
        .node("Concat", &["batch", "rest"], "wanted", &[("axis", Int(0))])
        .node("Reshape", &["c1", "wanted"], "r", &[])
        .conv("r", "c2", &[2, 3, 2], &[])
        .bytes()
}

fn mutate(original: &[u8], stream: &mut Stream) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for _ in 0..=stream.below(4) {
        let at = stream.below(bytes.len());
        match stream.below(6) {
            0 => bytes[at] ^= 1 << stream.below(8),
            1 => bytes[at] = stream.below(256) as u8,
            2 => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][stream.below(5)],
            3 => bytes.truncate(at.max(1)),
            4 => bytes.insert(at, stream.below(256) as u8),
            _ => _ = bytes.splice(at..(at + 8).min(bytes.len()), [0xff; 8]),
        }
    }
    bytes
}

/// Opens `rounds` damaged copies, builds the reference engine on what can be read, and counts both kinds.
fn check(original: &[u8], rounds: u64) {
    Network::open("intact", original, None).unwrap();
    let (mut read, mut refused) = (0, 0);
    for item in 0..rounds {
        let bytes = mutate(original, &mut Key { seed: 1, layer: 0, channel: 0 }.stream(Purpose::Check, 1, item));
        let start = Instant::now();
        match Network::open("damaged", &bytes, None) {
            Err(error) => {
                assert!(!error.message().is_empty() && !error.next().is_empty());
                refused += 1;
            }
            Ok(network) => {
                read += 1;
                for layer in network.layers.iter().filter(|layer| layer.reason.is_none()) {
                    if let Err(error) = Reference::new(&network, layer.index, None) {
                        assert_eq!(error.code(), Code::UnsupportedOp, "mutation {item}: {error}");
                    }
                }
                assert_eq!(network.info().layers.len(), network.layers.len());
            }
        }
        assert!(start.elapsed() < MAX_TIME, "mutation {item} took {:?}", start.elapsed());
    }
    assert!(read > 0 && refused > 0, "{read} read, {refused} refused");
}

#[test]
fn damaged_pytorch_models() {
    check(&pytorch_style(), 3000);
}

#[test]
fn damaged_keras_models() {
    check(&keras_style(), 3000);
}

#[test]
fn damaged_models_of_every_operation() {
    check(&every_operation(), 2000);
}

#[test]
fn damaged_models_with_computed_shapes() {
    check(&computed_shapes(), 2000);
}

#[test]
fn random_bytes() {
    for item in 0..3000 {
        let mut stream = Key { seed: 2, layer: 0, channel: 0 }.stream(Purpose::Check, 2, item);
        let mut bytes: Vec<u8> = (0..stream.below(300)).map(|_| stream.below(256) as u8).collect();
        if let Some(first) = bytes.first_mut() {
            *first = 0x08;
        }
        assert!(Network::open("random", &bytes, None).is_err());
    }
}
