//! Sequence logos in SVG: a position probability matrix as stacks of letters.
//!
//! The letters are outlines defined here, on a grid of 100 × 1000 units per column, so every
//! number in a path is a short integer, and all letters of one colour are a single `<path>`: four
//! paths for DNA, for any length of the matrix. Their proportions depend on the letter's size on screen
//! (see `glyph.rs`): bars keep their thickness in tall letters.
//!
//! Only presentation attributes are used, as a strict content security policy forbids styles;
//! axes are drawn in `currentColor` and so are visible on dark pages.

mod colour;
mod frame;
mod glyph;
mod letters;
mod path;
mod signed;
mod stack;

use frame::LogoFrame;
use serde::{Deserialize, Serialize};
use signed::Signed;
use stack::LetterStack;

pub use frame::{AXIS_WIDTH, RULER_HEIGHT, RULER_OVERHANG, TOP_MARGIN};

/// The meaning of the height of a stack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Units {
    /// Information content relative to a uniform background; the height of a letter is its share of it.
    #[default]
    Bits,
    /// All stacks have full height; the height of a letter is its probability.
    Probability,
}

/// Options of a logo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct LogoOptions {
    /// Height of the tallest possible stack, px (8 to 2000), without the ruler below.
    pub height: f64,
    /// Width of one position, px (1 to 400).
    pub column_width: f64,
    /// The meaning of the height of a stack.
    pub units: Units,
    /// Whether the vertical axis is drawn, on the left.
    pub axis: bool,
    /// Whether positions are numbered, below.
    pub ruler: bool,
    /// Number of the first position.
    pub start: i32,
    /// Empty positions before the first, to align logos with each other.
    pub before: u32,
    /// Empty positions after the last.
    pub after: u32,
    /// The title, which screen readers announce.
    pub title: String,
}

impl Default for LogoOptions {
    fn default() -> Self {
        Self {
            height: 80.0,
            column_width: 16.0,
            units: Units::Bits,
            axis: true,
            ruler: true,
            start: 1,
            before: 0,
            after: 0,
            title: "Sequence logo".to_owned(),
        }
    }
}

impl LogoOptions {
    /// The options with every value clamped to its documented range.
    fn clamped(&self) -> Self {
        let within = |value: f64, low: f64, high: f64, otherwise: f64| {
            if value.is_finite() { value.clamp(low, high) } else { otherwise }
        };
        let default = Self::default();
        Self {
            height: within(self.height, 8.0, 2000.0, default.height),
            column_width: within(self.column_width, 1.0, 400.0, default.column_width),
            before: self.before.min(MAX_MARGIN),
            after: self.after.min(MAX_MARGIN),
            ..self.clone()
        }
    }
}

/// Maximum number of empty positions on either side.
const MAX_MARGIN: u32 = 10_000;

/// The logo of `ppm` (position × letter) over the alphabet `letters`.
///
/// Any input gives a well-formed image: rows are normalised, what is not a positive number counts
/// as zero, letters without an outline are drawn as blocks, and letters lower than
/// 0.8 px are left out.
pub fn svg(ppm: impl IntoIterator<Item = impl AsRef<[f64]>>, letters: &str, options: &LogoOptions) -> String {
    let options = options.clamped();
    let alphabet: Vec<char> = letters.chars().collect();
    let columns: Vec<LetterStack> = ppm.into_iter().map(|row| LetterStack::new(row.as_ref(), alphabet.len())).collect();
    let frame = LogoFrame::new(&options, columns.len(), alphabet.len());
    let mut out = String::with_capacity(1024 + 160 * columns.len());
    frame.open(&mut out, &options, &stack::summary(&columns, &alphabet));
    frame.rules(&mut out);
    let stacks = columns.iter().map(|column| column.placed(alphabet.len(), &options).collect());
    path::letters(&mut out, stacks, &alphabet, &options, &frame);
    out.push_str("</svg>");
    out
}

/// The logo of contributions of either sign (position × letter): letters of positive contributions are above a
/// baseline, those of negative ones below it, the largest outermost. `height` is that of the whole range; units are
/// ignored.
///
/// Any input gives a well-formed image: values that are not numbers count as 0.
pub fn contributions(map: &[Vec<f64>], letters: &str, options: &LogoOptions) -> String {
    let options = options.clamped();
    let alphabet: Vec<char> = letters.chars().collect();
    let signed = Signed::new(map, alphabet.len());
    let frame = LogoFrame::signed(&options, map.len(), signed.range);
    let mut out = String::with_capacity(1024 + 160 * map.len());
    frame.open(&mut out, &options, &signed.summary(&alphabet));
    frame.rules(&mut out);
    path::letters(&mut out, signed.stacks(&options), &alphabet, &options, &frame);
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests;
