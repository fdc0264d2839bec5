//! Converts results to the types of the report.

use super::Context;
use crate::dictionary::{DictionaryMotif, SegmentMatrix, Site};
use crate::known::{Finding, Match, NothingFound, Search};
use crate::motif::Ppm;
use crate::report::{NeuronReport, Segment};
use crate::syntax::{Combination, Gap, Leaf, SyntaxTree};
use std::collections::BTreeSet;

/// The matches of a matrix in the databases.
pub(super) fn search(finding: Option<Finding>, context: &Context) -> Option<Search> {
    Some(context.known.as_ref()?.described(finding?, &context.options))
}

/// The matches of several motifs in one matrix, each known motif once; with none, why.
pub(super) fn joined(searches: Vec<Search>, context: &Context) -> Search {
    let best_q = searches.iter().map(|search| search.best_q).fold(1.0, f64::min);
    let found = searches.iter().map(|search| search.found).sum();
    let reason = searches.iter().find_map(|search| search.reason.clone()).unwrap_or(NothingFound::NotInDictionary);
    let mut matches: Vec<Match> = searches.into_iter().flat_map(|search| search.matches).collect();
    matches.sort_by(|a, b| a.q.total_cmp(&b.q).then(a.p.total_cmp(&b.p)).then(a.motif.cmp(&b.motif)));
    let mut seen = BTreeSet::new();
    matches.retain(|found| seen.insert(found.motif));
    matches.truncate(context.options.listed);
    Search { reason: matches.is_empty().then_some(reason), matches, found, best_q }
}

/// Writes the segments of every facet, with their matches.
pub(super) fn segments(neuron: &mut NeuronReport, segments: &[SegmentMatrix], searches: Vec<Option<Search>>) {
    neuron.crms.iter_mut().for_each(|crm| (crm.segments, crm.search) = (Some(Vec::new()), None));
    for (segment, search) in segments.iter().zip(searches) {
        neuron.crms[segment.facet].segments.get_or_insert_default().push(Segment {
            start: segment.span.start,
            end: segment.span.end,
            information: segment.ppm.mean_information(),
            search,
        });
    }
}

/// Writes the dictionary, and the sites of its motifs in every facet.
pub(super) fn dictionary(
    neuron: &mut NeuronReport,
    motifs: &[SegmentMatrix],
    findings: Vec<Option<Finding>>,
    sites: &[Vec<Site>],
    context: &Context,
) {
    let described = motifs.iter().zip(findings).enumerate().map(|(number, (segment, finding))| {
        let search = search(finding, context);
        let best = search.as_ref().and_then(|search| search.matches.first());
        DictionaryMotif {
            id: format!("{}.{}.m{}", neuron.layer, neuron.channel, number + 1),
            name: best.map_or_else(|| consensus_name(&segment.ppm, context), |best| best.target_name.clone()),
            crm: neuron.crms[segment.facet].id.clone(),
            start: segment.span.start,
            crms: sites.iter().filter(|sites| sites.iter().any(|site| site.motif == number)).count(),
            found: None,
            ppm: segment.ppm.clone(),
            sequences: Some(segment.sequences),
            search,
        }
    });
    neuron.dictionary = Some(described.collect());
    for (crm, sites) in neuron.crms.iter_mut().zip(sites) {
        crm.sites = Some(sites.clone());
    }
}

/// The name of a motif without a known factor: its informative letters, with dots for the other positions.
fn consensus_name(ppm: &Ppm, context: &Context) -> String {
    let letters = ppm.consensus().into_iter().zip(ppm.information_content());
    let text: String = letters
        .map(|(code, bits)| {
            let letter = context.letters.get(usize::from(code)).copied().map(char::from);
            letter.filter(|_| bits > context.options.information).unwrap_or('.')
        })
        .collect();
    text.trim_matches('.').to_owned()
}

/// Writes the syntax trees of `sites`, those of the dictionary's motifs in each facet; only the first `leading` facets can
/// add an arrangement.
pub(super) fn syntax(neuron: &mut NeuronReport, sites: &[Vec<Site>], leading: usize) {
    let Some(dictionary) = &neuron.dictionary else { return };
    let lengths: Vec<usize> = dictionary.iter().map(|motif| motif.ppm.width()).collect();
    let described = crate::syntax::syntax(sites, leading, &lengths).into_iter().map(|syntax| {
        let leaves: Vec<Leaf> = syntax
            .leaves
            .iter()
            .zip(&syntax.positions)
            .map(|(&motif, &position)| {
                let motif = &dictionary[motif];
                let (name, orientation) = named(motif);
                Leaf { motif: motif.id.clone(), name, orientation, position }
            })
            .collect();
        let rows = syntax.combinations.iter().map(|(present, facets)| Combination {
            present: present.clone(),
            crms: facets.iter().map(|&facet| neuron.crms[facet].id.clone()).collect(),
        });
        SyntaxTree {
            text: text(&leaves, &syntax.gaps),
            gaps: syntax.gaps,
            tree: syntax.tree,
            rows: rows.collect(),
            leaves,
            gain: None,
            found: None,
            answers: None,
        }
    });
    neuron.syntax = Some(described.collect());
}

/// Name and orientation of a leaf.
fn named(motif: &DictionaryMotif) -> (String, char) {
    let best = motif.search.as_ref().and_then(|search| search.matches.first());
    (motif.name.clone(), best.map_or('+', |best| best.orientation))
}

/// Names the leaves of existing syntax trees by the dictionary; `false` where there are none, or one has a motif that is not
/// in it.
pub(super) fn renamed(neuron: &mut NeuronReport) -> bool {
    let (Some(dictionary), Some(trees)) = (&neuron.dictionary, &mut neuron.syntax) else { return false };
    for tree in trees.iter_mut() {
        for leaf in &mut tree.leaves {
            let Some(motif) = dictionary.iter().find(|motif| motif.id == leaf.motif) else { return false };
            (leaf.name, leaf.orientation) = named(motif);
        }
        tree.text = text(&tree.leaves, &tree.gaps);
    }
    true
}

/// A tree in one line: `CTCF –[24–43 bp]– CTCF`.
pub(super) fn text(leaves: &[Leaf], gaps: &[Option<Gap>]) -> String {
    let mut text = String::new();
    for (i, leaf) in leaves.iter().enumerate() {
        if i > 0 {
            match gaps[i - 1] {
                Some(gap) if gap.any => text.push_str(" –[any distance]– "),
                Some(gap) if gap.flexible => text.push_str(&format!(" –[{}–{} bp]– ", gap.min, gap.max)),
                Some(gap) => text.push_str(&format!(" –[{} bp]– ", gap.min)),
                None => text.push_str(" – "),
            }
        }
        text.push_str(&leaf.name);
    }
    text
}
