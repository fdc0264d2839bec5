//! The letters of a logo as SVG paths, one per colour.

use super::LogoOptions;
use super::colour::colour;
use super::frame::LogoFrame;
use super::glyph::{GlyphPart, Metrics, OutlineStep, Y};
use super::letters::outline;
use super::stack::{FULL, Placed};
use std::fmt::Write;

/// Width of a column, in units of the paths.
const COLUMN: i32 = 100;

/// Distance of the control point of a quarter turn, as share of its radius: a little more than a circle's 0.552.
const ROUNDNESS: f32 = 0.6;

/// Gap below a letter with another one under it: share of its height, and maximum in units.
const GAP: (f32, f32) = (0.05, 8.0);

/// Writes the letters of all stacks, colour by colour in the order in which they first occur.
pub(super) fn letters(
    out: &mut String,
    stacks: impl Iterator<Item = Vec<Placed>>,
    alphabet: &[char],
    options: &LogoOptions,
    frame: &LogoFrame,
) {
    let mut pens: Vec<(&'static str, Pen)> = Vec::new();
    let column_units = (options.column_width * FULL / options.height) as f32;
    for (index, stack) in stacks.enumerate() {
        for placed in stack {
            let letter = alphabet[placed.letter];
            let metrics = Metrics::new(height_of(&placed), column_units);
            let placement = GlyphPlacement { left: index as i32 * COLUMN, top: placed.top, metrics };
            pen_of(&mut pens, colour(letter, alphabet.len())).glyph(outline(letter), &placement);
        }
    }
    let transform = frame.letters_transform(options, f64::from(COLUMN), FULL);
    let _ = write!(out, "<g transform=\"{transform}\">");
    for (colour, pen) in pens {
        let _ = write!(out, "<path fill=\"{colour}\" d=\"{}\"/>", pen.path);
    }
    out.push_str("</g>");
}

/// Height of the outline, without the gap to the letter below.
fn height_of(placed: &Placed) -> f32 {
    let height = (placed.bottom - placed.top) as f32;
    if placed.bottom < FULL as i32 { height - (GAP.0 * height).min(GAP.1) } else { height }
}

/// The pen that draws in `colour`.
fn pen_of<'a>(pens: &'a mut Vec<(&'static str, Pen)>, colour: &'static str) -> &'a mut Pen {
    let index = pens.iter().position(|(other, _)| *other == colour).unwrap_or_else(|| {
        pens.push((colour, Pen::default()));
        pens.len() - 1
    });
    &mut pens[index].1
}

/// Position and size of a glyph.
struct GlyphPlacement {
    left: i32,
    top: i32,
    metrics: Metrics,
}

impl GlyphPlacement {
    fn point(&self, x: i32, y: Y) -> (i32, i32) {
        (self.left + x, self.top + self.metrics.resolve(y).round() as i32)
    }
}

/// Writes path data with relative integer coordinates.
#[derive(Default)]
struct Pen {
    path: String,
    /// The current point, which relative coordinates start from.
    at: (i32, i32),
    /// The start of the contour, to which closing returns.
    start: (i32, i32),
}

impl Pen {
    fn glyph(&mut self, parts: &[GlyphPart], placement: &GlyphPlacement) {
        for part in parts {
            match *part {
                GlyphPart::Block(left, top, right, bottom) => {
                    let (upper, lower) = (placement.point(left, top), placement.point(right, bottom));
                    self.start(upper);
                    self.line((lower.0, upper.1));
                    self.line(lower);
                    self.line((upper.0, lower.1));
                }
                GlyphPart::Contour(steps) => self.contour(steps, placement),
            }
            self.close();
        }
    }

    fn contour(&mut self, steps: &[OutlineStep], placement: &GlyphPlacement) {
        let mut previous = 0;
        let mut vertical = false;
        for step in steps {
            let (OutlineStep::Start(x, y) | OutlineStep::Line(x, y) | OutlineStep::Bend(x, y)) = *step;
            let to = placement.point(x, y);
            match step {
                OutlineStep::Start(..) => self.start(to),
                OutlineStep::Line(..) => {
                    vertical = x == previous;
                    self.line(to);
                }
                OutlineStep::Bend(..) => {
                    self.bend(to, vertical);
                    vertical = !vertical;
                }
            }
            previous = x;
        }
    }

    fn start(&mut self, to: (i32, i32)) {
        self.numbers('m', &[to.0 - self.at.0, to.1 - self.at.1]);
        (self.at, self.start) = (to, to);
    }

    fn line(&mut self, to: (i32, i32)) {
        match (to.0 - self.at.0, to.1 - self.at.1) {
            (0, 0) => {}
            (0, dy) => self.numbers('v', &[dy]),
            (dx, 0) => self.numbers('h', &[dx]),
            (dx, dy) => self.numbers('l', &[dx, dy]),
        }
        self.at = to;
    }

    fn bend(&mut self, to: (i32, i32), vertical: bool) {
        let (dx, dy) = (to.0 - self.at.0, to.1 - self.at.1);
        let part = |length: i32, share: f32| (length as f32 * share).round() as i32;
        let rest = 1.0 - ROUNDNESS;
        let controls = if vertical {
            [0, part(dy, ROUNDNESS), part(dx, rest), dy]
        } else {
            [part(dx, ROUNDNESS), 0, dx, part(dy, rest)]
        };
        self.numbers('c', &[controls[0], controls[1], controls[2], controls[3], dx, dy]);
        self.at = to;
    }

    fn close(&mut self) {
        self.path.push('z');
        self.at = self.start;
    }

    fn numbers(&mut self, command: char, numbers: &[i32]) {
        self.path.push(command);
        for (index, number) in numbers.iter().enumerate() {
            if index > 0 && *number >= 0 {
                self.path.push(' ');
            }
            let _ = write!(self.path, "{number}");
        }
    }
}
