//! Every refusal of a file has a stable code and a message with the cause.

use crate::common::onnx::{Dim, Free, Int, Ints, Model, Size};
use neuronmotif::error::Code;
use neuronmotif::network::Network;
use neuronmotif::substructure::Substructure;

const NCL: [Dim; 3] = [Free("batch"), Size(4), Size(60)];

/// Checks that the bytes are refused with this code, and that message or next step contain these words.
fn check(bytes: &[u8], code: Code, words: &str) {
    let error = Network::open("model", bytes, None).expect_err(words);
    assert_eq!(error.code(), code, "{error}");
    assert!(error.to_string().contains(words), "“{words}” is not in: {error}");
    assert!(error.message().ends_with('.') && error.next().ends_with('.'), "{error}");
}

fn refused(model: &Model, code: Code, words: &str) {
    check(&model.bytes(), code, words);
}

#[test]
fn other_file_types_are_named() {
    let not_onnx = |bytes: &[u8], words| check(bytes, Code::NotOnnx, words);
    let zip = |entry: &str| [b"PK\x03\x04", entry.as_bytes(), b"\0\0\x07"].concat();
    not_onnx(b"", "an empty file");
    not_onnx(b"\n<!DOCTYPE html><html><head>", "a web page");
    not_onnx(b"<HTML>", "a web page");
    not_onnx(b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "git lfs pull");
    not_onnx(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture (PNG)");
    not_onnx(b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture (JPEG)");
    not_onnx(b"\x89HDF\r\n\x1a\n\0\0\0\0", "tf2onnx.convert.from_keras");
    not_onnx(&zip("model.weights.h5"), "a Keras model (.keras archive)");
    not_onnx(&zip("archive/data.pkl"), "torch.onnx.export");
    not_onnx(&zip("x.npy"), "NumPy arrays");
    not_onnx(&zip("model.onnx"), "Unpack it");
    not_onnx(b"\x1f\x8b\x08\0", "gzip");
    not_onnx(b"\x80\x02\x8a\x0al\xfc", "pickle");
    not_onnx(b"\x93NUMPY\x01\0v\0{'descr'", "NumPy array");
    not_onnx(b"\x1c\0\0\0TFL3\x14\0\x20\0", "TensorFlow Lite");
    not_onnx(b"\x08\x01\x12\x9a\x05\x0a\x05serve\x12\x00\xff", "SavedModel");
    not_onnx(b"\x0a\x20\x0a\x05input\x12\x0bPlaceholder\x00\x01", "frozen TensorFlow graph");
    not_onnx(b"\x40\0\0\0\0\0\0\0{\"weight\":{\"dtype\":\"F32\"", "safetensors");
    not_onnx(b"{\"format\": \"layers-model\"}", "JSON");
    not_onnx(b">chr1\nACGTACGT\n", "a text file");
    not_onnx(&[0xff; 64], "not an ONNX model");
    not_onnx(&[0x1a, 0], "not an ONNX model");
}

#[test]
fn a_truncated_file_is_malformed_at_every_length() {
    let bytes = Model::new(&NCL).conv("x", "c1", &[6, 4, 5], &[]).node("Relu", &["c1"], "a1", &[]).bytes();
    check(&bytes[..bytes.len() / 2], Code::Malformed, "“model” cannot be read: it ends too early or is damaged");
    for end in 1..bytes.len() {
        let cut = Network::open("model", &bytes[..end], None);
        assert!(cut.is_err() || end > bytes.len() - 8, "cut at {end} of {}", bytes.len());
    }
}

#[test]
fn graphs_that_contradict_themselves_are_malformed() {
    let malformed = |model: Model, words| refused(&model, Code::Malformed, words);
    let conv = |settings: &[_]| Model::new(&NCL).conv("x", "c1", &[6, 4, 5], settings);
    let weights =
        |dims: &[i64], values: &[f32]| Model::new(&NCL).floats("w", dims, values).node("Conv", &["x", "w"], "c1", &[]);
    let cycle = conv(&[]).node("Relu", &["b"], "a", &[]).node("Relu", &["a"], "b", &[]);
    malformed(cycle, "depends on its own output");
    malformed(conv(&[]).node("Relu", &["x"], "c1", &[]), "two nodes compute the tensor “c1”");
    malformed(weights(&[6, 4, 5], &[0.5; 7]), "120 elements, but it has 7");
    malformed(weights(&[-6, 4, 5], &[0.5; 7]), "an axis of size -6");
    malformed(weights(&[1 << 40, 1 << 40, 5], &[0.5; 7]), "more than 67108864 elements");
    malformed(weights(&[1 << 32, 1 << 32, 1], &[]), "more than");
    malformed(weights(&[1; 9], &[0.5]), "more than 8 axes");
    malformed(weights(&[6, 4], &[0.5; 24]), "a kernel of 0 axes for a tensor of 3");
    malformed(weights(&[6], &[0.5; 6]), "shape [6]");
    malformed(weights(&[6, 3, 5], &[0.5; 90]), "shape [6, 3, 5]");
    malformed(weights(&[6, 4, 0], &[]), "missing, negative or above 32768");
    malformed(conv(&[("strides", Ints(&[0]))]), "kernel, stride, dilation or padding");
    malformed(conv(&[("dilations", Ints(&[1 << 60]))]), "kernel, stride, dilation or padding");
    malformed(conv(&[("pads", Ints(&[-1, 0]))]), "kernel, stride, dilation or padding");
    malformed(conv(&[("kernel_shape", Ints(&[7]))]), "shape [6, 4, 5]");
    malformed(conv(&[("group", Int(0))]), "no groups");
    malformed(conv(&[("group", Int(5))]), "shape [6, 4, 5]");
    malformed(conv(&[("strides", Int(2))]), "attribute “strides” of node “c1” (Conv) is of the wrong type");
    malformed(Model::new(&NCL).random("w", &[6, 4, 5]).node("Conv", &["x"], "c1", &[]), "has 1 inputs");
}

#[test]
fn weights_in_another_file_are_requested() {
    let model = Model::new(&NCL).external("w", &[6, 4, 5], "weights.bin").node("Conv", &["x", "w"], "c1", &[]);
    refused(&model, Code::ExternalData, "not in the ONNX file but in “weights.bin”");
}

#[test]
fn quantized_weights_are_refused_by_their_type() {
    let weights = |kind| Model::new(&NCL).raw("w", &[1, 4, 1], kind, &[1; 4]).node("Conv", &["x", "w"], "c1", &[]);
    refused(&weights(3), Code::UnsupportedOp, "its weights are quantized");
    refused(&weights(14), Code::UnsupportedOp, "are complex numbers (ONNX data type 14)");
}

#[test]
fn a_network_without_convolutions_is_refused() {
    let none = Model::new(&NCL).node("Relu", &["x"], "y", &[]);
    refused(&none, Code::NoConvolution, "has no convolution and no dense layer");
    let quantized = Model::new(&NCL).node("QLinearConv", &["x"], "y", &[]);
    refused(&quantized, Code::NoConvolution, "its convolutions are quantized (QLinearConv)");
    let flat = Model::new(&[Free("batch"), Size(240)]).random("w", &[240, 2]).node("MatMul", &["x", "w"], "y", &[]);
    refused(&flat, Code::UnsupportedLayout, "has shape (?, 240)");
}

#[test]
fn the_operation_before_the_first_convolution_is_named() {
    let before = |op, settings: &[_]| {
        Model::new(&NCL).node(op, &["x"], "strange", settings).conv("strange", "c1", &[6, 4, 5], &[])
    };
    let named = |model: Model, words| refused(&model, Code::UnsupportedOp, words);
    named(before("LRN", &[]), "operation LRN (node “strange”) cannot be crossed: this version does not know it");
    named(before("Softmax", &[]), "operation Softmax (node “strange”) cannot be crossed: it combines positions");
    named(before("InstanceNormalization", &[]), "statistics over all positions of a sequence");
    named(before("Transpose", &[("perm", Ints(&[0, 2, 1]))]), "it does not read the channels of each position");
    named(before("Transpose", &[("perm", Ints(&[0, 2, 2]))]), "it mixes positions and channels");
    named(before("Flatten", &[]), "it slides over a flattened map");
    named(
        Model::new(&NCL).random("w", &[6, 4, 5]).node("Conv", &["w", "w"], "c1", &[]),
        "does not depend on the network's input",
    );
}

#[test]
fn other_inputs_are_refused() {
    let with = |dims: &[Dim], weights: &[i64]| Model::new(dims).conv("x", "c1", weights, &[]);
    let structure = with(&[Free("batch"), Size(16), Size(600)], &[6, 16, 5]);
    refused(&structure, Code::AlphabetMismatch, "16 channels per position");
    let image = with(&[Free("batch"), Size(3), Size(4), Size(500)], &[6, 3, 4, 5]);
    refused(&image, Code::UnsupportedLayout, "shape (?, 3, 4, 500)");
    refused(&with(&[], &[6, 4, 5]), Code::UnsupportedLayout, "shape ()");
}

#[test]
fn an_input_that_no_layer_fits_is_refused() {
    let short = Model::new(&[Free("batch"), Size(4), Size(10)]).conv("x", "c1", &[6, 4, 19], &[]);
    refused(&short, Code::UnsupportedOp, "its kernel is wider than the 10 positions it reads");
    let long = Model::new(&[Free("batch"), Size(4), Size(1 << 40)]).conv("x", "c1", &[6, 4, 19], &[]);
    refused(&long, Code::InputLength, "the maximum length is 16777216");
}

#[test]
fn what_does_not_fit_in_memory_is_refused_with_figures() {
    let wide = Model::new(&[Free("batch"), Size(4), Size(16_000_000)])
        .conv("x", "c1", &[2048, 4, 1], &[])
        .node("MaxPool", &["c1"], "m", &[("kernel_shape", Ints(&[30_000])), ("strides", Ints(&[30_000]))])
        .conv("m", "c2", &[1, 2048, 2], &[]);
    let network = Network::open("model", &wide.bytes(), None).unwrap();
    let error = network.layer(2).unwrap_err();
    assert_eq!(error.code(), Code::Memory);
    assert!(error.message().contains("MiB; the limit is 192 MiB"), "{error}");

    let mut channels = Model::new(&NCL).conv("x", "c1", &[65_536, 4, 1], &[]);
    channels = channels.conv("c1", "c2", &[65_536, 1, 1], &[("group", Int(65_536))]);
    refused(
        &channels,
        Code::Memory,
        "16384 MiB with its groups expanded, in addition to 1 MiB for the layers before it",
    );
}

#[test]
fn small_files_that_ask_for_much_memory_are_refused() {
    let depthwise = |model: Model, from, to| model.conv(from, to, &[8192, 1, 1], &[("group", Int(8192))]);
    let first = Model::new(&NCL).conv("x", "c1", &[8192, 4, 1], &[]);
    let many = depthwise(depthwise(first, "c1", "c2"), "c2", "c3");
    refused(&many, Code::Memory, "in addition to 256 MiB for the layers before it; the limit is 512 MiB");

    let computed = Model::new(&NCL)
        .random("column", &[8192, 1, 1])
        .random("row", &[1, 8192, 1])
        .node("Mul", &["column", "row"], "product", &[])
        .node("Add", &["product", "column"], "sum", &[])
        .node("Conv", &["x", "sum"], "c1", &[]);
    refused(&computed, Code::Memory, "The file computes constants from other constants");

    let empty = Model::new(&NCL)
        .raw("q", &[0, 1 << 40, 1 << 40], 3, &[])
        .random("scale", &[2])
        .raw("zero", &[2], 3, &[0, 0])
        .node("DequantizeLinear", &["q", "scale", "zero"], "w", &[("axis", Int(0))])
        .node("Conv", &["x", "w"], "c1", &[]);
    refused(&empty, Code::Malformed, "more than 67108864 elements");
}

#[test]
fn joins_have_a_limit_of_channels() {
    let first = Model::new(&NCL).conv("x", "c0", &[6, 4, 5], &[]);
    let names: Vec<String> = (0..40).map(|index| format!("c{index}")).collect();
    let doubled = names
        .windows(2)
        .fold(first, |model, pair| model.node("Concat", &[&pair[0], &pair[0]], &pair[1], &[("axis", Int(1))]));
    let repeated = Model::new(&[Free("batch"), Size(1), Size(4), Size(60)])
        .conv("x", "c0", &[1, 1, 4, 5], &[])
        .integers("repeats", &[1, 60_000, 60_000, 1])
        .node("Tile", &["c0", "repeats"], "c39", &[]);
    for model in [doubled.conv("c39", "last", &[2, 6, 1], &[]), repeated.conv("c39", "last", &[2, 1, 1, 1], &[])] {
        let network = Network::open("model", &model.bytes(), None).unwrap();
        let reason = network.layers[1].reason.as_ref().unwrap().to_string();
        assert!(reason.contains("its result has more than 65536 channels"), "{reason}");
    }
}

#[test]
fn a_selection_of_few_channels_is_kept_where_reading_all_would_take_more_weights() {
    let model = |outputs| {
        Model::new(&NCL)
            .conv("x", "c1", &[65_536, 4, 1], &[])
            .integers("chosen", &[7])
            .node("Gather", &["c1", "chosen"], "one", &[("axis", Int(1))])
            .conv("one", "c2", &[outputs, 1, 1], &[])
    };
    for (outputs, parts) in [(2, 2), (512, 3)] {
        let network = Network::open("model", &model(outputs).bytes(), None).unwrap();
        assert_eq!(Substructure::new(&network, 2, None).unwrap().parts.len(), parts);
    }
}

#[test]
fn weights_that_are_not_numbers_are_refused_with_their_node() {
    let weights = |value: f32| {
        let mut weights = [0.5; 20];
        weights[7] = value;
        Model::new(&NCL).floats("w", &[1, 4, 5], &weights).node("Conv", &["x", "w"], "first", &[])
    };
    refused(&weights(f32::NAN), Code::NotFinite, "Node “first” (Conv) has a weight that is NaN");
    refused(&weights(f32::NEG_INFINITY), Code::NotFinite, "has a weight that is -inf");
    let huge = weights(1e30).floats("scale", &[], &[1e30]).node("Mul", &["first", "scale"], "m", &[]);
    refused(&huge, Code::NotFinite, "too large for single precision");
    let negative =
        weights(1.0).floats("v", &[1], &[-1.0]).node("BatchNormalization", &["first", "v", "v", "v", "v"], "norm", &[]);
    refused(&negative, Code::NotFinite, "Node “norm” (BatchNormalization) has a weight that is NaN");
}

#[test]
fn layers_and_neurons_out_of_range_are_refused() {
    let network = Network::open("model", &Model::new(&NCL).conv("x", "c1", &[6, 4, 5], &[]).bytes(), None).unwrap();
    assert_eq!(network.layer(0).unwrap_err().code(), Code::Layer);
    assert_eq!(network.layer(2).unwrap_err().code(), Code::Layer);
    assert_eq!(network.channels(1, &[0, 6]).unwrap_err().code(), Code::Neurons);
    assert_eq!(network.channels(1, &[]).unwrap(), [0, 1, 2, 3, 4, 5]);
}
