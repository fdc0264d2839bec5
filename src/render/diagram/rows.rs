//! The truth table: a filled circle where a motif occurs, an empty one where it does not.

use super::layout::{Layout, ROW};
use crate::syntax::{Combination, SyntaxTree};
use std::fmt::Write;

const RADIUS: f64 = 5.0;
/// Distance between the last circle and the number of facets, px.
const LABEL_DISTANCE: f64 = 24.0;

pub(super) fn write(out: &mut String, tree: &SyntaxTree, layout: &Layout) {
    for (index, row) in tree.table().iter().enumerate() {
        write_row(out, row, layout, layout.rows + ROW * (index as f64 + 0.5));
    }
}

fn write_row(out: &mut String, row: &Combination, layout: &Layout, y: f64) {
    let centres: Vec<(f64, bool)> =
        layout.slots.iter().map(|slot| slot.centre).zip(row.present.iter().copied()).collect();
    let (first, last) = (centres.iter().position(is_present), centres.iter().rposition(is_present));
    if let (Some(first), Some(last)) = (first, last) {
        for pair in centres[first..=last].windows(2) {
            let (from, to) = (pair[0].0 + RADIUS, pair[1].0 - RADIUS);
            let _ = write!(
                out,
                "<path stroke=\"currentColor\" stroke-opacity=\".5\" stroke-width=\"1.5\" d=\"M{from:.0} {y:.0}H{to:.0}\"/>"
            );
        }
    }
    for (x, present) in &centres {
        let fill = if *present { "currentColor" } else { "none" };
        let _ = write!(
            out,
            "<circle cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"{RADIUS}\" fill=\"{fill}\" stroke=\"currentColor\" stroke-width=\"1.5\"/>"
        );
    }
    if let Some((x, _)) = centres.last() {
        let _ =
            write!(out, "<text x=\"{:.0}\" y=\"{:.0}\">{}</text>", x + LABEL_DISTANCE, y + 4.0, facets(row.crms.len()));
    }
}

/// `1 facet`, `2 facets`.
pub(super) fn facets(number: usize) -> String {
    format!("{number} facet{}", if number == 1 { "" } else { "s" })
}

fn is_present(&(_, present): &(f64, bool)) -> bool {
    present
}
