//! Recognition of the format of a text.

use super::jaspar;
use super::source::{Line, MotifSource, is_number};
use crate::alphabet::Alphabet;

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Meme,
    Jaspar,
    Transfac,
    Hocomoco,
    CisBp,
}

/// The format of a text; `None` where it is none of them.
pub fn recognise(source: &MotifSource) -> Option<Format> {
    let first = source.content().next()?;
    if first.text.starts_with('>') {
        return below_headers(source);
    }
    source.lines().find_map(of_line).or_else(|| is_bare_matrix(source).then_some(Format::Jaspar))
}

/// The format that a line identifies.
fn of_line(line: Line) -> Option<Format> {
    if line.text.starts_with("MEME version") || line.text.starts_with("letter-probability matrix") {
        return Some(Format::Meme);
    }
    let format = match line.first() {
        "P0" | "PO" | "Po" => Format::Transfac,
        "Pos" | "POS" | "pos" => Format::CisBp,
        _ => return None,
    };
    let mut letters = line.words().skip(1).peekable();
    (letters.peek().is_some() && letters.all(is_letter)).then_some(format)
}

/// The format of matrices below headers that start with `>`: rows of letters, or rows of numbers in either orientation.
fn below_headers(source: &MotifSource) -> Option<Format> {
    let first = source.content().find(|line| !line.text.starts_with('>'))?;
    if is_letter_row(first) {
        return Some(Format::Jaspar);
    }
    is_number(first.first()).then(|| orientation(source, first))
}

/// Rows of numbers are positions where all rows have four, and letters where every matrix has four rows.
fn orientation(source: &MotifSource, first: Line) -> Format {
    let (mut tall, mut wide, mut rows) = (true, true, 0);
    for line in source.content() {
        if line.text.starts_with('>') {
            wide &= matches!(rows, 0 | 4);
            rows = 0;
        } else {
            tall &= line.words().count() == 4;
            rows += 1;
        }
    }
    wide &= rows == 4;
    match (tall, wide) {
        (true, true) if row_sums_vary_less(source) => Format::Hocomoco,
        (true, false) => Format::Hocomoco,
        (false, false) if first.words().count() == 4 => Format::Hocomoco,
        _ => Format::Jaspar,
    }
}

/// Whether the row sums of the first matrix, four by four, vary less than its column sums.
fn row_sums_vary_less(source: &MotifSource) -> bool {
    let (mut rows, mut columns) = ([0.0; 4], [0.0; 4]);
    let lines = source.content().filter(|line| !line.text.starts_with('>'));
    for (row, line) in rows.iter_mut().zip(lines) {
        for (column, word) in columns.iter_mut().zip(line.words()) {
            let value: f64 = word.parse().unwrap_or(0.0);
            *row += value;
            *column += value;
        }
    }
    let spread = |sums: [f64; 4]| sums.into_iter().fold(0.0, f64::max) - sums.into_iter().fold(f64::MAX, f64::min);
    spread(rows) <= spread(columns)
}

/// Whether the text is a single matrix without a header: one row per letter.
fn is_bare_matrix(source: &MotifSource) -> bool {
    let rows = source.content().take(Alphabet::PROTEIN.len() + 1).count();
    let lettered = source.content().take(rows).all(is_letter_row);
    let numbers = source.content().take(rows).all(|line| line.words().all(is_number));
    (numbers && rows == 4) || (lettered && [4, Alphabet::PROTEIN.len()].contains(&rows))
}

fn is_letter_row(line: Line) -> bool {
    let mut cells = jaspar::cells(line);
    cells.next().is_some_and(is_letter) && cells.next().is_none_or(is_number)
}

fn is_letter(word: &str) -> bool {
    matches!(word.as_bytes(), [letter] if letter.is_ascii_alphabetic())
}
