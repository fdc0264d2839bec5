//! Where the parts of a syntax tree lie, px.

use crate::dictionary::DictionaryMotif;
use crate::syntax::{Branch, SyntaxTree};

/// Width of one position of a leaf's logo.
pub(super) const COLUMN: f64 = 10.0;
/// Height of two bits.
pub(super) const LOGO_HEIGHT: f64 = 44.0;
/// Vertical distance between a branch and the parts that it joins.
pub(super) const RISE: f64 = 34.0;
/// Height of a row of the truth table.
pub(super) const ROW: f64 = 22.0;

const MARGIN: f64 = 12.0;
/// Room for the line below a logo that names it.
const NAME: f64 = 20.0;
/// Least distance between the centres of neighbours: the words on a branch need it.
const APART: f64 = 170.0;
/// Room right of the truth table for the number of facets.
const FACETS: f64 = 76.0;
/// About the width of a letter.
const LETTER: f64 = 7.0;

/// Where one leaf stands.
pub(super) struct Slot {
    pub centre: f64,
}

/// Where everything lies.
pub(super) struct Layout {
    pub slots: Vec<Slot>,
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
        let widths: Vec<f64> = tree
            .leaves
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
                Some(last) => last.centre + APART.max((widths[i - 1] + width) / 2.0 + MARGIN),
            };
            slots.push(Slot { centre });
        }
        let right = slots.last().map_or(0.0, |last| last.centre) + widths.last().map_or(0.0, |width| width / 2.0);
        let leaves = MARGIN + RISE * levels(&tree.tree) as f64;
        let names = leaves + LOGO_HEIGHT + NAME - 4.0;
        let rows = leaves + LOGO_HEIGHT + NAME + MARGIN / 2.0;
        let height = rows + ROW * tree.rows.len() as f64 + MARGIN;
        Self { slots, leaves, names, rows, width: right + FACETS + MARGIN, height }
    }

    /// Height of a branch that stands `levels` above the leaves.
    pub fn level(&self, levels: usize) -> f64 {
        self.leaves - RISE * levels as f64
    }
}

/// How many branches lie above one another.
pub(super) fn levels(branch: &Branch) -> usize {
    match branch {
        Branch::Leaf(_) => 0,
        Branch::Join { left, right, .. } => 1 + levels(left).max(levels(right)),
    }
}
