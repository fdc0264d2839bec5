//! JASPAR: a header that starts with `>`, then one row per letter, `A [ 0 3 79 ]`; in the raw form four
//! rows of numbers for A, C, G and T.

use super::collection::Collection;
use super::draft::{Columns, DraftMotif};
use super::limits;
use super::records::{self, HeadedRecord};
use super::source::{Line, MotifSource};
use crate::alphabet::Alphabet;
use crate::error::Result;

/// The row of one letter, over all positions.
struct LetterRow<'a> {
    line: Line<'a>,
    letter: Option<&'a str>,
    numbers: Vec<f64>,
}

/// The motifs of a file.
///
/// # Errors
/// An error that names line and value.
pub fn read<'a>(source: &'a MotifSource<'a>) -> Result<Collection<'a>> {
    let mut motifs = Collection::new(source, "JASPAR");
    records::each(source, |record| {
        let (draft, alphabet) = motif(source, &record)?;
        motifs.add(draft, &alphabet)
    })?;
    Ok(motifs)
}

/// The words of a row, without brackets and other separators.
pub fn cells(line: Line<'_>) -> impl Iterator<Item = &str> {
    line.text.split(|c: char| c.is_whitespace() || "[]|:".contains(c)).filter(|cell| !cell.is_empty())
}

fn motif(source: &MotifSource, record: &HeadedRecord) -> Result<(DraftMotif, Alphabet)> {
    let mut draft = record.draft();
    let rows = record.rows.iter().map(|&line| letter_row(source, line)).collect::<Result<Vec<_>>>()?;
    let Some(first) = rows.first() else { return Ok((draft, Alphabet::DNA)) };
    let (width, lettered) = (first.numbers.len(), first.letter.is_some());
    for row in &rows {
        let number = row.line.number;
        if row.letter.is_some() != lettered {
            return Err(source.malformed(number, "mixes rows with and without their letter"));
        }
        if row.numbers.len() != width {
            let here = row.numbers.len();
            return Err(source.malformed(number, format_args!("has {here} numbers; the matrix begins with {width}")));
        }
    }
    let columns = columns(source, &rows)?;
    draft.rows = vec![0.0; width * rows.len()];
    for (row, code) in rows.iter().zip(columns.codes()) {
        for (position, &number) in row.numbers.iter().enumerate() {
            draft.rows[position * rows.len() + code] = number;
        }
    }
    Ok((draft, columns.alphabet))
}

fn letter_row<'a>(source: &MotifSource, line: Line<'a>) -> Result<LetterRow<'a>> {
    let mut cells = cells(line).peekable();
    let letter = cells.next_if(|cell| matches!(cell.as_bytes(), [letter] if letter.is_ascii_alphabetic()));
    let mut numbers = Vec::new();
    for cell in cells {
        if numbers.len() >= limits::COLUMNS {
            return Err(source.too_wide(line.number));
        }
        numbers.push(source.number(line, cell)?);
    }
    Ok(LetterRow { line, letter, numbers })
}

/// The columns given by `rows`, of which there is at least one.
fn columns(source: &MotifSource, rows: &[LetterRow]) -> Result<Columns> {
    let last = rows[rows.len() - 1].line;
    let letters: String = rows.iter().filter_map(|row| row.letter).collect();
    if !letters.is_empty() {
        return Columns::named(source, last, &letters);
    }
    if rows.len() == Alphabet::DNA.len() {
        return Ok(Columns::of(Alphabet::DNA));
    }
    let found = rows.len();
    Err(source
        .malformed(last.number, format_args!("ends a matrix of {found} rows; one for each of A, C, G, T are four")))
}
