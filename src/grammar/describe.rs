//! Results → the report's words and figures.

use super::Comparison;
use crate::dictionary::{self, Segment};
use crate::known::Finding;
use crate::motif::Ppm;
use crate::report::{self, Branch, Combination, DictionaryMotif, Leaf, NeuronReport, Search, Site, SyntaxTree};
use crate::syntax::{self, Syntax};

/// What the databases say of a matrix.
pub(super) fn search(finding: Option<Finding>, comparison: &Comparison) -> Option<Search> {
    Some(comparison.known.as_ref()?.described(finding?, &comparison.options))
}

/// Writes the segments of every facet.
pub(super) fn segments(
    neuron: &mut NeuronReport,
    segments: &[Segment],
    findings: Vec<Option<Finding>>,
    comparison: &Comparison,
) {
    neuron.crms.iter_mut().for_each(|crm| crm.segments = Some(Vec::new()));
    for (segment, finding) in segments.iter().zip(findings) {
        neuron.crms[segment.facet].segments.get_or_insert_default().push(report::Segment {
            start: segment.span.start,
            end: segment.span.end,
            information: segment.ppm.mean_information(),
            search: search(finding, comparison),
        });
    }
}

/// Writes the dictionary, and where its motifs lie in every facet.
pub(super) fn dictionary(
    neuron: &mut NeuronReport,
    motifs: &[Segment],
    findings: Vec<Option<Finding>>,
    sites: &[Vec<dictionary::Site>],
    comparison: &Comparison,
) {
    let described = motifs.iter().zip(findings).enumerate().map(|(number, (segment, finding))| {
        let search = search(finding, comparison);
        let best = search.as_ref().and_then(|search| search.matches.first());
        DictionaryMotif {
            id: format!("{}.{}.m{}", neuron.layer, neuron.channel, number + 1),
            name: best.map_or_else(|| written(&segment.ppm, comparison), |best| best.target_name.clone()),
            crm: neuron.crms[segment.facet].id.clone(),
            start: segment.span.start,
            crms: sites.iter().filter(|sites| sites.iter().any(|site| site.motif == number)).count(),
            ppm: segment.ppm.to_lists(),
            search,
        }
    });
    neuron.dictionary = Some(described.collect());
    for (crm, sites) in neuron.crms.iter_mut().zip(sites) {
        crm.sites = Some(sites.iter().map(|site| Site { motif: site.motif, start: site.start, q: site.q }).collect());
    }
}

/// The informative letters of a matrix, dots between them: what a motif without a known factor is called.
fn written(ppm: &Ppm, comparison: &Comparison) -> String {
    let letters = ppm.consensus().into_iter().zip(ppm.information_content());
    let text: String = letters
        .map(
            |(code, bits)| {
                if bits > comparison.options.information { char::from(b"ACGT"[usize::from(code)]) } else { '.' }
            },
        )
        .collect();
    text.trim_matches('.').to_owned()
}

/// Writes the syntax trees.
pub(super) fn syntax(neuron: &mut NeuronReport, trees: &[Syntax]) {
    let Some(dictionary) = &neuron.dictionary else { return };
    let described = trees.iter().map(|syntax| {
        let leaves: Vec<Leaf> = syntax
            .leaves
            .iter()
            .zip(&syntax.positions)
            .map(|(&motif, &position)| {
                let best = dictionary[motif].search.as_ref().and_then(|search| search.matches.first());
                Leaf {
                    motif: dictionary[motif].id.clone(),
                    name: dictionary[motif].name.clone(),
                    orientation: best.map_or('+', |best| best.orientation),
                    position,
                }
            })
            .collect();
        let rows = syntax.combinations.iter().map(|(present, facets)| Combination {
            present: present.clone(),
            crms: facets.iter().map(|&facet| neuron.crms[facet].id.clone()).collect(),
        });
        SyntaxTree {
            text: text(&leaves, &syntax.gaps),
            gaps: syntax.gaps.iter().map(|gap| gap.map(described_gap)).collect(),
            tree: branch(&syntax.tree),
            rows: rows.collect(),
            leaves,
        }
    });
    neuron.syntax = Some(described.collect());
}

/// A tree in one line: `CTCF –[24–43 bp]– CTCF`.
fn text(leaves: &[Leaf], gaps: &[Option<syntax::Gap>]) -> String {
    let mut text = String::new();
    for (i, leaf) in leaves.iter().enumerate() {
        if i > 0 {
            match gaps[i - 1] {
                Some(gap) if gap.is_flexible() => text.push_str(&format!(" –[{}–{} bp]– ", gap.min, gap.max)),
                Some(gap) => text.push_str(&format!(" –[{} bp]– ", gap.min)),
                None => text.push_str(" – "),
            }
        }
        text.push_str(&leaf.name);
    }
    text
}

fn described_gap(gap: syntax::Gap) -> report::Gap {
    report::Gap { min: gap.min, max: gap.max, flexible: gap.is_flexible(), crms: gap.facets }
}

fn branch(tree: &syntax::Branch) -> Branch {
    match tree {
        syntax::Branch::Leaf(leaf) => Branch::Leaf(*leaf),
        syntax::Branch::Join(left, right, gap) => {
            Branch::Join { left: Box::new(branch(left)), right: Box::new(branch(right)), gap: gap.map(described_gap) }
        }
    }
}
