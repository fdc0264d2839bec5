//! Strong sequences of contributing neurons: found for a whole layer at once, at a small part of a neuron's own cost.

use crate::common;
use neuronmotif::analysis::Analysis;
use neuronmotif::engine::Engine;
use neuronmotif::engine::simd::Simd;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, Target};
use neuronmotif::sample::contributors::{ContributorSearch, PER_NEURON, RANDOM};
use neuronmotif::sample::seeds::SeedMatrix;
use neuronmotif::sequence::SequenceSet;
use neuronmotif::substructure::Substructure;
use std::collections::BTreeMap;
use std::sync::Arc;

type Found = BTreeMap<(usize, usize), Vec<SeedMatrix>>;

fn network() -> Network {
    let bytes = std::fs::read(common::project("www/examples/ctcf-pair/model.onnx")).unwrap();
    Network::open("model.onnx", &bytes, None).unwrap()
}

fn search(network: &Network, layer: usize, channels: &[usize]) -> (Found, usize) {
    let substructure = Substructure::of_neurons(network, layer, channels).unwrap();
    let engine = Arc::new(Simd::new(&substructure));
    let mut search = ContributorSearch::new(&substructure, engine, layer, channels.to_vec(), 7);
    let mut evaluated = 0;
    while !search.is_done() {
        evaluated += search.step().sequences.len();
    }
    (search.finish().collect(), evaluated)
}

fn rows(matrices: &[SeedMatrix]) -> Vec<(Vec<Vec<f64>>, u32)> {
    matrices.iter().map(|matrix| (matrix.ppm.to_lists(), matrix.activation.to_bits())).collect()
}

#[test]
fn what_is_found_for_a_neuron_does_not_depend_on_the_others() {
    let network = network();
    let (alone, _) = search(&network, 2, &[3]);
    let (together, _) = search(&network, 2, &[0, 3, 5]);
    assert!(!alone[&(2, 3)].is_empty());
    assert_eq!(rows(&alone[&(2, 3)]), rows(&together[&(2, 3)]));
}

#[test]
fn the_cost_is_what_the_forecast_counts() {
    let (found, evaluated) = search(&network(), 2, &[0, 3, 5]);
    assert!(evaluated <= RANDOM + 3 * (PER_NEURON + 8), "{evaluated}");
    assert_eq!(found.len(), 3);
}

#[test]
fn three_of_four_neurons_get_stronger_sequences_than_twice_as_many_random_ones() {
    let network = network();
    let substructure = Substructure::of_neurons(&network, 2, &[]).unwrap();
    let engine = Simd::new(&substructure);
    let random = |i: usize| {
        neuronmotif::random::Key { seed: 1, layer: 9, channel: i }.stream(neuronmotif::random::Purpose::Seeds, 0, 0)
    };
    let codes = (0..2000).flat_map(|i| {
        let mut stream = random(i);
        (0..substructure.length).map(move |_| stream.below(4) as u8)
    });
    let values = engine.values(&SequenceSet::from_codes(substructure.length, codes.collect()));
    let channels: Vec<usize> = (0..engine.outputs()).collect();
    let (found, _) = search(&network, 2, &channels);
    let stronger = channels.iter().filter(|&&channel| {
        let best = values.iter().skip(channel).step_by(channels.len()).copied().fold(0.0, f32::max);
        let reached = found[&(2, channel)].iter().map(|matrix| matrix.activation).fold(0.0, f32::max);
        reached > best
    });
    let count = stronger.count();
    assert!(4 * count >= 3 * channels.len(), "{count} of {}", channels.len());
}

#[test]
fn a_deep_neuron_costs_little_more_than_its_own_search() {
    let network = Arc::new(network());
    let last = network.layers.iter().filter(|layer| layer.node.is_some()).map(|layer| layer.index).max().unwrap();
    let targets = vec![Target { layer: last, channels: vec![0] }];
    let options = Options { targets, ..Options::preset(Preset::Quick) };
    let mut analysis = Analysis::new(network, options, Host::default()).unwrap();
    let mut all = 0;
    while !analysis.is_done() {
        all = analysis.step().unwrap().evaluated;
    }
    let own = analysis.report(0).neurons[0].sampling.evaluated;
    assert!((all - own) * 4 <= own, "{} for start sequences, {own} for the neuron itself", all - own);
}
