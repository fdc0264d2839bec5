//! The layouts that a table may have by its letters and its shape.

use super::{Layout, sums};
use crate::alphabet::Alphabet;
use crate::error::{Error, Result};
use crate::format::draft::Columns;
use crate::format::source::MotifSource;
use crate::format::table::axis::Axis;
use crate::format::table::record::{Record, Row};

/// At least one layout of a table whose rows have the same length.
///
/// # Errors
/// That no matrix has these letters or this shape.
pub fn of(source: &MotifSource, record: &Record) -> Result<Vec<Layout>> {
    if let Some(columns) = &record.columns {
        return named(source, record, columns).map(|layout| vec![layout]);
    }
    if record.rows[0].letter.is_some() { lettered(source, record) } else { bare(source, record) }
}

/// The layout of a table with a line that names the letters of its columns.
fn named(source: &MotifSource, record: &Record, columns: &Columns) -> Result<Layout> {
    let (width, size) = (record.width(), columns.alphabet.len());
    if width == size || width == size + 1 {
        return Ok(positions(columns.clone(), width - size));
    }
    let number = record.rows[0].line.number;
    Err(source.malformed(number, format_args!("has {width} numbers; the line above names {size} letters")))
}

/// The layouts of a table with a letter in front of each row.
fn lettered(source: &MotifSource, record: &Record) -> Result<Vec<Layout>> {
    let last = record.rows[record.rows.len() - 1].line;
    let letters: String = record.rows.iter().filter_map(|row| row.letter).map(char::from).collect();
    let by_letter = Columns::named(source, last, &letters);
    let by_consensus = positions(Columns::of(Alphabet::DNA), 0);
    let other = record.rows.iter().find(|row| !is_own_consensus(row));
    // Only rows of letters are written with brackets or bars.
    let is_marked = record.rows[0].line.text.contains(['[', '|', ':']);
    match (by_letter, other) {
        (Ok(columns), _) if is_marked => Ok(vec![letter_rows(columns)]),
        (Err(_), None) => Ok(vec![by_consensus]),
        (Err(_), Some(row)) if begins_as_consensus(record) => Err(no_consensus(source, row)),
        (Err(error), Some(_)) => Err(error),
        (Ok(columns), None) if sums::are_equal(record, &by_consensus) => Ok(vec![letter_rows(columns), by_consensus]),
        (Ok(columns), _) => Ok(vec![letter_rows(columns)]),
    }
}

/// The layouts of a table of only numbers.
fn bare(source: &MotifSource, record: &Record) -> Result<Vec<Layout>> {
    let (rows, width) = (record.rows.len(), record.width());
    let mut all = Vec::new();
    for alphabet in [Alphabet::DNA, Alphabet::PROTEIN] {
        let columns = Columns::of(alphabet.clone());
        if width == alphabet.len() {
            all.push(positions(columns.clone(), 0));
        }
        if width == alphabet.len() + 1 && counts_positions(record) {
            all.push(positions(columns.clone(), 1));
        }
        if rows == alphabet.len() {
            all.push(letter_rows(columns));
        }
    }
    if !all.is_empty() {
        return Ok(all);
    }
    let last = record.rows[rows - 1].line.number;
    let what =
        format_args!("ends a table of {rows} rows and {width} columns; a matrix has four of either, A, C, G and T");
    Err(source.malformed(last, what))
}

fn positions(columns: Columns, skipped: usize) -> Layout {
    Layout { axis: Axis::Positions, columns, skipped }
}

fn letter_rows(columns: Columns) -> Layout {
    Layout { axis: Axis::Letters, columns, skipped: 0 }
}

/// Whether the first column counts the rows, from 0 or 1.
fn counts_positions(record: &Record) -> bool {
    let first = record.rows[0].numbers[0];
    let counts = |(row, number): (&Row, u32)| row.numbers[0] == first + f64::from(number);
    (first == 0.0 || first == 1.0) && record.rows.iter().zip(0..).all(counts)
}

/// Whether the first rows of a table begin with their consensus, so that another letter is a mistake.
fn begins_as_consensus(record: &Record) -> bool {
    record.rows.len() > Alphabet::DNA.len() && record.rows.iter().take(2).all(is_own_consensus)
}

/// Whether the letter in front of a row stands for its largest number, or for several letters with this one among them.
fn is_own_consensus(row: &Row) -> bool {
    let [a, c, g, t] = row.numbers[..] else { return false };
    let largest = a.max(c).max(g).max(t);
    let letters = row.letter.and_then(nucleotides).unwrap_or_default();
    [(b'A', a), (b'C', c), (b'G', g), (b'T', t)]
        .into_iter()
        .any(|(letter, number)| number == largest && letters.contains(&letter))
}

/// The nucleotides that a letter of the IUPAC code stands for.
fn nucleotides(letter: u8) -> Option<&'static [u8]> {
    Some(match letter {
        b'A' => b"A",
        b'C' => b"C",
        b'G' => b"G",
        b'T' | b'U' => b"T",
        b'R' => b"AG",
        b'Y' => b"CT",
        b'S' => b"CG",
        b'W' => b"AT",
        b'K' => b"GT",
        b'M' => b"AC",
        b'B' => b"CGT",
        b'D' => b"AGT",
        b'H' => b"ACT",
        b'V' => b"ACG",
        b'N' => b"ACGT",
        _ => return None,
    })
}

fn no_consensus(source: &MotifSource, row: &Row) -> Error {
    let letter = row.letter.map(char::from).unwrap_or_default();
    source.malformed(row.line.number, format_args!("begins with “{letter}”, which is not the consensus of its numbers"))
}
