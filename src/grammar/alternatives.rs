//! Trees that mean one rule: A with B, or A with C.

use super::describe;
use crate::report::NeuronReport;
use crate::syntax::{Alternative, Alternatives, Combination, Gap, SyntaxTree, sort_rows};
use std::collections::BTreeMap;

/// Minimum gain of a tree that works by itself, relative to that of the tree that it is joined with: half of the gain is where
/// motifs and distances are read, too.
const MIN_GAIN: f64 = 0.5;
/// Bases by which the ranges of a gap may be apart: a motif may begin or end at another column.
const NEAR: i32 = 4;

/// Joins trees that have the same motifs but for one, in the same order, at distances that overlap, and of which each works
/// by itself. The strongest one names the others; the list stays as it is.
pub fn join(neuron: &mut NeuronReport) {
    let widths: BTreeMap<String, i32> =
        neuron.dictionary.iter().flatten().map(|motif| (motif.id.clone(), motif.ppm.width() as i32)).collect();
    let Some(trees) = &mut neuron.syntax else { return };
    let groups = groups(trees, &widths);
    trees.iter_mut().for_each(|tree| tree.alternatives = None);
    for Group { first, leaf, others } in groups.into_iter().filter(|group| !group.others.is_empty()) {
        let joined = joined(trees, first, leaf, &others);
        trees[first].alternatives = Some(joined);
    }
}

/// Trees by index: the strongest one, and others that differ from it in one leaf.
struct Group {
    first: usize,
    leaf: usize,
    others: Vec<usize>,
}

/// Every tree in one group, whatever their order.
fn groups(trees: &[SyntaxTree], widths: &BTreeMap<String, i32>) -> Vec<Group> {
    let gain = |tree: &SyntaxTree| tree.gain.unwrap_or(f64::NEG_INFINITY);
    let mut order: Vec<usize> = (0..trees.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (&trees[a], &trees[b]);
        gain(b).total_cmp(&gain(a)).then_with(|| motifs(a).cmp(motifs(b))).then_with(|| ranges(a).cmp(ranges(b)))
    });
    let mut groups: Vec<Group> = Vec::new();
    for tree in order {
        let fitting = groups.iter_mut().find_map(|group| {
            let leaf = differing(&trees[group.first], &trees[tree], widths)?;
            (group.others.is_empty() || group.leaf == leaf).then_some((group, leaf))
        });
        match fitting {
            Some((group, leaf)) => {
                group.leaf = leaf;
                group.others.push(tree);
            }
            None => groups.push(Group { first: tree, leaf: 0, others: Vec::new() }),
        }
    }
    groups
}

fn motifs(tree: &SyntaxTree) -> impl Iterator<Item = &str> {
    tree.leaves.iter().map(|leaf| leaf.motif.as_str())
}

fn ranges(tree: &SyntaxTree) -> impl Iterator<Item = Option<(i32, i32)>> {
    tree.gaps.iter().map(|gap| gap.map(|gap| (gap.min, gap.max)))
}

/// The only leaf in which a tree differs from a stronger one, where both are alternatives.
fn differing(first: &SyntaxTree, other: &SyntaxTree, widths: &BTreeMap<String, i32>) -> Option<usize> {
    let (most, gain) = first.gain.zip(other.gain)?;
    if gain <= 0.0 || gain < MIN_GAIN * most || first.leaves.len() != other.leaves.len() || first.leaves.len() < 2 {
        return None;
    }
    let mut different = (0..first.leaves.len()).filter(|&i| first.leaves[i].motif != other.leaves[i].motif);
    let (leaf, None) = (different.next()?, different.next()) else { return None };
    let width = |tree: &SyntaxTree| widths.get(&tree.leaves[leaf].motif).copied();
    // The middle of a motif stays where its width differs; twice the shift, as it may be half a base.
    let shift = width(other)? - width(first)?;
    let fits = |(i, gaps): (usize, (&Option<Gap>, &Option<Gap>))| match gaps {
        (Some(a), Some(b)) => {
            let shift = if i + 1 == leaf || i == leaf { shift } else { 0 };
            a.any || b.any || 2 * a.min <= 2 * (b.max + NEAR) + shift && 2 * b.min + shift <= 2 * (a.max + NEAR)
        }
        _ => false,
    };
    first.gaps.iter().zip(&other.gaps).enumerate().all(fits).then_some(leaf)
}

fn joined(trees: &[SyntaxTree], first: usize, leaf: usize, others: &[usize]) -> Alternatives {
    let all: Vec<&SyntaxTree> = [first].iter().chain(others).map(|&tree| &trees[tree]).collect();
    let alternative = |&tree: &usize| Alternative { tree, leaf: trees[tree].leaves[leaf].clone() };
    Alternatives {
        text: describe::either(&all, leaf),
        leaf,
        others: others.iter().map(alternative).collect(),
        rows: rows(&all, leaf),
    }
}

/// The truth table of `all` trees, which differ in `leaf`.
fn rows(all: &[&SyntaxTree], leaf: usize) -> Vec<Combination> {
    let mut rows: Vec<Combination> = Vec::new();
    for (number, tree) in all.iter().enumerate() {
        for Combination { present, crms } in &tree.rows {
            let place = (0..all.len()).map(|other| other == number && present[leaf]);
            let present: Vec<bool> =
                present[..leaf].iter().copied().chain(place).chain(present[leaf + 1..].iter().copied()).collect();
            match rows.iter_mut().find(|row| row.present == present) {
                Some(row) => row.crms.extend(crms.iter().cloned()),
                None => rows.push(Combination { present, crms: crms.clone() }),
            }
        }
    }
    sort_rows(&mut rows, |row| &row.present);
    rows
}

#[cfg(test)]
mod tests;
