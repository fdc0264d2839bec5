//! CIS-BP: tables with the header `Pos A C G T`, optionally after lines with the names of factor and motif.

use super::collection::Collection;
use super::draft::{Columns, DraftMotif};
use super::source::{Line, MotifSource, clip, is_number};
use crate::error::{Error, Result};

/// A table being read, or the lines before it.
#[derive(Default)]
struct Table {
    draft: DraftMotif,
    columns: Option<Columns>,
    /// Why it cannot be read.
    wrong: Option<Error>,
}

/// The motifs of a file. Tables without rows, which CIS-BP has for motifs under licence, are left out.
///
/// # Errors
/// [`Code::MotifMemory`](crate::error::Code::MotifMemory) beyond the limits.
pub fn read<'a>(source: &'a MotifSource<'a>) -> Result<Collection<'a>> {
    let mut motifs = Collection::new(source, "CIS-BP");
    let mut table = Table::default();
    for line in source.content() {
        if is_number(line.first()) {
            table.row(source, line);
            continue;
        }
        let is_head = line.first().eq_ignore_ascii_case("pos");
        if table.columns.is_some() || table.wrong.is_some() {
            std::mem::take(&mut table).finish(&mut motifs)?;
        }
        if is_head {
            table.head(source, line);
        } else {
            table.describe(line);
        }
    }
    table.finish(&mut motifs)?;
    Ok(motifs)
}

impl Table {
    /// The line that names the letters.
    fn head(&mut self, source: &MotifSource, line: Line) {
        let letters: String = line.words().skip(1).collect();
        self.draft.line = line.number;
        match Columns::named(source, line, &letters) {
            Ok(columns) => self.columns = Some(columns),
            Err(error) => self.wrong = Some(error),
        }
    }

    fn row(&mut self, source: &MotifSource, line: Line) {
        if self.wrong.is_some() {
            return;
        }
        let pushed = match &self.columns {
            Some(columns) => self.draft.push(source, line, columns, line.words().skip(1)),
            None => Err(source.malformed(
                line.number,
                format_args!("has “{}” outside of a table that begins with Pos", clip(line.first())),
            )),
        };
        self.wrong = pushed.err();
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
        match (self.wrong, self.columns) {
            (Some(error), _) => motifs.omit(error),
            (None, Some(columns)) if !self.draft.rows.is_empty() => motifs.take(Ok((self.draft, columns.alphabet))),
            (None, Some(_)) => {
                motifs.skip();
                Ok(())
            }
            (None, None) => Ok(()),
        }
    }
}
