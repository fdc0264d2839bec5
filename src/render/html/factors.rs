//! The known factors found in each layer of the network.

use super::number::{of, significance};
use super::{neuron, table};
use crate::markup::escape;
use crate::report::{Factor, KnownMotifs, Report};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Writes databases and factors, if known motifs were searched.
pub(super) fn write(out: &mut String, report: &Report) {
    let Some(known) = &report.known else { return };
    let _ = writeln!(out, "<section id=\"factors\">\n<h2>Known factors</h2>\n<p>{}</p>", in_words(known, report));
    databases(out, known);
    if !known.factors.is_empty() {
        layers(out, known, report);
    }
    out.push_str("</section>\n");
}

fn in_words(known: &KnownMotifs, report: &Report) -> String {
    format!(
        "{} found with q ≤ {}; above {} a match is weak. Near-duplicate motifs of the databases are merged.",
        match known.factors.len() {
            1 => "1 distinct factor was".to_owned(),
            many => format!("{many} distinct factors were"),
        },
        significance(report.options.grammar.threshold),
        significance(report.options.grammar.factor)
    )
}

fn databases(out: &mut String, known: &KnownMotifs) {
    out.push_str("<ul class=\"hits\">\n");
    for database in &known.databases {
        let _ = writeln!(
            out,
            "<li><b>{}</b> {}, {}, SHA-256 {}. {}</li>",
            escape(&database.name),
            escape(&database.format),
            of(database.motifs, "motif"),
            escape(&database.sha256),
            escape(&database.warnings.join(" "))
        );
    }
    out.push_str("</ul>\n");
}

fn layers(out: &mut String, known: &KnownMotifs, report: &Report) {
    let layers: BTreeSet<usize> = report.neurons.iter().map(|neuron| neuron.layer).collect();
    let caption = "Factors by layer, with the neurons whose motifs match them";
    table::open(out, caption);
    out.push_str("<th scope=\"col\">Factor</th><th scope=\"col\" class=\"figure\">Best q</th><th scope=\"col\">Merged near-duplicates</th>");
    for layer in &layers {
        let found = known.factors.iter().filter(|factor| factor.layers.iter().any(|at| at.layer == *layer)).count();
        let _ = write!(out, "<th scope=\"col\">Layer {layer}: {}</th>", of(found, "factor"));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for factor in &known.factors {
        row(out, factor, &layers, report);
    }
    out.push_str("</tbody>\n</table></div>\n");
}

fn row(out: &mut String, factor: &Factor, layers: &BTreeSet<usize>, report: &Report) {
    let others: Vec<&str> = factor.names.iter().map(String::as_str).filter(|name| *name != factor.name).collect();
    let _ = write!(
        out,
        "<tr><th scope=\"row\">{}</th><td class=\"figure\">{}</td><td>{}</td>",
        escape(factor.shown()),
        significance(factor.q),
        escape(&others.join(", "))
    );
    for layer in layers {
        let found = factor.layers.iter().find(|at| at.layer == *layer);
        let channels = found.map_or(&[][..], |at| &at.channels);
        let links = report
            .neurons
            .iter()
            .filter(|neuron| neuron.layer == *layer && channels.contains(&neuron.channel))
            .map(|neuron| format!("<a href=\"#{}\">{}</a>", neuron::anchor(neuron), neuron.channel));
        let _ = write!(out, "<td>{}</td>", links.collect::<Vec<_>>().join(", "));
    }
    out.push_str("</tr>\n");
}
