//! Converts results to the types of the report.

use super::Context;
use crate::dictionary::{DictionaryMotif, SegmentMatrix, Site};
use crate::known::{Finding, Match, NothingFound, Part, Search};
use crate::motif::Ppm;
use crate::report::{NeuronReport, Segment};
use crate::syntax::{Combination, Gap, Leaf, SyntaxTree};
use std::collections::BTreeSet;
use std::ops::Range;

/// The matches of a matrix in the databases.
pub(super) fn search(finding: Option<Finding>, context: &Context) -> Option<Search> {
    Some(context.known.as_ref()?.described(&finding?, &context.options))
}

/// The matches of several motifs in one matrix, each with its columns, from 5' to 3'; with none, why. A known motif is listed
/// again only where it names another part.
pub(super) fn joined(motifs: Vec<(Range<usize>, Search)>, context: &Context) -> Search {
    let parts: Vec<(Range<usize>, Match)> = motifs.iter().flat_map(parts).collect();
    let is_part = |found: &Match| parts.iter().any(|(_, part)| part == found);
    let searches = || motifs.iter().map(|(_, search)| search);
    let best_q = searches().map(|search| search.best_q).fold(1.0, f64::min);
    let found = searches().map(|search| search.found).sum();
    let reason = searches().find_map(|search| search.reason.clone()).unwrap_or(NothingFound::NotInDictionary);
    let mut matches: Vec<Match> = searches().flat_map(|search| search.matches.clone()).collect();
    matches.sort_by(|a, b| a.q.total_cmp(&b.q).then(a.p.total_cmp(&b.p)).then(a.motif.cmp(&b.motif)));
    let (mut seen, mut others) = (BTreeSet::new(), context.options.listed.saturating_sub(parts.len()));
    matches.retain(|found| {
        let is_new = seen.insert(found.motif);
        let is_other = is_new && others > 0 && !is_part(found);
        others -= usize::from(is_other);
        is_other || is_part(found)
    });
    let place = |part: &Match| matches.iter().position(|found| found == part);
    let placed = parts
        .iter()
        .filter_map(|(columns, part)| Some(Part { start: columns.start, end: columns.end, found: place(part)? }));
    let placed = placed.collect();
    let reason = matches.is_empty().then_some(reason);
    Search::new(matches, found, best_q, reason).with_parts(placed)
}

/// The columns and the best match of each part of a motif that has these columns; all of it is one part where one match
/// names it.
fn parts((columns, search): &(Range<usize>, Search)) -> Vec<(Range<usize>, Match)> {
    match &search.parts {
        Some(parts) => {
            let inside = parts.iter().filter(|part| part.start < part.end);
            inside.map(|part| (part.start..part.end, search.matches[part.found].clone())).collect()
        }
        None => search.matches.first().map(|found| (columns.clone(), found.clone())).into_iter().collect(),
    }
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
        let name = search.as_ref().and_then(|search| search.name.clone());
        DictionaryMotif {
            id: format!("{}.{}.m{}", neuron.layer, neuron.channel, number + 1),
            name: name.unwrap_or_else(|| consensus_name(&segment.ppm, context)),
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
            left_out: Vec::new(),
            answers: None,
            alternatives: None,
        }
    });
    neuron.syntax = Some(described.collect());
}

/// Name and orientation of a leaf; that of several known motifs side by side is `-` where all of them are.
fn named(motif: &DictionaryMotif) -> (String, char) {
    let naming = motif.search.as_ref().map_or_else(Vec::new, Search::naming);
    let is_reversed = !naming.is_empty() && naming.iter().all(|found| found.orientation == '-');
    (motif.name.clone(), if is_reversed { '-' } else { '+' })
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
    let mut words = Vec::new();
    for (i, leaf) in leaves.iter().enumerate() {
        words.extend(i.checked_sub(1).map(|left| link(gaps[left])));
        words.push(leaf.name.clone());
    }
    words.join(" ")
}

/// Trees that differ in `leaf` in one line, with the others' motifs and gaps of the first one: `CTCF –[24–43 bp]– (CTCF or
/// GATA1)`. Gaps next to the leaf that differ are in the brackets.
pub(super) fn either(trees: &[&SyntaxTree], leaf: usize) -> String {
    let Some(first) = trees.first() else { return String::new() };
    let range = |tree: &SyntaxTree, gap: usize| tree.gaps[gap].map(|gap| (gap.min, gap.max, gap.any));
    let differs = |gap: &usize| trees.iter().any(|tree| range(tree, *gap) != range(first, *gap));
    let before = leaf.checked_sub(1).filter(differs);
    let after = Some(leaf).filter(|&gap| gap < first.gaps.len()).filter(differs);
    let one = |tree: &&SyntaxTree| {
        let link = |gap: Option<usize>| gap.map(|gap| link(tree.gaps[gap]));
        let words = [link(before), Some(tree.leaves[leaf].name.clone()), link(after)];
        words.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let options = format!("({})", trees.iter().map(one).collect::<Vec<_>>().join(" or "));
    let mut words = Vec::new();
    for (i, own) in first.leaves.iter().enumerate() {
        words.extend(
            i.checked_sub(1).filter(|&left| ![before, after].contains(&Some(left))).map(|left| link(first.gaps[left])),
        );
        words.push(if i == leaf { options.clone() } else { own.name.clone() });
    }
    words.join(" ")
}

/// The line between two motifs.
fn link(gap: Option<Gap>) -> String {
    match gap {
        Some(gap) if gap.any => "–[any distance]–".to_owned(),
        Some(gap) if gap.flexible => format!("–[{}–{} bp]–", gap.min, gap.max),
        Some(gap) => format!("–[{} bp]–", gap.min),
        None => "–".to_owned(),
    }
}
