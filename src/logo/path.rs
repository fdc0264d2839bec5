//! The letters of a logo as SVG paths, one for each colour.

use super::LogoOptions;
use super::colour::colour;
use super::frame::Frame;
use super::glyph::{Metrics, Part, Step, Y};
use super::letters::outline;
use super::stack::{FULL, Placed};
use std::fmt::Write;

/// Width of a column, in the paths' units.
const COLUMN: i32 = 100;

/// Share of its radius at which the control point of a quarter turn lies: a little more than a circle's 0.552.
const ROUNDNESS: f32 = 0.6;

/// Space below a letter that has another one under it: this share of its height, up to a limit in units.
const GAP: (f32, f32) = (0.05, 8.0);

/// Writes the letters of all stacks, colour by colour in the order in which they first occur.
pub(super) fn letters(
    out: &mut String,
    stacks: impl Iterator<Item = Vec<Placed>>,
    alphabet: &[char],
    options: &LogoOptions,
    frame: &Frame,
) {
    let mut pens: Vec<(&'static str, Pen)> = Vec::new();
    let column_units = (options.column_width * FULL / options.height) as f32;
    for (index, stack) in stacks.enumerate() {
        for placed in stack {
            let letter = alphabet[placed.letter];
            let metrics = Metrics::new(height_of(&placed), column_units);
            let place = Place { left: index as i32 * COLUMN, top: placed.top, metrics };
            pen_of(&mut pens, colour(letter, alphabet.len())).glyph(outline(letter), &place);
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

/// Where a glyph stands and how large it is.
struct Place {
    left: i32,
    top: i32,
    metrics: Metrics,
}

impl Place {
    fn point(&self, x: i32, y: Y) -> (i32, i32) {
        (self.left + x, self.top + self.metrics.resolve(y).round() as i32)
    }
}

/// Writes path data in relative whole numbers.
#[derive(Default)]
struct Pen {
    path: String,
    /// Where the next relative number counts from.
    at: (i32, i32),
    /// Where the contour began: closing it returns there.
    start: (i32, i32),
}

impl Pen {
    fn glyph(&mut self, parts: &[Part], place: &Place) {
        for part in parts {
            match *part {
                Part::Block(left, top, right, bottom) => {
                    let (upper, lower) = (place.point(left, top), place.point(right, bottom));
                    self.start(upper);
                    self.line((lower.0, upper.1));
                    self.line(lower);
                    self.line((upper.0, lower.1));
                }
                Part::Contour(steps) => self.contour(steps, place),
            }
            self.close();
        }
    }

    fn contour(&mut self, steps: &[Step], place: &Place) {
        let mut previous = 0;
        let mut vertical = false;
        for step in steps {
            let (Step::Start(x, y) | Step::Line(x, y) | Step::Bend(x, y)) = *step;
            let to = place.point(x, y);
            match step {
                Step::Start(..) => self.start(to),
                Step::Line(..) => {
                    vertical = x == previous;
                    self.line(to);
                }
                Step::Bend(..) => {
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
