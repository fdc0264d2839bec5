//! Matrices below headers that begin with `>`.

use super::draft::Draft;
use super::limits;
use super::source::{Line, Source};
use crate::error::Result;

/// A header and the lines up to the next one.
#[derive(Default)]
pub struct Record<'a> {
    header: Option<Line<'a>>,
    pub rows: Vec<Line<'a>>,
}

impl Record<'_> {
    /// A motif with the identifier and name of the header and no rows yet.
    pub fn draft(&self) -> Draft {
        let Some(header) = self.header else {
            return self.rows.first().map(|&line| Draft::at(line)).unwrap_or_default();
        };
        let line = Line { text: header.text.trim_start_matches('>').trim_start(), ..header };
        let named = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let name = line.rest().and_then(|rest| rest.split('\t').next());
        Draft { id: named(line.first()), name: name.map(str::to_owned), ..Draft::at(header) }
    }
}

/// Calls `read` with one record after the other.
///
/// # Errors
/// The first refusal of `read`, or of a record with more rows than a motif may have positions.
pub fn each<'a>(source: &'a Source<'a>, mut read: impl FnMut(Record<'a>) -> Result<()>) -> Result<()> {
    let mut record = Record::default();
    for line in source.content() {
        if line.text.starts_with('>') {
            let before = std::mem::replace(&mut record, Record { header: Some(line), rows: Vec::new() });
            if before.header.is_some() {
                read(before)?;
            }
            continue;
        }
        if record.rows.len() >= limits::COLUMNS {
            return Err(source.too_wide(line.number));
        }
        record.rows.push(line);
    }
    read(record)
}
