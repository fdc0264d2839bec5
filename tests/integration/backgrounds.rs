//! Runs whose random sequences have other letters than equally likely ones.

use crate::common::{finished, project};
use neuronmotif::analysis::Analysis;
use neuronmotif::error::{Code, Result};
use neuronmotif::fasta::Fasta;
use neuronmotif::host::Host;
use neuronmotif::necessity::{BackgroundSource, WindowPlaces};
use neuronmotif::network::Network;
use neuronmotif::options::{Composition, GrammarOptions, Options, Preset, Target};
use neuronmotif::report::Report;
use std::sync::Arc;

/// A run of the toy network, whose receptive field has 8 letters.
fn begun(grammar: GrammarOptions, sequences: Option<&str>) -> Result<Analysis> {
    let bytes = std::fs::read(project("www/examples/zeb1-toy/model.onnx")).unwrap();
    let network = Arc::new(Network::open("zeb1-toy", &bytes, None).unwrap());
    let targets = vec![Target { layer: 2, channels: vec![0] }];
    let options = Options { targets, grammar, ..Options::preset(Preset::Quick) };
    let file = sequences.map(|text| Fasta::read("peaks.fa", text.as_bytes()).unwrap());
    Analysis::with_sequences(network, options, file.as_ref(), Host::default())
}

fn grammar(composition: Composition, frequencies: &[f64]) -> GrammarOptions {
    GrammarOptions { composition, frequencies: frequencies.to_vec(), ..GrammarOptions::default() }
}

fn shuffles(text: &str) -> Result<Analysis> {
    begun(grammar(Composition::Shuffled, &[]), Some(text))
}

#[test]
fn the_report_says_what_the_random_sequences_are_and_what_they_give() {
    let reports = [
        finished(begun(GrammarOptions::default(), None).unwrap()),
        finished(begun(grammar(Composition::Frequencies, &[30.0, 20.0, 20.0, 30.0]), None).unwrap()),
        finished(shuffles(&">a\nACACCTGAGNTTACACCTA\n".repeat(20)).unwrap()),
    ];
    let [uniform, frequencies, shuffled] = &reports;
    assert_eq!(uniform.backgrounds, None);
    let letters = "A 30.0 %, C 20.0 %, G 20.0 %, T 30.0 %".to_owned();
    assert_eq!(frequencies.backgrounds, Some(BackgroundSource::Frequencies { letters }));
    let Some(BackgroundSource::Shuffled { name, sequences, letters, foreign, .. }) = &shuffled.backgrounds else {
        panic!("{:?}", shuffled.backgrounds)
    };
    assert_eq!((name.as_str(), *sequences, *letters, *foreign), ("peaks.fa", 20, 380, 20));
    let places = shuffled.neurons[0].backgrounds.unwrap().places;
    assert_eq!(places, Some(WindowPlaces { usable: 80, skipped: 160 }));
    for report in &reports {
        let (neuron, read) = (&report.neurons[0], Report::from_json(&report.to_json()).unwrap());
        let response = neuron.backgrounds.unwrap();
        assert!(
            response.sequences == 64 && response.mean.mean <= response.max && response.share <= 1.0,
            "{response:?}"
        );
        assert_eq!(response.mean.mean, neuron.crms[0].needs.as_ref().unwrap().without);
        assert_eq!((read.digest_of(), &read), (report.digest.clone(), report));
    }
    assert!(uniform.digest != frequencies.digest && frequencies.digest != shuffled.digest);
}

#[test]
fn other_sequences_to_shuffle_are_another_digest() {
    let digest = |text: &str| finished(shuffles(&text.repeat(20)).unwrap()).digest;
    assert_eq!(digest(">a\nACACCTGA\n"), digest(">a\nACACCTGA\n"));
    assert_ne!(digest(">a\nACACCTGA\n"), digest(">b\nACACCTGA\n"));
}

#[test]
fn what_does_not_suffice_is_refused_before_the_run() {
    let concerns = |run: Result<Analysis>| run.err().map(|error| (error.code(), error.concerns().to_owned()));
    let sequences = |concerns: &str| Some((Code::Sequence, concerns.to_owned()));
    assert_eq!(concerns(shuffles(&">a\nACACCTG\n".repeat(99))), sequences("peaks.fa"));
    assert_eq!(concerns(shuffles(&">a\nACACCTGA\n".repeat(15))), sequences("peaks.fa"));
    assert_eq!(concerns(begun(grammar(Composition::Shuffled, &[]), None)), sequences("grammar.composition"));
    let frequencies = Some((Code::Option, "grammar.frequencies".to_owned()));
    assert_eq!(concerns(begun(grammar(Composition::Frequencies, &[0.5, 0.5]), None)), frequencies);
    let unasked = GrammarOptions { asked: 0, ..grammar(Composition::Shuffled, &[]) };
    assert_eq!(concerns(begun(unasked, None)), None, "nothing is drawn where nothing is asked");
}
