//! Sequence logos: a position probability matrix as stacks of letters in SVG.
//!
//! The letters are outlines of our own, drawn in a grid of 100 × 1000 units a column, so every
//! number in a path is a short integer and all letters of one colour are a single `<path>`: four
//! paths for DNA, however long the matrix. Their proportions follow the letter's size on screen
//! (see `glyph.rs`): a tall letter keeps the bars of a short one instead of being stretched.
//!
//! Only presentation attributes are used, so a strict content-security policy lets a logo pass;
//! axes are drawn in `currentColor` and so follow a dark page.

mod colour;
mod frame;
mod glyph;
mod letters;
mod path;
mod signed;
mod stack;

use frame::Frame;
use serde::{Deserialize, Serialize};
use signed::Signed;
use stack::Column;

pub use frame::{AXIS_WIDTH, RULER_HEIGHT, RULER_OVERHANG, TOP_MARGIN};

/// What the height of a stack means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Units {
    /// Information content against equally frequent letters; a letter takes its share of it.
    #[default]
    Bits,
    /// Every stack is as tall as the logo; a letter takes its probability.
    Probability,
}

/// How a logo is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct LogoOptions {
    /// Height of the tallest possible stack, px (8 to 2000). The ruler comes below it.
    pub height: f64,
    /// Width of one position, px (1 to 400).
    pub column_width: f64,
    /// What the height of a stack means.
    pub units: Units,
    /// Whether the axis of the heights is drawn, on the left.
    pub axis: bool,
    /// Whether positions are numbered, below.
    pub ruler: bool,
    /// Number of the first position.
    pub start: i32,
    /// Empty positions before the first: logos of the same width that are shifted against each other.
    pub before: u32,
    /// Empty positions after the last.
    pub after: u32,
    /// What a screen reader calls the logo.
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
    /// The same options with every number inside its documented range.
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

/// Empty positions that [`LogoOptions`] may ask for on one side.
const MAX_MARGIN: u32 = 10_000;

/// The logo of `ppm` (one row a position, one probability a letter) over the alphabet `letters`.
///
/// Any input gives a well-formed image: rows are normalised, what is not a positive number counts
/// as zero, letters without an outline are drawn as blocks, and letters lower than
/// 0.8 px are left out.
pub fn svg(ppm: impl IntoIterator<Item = impl AsRef<[f64]>>, letters: &str, options: &LogoOptions) -> String {
    let options = options.clamped();
    let alphabet: Vec<char> = letters.chars().collect();
    let columns: Vec<Column> = ppm.into_iter().map(|row| Column::new(row.as_ref(), alphabet.len())).collect();
    let frame = Frame::new(&options, columns.len(), alphabet.len());
    let mut out = String::with_capacity(1024 + 160 * columns.len());
    frame.open(&mut out, &options, &stack::summary(&columns, &alphabet));
    frame.rules(&mut out);
    let stacks = columns.iter().map(|column| column.placed(alphabet.len(), &options).collect());
    path::letters(&mut out, stacks, &alphabet, &options, &frame);
    out.push_str("</svg>");
    out
}

/// The logo of contributions of either sign (one row a position, one number a letter): positive letters stand on a
/// line, negative ones hang below it, the largest outermost. `height` is that of the whole range; units are ignored.
///
/// Any input gives a well-formed image: what is no number counts as zero.
pub fn contributions(map: &[Vec<f64>], letters: &str, options: &LogoOptions) -> String {
    let options = options.clamped();
    let alphabet: Vec<char> = letters.chars().collect();
    let signed = Signed::new(map, alphabet.len());
    let frame = Frame::signed(&options, map.len(), signed.range);
    let mut out = String::with_capacity(1024 + 160 * map.len());
    frame.open(&mut out, &options, &signed.summary(&alphabet));
    frame.rules(&mut out);
    path::letters(&mut out, signed.stacks(&options), &alphabet, &options, &frame);
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests;
