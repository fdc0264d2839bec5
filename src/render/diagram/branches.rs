//! The branches that join neighbouring motifs, with the gaps between them.

use super::layout::{Layout, Slot};
use crate::syntax::{Branch, Gap, SyntaxTree};
use std::fmt::Write;

/// Distance between a branch and the baseline of the text below it, px.
const DROP: f64 = 16.0;
/// Distance between the lower end of a branch and the logo below it, px.
const FOOT: f64 = 4.0;

pub(super) fn write(out: &mut String, tree: &SyntaxTree, layout: &Layout) {
    write_branch(out, &tree.tree, layout);
}

/// Writes a part of the tree and returns its upper end, where the branch above it connects.
fn write_branch(out: &mut String, branch: &Branch, layout: &Layout) -> (f64, f64) {
    let y = layout.level(branch);
    match branch {
        Branch::Leaf(index) => {
            let slots = layout.slots.get(layout.slots_of(*index)).unwrap_or_default();
            let end = |slot: &Slot| (slot.centre, layout.leaves - FOOT);
            match slots {
                [first, .., last] => write_line(out, [end(first), end(last)], y, "", "or"),
                _ => slots.first().map_or((0.0, layout.leaves - FOOT), end),
            }
        }
        Branch::Join { left, right, gap } => {
            let ends = [left, right].map(|part| write_branch(out, part, layout));
            let dashes = match gap {
                Some(Gap { flexible: false, .. }) => "",
                Some(_) => " stroke-dasharray=\"6 4\"",
                None => " stroke-dasharray=\"1 4\"",
            };
            write_line(out, ends, y, dashes, &in_words(*gap))
        }
    }
}

/// Writes a line at `y` that joins what is below it, and returns its middle.
fn write_line(out: &mut String, [from, to]: [(f64, f64); 2], y: f64, dashes: &str, words: &str) -> (f64, f64) {
    let middle = (from.0 + to.0) / 2.0;
    let _ = write!(
        out,
        "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"{dashes} d=\"M{:.0} {:.0}V{y:.0}H{:.0}V{:.0}\"/>\
         <text x=\"{middle:.0}\" y=\"{:.0}\" text-anchor=\"middle\">{words}</text>",
        from.0,
        from.1,
        to.0,
        to.1,
        y + DROP
    );
    (middle, y)
}

/// `24–43 bp, flexible`.
pub(super) fn in_words(gap: Option<Gap>) -> String {
    let signed = |bp: i32| bp.to_string().replace('-', "−");
    match gap {
        None => "never together".to_owned(),
        Some(Gap { any: true, .. }) => "any distance".to_owned(),
        Some(Gap { min, max, flexible, .. }) => {
            let range = if min == max {
                format!("{} bp", signed(min))
            } else if min < 0 {
                format!("{} to {} bp", signed(min), signed(max))
            } else {
                format!("{min}–{max} bp")
            };
            format!("{range}, {}", if flexible { "flexible" } else { "fixed" })
        }
    }
}
