//! The header of the page: the network, the run, and the table of contents.

use super::number::{count, of, seconds};
use super::table::{self, Kind};
use super::{network, neuron};
use crate::markup::escape;
use crate::options::{Change, Preset, Target};
use crate::report::Report;
use crate::texts::say;
use std::fmt::Write;

/// Writes title, facts, layer table, options and the table of contents.
pub(super) fn write(out: &mut String, report: &Report, has_methods: bool) {
    let facets: usize = report.neurons.iter().map(|neuron| neuron.crms.len()).sum();
    let _ = write!(
        out,
        "<header>\n<p class=\"kind\">NeuronMotif report</p>\n<h1>{}</h1>\n<p class=\"lead\">{} demixed into {}.</p>\n",
        escape(&report.model.name),
        of(report.neurons.len(), "neuron"),
        of(facets, "facet")
    );
    if let Some(fault) = report.check.as_ref().and_then(|check| check.fault) {
        let _ = writeln!(out, "<p class=\"alarm\" role=\"alert\">{}</p>", escape(&say("fault", &fault)));
    }
    table::facts(out, &facts(report));
    folded(out, "Layers of the network", |out| network::write(out, report));
    folded(out, "Options of the run", |out| options(out, report));
    contents(out, report, has_methods);
    out.push_str("</header>\n");
}

fn facts(report: &Report) -> Vec<(&'static str, String, Kind)> {
    let tool = &report.tool;
    let preset = match report.options.preset {
        Preset::Quick => "quick",
        Preset::Paper => "paper",
    };
    let mut facts = vec![
        ("Computed by", format!("{} {}, engine {}", tool.name, tool.version, tool.engine), Kind::Words),
        ("Seed", report.options.seed.to_string(), Kind::Words),
        ("Preset", preset.to_owned(), Kind::Words),
        (
            "Alphabet",
            format!("{}, input of {} letters", report.model.alphabet, count(report.model.input_length as u64)),
            Kind::Words,
        ),
        ("Model SHA-256", report.model.sha256.clone(), Kind::Letters),
        ("Digest of the results", report.digest.clone(), Kind::Letters),
    ];
    // The solved examples have no time, so that they are the same bytes wherever they are computed.
    if report.timings.total_seconds > 0.0 {
        let time = format!("{} on {}", seconds(report.timings.total_seconds), of(tool.threads, "thread"));
        facts.insert(3, ("Time", time, Kind::Words));
    }
    let changes = report.options.changes();
    if !changes.is_empty() {
        let changed = |change: &Change| format!("{} {} (preset: {})", change.path, change.value, change.usual);
        let changes: Vec<String> = changes.iter().map(changed).collect();
        facts.push(("Changed parameters", changes.join(", "), Kind::Words));
    }
    if let Some(source) = &report.backgrounds {
        facts.push(("Random sequences", say("backgroundSource", source), Kind::Words));
    }
    facts
}

fn folded(out: &mut String, summary: &str, content: impl FnOnce(&mut String)) {
    let _ = writeln!(out, "<details><summary>{summary}</summary>");
    content(out);
    out.push_str("</details>\n");
}

/// The options by their names in the report's JSON; the targets in words.
fn options(out: &mut String, report: &Report) {
    let mut rows = vec![vec!["targets".to_owned(), targets(report)]];
    if let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(&report.options) {
        for (name, value) in fields.iter().filter(|(name, _)| *name != "targets") {
            flatten(name, value, &mut rows);
        }
    }
    let columns = [("Option", "", Kind::Letters), ("Value", "", Kind::Letters)];
    table::write(out, "Options of the run", &columns, &rows);
}

fn targets(report: &Report) -> String {
    let words = |target: &Target| match target.channels.as_slice() {
        [] => format!("layer {}: all neurons", target.layer),
        channels => {
            let list: Vec<String> = channels.iter().map(usize::to_string).collect();
            format!("layer {}: {}", target.layer, list.join(", "))
        }
    };
    report.options.targets.iter().map(words).collect::<Vec<_>>().join("; ")
}

fn flatten(path: &str, value: &serde_json::Value, rows: &mut Vec<Vec<String>>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (key, field) in fields {
                flatten(&format!("{path}.{key}"), field, rows);
            }
        }
        serde_json::Value::String(text) => rows.push(vec![path.to_owned(), text.clone()]),
        other => rows.push(vec![path.to_owned(), other.to_string()]),
    }
}

/// Links to the sections, and to every neuron, one list per layer.
fn contents(out: &mut String, report: &Report, has_methods: bool) {
    let has_motifs = report.motifs.as_ref().is_some_and(|motifs| !motifs.is_empty());
    let sections = [
        ("factors", "Known factors", report.known.is_some()),
        ("motifs", "Motifs of the network", has_motifs),
        ("methods", "Methods, for a paper", has_methods),
        ("figures", "What the figures mean", true),
    ];
    out.push_str("<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ul>\n");
    for (id, name, _) in sections.into_iter().filter(|(.., is_there)| *is_there) {
        let _ = writeln!(out, "<li><a href=\"#{id}\">{name}</a></li>");
    }
    out.push_str("</ul>\n");
    for group in report.neurons.chunk_by(|a, b| a.layer == b.layer) {
        let _ = writeln!(out, "<h2>Layer {}</h2>\n<ul>", group[0].layer);
        for entry in group {
            let _ = writeln!(
                out,
                "<li><a href=\"#{}\">neuron {}<small>{}</small></a></li>",
                neuron::anchor(entry),
                entry.channel,
                if entry.crms.is_empty() { "silent".to_owned() } else { of(entry.crms.len(), "facet") }
            );
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</nav>\n");
}
