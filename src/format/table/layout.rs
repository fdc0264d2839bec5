//! Whether the rows of a table are positions or letters: one rule for all tables.
//!
//! Letters decide where the table has them: a line that names the columns, or a letter in front of each row. Letters in
//! front of the rows that are the rows' own consensus, as ENCODE writes them, may name no row. Without letters the shape
//! decides: as many columns as letters are positions, as many rows are letters. Where both fit, the sums decide: counts
//! and probabilities have the same sum at all positions. Where the sums do not decide and the two readings differ, the
//! layout is left open.

mod candidates;
mod sums;

use super::axis::Axis;
use super::record::Record;
use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};
use crate::format::draft::Columns;
use crate::format::source::MotifSource;

const NAME_LETTERS: &str = "Add a line “A C G T” above the rows if each row is a position; begin the rows with A, C, G and \
                            T if each row is a letter.";

/// How a table is read.
pub struct Layout {
    pub axis: Axis,
    columns: Columns,
    /// Number of columns in front of the letters, which count the positions.
    skipped: usize,
}

/// What a table by itself says about its layout.
pub enum Decision {
    /// Its letters or its shape decide.
    Clear(Layout),
    /// Only its sums decide.
    BySums(Layout),
    /// All that are possible give this matrix.
    Either(Layout),
    /// Nothing decides between these.
    Open(Vec<Layout>),
}

impl Layout {
    /// The matrix, position × letter in the alphabet's order.
    pub fn matrix(&self, record: &Record) -> Vec<f64> {
        let size = self.columns.alphabet.len();
        let positions = match self.axis {
            Axis::Positions => record.rows.len(),
            Axis::Letters => record.width(),
        };
        let mut matrix = vec![0.0; positions * size];
        for (place, code) in self.columns.codes().enumerate() {
            for position in 0..positions {
                let (row, column) = match self.axis {
                    Axis::Positions => (position, self.skipped + place),
                    Axis::Letters => (place, position),
                };
                matrix[position * size + code] = record.rows[row].numbers[column];
            }
        }
        matrix
    }

    /// The letters of the matrix.
    pub fn alphabet(self) -> Alphabet {
        self.columns.alphabet
    }
}

/// What a table says about its layout.
///
/// # Errors
/// Why it cannot be read, or that it has the shape of no matrix.
pub fn decide(source: &MotifSource, record: &Record) -> Result<Decision> {
    if let Some(error) = &record.wrong {
        return Err(error.clone());
    }
    if record.is_empty() {
        let called = record.title().called();
        return Err(source.malformed(record.line(), format_args!("begins {called}, whose matrix is empty")));
    }
    record.check_shape(source)?;
    let mut all = candidates::of(source, record)?;
    if all.len() > 1 {
        return Ok(chosen(record, all));
    }
    let layout = all.remove(0);
    if record.is_bare() {
        sums::check(source, record, &layout)?;
    }
    Ok(Decision::Clear(layout))
}

/// The one of several layouts with which the sums of all positions are the same, or any where all give one matrix.
fn chosen(record: &Record, all: Vec<Layout>) -> Decision {
    let (mut fitting, others): (Vec<Layout>, Vec<Layout>) =
        all.into_iter().partition(|layout| sums::are_equal(record, layout));
    if fitting.len() == 1 {
        return Decision::BySums(fitting.remove(0));
    }
    let mut left = if fitting.is_empty() { others } else { fitting };
    let first = left[0].matrix(record);
    if left.iter().all(|layout| layout.matrix(record) == first) {
        return Decision::Either(left.remove(0));
    }
    Decision::Open(left)
}

/// The error for a table whose rows may be positions or letters.
pub fn open(source: &MotifSource, record: &Record) -> Error {
    let (rows, columns) = (record.rows.len(), record.width());
    source.refusal(
        Code::MotifMalformed,
        record.line(),
        format_args!(
            "begins a table of {rows} rows and {columns} columns, whose rows may be positions or letters: its sums do not \
             decide"
        ),
        NAME_LETTERS,
    )
}

/// The error for a table whose sums say something else than all other tables of the file.
pub fn contrary(source: &MotifSource, record: &Record, axis: Axis) -> Error {
    let (own, other) = match axis {
        Axis::Positions => ("positions", "letters"),
        Axis::Letters => ("letters", "positions"),
    };
    source.refusal(
        Code::MotifMalformed,
        record.line(),
        format_args!(
            "begins a table whose rows are {own} by their sums, where the rows of the other tables are {other}"
        ),
        NAME_LETTERS,
    )
}
