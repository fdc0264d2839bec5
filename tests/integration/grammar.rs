//! Segments, known motifs, dictionaries and syntax of networks whose grammar is known.

use crate::common::{known, project, shared};
use neuronmotif::analysis::Analysis;
use neuronmotif::grammar::Saved;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, Target};
use neuronmotif::progress::Stage;
use neuronmotif::report::{NeuronReport, Report};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;

fn run(model: &Path, layers: &[usize], preset: Preset, groups: usize) -> Report {
    let network = Arc::new(Network::open("model.onnx", &std::fs::read(model).unwrap(), None).unwrap());
    let targets = layers.iter().map(|&layer| Target { layer, channels: vec![0] }).collect();
    let mut options = Options { targets, ..Options::preset(preset) };
    options.demixing.groups = groups;
    let mut analysis = Analysis::new(network, options, Host::default()).unwrap().with_known(known());
    while !analysis.is_done() {
        analysis.step().unwrap();
    }
    analysis.report(0)
}

/// Start-to-start distances of the two motifs, in facets with exactly two.
fn distances(neuron: &NeuronReport, min_importance: f64) -> Vec<i32> {
    let strong = neuron.crms.iter().filter(|crm| crm.importance >= min_importance);
    let pairs = strong.filter_map(|crm| match crm.sites.as_deref()? {
        [left, right] => Some(right.start - left.start),
        _ => None,
    });
    pairs.collect()
}

/// Smallest and largest start-to-start distance of the only gap of the first tree.
fn tree_distances(neuron: &NeuronReport) -> (i32, i32) {
    let tree = &neuron.syntax.as_ref().unwrap()[0];
    let motif = neuron.dictionary.as_ref().unwrap().iter().find(|motif| motif.id == tree.leaves[0].motif).unwrap();
    let (gap, length) = (tree.gaps[0].unwrap(), motif.ppm.width() as i32);
    (gap.min + length, gap.max + length)
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn the_pair_of_demo2_is_found_with_its_gap() {
    let report = run(&shared("models/nm_demo2.onnx"), &[5], Preset::Paper, 2);
    let neuron = &report.neurons[0];
    let tree = &neuron.syntax.as_ref().unwrap()[0];
    assert!(
        tree.leaves.len() >= 2
            && tree.leaves[..2].iter().all(|leaf| (leaf.name.as_str(), leaf.orientation) == ("CTCF", '-'))
    );
    let (min, max) = tree_distances(neuron);
    assert!(29 <= min && max <= 59 && max - min >= 15, "{min} {max}");
    let factor = &report.known.as_ref().unwrap().factors[0];
    assert!(factor.name == "CTCF" && factor.q < 1e-6, "{factor:?}");
}

#[test]
fn every_distance_of_the_shipped_pair_has_a_facet() {
    let report = run(&project("www/examples/ctcf-pair/model.onnx"), &[5], Preset::Paper, 2);
    let truth: Value =
        serde_json::from_slice(&std::fs::read(project("www/examples/ctcf-pair/truth.json")).unwrap()).unwrap();
    let scan: Vec<(i32, f64)> = truth["gap_scan"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["distance"].as_i64().unwrap() as i32, row["mean"].as_f64().unwrap()))
        .collect();
    let largest = scan.iter().map(|&(_, mean)| mean).fold(0.0, f64::max);
    let accepted = |distance: i32| scan.iter().any(|&(other, mean)| other == distance && mean > 0.0);
    let best: Vec<i32> =
        scan.iter().filter(|&&(_, mean)| mean >= 0.9 * largest).map(|&(distance, _)| distance).collect();

    let neuron = &report.neurons[0];
    let tree = &neuron.syntax.as_ref().unwrap()[0];
    assert_eq!(
        tree.leaves.iter().map(|leaf| leaf.name.as_str()).collect::<Vec<_>>(),
        ["CTCF", "CTCF"],
        "{}",
        tree.text
    );
    let (found, strongest) = (distances(neuron, 0.7), distances(neuron, 0.8));
    assert!(strongest.len() >= 20 && strongest.iter().all(|&distance| accepted(distance)), "{strongest:?}");
    let missing: Vec<&i32> = best.iter().filter(|distance| !found.contains(distance)).collect();
    assert!(missing.is_empty(), "distances that excite the neuron most and have no facet: {missing:?} of {best:?}");
    let (min, max) = tree_distances(neuron);
    assert!(accepted(min) && accepted(max), "{min} {max}");
}

#[test]
fn a_single_motif_is_a_tree_of_one_leaf() {
    let report = run(&project("www/examples/zeb1-toy/model.onnx"), &[1, 2], Preset::Quick, 0);
    let neuron = &report.neurons[1];
    let dictionary = neuron.dictionary.as_ref().unwrap();
    assert_eq!((dictionary.len(), dictionary[0].crms), (1, 2), "one motif, in both facets");
    let factors: Vec<&str> =
        dictionary[0].search.as_ref().unwrap().matches.iter().map(|m| m.target_name.as_str()).collect();
    assert!(factors.contains(&"ZEB1"), "{factors:?}");
    assert_eq!(neuron.syntax.as_ref().unwrap().len(), 1);
    let origins = neuron.origins.as_ref().unwrap();
    assert_eq!((origins.len(), origins[0].leaves), (1, [0, 1]));
    assert!(neuron.crms.iter().all(|crm| crm.sites.as_ref().unwrap().len() == 1));
}

#[test]
fn a_saved_report_is_compared_like_the_run() {
    let report = run(&project("www/examples/zeb1-toy/model.onnx"), &[1, 2], Preset::Quick, 0);
    let mut saved = Saved::new(report.clone(), Some(known()), report.options.grammar.clone(), 2).unwrap();
    while saved.step().stage != Stage::Done {}
    assert_eq!(saved.report(), report);
}

#[test]
fn without_databases_there_is_a_grammar_but_no_match() {
    let report = run(&project("www/examples/zeb1-toy/model.onnx"), &[2], Preset::Quick, 0);
    let mut saved = Saved::new(report.clone(), None, report.options.grammar.clone(), 2).unwrap();
    while saved.step().stage != Stage::Done {}
    let alone = saved.report();
    assert!(alone.known.is_none() && alone.neurons[0].crms.iter().all(|crm| crm.search.is_none()));
    assert_eq!(alone.neurons[0].syntax.as_ref().unwrap()[0].rows, report.neurons[0].syntax.as_ref().unwrap()[0].rows);
}

#[test]
fn matches_refer_to_the_listed_motifs() {
    let report = run(&project("www/examples/zeb1-toy/model.onnx"), &[2], Preset::Quick, 0);
    let listed = &report.known.as_ref().unwrap().motifs;
    let dictionary = report.neurons[0].dictionary.as_ref().unwrap();
    let matches = &dictionary[0].search.as_ref().unwrap().matches;
    assert!(!matches.is_empty() && matches.iter().all(|found| listed[found.motif].id == found.target));
    assert!(matches.windows(2).all(|pair| pair[0].p <= pair[1].p));
    assert!(matches.iter().all(|found| found.q <= report.options.grammar.threshold));
}
