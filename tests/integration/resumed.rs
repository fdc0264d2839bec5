//! A run that continues from a report: the result of an undisturbed one.

use crate::common::{finished, known, project};
use neuronmotif::analysis::Analysis;
use neuronmotif::error::{Code, Result};
use neuronmotif::grammar::merged;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, Target};
use neuronmotif::report::Report;
use std::sync::Arc;

fn network(name: &str) -> Arc<Network> {
    let bytes = std::fs::read(project("www/examples").join(name).join("model.onnx")).unwrap();
    Arc::new(Network::open("model.onnx", &bytes, None).unwrap())
}

/// Two layers, with neurons that are searched together, and several searches of each.
fn options() -> Options {
    let target = |layer, channels: &[usize]| Target { layer, channels: channels.to_vec() };
    let targets = vec![target(2, &[0]), target(3, &[0, 1, 2])];
    let mut options = Options { targets, ..Options::preset(Preset::Quick) };
    options.demixing.max_groups = 1;
    options.sampling.searches = 2;
    options.sampling.generations = 6;
    options
}

fn start(options: Options) -> Analysis {
    Analysis::new(network("ctcf-pair"), options, Host::default()).unwrap().with_known(known())
}

/// The report of a run that ends some steps after so many neurons are finished.
fn ended_after(neurons: usize) -> Report {
    let mut analysis = start(options());
    while analysis.report(0).neurons.len() < neurons {
        analysis.step().unwrap();
    }
    for _ in 0..3 {
        analysis.step().unwrap();
    }
    Report::from_json(&analysis.report(0).to_json()).unwrap()
}

fn resumed(options: Options, report: Report) -> Result<Report> {
    start(options).resumed(report).map(finished)
}

#[test]
fn a_resumed_run_has_the_digest_of_an_undisturbed_one() {
    let whole = finished(start(options()));
    assert_eq!(whole.neurons[1].sampling.together, Some(3));
    for neurons in 1..=3 {
        assert_eq!(resumed(options(), ended_after(neurons)).unwrap().digest, whole.digest, "{neurons}");
    }
    assert_eq!(resumed(options(), whole.clone()).unwrap().digest, whole.digest);
}

#[test]
fn a_report_of_another_run_is_refused_with_the_difference() {
    let report = ended_after(1);
    let other = |change: fn(&mut Options)| {
        let mut options = options();
        change(&mut options);
        let error = resumed(options, report.clone()).unwrap_err();
        assert_eq!(error.code(), Code::OtherRun);
        error.message().to_owned()
    };
    assert!(other(|options| options.seed = 7).contains("its options.seed is 1, this run's is 7"));
    assert!(other(|options| options.targets[1].channels = vec![0]).contains("options.targets.1.channels"));
    let toy = Options { targets: vec![Target { layer: 2, channels: vec![0] }], ..options() };
    let toy = Analysis::new(network("zeb1-toy"), toy, Host::default()).unwrap().with_known(known());
    let error = toy.resumed(report.clone()).err().unwrap();
    assert!(error.message().contains("its network."), "{error}");
    let changed = Report { neurons: Vec::new(), ..report.clone() };
    assert_eq!(resumed(options(), changed).unwrap_err().code(), Code::Report);
}

/// The report of a run of one target, after those of earlier layers.
fn alone(target: &Target, below: &[Report]) -> Report {
    let options = Options { targets: vec![target.clone()], ..options() };
    let analysis = below.iter().try_fold(start(options), Analysis::after).unwrap();
    Report::from_json(&finished(analysis).to_json()).unwrap()
}

#[test]
fn merged_reports_of_targets_are_the_report_of_one_run() {
    let target = |layer, channels: &[usize]| Target { layer, channels: channels.to_vec() };
    let targets = vec![target(2, &[0, 1]), target(3, &[0, 1]), target(3, &[2])];
    let whole = finished(start(Options { targets: targets.clone(), ..options() }));
    let below = [alone(&targets[0], &[])];
    let parts = vec![alone(&targets[2], &below), below[0].clone(), alone(&targets[1], &below)];
    let found = merged(parts.clone(), Some(known()), 1).unwrap();
    assert_eq!(found.neurons, whole.neurons);
    assert_eq!(found.digest, whole.digest);

    let refusal = |parts: Vec<Report>| merged(parts, Some(known()), 1).err().unwrap();
    let twins = refusal(vec![parts[0].clone(), parts[0].clone()]);
    assert!(twins.message().contains("Layer 3, channel 2"), "{twins}");
    let mut other = parts[0].clone();
    other.options.seed = 9;
    other.digest = other.digest_of();
    let seeds = refusal(vec![parts[1].clone(), other]);
    assert_eq!((seeds.code(), seeds.concerns()), (Code::OtherRun, "options.seed"));
    assert!(seeds.message().contains(" 1 ") && seeds.message().contains(" 9 "), "{seeds}");
    let mut open = parts[2].clone();
    open.neurons.pop();
    open.digest = open.digest_of();
    assert!(refusal(vec![parts[1].clone(), open]).message().contains("1 of 2 neurons"));
    assert_eq!(merged(parts, None, 1).err().unwrap().concerns(), "databases");
}
