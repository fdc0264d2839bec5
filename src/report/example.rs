//! A small report for tests, with the sentences of schema 1: one neuron with two facets shifted by 1 bp, and one silent
//! neuron; known motifs were searched.

mod grammar;

pub(crate) use grammar::{add_alternatives, add_pairs};

use super::*;
use crate::demix::clarity::ClarityKind;
use crate::network::{LayerInfo, PoolingInfo, PoolingKind};
use crate::options::{Options, Preset, Target};
use crate::progress::{EngineCheck, Verdict};
use crate::sha256::sha256_hex;

/// The report, the same at every call.
pub(crate) fn report() -> Report {
    let mut report = bare();
    grammar::write(&mut report);
    report.digest = report.digest_of();
    report
}

/// The same report without known motifs, segments, dictionary and syntax.
pub(crate) fn bare() -> Report {
    let facets = [facet("2.0.1", "CAGGTGGT", 700, 0), facet("2.0.2", "GCAGGTGG", 623, 1)];
    let mut report = Report {
        schema: SCHEMA,
        tool: Tool { name: "neuronmotif".into(), version: "0.1.0".into(), engine: "simd".into(), threads: 2 },
        model: model(),
        options: Options { targets: vec![Target { layer: 2, channels: vec![0, 3] }], ..Options::preset(Preset::Quick) },
        neurons: vec![neuron(0, &facets), neuron(3, &[])],
        backgrounds: None,
        known: None,
        motifs: None,
        timings: Timings {
            total_seconds: 1.25,
            sampling_seconds: 0.75,
            demixing_seconds: 0.5,
            lower_seconds: 0.0,
            grammar_seconds: 0.0,
        },
        check: Some(EngineCheck {
            verdict: Verdict::Passed,
            fault: None,
            sequences: 8,
            max_relative_difference: 5e-7,
            layer: 2,
            unchecked: 0,
        }),
        memory: Memory { wasm_bytes: 40_108_032 },
        digest: String::new(),
        marks: Some(vec![Mark {
            facet: "2.0.2".to_owned(),
            name: Some("E-box".to_owned()),
            note: Some("Seen in both strands\nof the peaks.".to_owned()),
            starred: Some(true),
            hidden: None,
        }]),
    };
    report.digest = report.digest_of();
    report
}

fn model() -> ModelInfo {
    let layer = |index, name: &str, pooling, receptive_field, jump| LayerInfo {
        index,
        name: name.to_owned(),
        channels: 4,
        kernel: 5,
        stride: 1,
        dilation: 1,
        padding: [0, 0],
        groups: 1,
        activation: "relu".into(),
        pooling,
        receptive_field,
        jump,
        padded: false,
        analysable: true,
        reason: None,
    };
    ModelInfo {
        name: "zeb1.onnx".into(),
        sha256: sha256_hex(b"zeb1"),
        alphabet: "ACGT".into(),
        input_channels: "ACGT".into(),
        input_layout: "NCL".into(),
        input_length: 10,
        input_length_free: false,
        input_length_given: false,
        layers: vec![
            layer(1, "/conv1/Conv", Some(PoolingInfo { kind: PoolingKind::Max, size: 2, stride: 2 }), 5, 1),
            layer(2, "/conv2/Conv", None, 8, 2),
        ],
        dense: Vec::new(),
    }
}

fn neuron(channel: usize, facets: &[Crm]) -> NeuronReport {
    let silent = facets.is_empty();
    NeuronReport {
        layer: 2,
        channel,
        receptive_field: 8,
        sampling: SamplingReport {
            method: SamplingMethod::Enumeration,
            seeds: 0,
            pasted_seeds: 0,
            together: None,
            insertion: None,
            generations: 0,
            evaluated: 65_536,
            positives: if silent { 0 } else { 1_323 },
            kept: if silent { 0 } else { 1_323 },
            max_activation: if silent { -0.5 } else { 9.016_4 },
            level: None,
            max_sequence: "CAGGTGGT".into(),
            stopped: Stopped::Text { text: "Every sequence was evaluated.".into() },
            seconds: 0.25,
            lower_seconds: 0.0,
        },
        demixing: DemixingReport {
            groups: 1,
            reason: GroupChoice::Text {
                text: "One group reaches a mean decoupling of 0.98, above the 0.95 asked for.".into(),
            },
            tried: vec![GroupTrial { groups: 1, clusters: 2, decoupling: 0.98 }],
            clusters: 2,
            facets: facets.len(),
            seconds: 0.125,
        },
        repeats: None,
        clarity: (!silent).then_some(Clarity {
            kind: ClarityKind::Clear,
            coverage: 0.93,
            strong: 412,
            facets: facets.len(),
            clear: facets.len(),
            mixed: 0,
            few: 0,
            sequences: 50,
        }),
        mixed: (!silent).then(|| Crm { strongest: None, ..facet(&format!("2.{channel}.mixed"), "CAGGTGGG", 1_323, 0) }),
        backgrounds: None,
        crms: facets.to_vec(),
        dictionary: None,
        syntax: None,
        origins: None,
        notes: if silent { vec![Note::Text { text: "No sequence activates this neuron.".into() }] } else { Vec::new() },
    }
}

/// A facet whose consensus letters have probability 0.85.
pub(crate) fn facet(id: &str, consensus: &str, sequences: usize, shift: i32) -> Crm {
    let row = |letter| "ACGT".chars().map(|other| if other == letter { 0.85 } else { 0.05 }).collect();
    let rows: Vec<Vec<f64>> = consensus.chars().map(row).collect();
    let information = 2.0 + 0.85 * libm::log2(0.85) + 0.15 * libm::log2(0.05);
    Crm {
        id: id.to_owned(),
        paths: vec![vec![0]],
        sequences,
        purity: Some(0.97),
        max_activation: 9.016_4,
        consensus: consensus.to_owned(),
        consensus_activation: 8.565_6,
        decoupling: 0.95,
        importance: 1.0,
        information,
        information_content: vec![information; rows.len()],
        quality: 2.9,
        shift,
        ppm: rows.try_into().unwrap(),
        small: false,
        found: None,
        needs: None,
        segments: None,
        search: None,
        sites: None,
        strongest: Some(vec![StrongSequence { sequence: consensus.to_owned(), activation: 9.016_4 }]),
    }
}
