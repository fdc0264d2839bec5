//! CIS-BP: tables with the header `Pos A C G T`, optionally after lines with the names of factor and motif.

use super::collection::Collection;
use super::draft::{Columns, DraftMotif};
use super::source::{Line, MotifSource, clip, is_number};
use crate::error::Result;

/// A table being read, or the lines before it.
#[derive(Default)]
struct Table {
    draft: DraftMotif,
    columns: Option<Columns>,
}

/// The motifs of a file. Tables without rows, which CIS-BP has for motifs under licence, are left out.
///
/// # Errors
/// An error that names line and value.
pub fn read<'a>(source: &'a MotifSource<'a>) -> Result<Collection<'a>> {
    let mut motifs = Collection::new(source, "CIS-BP");
    let mut table = Table::default();
    for line in source.content() {
        if is_number(line.first()) {
            table.row(source, line)?;
            continue;
        }
        let is_head = line.first().eq_ignore_ascii_case("pos");
        if table.columns.is_some() {
            std::mem::take(&mut table).finish(&mut motifs)?;
        }
        if is_head {
            let letters: String = line.words().skip(1).collect();
            table.columns = Some(Columns::named(source, line, &letters)?);
            table.draft.line = line.number;
        } else {
            table.describe(line);
        }
    }
    table.finish(&mut motifs)?;
    Ok(motifs)
}

impl Table {
    fn row(&mut self, source: &MotifSource, line: Line) -> Result<()> {
        let Some(columns) = &self.columns else {
            return Err(source.malformed(
                line.number,
                format_args!("has “{}” outside of a table that begins with Pos", clip(line.first())),
            ));
        };
        self.draft.push(source, line, columns, line.words().skip(1))
    }

    /// A line before the table: a key, white space, a value.
    fn describe(&mut self, line: Line) {
        let DraftMotif { id, name, family, .. } = &mut self.draft;
        for (key, field) in [("Motif", id), ("TF Name", name), ("Family", family)] {
            let value = line.text.strip_prefix(key).filter(|value| value.starts_with(char::is_whitespace));
            if let Some(value) = value {
                *field = Some(value.trim().to_owned());
            }
        }
    }

    fn finish(self, motifs: &mut Collection) -> Result<()> {
        match self.columns {
            Some(columns) if !self.draft.rows.is_empty() => motifs.add(self.draft, &columns.alphabet)?,
            Some(_) => motifs.skip(),
            None => {}
        }
        Ok(())
    }
}
