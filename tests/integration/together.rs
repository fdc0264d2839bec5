//! Neurons of a layer that are searched together: the same result as any run of these neurons, at a smaller cost.

use crate::common;
use neuronmotif::analysis::Analysis;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, Target};
use neuronmotif::report::{NeuronReport, Report};
use std::path::Path;
use std::sync::Arc;

fn network(path: impl AsRef<Path>) -> Arc<Network> {
    let bytes = std::fs::read(path).unwrap();
    Arc::new(Network::open("model.onnx", &bytes, None).unwrap())
}

fn example() -> Arc<Network> {
    network(common::project("www/examples/ctcf-pair/model.onnx"))
}

fn options(preset: Preset, targets: &[(usize, &[usize])]) -> Options {
    let targets = targets.iter().map(|&(layer, channels)| Target { layer, channels: channels.to_vec() });
    let mut options = Options { targets: targets.collect(), ..Options::preset(preset) };
    options.demixing.max_groups = 1;
    options
}

fn run(network: &Arc<Network>, options: &Options) -> Report {
    common::finished(Analysis::new(network.clone(), options.clone(), Host::default()).unwrap())
}

#[test]
fn neurons_of_one_target_are_searched_together_and_the_report_says_so() {
    let network = example();
    let report = run(&network, &options(Preset::Quick, &[(3, &[0, 1, 2]), (3, &[3])]));
    let together: Vec<Option<usize>> = report.neurons.iter().map(|neuron| neuron.sampling.together).collect();
    assert_eq!(together, [Some(3), Some(3), Some(3), None]);
}

#[test]
fn a_neuron_that_is_alone_in_its_target_does_not_depend_on_other_targets_of_its_layer() {
    let network = example();
    let alone = run(&network, &options(Preset::Quick, &[(3, &[2])]));
    let after = run(&network, &options(Preset::Quick, &[(3, &[0]), (3, &[2])]));
    assert_eq!(alone.neurons[0].crms, after.neurons[1].crms);
}

#[test]
fn an_interrupted_run_has_the_same_first_neurons() {
    let network = example();
    let options = options(Preset::Quick, &[(3, &[0, 1, 2])]);
    let whole = run(&network, &options);
    let mut analysis = Analysis::new(network, options, Host::default()).unwrap();
    while analysis.report(0).neurons.len() < 2 {
        analysis.step().unwrap();
    }
    let facets = |neuron: &NeuronReport| {
        let facets = neuron.crms.iter().map(|crm| (crm.consensus.clone(), crm.sequences));
        (neuron.channel, neuron.sampling.max_sequence.clone(), facets.collect::<Vec<_>>())
    };
    for (one, other) in analysis.report(0).neurons.iter().zip(&whole.neurons) {
        assert_eq!(facets(one), facets(other));
    }
}

#[test]
fn enumerated_neurons_are_not_searched_together() {
    let network = network(common::project("www/examples/zeb1-toy/model.onnx"));
    let report = run(&network, &options(Preset::Quick, &[(1, &[0, 1])]));
    assert!(report.neurons.iter().all(|neuron| neuron.sampling.together.is_none()));
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn a_layer_takes_half_the_evaluations_of_its_neurons_alone_and_finds_their_maxima() {
    let network = network(common::shared("models/nm_demo2.onnx"));
    let channels = [0, 1, 2, 3];
    let together = run(&network, &options(Preset::Paper, &[(4, &channels)]));
    let alone: Vec<(usize, &[usize])> = channels.chunks(1).map(|channel| (4, channel)).collect();
    let alone = run(&network, &options(Preset::Paper, &alone));
    let evaluated = |report: &Report| report.neurons.iter().map(|neuron| neuron.sampling.evaluated).sum::<u64>();
    assert!(2 * evaluated(&together) <= evaluated(&alone), "{} of {}", evaluated(&together), evaluated(&alone));
    let ratios: Vec<f32> = (together.neurons.iter().zip(&alone.neurons))
        .map(|(one, other)| one.sampling.max_activation / other.sampling.max_activation)
        .collect();
    assert!(ratios.iter().all(|&ratio| ratio >= 0.95), "{ratios:?}");
    assert!(ratios.iter().sum::<f32>() >= 0.98 * ratios.len() as f32, "{ratios:?}");
}
