//! Matches of a neuron's facets in the motif databases: the best match of every segment, aligned, and a table of all
//! matches.

use super::marks::Marks;
use super::number::{of, ratio, significance};
use super::pair;
use super::table::{self, Column, Kind};
use crate::known::{Match, Search};
use crate::markup::escape;
use crate::report::{Crm, KnownMotifs, NeuronReport};
use crate::texts::say;
use std::fmt::Write;

const COLUMNS: [Column<'_>; 10] = [
    ("Facet", "Its name, if it was given one, and layer.channel.facet", Kind::Words),
    ("Positions", "Positions in the facet, counted from 1", Kind::Words),
    ("Factor", "Family and factor; “resembles” marks a weak match", Kind::Words),
    ("Motif", "Identifier in its database", Kind::Words),
    ("q", "Expected share of unrelated motifs among matches at least as good", Kind::Figure),
    ("p", "Probability that an unrelated motif matches at least as well in its best alignment", Kind::Figure),
    ("E", "Expected number of unrelated motifs that match at least as well", Kind::Figure),
    ("Overlap", "Number of aligned positions", Kind::Figure),
    (
        "Offset",
        "Start of the facet's matrix relative to the known motif, in positions; positive to the right",
        Kind::Figure,
    ),
    ("Strand", "- if the known motif's reverse complement matches", Kind::Words),
];

/// A part of a facet that was compared: a segment, or the whole facet.
struct Part<'a> {
    start: usize,
    end: usize,
    whole: bool,
    search: &'a Search,
}

/// Writes the matches of one facet, below its logo.
pub(super) fn write(out: &mut String, crm: &Crm, known: &KnownMotifs, alphabet: &str, marks: &Marks<'_>) {
    let parts = parts(crm);
    if parts.is_empty() {
        return;
    }
    out.push_str("<ul class=\"hits\">\n");
    for part in &parts {
        let _ = writeln!(out, "<li><b>{}</b> {}</li>", place(part), escape(&best_in_words(part.search)));
    }
    out.push_str("</ul>\n");
    let best = |part: &Part| part.search.matches.first().is_some_and(|hit| hit.motif < known.motifs.len());
    if !parts.iter().any(best) {
        return;
    }
    out.push_str("<details><summary>Aligned logos</summary>\n");
    for part in &parts {
        let Some(query) = crm.ppm.get(part.start..part.end) else { continue };
        for hit in part.search.naming() {
            let Some(motif) = known.motifs.get(hit.motif) else { continue };
            let _ = writeln!(out, "<p>{}: {}</p>", place(part), escape(&match_in_words(hit)));
            pair::write(out, &query, &format!("Facet {}, {}", marks.label(&crm.id), place(part)), motif, hit, alphabet);
        }
    }
    out.push_str("</details>\n");
}

/// Writes every match of the neuron's facets that are not hidden as a table.
pub(super) fn table(out: &mut String, neuron: &NeuronReport, marks: &Marks<'_>) {
    let rows: Vec<Vec<String>> = marks
        .shown(neuron)
        .into_iter()
        .flat_map(|crm| parts(crm).into_iter().map(move |part| (marks.label(&crm.id), part)))
        .flat_map(|(facet, part)| {
            part.search.matches.iter().map(move |hit| row(&facet, &part, hit)).collect::<Vec<_>>()
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    let summary = format!(
        "Table of {} with known motifs",
        if rows.len() == 1 { "1 match".into() } else { format!("{} matches", rows.len()) }
    );
    let _ = writeln!(out, "<details><summary>{summary}</summary>");
    let caption = format!("Known motifs in the facets of layer {}, neuron {}", neuron.layer, neuron.channel);
    table::write(out, &caption, &COLUMNS, &rows);
    out.push_str("</details>\n");
}

/// In one line: name, motif, strand and figures of each match that names a matrix, or why there is none.
pub(super) fn best_in_words(search: &Search) -> String {
    let naming = search.naming();
    if naming.is_empty() {
        return search.reason.as_ref().map_or("no known motif".to_owned(), |reason| say("nothingFound", reason));
    }
    let more = match search.found {
        0 | 1 => String::new(),
        found => format!("; {} in total", of(found, "known motif")),
    };
    format!("{}{more}", naming.into_iter().map(match_in_words).collect::<Vec<_>>().join(" + "))
}

fn match_in_words(hit: &Match) -> String {
    format!(
        "{} ({}), q = {}, {} aligned{}",
        hit.shown(),
        hit.target,
        significance(hit.q),
        of(hit.overlap, "position"),
        if hit.orientation == '-' { ", reverse complement" } else { "" },
    )
}

fn parts(crm: &Crm) -> Vec<Part<'_>> {
    let segments = crm.segments.iter().flatten().filter_map(|segment| {
        segment.search.as_ref().map(|search| Part { start: segment.start, end: segment.end, whole: false, search })
    });
    let whole = crm.search.iter().map(|search| Part { start: 0, end: crm.ppm.width(), whole: true, search });
    segments.chain(whole).collect()
}

fn place(part: &Part) -> String {
    if part.whole { "whole facet".to_owned() } else { format!("{}–{}", part.start + 1, part.end) }
}

fn row(facet: &str, part: &Part, hit: &Match) -> Vec<String> {
    vec![
        facet.to_owned(),
        place(part),
        hit.shown().to_owned(),
        hit.target.clone(),
        significance(hit.q),
        significance(hit.p),
        if hit.e >= 0.001 { ratio(hit.e) } else { significance(hit.e) },
        hit.overlap.to_string(),
        hit.offset.to_string(),
        hit.orientation.to_string(),
    ]
}
