//! The dictionary: the distinct motifs of a neuron's facets.

use super::hits::best_in_words;
use super::marks::Marks;
use super::number::of;
use super::table::{self, Column, Kind};
use crate::dictionary::DictionaryMotif;
use crate::logo::{self, LogoOptions};
use crate::markup::escape;
use crate::report::NeuronReport;
use std::fmt::Write;

const HEIGHT: f64 = 48.0;
const COLUMN: f64 = 12.0;

const COLUMNS: [Column<'_>; 7] = [
    ("Motif", "layer.channel.mN", Kind::Words),
    ("Name", "Families and factors of its known motifs, or the consensus", Kind::Words),
    ("Facets", "Number of facets that contain it", Kind::Figure),
    ("Searches", "Number of the neuron's searches that found it", Kind::Figure),
    ("Taken from", "Facet that the motif was taken from", Kind::Words),
    ("Positions", "Positions in that facet, counted from 1", Kind::Words),
    ("Best known motif", "", Kind::Words),
];

/// Writes the dictionary, if there is one.
pub(super) fn write(out: &mut String, neuron: &NeuronReport, alphabet: &str, marks: &Marks<'_>) {
    let Some(motifs) = neuron.dictionary.as_deref().filter(|motifs| !motifs.is_empty()) else { return };
    out.push_str("<h3>Dictionary: the distinct motifs of these facets</h3>\n<div class=\"motifs\">\n");
    for motif in motifs {
        figure(out, motif, alphabet);
    }
    out.push_str("</div>\n");
    let rows: Vec<Vec<String>> = motifs.iter().map(|motif| row(motif, marks)).collect();
    let caption = format!("Dictionary of layer {}, neuron {}", neuron.layer, neuron.channel);
    table::write(out, &caption, &COLUMNS, &rows);
}

fn figure(out: &mut String, motif: &DictionaryMotif, alphabet: &str) {
    let options = LogoOptions {
        height: HEIGHT,
        column_width: COLUMN,
        axis: false,
        ruler: false,
        title: format!("Motif {} {}", motif.id, motif.shown()),
        ..LogoOptions::default()
    };
    let _ = write!(
        out,
        "<figure><figcaption><b>{}</b> <span>{}</span> <span>in {}</span></figcaption>\n{}\n</figure>\n",
        escape(motif.shown()),
        escape(&motif.id),
        of(motif.crms, "facet"),
        logo::svg(motif.ppm.rows(), alphabet, &options)
    );
}

fn row(motif: &DictionaryMotif, marks: &Marks<'_>) -> Vec<String> {
    let best = motif.search.as_ref().map(best_in_words);
    vec![
        motif.id.clone(),
        motif.shown().to_owned(),
        motif.crms.to_string(),
        motif.found.map_or_else(|| "–".to_owned(), |found| found.to_string()),
        marks.label(&motif.crm),
        format!("{}–{}", motif.start + 1, motif.start + motif.ppm.width()),
        best.unwrap_or_else(|| "not searched".to_owned()),
    ]
}
