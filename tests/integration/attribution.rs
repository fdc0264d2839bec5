//! Gradient, integrated gradients and DeepLIFT against captum, on neurons of the reference networks and on neurons behind
//! layer norms and softmax (`tools/attribution` wrote the expected values).

use crate::common;
use neuronmotif::attribution::{AttributionMethod, AttributionOptions, Attributor, ReferenceInput};
use neuronmotif::network::Network;
use neuronmotif::substructure::Substructure;
use serde_json::Value;
use std::path::Path;

/// Maximum difference, relative to the largest importance.
const TOLERANCE: f64 = 1e-4;

fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        number => vec![number.as_f64().unwrap()],
    }
}

fn difference(found: &[f64], expected: &Value) -> f64 {
    let expected = numbers(expected);
    assert_eq!(found.len(), expected.len());
    let largest = expected.iter().fold(1e-9, |largest: f64, value| largest.max(value.abs()));
    let off = found.iter().zip(&expected).map(|(a, b)| (a - b).abs());
    off.fold(0.0, |worst: f64, off| if off.is_nan() { f64::INFINITY } else { worst.max(off) }) / largest
}

/// Every neuron and sequence of a golden file of the network at `path`.
fn check(name: &str, path: &Path) {
    let model = std::fs::read(path).unwrap();
    let network = Network::open(name, &model, None).unwrap();
    let golden = std::fs::read(common::project(&format!("tests/golden/attribution/{name}.json"))).unwrap();
    let golden: Value = serde_json::from_slice(&golden).unwrap();
    let steps = golden["made_with"]["steps"].as_u64().unwrap() as usize;
    let (mut worst, mut maps) = (0.0f64, 0);
    for neuron in golden["neurons"].as_array().unwrap() {
        let (layer, channel) =
            (neuron["layer"].as_u64().unwrap() as usize, neuron["channel"].as_u64().unwrap() as usize);
        let substructure = Substructure::new(&network, layer, Some(channel)).unwrap();
        assert_eq!(substructure.length as u64, neuron["receptive_field"].as_u64().unwrap());
        for (reference, key) in [(ReferenceInput::Uniform, "uniform"), (ReferenceInput::Zeros, "zeros")] {
            let options = AttributionOptions { reference, steps, ..AttributionOptions::default() };
            let attributor = Attributor::new(&substructure, 0, options).unwrap();
            for expected in neuron["sequences"].as_array().unwrap() {
                let text = expected["sequence"].as_str().unwrap();
                let codes: Vec<u8> = text.bytes().map(|letter| network.alphabet.encode(letter).unwrap()).collect();
                let value = attributor.value(&codes).unwrap();
                assert!((value - expected["value"].as_f64().unwrap()).abs() < 1e-4 * value.abs().max(1.0), "{value}");
                let cases = [
                    (AttributionMethod::Saliency, &expected["saliency"]),
                    (AttributionMethod::IntegratedGradients, &expected["integrated-gradients"][key]),
                    (AttributionMethod::DeepLift, &expected["deep-lift"][key]),
                ];
                for (method, expected) in cases {
                    let off = difference(&attributor.explain(method, &codes).unwrap().importance, expected);
                    assert!(off < TOLERANCE, "{name} {layer}.{channel} {method:?} {key} {text}: differs by {off}");
                    worst = worst.max(off);
                    maps += 1;
                }
            }
        }
    }
    assert!(maps > 0, "{name} has golden maps");
    println!("{name}: {maps} maps, largest relative difference {worst:.1e}");
}

fn check_shared(name: &str) {
    check(name, &common::shared(&format!("models/{name}.onnx")));
}

#[test]
fn a_neuron_behind_statistics_over_channels_has_the_attributions_of_captum() {
    for kind in ["layer-norm", "layer-norm-spelled", "rms-norm", "softmax", "softmax-old", "shares"] {
        let name = format!("stats-{kind}");
        check(&name, &common::project(&format!("tests/corpus/{name}.onnx")));
    }
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn a_pooled_neuron_has_the_attributions_of_captum() {
    check_shared("nm_demo1");
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn a_neuron_after_four_poolings_has_the_attributions_of_captum() {
    check_shared("nm_demo2");
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn a_trained_network_without_poolings_has_the_attributions_of_captum() {
    check_shared("mpra_dragonn_conv");
}
