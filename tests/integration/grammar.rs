//! Segments, known motifs, dictionaries and syntax of networks whose grammar is known.

use crate::common::{self, known, project, shared};
use neuronmotif::analysis::Analysis;
use neuronmotif::grammar::Saved;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Composition, GrammarOptions, Options, Preset, Target};
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
    common::finished(Analysis::new(network, options, Host::default()).unwrap().with_known(known()))
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

/// Maximum number of letters of a planted motif that a matrix has at the same place.
fn agreement(matrix: &str, planted: &str) -> usize {
    let (matrix, planted) = (matrix.as_bytes(), planted.as_bytes());
    let at = |offset: i32| {
        let same = |(i, letter): (usize, &u8)| {
            usize::try_from(i as i32 + offset).is_ok_and(|j| planted.get(j).is_some_and(|other| other == letter))
        };
        matrix.iter().enumerate().filter(|&(i, letter)| same((i, letter))).count()
    };
    (-(matrix.len() as i32)..planted.len() as i32).map(at).max().unwrap_or(0)
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn the_tree_is_the_planted_rule_with_the_distances_that_the_network_accepts() {
    let truth: Value = serde_json::from_slice(&std::fs::read(shared("models/grammar_c.truth.json")).unwrap()).unwrap();
    let modules = truth["modules"].as_array().unwrap();
    for (channel, name) in [(29, "triple"), (20, "order"), (41, "single")] {
        let module = modules.iter().find(|module| module["name"] == name).unwrap();
        let bytes = std::fs::read(shared("models/grammar_c.onnx")).unwrap();
        let network = Arc::new(Network::open("model.onnx", &bytes, None).unwrap());
        let targets = vec![Target { layer: 8, channels: vec![channel] }];
        let options = Options { targets, seed: 4, ..Options::preset(Preset::Quick) };
        let mut analysis = Analysis::new(network, options, Host { threads: 2, ..Host::default() }).unwrap();
        while !analysis.is_done() {
            analysis.step().unwrap();
        }
        let report = analysis.report(0);
        let neuron = &report.neurons[0];
        let tree = &neuron.syntax.as_ref().unwrap()[0];
        let parts = module["parts"].as_array().unwrap();
        assert_eq!(tree.leaves.len(), parts.len(), "{}", tree.text);
        for (leaf, part) in tree.leaves.iter().zip(parts) {
            let planted = part["consensus_as_planted"].as_str().unwrap();
            assert!(agreement(&leaf.name, planted) >= 5, "{} is not {planted}", leaf.name);
        }
        let scans = &truth["gap_scan"]["modules"][name];
        for (index, gap) in tree.gaps.iter().enumerate() {
            let gap = gap.unwrap();
            assert!(gap.observed.is_some(), "{}: the network was not asked", tree.text);
            let accepted = &scans.as_array().unwrap()[index]["accepted_at_half_of_maximum"][0];
            let [low, high] = [0, 1].map(|end| accepted[end].as_i64().unwrap() as i32);
            // The motifs of the dictionary may be some letters shorter than the planted ones, or longer.
            assert!(gap.min <= high && gap.max >= low && gap.max - gap.min <= 2 * (high - low) + 8, "{}", tree.text);
        }
    }
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
    // The network is asked with the letters of one facet, the truth with the whole consensus.
    let near = |distance: i32| (distance - 2..=distance + 2).any(accepted);
    let covered = scan.iter().filter(|&&(distance, mean)| mean > 0.0 && (min..=max).contains(&distance)).count();
    let all = scan.iter().filter(|(_, mean)| *mean > 0.0).count();
    assert!(near(min) && near(max) && covered * 5 >= all * 4, "{min} {max}");
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
fn a_comparison_does_not_change_what_a_saved_report_says_was_asked() {
    let report = run(&project("www/examples/zeb1-toy/model.onnx"), &[2], Preset::Quick, 0);
    let composition = Composition::Shuffled;
    let other =
        GrammarOptions { asked: 0, backgrounds: 16, composition, threshold: 0.01, ..report.options.grammar.clone() };
    let saved = Saved::new(report.clone(), None, other, 2).unwrap().report();
    let GrammarOptions { asked, backgrounds, composition, threshold, .. } = saved.options.grammar;
    let before = &report.options.grammar;
    assert_eq!((asked, backgrounds, threshold), (before.asked, before.backgrounds, 0.01));
    assert_eq!((composition, &saved.backgrounds), (before.composition, &report.backgrounds));
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
    assert!(matches.windows(2).all(|pair| pair[0].q <= pair[1].q));
    assert!(matches.iter().all(|found| found.q <= report.options.grammar.threshold));
}
