//! One table of a file: its header, and its rows.

use super::axis::Axis;
use super::reading::{TableLine, cells, is_letter, read_line};
use super::title::{named, title};
use crate::error::{Code, Error, Result};
use crate::format::draft::{Columns, DraftMotif};
use crate::format::limits;
use crate::format::source::{Line, MotifSource, clip};

const POINTS: &str = "Write the numbers with points.";

/// A row of numbers.
pub struct Row<'a> {
    pub line: Line<'a>,
    /// The letter in front of it.
    pub letter: Option<u8>,
    pub numbers: Vec<f64>,
}

/// A table.
#[derive(Default)]
pub struct Record<'a> {
    /// The line with its name.
    header: Option<Line<'a>>,
    /// Whether lines `//` divide the tables of the file.
    has_ends: bool,
    pub rows: Vec<Row<'a>>,
    /// The columns, where a line names their letters.
    pub columns: Option<Columns>,
    /// Why it cannot be read.
    pub wrong: Option<Error>,
}

impl<'a> Record<'a> {
    /// The line at which it starts.
    pub fn line(&self) -> usize {
        self.header.or(self.rows.first().map(|row| row.line)).map_or(1, |line| line.number)
    }

    /// Whether it has no row with a number.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.numbers.is_empty())
    }

    /// A motif with the identifier and name of the header.
    pub fn title(&self) -> DraftMotif {
        self.header.map(title).unwrap_or_default()
    }

    /// The name of the format, for a table whose rows are these.
    pub fn format(&self, axis: Axis) -> &'static str {
        let lettered = self.rows.first().is_some_and(|row| row.letter.is_some());
        match (self.header.filter(|header| header.text.starts_with('>')), axis) {
            (Some(_), Axis::Positions) if lettered => "ENCODE",
            (Some(header), Axis::Positions) if header.text.split('\t').nth(2).is_some() => "HOMER",
            (Some(_), Axis::Positions) => "HOCOMOCO",
            (Some(_), Axis::Letters) => "JASPAR",
            (None, _) if self.header.is_some_and(|header| header.text.starts_with("Protein:")) => "UniPROBE",
            (None, Axis::Letters) if lettered && self.has_ends => "RSAT",
            (None, _) => "table",
        }
    }

    /// Number of numbers of its first row.
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, |row| row.numbers.len())
    }

    /// Whether it has neither a header that starts with `>` nor letters.
    pub fn is_bare(&self) -> bool {
        !self.is_headed() && self.columns.is_none() && self.rows.iter().all(|row| row.letter.is_none())
    }

    /// Checks that all rows have the same length, and a letter if one has.
    ///
    /// # Errors
    /// [`Code::MotifMalformed`], naming the first row that differs.
    pub fn check_shape(&self, source: &MotifSource) -> Result<()> {
        let (width, lettered) = (self.width(), self.rows.first().is_some_and(|row| row.letter.is_some()));
        for row in &self.rows {
            let (number, here) = (row.line.number, row.numbers.len());
            if row.letter.is_some() != lettered {
                return Err(source.malformed(number, "mixes rows with and without their letter"));
            }
            if here != width {
                return Err(
                    source.malformed(number, format_args!("has {here} numbers; the matrix begins with {width}"))
                );
            }
        }
        Ok(())
    }

    fn is_headed(&self) -> bool {
        self.header.is_some_and(|header| header.text.starts_with('>'))
    }

    /// Whether a line that is no row is a damaged row of this table: it begins with a letter as all its rows do, and has as many
    /// words.
    fn goes_on(&self, line: Line) -> bool {
        let cells: Vec<&str> = cells(line).collect();
        let lettered = !self.rows.is_empty() && self.rows.iter().all(|row| row.letter.is_some());
        lettered && self.rows.len() < 4 && cells.len() == self.width() + 1 && is_letter(cells[0])
    }

    fn has_begun(&self) -> bool {
        !self.rows.is_empty() || self.columns.is_some() || self.wrong.is_some()
    }

    fn push(&mut self, source: &MotifSource, line: Line<'a>, letter: Option<u8>, words: &[&str]) -> Result<()> {
        if self.rows.len() >= limits::COLUMNS || words.len() > limits::COLUMNS {
            return Err(source.too_wide(line.number));
        }
        let numbers: Result<Vec<f64>> = words.iter().map(|word| source.number(line, word)).collect();
        match numbers {
            Ok(numbers) => self.rows.push(Row { line, letter, numbers }),
            Err(error) => self.fail(error),
        }
        Ok(())
    }

    /// Notes why it cannot be read; the first reason stays.
    fn fail(&mut self, error: Error) {
        self.wrong.get_or_insert(error);
    }

    fn name_columns(&mut self, source: &MotifSource, line: Line<'a>, letters: &str) {
        match Columns::named(source, line, letters) {
            Ok(columns) => self.columns = Some(columns),
            Err(error) => self.fail(error),
        }
    }
}

/// Calls `read` with each table of a file.
///
/// # Errors
/// The first error of `read`; [`Code::MotifMemory`] for a table with too many rows.
pub fn each<'a>(source: &'a MotifSource<'a>, mut read: impl FnMut(Record<'a>) -> Result<()>) -> Result<()> {
    let blanks_divide = has_rows_side_by_side(source);
    let mut record = Record { has_ends: source.text().contains("\n//"), ..Record::default() };
    let mut end = |record: &mut Record<'a>, header: Option<Line<'a>>| {
        let next = Record { header, has_ends: record.has_ends, ..Record::default() };
        let before = std::mem::replace(record, next);
        let holds = !before.rows.is_empty() || before.wrong.is_some() || before.is_headed();
        if holds { read(before) } else { Ok(()) }
    };
    for line in source.lines() {
        match read_line(line) {
            TableLine::Header => end(&mut record, Some(line))?,
            TableLine::End => end(&mut record, None)?,
            TableLine::Blank if line.text.is_empty() && blanks_divide && !record.is_headed() && record.has_begun() => {
                end(&mut record, None)?;
            }
            TableLine::Blank => {}
            TableLine::Letters(letters) => {
                if record.has_begun() {
                    end(&mut record, None)?;
                }
                record.name_columns(source, line, &letters);
            }
            TableLine::Row { letter, numbers } => record.push(source, line, letter, &numbers)?,
            TableLine::BrokenRow(word) => record.fail(no_number(source, line, word)),
            TableLine::DecimalCommas(word) => record.fail(decimal_comma(source, line, word)),
            TableLine::Text if record.is_headed() || record.goes_on(line) => {
                let is_word = |word: &&str| !word.chars().all(|c| c.is_ascii_digit());
                record.fail(no_number(source, line, line.words().find(is_word).unwrap_or_default()));
            }
            TableLine::Text => end(&mut record, named(line))?,
        }
    }
    end(&mut record, None)
}

/// Whether two rows follow each other without an empty line, so that empty lines stand between tables.
fn has_rows_side_by_side(source: &MotifSource) -> bool {
    let mut before = false;
    source.lines().any(|line| {
        let is_row = matches!(read_line(line), TableLine::Row { .. });
        let both = before && is_row;
        before = is_row;
        both
    })
}

fn no_number(source: &MotifSource, line: Line, word: &str) -> Error {
    source.malformed(line.number, format_args!("has “{}” in place of a number", clip(word)))
}

fn decimal_comma(source: &MotifSource, line: Line, word: &str) -> Error {
    let what = format_args!("has “{}”, a number with a comma in place of the decimal point", clip(word));
    source.refusal(Code::MotifMalformed, line.number, what, POINTS)
}
