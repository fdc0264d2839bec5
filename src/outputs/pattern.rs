//! What is written into random sequences: the facets and syntax trees of a report.

use crate::alphabet::Alphabet;
use crate::report::{Crm, NeuronReport, Report};
use crate::syntax::SyntaxTree;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a pattern is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum PatternKind {
    /// The letters of a facet's consensus that the neuron needs for half of its gain; without that question those of its
    /// segments.
    Facet,
    /// The letters of all motifs of a syntax tree, at their distances.
    Tree,
}

/// Letters to be written into sequences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pattern {
    /// What it is.
    pub kind: PatternKind,
    /// Identifier of the facet; of a tree that of its facet.
    pub id: String,
    /// Layer of its neuron, counted from 1.
    pub layer: usize,
    /// Channel of its neuron, counted from 0.
    pub channel: usize,
    /// Index of the facet or tree of the neuron, counted from 0.
    pub index: usize,
    /// The letters from the first to the last; dots are left as they are in the sequence.
    pub letters: String,
}

impl Pattern {
    /// The columns that are written and the code of each letter.
    pub fn codes(&self, alphabet: &Alphabet) -> Vec<(usize, u8)> {
        self.letters
            .bytes()
            .enumerate()
            .filter_map(|(column, letter)| Some((column, alphabet.encode(letter)?)))
            .collect()
    }
}

/// The first `facets` facets of each neuron, and its trees of which the letters are known.
pub fn patterns(report: &Report, facets: usize) -> Vec<Pattern> {
    report.neurons.iter().flat_map(|neuron| of_neuron(neuron, facets)).collect()
}

fn of_neuron(neuron: &NeuronReport, facets: usize) -> Vec<Pattern> {
    let pattern = |kind, id: &str, index, letters: String| Pattern {
        kind,
        id: id.to_owned(),
        layer: neuron.layer,
        channel: neuron.channel,
        index,
        letters,
    };
    let facets = neuron.crms.iter().enumerate().take(facets);
    let facets = facets.map(|(index, crm)| pattern(PatternKind::Facet, &crm.id, index, of_facet(crm)));
    let trees = neuron.syntax.iter().flatten().enumerate().filter_map(|(index, tree)| {
        let (facet, letters) = of_tree(tree)?;
        Some(pattern(PatternKind::Tree, facet, index, letters))
    });
    trees.chain(facets).filter(|pattern| !pattern.letters.is_empty()).collect()
}

/// The letters of a facet that matter.
fn of_facet(crm: &Crm) -> String {
    let asked = crm.needs.as_ref().map(|needs| needs.runs().iter().map(|&[start, end]| start..end).collect::<Vec<_>>());
    let segments = || crm.segments.iter().flatten().map(|segment| segment.start..segment.end).collect();
    let runs = asked.filter(|runs| !runs.is_empty()).unwrap_or_else(segments);
    let sequence = crm.needs.as_ref().and_then(|needs| needs.sequence.as_deref()).unwrap_or(&crm.consensus);
    let letters = sequence.bytes().enumerate().filter(|(column, _)| runs.iter().any(|run| run.contains(column)));
    spelled(letters)
}

/// The letters that the network was asked about, and their facet.
fn of_tree(tree: &SyntaxTree) -> Option<(&str, String)> {
    let answers = tree.answers.as_ref()?;
    let letters = answers.written.iter().flat_map(|motif| {
        let own = motif.letters.bytes().enumerate();
        own.filter(|&(_, letter)| letter != b'.')
            .map(|(column, letter)| (motif.start + column, letter.to_ascii_uppercase()))
    });
    Some((&answers.crm, spelled(letters)))
}

/// Letters at columns, from the first to the last.
fn spelled(letters: impl Iterator<Item = (usize, u8)>) -> String {
    let letters: BTreeMap<usize, u8> = letters.collect();
    let (Some((&first, _)), Some((&last, _))) = (letters.first_key_value(), letters.last_key_value()) else {
        return String::new();
    };
    (first..=last).map(|column| letters.get(&column).map_or('.', |&letter| char::from(letter))).collect()
}
