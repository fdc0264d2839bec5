//! Outputs after a pooling over all positions: their motifs have no place.

use crate::common::onnx::{Ints, Model, Size};
use crate::common::{finished, known};
use neuronmotif::analysis::Analysis;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, Target};
use neuronmotif::report::{NeuronReport, Note};
use std::sync::Arc;

const WORDS: [&str; 2] = ["AGATAAGA", "ACAGATGT"];

/// The sum of the strongest (or the mean) response of one filter for each of the words, over 93 places.
fn output(pooling: &str) -> NeuronReport {
    let weight = |word: &'static str| {
        let row = move |letter: char| word.chars().map(move |own| if own == letter { 1.0 } else { -0.5 });
        "ACGT".chars().flat_map(row)
    };
    let weights: Vec<f32> = WORDS.into_iter().flat_map(weight).collect();
    let model = Model::new(&[Size(1), Size(4), Size(100)])
        .floats("w", &[2, 4, 8], &weights)
        .floats("b", &[2], &[-4.0, -4.0])
        .node("Conv", &["x", "w", "b"], "c", &[])
        .node("Relu", &["c"], "a", &[])
        .node(pooling, &["a"], "m", &[("kernel_shape", Ints(&[93]))])
        .floats("v", &[1, 2, 1], &[1.0, 1.0])
        .node("Conv", &["m", "v"], "y", &[]);
    let network = Arc::new(Network::open("model.onnx", &model.bytes(), None).unwrap());
    let options = Options { targets: vec![Target { layer: 2, channels: vec![0] }], ..Options::preset(Preset::Quick) };
    let analysis = Analysis::new(network, options, Host { threads: 2, ..Host::default() }).unwrap();
    finished(analysis.with_known(known())).neurons.remove(0)
}

fn letters(neuron: &NeuronReport) -> Vec<String> {
    let text = |codes: Vec<u8>| codes.into_iter().map(|code| char::from(b"ACGT"[usize::from(code)])).collect();
    neuron.dictionary.iter().flatten().map(|motif| text(motif.ppm.consensus())).collect()
}

#[test]
fn both_words_are_found_after_a_maximum_over_all_positions_and_no_gap_is_fixed() {
    let neuron = output("MaxPool");
    let motifs = letters(&neuron);
    for word in WORDS {
        assert!(motifs.iter().any(|motif| motif.contains(&word[1..7])), "{word} in {motifs:?}");
    }
    assert!(neuron.notes.contains(&Note::WidePooling { positions: 93 }));
    let gaps = neuron.syntax.iter().flatten().flat_map(|tree| &tree.gaps).flatten();
    assert!(gaps.clone().all(|gap| gap.any), "{:?}", gaps.collect::<Vec<_>>());
}

#[test]
fn a_mean_over_all_positions_gives_no_other_name() {
    let neuron = output("AveragePool");
    assert!(neuron.notes.contains(&Note::WidePooling { positions: 93 }));
    let needs = neuron.crms[0].needs.as_ref().unwrap();
    assert_eq!(needs.sequence.as_deref(), Some(neuron.sampling.max_sequence.as_str()));
    assert!(!needs.drawn.is_empty());
    let searches = neuron.dictionary.iter().flatten().map(|motif| motif.search.as_ref().unwrap());
    let names: Vec<String> =
        searches.flat_map(|search| &search.matches).map(|found| found.target_name.to_uppercase()).collect();
    assert!(!names.iter().any(|name| name.starts_with("ZNF") || name == "CTCF"), "{names:?}");
}
