//! A neuron that needs one motif together with either of two others.

use crate::common::finished;
use crate::common::onnx::{Ints, Model, Size};
use neuronmotif::analysis::Analysis;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, Target};
use neuronmotif::report::NeuronReport;
use std::sync::Arc;

const WORDS: [&str; 3] = ["AGATAAGC", "CCGGAAGT", "TGACTCAT"];

/// The first word, and either of the others 12 to 17 positions after the beginning of the field; with a weight for each word.
fn neuron(weights: [f32; 3], seed: u64) -> NeuronReport {
    let filter = |word: &'static str| {
        let row = move |letter: char| word.chars().map(move |own| if own == letter { 1.0 } else { -1.0 });
        "ACGT".chars().flat_map(row)
    };
    let filters: Vec<f32> = WORDS.into_iter().flat_map(filter).collect();
    let places = [0, 2, 2].into_iter().zip(weights);
    let second: Vec<f32> =
        places.flat_map(|(place, weight)| (0..3).map(move |own| if own == place { weight } else { 0.0 })).collect();
    let model = Model::new(&[Size(1), Size(4), Size(25)])
        .floats("w", &[3, 4, 8], &filters)
        .floats("b", &[3], &[-4.0; 3])
        .node("Conv", &["x", "w", "b"], "c", &[])
        .node("Relu", &["c"], "a", &[])
        .node("MaxPool", &["a"], "m", &[("kernel_shape", Ints(&[6])), ("strides", Ints(&[6]))])
        .floats("v", &[1, 3, 3], &second)
        .floats("d", &[1], &[-4.5])
        .node("Conv", &["m", "v", "d"], "y", &[]);
    let network = Arc::new(Network::open("model.onnx", &model.bytes(), None).unwrap());
    let targets = vec![Target { layer: 2, channels: vec![0] }];
    let options = Options { targets, seed, ..Options::preset(Preset::Quick) };
    finished(Analysis::new(network, options, Host { threads: 2, ..Host::default() }).unwrap()).neurons.remove(0)
}

/// The motif of a leaf, as letters.
fn word(neuron: &NeuronReport, id: &str) -> String {
    let motif = neuron.dictionary.iter().flatten().find(|motif| motif.id == id).unwrap();
    motif.ppm.consensus().into_iter().map(|code| char::from(b"ACGT"[usize::from(code)])).collect()
}

#[test]
fn either_of_two_motifs_is_one_tree() {
    let neuron = neuron([1.0, 1.0, 0.9], 83);
    let trees = neuron.syntax.as_ref().unwrap();
    let joined = trees[0].alternatives.as_ref().unwrap_or_else(|| panic!("{:?}", trees.iter().map(|t| &t.text)));
    let words: Vec<String> = trees[0].columns().iter().map(|leaf| word(&neuron, &leaf.motif)).collect();
    assert_eq!((joined.leaf, joined.others.len(), words.len()), (1, 1, 3), "{}", joined.text);
    for (found, planted) in words.iter().zip(WORDS) {
        assert!(found.contains(&planted[1..7]), "{planted} in {words:?}");
    }
    let both = |row: &[bool]| row[1] && row[2];
    assert!(joined.rows.iter().all(|row| row.present.len() == 3 && !both(&row.present)), "{:?}", joined.rows);
}

#[test]
fn a_motif_that_the_neuron_does_not_respond_to_is_no_alternative() {
    let neuron = neuron([1.0, 1.0, 0.1], 84);
    assert!(neuron.syntax.iter().flatten().all(|tree| tree.alternatives.is_none()));
}
