//! What a network answers about arrangements of motifs, against ONNX Runtime (`tools/marginalisation` wrote the expected
//! means).

use crate::common;
use neuronmotif::dictionary::Site;
use neuronmotif::engine::simd::Simd;
use neuronmotif::necessity::{Answers, Backgrounds, Block, Inquiry, Instance, Mean, Pool};
use neuronmotif::network::Network;
use neuronmotif::random::Key;
use neuronmotif::substructure::Substructure;
use serde_json::Value;

/// Maximum difference, relative to the mean with all motifs.
const TOLERANCE: f64 = 1e-4;
/// Number of random sequences.
const BACKGROUNDS: usize = 64;

fn number(value: &Value) -> usize {
    value.as_u64().unwrap() as usize
}

/// The answers about the letters of a tree.
fn answers(network: &Network, tree: &Value) -> Answers {
    let (layer, channel) = (number(&tree["layer"]), number(&tree["channel"]));
    let substructure = Substructure::new(network, layer, Some(channel)).unwrap();
    let key = Key { seed: tree["seed"].as_u64().unwrap(), layer, channel };
    let backgrounds =
        Backgrounds::new(key, BACKGROUNDS, substructure.length, &Pool::uniform(substructure.alphabet_size));
    let instance = |written: &Value| {
        let start = number(&written["start"]);
        let text = written["letters"].as_str().unwrap();
        let [core, flanks] = [false, true].map(|small| {
            let own = text.bytes().enumerate().filter(|(_, letter)| letter.is_ascii_lowercase() == small);
            own.filter_map(|(i, letter)| Some((start + i, network.alphabet.encode(letter)?))).collect()
        });
        Instance { site: Site { motif: 0, start: start as i32, q: 0.0 }, block: Block { core, flanks } }
    };
    let instances: Vec<Instance> = tree["written"].as_array().unwrap().iter().map(instance).collect();
    let gaps = vec![0; instances.len() - 1];
    let mut inquiry = Inquiry::new(String::new(), instances, gaps, network.alphabet.clone());
    let engine = Simd::new(&substructure);
    loop {
        if let Some(answers) = inquiry.step(&engine, &backgrounds) {
            return answers;
        }
    }
}

/// Every mean by the name of its question.
fn named(answers: &Answers) -> Vec<(String, f64)> {
    let lists = [
        ("alone", &answers.alone),
        ("left out", &answers.left_out),
        ("reversed", &answers.reversed),
        ("swapped", &answers.swapped),
    ];
    let each = |(name, means): (&'static str, &Vec<Mean>)| {
        means.iter().enumerate().map(|(i, mean)| (format!("{name} {i}"), mean.mean)).collect::<Vec<_>>()
    };
    let ends = [("without", answers.without), ("with", answers.with)].map(|(name, mean)| (name.to_owned(), mean.mean));
    let distances = answers.distances.iter().enumerate().flat_map(|(index, scan)| {
        scan.means.iter().enumerate().map(move |(i, &mean)| (format!("distance {index} {i}"), mean))
    });
    let places = answers.places.iter().flat_map(|places| places.means.iter().enumerate());
    let places = places.map(|(i, &mean)| (format!("place {i}"), mean));
    let pairs = answers.pairs.iter().flat_map(|pair| {
        let [left, right] = pair.leaves;
        let name = format!("pair {left} {right}");
        let each = pair.distances.means.iter().enumerate().map(|(i, &mean)| (format!("{name} {i}"), mean));
        each.chain([(name.clone(), pair.with.mean)]).collect::<Vec<_>>()
    });
    ends.into_iter().chain(lists.into_iter().flat_map(each)).chain(distances).chain(pairs).chain(places).collect()
}

/// Every tree of a golden file.
fn check(name: &str, network: &[u8]) {
    let network = Network::open(name, network, None).unwrap();
    let golden = std::fs::read(common::project(&format!("tests/golden/marginalisation/{name}.json"))).unwrap();
    let golden: Value = serde_json::from_slice(&golden).unwrap();
    for tree in golden["trees"].as_array().unwrap() {
        let answers = answers(&network, tree);
        let starts: Vec<&Vec<usize>> = answers.distances.iter().map(|scan| &scan.starts).collect();
        assert_eq!(serde_json::to_value(starts).unwrap(), tree["starts"], "{name}: the places of the distances");
        let found = named(&answers);
        assert_eq!(found.len(), tree["means"].as_object().unwrap().len(), "{name}");
        for (question, mean) in found {
            let expected = tree["means"][&question].as_f64().unwrap();
            let off = (mean - expected).abs() / answers.with.mean;
            assert!(off < TOLERANCE, "{name}, {question}: {mean}, ONNX Runtime {expected}");
        }
    }
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn two_and_three_motifs_have_the_means_of_onnx_runtime() {
    for name in ["grammar_a", "grammar_c"] {
        check(name, &std::fs::read(common::shared(&format!("models/{name}.onnx"))).unwrap());
    }
}

#[test]
fn a_neuron_behind_ten_convolutions_has_the_means_of_onnx_runtime() {
    check("ten", &std::fs::read(common::project("tests/networks/ten.onnx")).unwrap());
}
