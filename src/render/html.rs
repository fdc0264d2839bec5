//! The report as one self-contained HTML file, without scripts, external fonts or images.
//!
//! Its content security policy allows only its own styles and inline images, so markup in the name of a model or node
//! could not run or load anything, even if it were not escaped.

mod brackets;
mod dictionary;
mod facets;
mod factors;
mod header;
mod hits;
mod marks;
mod network;
mod network_motifs;
mod neuron;
mod number;
mod pair;
mod syntax;
mod table;

use crate::markup::escape;
use crate::report::Report;
use marks::Marks;

/// The content security policy of the page.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const STYLE: &str = include_str!("html/style.css");

/// Explanations of the terms of the report.
const GLOSSARY: &str = include_str!("html/glossary.html");

/// `report` as a standalone page for screen and paper, light and dark.
pub fn html(report: &Report) -> String {
    with_methods(report, None)
}

/// The same page, with a paragraph about the methods, as plain text.
pub fn with_methods(report: &Report, methods: Option<&str>) -> String {
    let mut out = String::with_capacity(64 * 1024);
    out.push_str("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n"));
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str(&format!("<title>{} – NeuronMotif report</title>\n", escape(&report.model.name)));
    out.push_str(&format!("<style>\n{STYLE}</style>\n</head>\n<body id=\"top\">\n"));
    header::write(&mut out, report, methods.is_some());
    out.push_str("<main>\n");
    factors::write(&mut out, report);
    network_motifs::write(&mut out, report);
    let marks = Marks::of(report);
    for neuron in &report.neurons {
        neuron::write(&mut out, neuron, report, &marks);
    }
    if let Some(methods) = methods {
        let text = escape(methods);
        out.push_str(&format!("<section id=\"methods\">\n<h2>Methods, for a paper</h2>\n<p>{text}</p>\n</section>\n"));
    }
    out.push_str(GLOSSARY);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

#[cfg(test)]
mod tests;
