//! Networks with random weights as the null: what they are named is chance.

use crate::common::onnx::{Ints, Model, Size};
use crate::common::{finished, known, project};
use neuronmotif::analysis::Analysis;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, Target};
use neuronmotif::report::Report;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Number of networks of each shape.
const EACH: u32 = 12;

fn run(bytes: &[u8], layer: usize) -> Report {
    let network = Arc::new(Network::open("model.onnx", bytes, None).unwrap());
    let targets = vec![Target { layer, channels: vec![0] }];
    let options = Options { targets, ..Options::preset(Preset::Quick) };
    let analysis = Analysis::new(network, options, Host { threads: 2, ..Host::default() }).unwrap();
    finished(analysis.with_known(known()))
}

/// Networks of several shapes, with the layer to analyse: one long filter; wide and shallow; three layers; dilated.
fn untrained(seed: u32) -> [(Vec<u8>, usize); 4] {
    let input = || Model::new(&[Size(1), Size(4), Size(200)]).seed(seed);
    let pool = |model: Model, from: &str, to: &str, size: &'static [i64]| {
        model.node("MaxPool", &[from], to, &[("kernel_shape", Ints(size)), ("strides", Ints(size))])
    };
    let relu = |model: Model, from: &str, to: &str| model.node("Relu", &[from], to, &[]);
    let long = input().conv("x", "y", &[2, 4, 31], &[]);
    let wide = relu(input().conv("x", "c1", &[48, 4, 19], &[]), "c1", "a1");
    let wide = pool(wide, "a1", "m1", &[4]).conv("m1", "y", &[2, 48, 5], &[]);
    let deep = relu(input().conv("x", "c1", &[24, 4, 9], &[]), "c1", "a1");
    let deep = relu(pool(deep, "a1", "m1", &[2]).conv("m1", "c2", &[24, 24, 5], &[]), "c2", "a2");
    let deep = pool(deep, "a2", "m2", &[2]).conv("m2", "y", &[2, 24, 5], &[]);
    let dilated = relu(input().conv("x", "c1", &[24, 4, 11], &[]), "c1", "a1");
    let dilated = relu(dilated.conv("a1", "c2", &[24, 24, 3], &[("dilations", Ints(&[4]))]), "c2", "a2");
    let dilated = dilated.conv("a2", "y", &[2, 24, 3], &[("dilations", Ints(&[8]))]);
    [(long, 1), (wide, 2), (deep, 3), (dilated, 3)].map(|(model, layer)| (model.bytes(), layer))
}

#[test]
fn at_most_one_of_twenty_networks_with_random_weights_gets_a_name() {
    let reports: Vec<Report> = (0..EACH).flat_map(untrained).map(|(bytes, layer)| run(&bytes, layer)).collect();
    let active = reports.iter().filter(|report| !report.neurons[0].crms.is_empty()).count();
    let named = |report: &&Report| !report.known.as_ref().unwrap().motifs.is_empty();
    let names: Vec<&str> =
        reports.iter().filter(named).map(|report| report.known.as_ref().unwrap().motifs[0].name.as_str()).collect();
    assert!(active * 2 > reports.len(), "{active} of {} neurons are active", reports.len());
    assert!(names.len() * 20 <= active, "{names:?} of {active}");
    let weak = |report: &Report| {
        report.known.as_ref().unwrap().factors.iter().all(|factor| factor.q > report.options.grammar.factor)
    };
    assert!(reports.iter().all(weak), "no name is strong");
}

#[test]
fn facets_segments_and_dictionary_have_the_same_names() {
    for (example, layer) in [("zeb1-toy", 2), ("ctcf-pair", 5)] {
        let report = run(&std::fs::read(project(&format!("www/examples/{example}/model.onnx"))).unwrap(), layer);
        let neuron = &report.neurons[0];
        let dictionary = neuron.dictionary.as_ref().unwrap();
        let of_dictionary: BTreeSet<(usize, u64)> = dictionary
            .iter()
            .flat_map(|motif| &motif.search.as_ref().unwrap().matches)
            .map(|found| (found.motif, found.q.to_bits()))
            .collect();
        assert!(!of_dictionary.is_empty(), "{example}");
        let of_segments = neuron.crms.iter().flat_map(|crm| crm.segments.as_ref().unwrap());
        let of_segments = of_segments.flat_map(|segment| &segment.search.as_ref().unwrap().matches);
        let of_segments: BTreeSet<(usize, u64)> = of_segments.map(|found| (found.motif, found.q.to_bits())).collect();
        assert!(!of_segments.is_empty() && of_segments.is_subset(&of_dictionary), "{example}");
        assert!(neuron.crms.iter().all(|crm| crm.search.is_none()), "{example}");
    }
}
