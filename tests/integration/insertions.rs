//! Runs that search for insertions into random sequences.

use crate::common;
use neuronmotif::analysis::Analysis;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, Target};
use neuronmotif::report::{NeuronReport, Report};
use std::sync::Arc;

/// The receptive field of layer 4 of the example is 44 letters wide.
fn run(insertion: usize, channels: &[usize]) -> Report {
    let bytes = std::fs::read(common::project("www/examples/ctcf-pair/model.onnx")).unwrap();
    let network = Arc::new(Network::open("ctcf-pair", &bytes, None).unwrap());
    let targets = vec![Target { layer: 4, channels: channels.to_vec() }];
    let mut options = Options { targets, seed: 29, ..Options::preset(Preset::Quick) };
    options.sampling.insertion = insertion;
    options.demixing.max_groups = 1;
    common::finished(Analysis::new(network, options, Host::default()).unwrap())
}

fn without_seconds(report: &Report) -> Vec<NeuronReport> {
    let mut neurons = report.neurons.clone();
    for neuron in &mut neurons {
        (neuron.sampling.seconds, neuron.sampling.lower_seconds, neuron.demixing.seconds) = (0.0, 0.0, 0.0);
    }
    neurons
}

#[test]
fn the_letters_around_insertions_say_nothing() {
    let report = run(16, &[0]);
    let [neuron] = &report.neurons[..] else { panic!("one neuron") };
    let searched = neuron.sampling.insertion.unwrap();
    assert_eq!(searched.length, 16);
    assert!(!neuron.crms.is_empty());
    for crm in neuron.crms.iter().filter(|crm| !crm.small) {
        let place = searched.start..searched.start + searched.length;
        let (within, around): (Vec<_>, Vec<_>) =
            crm.information_content.iter().enumerate().partition(|(column, _)| place.contains(column));
        let mean =
            |columns: &[(usize, &f64)]| columns.iter().map(|(_, bits)| *bits).sum::<f64>() / columns.len() as f64;
        let (within, around) = (mean(&within), mean(&around));
        assert!(around < 0.3 && within > 3.0 * around, "{}: {within} bits within, {around} around", crm.id);
    }
}

#[test]
fn insertions_as_long_as_the_receptive_field_are_the_usual_search() {
    let (whole, long) = (run(0, &[1]), run(10_000, &[1]));
    assert_eq!(without_seconds(&whole), without_seconds(&long));
    assert_ne!(whole.digest, long.digest, "the option is signed");
}

#[test]
fn neurons_are_searched_for_insertions_one_by_one_and_do_not_depend_on_each_other() {
    let report = run(16, &[2, 0]);
    let together: Vec<Option<usize>> = report.neurons.iter().map(|neuron| neuron.sampling.together).collect();
    assert_eq!(together, [None, None]);
    let of_zero = report.neurons.iter().find(|neuron| neuron.channel == 0).unwrap();
    assert_eq!(of_zero.crms, run(16, &[0]).neurons[0].crms);
}
