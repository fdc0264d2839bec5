//! Matrices below headers that start with `>`.

use super::draft::DraftMotif;
use super::limits;
use super::source::{Line, MotifSource};
use crate::error::Result;

/// A header and the lines up to the next one.
#[derive(Default)]
pub struct HeadedRecord<'a> {
    header: Option<Line<'a>>,
    pub rows: Vec<Line<'a>>,
}

impl HeadedRecord<'_> {
    /// A motif with the identifier and name of the header, without rows.
    pub fn draft(&self) -> DraftMotif {
        let Some(header) = self.header else {
            return self.rows.first().map(|&line| DraftMotif::at(line)).unwrap_or_default();
        };
        let line = Line { text: header.text.trim_start_matches('>').trim_start(), ..header };
        let named = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let name = line.rest().and_then(|rest| rest.split('\t').next());
        DraftMotif { id: named(line.first()), name: name.map(str::to_owned), ..DraftMotif::at(header) }
    }
}

/// Calls `read` with each record.
///
/// # Errors
/// The first error of `read`; [`Code::MotifMemory`](crate::error::Code::MotifMemory) for a record with too many rows.
pub fn each<'a>(source: &'a MotifSource<'a>, mut read: impl FnMut(HeadedRecord<'a>) -> Result<()>) -> Result<()> {
    let mut record = HeadedRecord::default();
    for line in source.content() {
        if line.text.starts_with('>') {
            let before = std::mem::replace(&mut record, HeadedRecord { header: Some(line), rows: Vec::new() });
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
