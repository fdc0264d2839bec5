use super::*;
use crate::analysis::Analysis;
use crate::golden;
use crate::host::Host;
use crate::options::{Options, Preset, Target};
use std::sync::Arc;

fn toy() -> (Arc<Network>, Report) {
    let bytes = golden::example("zeb1-toy");
    let network = Arc::new(Network::open("zeb1-toy", &bytes, None).unwrap());
    let options = Options { targets: vec![Target { layer: 2, channels: vec![0] }], ..Options::preset(Preset::Quick) };
    let mut analysis = Analysis::new(Arc::clone(&network), options, Host::default()).unwrap();
    while !analysis.is_done() {
        analysis.step().unwrap();
    }
    (network, analysis.report(0))
}

fn request() -> MethodsRequest {
    MethodsRequest { layer: 2, channel: 0, truth: None, options: MethodsOptions::default() }
}

fn truth(ppm: Vec<Vec<f64>>) -> Option<ReferenceMotif> {
    Some(ReferenceMotif { name: "given".into(), ppm })
}

fn finished(mut methods: Methods) -> MethodsReport {
    while methods.step().stage != Stage::Done {}
    methods.report()
}

#[test]
fn a_comparison_has_every_method_and_is_the_same_twice() {
    let (network, report) = toy();
    let run = || finished(Methods::new(&network, &report, request(), 2).unwrap());
    let found = run();
    assert_eq!(found, run());
    let count = |kind: MethodKind| found.rows.iter().filter(|row| row.method == kind).count();
    assert_eq!((count(MethodKind::Kelley), count(MethodKind::Alipanahi), count(MethodKind::NeuronMotif)), (1, 1, 2));
    assert!(ATTRIBUTIONS.iter().all(|(_, kind)| count(*kind) == 2));
    let motifs = found.rows.iter().filter(|row| row.method == MethodKind::Meme);
    assert!(motifs.clone().count() > 0 && motifs.clone().all(|row| (10..=500).contains(&row.sequences)));
    let filters = found.rows.iter().filter(|row| row.method == MethodKind::DeepResolve);
    assert!((1..=3).contains(&filters.clone().count()) && filters.clone().all(|row| row.ppm.width() == 5));
    let alipanahi = found.rows.iter().find(|row| row.method == MethodKind::Alipanahi).unwrap();
    assert_eq!(alipanahi.sequences as u64, report.neurons[0].sampling.positives);
    assert!(found.rows.iter().all(|row| row.decoupling.is_none_or(|share| share <= 1.0 + 1e-6) && row.truth.is_none()));
}

#[test]
fn sequences_are_drawn_where_they_cannot_be_enumerated() {
    let (network, mut report) = toy();
    report.options.sampling.enumerate_up_to = 0;
    let found = finished(Methods::new(&network, &report, request(), 2).unwrap());
    assert!(matches!(found.sample, Some(SampleOrigin::Drawn { sequences: 1.. })), "{:?}", found.sample);
    assert!(found.rows.iter().all(|row| (row.sequences > 0) == (row.method != MethodKind::DeepResolve)));
}

#[test]
fn a_report_of_an_unfinished_comparison_has_the_finished_methods() {
    let (network, report) = toy();
    let mut methods = Methods::new(&network, &report, request(), 2).unwrap();
    assert!(methods.report().rows.is_empty());
    while methods.step().stage != Stage::Explaining {}
    let rows = methods.report().rows;
    assert!(rows.len() >= 4 && rows.len() < 14, "{} rows", rows.len());
}

#[test]
fn unknown_neurons_wrong_truths_and_other_networks_are_refused() {
    let (network, report) = toy();
    let refused = |request: MethodsRequest| Methods::new(&network, &report, request, 2).err().unwrap().code();
    assert_eq!(refused(MethodsRequest { channel: 9, ..request() }), Code::Neurons);
    assert_eq!(refused(MethodsRequest { truth: truth(vec![vec![0.5; 3]]), ..request() }), Code::Option);
    assert_eq!(refused(MethodsRequest { truth: truth(vec![vec![f64::NAN; 4]]), ..request() }), Code::Option);
    let options = MethodsOptions { explained: 0, ..MethodsOptions::default() };
    assert_eq!(refused(MethodsRequest { options, ..request() }), Code::Option);
    let mut other = report.clone();
    other.model.sha256.clear();
    assert_eq!(Methods::new(&network, &other, request(), 2).err().unwrap().code(), Code::Report);
}
