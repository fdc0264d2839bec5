//! The grammar of the example: two known motifs, two dictionary motifs, one syntax tree.

use super::super::*;
use super::facet;
use crate::known::{DatabaseInfo, KnownMotif, Match, NothingFound, label};
use crate::necessity::{Answers, BackgroundResponse, Distances, Joint, Mean, Pair, Places, WindowPlaces, Written};
use crate::options::GrammarOptions;
use crate::sha256::sha256_hex;
use crate::syntax::{Alternative, Alternatives, Branch, Combination, Gap, Leaf, LeftOut};

/// Adds everything that is computed from the facets.
pub(super) fn write(report: &mut Report) {
    report.options.sampling.searches = 3;
    report.backgrounds = Some(backgrounds());
    report.known = Some(known());
    report.motifs =
        Some(vec![network_motif("2.0.m1", "ZEB1", Some(1e-6), 2), network_motif("2.0.m2", "TGGT", None, 1)]);
    let neuron = &mut report.neurons[0];
    let rules = vec![OtherRule { text: "ZEB1 –[0 bp]– ZEB1".into(), found: 2 }];
    neuron.repeats = Some(Repeats { max_activations: vec![9.016_4, 8.75], rules });
    neuron.crms[0].found = Some(3);
    neuron.crms[1].found = Some(1);
    neuron.backgrounds = Some(response());
    neuron.crms[0].segments = Some(vec![segment(0, 4, Some(found())), segment(4, 8, Some(nothing()))]);
    neuron.crms[0].search = Some(found());
    neuron.crms[0].sites = Some(vec![Site { motif: 0, start: 0, q: 1e-4 }, Site { motif: 1, start: 4, q: 1e-4 }]);
    neuron.crms[1].segments = Some(vec![segment(1, 5, Some(found()))]);
    neuron.crms[1].search = Some(nothing());
    neuron.crms[1].sites = Some(vec![Site { motif: 0, start: 1, q: 1e-4 }]);
    neuron.dictionary = Some(vec![
        motif("2.0.m1", "ZEB1", "CAGG", 0, 2, Some(found())),
        motif("2.0.m2", "TGGT", "TGGT", 4, 1, Some(nothing())),
    ]);
    neuron.syntax = Some(vec![tree()]);
    neuron.origins = Some(vec![
        Origin { tree: 0, leaves: [0, 1], layer: 1, channels: vec![0, 3] },
        Origin { tree: 0, leaves: [0, 2], layer: 2, channels: vec![0] },
    ]);
}

fn known() -> KnownMotifs {
    let motif = |id: &str, name: &str, consensus: &str| KnownMotif {
        id: id.to_owned(),
        name: name.to_owned(),
        class: Some("C2H2 zinc finger factors".into()),
        family: Some("HD-ZF factors".into()),
        database: 0,
        ppm: facet("", consensus, 1, 0).ppm,
    };
    KnownMotifs {
        databases: vec![DatabaseInfo {
            name: "jaspar.transfac".into(),
            sha256: sha256_hex(b"jaspar"),
            format: "TRANSFAC".into(),
            motifs: 2,
            warnings: vec!["The file holds 2 motifs: p-values lean on few columns.".into()],
        }],
        motifs: vec![motif("MA0103.3", "ZEB1", "CACCTG"), motif("MA0745.2", "SNAI2", "CAGGTG")],
        factors: vec![Factor {
            motif: 0,
            name: "ZEB1".into(),
            label: Some("HD-ZF factors: ZEB1".into()),
            names: vec!["ZEB1".into(), "SNAI2".into()],
            q: 1e-6,
            layers: vec![FactorLayer { layer: 2, channels: vec![0], q: 1e-6 }],
        }],
    }
}

fn segment(start: usize, end: usize, search: Option<Search>) -> Segment {
    Segment { start, end, information: 1.15, search }
}

fn found() -> Search {
    let hit = |motif, target: &str, name: &str, orientation, q: f64| Match {
        motif,
        target: target.to_owned(),
        target_name: name.to_owned(),
        label: Some(label(name, Some("HD-ZF factors"), q, &GrammarOptions::default())),
        offset: if orientation == '-' { 0 } else { -1 },
        orientation,
        p: q / 2.0,
        e: q,
        q,
        overlap: 4,
    };
    let matches = vec![hit(0, "MA0103.3", "ZEB1", '-', 1e-6), hit(1, "MA0745.2", "SNAI2", '+', 1e-4)];
    Search::new(matches, 2, 1e-6, None)
}

fn nothing() -> Search {
    let reason = Some(NothingFound::Text { text: "Nothing similar: the best of 2 known motifs has q = 0.5.".into() });
    Search::new(Vec::new(), 0, 0.5, reason)
}

fn motif(id: &str, name: &str, consensus: &str, start: usize, crms: usize, search: Option<Search>) -> DictionaryMotif {
    let ppm = facet("", consensus, 1, 0).ppm;
    DictionaryMotif {
        id: id.to_owned(),
        name: name.to_owned(),
        crm: "2.0.1".into(),
        start,
        crms,
        found: Some(3),
        ppm,
        sequences: None,
        search,
    }
}

fn network_motif(id: &str, name: &str, q: Option<f64>, crms: usize) -> NetworkMotif {
    let members = vec![Member { motif: id.to_owned(), strand: '+' }];
    NetworkMotif { motif: id.to_owned(), name: name.to_owned(), q, members, crms }
}

fn tree() -> SyntaxTree {
    let gap = Gap { min: 0, max: 0, flexible: false, crms: 1, any: false, observed: Some([0, 0]) };
    let leaf = |motif: &str, name: &str, orientation, position| Leaf {
        motif: motif.to_owned(),
        name: name.to_owned(),
        orientation,
        position,
    };
    let leaves = [Branch::Leaf(0), Branch::Leaf(1)].map(Box::new);
    let [left, right] = leaves;
    SyntaxTree {
        text: "ZEB1 –[0 bp]– TGGT".into(),
        leaves: vec![leaf("2.0.m1", "ZEB1", '-', 0.0), leaf("2.0.m2", "TGGT", '+', 4.0)],
        gaps: vec![Some(gap)],
        tree: Branch::Join { left, right, gap: Some(gap) },
        rows: vec![
            Combination { present: vec![true, true], crms: vec!["2.0.1".into()] },
            Combination { present: vec![true, false], crms: vec!["2.0.2".into()] },
        ],
        gain: Some(5.5),
        found: Some(2),
        left_out: vec![LeftOut { motif: "2.0.m1".into(), start: 3, raise: 0.12 }],
        answers: Some(answers()),
        alternatives: None,
    }
}

/// Adds a second tree, which is the first one with its second motif in the place of the first one.
pub(crate) fn add_alternatives(report: &mut Report) {
    let Some(trees) = &mut report.neurons[0].syntax else { return };
    let first = trees[0].leaves[1].clone();
    let mut other = SyntaxTree { text: "TGGT –[0 bp]– TGGT".into(), gain: Some(4.5), ..trees[0].clone() };
    other.leaves[0] = first.clone();
    let row = |present: [bool; 3]| Combination { present: present.into(), crms: vec!["2.0.1".into()] };
    trees[0].alternatives = Some(Alternatives {
        text: "(ZEB1 or TGGT) –[0 bp]– TGGT".into(),
        leaf: 0,
        others: vec![Alternative { tree: 1, leaf: first }],
        rows: vec![row([true, false, true]), row([false, true, true])],
    });
    trees.push(other);
}

/// Adds the answers about a pair, which for the consistency of the report is of neighbours.
pub(crate) fn add_pairs(report: &mut Report) {
    let Some(answers) = report.neurons[0].syntax.as_mut().and_then(|trees| trees[0].answers.as_mut()) else { return };
    let mean = Mean { mean: 1.5, error: 0.125 };
    let (distances, joint) = (answers.distances[0].clone(), Some(Joint::Exclusive));
    answers.pairs = vec![Pair { leaves: [0, 1], distances, best: 0, with: mean, joint }];
}

fn backgrounds() -> BackgroundSource {
    BackgroundSource::Shuffled {
        name: "peaks.fa".into(),
        sha256: sha256_hex(b"peaks"),
        sequences: 100,
        letters: 2_000,
        foreign: 3,
    }
}

fn response() -> BackgroundResponse {
    BackgroundResponse {
        sequences: 64,
        mean: Mean { mean: 0.25, error: 0.125 },
        max: 1.125,
        share: 0.125,
        places: Some(WindowPlaces { usable: 1_276, skipped: 24 }),
    }
}

fn answers() -> Answers {
    let mean = |mean| Mean { mean, error: 0.125 };
    Answers {
        crm: "2.0.1".into(),
        backgrounds: 64,
        written: [(0, "GATA"), (4, "C.G")].map(|(start, letters)| Written { start, letters: letters.into() }).into(),
        without: mean(-0.5),
        with: mean(8.5),
        alone: vec![mean(3.0), mean(0.25)],
        left_out: vec![mean(0.25), mean(3.0)],
        reversed: vec![mean(0.5), mean(2.5)],
        swapped: vec![mean(1.0)],
        distances: vec![Distances { first: 0, means: vec![8.5], starts: vec![0], accepted: Some([0, 0]) }],
        joint: Some(Joint::And),
        places: Some(Places { step: 1, means: vec![8.5] }),
        pairs: Vec::new(),
    }
}
