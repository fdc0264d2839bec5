//! Both engines against values, maps and gradients that TensorFlow computed for the networks of the
//! paper's authors.

use crate::common;
use neuronmotif::activations::EngineChoice;
use neuronmotif::engine::Engine;
use neuronmotif::engine::simd::Simd;
use neuronmotif::network::Network;
use neuronmotif::random::{Key, Purpose};
use neuronmotif::sequence::SequenceSet;
use neuronmotif::substructure::Substructure;
use serde_json::Value;

/// Largest absolute difference, divided by the largest expected absolute value.
fn difference(found: &[f32], expected: &[f64]) -> f64 {
    assert_eq!(found.len(), expected.len());
    let largest = expected.iter().fold(0.0, |largest: f64, value| largest.max(value.abs()));
    let off = found.iter().zip(expected).map(|(&a, &b)| (f64::from(a) - b).abs());
    off.fold(0.0, |worst: f64, off| if off.is_nan() { f64::INFINITY } else { worst.max(off) }) / largest
}

/// The elements of nested arrays, in order.
fn flat(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(flat).collect(),
        number => vec![number.as_f64().unwrap()],
    }
}

/// Values and maps within 1e-4, gradients within `slope` of the largest.
fn check(demo: &str, which: EngineChoice, slope: f64) {
    let read = |path: String| std::fs::read(common::shared(&path)).unwrap();
    let network = Network::open(demo, &read(format!("models/{demo}.onnx")), None).unwrap();
    let golden: Value = serde_json::from_slice(&read(format!("reference/{demo}.activations.json"))).unwrap();
    for expected in golden["layers"].as_array().unwrap() {
        let layer = expected["layer"].as_u64().unwrap() as usize;
        assert_eq!(network.layer(layer).unwrap().receptive_field as u64, expected["rf"].as_u64().unwrap());
        let text: Vec<&str> = expected["seqs"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
        let field = network.layer(layer).unwrap().receptive_field;
        let sequences = SequenceSet::parse(&text.join("\n"), &network.alphabet, field).unwrap();
        let engine = which.engine(&network, layer, None).unwrap();

        let values = difference(&engine.values(&sequences), &flat(&expected["pre"]));
        assert!(values < 1e-4, "{demo} layer {layer}: values differ by {values}");
        let convolutions = Substructure::new(&network, layer, None).unwrap().convolutions();
        for (&part, map) in convolutions.iter().zip(expected["fm"].as_array().unwrap()) {
            let maps = difference(&engine.maps(&sequences, part), &flat(map));
            assert!(maps < 1e-4, "{demo} layer {layer}: maps of part {part} differ by {maps}");
        }
        for output in 0..engine.outputs() {
            let of_output = |sequence: &Value| flat(&sequence[output]);
            let gradients: Vec<f64> = expected["grad"].as_array().unwrap().iter().flat_map(of_output).collect();
            let off = difference(&engine.gradients(&sequences, output).1, &gradients);
            assert!(off < slope, "{demo} layer {layer} neuron {output}: gradients differ by {off}");
        }
        one_neuron_is_one_column(&network, layer, &sequences, which);
    }
}

fn one_neuron_is_one_column(network: &Network, layer: usize, sequences: &SequenceSet, which: EngineChoice) {
    let all = which.engine(network, layer, None).unwrap();
    let last = all.outputs() - 1;
    let one = which.engine(network, layer, Some(last)).unwrap();
    let column: Vec<f32> = all.values(sequences).iter().skip(last).step_by(last + 1).copied().collect();
    assert_eq!(one.outputs(), 1);
    assert_eq!(one.values(sequences), column);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn our_kernels_equal_tensorflow_on_demo1() {
    check("nm_demo1", EngineChoice::Simd, 1e-4);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn our_kernels_equal_tensorflow_on_demo2() {
    check("nm_demo2", EngineChoice::Simd, 1e-4);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn the_reference_equals_tensorflow_on_demo1() {
    check("nm_demo1", EngineChoice::Tract, 1e-3);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn the_reference_equals_tensorflow_on_demo2() {
    check("nm_demo2", EngineChoice::Tract, 1e-3);
}

/// Networks with wide layers, with and without padding, for which the kernels use full tiles.
#[test]
#[ignore = "needs the reference data in ../shared"]
fn our_kernels_equal_the_reference_on_every_chain() {
    for name in [
        "basset_planted",
        "mpra_dragonn_conv",
        "optimus5p_multi",
        "pysster_artificial_rna",
        "dragonn_heterodimer_spi1_irf",
        "dragonn_invivo_six5",
        "explainn_max_jund_foxa1",
        "grammar_a",
        "grammar_a.dynamo",
    ] {
        let model = std::fs::read(common::shared(&format!("models/{name}.onnx"))).unwrap();
        let network = Network::open(name, &model, None).unwrap();
        let check = neuronmotif::engine::check::check(&network).unwrap();
        assert!(check.max_relative_difference < 1e-4 && check.unchecked == 0, "{name}: {check:?}");
    }
}

/// The result for a sequence does not depend on the other sequences of its batch.
#[test]
fn a_sequence_has_the_same_bytes_alone_and_in_a_batch() {
    let bytes = std::fs::read(common::project("www/examples/ctcf-pair/model.onnx")).unwrap();
    let network = Network::open("ctcf-pair", &bytes, None).unwrap();
    let substructure = Substructure::new(&network, 5, Some(0)).unwrap();
    let engine = Simd::new(&substructure);
    let mut stream = Key { seed: 1, layer: 5, channel: 0 }.stream(Purpose::Check, 0, 0);
    let codes: Vec<u8> = (0..100 * substructure.length).map(|_| stream.below(4) as u8).collect();
    let sequences = SequenceSet::from_codes(substructure.length, codes);
    let (values, gradients) = engine.gradients(&sequences, 0);
    assert_eq!(values, engine.values(&sequences));

    let bound = values.iter().sum::<f32>() / values.len() as f32;
    let (same, above) = engine.gradients_above(&sequences, 0, &[bound; 100]);
    assert_eq!(values, same);
    let rows = gradients.chunks_exact(gradients.len() / 100).zip(above.chunks_exact(gradients.len() / 100));
    for (item, (gradient, above)) in rows.enumerate() {
        assert!(values[item] <= bound || gradient == above, "sequence {item}");
        let alone = sequences.select(&[item as u32]);
        assert_eq!(engine.gradients(&alone, 0), (vec![values[item]], gradient.to_vec()));
    }
    assert_eq!(engine.values(&sequences.select(&[])), Vec::<f32>::new());
}
