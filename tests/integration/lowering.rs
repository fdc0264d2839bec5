//! The search for what lowers a neuron.

use crate::common;
use neuronmotif::analysis::Analysis;
use neuronmotif::engine::Engine;
use neuronmotif::engine::simd::Simd;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Extreme, Options, Preset, SamplingOptions, Target};
use neuronmotif::report::Report;
use neuronmotif::sequence::SequenceSet;
use neuronmotif::substructure::Substructure;
use std::sync::Arc;

fn network(path: &str) -> Arc<Network> {
    Arc::new(Network::open(path, &std::fs::read(common::project(path)).unwrap(), None).unwrap())
}

fn analysed(network: &Arc<Network>, layer: usize, extreme: Extreme) -> Report {
    let sampling = SamplingOptions { extreme, ..SamplingOptions::preset(Preset::Quick) };
    let targets = vec![Target { layer, channels: vec![0] }];
    let options = Options { targets, sampling, ..Options::preset(Preset::Quick) };
    let mut analysis = Analysis::new(Arc::clone(network), options, Host::default()).unwrap();
    while !analysis.is_done() {
        analysis.step().unwrap();
    }
    analysis.report(0)
}

/// The value of a neuron for a sequence, as the network computes it.
fn value(network: &Network, layer: usize, sequence: &str) -> f32 {
    let substructure = Substructure::new(network, layer, Some(0)).unwrap();
    let codes = SequenceSet::parse(sequence, &network.alphabet, substructure.length).unwrap();
    Simd::new(&substructure).values(&codes)[0]
}

#[test]
fn activations_are_how_far_the_value_is_below_its_mean() {
    let network = network("www/examples/zeb1-toy/model.onnx");
    let lowered = analysed(&network, 2, Extreme::Minimum);
    let sampling = &lowered.neurons[0].sampling;
    let level = sampling.level.unwrap();
    let lowest = value(&network, 2, &sampling.max_sequence);
    assert!((level - lowest - sampling.max_activation).abs() < 1e-4, "{level} {lowest} {}", sampling.max_activation);
    // Eight letters are enumerated: no sequence lowers the neuron more.
    let all: Vec<u8> = (0..1usize << 16).flat_map(|word| (0..8).map(move |i| (word >> (2 * i) & 3) as u8)).collect();
    let substructure = Substructure::new(&network, 2, Some(0)).unwrap();
    let values = Simd::new(&substructure).values(&SequenceSet::from_codes(8, all));
    let minimum = values.iter().copied().fold(f32::INFINITY, f32::min);
    assert!((minimum - lowest).abs() < 1e-4, "{minimum} {lowest}");
}

#[test]
fn a_search_for_the_maximum_has_no_level_and_its_own_digest() {
    let network = network("www/examples/zeb1-toy/model.onnx");
    let [raised, lowered] = [Extreme::Maximum, Extreme::Minimum].map(|extreme| analysed(&network, 2, extreme));
    assert_eq!(raised.neurons[0].sampling.level, None);
    assert_ne!(raised.digest, lowered.digest);
    assert_ne!(raised.neurons[0].sampling.max_sequence, lowered.neurons[0].sampling.max_sequence);
}
