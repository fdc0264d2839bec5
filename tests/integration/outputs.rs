//! Outputs of whole networks and the effect of silenced neurons, against ONNX Runtime (`tools/outputs` wrote the expected
//! values).

use crate::common;
use neuronmotif::engine::tract::{Scale, WholeNetwork};
use neuronmotif::network::Network;
use neuronmotif::outputs::{self, Ranking, RankingReport, RankingRequest, Work};
use neuronmotif::sequence::Records;
use serde_json::Value;
use std::sync::Arc;

/// Maximum difference, relative to the largest expected value.
const TOLERANCE: f64 = 1e-4;

/// Sequences, one after another.
struct Sequences {
    letters: Vec<u8>,
    ends: Vec<u32>,
}

impl Sequences {
    fn of(case: &Value) -> Self {
        let (mut letters, mut ends) = (Vec::new(), Vec::new());
        for sequence in case["sequences"].as_array().unwrap() {
            letters.extend(sequence.as_str().unwrap().bytes());
            ends.push(letters.len() as u32);
        }
        Self { letters, ends }
    }

    fn records(&self) -> Records<'_> {
        Records { letters: &self.letters, ends: &self.ends }
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn table(value: &Value) -> Vec<Vec<f64>> {
    value.as_array().unwrap().iter().map(numbers).collect()
}

/// Compares two tables of numbers.
fn agree(what: &str, found: &[Vec<f64>], expected: &[Vec<f64>]) {
    assert_eq!(found.len(), expected.len(), "{what}");
    let largest = expected.iter().flatten().fold(f64::MIN_POSITIVE, |largest: f64, value| largest.max(value.abs()));
    for (row, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert_eq!(found.len(), expected.len(), "{what} {row}");
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() <= TOLERANCE * largest, "{what} {row}: {found} or {expected}");
        }
    }
}

fn opened(case: &Value) -> (Network, Vec<u8>) {
    let file = case["file"].as_str().unwrap();
    let path = match case["folder"].as_str().unwrap() {
        "shared" => common::shared(&format!("models/{file}")),
        _ => common::project(file),
    };
    let bytes = std::fs::read(path).unwrap();
    (Network::open(file, &bytes, None).unwrap(), bytes)
}

fn whole(network: &Network, bytes: &[u8], scale: Scale) -> Arc<WholeNetwork> {
    Arc::new(WholeNetwork::open(network, bytes, &[], scale).unwrap())
}

/// The first `units` outputs of each sequence.
fn values(network: &Network, bytes: &[u8], scale: Scale, records: Records, units: usize) -> Vec<Vec<f64>> {
    let whole = whole(network, bytes, scale);
    let found = outputs::values(&whole, &network.alphabet, records).unwrap();
    found.chunks_exact(whole.units()).map(|row| row[..units].iter().map(|&value| value.into()).collect()).collect()
}

fn ranked(
    whole: Arc<WholeNetwork>,
    network: &Network,
    request: RankingRequest,
    records: Option<Records>,
) -> RankingReport {
    let mut ranking = Ranking::new(whole, network, request, records).unwrap();
    while !ranking.step().unwrap() {}
    ranking.report()
}

fn cases(folder: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(common::project("tests/golden/outputs.json")).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    cases.into_iter().filter(|case| case["folder"] == folder).collect()
}

fn check(case: &Value) {
    let file = case["file"].as_str().unwrap();
    let (network, bytes) = opened(case);
    let (sequences, units) = (Sequences::of(case), case["units"].as_u64().unwrap() as usize);
    for (scale, name) in [(Scale::Output, "outputs"), (Scale::Logit, "logits")] {
        let found = values(&network, &bytes, scale, sequences.records(), units);
        agree(&format!("{file}: {name}"), &found, &table(&case[name]));
    }
    let layer = case["layer"].as_u64().unwrap() as usize;
    let request = RankingRequest { layer, units: (0..units).collect(), ..RankingRequest::default() };
    let ranking = ranked(whole(&network, &bytes, Scale::Logit), &network, request, Some(sequences.records()));
    let levels: Vec<f64> = ranking.neurons.iter().map(|neuron| neuron.level).collect();
    agree(&format!("{file}: levels"), &[levels], &[numbers(&case["levels"])]);
    let of = |neuron: &outputs::NeuronEffect| neuron.effects.iter().map(|effect| effect.mean).collect();
    let effects: Vec<Vec<f64>> = ranking.neurons.iter().map(of).collect();
    agree(&format!("{file}: effects"), &effects, &table(&case["effects"]));
}

#[test]
fn outputs_and_effects_equal_onnx_runtime() {
    cases("own").iter().for_each(check);
}

#[test]
#[ignore = "needs the models of ../shared"]
fn outputs_and_effects_of_published_networks_equal_onnx_runtime() {
    cases("shared").iter().for_each(check);
}

/// For each output of a network the first neurons of its last convolution, on drawn sequences, must be of its module.
fn modules_are_first(name: &str, layer: usize, first: usize) {
    let truth = std::fs::read_to_string(common::shared(&format!("models/{name}.truth.json"))).unwrap();
    let truth: Value = serde_json::from_str(&truth).unwrap();
    let bytes = std::fs::read(common::shared(&format!("models/{name}.onnx"))).unwrap();
    let network = Network::open(name, &bytes, None).unwrap();
    let request = RankingRequest { layer, sequences: 200, ..RankingRequest::default() };
    let ranking = ranked(whole(&network, &bytes, Scale::Logit), &network, request, None);
    for (unit, task) in truth["output"]["tasks"].as_array().unwrap().iter().enumerate() {
        let own = numbers(&truth["last_convolution"]["channels_by_module"][task.as_str().unwrap()]);
        let ranked = &ranking.order[unit][..first];
        assert!(ranked.iter().all(|&channel| own.contains(&(channel as f64))), "{name}, {task}: {ranked:?} of {own:?}");
    }
}

#[test]
#[ignore = "needs the models of ../shared"]
fn the_neurons_of_a_module_are_first_for_its_output() {
    modules_are_first("grammar_a", 3, 4);
    modules_are_first("grammar_c", 8, 2);
}

#[test]
#[ignore = "needs the models of ../shared"]
fn a_network_with_further_inputs_is_refused() {
    let file = "cases/20-covariates_after_flatten.onnx";
    let bytes = std::fs::read(common::shared(file)).unwrap();
    let network = Network::open(file, &bytes, None).unwrap();
    let error = WholeNetwork::open(&network, &bytes, &[], Scale::Logit).unwrap_err();
    assert_eq!(error.code(), neuronmotif::error::Code::UnsupportedOp);
    assert!(error.message().contains("further input, “halflife”"), "{error}");
}

#[test]
#[ignore = "needs the models of ../shared"]
fn a_layer_that_is_the_output_has_an_effect_on_its_own_channels_alone() {
    let bytes = std::fs::read(common::shared("cases/07-model-local-functions.onnx")).unwrap();
    let network = Network::open("functions", &bytes, None).unwrap();
    let whole = whole(&network, &bytes, Scale::Output);
    let channels = network.layers[1].channels;
    let positions = whole.units() / channels;
    let request = RankingRequest { layer: 2, sequences: 20, ..RankingRequest::default() };
    let ranking = ranked(whole, &network, request, None);
    for neuron in &ranking.neurons {
        for (unit, effect) in neuron.effects.iter().enumerate() {
            assert!(
                unit / positions == neuron.channel || effect.mean == 0.0,
                "{} on {unit}: {effect:?}",
                neuron.channel
            );
        }
        let own: f64 = neuron.effects[neuron.channel * positions..][..positions].iter().map(|effect| effect.mean).sum();
        assert!(own.abs() < 1e-4, "the mean of the values is their mean: {own}");
    }
}

#[test]
fn networks_in_other_precisions_run_in_single_precision() {
    for name in ["type-float64", "type-float16", "type-bfloat16"] {
        let file = format!("tests/corpus/{name}.onnx");
        let bytes = std::fs::read(common::project(&file)).unwrap();
        let network = Network::open(name, &bytes, None).unwrap();
        let whole = WholeNetwork::open(&network, &bytes, &[], Scale::Output).unwrap_or_else(|error| panic!("{error}"));
        let codes: Vec<u8> = (0..whole.length()).map(|position| (position * position / 3 % 4) as u8).collect();
        let found = whole.values(&[&codes]).unwrap().concat();
        assert!(found.len() == whole.units() && found.iter().all(|value| value.is_finite()), "{name}: {found:?}");
        assert!(found.iter().any(|&value| value != found[0]), "{name}: {found:?}");
    }
}
