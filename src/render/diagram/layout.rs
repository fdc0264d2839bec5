//! Positions of the parts of a syntax tree, px.

use crate::dictionary::DictionaryMotif;
use crate::syntax::{Branch, SyntaxTree};
use std::ops::Range;

/// Width of one position of a leaf's logo.
pub(super) const COLUMN: f64 = 10.0;
/// Height of two bits.
pub(super) const LOGO_HEIGHT: f64 = 44.0;
/// Vertical distance between a branch and the parts that it joins.
pub(super) const RISE: f64 = 34.0;
/// Height of a row of the truth table.
pub(super) const ROW: f64 = 22.0;

const MARGIN: f64 = 12.0;
/// Height of the name below a logo.
const NAME: f64 = 20.0;
/// Minimum distance between the centres of neighbours, so that the text of a branch fits.
const MIN_DISTANCE: f64 = 170.0;
/// Width of the column with the number of facets, right of the truth table.
const FACETS: f64 = 76.0;
/// Approximate width of a letter.
const LETTER: f64 = 7.0;

/// Position of one motif.
pub(super) struct Slot {
    pub centre: f64,
}

/// Positions and size of a diagram.
pub(super) struct Layout {
    /// Of the leaves, and of the motifs that may stand in the place of one of them.
    pub slots: Vec<Slot>,
    /// The leaf that others may stand in the place of, and the slots of all of them.
    either: Option<(usize, Range<usize>)>,
    /// Upper edge of the logos, where the branches end.
    pub leaves: f64,
    /// Baseline of the names.
    pub names: f64,
    /// Upper edge of the truth table.
    pub rows: f64,
    pub width: f64,
    pub height: f64,
}

impl Layout {
    pub fn new(tree: &SyntaxTree, dictionary: &[DictionaryMotif]) -> Self {
        let either = tree.alternatives.as_ref().map(|own| (own.leaf, own.leaf..own.leaf + 1 + own.others.len()));
        let widths: Vec<f64> = tree
            .columns()
            .iter()
            .map(|leaf| {
                let motif = dictionary.iter().find(|motif| motif.id == leaf.motif);
                let logo = motif.map_or(0.0, |motif| motif.ppm.width() as f64 * COLUMN);
                logo.max((leaf.name.chars().count() + 11) as f64 * LETTER)
            })
            .collect();
        let mut slots: Vec<Slot> = Vec::with_capacity(widths.len());
        for (i, width) in widths.iter().enumerate() {
            let centre = match slots.last() {
                None => MARGIN + width / 2.0,
                Some(last) => last.centre + MIN_DISTANCE.max((widths[i - 1] + width) / 2.0 + MARGIN),
            };
            slots.push(Slot { centre });
        }
        let right = slots.last().map_or(0.0, |last| last.centre) + widths.last().map_or(0.0, |width| width / 2.0);
        let leaves = MARGIN + RISE * levels(&tree.tree, either.as_ref().map(|(leaf, _)| *leaf)) as f64;
        let names = leaves + LOGO_HEIGHT + NAME - 4.0;
        let rows = leaves + LOGO_HEIGHT + NAME + MARGIN / 2.0;
        let height = rows + ROW * tree.table().len() as f64 + MARGIN;
        Self { slots, either, leaves, names, rows, width: right + FACETS + MARGIN, height }
    }

    /// The slots of a leaf and of what may stand in its place.
    pub fn slots_of(&self, leaf: usize) -> Range<usize> {
        match &self.either {
            Some((own, slots)) if leaf == *own => slots.clone(),
            Some((own, slots)) if leaf > *own => leaf + slots.len() - 1..leaf + slots.len(),
            _ => leaf..leaf + 1,
        }
    }

    /// y of a branch, above the leaves or above the one that says “or”.
    pub fn level(&self, branch: &Branch) -> f64 {
        self.leaves - RISE * levels(branch, self.either.as_ref().map(|(leaf, _)| *leaf)) as f64
    }
}

/// Maximum number of branches above each other; the leaf `either` has one that says “or”.
fn levels(branch: &Branch, either: Option<usize>) -> usize {
    match branch {
        Branch::Leaf(leaf) => usize::from(either == Some(*leaf)),
        Branch::Join { left, right, .. } => 1 + levels(left, either).max(levels(right, either)),
    }
}
