//! Other published methods and NeuronMotif on neurons that recognise ZEB1 at two positions.

use crate::common;
use neuronmotif::analysis::Analysis;
use neuronmotif::host::Host;
use neuronmotif::lesson::zeb1;
use neuronmotif::methods::{
    MethodKind, MethodRow, Methods, MethodsOptions, MethodsReport, MethodsRequest, ReferenceMotif, Subject,
};
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, Target};
use neuronmotif::progress::Stage;
use std::sync::Arc;

/// Minimum correlation of a facet's matrix with the true motif.
const RECOVERED: f64 = 0.95;

/// All methods on the second layer's only neuron.
fn compare(name: &str, bytes: &[u8]) -> MethodsReport {
    let network = Arc::new(Network::open(name, bytes, None).unwrap());
    let options = Options { targets: vec![Target { layer: 2, channels: vec![0] }], ..Options::preset(Preset::Quick) };
    let mut analysis = Analysis::new(Arc::clone(&network), options, Host::default()).unwrap();
    while !analysis.is_done() {
        analysis.step().unwrap();
    }
    let truth = ReferenceMotif { name: "ZEB1".into(), ppm: zeb1::matrix().to_lists() };
    let options = MethodsOptions { explained: 10_000, ..MethodsOptions::default() };
    let request = MethodsRequest { layer: 2, channel: 0, truth: Some(truth), options };
    let mut methods = Methods::new(&network, &analysis.report(0), request, 2).unwrap();
    while methods.step().stage != Stage::Done {}
    let report = methods.report();
    println!("{name}: {:?}", report.sample);
    for row in &report.rows {
        let truth = row.truth.unwrap();
        println!(
            "  {:20} {:25} {:>5} sequences, {:5.2} bits, decoupling {:6.3}, correlation {:6.3} at {}{}, {}",
            format!("{:?}", row.method),
            format!("{:?}", row.subject),
            row.sequences,
            row.information,
            row.decoupling.unwrap_or(f64::NAN),
            truth.correlation,
            truth.offset,
            truth.orientation,
            row.consensus
        );
    }
    report
}

fn correlation(row: &MethodRow) -> f64 {
    row.truth.unwrap().correlation
}

fn of(report: &MethodsReport, kind: MethodKind) -> Vec<&MethodRow> {
    report.rows.iter().filter(|row| row.method == kind).collect()
}

/// Whether the matrix of a row is estimated from all sequences together.
fn is_mixture(row: &MethodRow) -> bool {
    matches!(row.method, MethodKind::Kelley | MethodKind::Alipanahi) || row.subject == Subject::Mean
}

/// Checks the correlations of all rows but those of MEME and DeepResolve, in order: facets are at least [`RECOVERED`]; matrices estimated from several
/// sequences are below `mixed` and have less information content.
fn check(report: &MethodsReport, expected: &[f64], mixed: f64) {
    let others = report.rows.iter().filter(|row| !matches!(row.method, MethodKind::Meme | MethodKind::DeepResolve));
    let found: Vec<f64> = others.map(correlation).collect();
    assert_eq!(found.len(), expected.len());
    assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.005), "{found:.3?}");

    let facets = of(report, MethodKind::NeuronMotif);
    assert_eq!(facets.len(), 2);
    assert!(facets.iter().all(|row| correlation(row) >= RECOVERED));
    let min_information = facets.iter().map(|row| row.information).fold(f64::INFINITY, f64::min);
    for row in report.rows.iter().filter(|row| is_mixture(row) || row.method == MethodKind::Modisco) {
        assert!(correlation(row) < mixed && row.information < min_information, "{:?}", row.method);
    }
}

#[test]
fn on_the_toy_only_the_facets_are_the_motif() {
    let report = compare("zeb1-toy", include_bytes!("../../www/examples/zeb1-toy/model.onnx"));
    let stacking = [0.716, 0.697];
    let attributions = [0.957, 0.705, 0.936, 0.635, 0.958, 0.639, 0.957, 0.651, 0.969, 0.646];
    let modisco = [0.932, 0.770];
    let facets = [0.984, 0.986];
    check(&report, &[&stacking[..], &attributions, &modisco, &facets].concat(), 0.94);
    assert!(report.rows.iter().filter(|row| is_mixture(row)).all(|row| correlation(row) < 0.75));
    let filters = of(&report, MethodKind::DeepResolve);
    assert!(!filters.is_empty() && filters.iter().all(|row| "CACCTGC".contains(&row.consensus)), "parts of the motif");
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn on_the_authors_demo_only_the_facets_are_the_motif() {
    let report = compare("nm_demo1", &std::fs::read(common::shared("models/nm_demo1.onnx")).unwrap());
    let stacking = [0.909, 0.793];
    let attributions = [0.827, 0.858, 0.914, 0.795, 0.973, 0.785, 0.944, 0.819, 0.989, 0.786];
    let modisco = [0.914, 0.820, 0.851];
    let facets = [0.997, 0.995];
    check(&report, &[&stacking[..], &attributions, &modisco, &facets].concat(), 0.93);
}
