//! How many searches of a neuron, each with random streams of its own, find the same facets, motifs and rules.

use crate::dictionary::{Site, same};
use crate::motif::{Ppm, similarity};
use crate::report::{Crm, NeuronReport, OtherRule, Repeats};
use crate::syntax::{Gap, SyntaxTree};
use std::cmp::Reverse;

/// Minimum similarity of two facets without motifs that are the same.
const MIN_SIMILARITY: f64 = 0.8;
/// Number of first syntax trees of a further search that are listed where the first search did not find them.
const LISTED: usize = 2;
/// Bases by which the same motifs of two facets, or the gaps of the same rule, may be apart: a motif may begin or end at another
/// column.
const NEAR: i32 = 4;

/// A syntax tree with the matrices of its leaves.
struct Rule<'a> {
    tree: &'a SyntaxTree,
    leaves: Vec<&'a Ppm>,
}

/// Writes into the results of a neuron's first search how many searches found each facet, motif and rule, this one
/// included, and the rules that only the `others` found.
pub fn count(neuron: &mut NeuronReport, others: &[NeuronReport]) {
    let [facets, motifs, trees] = [facets_in, motifs_in, trees_in].map(|are_in| found(neuron, others, are_in));
    let max_activations = others.iter().map(|other| other.sampling.max_activation).collect();
    neuron.repeats = Some(Repeats { max_activations, rules: other_rules(neuron, others) });
    let crms = neuron.crms.iter_mut().map(|crm| &mut crm.found).zip(facets);
    let dictionary = neuron.dictionary.iter_mut().flatten().map(|motif| &mut motif.found).zip(motifs);
    let syntax = neuron.syntax.iter_mut().flatten().map(|tree| &mut tree.found).zip(trees);
    crms.chain(dictionary).chain(syntax).for_each(|(field, found)| *field = Some(found));
}

/// In how many searches something of a neuron was found; `are_in` says what of it another search found.
fn found(
    neuron: &NeuronReport,
    others: &[NeuronReport],
    are_in: fn(&NeuronReport, &NeuronReport) -> Vec<bool>,
) -> Vec<usize> {
    let in_others: Vec<Vec<bool>> = others.iter().map(|other| are_in(neuron, other)).collect();
    let all = in_others.iter().map(Vec::len).min().unwrap_or(0);
    (0..all).map(|i| 1 + in_others.iter().filter(|found| found[i]).count()).collect()
}

/// Which facets another search found: with the same motifs at almost the same places, or, of those without motifs, with a
/// similar matrix.
fn facets_in(neuron: &NeuronReport, other: &NeuronReport) -> Vec<bool> {
    let is_same: Vec<Vec<bool>> =
        motifs(neuron).map(|own| motifs(other).map(|other| same(own, other)).collect()).collect();
    let at_same_place = |(a, b): (&Site, &Site)| (a.start - b.start).abs() <= NEAR && is_same[a.motif][b.motif];
    let equal = |own: &Crm, other: &Crm| {
        let [own_sites, other_sites] = [own, other].map(|crm| crm.sites.as_deref().unwrap_or_default());
        if own_sites.is_empty() && other_sites.is_empty() {
            return similarity(&own.ppm, &other.ppm) >= MIN_SIMILARITY;
        }
        own_sites.len() == other_sites.len() && own_sites.iter().zip(other_sites).all(at_same_place)
    };
    neuron.crms.iter().map(|own| other.crms.iter().any(|other| equal(own, other))).collect()
}

/// Which motifs of the dictionary another search found.
fn motifs_in(neuron: &NeuronReport, other: &NeuronReport) -> Vec<bool> {
    motifs(neuron).map(|own| motifs(other).any(|other| same(own, other))).collect()
}

/// Which rules another search found.
fn trees_in(neuron: &NeuronReport, other: &NeuronReport) -> Vec<bool> {
    let others = Rule::of(other);
    Rule::of(neuron).iter().map(|own| others.iter().any(|other| other.equals(own))).collect()
}

fn motifs(neuron: &NeuronReport) -> impl Iterator<Item = &Ppm> {
    neuron.dictionary.iter().flatten().map(|motif| &motif.ppm)
}

/// The first rules of the others that `neuron` does not have, those of most searches first.
fn other_rules(neuron: &NeuronReport, others: &[NeuronReport]) -> Vec<OtherRule> {
    let own = Rule::of(neuron);
    let mut found: Vec<(Rule<'_>, usize)> = Vec::new();
    for rule in others.iter().flat_map(|other| Rule::of(other).into_iter().take(LISTED)) {
        match found.iter_mut().find(|(listed, _)| listed.equals(&rule)) {
            Some((_, searches)) => *searches += 1,
            None if own.iter().any(|own| own.equals(&rule)) => {}
            None => found.push((rule, 1)),
        }
    }
    found.sort_by_key(|&(_, searches)| Reverse(searches));
    found.into_iter().map(|(rule, found)| OtherRule { text: rule.tree.text.clone(), found }).collect()
}

impl<'a> Rule<'a> {
    /// The rules of a neuron in the order of its syntax trees.
    fn of(neuron: &'a NeuronReport) -> Vec<Self> {
        let dictionary = neuron.dictionary.as_deref().unwrap_or_default();
        let matrix = |id: &str| dictionary.iter().find(|motif| motif.id == id).map(|motif| &motif.ppm);
        let leaves = |tree: &'a SyntaxTree| tree.leaves.iter().filter_map(|leaf| matrix(&leaf.motif)).collect();
        neuron.syntax.iter().flatten().map(|tree| Self { tree, leaves: leaves(tree) }).collect()
    }

    /// Whether both have the same motifs in the same order, at distances that overlap.
    fn equals(&self, other: &Rule<'_>) -> bool {
        let is_near = |(a, b): (&Option<Gap>, &Option<Gap>)| match (a, b) {
            (Some(a), Some(b)) => a.min <= b.max + NEAR && b.min <= a.max + NEAR,
            _ => true,
        };
        self.leaves.len() == other.leaves.len()
            && self.leaves.iter().zip(&other.leaves).all(|(a, b)| same(a, b))
            && self.tree.gaps.iter().zip(&other.tree.gaps).all(is_near)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::report;

    /// The neuron of the example, which has facets, motifs and a rule.
    fn neuron() -> NeuronReport {
        report().neurons.remove(0)
    }

    fn found(neuron: &NeuronReport) -> [Vec<Option<usize>>; 3] {
        let motifs = neuron.dictionary.iter().flatten().map(|motif| motif.found).collect();
        let trees = neuron.syntax.iter().flatten().map(|tree| tree.found).collect();
        [neuron.crms.iter().map(|crm| crm.found).collect(), motifs, trees]
    }

    #[test]
    fn what_every_search_finds_is_counted_in_all() {
        let mut first = neuron();
        count(&mut first, &[neuron(), neuron()]);
        assert!(found(&first).iter().all(|list| !list.is_empty() && list.iter().all(|&found| found == Some(3))));
        assert_eq!(first.repeats.as_ref().map(|repeats| repeats.rules.len()), Some(0));
    }

    #[test]
    fn what_no_other_search_finds_is_marked_and_what_only_they_find_is_listed() {
        let mut silent = neuron();
        (silent.crms, silent.dictionary, silent.syntax) = (Vec::new(), None, None);
        let mut first = neuron();
        count(&mut first, &[silent.clone(), silent.clone()]);
        assert!(found(&first).iter().flatten().all(|&found| found == Some(1)));
        count(&mut silent, &[neuron(), neuron()]);
        let rules = silent.repeats.map(|repeats| repeats.rules).unwrap_or_default();
        assert_eq!(rules.iter().map(|rule| rule.found).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn rules_at_other_distances_are_other_rules() {
        let moved = |by: i32| {
            let mut neuron = neuron();
            let gaps = neuron.syntax.iter_mut().flatten().flat_map(|tree| &mut tree.gaps).flatten();
            gaps.for_each(|gap| (gap.min, gap.max) = (gap.min + by, gap.max + by));
            neuron
        };
        let mut first = neuron();
        count(&mut first, &[moved(3), moved(60)]);
        let trees = first.syntax.iter().flatten().filter(|tree| tree.leaves.len() > 1);
        assert!(trees.map(|tree| tree.found).eq([Some(2)]));
    }
}
