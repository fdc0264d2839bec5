//! One neuron: how its sequences were found, the logo of all of them, and its facets.

use super::marks::Marks;
use super::number::{activation, count, of, percent, ratio, seconds};
use super::table::{self, Column, Kind};
use super::{dictionary, facets, hits, syntax};
use crate::demix::groups::GroupTrial;
use crate::markup::escape;
use crate::report::{NeuronReport, OtherRule, Report, Searched};
use crate::sample::SamplingMethod;
use crate::texts::say;
use std::fmt::Write;

const TRIALS: [Column<'_>; 3] = [
    ("P", "Motif pattern groups", Kind::Figure),
    ("Clusters", "", Kind::Figure),
    ("Mean decoupling", "Mean over clusters, weighted by their sizes; each value is at most 1", Kind::Figure),
];

/// The id of the neuron's section.
pub(super) fn anchor(neuron: &NeuronReport) -> String {
    format!("neuron-{}-{}", neuron.layer, neuron.channel)
}

/// Writes the neuron's section.
pub(super) fn write(out: &mut String, neuron: &NeuronReport, report: &Report, marks: &Marks<'_>) {
    let (known, alphabet) = (report.known.as_ref(), report.model.alphabet.as_str());
    let _ = write!(
        out,
        "<section class=\"neuron\" id=\"{}\">\n<h2>Layer {}, neuron {} <a class=\"back\" href=\"#top\">back to top</a></h2>\n",
        anchor(neuron),
        neuron.layer,
        neuron.channel
    );
    if let Some(clarity) = &neuron.clarity {
        let _ = writeln!(out, "<p><b>{}</b></p>", escape(&say("clarity", clarity)));
    }
    sampling(out, neuron);
    repeats(out, neuron);
    backgrounds(out, neuron, report);
    notes(out, neuron);
    if !neuron.crms.is_empty() {
        demixing(out, neuron);
    }
    facets::write(out, neuron, known, alphabet, marks);
    hits::table(out, neuron, marks);
    dictionary::write(out, neuron, alphabet, marks);
    let has_lower = report.neurons.iter().any(|other| other.layer < neuron.layer);
    syntax::write(out, neuron, has_lower, report, marks);
    out.push_str("</section>\n");
}

fn sampling(out: &mut String, neuron: &NeuronReport) {
    let sampling = &neuron.sampling;
    let how = match sampling.method {
        SamplingMethod::Enumeration => {
            format!("All {} sequences of {} letters were evaluated", count(sampling.evaluated), neuron.receptive_field)
        }
        SamplingMethod::Search => format!(
            "A search over {} from {}, {} of them with motifs from the previous layer, evaluated {} sequences of {} bp",
            of(sampling.generations, "generation"),
            of(sampling.seeds, "start sequence"),
            count(sampling.pasted_seeds as u64),
            count(sampling.evaluated),
            neuron.receptive_field
        ),
    };
    let found = match sampling.positives {
        0 => "none of them activates the neuron".to_owned(),
        positives => {
            format!(
                "{} distinct sequences activate the neuron, {} were kept",
                count(positives),
                count(sampling.kept as u64)
            )
        }
    };
    let insertion = sampling.insertion.map_or_else(String::new, |Searched { start, length }| {
        let last = start.saturating_add(length);
        format!(
            " Insertions of {length} bp were searched, at positions {}–{last} of random sequences.",
            start.saturating_add(1)
        )
    });
    let together = sampling.together.map_or_else(String::new, |neurons| {
        format!(" The neuron was searched together with {} of its layer.", of(neurons - 1, "other neuron"))
    });
    let _ = writeln!(
        out,
        "<p>{how}; {found}.{insertion}{together} {}.</p>",
        escape(say("stopped", &sampling.stopped).trim_end_matches('.'))
    );
    table::facts(
        out,
        &[
            ("Facets", count(neuron.crms.len() as u64), Kind::Words),
            ("Maximum activation", activation(sampling.max_activation), Kind::Words),
            ("Sampling", seconds(sampling.seconds), Kind::Words),
            ("Lower layers", seconds(sampling.lower_seconds), Kind::Words),
            ("Demixing", seconds(neuron.demixing.seconds), Kind::Words),
            ("Sequence with the maximum activation", sampling.max_sequence.clone(), Kind::Letters),
        ],
    );
}

/// What the further searches found, if there were any.
fn repeats(out: &mut String, neuron: &NeuronReport) {
    let Some(repeats) = &neuron.repeats else { return };
    let searches = 1 + repeats.max_activations.len();
    let maxima: Vec<String> = repeats.max_activations.iter().map(|&max| activation(max)).collect();
    let stable = neuron.crms.iter().filter(|crm| crm.found == Some(searches)).count();
    let _ = writeln!(
        out,
        "<p>The neuron was searched {searches} times, each time with other random streams. Maximum activation: {} (these \
         results), {} (the others, with half of the effort). {stable} of {} came back in every search.</p>",
        activation(neuron.sampling.max_activation),
        maxima.join(", "),
        of(neuron.crms.len(), "facet")
    );
    if !repeats.rules.is_empty() {
        out.push_str("<p>Rules that only other searches found:</p>\n<ul>\n");
        for OtherRule { text, found } in &repeats.rules {
            let _ = writeln!(out, "<li><b>{}</b> in {found} of {searches} searches</li>", escape(text));
        }
        out.push_str("</ul>\n");
    }
}

/// What random sequences give, relative to the maximum activation.
fn backgrounds(out: &mut String, neuron: &NeuronReport, report: &Report) {
    let Some(response) = &neuron.backgrounds else { return };
    let _ = write!(
        out,
        "<p>Of {} {}, the strongest reaches {} of the maximum activation: {}. Their mean is {}.",
        count(response.sequences as u64),
        escape(&say("backgrounds", &report.background_source())),
        percent(response.share),
        activation(response.max as f32),
        activation(response.mean.mean as f32)
    );
    if let Some(places) = &response.places {
        let _ = write!(
            out,
            " Their windows may begin at {} places; {} are left out, where a window would contain a letter outside the \
             alphabet.",
            count(places.usable as u64),
            count(places.skipped as u64)
        );
    }
    out.push_str("</p>\n");
}

fn notes(out: &mut String, neuron: &NeuronReport) {
    if neuron.notes.is_empty() {
        return;
    }
    out.push_str("<ul class=\"notes\">\n");
    for note in &neuron.notes {
        let _ = writeln!(out, "<li>{}</li>", escape(&say("note", note)));
    }
    out.push_str("</ul>\n");
}

fn demixing(out: &mut String, neuron: &NeuronReport) {
    let demixing = &neuron.demixing;
    let _ = writeln!(
        out,
        "<p>{} per pooling: {}. {} became {}.</p>",
        of(demixing.groups, "pattern group"),
        escape(say("groupChoice", &demixing.reason).trim_end_matches('.')),
        of(demixing.clusters, "cluster"),
        of(demixing.facets, "facet")
    );
    if demixing.tried.len() > 1 {
        let row =
            |trial: &GroupTrial| vec![trial.groups.to_string(), trial.clusters.to_string(), ratio(trial.decoupling)];
        let rows: Vec<Vec<String>> = demixing.tried.iter().map(row).collect();
        table::write(out, "Numbers of motif pattern groups that were tried", &TRIALS, &rows);
    }
}
