//! The layer tables of real networks against their descriptions.

use crate::common;
use neuronmotif::network::Network;
use serde_json::Value;

fn open(name: &str) -> Network {
    let model = std::fs::read(common::shared(&format!("models/{name}.onnx"))).unwrap();
    Network::open(name, &model, None).unwrap()
}

/// Checks that the convolutions of `name` are those of its description, and that all can be analysed.
fn check(name: &str) {
    let info = open(name).info();
    let description = std::fs::read(common::shared(&format!("models/{name}.json"))).unwrap();
    let description: Value = serde_json::from_slice(&description).unwrap();
    let expected = description["conv_layers"].as_array().unwrap();
    assert_eq!(info.layers.len(), expected.len(), "{name}");
    assert_eq!(info.input_length as u64, description["input_length"].as_u64().unwrap());
    let layout = match description["input_layout"].as_str().unwrap() {
        layout if layout.contains("channels-last") => "NLC",
        layout if layout.starts_with("(N,1,4,") => "N1CL",
        _ => "NCL",
    };
    assert_eq!(info.input_layout, layout, "{name}");
    for (layer, expected) in info.layers.iter().zip(expected) {
        let label = format!("{name} layer {}", layer.index);
        assert_eq!(layer.channels as u64, expected["filters"].as_u64().unwrap(), "{label}");
        assert_eq!(layer.kernel as u64, expected["kernel"].as_u64().unwrap(), "{label}");
        assert_eq!(layer.activation, expected["activation"].as_str().unwrap(), "{label}");
        assert_eq!(layer.pooling.map(|pool| pool.size as u64), expected["pool"].as_u64(), "{label}");
        assert_eq!(layer.receptive_field as u64, expected["receptive_field"].as_u64().unwrap(), "{label}");
        assert_eq!(layer.padding != [0, 0], expected["padding"] == "same", "{label}: {:?}", layer.padding);
        assert!(layer.analysable, "{label}: {:?}", layer.reason);
    }
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn chains_are_read_as_described() {
    for name in ["nm_demo1", "nm_demo2", "mpra_dragonn_conv", "optimus5p_multi", "pysster_artificial_rna"] {
        check(name);
    }
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn sequences_read_as_images_are_read_as_described() {
    check("dragonn_heterodimer_spi1_irf");
    check("dragonn_invivo_six5");
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn an_input_that_is_repeated_for_each_unit_is_read_as_described() {
    check("explainn_max_jund_foxa1");
    let dense = open("explainn_max_jund_foxa1").info().dense;
    assert_eq!(dense.len(), 3, "the units' own layers and the output");
    assert!(dense[0].reason.as_ref().unwrap().to_string().contains("weights are more than"), "{:?}", dense[0]);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn same_padding_of_an_even_kernel_is_recorded_uneven() {
    assert_eq!(open("optimus5p_multi").layers[0].padding, [3, 4]);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn basset_has_three_convolutions_and_three_dense_layers() {
    let layers = open("basset_planted").layers;
    let shape: Vec<_> =
        layers.iter().map(|l| (l.name.as_str(), l.dense, l.channels, l.kernel, l.receptive_field, l.jump)).collect();
    let expected = [
        ("conv1", false, 300, 19, 19, 1),
        ("conv2", false, 200, 11, 51, 3),
        ("conv3", false, 200, 7, 132, 12),
        ("fc1", true, 1000, 10, 600, 48),
        ("fc2", true, 1000, 1, 600, 48),
        ("fc3", true, 164, 1, 600, 48),
    ];
    assert_eq!(shape, expected);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn both_pytorch_exporters_give_one_network() {
    let (script, dynamo) = (open("grammar_a"), open("grammar_a.dynamo"));
    assert_eq!(script.info().layers.len(), 3);
    assert_eq!(script.layers.len(), dynamo.layers.len());
    for (a, b) in script.layers.iter().zip(&dynamo.layers) {
        assert_eq!(
            (a.channels, a.kernel, a.receptive_field, a.jump),
            (b.channels, b.kernel, b.receptive_field, b.jump)
        );
        assert!(a.reason.is_none() && b.reason.is_none());
    }
    assert_eq!(script.layers[2].receptive_field, 163);
}
