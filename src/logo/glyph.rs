//! Outlines of letters, and their scaling.
//!
//! Horizontal coordinates are on the grid of a column, 0 to 100. A vertical coordinate is given
//! by [`Y`]: a share of the letter's height plus multiples of lengths that do not grow with the
//! height, the thickness of a bar and the depth of a curve.

/// A vertical coordinate inside a glyph, from its upper edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Y {
    /// Share of the letter's height.
    pub height: f32,
    /// Multiples of the thickness of a bar.
    pub bar: f32,
    /// Multiples of the depth of a bowl that spans the letter (C, G, O).
    pub bow: f32,
    /// Multiples of the depth of a bowl that spans half of it (B, P, S).
    pub curl: f32,
}

/// A drawing command of an outline.
#[derive(Clone, Copy, Debug)]
pub(super) enum OutlineStep {
    /// Starts a contour.
    Start(i32, Y),
    /// A straight line.
    Line(i32, Y),
    /// A quarter turn that starts in the direction, vertical or horizontal, of the previous command.
    Bend(i32, Y),
}

/// A closed part of a glyph. Parts may overlap: they are filled by the non-zero rule, so solid parts are
/// clockwise and holes counterclockwise.
#[derive(Clone, Copy, Debug)]
pub(super) enum GlyphPart {
    /// A rectangle: left, upper, right, lower edge.
    Block(i32, Y, i32, Y),
    /// Any outline.
    Contour(&'static [OutlineStep]),
}

/// The lengths of a glyph of one size, in vertical units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Metrics {
    height: f32,
    bar: f32,
    bow: f32,
    curl: f32,
}

/// Width of a vertical stem, in units of a column.
pub(super) const STEM: i32 = 24;

impl Metrics {
    /// The lengths of a letter of `height` units when a column is `column` vertical units wide on screen.
    pub fn new(height: f32, column: f32) -> Self {
        let stem = STEM as f32 / 100.0 * column;
        let bar = (0.19 * height).min(stem + 0.03 * height);
        let bow = (0.34 * height).min(0.62 * column);
        Self { height, bar, bow, curl: bow.min(0.25 * (height + bar)) }
    }

    /// `y` in units below the glyph's upper edge.
    pub fn resolve(&self, y: Y) -> f32 {
        y.height * self.height + y.bar * self.bar + y.bow * self.bow + y.curl * self.curl
    }
}
