//! The distinct motifs of all neurons.

use super::number::{of, significance};
use super::{neuron, table};
use crate::dictionary::DictionaryMotif;
use crate::markup::escape;
use crate::report::{NetworkMotif, NeuronReport, Report};
use std::fmt::Write;

/// Writes them, if several neurons were analysed.
pub(super) fn write(out: &mut String, report: &Report) {
    let Some(motifs) = report.motifs.as_deref().filter(|motifs| !motifs.is_empty()) else { return };
    let _ = writeln!(
        out,
        "<section id=\"motifs\">\n<h2>Motifs of the network</h2>\n<p>{} in the dictionaries of all neurons, without \
         repetition on either strand.</p>",
        of(motifs.len(), "distinct motif")
    );
    table::open(out, "Motifs of the network, with the neurons whose dictionaries contain them");
    out.push_str(
        "<th scope=\"col\">Motif</th><th scope=\"col\">Name</th><th scope=\"col\" class=\"figure\">Best q</th>\
         <th scope=\"col\" class=\"figure\">Facets</th><th scope=\"col\">Neurons</th></tr></thead>\n<tbody>\n",
    );
    for motif in motifs {
        row(out, motif, report);
    }
    out.push_str("</tbody>\n</table></div>\n</section>\n");
}

fn row(out: &mut String, motif: &NetworkMotif, report: &Report) {
    let has = |neuron: &&NeuronReport| {
        let mut own = neuron.dictionary.iter().flatten();
        own.any(|own| motif.members.iter().any(|member| member.motif == own.id))
    };
    let link = |neuron: &NeuronReport| {
        format!("<a href=\"#{}\">{}.{}</a>", neuron::anchor(neuron), neuron.layer, neuron.channel)
    };
    let mut dictionaries = report.neurons.iter().flat_map(|neuron| neuron.dictionary.iter().flatten());
    let name = dictionaries.find(|own| own.id == motif.motif).map_or(motif.name.as_str(), DictionaryMotif::shown);
    let links: Vec<String> = report.neurons.iter().filter(has).map(link).collect();
    let _ = writeln!(
        out,
        "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"figure\">{}</td><td class=\"figure\">{}</td><td>{}</td></tr>",
        escape(&motif.motif),
        escape(name),
        motif.q.map_or_else(String::new, significance),
        motif.crms,
        links.join(", ")
    );
}
