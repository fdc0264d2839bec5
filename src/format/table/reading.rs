//! The lines of a file with tables.

use crate::alphabet::Alphabet;
use crate::format::source::{Line, is_number};

/// What a line is.
#[derive(Debug, PartialEq)]
pub enum TableLine<'a> {
    /// An empty line or a comment.
    Blank,
    /// The line between two tables, `//`.
    End,
    /// A header that starts with `>`.
    Header,
    /// The letters of the columns.
    Letters(String),
    /// The letter in front of the numbers, and the numbers as words.
    Row { letter: Option<u8>, numbers: Vec<&'a str> },
    /// A row of which one word is no number.
    BrokenRow(&'a str),
    /// Numbers with a comma in place of the decimal point.
    DecimalCommas(&'a str),
    /// Anything else.
    Text,
}

/// What `line` is.
pub fn read_line(line: Line<'_>) -> TableLine<'_> {
    let text = line.text;
    if text.is_empty() || line.is_comment() || text.starts_with("[,") {
        return TableLine::Blank;
    }
    if text.starts_with("//") {
        return TableLine::End;
    }
    if text.starts_with('>') {
        return TableLine::Header;
    }
    if let Some(word) = decimal_comma(line) {
        return TableLine::DecimalCommas(word);
    }
    let cells: Vec<&str> = cells(line).collect();
    letters(&cells).map_or_else(|| row(&cells), TableLine::Letters)
}

/// The words of a line, without brackets and other separators.
pub fn cells(line: Line<'_>) -> impl Iterator<Item = &str> {
    line.text.split(|c: char| c.is_whitespace() || "[](){}|:,;=\"'".contains(c)).filter(|cell| !cell.is_empty())
}

/// A number such as `0,25` of a line in which several stand side by side: commas that separate numbers look otherwise.
fn decimal_comma(line: Line<'_>) -> Option<&str> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_decimal = |word: &str| {
        word.trim_start_matches('-').split_once(',').is_some_and(|(whole, part)| digits(whole) && digits(part))
    };
    let words = || line.text.split(|c: char| c.is_whitespace() || c == ';').filter(|word| !word.is_empty());
    let mut decimals = words().filter(|word| is_decimal(word));
    let is_row = words().skip(1).all(|word| is_decimal(word) || is_number(word) || is_letter(word));
    let first = decimals.next()?;
    decimals.next().filter(|_| is_row).map(|_| first)
}

/// The letters of an alphabet, after the name of a column with numbers of positions and before one more column.
fn letters(cells: &[&str]) -> Option<String> {
    let joined = |cells: &[&str]| cells.iter().all(|cell| cell.len() == 1).then(|| cells.concat());
    [Alphabet::DNA.len(), Alphabet::PROTEIN.len()].into_iter().find_map(|size| {
        let starts = 0..=usize::from(cells.len() > size);
        starts
            .filter_map(|start| joined(cells.get(start..start + size)?))
            .find(|letters| Alphabet::of_letters(letters.as_bytes()).is_some() && cells.len() <= size + 2)
    })
}

fn row<'a>(cells: &[&'a str]) -> TableLine<'a> {
    let letter = cells.first().and_then(|cell| letter(cell));
    let numbers = &cells[usize::from(letter.is_some())..];
    let consensus =
        usize::from(letter.is_none() && cells.len() > 1 && cells.last().is_some_and(|cell| is_letter(cell)));
    let numbers = &numbers[..numbers.len() - consensus];
    let found = numbers.iter().filter(|cell| is_number(cell)).count();
    match numbers.iter().find(|cell| !is_number(cell)) {
        None if letter.is_some() || !numbers.is_empty() => TableLine::Row { letter, numbers: numbers.to_vec() },
        Some(word) if found > usize::from(letter.is_none()) && 2 * found >= numbers.len() => TableLine::BrokenRow(word),
        _ => TableLine::Text,
    }
}

fn letter(cell: &str) -> Option<u8> {
    is_letter(cell).then(|| cell.as_bytes()[0].to_ascii_uppercase())
}

/// Whether a word is one letter.
pub fn is_letter(cell: &str) -> bool {
    matches!(cell.as_bytes(), [letter] if letter.is_ascii_alphabetic())
}
