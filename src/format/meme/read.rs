//! Reading MEME files: the minimal format of versions 3 to 5, and the output of the tools of the MEME suite.

use super::alphabet::{Declaration, declaration, define, defined, guess, mismatch};
use super::header::Header;
use crate::error::{Code, Result};
use crate::format::collection::Collection;
use crate::format::draft::{Columns, DraftMotif};
use crate::format::source::{COUNTS, Line, MotifSource, is_number};

/// The start of the line before a matrix of scores.
const SCORES: &str = "log-odds matrix";

/// The motifs of a file. Everything between them (background, sites …) is ignored.
///
/// # Errors
/// An alphabet that cannot be read, and [`Code::MotifMemory`] beyond the limits. A motif
/// that cannot be read is left out.
pub fn read<'a>(source: &'a MotifSource<'a>) -> Result<Collection<'a>> {
    let motifs = Collection::new(source, "MEME");
    let mut reader = Reader { source, motifs, columns: None, section: Section::OutsideMatrix };
    for line in source.lines() {
        reader.take(line)?;
    }
    reader.finish()
}

/// The part of the file that the reader is in.
enum Section {
    /// Before the first motif, or after a matrix.
    OutsideMatrix,
    /// In the block that defines the alphabet, with the letters so far.
    Alphabet(String),
    /// In a motif, before its matrix.
    Motif(DraftMotif),
    /// In a motif with a matrix of scores, before one of probabilities.
    Scores(DraftMotif),
    /// In the rows of a matrix.
    Matrix(DraftMotif, Header),
    /// In a motif that was left out, up to the next one.
    LeftOut,
}

struct Reader<'a> {
    source: &'a MotifSource<'a>,
    motifs: Collection<'a>,
    columns: Option<Columns>,
    section: Section,
}

impl<'a> Reader<'a> {
    fn take(&mut self, line: Line) -> Result<()> {
        match std::mem::replace(&mut self.section, Section::OutsideMatrix) {
            Section::Alphabet(letters) => self.alphabet(letters, line),
            Section::Matrix(draft, header) => self.row(draft, header, line),
            section => self.outside_matrix(section, line),
        }
    }

    fn alphabet(&mut self, mut letters: String, line: Line) -> Result<()> {
        if line.text.starts_with("END ALPHABET") {
            self.columns = Some(defined(self.source, line, &letters)?);
        } else {
            define(&mut letters, line);
            self.section = Section::Alphabet(letters);
        }
        Ok(())
    }

    fn outside_matrix(&mut self, section: Section, line: Line) -> Result<()> {
        if line.first() == "MOTIF" {
            self.end_motif(section)?;
            self.section = Section::Motif(motif(line));
            return Ok(());
        }
        self.section = match section {
            Section::LeftOut => Section::LeftOut,
            Section::Motif(draft) | Section::Scores(draft) if line.text.starts_with(Header::START) => {
                return self.matrix(draft, line);
            }
            Section::Motif(draft) if line.text.starts_with(SCORES) => Section::Scores(draft),
            Section::OutsideMatrix if line.text.starts_with(Header::START) => {
                let error = self.source.malformed(line.number, "begins a matrix that no line “MOTIF …” precedes");
                self.motifs.omit(error)?;
                Section::LeftOut
            }
            section => section,
        };
        match declaration(self.source, line)? {
            Some(Declaration::Short(columns)) => self.columns = Some(columns),
            Some(Declaration::Block) if matches!(self.section, Section::OutsideMatrix) => {
                self.section = Section::Alphabet(String::new());
            }
            _ => {}
        }
        Ok(())
    }

    fn matrix(&mut self, mut draft: DraftMotif, line: Line) -> Result<()> {
        let header = Header::read(line);
        if let (Some(alphabet_size), Some(columns)) = (header.alphabet_size, &self.columns)
            && alphabet_size != columns.alphabet.len()
        {
            self.section = Section::LeftOut;
            return self.motifs.omit(mismatch(self.source, line, alphabet_size, columns));
        }
        draft.sites = header.sites;
        self.section = Section::Matrix(draft, header);
        Ok(())
    }

    fn row(&mut self, mut draft: DraftMotif, header: Header, line: Line) -> Result<()> {
        let is_short = header.width.map_or(draft.rows.is_empty(), |width| self.rows(&draft) < width);
        let is_next = ["MOTIF", "URL"].contains(&line.first());
        if is_number(line.first()) || (is_short && header.width.is_some() && !line.text.is_empty() && !is_next) {
            if let Err(error) = self.push(&mut draft, header, line) {
                self.section = Section::LeftOut;
                return self.motifs.omit(error);
            }
        } else if !(line.text.is_empty() && is_short) {
            self.end_matrix(draft, header, line)?;
            return self.outside_matrix(Section::OutsideMatrix, line);
        }
        self.section = Section::Matrix(draft, header);
        Ok(())
    }

    fn push(&mut self, draft: &mut DraftMotif, header: Header, line: Line) -> Result<()> {
        let columns = match self.columns.take() {
            Some(columns) => columns,
            None => guess(self.source, line, header.alphabet_size.unwrap_or_else(|| line.words().count()))?,
        };
        draft.push(self.source, line, self.columns.insert(columns), line.words())
    }

    /// Number of rows of a matrix so far.
    fn rows(&self, draft: &DraftMotif) -> usize {
        self.columns.as_ref().map_or(0, |columns| draft.rows.len() / columns.alphabet.len())
    }

    fn end_matrix(&mut self, draft: DraftMotif, header: Header, line: Line) -> Result<()> {
        let rows = self.rows(&draft);
        let record = match (header.width.filter(|&width| width != rows), &self.columns) {
            (Some(width), _) => Err(self.source.malformed(
                line.number,
                format_args!("ends the matrix of {} after {rows} rows; its header has w= {width}", draft.called()),
            )),
            (None, Some(columns)) => Ok((draft, columns.alphabet.clone())),
            (None, None) => Err(self.source.malformed(line.number, "ends a matrix without rows")),
        };
        self.motifs.take(record)
    }

    /// Leaves out a motif that ends without a matrix.
    fn end_motif(&mut self, section: Section) -> Result<()> {
        let source = self.source;
        match section {
            Section::Motif(draft) => self.motifs.omit(source.malformed(
                draft.line,
                format_args!("begins {}, which has no letter-probability matrix", draft.called()),
            )),
            Section::Scores(draft) => self.motifs.omit(source.refusal(
                Code::MotifMalformed,
                draft.line,
                format_args!("begins {}, which has a log-odds matrix and none of probabilities", draft.called()),
                COUNTS,
            )),
            _ => Ok(()),
        }
    }

    fn finish(mut self) -> Result<Collection<'a>> {
        let number = self.source.lines().count();
        match std::mem::replace(&mut self.section, Section::OutsideMatrix) {
            Section::Alphabet(_) => return Err(self.source.malformed(number, "ends the file within its alphabet")),
            Section::Matrix(draft, header) => self.end_matrix(draft, header, Line { number, text: "" })?,
            section => self.end_motif(section)?,
        }
        Ok(self.motifs)
    }
}

/// A motif from its first line: `MOTIF MA0139.1 CTCF`; older versions continue with `width = 19 …`.
fn motif(line: Line) -> DraftMotif {
    let mut words = line.words().skip(1);
    let id = words.next().map(str::to_owned);
    let name = words.next().filter(|&word| word != "width").map(str::to_owned);
    DraftMotif { id, name, ..DraftMotif::at(line) }
}
