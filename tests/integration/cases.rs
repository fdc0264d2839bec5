//! Networks that went wrong in programs of this kind, each made after a public report: what must come out.

use crate::common::{finished, known, shared};
use neuronmotif::analysis::Analysis;
use neuronmotif::engine::Engine;
use neuronmotif::engine::check::check;
use neuronmotif::engine::simd::Simd;
use neuronmotif::error::Error;
use neuronmotif::host::Host;
use neuronmotif::network::{Layer, Network};
use neuronmotif::options::{Options, Preset, Target};
use neuronmotif::progress::{Supported, Verdict};
use neuronmotif::report::{Note, Report};
use neuronmotif::sequence::SequenceSet;
use neuronmotif::substructure::Substructure;
use std::sync::Arc;

fn open(name: &str) -> Result<Network, Error> {
    Network::open(name, &std::fs::read(shared(&format!("cases/{name}"))).unwrap(), None)
}

/// Receptive field, positions between neighbours and channels of a layer that can be analysed.
fn sizes(layer: &Layer) -> Option<[usize; 3]> {
    layer.reason.is_none().then_some([layer.receptive_field, layer.jump, layer.channels])
}

/// The layers of a network, `None` for those that cannot be analysed; both engines agree on the others.
fn table(name: &str) -> Vec<Option<[usize; 3]>> {
    let network = open(name).unwrap();
    let compared = check(&network).unwrap();
    assert_eq!((compared.verdict, compared.unchecked), (Verdict::Passed, 0), "{name}: {compared:?}");
    network.layers.iter().map(sizes).collect()
}

/// The neurons of a layer have these values, by ONNX Runtime, for the sequence of a receptive field.
fn values(name: &str, layer: usize, sequence: &str, expect: &[f32]) {
    let network = open(name).unwrap();
    let codes = sequence.bytes().map(|letter| network.alphabet.encode(letter).unwrap()).collect();
    let substructure = Substructure::new(&network, layer, None).unwrap();
    let found = Simd::new(&substructure).values(&SequenceSet::from_codes(sequence.len(), codes));
    assert_eq!(found.len(), expect.len(), "{name}");
    assert!(found.iter().zip(expect).all(|(a, b)| (a - b).abs() < 2e-5), "{name}: {found:?} {expect:?}");
}

fn refusal(name: &str) -> String {
    let error = open(name).err().unwrap();
    format!("{} {}", error.message(), error.next())
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn operators_of_other_domains_are_not_taken_for_onnx() {
    for (name, operator) in
        [("01-ort-nchwc-conv2d.onnx", "com.microsoft.nchwc.Conv"), ("10-fusedconv.onnx", "com.microsoft.FusedConv")]
    {
        let text = refusal(name);
        assert!(text.contains(operator) && text.contains("Open the original model"), "{text}");
    }
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn what_depends_on_constants_alone_is_computed() {
    assert_eq!(table("05-rc-conv-dynamo-default.onnx")[0].unwrap()[2], 256);
    assert!(table("05-rc-conv-dynamo-default.onnx").iter().all(Option::is_some));
    assert!(table("05-weight-standardised.onnx").iter().all(Option::is_some));
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn padding_that_inner_neurons_do_not_touch_blocks_nothing() {
    assert_eq!(table("06-keras-maxpool-same.onnx")[1].unwrap()[0], 15);
    values("06-circular.onnx", 2, "AGCGAGCGATAG", &[0.11933, 0.09799]);
    let cropped = &open("20-negative_pad_crop.onnx").unwrap().layers[2];
    assert_eq!(sizes(cropped).unwrap()[..2], [11, 1]);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn functions_of_the_model_are_inlined() {
    let found: Vec<usize> = table("07-model-local-functions.onnx").iter().map(|layer| layer.unwrap()[0]).collect();
    assert_eq!(found, [7, 14]);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn training_mode_is_refused_where_it_changes_values() {
    assert!(table("08-dropout-training.onnx").iter().all(Option::is_some));
    let network = open("08-batchnorm-training.onnx").unwrap();
    let reasons: Vec<String> =
        network.layers.iter().filter_map(|layer| Some(layer.reason.as_ref()?.to_string())).collect();
    assert!(reasons.iter().any(|reason| reason.contains("training mode")), "{reasons:?}");
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn a_check_that_fails_says_where_and_who_is_right() {
    let compared = check(&open("09-constant-minus-conv.onnx").unwrap()).unwrap();
    let fault = compared.fault.unwrap();
    assert_eq!((compared.verdict, fault.supported), (Verdict::Failed, Supported::Kernels), "{compared:?}");
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn less_usual_operations_are_crossed() {
    values("17-celu-alpha.onnx", 2, "TCTAACATCAGCGA", &[-0.20664, 0.07559, -0.08732]);
    assert_eq!(check(&open("17-celu-alpha.onnx").unwrap()).unwrap().verdict, Verdict::Passed);
    values("17-slice-step2.onnx", 2, "CTAACATCAGC", &[1.6338, -2.43474, -4.97937]);
    assert!(open("17-slice-step2.onnx").unwrap().layers.iter().all(|layer| sizes(layer).is_some()));
    assert!(table("17-all-axes-free.onnx").iter().all(Option::is_some));
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn networks_as_they_are_published_open() {
    let dense = table("20-dense_at_every_position.onnx");
    assert_eq!(dense[..3], [Some([9, 1, 16]), Some([9, 1, 12]), Some([29, 7, 8])]);
    let flat: Vec<usize> = table("20-flat_input_reshaped.onnx").iter().take(2).map(|layer| layer.unwrap()[0]).collect();
    assert_eq!(flat, [9, 22]);
    let network = open("20-covariates_after_flatten.onnx").unwrap();
    let rows: Vec<&Layer> = network.layers.iter().filter(|layer| layer.dense).collect();
    let reason =
        |layer: &&&Layer| layer.reason.as_ref().is_some_and(|reason| reason.to_string().contains("further input"));
    assert!(!rows.is_empty() && rows.iter().all(|layer| reason(&layer)), "{rows:?}");
}

/// The report of a quick run.
fn report(name: &str, layer: usize, channels: &[usize]) -> Report {
    let targets = vec![Target { layer, channels: channels.to_vec() }];
    let options = Options { targets, ..Options::preset(Preset::Quick) };
    let host = Host { threads: 2, ..Host::default() };
    finished(Analysis::new(Arc::new(open(name).unwrap()), options, host).unwrap().with_known(known()))
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn flat_matrices_have_no_names_and_blur_is_called_a_blur() {
    let untrained = report("20-flat_matrices_named_ctcf.onnx", 1, &[]);
    let found = untrained.known.unwrap();
    assert!(found.factors.is_empty() && found.motifs.len() <= 1, "{:?}", found.factors);
    let average = report("20-output_after_average_pool.onnx", 2, &[0]);
    assert!(average.neurons[0].notes.contains(&Note::WidePooling { positions: 93 }), "{:?}", average.neurons[0].notes);
    let global = report("20-output_after_global_max.onnx", 2, &[0]);
    let trees = global.neurons[0].syntax.as_ref().unwrap();
    let gaps = trees.iter().flat_map(|tree| tree.gaps.iter().flatten());
    assert!(gaps.into_iter().all(|gap| gap.flexible), "{:?}", trees[0].text);
    assert!(global.known.unwrap().factors.iter().all(|factor| !factor.name.contains("CTCF")));
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn a_constant_neuron_has_no_motif() {
    let report = report("02-filter-without-weights.onnx", 1, &[3]);
    let neuron = &report.neurons[0];
    assert!(neuron.crms.is_empty() && neuron.notes.contains(&Note::Constant), "{:?}", neuron.notes);
    assert!(report.known.unwrap().motifs.is_empty());
}
