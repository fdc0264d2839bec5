//! How a neuron's motifs are arranged: order, gaps, and which of them occur together (paper,
//! “Building syntax trees”; algorithm sections 9 and 10).
//!
//! ```text
//! sites of every facet ─template→ facets aligned to common leaves ─gap→ ranges between neighbours ─tree→ syntax
//! ```

mod gap;
mod record;
mod template;
mod tree;

pub use gap::Gap;
pub use record::{Alternative, Alternatives, Combination, Leaf, LeftOut, SyntaxTree};
pub use tree::{Branch, join};

use crate::dictionary::Site;
use template::{Alignment, Template};

/// One arrangement of motifs.
#[derive(Clone, Debug, PartialEq)]
pub struct Syntax {
    /// Motifs from 5' to 3', as indices in the dictionary.
    pub leaves: Vec<usize>,
    /// Mean position of each motif's first column over the facets that contain all of them.
    pub positions: Vec<f64>,
    /// Gap after each leaf except the last; none if no facet contains both neighbours.
    pub gaps: Vec<Option<Gap>>,
    /// Binary tree of the leaves; the closest neighbours are joined first.
    pub tree: Branch,
    /// Combinations of leaves that occur together, the most complete first, with their facets.
    pub combinations: Vec<(Vec<bool>, Vec<usize>)>,
}

/// The arrangements found in the facets' sites; `lengths` are the widths of the dictionary's motifs. Only the first
/// `leading` facets can add an arrangement; the others are assigned to these. The arrangements are sorted by decreasing
/// number of facets; one facet alone makes none where others share one.
pub fn syntax(sites: &[Vec<Site>], leading: usize, lengths: &[usize]) -> Vec<Syntax> {
    let mut found: Vec<Syntax> =
        template::templates(sites, leading).iter().map(|template| describe(template, sites, lengths)).collect();
    let facets = |syntax: &Syntax| syntax.combinations.iter().map(|(_, facets)| facets.len()).sum::<usize>();
    found.sort_by_key(|syntax| std::cmp::Reverse(facets(syntax)));
    found
}

fn describe(template: &Template, sites: &[Vec<Site>], lengths: &[usize]) -> Syntax {
    let alignments = template.alignments(sites);
    let gaps: Vec<Option<Gap>> = (1..template.motifs.len())
        .map(|right| {
            let distances = alignments.iter().filter_map(|alignment| alignment.distance(right - 1));
            Gap::between(&distances.collect::<Vec<i32>>(), lengths[template.motifs[right - 1]])
        })
        .collect();
    Syntax {
        leaves: template.motifs.clone(),
        positions: template.positions.clone(),
        tree: join(&gaps),
        gaps,
        combinations: combinations(&alignments),
    }
}

/// Sorts the rows of a truth table, those with most motifs first.
pub fn sort_rows<T>(rows: &mut [T], present: impl Fn(&T) -> &[bool]) {
    let count = |row: &[bool]| row.iter().filter(|&&present| present).count();
    rows.sort_by(|a, b| {
        let (a, b) = (present(a), present(b));
        count(b).cmp(&count(a)).then_with(|| b.cmp(a))
    });
}

/// The truth table.
fn combinations(alignments: &[Alignment]) -> Vec<(Vec<bool>, Vec<usize>)> {
    let mut rows: Vec<(Vec<bool>, Vec<usize>)> = Vec::new();
    for alignment in alignments {
        let present: Vec<bool> = alignment.starts.iter().map(Option::is_some).collect();
        match rows.iter_mut().find(|(row, _)| *row == present) {
            Some((_, facets)) => facets.push(alignment.facet),
            None => rows.push((present, vec![alignment.facet])),
        }
    }
    sort_rows(&mut rows, |(present, _)| present);
    rows
}

#[cfg(test)]
mod tests;
