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

/// A facet as its motifs, with their starts.
struct Facet<'a> {
    matrix: &'a Ppm,
    sites: Vec<(&'a Ppm, i32)>,
}

/// A syntax tree with the matrices of its leaves.
struct Rule<'a> {
    tree: &'a SyntaxTree,
    leaves: Vec<&'a Ppm>,
}

/// Writes into the results of a neuron's first search how many searches found each facet, motif and rule, this one
/// included, and the rules that only the `others` found.
pub fn count(neuron: &mut NeuronReport, others: &[NeuronReport]) {
    let [facets, motifs, trees] =
        [found_facets(neuron, others), found_motifs(neuron, others), found_trees(neuron, others)];
    let max_activations = others.iter().map(|other| other.sampling.max_activation).collect();
    neuron.repeats = Some(Repeats { max_activations, rules: other_rules(neuron, others) });
    let crms = neuron.crms.iter_mut().map(|crm| &mut crm.found).zip(facets);
    let dictionary = neuron.dictionary.iter_mut().flatten().map(|motif| &mut motif.found).zip(motifs);
    let syntax = neuron.syntax.iter_mut().flatten().map(|tree| &mut tree.found).zip(trees);
    crms.chain(dictionary).chain(syntax).for_each(|(field, found)| *field = Some(found));
}

fn found_facets(neuron: &NeuronReport, others: &[NeuronReport]) -> Vec<usize> {
    let own = Facet::of(neuron);
    let others: Vec<Vec<Facet<'_>>> = others.iter().map(Facet::of).collect();
    let is_in = |own: &Facet<'_>, other: &[Facet<'_>]| other.iter().any(|facet| facet.equals(own));
    own.iter().map(|own| 1 + others.iter().filter(|other| is_in(own, other)).count()).collect()
}

fn found_motifs(neuron: &NeuronReport, others: &[NeuronReport]) -> Vec<usize> {
    let is_in = |own: &Ppm, other: &NeuronReport| other.dictionary.iter().flatten().any(|motif| same(own, &motif.ppm));
    let count = |own: &Ppm| 1 + others.iter().filter(|other| is_in(own, other)).count();
    neuron.dictionary.iter().flatten().map(|motif| count(&motif.ppm)).collect()
}

fn found_trees(neuron: &NeuronReport, others: &[NeuronReport]) -> Vec<usize> {
    let others: Vec<Vec<Rule<'_>>> = others.iter().map(Rule::of).collect();
    let is_in = |own: &Rule<'_>, other: &[Rule<'_>]| other.iter().any(|rule| rule.equals(own));
    Rule::of(neuron).iter().map(|own| 1 + others.iter().filter(|other| is_in(own, other)).count()).collect()
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

impl<'a> Facet<'a> {
    /// The facets of a neuron, in order.
    fn of(neuron: &'a NeuronReport) -> Vec<Self> {
        let dictionary = neuron.dictionary.as_deref().unwrap_or_default();
        let placed = |site: &Site| Some((&dictionary.get(site.motif)?.ppm, site.start));
        let sites = |crm: &'a Crm| crm.sites.iter().flatten().filter_map(placed).collect();
        neuron.crms.iter().map(|crm| Self { matrix: &crm.ppm, sites: sites(crm) }).collect()
    }

    /// Whether both have the same motifs at almost the same places, or, without motifs, similar matrices.
    fn equals(&self, other: &Facet<'_>) -> bool {
        let pairs = || self.sites.iter().zip(&other.sites);
        let are_near = || pairs().all(|(&(_, a), &(_, b))| (a - b).abs() <= NEAR);
        if self.sites.is_empty() && other.sites.is_empty() {
            return similarity(self.matrix, other.matrix) >= MIN_SIMILARITY;
        }
        self.sites.len() == other.sites.len() && are_near() && pairs().all(|((a, _), (b, _))| same(a, b))
    }
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
