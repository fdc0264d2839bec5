//! How the motifs of a neuron are arranged: trees, their truth tables, and the first layer of each part.

use super::marks::Marks;
use super::number::{activation, of, percent};
use super::table::{self, Kind};
use crate::dictionary::DictionaryMotif;
use crate::markup::escape;
use crate::necessity::{Answers, Mean, Pair};
use crate::render::diagram;
use crate::report::{NeuronReport, Origin, Report};
use crate::syntax::{LeftOut, SyntaxTree};
use crate::texts::say;
use serde::Serialize;
use std::fmt::Write;

/// Maximum number of facets listed in a row of a truth table.
const MAX_LISTED: usize = 12;

/// Writes the trees, if there are any; the first layers of their parts only if the report `has_lower` layers. Those that
/// differ in one motif are one, with what is known of each below it.
pub(super) fn write(out: &mut String, neuron: &NeuronReport, has_lower: bool, report: &Report, marks: &Marks<'_>) {
    let Some(trees) = neuron.syntax.as_deref().filter(|trees| !trees.is_empty()) else { return };
    let dictionary = neuron.dictionary.as_deref().unwrap_or_default();
    out.push_str("<h3>Syntax: order and distances of the motifs</h3>\n");
    let others = |tree: &SyntaxTree| {
        tree.alternatives.iter().flat_map(|own| &own.others).map(|other| other.tree).collect::<Vec<usize>>()
    };
    let joined: Vec<usize> = trees.iter().flat_map(others).collect();
    for (number, index) in (0..trees.len()).filter(|index| !joined.contains(index)).enumerate() {
        let tree = &trees[index];
        let each: Vec<usize> = [index].into_iter().chain(others(tree)).collect();
        if number > 0 {
            out.push_str("<p class=\"or\">or</p>\n");
        }
        let _ = writeln!(
            out,
            "<figure class=\"tree\"><figcaption><b>{}</b>{}</figcaption>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" \
             aria-label=\"Syntax tree\">{}</div>\n</figure>",
            escape(tree.whole_text()),
            if each.len() > 1 { String::new() } else { strength(tree, neuron) },
            diagram::svg(tree, dictionary, &report.model.alphabet)
        );
        for &index in &each {
            let tree = &trees[index];
            if each.len() > 1 {
                let _ = writeln!(out, "<h4>{}{}</h4>", escape(&tree.text), strength(tree, neuron));
            }
            if let Some(answers) = &tree.answers {
                answered(out, tree, answers, &say("backgrounds", &report.background_source()), marks);
            }
            left_out(out, tree, dictionary);
            if has_lower {
                origins(out, neuron, index, tree);
            }
        }
        truth_table(out, tree, marks);
    }
}

/// What a tree does in random sequences, and in how many searches it was found.
fn strength(tree: &SyntaxTree, neuron: &NeuronReport) -> String {
    tree.gain.map_or_else(String::new, raises) + &found_in(tree.found, neuron)
}

/// The motifs of the facet that was asked about which the neuron does not need.
fn left_out(out: &mut String, tree: &SyntaxTree, dictionary: &[DictionaryMotif]) {
    if tree.left_out.is_empty() {
        return;
    }
    out.push_str("<p>Also in the facet that was asked about. They may raise the gain, but the rule keeps most of it ");
    out.push_str("without them:</p>\n<ul>\n");
    for LeftOut { motif, start, raise } in &tree.left_out {
        let name = dictionary.iter().find(|own| own.id == *motif).map_or(motif, |own| &own.name);
        let copy = if tree.leaves.iter().any(|leaf| leaf.motif == *motif) { "another " } else { "" };
        let verb = if *raise < 0.0 { "lowers" } else { "raises" };
        let (name, place, share) = (escape(name), start + 1, percent(raise.abs()));
        let _ = writeln!(out, "<li>{copy}{name} at position {place}, which {verb} the gain by {share}</li>");
    }
    out.push_str("</ul>\n");
}

/// What the motifs of a tree do in random sequences.
fn raises(gain: f64) -> String {
    format!(" raises the activation of random sequences by {}", activation(gain as f32))
}

/// In how many searches something was found; nothing for a neuron that was searched once.
fn found_in(found: Option<usize>, neuron: &NeuronReport) -> String {
    let searches = neuron.repeats.as_ref().map(|repeats| 1 + repeats.max_activations.len());
    let words = found.zip(searches).map(|(found, searches)| format!(" in {found} of {searches} searches"));
    words.unwrap_or_default()
}

/// What the network answers about a tree, asked with these random sequences.
fn answered(out: &mut String, tree: &SyntaxTree, answers: &Answers, backgrounds: &str, marks: &Marks<'_>) {
    let _ = writeln!(
        out,
        "<p>Mean activation of {} {} that the needed letters of facet {} are written into, with its standard error: {} with \
         nothing written, {} with all motifs.</p>",
        answers.backgrounds,
        escape(backgrounds),
        escape(&marks.label(&answers.crm)),
        mean(&answers.without),
        mean(&answers.with)
    );
    for (pair, gap) in tree.leaves.windows(2).zip(&tree.gaps) {
        let Some((gap, observed)) = gap.and_then(|gap| Some((gap, gap.observed?))) else { continue };
        let _ = writeln!(
            out,
            "<p>Between {} and {} it accepts {} to {} bp; in the facets there are {} to {} bp.</p>",
            escape(&pair[0].name),
            escape(&pair[1].name),
            gap.min,
            gap.max,
            observed[0],
            observed[1]
        );
    }
    let rows: Vec<Vec<String>> = (0..tree.leaves.len())
        .map(|leaf| {
            let means = [&answers.alone, &answers.left_out, &answers.reversed];
            let means = means.into_iter().map(|means| means.get(leaf).map_or_else(String::new, mean));
            let letters = answers.written.get(leaf).map_or_else(String::new, |written| written.letters.clone());
            [tree.leaves[leaf].name.clone(), letters].into_iter().chain(means).collect()
        })
        .collect();
    let columns = [
        ("Motif", "", Kind::Words),
        (
            "Letters",
            "What is written: capitals are the motif, small letters lie next to it, dots are letters of the random sequences",
            Kind::Words,
        ),
        ("Alone", "Only this motif is written", Kind::Words),
        ("Left out", "All motifs but this one are written", Kind::Words),
        ("Reversed", "All motifs are written, this one as its reverse complement", Kind::Words),
    ];
    table::write(out, &format!("Mean activation with and without the motifs of {}", tree.text), &columns, &rows);
    if let Some(joint) = answers.joint {
        let _ = writeln!(out, "<p>{}</p>", escape(&in_words("joint", joint)));
    }
    pairs(out, tree, answers);
}

/// How motifs act together, by a group of the catalogue.
fn in_words(group: &str, joint: impl Serialize) -> String {
    say(group, &serde_json::json!({ "kind": joint }))
}

/// The motifs that are not neighbours.
fn pairs(out: &mut String, tree: &SyntaxTree, answers: &Answers) {
    if answers.pairs.is_empty() {
        return;
    }
    let row = |pair: &Pair| {
        let [left, right] = pair.leaves.map(|leaf| tree.leaves.get(leaf).map_or("", |leaf| leaf.name.as_str()));
        let accepted = pair.distances.accepted.map_or_else(String::new, |[min, max]| format!("{min} to {max} bp"));
        let joint = pair.joint.map_or_else(|| in_words("link", "none"), |joint| in_words("link", joint));
        vec![format!("{left}, {right}"), mean(&pair.with), format!("{} bp", pair.best), accepted, joint]
    };
    let columns = [
        ("Motifs", "", Kind::Words),
        ("Both", "Only these two are written, at their best distance", Kind::Words),
        ("Best distance", "The distance with the largest mean", Kind::Words),
        ("Accepted", "Distances at which the mean is at least half way up", Kind::Words),
        ("Together", "How they act together at the best distance", Kind::Words),
    ];
    let rows: Vec<Vec<String>> = answers.pairs.iter().map(row).collect();
    table::write(out, &format!("Motifs of {} that are not neighbours, without the others", tree.text), &columns, &rows);
}

fn mean(mean: &Mean) -> String {
    format!("{} ± {}", activation(mean.mean as f32), activation(mean.error as f32))
}

fn truth_table(out: &mut String, tree: &SyntaxTree, marks: &Marks<'_>) {
    let leaves = tree.columns();
    let head: Vec<(String, Kind)> =
        leaves.iter().map(|leaf| (format!("{} {}", leaf.name, leaf.motif), Kind::Words)).collect();
    let columns: Vec<(&str, &str, Kind)> = [("Facets", "", Kind::Words)]
        .into_iter()
        .chain(head.iter().map(|(name, kind)| (name.as_str(), "Whether it occurs", *kind)))
        .chain([("Facet identifiers", "", Kind::Words)])
        .collect();
    let rows: Vec<Vec<String>> = tree
        .table()
        .iter()
        .map(|row| {
            let present = (0..leaves.len()).map(|leaf| match row.present.get(leaf) {
                Some(true) => "yes".to_owned(),
                _ => "no".to_owned(),
            });
            [row.crms.len().to_string()].into_iter().chain(present).chain([facets(&row.crms, marks)]).collect()
        })
        .collect();
    table::write(out, &format!("Which motifs of {} occur together", tree.whole_text()), &columns, &rows);
}

/// The facets of a row, at most [`MAX_LISTED`].
fn facets(ids: &[String], marks: &Marks<'_>) -> String {
    let (named, rest) = ids.split_at(ids.len().min(MAX_LISTED));
    let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    named.iter().map(|id| marks.label(id)).collect::<Vec<_>>().join(", ") + &more
}

fn origins(out: &mut String, neuron: &NeuronReport, index: usize, tree: &SyntaxTree) {
    let own: Vec<&Origin> = neuron.origins.iter().flatten().filter(|origin| origin.tree == index).collect();
    if own.is_empty() {
        return;
    }
    let mut lines: Vec<String> = Vec::new();
    for origin in own {
        let line = origin_line(origin, neuron, tree);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let _ = writeln!(out, "<ul class=\"hits\">\n{}", lines.join("\n"));
    out.push_str("</ul>\n");
}

fn origin_line(origin: &Origin, neuron: &NeuronReport, tree: &SyntaxTree) -> String {
    let [from, to] = origin.leaves;
    let leaves = tree.leaves.get(from..to).unwrap_or_default();
    let names: Vec<&str> = leaves.iter().map(|leaf| leaf.name.as_str()).collect();
    let channels: Vec<String> = origin.channels.iter().map(usize::to_string).collect();
    let place = if origin.layer == neuron.layer {
        "new in this layer".to_owned()
    } else {
        format!("first found in layer {}, {}: {}", origin.layer, of(channels.len(), "neuron"), channels.join(", "))
    };
    format!("<li><b>{}</b> {place}</li>", escape(&names.join(" – ")))
}
