//! The frame of a logo: size of the image, title, axis and position ruler.

use super::stack::max_information;
use super::{LogoOptions, Units};
use crate::markup::escape;
use std::fmt::Write;

/// Width of the axis left of the first position, px.
pub const AXIS_WIDTH: f64 = 38.0;
/// Height of the ruler below the stacks, px.
pub const RULER_HEIGHT: f64 = 20.0;
/// Space to the right of the last position for half of its number, px; only with a ruler.
pub const RULER_OVERHANG: f64 = 10.0;
/// Space above the tallest stack for half of a number, px; only with an axis.
pub const TOP_MARGIN: f64 = 6.0;

/// Distance between baseline and ruler numbers, px.
const NUMBER_DROP: f64 = 16.0;
/// Height of a digit above its baseline at the font size used, px.
const DIGIT_HEIGHT: f64 = 7.0;
/// Minimum distance of numbers on the axis, px.
const MIN_TICK_DISTANCE: f64 = 11.0;
/// Width of a digit on the ruler, px; numbers have a minimum distance of their digits and one more.
const DIGIT_WIDTH: f64 = 6.0;

/// Coordinates of the frame, px.
pub(super) struct LogoFrame {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    /// Left and right end of the matrix.
    span: (f64, f64),
    base: f64,
    /// Vertical coordinate of the baseline of letters.
    line: f64,
    axis: Vec<(f64, String)>,
    unit: &'static str,
    ruler: Vec<(f64, i64)>,
    has_axis: bool,
}

impl LogoFrame {
    pub fn new(options: &LogoOptions, columns: usize, alphabet_size: usize) -> Self {
        let left = if options.axis { AXIS_WIDTH } else { 0.0 };
        let top = if options.axis { TOP_MARGIN } else { 0.0 };
        let (below, beyond) = if options.ruler { (RULER_HEIGHT, RULER_OVERHANG) } else { (0.0, 0.0) };
        let before = f64::from(options.before);
        let all = before + columns as f64 + f64::from(options.after);
        let base = top + options.height;
        let first = left + before * options.column_width;
        Self {
            left,
            top,
            width: left + all * options.column_width + beyond,
            height: base + below,
            span: (first, first + columns as f64 * options.column_width),
            base,
            line: base,
            axis: if options.axis { axis(options, alphabet_size, base) } else { Vec::new() },
            unit: match options.units {
                Units::Bits => "bits",
                Units::Probability => "probability",
            },
            ruler: if options.ruler { ruler(options, left, all as i64) } else { Vec::new() },
            has_axis: options.axis,
        }
    }

    /// The frame of contributions from `low` ≤ 0 to `high` ≥ 0.
    pub fn signed(options: &LogoOptions, columns: usize, (low, high): (f64, f64)) -> Self {
        let frame = Self::new(options, columns, 0);
        let y = |number: f64| frame.base - options.height * (number - low) / (high - low);
        let line = y(0.0);
        let ends = [low, high].into_iter().filter(|end| (y(*end) - line).abs() >= MIN_TICK_DISTANCE);
        let ticks = ends.chain([0.0]).map(|number| (y(number), significant(number)));
        let axis = if options.axis { ticks.collect() } else { Vec::new() };
        Self { line, axis, unit: "importance", ..frame }
    }

    /// The opening tag, title and description.
    pub fn open(&self, out: &mut String, options: &LogoOptions, summary: &str) {
        let (width, height) = (short(self.width), short(self.height));
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\"><title>{}</title><desc>{}</desc>",
            escape(&options.title),
            escape(summary)
        );
    }

    /// Baseline, axis and ruler.
    pub fn rules(&self, out: &mut String) {
        let base = short(self.base);
        let _ = write!(
            out,
            "<path fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".5\" d=\"M{} {}H{}",
            short(self.span.0),
            short(self.line),
            short(self.span.1)
        );
        if self.has_axis {
            let _ = write!(out, "M{} {}V{base}", short(self.left - 3.5), short(self.top));
        }
        for (y, _) in &self.axis {
            let _ = write!(out, "M{} {}h-4", short(self.left - 3.5), short(*y));
        }
        for (x, _) in &self.ruler {
            let _ = write!(out, "M{} {}v3", short(*x), short(self.base + 1.5));
        }
        out.push_str("\"/>");
        if self.has_axis || !self.ruler.is_empty() {
            self.numbers(out);
        }
    }

    fn numbers(&self, out: &mut String) {
        out.push_str(
            "<g fill=\"currentColor\" font-family=\"system-ui,sans-serif\" font-size=\"10\" text-anchor=\"middle\">",
        );
        for (y, number) in &self.axis {
            let (x, y) = (short(self.left - 10.0), short(y + DIGIT_HEIGHT / 2.0));
            let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{number}</text>");
        }
        if self.has_axis {
            let middle = short((self.top + self.base) / 2.0);
            let _ = write!(out, "<text transform=\"translate(9 {middle})rotate(-90)\">{}</text>", self.unit);
        }
        for (x, number) in &self.ruler {
            let _ = write!(out, "<text x=\"{}\" y=\"{}\">{number}</text>", short(*x), short(self.base + NUMBER_DROP));
        }
        out.push_str("</g>");
    }

    /// The transform from letter units (`column` × `full` per position) to px.
    pub fn letters_transform(&self, options: &LogoOptions, column: f64, full: f64) -> String {
        format!(
            "translate({} {})scale({} {})",
            short(self.span.0),
            short(self.top),
            short(options.column_width / column),
            short(options.height / full)
        )
    }
}

/// Heights and labels of the ticks.
fn axis(options: &LogoOptions, alphabet_size: usize, base: f64) -> Vec<(f64, String)> {
    match options.units {
        Units::Bits => {
            let max = max_information(alphabet_size).max(1.0);
            let step = (MIN_TICK_DISTANCE * max / options.height).ceil().max(1.0) as usize;
            (0..=max as u32)
                .step_by(step)
                .map(|bits| (base - options.height * f64::from(bits) / max, bits.to_string()))
                .collect()
        }
        Units::Probability => [0.0, 0.5, 1.0].map(|p| (base - options.height * p, short(p))).into_iter().collect(),
    }
}

/// Centres and numbers of the positions that are numbered.
fn ruler(options: &LogoOptions, left: f64, columns: i64) -> Vec<(f64, i64)> {
    let first = i64::from(options.start) - i64::from(options.before);
    let last = first + columns - 1;
    let digits = first.to_string().len().max(last.to_string().len()) as f64;
    let room = (digits + 1.0) * DIGIT_WIDTH;
    let step =
        STEPS.into_iter().find(|&step| step as f64 * options.column_width >= room).unwrap_or(STEPS[STEPS.len() - 1]);
    (first..=last)
        .filter(|position| position.rem_euclid(step) == 0)
        .map(|position| (left + ((position - first) as f64 + 0.5) * options.column_width, position))
        .collect()
}

/// Distances between numbered positions.
const STEPS: [i64; 10] = [1, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000];

/// A number with at most four decimals and without trailing zeros.
fn short(number: f64) -> String {
    let text = format!("{number:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A number with two significant digits.
fn significant(number: f64) -> String {
    let rounded: f64 = format!("{number:.1e}").parse().unwrap_or(0.0);
    if rounded != 0.0 && !(1e-3..1e4).contains(&rounded.abs()) { format!("{rounded:.1e}") } else { short(rounded) }
}
