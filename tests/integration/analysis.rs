//! Whole runs: known results, and properties of every run.

use crate::common;
use neuronmotif::analysis::Analysis;
use neuronmotif::error::Code;
use neuronmotif::host::Host;
use neuronmotif::network::Network;
use neuronmotif::options::{Options, Preset, Target};
use neuronmotif::report::{NeuronReport, Report};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/examples").join(name).join("model.onnx")
}

fn open(path: &Path) -> Arc<Network> {
    Arc::new(Network::open("model.onnx", &std::fs::read(path).unwrap(), None).unwrap())
}

fn options(layer: usize, channels: &[usize]) -> Options {
    let targets = vec![Target { layer, channels: channels.to_vec() }];
    Options { targets, ..Options::preset(Preset::Quick) }
}

fn start(network: &Arc<Network>, options: Options) -> Analysis {
    Analysis::new(Arc::clone(network), options, Host::default()).unwrap()
}

fn run(network: &Arc<Network>, options: Options) -> Report {
    let mut analysis = start(network, options);
    while !analysis.is_done() {
        analysis.step().unwrap();
    }
    analysis.report(0)
}

fn consensus(neuron: &NeuronReport) -> Vec<&str> {
    neuron.crms.iter().map(|crm| crm.consensus.as_str()).collect()
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn demo1_has_two_facets_one_bp_apart() {
    let report = run(&open(&common::shared("models/nm_demo1.onnx")), options(2, &[]));
    let neuron = &report.neurons[0];
    assert_eq!((neuron.sampling.evaluated, neuron.sampling.positives), (65_536, 1_323));
    assert!((neuron.sampling.max_activation - 9.0164).abs() < 1e-4);
    assert_eq!(neuron.sampling.max_sequence, "CAGGTGGT");
    assert_eq!(consensus(neuron), ["CAGGTGGT", "GCAGGTGG"]);
    assert_eq!(neuron.crms[1].shift, 1);
    assert!(neuron.crms[0].decoupling == 1.0 && neuron.crms[1].decoupling >= 0.93);
}

#[test]
fn the_toy_has_the_facets_it_was_trained_on() {
    let report = run(&open(&example("zeb1-toy")), options(2, &[0]));
    let neuron = &report.neurons[0];
    assert_eq!(neuron.sampling.positives, 1_644);
    let cores: Vec<Option<usize>> = neuron.crms.iter().map(|crm| crm.consensus.find("CACCTGC")).collect();
    assert_eq!(cores, [Some(0), Some(1)]);
    assert_eq!(neuron.crms.iter().map(|crm| crm.shift).collect::<Vec<_>>(), [0, 1]);
    assert!(neuron.crms.iter().all(|crm| crm.decoupling >= 0.95));
}

/// Start of the best match of CTCF's nine most informative letters in `text`, with at most two mismatches.
fn ctcf(text: &[u8]) -> Option<usize> {
    let motif = b"CCA..AG.GG";
    let mismatches = |window: &[u8]| motif.iter().zip(window).filter(|(m, l)| **m != b'.' && m != l).count();
    let best = (0..text.len().saturating_sub(motif.len())).min_by_key(|&i| mismatches(&text[i..]))?;
    (mismatches(&text[best..]) <= 2).then_some(best)
}

/// Start-to-start distance of the two motifs of a consensus.
fn distance(consensus: &str) -> Option<usize> {
    let (left, right) = consensus.as_bytes().split_at(consensus.len() / 2);
    Some(left.len() + ctcf(right)? - ctcf(left)?)
}

#[test]
fn the_pair_shows_two_motifs_at_the_distances_it_accepts() {
    let mut options = options(5, &[0]);
    options.demixing.groups = 2;
    let report = run(&open(&example("ctcf-pair")), options);
    let neuron = &report.neurons[0];
    let best = &neuron.crms[..20];
    let distances: Vec<usize> = best.iter().filter_map(|crm| distance(&crm.consensus)).collect();
    assert!(distances.len() >= 16, "{} of 20 facets show two motifs", distances.len());
    assert!(distances.iter().all(|d| (32..=50).contains(d)), "{distances:?}");
    let mut different = distances;
    different.sort_unstable();
    different.dedup();
    assert!(different.len() >= 4, "the distance is flexible: {different:?}");
}

/// The examples that the page shows are solved in WebAssembly; native code gives the same results.
#[test]
fn the_solved_examples_equal_native_results() {
    let read = |file: &str| -> Value {
        serde_json::from_slice(&std::fs::read(common::project("www/examples").join(file)).unwrap()).unwrap()
    };
    let digests = read("digests.json");
    for entry in read("index.json").as_array().unwrap() {
        let text = |field: &str| entry[field].as_str().unwrap();
        let network = Network::open(
            &format!("{}.onnx", text("id")),
            &std::fs::read(common::project("www/examples").join(text("model"))).unwrap(),
            None,
        );
        let channels = text("neurons").split(',').map(|channel| channel.parse().unwrap()).collect();
        let targets = vec![Target { layer: entry["layer"].as_u64().unwrap() as usize, channels }];
        let preset = entry.get("preset").map_or(Preset::Paper, |name| serde_json::from_value(name.clone()).unwrap());
        let options = Options { targets, ..Options::preset(preset) };
        let mut analysis = start(&Arc::new(network.unwrap()), options).with_known(common::known());
        while !analysis.is_done() {
            analysis.step().unwrap();
        }
        let (report, found) = (text("report"), analysis.report(0).digest);
        assert_eq!(Some(found.as_str()), digests[report].as_str(), "{report}: if meant, BLESS=1 npm run solve");
    }
}

#[test]
fn a_run_does_not_depend_on_the_number_of_threads() {
    let network = open(&example("ctcf-pair"));
    let mut options = options(3, &[0, 3]);
    options.sampling.population = 300;
    options.sampling.generations = 8;
    options.sampling.searches = 2;
    let with = |threads: usize, options: &Options| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| run(&network, options.clone()).digest)
    };
    let one = with(1, &options);
    assert_eq!(one, with(2, &options));
    assert_eq!(one, with(5, &options));
    options.seed = 2;
    assert_ne!(one, with(1, &options));
}

#[test]
fn further_searches_count_what_comes_back_and_change_nothing_else() {
    let network = open(&example("ctcf-pair"));
    let mut options = options(3, &[0, 3]);
    options.sampling.population = 300;
    options.sampling.generations = 8;
    let once = run(&network, options.clone()).neurons;
    options.sampling.searches = 3;
    let mut searched = run(&network, options.clone()).neurons;
    assert!(searched.iter().any(|neuron| !neuron.crms.is_empty()));
    for neuron in searched.iter().filter(|neuron| !neuron.crms.is_empty()) {
        let repeats = neuron.repeats.as_ref().unwrap();
        assert_eq!(repeats.max_activations.len(), 2);
        assert!(repeats.max_activations.iter().all(|&max| max > 0.5 * neuron.sampling.max_activation));
        assert!(neuron.crms.iter().any(|crm| crm.found == Some(3)), "some facets come back in every search");
        assert!(neuron.crms.iter().all(|crm| (Some(1)..=Some(3)).contains(&crm.found)));
        assert!(neuron.dictionary.iter().flatten().all(|motif| motif.found.is_some()));
        assert!(neuron.syntax.iter().flatten().all(|tree| tree.found.is_some()));
    }
    for neuron in &mut searched {
        neuron.repeats = None;
        neuron.crms.iter_mut().for_each(|crm| crm.found = None);
        neuron.dictionary.iter_mut().flatten().for_each(|motif| motif.found = None);
        neuron.syntax.iter_mut().flatten().for_each(|tree| tree.found = None);
    }
    assert_eq!(searched, once);
}

#[test]
fn an_enumerated_neuron_is_searched_once() {
    let mut options = options(1, &[0]);
    options.sampling.searches = 3;
    let report = run(&open(&example("zeb1-toy")), options);
    assert_eq!(report.neurons[0].repeats, None);
}

#[test]
fn a_cancelled_run_keeps_finished_neurons() {
    let network = open(&example("zeb1-toy"));
    let mut analysis = start(&network, options(1, &[]));
    while analysis.report(0).neurons.is_empty() {
        analysis.step().unwrap();
    }
    assert!(!analysis.is_done());
    let report = analysis.report(0);
    assert_eq!(report.neurons.len(), 1);
    assert_eq!(Report::from_json(&report.to_json()).unwrap(), report);
}

#[test]
fn every_ppm_is_valid() {
    let mut options = options(2, &[]);
    options.sampling.enumerate_up_to = 0;
    options.sampling.population = 400;
    options.sampling.generations = 10;
    let report = run(&open(&example("ctcf-pair")), options);
    assert_eq!(report.neurons.len(), 8);
    for neuron in &report.neurons {
        let members: usize = neuron.crms.iter().map(|crm| crm.sequences).sum();
        assert_eq!(members, neuron.sampling.kept, "every sequence belongs to one facet");
        assert_eq!(neuron.crms.is_empty(), neuron.sampling.kept == 0);
        assert_eq!(neuron.crms.is_empty(), !neuron.notes.is_empty() && neuron.sampling.kept == 0);
        for crm in neuron.crms.iter().chain(&neuron.mixed) {
            assert!(crm.ppm.rows().all(|row| (row.iter().sum::<f64>() - 1.0).abs() < 1e-9), "{}", crm.id);
            assert!(crm.decoupling <= 1.0 && crm.importance <= 1.0 && crm.importance > 0.0, "{}", crm.id);
            assert_eq!(crm.ppm.width(), neuron.receptive_field);
        }
        for crm in &neuron.crms {
            let strongest = crm.strongest.as_deref().unwrap();
            assert_eq!(strongest.len(), crm.sequences.min(20), "{}", crm.id);
            assert!(strongest.windows(2).all(|pair| pair[0].activation >= pair[1].activation), "{}", crm.id);
            assert!(strongest[0].activation <= crm.max_activation, "{}", crm.id);
            assert!(strongest.iter().all(|strong| strong.sequence.len() == neuron.receptive_field), "{}", crm.id);
        }
    }
}

#[test]
fn bad_requests_are_refused_before_work_starts() {
    let network = open(&example("zeb1-toy"));
    let refuse = |options: Options| {
        Analysis::new(Arc::clone(&network), options, Host::default()).err().map(|error| error.code())
    };
    assert_eq!(refuse(options(3, &[])), Some(Code::Layer));
    assert_eq!(refuse(options(2, &[1])), Some(Code::Neurons));
    assert_eq!(refuse(Options::default()), Some(Code::Neurons));
    let mut bad = options(2, &[0]);
    bad.sampling.bins = 0;
    assert_eq!(refuse(bad), Some(Code::Option));
    let host = Host { memory: 1 << 10, ..Host::default() };
    let error = Analysis::new(Arc::clone(&network), options(2, &[0]), host).err().unwrap();
    assert_eq!(error.code(), Code::Memory, "{error}");
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn an_output_over_a_whole_input_fits_in_a_gigabyte() {
    let models = common::shared("models");
    for (model, layer) in [("grammar_c.onnx", 9), ("published/dragonn_ctcf.onnx", 4)] {
        let network = open(&models.join(model));
        for preset in [Preset::Quick, Preset::Paper] {
            let targets = vec![Target { layer, channels: vec![0] }];
            let options = Options { targets, ..Options::preset(preset) };
            let host = Host { threads: 2, memory: 1 << 30, ..Host::default() };
            let forecast = Analysis::forecast(&network, &options, None, &host);
            assert!(forecast.is_ok(), "{model}, {preset:?}: {}", forecast.unwrap_err());
        }
    }
}
