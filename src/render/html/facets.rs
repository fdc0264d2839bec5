//! The logos of a neuron's facets, shifted so that the same pattern has the same position, and a table of the facets.

use super::marks::{Marks, STAR};
use super::number::{activation, count, of, ratio};
use super::table::{self, Column, Kind};
use super::{brackets, hits};
use crate::logo::{self, LogoOptions};
use crate::markup::escape;
use crate::report::{Crm, KnownMotifs, NeuronReport};
use std::fmt::Write;

/// Intended width of a neuron's logos, and minimum and maximum width of a position, px.
const PAGE_WIDTH: f64 = 960.0;
const MIN_COLUMN: f64 = 6.5;
const MAX_COLUMN: f64 = 24.0;

/// Height of two bits, px.
const HEIGHT: f64 = 72.0;

const COLUMNS: [Column<'_>; 13] = [
    ("Facet", "Its name, if it was given one, and layer.channel.facet", Kind::Words),
    ("Sequences", "Sequences in the facet", Kind::Figure),
    ("Decoupling", "Activation of the consensus / maximum activation of the facet", Kind::Figure),
    (
        "Purity",
        "Share of its strongest sequences, from half of its maximum activation on, that hold the motifs of the facet at the same places",
        Kind::Figure,
    ),
    ("Importance", "Maximum activation of the facet / maximum activation of the neuron", Kind::Figure),
    ("Information", "Mean information content, bits per position", Kind::Figure),
    (
        "Quality",
        "Decoupling (at most 1) + importance + how far the motif stands out, relative to the clearest facet",
        Kind::Figure,
    ),
    ("Max. activation", "Maximum activation of the facet's sequences", Kind::Figure),
    ("Consensus activation", "Activation of the consensus sequence", Kind::Figure),
    (
        "Raises random sequences by",
        "Mean activation of random sequences with the whole consensus written into them (for a mixture with the strongest \
         sequence), minus that without; empty where the network was not asked",
        Kind::Figure,
    ),
    ("Shift", "Offset of the pattern from that of the first facet, in bp; positive to the right", Kind::Figure),
    ("Searches", "Number of the neuron's searches that found the facet", Kind::Figure),
    ("Consensus", "The most probable letter at every position", Kind::Letters),
];

/// Number of facets on paper, see `style.css`; the page on screen has all.
const PRINTED: usize = 12;

/// Writes the mixed logo, the facets' logos and their table.
pub(super) fn write(
    out: &mut String,
    neuron: &NeuronReport,
    known: Option<&KnownMotifs>,
    alphabet: &str,
    marks: &Marks<'_>,
) {
    if neuron.mixed.is_none() && neuron.crms.is_empty() {
        return;
    }
    let crms = marks.shown(neuron);
    let scale = Scale::new(crms.iter().copied().chain(&neuron.mixed));
    let name = format!("layer {}, neuron {}", neuron.layer, neuron.channel);
    marks.hidden_in_words(out, neuron);
    if crms.len() > PRINTED {
        let all = count(crms.len() as u64);
        let _ = writeln!(
            out,
            "<p class=\"printed\">The first {PRINTED} of {all} facets are on paper, and the first 24 rows of each table. The page on \
             screen has all.</p>"
        );
    }
    let _ =
        writeln!(out, "<div class=\"scroll facets\" tabindex=\"0\" role=\"region\" aria-label=\"Logos of {name}\">");
    if let Some(mixed) = &neuron.mixed {
        out.push_str("<h3>All sequences before demixing</h3>\n");
        figure(out, mixed, &format!("All sequences of {name}, mixed"), alphabet, &scale, marks);
    }
    if !crms.is_empty() {
        out.push_str("<h3>Facets by decreasing quality, with the positions of the first facet</h3>\n");
    }
    for crm in &crms {
        figure(out, crm, &format!("Facet {} of {name}", marks.label(&crm.id)), alphabet, &scale, marks);
        if let Some(known) = known {
            hits::write(out, crm, known, alphabet, marks);
        }
    }
    out.push_str("</div>\n");
    if !crms.is_empty() {
        let rows: Vec<Vec<String>> = crms.iter().map(|crm| row(crm, marks)).collect();
        table::write(out, &format!("Facets of {name}"), &COLUMNS, &rows);
    }
}

/// The common ruler of a neuron's logos.
struct Scale {
    /// Number of the first column.
    first: i64,
    /// Number of the last column.
    last: i64,
    column_width: f64,
}

impl Scale {
    fn new<'a>(crms: impl Iterator<Item = &'a Crm>) -> Self {
        let (first, last) = crms.map(span).fold((1, 1), |(first, last), span| (span.0.min(first), span.1.max(last)));
        let column_width = (PAGE_WIDTH / (last - first + 1) as f64).clamp(MIN_COLUMN, MAX_COLUMN).round();
        Self { first, last, column_width }
    }

    fn options(&self, crm: &Crm, title: &str) -> LogoOptions {
        let (first, last) = span(crm);
        let margin = |columns: i64| u32::try_from(columns).unwrap_or(u32::MAX);
        LogoOptions {
            height: HEIGHT,
            column_width: self.column_width,
            start: i32::try_from(first).unwrap_or(i32::MAX),
            before: margin(first - self.first),
            after: margin(self.last - last),
            title: title.to_owned(),
            ..LogoOptions::default()
        }
    }
}

/// First and last position of a facet where the first facet's positions count from 1.
fn span(crm: &Crm) -> (i64, i64) {
    let first = 1 - i64::from(crm.shift);
    (first, first + crm.ppm.width() as i64 - 1)
}

fn figure(out: &mut String, crm: &Crm, title: &str, alphabet: &str, scale: &Scale, marks: &Marks<'_>) {
    out.push_str("<figure><figcaption>");
    caption(out, crm, marks);
    out.push_str("</figcaption>\n");
    let before = (span(crm).0 - scale.first) as f64;
    let columns = (scale.last - scale.first + 1) as f64;
    brackets::write(out, crm.segments.as_deref().unwrap_or_default(), before, columns, scale.column_width);
    let _ = write!(out, "{}\n</figure>\n", logo::svg(crm.ppm.rows(), alphabet, &scale.options(crm, title)));
}

/// What is written above a logo: star, name and identifier, figures, note.
fn caption(out: &mut String, crm: &Crm, marks: &Marks<'_>) {
    if marks.is_starred(&crm.id) {
        let _ = write!(out, "<span role=\"img\" aria-label=\"Starred\">{STAR}</span> ");
    }
    let _ = write!(out, "<b>{}</b> ", escape(marks.name(&crm.id).unwrap_or(&crm.id)));
    if marks.name(&crm.id).is_some() {
        let _ = write!(out, "<span>{}</span> ", escape(&crm.id));
    }
    let _ = write!(
        out,
        "<span>{}</span> <span>decoupling {}</span> <span>purity {}</span> <span>importance {}</span>{}",
        of(crm.sequences, "sequence"),
        ratio(crm.decoupling),
        purity(crm),
        ratio(crm.importance),
        if crm.small { " <em>too few sequences to trust</em>" } else { "" }
    );
    if let Some(note) = marks.note(&crm.id) {
        let _ = write!(out, "<p>{}</p>", escape(note));
    }
}

/// Its purity; a dash where no column is informative.
fn purity(crm: &Crm) -> String {
    crm.purity.map_or_else(|| "–".to_owned(), ratio)
}

fn row(crm: &Crm, marks: &Marks<'_>) -> Vec<String> {
    let star = if marks.is_starred(&crm.id) { format!("{STAR} ") } else { String::new() };
    vec![
        star + &marks.label(&crm.id),
        count(crm.sequences as u64),
        ratio(crm.decoupling),
        purity(crm),
        ratio(crm.importance),
        ratio(crm.information),
        ratio(crm.quality),
        activation(crm.max_activation),
        activation(crm.consensus_activation),
        crm.needs.as_ref().map_or_else(String::new, |needs| activation((needs.whole - needs.without) as f32)),
        crm.shift.to_string(),
        crm.found.map_or_else(|| "–".to_owned(), |found| found.to_string()),
        crm.consensus.clone(),
    ]
}
