//! A motif file as numbered lines of text, and errors that name file, line and value.

use super::limits;
use crate::decoding::Decoded;
use crate::error::{Code, Details, Error, Result};
use std::cell::Cell;
use std::fmt::Display;

const REPAIR: &str = "Correct that line, or download the file again: it may have been cut short.";

/// What to do about matrices of scores.
pub const COUNTS: &str = "Matrices of scores, such as log-odds (PWM) or contributions (CWM), cannot be compared: download \
                          the same motifs as counts (PCM, PFM) or as probabilities (PPM).";

/// Negative numbers above it are zeros that were rounded.
const ZERO: f64 = -1e-4;

/// A file's name and text, and how many of its numbers were taken as zeros.
pub struct MotifSource<'a> {
    name: &'a str,
    decoded: Decoded<'a>,
    zeros: Cell<usize>,
}

/// A line without surrounding white space.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// Counted from 1.
    pub number: usize,
    pub text: &'a str,
}

impl<'a> Line<'a> {
    /// Its words, separated by white space.
    pub fn words(self) -> std::str::SplitWhitespace<'a> {
        self.text.split_whitespace()
    }

    /// Its first word; empty in an empty line.
    pub fn first(self) -> &'a str {
        self.words().next().unwrap_or_default()
    }

    /// Whether it is a comment, as most formats write them, RSAT with a semicolon.
    pub fn is_comment(self) -> bool {
        self.text.starts_with(['#', ';'])
    }

    /// The text after its first word; `None` where there is none.
    pub fn rest(self) -> Option<&'a str> {
        let rest = self.text[self.first().len()..].trim_start();
        (!rest.is_empty()).then_some(rest)
    }
}

/// Whether a word is a number, `nan` and `inf` among them.
pub fn is_number(word: &str) -> bool {
    word.parse::<f64>().is_ok()
}

impl<'a> MotifSource<'a> {
    /// The text of the file called `name`.
    pub fn new(name: &'a str, decoded: Decoded<'a>) -> Self {
        Self { name, decoded, zeros: Cell::new(0) }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.decoded.text
    }

    /// All lines.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.text().split('\n').zip(1..).map(|(text, number)| Line { number, text: text.trim() })
    }

    /// The lines that are neither empty nor comments.
    pub fn content(&self) -> impl Iterator<Item = Line<'_>> {
        self.lines().filter(|line| !line.text.is_empty() && !line.is_comment())
    }

    /// Name of the file.
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// Name of the file without its extension: the identifier of a motif without one.
    pub fn stem(&self) -> &'a str {
        match self.name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => self.name,
        }
    }

    /// Whether some bytes of the file are no text.
    pub fn is_lossy(&self) -> bool {
        self.decoded.lossy
    }

    /// How many negative numbers were taken as zeros since the reading began.
    pub fn zeros(&self) -> usize {
        self.zeros.get()
    }

    /// Begins the reading again, for a reader that looks at the whole file first.
    pub fn begin_again(&self) {
        self.zeros.set(0);
    }

    /// An error about line `number`; `what` completes the sentence “Line 3 of “file” …”.
    pub fn refusal(&self, code: Code, number: usize, what: impl Display, next: &str) -> Error {
        let name = self.name;
        Error::new(code, format!("line {number} of {name}"), format!("Line {number} of “{name}” {what}."), next)
            .with(Details::Line { file: name.into(), line: number })
    }

    /// The error for a malformed line.
    pub fn malformed(&self, number: usize, what: impl Display) -> Error {
        self.refusal(Code::MotifMalformed, number, what, REPAIR)
    }

    /// The error for a motif with too many positions.
    pub fn too_wide(&self, number: usize) -> Error {
        self.refusal(
            Code::MotifMemory,
            number,
            format_args!("exceeds the maximum of {} positions of a motif", limits::COLUMNS),
            "Remove the motif, or check that the matrix is not transposed.",
        )
    }

    /// Parses a count or probability.
    pub fn number(&self, line: Line, word: &str) -> Result<f64> {
        match word.parse::<f64>() {
            Ok(value) if value.is_nan() || value.is_infinite() => {
                Err(self.malformed(line.number, format_args!("has the value “{}”, which is not finite", clip(word))))
            }
            Ok(value) if value < 0.0 && value > ZERO => {
                self.zeros.set(self.zeros.get() + 1);
                Ok(0.0)
            }
            Ok(value) if value < 0.0 => Err(self.refusal(
                Code::MotifMalformed,
                line.number,
                format_args!("has the value “{}”; neither counts nor probabilities can be negative", clip(word)),
                COUNTS,
            )),
            Ok(value) if value > limits::COUNT => Err(self.malformed(
                line.number,
                format_args!("has the value “{}”; counts up to {:e} can be read", clip(word), limits::COUNT),
            )),
            Ok(value) => Ok(value.abs()),
            Err(_) => Err(self.malformed(line.number, format_args!("has “{}” in place of a number", clip(word)))),
        }
    }
}

/// The first 40 characters of a word, for a message.
pub fn clip(word: &str) -> String {
    const SHOWN: usize = 40;
    let mut letters = word.chars();
    let shown: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() { shown + "…" } else { shown }
}
