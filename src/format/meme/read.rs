//! Reading MEME files: the minimal format of versions 3 to 5, and what the tools of the MEME suite print.

use super::alphabet::{Declaration, declaration, define, defined, guess, mismatch};
use super::header::Header;
use crate::error::Result;
use crate::format::collection::Collection;
use crate::format::draft::{Columns, Draft};
use crate::format::source::{Line, Source, clip, is_number};

/// The motifs of a file. What stands between them (background, sites, log-odds …) is passed over.
///
/// # Errors
/// A refusal that names line and value.
pub fn read<'a>(source: &'a Source<'a>) -> Result<Collection<'a>> {
    let motifs = Collection::new(source, "MEME");
    let mut reader = Reader { source, motifs, columns: None, place: Place::Between };
    for line in source.lines() {
        reader.take(line)?;
    }
    reader.finish()
}

/// Where in the file the reader is.
enum Place {
    /// Before the first motif, or after a matrix.
    Between,
    /// In the block that defines the letters found so far.
    Alphabet(String),
    /// In a motif whose matrix is still to come.
    Motif(Draft),
    /// In a matrix.
    Matrix(Draft, Header),
}

struct Reader<'a> {
    source: &'a Source<'a>,
    motifs: Collection<'a>,
    columns: Option<Columns>,
    place: Place,
}

impl<'a> Reader<'a> {
    fn take(&mut self, line: Line) -> Result<()> {
        match std::mem::replace(&mut self.place, Place::Between) {
            Place::Alphabet(letters) => self.alphabet(letters, line),
            Place::Matrix(draft, header) => self.row(draft, header, line),
            place => self.between(place, line),
        }
    }

    fn alphabet(&mut self, mut letters: String, line: Line) -> Result<()> {
        if line.text.starts_with("END ALPHABET") {
            self.columns = Some(defined(self.source, line, &letters)?);
        } else {
            define(&mut letters, line);
            self.place = Place::Alphabet(letters);
        }
        Ok(())
    }

    fn between(&mut self, place: Place, line: Line) -> Result<()> {
        if line.text.starts_with(Header::START) {
            let Place::Motif(draft) = place else {
                return Err(self.source.malformed(line.number, "begins a matrix that no line “MOTIF …” precedes"));
            };
            return self.matrix(draft, line);
        }
        if line.first() == "MOTIF" {
            self.no_matrix_missing(&place)?;
            self.place = Place::Motif(motif(line));
            return Ok(());
        }
        self.place = place;
        match declaration(self.source, line)? {
            Some(Declaration::Short(columns)) => self.columns = Some(columns),
            Some(Declaration::Block) if matches!(self.place, Place::Between) => {
                self.place = Place::Alphabet(String::new());
            }
            _ => {}
        }
        Ok(())
    }

    fn matrix(&mut self, mut draft: Draft, line: Line) -> Result<()> {
        let header = Header::read(self.source, line)?;
        if let (Some(letters), Some(columns)) = (header.letters, &self.columns)
            && letters != columns.alphabet.len()
        {
            return Err(mismatch(self.source, line, letters, columns));
        }
        draft.sites = header.sites;
        self.place = Place::Matrix(draft, header);
        Ok(())
    }

    fn row(&mut self, mut draft: Draft, header: Header, line: Line) -> Result<()> {
        let is_short = header.width.map_or(draft.rows.is_empty(), |width| self.rows(&draft) < width);
        if is_number(line.first()) || (is_short && header.width.is_some() && !line.text.is_empty()) {
            let columns = match self.columns.take() {
                Some(columns) => columns,
                None => guess(self.source, line, header.letters.unwrap_or_else(|| line.words().count()))?,
            };
            draft.push(self.source, line, self.columns.insert(columns), line.words())?;
        } else if !(line.text.is_empty() && is_short) {
            self.end_matrix(draft, header, line)?;
            return self.between(Place::Between, line);
        }
        self.place = Place::Matrix(draft, header);
        Ok(())
    }

    /// Rows of a matrix so far.
    fn rows(&self, draft: &Draft) -> usize {
        self.columns.as_ref().map_or(0, |columns| draft.rows.len() / columns.alphabet.len())
    }

    fn end_matrix(&mut self, draft: Draft, header: Header, line: Line) -> Result<()> {
        let rows = self.rows(&draft);
        if let Some(width) = header.width.filter(|&width| width != rows) {
            let id = clip(draft.id.as_deref().unwrap_or_default());
            return Err(self.source.malformed(
                line.number,
                format_args!("ends the matrix of {id} after {rows} rows; its header says w= {width}"),
            ));
        }
        match &self.columns {
            Some(columns) => self.motifs.add(draft, &columns.alphabet),
            None => Err(self.source.malformed(line.number, "ends a matrix without rows")),
        }
    }

    fn no_matrix_missing(&self, place: &Place) -> Result<()> {
        let Place::Motif(draft) = place else { return Ok(()) };
        let id = clip(draft.id.as_deref().unwrap_or_default());
        Err(self.source.malformed(draft.line, format_args!("begins {id}, which has no letter-probability matrix")))
    }

    fn finish(mut self) -> Result<Collection<'a>> {
        let number = self.source.lines().count();
        match std::mem::replace(&mut self.place, Place::Between) {
            Place::Alphabet(_) => Err(self.source.malformed(number, "ends the file within its alphabet")),
            Place::Matrix(draft, header) => {
                self.end_matrix(draft, header, Line { number, text: "" })?;
                Ok(self.motifs)
            }
            place => {
                self.no_matrix_missing(&place)?;
                Ok(self.motifs)
            }
        }
    }
}

/// A motif of which its first line is known: `MOTIF MA0139.1 CTCF`; older versions go on with `width = 19 …`.
fn motif(line: Line) -> Draft {
    let mut words = line.words().skip(1);
    let id = words.next().map(str::to_owned);
    let name = words.next().filter(|&word| word != "width").map(str::to_owned);
    Draft { id, name, ..Draft::at(line) }
}
