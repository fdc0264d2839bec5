//! Brackets above the segments of a logo.

use crate::logo::AXIS_WIDTH;
use crate::report::Segment;
use std::fmt::Write;

/// Height of the row of brackets, px.
const HEIGHT: f64 = 8.0;

/// Writes a bracket above each of `segments` of a logo with `before` empty positions on the left and `columns` in total.
pub(super) fn write(out: &mut String, segments: &[Segment], before: f64, columns: f64, column_width: f64) {
    if segments.is_empty() {
        return;
    }
    let x = |position: usize| AXIS_WIDTH + (before + position as f64) * column_width;
    let width = AXIS_WIDTH + columns * column_width;
    let _ = write!(
        out,
        "<svg width=\"{width:.0}\" height=\"{HEIGHT}\" viewBox=\"0 0 {width:.0} {HEIGHT}\" aria-hidden=\"true\">\
         <path fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" d=\""
    );
    for segment in segments {
        let (from, to) = (x(segment.start) + 1.0, x(segment.end) - 1.0);
        let _ = write!(out, "M{from:.1} {HEIGHT}V2H{to:.1}V{HEIGHT}");
    }
    out.push_str("\"/></svg>\n");
}
