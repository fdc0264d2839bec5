//! Chains of layers in all forms that exporters write: each is read correctly, and our kernels on the
//! network as read give the same results as tract on the operations of the file.

use crate::common;
use crate::common::onnx::{Dim, Float, Free, Int, Ints, Model, Size, Text};
use neuronmotif::engine::Engine;
use neuronmotif::engine::simd::Simd;
use neuronmotif::engine::tract::Reference;
use neuronmotif::network::Network;
use neuronmotif::random::{Key, Purpose};
use neuronmotif::sequence::SequenceSet;
use neuronmotif::substructure::Substructure;

const NCL: [Dim; 3] = [Free("batch"), Size(4), Size(60)];
const NLC: [Dim; 3] = [Free("unk__66"), Size(60), Size(4)];

fn random_sequences(length: usize, count: u64) -> SequenceSet {
    let mut set = SequenceSet::new(length);
    for item in 0..count {
        let mut stream = Key { seed: 7, layer: 0, channel: 0 }.stream(Purpose::Check, 0, item);
        let codes: Vec<u8> = (0..length).map(|_| stream.below(4) as u8).collect();
        set.push(&codes);
    }
    set
}

fn difference(a: &[f32], b: &[f32]) -> f32 {
    assert_eq!(a.len(), b.len());
    let largest = b.iter().fold(1e-3_f32, |largest, value| largest.max(value.abs()));
    let worst = a
        .iter()
        .zip(b)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, |worst: f32, off| if off.is_nan() { f32::INFINITY } else { worst.max(off) });
    worst / largest
}

/// One line per layer: channels × kernel, stride, dilation, padding, activation, pooling, receptive field, jump.
fn table(network: &Network) -> String {
    let line = |layer: &neuronmotif::network::LayerInfo| {
        let pooling = layer.pooling.map_or("-".to_owned(), |pool| format!("{}/{}", pool.size, pool.stride));
        format!(
            "{}x{} s{} d{} p{}+{} {} {pooling} {}@{}",
            layer.channels,
            layer.kernel,
            layer.stride,
            layer.dilation,
            layer.padding[0],
            layer.padding[1],
            layer.activation,
            layer.receptive_field,
            layer.jump
        )
    };
    network.info().layers.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// The model has this table, and both engines agree on every layer.
fn check(model: &Model, expect: &str) {
    let network = Network::open("test.onnx", &model.bytes(), None).unwrap();
    assert_eq!(table(&network), expect);
    for layer in &network.layers {
        let ours = Simd::new(&Substructure::new(&network, layer.index, None).unwrap());
        let reference = Reference::new(&network, layer.index, None).unwrap();
        let sequences = random_sequences(layer.receptive_field, 20);
        let off = difference(&ours.values(&sequences), &reference.values(&sequences));
        assert!(off < 1e-5, "{expect}: layer {} differs by {off}", layer.index);
        let few = random_sequences(layer.receptive_field, 3);
        let off = difference(&ours.gradients(&few, 0).1, &reference.gradients(&few, 0).1);
        assert!(off < 1e-3, "{expect}: gradient of layer {} differs by {off}", layer.index);
    }
}

/// Two convolutions with one operation between them.
fn around(op: &str, settings: &[(&str, common::onnx::Set)]) -> Model {
    Model::new(&NCL).conv("x", "c1", &[6, 4, 5], &[]).node(op, &["c1"], "a1", settings).conv(
        "a1",
        "c2",
        &[3, 6, 4],
        &[],
    )
}

#[test]
fn every_activation_of_one_operation() {
    let check = |op, settings: &[_], name: &str| {
        check(&around(op, settings), &format!("6x5 s1 d1 p0+0 {name} - 5@1; 3x4 s1 d1 p0+0 none - 8@1"));
    };
    check("Relu", &[], "relu");
    check("LeakyRelu", &[("alpha", Float(0.1))], "leaky-relu");
    check("Elu", &[("alpha", Float(0.7))], "elu");
    check("Selu", &[], "elu");
    check("Sigmoid", &[], "sigmoid");
    check("Tanh", &[], "tanh");
    check("Exp", &[], "exp");
    check("Softplus", &[], "softplus");
    check("Softsign", &[], "softsign");
    check("HardSigmoid", &[("alpha", Float(0.3))], "hard-sigmoid");
    check("HardSwish", &[], "hard-swish");
    check("Abs", &[], "abs");
    check("Gelu", &[], "gelu");
    check("Gelu", &[("approximate", Text("tanh"))], "gelu-tanh");
    check("Mish", &[], "mish");
    check("Celu", &[], "elu");
    check("Clip", &[], "clip");
}

#[test]
fn every_activation_of_several_operations() {
    let scalar = |model: Model, name: &str, value: f32| model.floats(name, &[], &[value]);
    let start = || {
        let model = Model::new(&NCL).conv("x", "c1", &[6, 4, 5], &[]);
        [
            ("half", 0.5),
            ("one", 1.0),
            ("three", 3.0),
            ("six", 6.0),
            ("zero", 0.0),
            ("tenth", 0.1),
            ("root", 2_f32.sqrt()),
        ]
        .into_iter()
        .fold(model, |model, (name, value)| scalar(model, name, value))
    };
    let check = |model: Model, name: &str| {
        let model = model.conv("a", "c2", &[3, 6, 4], &[]);
        check(&model, &format!("6x5 s1 d1 p0+0 {name} - 5@1; 3x4 s1 d1 p0+0 none - 8@1"));
    };
    check(start().node("Sigmoid", &["c1"], "s", &[]).node("Mul", &["c1", "s"], "a", &[]), "silu");
    check(start().node("Sigmoid", &["c1"], "s", &[]).node("Mul", &["s", "c1"], "a", &[]), "silu");
    let scaled = start().floats("beta", &[], &[1.702]).node("Mul", &["beta", "c1"], "b", &[]);
    check(scaled.node("Sigmoid", &["b"], "s", &[]).node("Mul", &["s", "c1"], "a", &[]), "swish");
    let softplus = start().node("Softplus", &["c1"], "s", &[]);
    check(softplus.clone().node("Tanh", &["s"], "t", &[]).node("Mul", &["c1", "t"], "a", &[]), "mish");
    let steep = softplus.floats("twenty", &[], &[20.0]).node("Greater", &["c1", "twenty"], "g", &[]);
    check(steep.node("Where", &["g", "c1", "s"], "a", &[]), "softplus");
    check(start().node("Mul", &["c1", "c1"], "a", &[]), "square");
    check(start().floats("two", &[], &[2.0]).node("Pow", &["c1", "two"], "a", &[]), "square");
    check(start().node("Max", &["c1", "zero"], "a", &[]), "relu");
    check(start().node("Min", &["half", "c1"], "a", &[]), "clip");
    check(start().node("Clip", &["c1", "zero", "six"], "a", &[]), "clip");
    check(start().node("PRelu", &["c1", "tenth"], "a", &[]), "leaky-relu");
    let erf = |model: Model| {
        model.node("Div", &["c1", "root"], "d", &[]).node("Erf", &["d"], "e", &[]).node("Add", &["e", "one"], "f", &[])
    };
    check(erf(start()).node("Mul", &["c1", "f"], "g", &[]).node("Mul", &["g", "half"], "a", &[]), "gelu");
    check(erf(start()).node("Mul", &["half", "c1"], "g", &[]).node("Mul", &["g", "f"], "a", &[]), "gelu");
    let cube = start().floats("factor", &[], &[0.044_715]).floats("slope", &[], &[0.797_884_6]);
    let cube = cube.node("Mul", &["c1", "c1"], "x2", &[]).node("Mul", &["c1", "x2"], "x3", &[]);
    let cube = cube.node("Mul", &["factor", "x3"], "b", &[]).node("Add", &["c1", "b"], "d", &[]);
    let gate =
        cube.node("Mul", &["slope", "d"], "e", &[]).node("Tanh", &["e"], "t", &[]).node("Add", &["one", "t"], "f", &[]);
    check(gate.node("Mul", &["c1", "f"], "g", &[]).node("Mul", &["half", "g"], "a", &[]), "gelu-tanh");
    let gate = start().node("HardSigmoid", &["c1"], "g", &[("alpha", Float(1.0 / 6.0))]);
    check(gate.node("Mul", &["c1", "g"], "a", &[]), "hard-swish");
    let softsign = start().node("Abs", &["c1"], "b", &[]).node("Add", &["b", "one"], "d", &[]);
    check(softsign.node("Div", &["c1", "d"], "a", &[]), "softsign");
    let exp = |model: Model, of| model.node("Exp", &[of], "e", &[]).node("Add", &["one", "e"], "d", &[]);
    check(exp(start(), "c1").node("Log", &["d"], "a", &[]), "softplus");
    check(exp(start().node("Neg", &["c1"], "n", &[]), "n").node("Div", &["one", "d"], "a", &[]), "sigmoid");
    let shifted = start().node("Add", &["c1", "three"], "t", &[]).node("Clip", &["t", "zero", "six"], "k", &[]);
    let product = shifted.node("Mul", &["c1", "k"], "m", &[]);
    check(product.node("Div", &["m", "six"], "a", &[]), "hard-swish");
}

fn batch_norm(model: Model, input: &str, output: &str, channels: i64) -> Model {
    let variance: Vec<f32> = (0..channels).map(|c| 0.3 + c as f32).collect();
    let name = |part: &str| format!("{output}.{part}");
    model
        .random(&name("gamma"), &[channels])
        .random(&name("beta"), &[channels])
        .random(&name("mean"), &[channels])
        .floats(&name("variance"), &[channels], &variance)
        .node(
            "BatchNormalization",
            &[input, &name("gamma"), &name("beta"), &name("mean"), &name("variance")],
            output,
            &[("epsilon", Float(1e-3))],
        )
}

#[test]
fn batch_norm_before_the_activation_is_part_of_the_value() {
    let model = batch_norm(Model::new(&NCL).conv("x", "c1", &[6, 4, 5], &[]), "c1", "b1", 6)
        .node("Relu", &["b1"], "a1", &[])
        .node("MaxPool", &["a1"], "m1", &[("kernel_shape", Ints(&[3])), ("strides", Ints(&[3]))])
        .conv("m1", "c2", &[3, 6, 2], &[]);
    let model = batch_norm(model, "c2", "b2", 3);
    check(&model, "6x5 s1 d1 p0+0 relu 3/3 5@1; 3x2 s1 d1 p0+0 none - 10@3");
}

#[test]
fn batch_norm_after_the_activation_stays_after_it() {
    let model = Model::new(&NCL).conv("x", "c1", &[6, 4, 5], &[]).node("Relu", &["c1"], "a1", &[]);
    let model = batch_norm(model, "a1", "b1", 6).conv("b1", "c2", &[3, 6, 2], &[]);
    check(&model, "6x5 s1 d1 p0+0 relu - 5@1; 3x2 s1 d1 p0+0 none - 6@1");
}

#[test]
fn scale_and_shift_are_read_in_every_form() {
    let model = Model::new(&NCL)
        .random("mean", &[6, 1])
        .random("scale", &[1, 6, 1])
        .floats("three", &[], &[3.0])
        .random("shift", &[1])
        .conv("x", "c1", &[6, 4, 5], &[])
        .node("Sub", &["c1", "mean"], "d1", &[])
        .node("Div", &["d1", "scale"], "d2", &[])
        .node("Sub", &["three", "d2"], "d3", &[])
        .node("Mul", &["scale", "d3"], "d4", &[])
        .node("Neg", &["d4"], "d5", &[])
        .node("Add", &["d5", "shift"], "d6", &[])
        .node("Tanh", &["d6"], "a1", &[])
        .conv("a1", "c2", &[3, 6, 2], &[]);
    check(&model, "6x5 s1 d1 p0+0 tanh - 5@1; 3x2 s1 d1 p0+0 none - 6@1");
}

#[test]
fn keras_layout_with_unit_axes_and_transposes() {
    let model = Model::new(&NLC)
        .integers("at1", &[-3])
        .integers("at2", &[2])
        .integers("at3", &[3])
        .integers("shape", &[-1, 6, 56, 1])
        .node("Unsqueeze", &["x", "at1"], "u", &[])
        .node("Transpose", &["u"], "t", &[("perm", Ints(&[0, 3, 1, 2]))])
        .conv("t", "c1", &[6, 4, 1, 5], &[("kernel_shape", Ints(&[1, 5]))])
        .node("Squeeze", &["c1", "at2"], "q", &[])
        .node("Relu", &["q"], "a1", &[])
        .node("Reshape", &["a1", "shape"], "r", &[])
        .node("MaxPool", &["r"], "m", &[("kernel_shape", Ints(&[2, 1])), ("strides", Ints(&[2, 1]))])
        .node("Squeeze", &["m", "at3"], "q2", &[])
        .node("Transpose", &["q2"], "last", &[("perm", Ints(&[0, 2, 1]))])
        .node("Transpose", &["last"], "first", &[("perm", Ints(&[0, 2, 1]))])
        .node("Unsqueeze", &["first", "at2"], "u2", &[])
        .conv("u2", "c2", &[3, 6, 1, 4], &[]);
    check(&model, "6x5 s1 d1 p0+0 relu 2/2 5@1; 3x4 s1 d1 p0+0 none - 12@2");
}

#[test]
fn older_operator_sets_write_axes_and_bounds_as_attributes() {
    let model = Model::new(&NLC)
        .opset(10)
        .node("Transpose", &["x"], "t", &[("perm", Ints(&[0, 2, 1]))])
        .node("Unsqueeze", &["t"], "u", &[("axes", Ints(&[3]))])
        .conv("u", "c1", &[6, 4, 5, 1], &[])
        .node("Clip", &["c1"], "a1", &[("min", Float(0.0)), ("max", Float(1.5))])
        .node("Squeeze", &["a1"], "q", &[("axes", Ints(&[3]))])
        .conv("q", "c2", &[3, 6, 2], &[]);
    check(&model, "6x5 s1 d1 p0+0 clip - 5@1; 3x2 s1 d1 p0+0 none - 6@1");
}

#[test]
fn strides_dilations_groups_and_overlapping_pools() {
    let model = Model::new(&NCL)
        .conv("x", "c1", &[8, 4, 5], &[("strides", Ints(&[2]))])
        .node("Relu", &["c1"], "a1", &[])
        .node(
            "MaxPool",
            &["a1"],
            "m1",
            &[("kernel_shape", Ints(&[3])), ("strides", Ints(&[2])), ("pads", Ints(&[1, 1]))],
        )
        .conv("m1", "c2", &[6, 4, 3], &[("group", Int(2)), ("dilations", Ints(&[2]))])
        .node("Relu", &["c2"], "a2", &[])
        .conv("a2", "c3", &[2, 6, 1], &[]);
    check(&model, "8x5 s2 d1 p0+0 relu 3/2 5@2; 6x3 s1 d2 p0+0 relu - 25@4; 2x1 s1 d1 p0+0 none - 25@4");
}

#[test]
fn padding_is_recorded_and_left_out() {
    let model = Model::new(&NCL)
        .integers("ends", &[0, 0, 3, 0, 0, 0])
        .conv("x", "c1", &[6, 4, 8], &[("auto_pad", Text("SAME_UPPER"))])
        .node("Relu", &["c1"], "a1", &[])
        .conv("a1", "c2", &[6, 6, 4], &[("auto_pad", Text("SAME_LOWER"))])
        .node("Relu", &["c2"], "a2", &[])
        .conv("a2", "c3", &[6, 6, 3], &[("pads", Ints(&[1, 1]))])
        .node("Relu", &["c3"], "a3", &[])
        .node("Pad", &["a3", "ends"], "p", &[])
        .conv("p", "c4", &[2, 6, 4], &[]);
    check(
        &model,
        "6x8 s1 d1 p3+4 relu - 8@1; 6x4 s1 d1 p2+1 relu - 11@1; 6x3 s1 d1 p1+1 relu - 13@1; 2x4 s1 d1 p3+0 none - 16@1",
    );
}

#[test]
fn operations_without_effect_are_removed() {
    let model = Model::new(&NCL)
        .node("Cast", &["x"], "f", &[("to", Int(1))])
        .conv("f", "c1", &[6, 4, 5], &[])
        .node("Identity", &["c1"], "i", &[])
        .node("Relu", &["i"], "a1", &[])
        .node("Dropout", &["a1"], "d", &[])
        .conv("d", "c2", &[3, 6, 2], &[]);
    check(&model, "6x5 s1 d1 p0+0 relu - 5@1; 3x2 s1 d1 p0+0 none - 6@1");
}

#[test]
fn a_pool_before_the_activation_keeps_its_place() {
    let model = Model::new(&NCL)
        .conv("x", "c1", &[6, 4, 5], &[])
        .node("MaxPool", &["c1"], "m", &[("kernel_shape", Ints(&[2])), ("strides", Ints(&[2]))])
        .node("Tanh", &["m"], "a1", &[])
        .conv("a1", "c2", &[3, 6, 2], &[]);
    check(&model, "6x5 s1 d1 p0+0 tanh 2/2 5@1; 3x2 s1 d1 p0+0 none - 8@2");
}

#[test]
fn one_channel_layers_and_fixed_batches() {
    let model = Model::new(&[Size(16), Size(60), Size(4)])
        .integers("shape", &[16, 1, 56])
        .node("Transpose", &["x"], "t", &[("perm", Ints(&[0, 2, 1]))])
        .conv("t", "c1", &[1, 4, 5], &[])
        .node("Relu", &["c1"], "a1", &[])
        .node("Reshape", &["a1", "shape"], "r", &[])
        .conv("r", "c2", &[3, 1, 2], &[]);
    check(&model, "1x5 s1 d1 p0+0 relu - 5@1; 3x2 s1 d1 p0+0 none - 6@1");
}

#[test]
fn the_head_may_be_anything() {
    let model = Model::new(&NCL)
        .conv("x", "c1", &[6, 4, 5], &[])
        .node("Relu", &["c1"], "a1", &[])
        .external("dense", &[1000, 1000], "head.bin")
        .node("Transpose", &["a1"], "t", &[("perm", Ints(&[2, 0, 1]))])
        .node("LSTM", &["t", "dense", "dense"], "l", &[("hidden_size", Int(8))])
        .node("com.example.Attention", &["l", "nowhere"], "y", &[]);
    check(&model, "6x5 s1 d1 p0+0 relu - 5@1");
}

#[test]
fn a_convolution_after_an_unknown_operation_is_listed_with_it() {
    let model = around("Relu", &[]).node("LRN", &["c2"], "s", &[]).conv("s", "c3", &[2, 3, 2], &[]);
    let network = Network::open("test.onnx", &model.bytes(), None).unwrap();
    let last = &network.layers[2];
    assert_eq!((last.index, last.name.as_str(), last.node, last.channels, last.kernel), (3, "c3", None, 2, 2));
    let reason = last.reason.as_ref().unwrap().to_string();
    assert!(reason.contains("operation LRN (node “s”) cannot be crossed"), "{reason}");
    assert!(network.layer(3).unwrap_err().message().contains("LRN"));
    assert!(network.layer(2).is_ok());
}

#[test]
fn sums_over_an_axis_that_is_not_a_channel_of_a_flattened_map_are_refused() {
    let model = Model::new(&NCL)
        .conv("x", "c1", &[6, 4, 5], &[])
        .node("Flatten", &["c1"], "f", &[])
        .node("Unsqueeze", &["f"], "u", &[("axes", Ints(&[2]))])
        .node("Softmax", &["u"], "s", &[("axis", Int(2))])
        .node("Squeeze", &["s"], "q", &[("axes", Ints(&[2]))])
        .random("w", &[336, 2])
        .node("MatMul", &["q", "w"], "y", &[]);
    let network = Network::open("test.onnx", &model.bytes(), None).unwrap();
    let reasons: Vec<String> =
        network.layers.iter().filter_map(|layer| layer.reason.as_ref()).map(ToString::to_string).collect();
    assert!(network.layer(1).is_ok());
    assert!(
        matches!(reasons[..], [ref reason] if reason.contains("it combines axes of a flattened map")),
        "{reasons:?}"
    );
}

#[test]
fn parallel_convolutions_are_branches_of_a_tree() {
    let model = Model::new(&NCL)
        .conv("x", "narrow", &[6, 4, 3], &[])
        .conv("x", "wide", &[5, 4, 9], &[])
        .node("Relu", &["narrow"], "a1", &[])
        .node("Sigmoid", &["wide"], "a2", &[])
        .conv("a2", "deep", &[3, 5, 2], &[])
        .node("Concat", &["a1", "a2"], "both", &[("axis", Int(1))])
        .conv("a1", "other", &[2, 6, 2], &[]);
    check(
        &model,
        "6x3 s1 d1 p0+0 relu - 3@1; 5x9 s1 d1 p0+0 sigmoid - 9@1; 3x2 s1 d1 p0+0 none - 10@1; 2x2 s1 d1 p0+0 none - 4@1",
    );
    let network = Network::open("test.onnx", &model.bytes(), None).unwrap();
    let below = [1, 2, 3, 4].map(|layer| {
        let contributors = Substructure::new(&network, layer, Some(0)).unwrap().contributors(0, 0);
        contributors.iter().map(|contributor| contributor.layer).collect::<Vec<_>>()
    });
    assert_eq!(below, [vec![], vec![], vec![2], vec![1]]);
}

#[test]
fn a_free_length_becomes_the_largest_receptive_field() {
    let model = Model::new(&[Free("batch"), Size(4), Free("length")])
        .conv("x", "c1", &[6, 4, 5], &[])
        .node("Relu", &["c1"], "a1", &[])
        .node("MaxPool", &["a1"], "m1", &[("kernel_shape", Ints(&[4])), ("strides", Ints(&[4]))])
        .conv("m1", "c2", &[3, 6, 3], &[]);
    check(&model, "6x5 s1 d1 p0+0 relu 4/4 5@1; 3x3 s1 d1 p0+0 none - 16@4");
    let network = Network::open("test.onnx", &model.bytes(), None).unwrap();
    assert_eq!((network.input_length, network.length_is_free), (16, true));
}

#[test]
fn weights_in_other_precisions_or_computed_from_constants() {
    let doubles: Vec<u8> = (0..80).flat_map(|i| (f64::from(i) / 40.0 - 1.0).to_le_bytes()).collect();
    let halves: Vec<u8> = (0..36_u16).flat_map(|i| (0x3000 + i * 0x40).to_le_bytes()).collect();
    let model = Model::new(&NCL)
        .raw("double", &[4, 4, 5], 11, &doubles)
        .raw("half", &[3, 4, 3], 10, &halves)
        .integers("perm", &[0, 1, 2])
        .random("turned", &[2, 3, 5])
        .floats("scale", &[], &[0.5])
        .node("Transpose", &["turned"], "w", &[("perm", Ints(&[2, 1, 0]))])
        .node("Mul", &["w", "scale"], "weight", &[])
        .node("Conv", &["x", "double"], "c1", &[])
        .node("Relu", &["c1"], "a1", &[])
        .node("Conv", &["a1", "half"], "c2", &[])
        .node("Relu", &["c2"], "a2", &[])
        .node("Conv", &["a2", "weight"], "c3", &[]);
    check(&model, "4x5 s1 d1 p0+0 relu - 5@1; 3x3 s1 d1 p0+0 relu - 7@1; 5x2 s1 d1 p0+0 none - 8@1");
}

#[test]
fn shapes_that_are_computed_in_the_graph() {
    let model = Model::new(&NCL)
        .raw("first", &[], 7, &0_i64.to_le_bytes())
        .integers("to_front", &[0])
        .integers("rest", &[6, 1, -1])
        .integers("unit", &[2])
        .conv("x", "c1", &[6, 4, 5], &[])
        .node("Relu", &["c1"], "a1", &[])
        .node("Shape", &["a1"], "shape", &[])
        .node("Gather", &["shape", "first"], "batch", &[("axis", Int(0))])
        .node("Unsqueeze", &["batch", "to_front"], "list", &[])
        .node("Concat", &["list", "rest"], "wanted", &[("axis", Int(0))])
        .node("Reshape", &["a1", "wanted"], "r", &[])
        .conv("r", "c2", &[3, 6, 1, 2], &[])
        .node("Shape", &["c2"], "head", &[("end", Int(2))])
        .integers("tail", &[-1])
        .node("Concat", &["head", "tail"], "flat", &[("axis", Int(0))])
        .node("Reshape", &["c2", "flat"], "q", &[])
        .conv("q", "c3", &[2, 3, 2], &[]);
    check(&model, "6x5 s1 d1 p0+0 relu - 5@1; 3x2 s1 d1 p0+0 none - 6@1; 2x2 s1 d1 p0+0 none - 7@1");
}

#[test]
fn padding_as_pytorch_computes_it() {
    let list = |model: Model, name: &str, value: i64| model.integers(name, &[value]);
    let model = [("none", 4), ("last", -1), ("least", i64::MIN), ("zeroth", 0)]
        .into_iter()
        .fold(Model::new(&NCL), |model, (name, value)| list(model, name, value))
        .integers("ends", &[3, 1])
        .integers("pairs", &[-1, 2])
        .integers("flat", &[-1])
        .floats("zero", &[], &[0.0])
        .conv("x", "c1", &[6, 4, 5], &[])
        .node("ConstantOfShape", &["none"], "others", &[])
        .node("Cast", &["others"], "whole", &[("to", Int(7))])
        .node("Concat", &["ends", "whole"], "all", &[("axis", Int(0))])
        .node("Reshape", &["all", "pairs"], "table", &[])
        .node("Slice", &["table", "last", "least", "zeroth", "last"], "turned", &[])
        .node("Transpose", &["turned"], "columns", &[("perm", Ints(&[1, 0]))])
        .node("Reshape", &["columns", "flat"], "pads", &[])
        .node("Pad", &["c1", "pads", "zero"], "p", &[("mode", Text("constant"))])
        .conv("p", "c2", &[2, 6, 3], &[]);
    check(&model, "6x5 s1 d1 p0+0 none - 5@1; 2x3 s1 d1 p3+1 none - 7@1");
}

#[test]
fn normalised_weights_are_computed() {
    let model = Model::new(&NCL)
        .random("direction", &[6, 4, 5])
        .random("length", &[6, 1, 1])
        .integers("axes", &[1, 2])
        .node("ReduceL2", &["direction", "axes"], "norm", &[("keepdims", Int(1))])
        .node("Div", &["direction", "norm"], "unit", &[])
        .node("Mul", &["unit", "length"], "weight", &[])
        .node("Conv", &["x", "weight"], "c1", &[]);
    check(&model, "6x5 s1 d1 p0+0 none - 5@1");
}

#[test]
fn nodes_may_come_in_any_order() {
    let model = Model::new(&NCL).node("Relu", &["c1"], "a1", &[]).conv("x", "c1", &[6, 4, 5], &[]).conv(
        "a1",
        "c2",
        &[3, 6, 2],
        &[],
    );
    check(&model, "6x5 s1 d1 p0+0 relu - 5@1; 3x2 s1 d1 p0+0 none - 6@1");
}
