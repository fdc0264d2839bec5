//! Syntax trees as SVG: the logos of the motifs from 5' to 3', above them the branches with the gaps, below them the
//! truth table.
//!
//! Motifs of which one may stand in the place of another are next to each other, below a branch that says “or”.
//!
//! As in a logo, only presentation attributes are used and lines are drawn in `currentColor`. A fixed distance is a
//! solid line, a flexible one is dashed, and both have a text label.

mod branches;
mod layout;
mod rows;

use crate::dictionary::DictionaryMotif;
use crate::logo::{self, LogoOptions};
use crate::markup::escape;
use crate::syntax::{Combination, Leaf, SyntaxTree};
use layout::{COLUMN, LOGO_HEIGHT, Layout, Slot};
use std::fmt::Write;

/// The tree as an SVG image; a leaf that is not in `dictionary` has a name but no logo.
pub fn svg(tree: &SyntaxTree, dictionary: &[DictionaryMotif], alphabet: &str) -> String {
    let layout = Layout::new(tree, dictionary);
    let (width, height) = (layout.width, layout.height);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.0} {height:.0}\" fill=\"currentColor\" font-family=\"system-ui,sans-serif\" \
         font-size=\"12\"><title>Syntax tree {}</title><desc>{}</desc>",
        escape(tree.whole_text()),
        escape(&summary(tree))
    );
    branches::write(&mut out, tree, &layout);
    for (slot, leaf) in layout.slots.iter().zip(tree.columns()) {
        let motif = dictionary.iter().find(|motif| motif.id == leaf.motif);
        write_leaf(&mut out, slot, motif, leaf, alphabet, &layout);
    }
    rows::write(&mut out, tree, &layout);
    out.push_str("</svg>");
    out
}

fn write_leaf(
    out: &mut String,
    slot: &Slot,
    motif: Option<&DictionaryMotif>,
    leaf: &Leaf,
    alphabet: &str,
    layout: &Layout,
) {
    let top = layout.leaves;
    if let Some(motif) = motif {
        let options = LogoOptions {
            height: LOGO_HEIGHT,
            column_width: COLUMN,
            axis: false,
            ruler: false,
            title: leaf_name(motif.shown(), leaf.orientation),
            ..LogoOptions::default()
        };
        let left = slot.centre - motif.ppm.width() as f64 * COLUMN / 2.0;
        let logo = logo::svg(motif.ppm.rows(), alphabet, &options);
        let _ = write!(out, "<g transform=\"translate({left:.0} {top:.0})\">{logo}</g>");
    }
    let _ = write!(
        out,
        "<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"middle\" font-weight=\"600\">{}</text>",
        slot.centre,
        layout.names,
        escape(&leaf_name(&leaf.name, leaf.orientation))
    );
}

/// The name of a factor, with the strand of its known motif if that is the reverse strand.
fn leaf_name(name: &str, orientation: char) -> String {
    if orientation == '-' { format!("{name} (− strand)") } else { name.to_owned() }
}

/// The truth table as text, for screen readers.
fn summary(tree: &SyntaxTree) -> String {
    let columns = tree.columns();
    let row = |row: &Combination| {
        let present = columns.iter().zip(&row.present).filter(|&(_, &present)| present);
        let names: Vec<&str> = present.map(|(leaf, _)| leaf.name.as_str()).collect();
        format!("{} in {}", names.join(" and "), rows::facets(row.crms.len()))
    };
    tree.table().iter().map(row).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests;
