//! TRANSFAC: records of tagged lines that end with `//`; `P0` or `PO` gives the order of the letters, and
//! each numbered line is a position. JASPAR's dialect gives class and family in comments. STAMP's dialect has neither
//! `P0` nor `//`.

use super::collection::Collection;
use super::draft::{Columns, DraftMotif};
use super::source::{Line, MotifSource, clip};
use crate::alphabet::Alphabet;
use crate::error::{Error, Result};

/// The tags with which a record begins.
const BEGINNINGS: [&str; 4] = ["AC", "ID", "NA", "DE"];

/// A record being read.
#[derive(Default)]
struct TransfacRecord {
    draft: DraftMotif,
    accession: Option<String>,
    id: Option<String>,
    description: Option<String>,
    columns: Option<Columns>,
    /// Why it cannot be read.
    wrong: Option<Error>,
}

/// The motifs of a file in `format`: TRANSFAC, or STAMP, which begins a record with `DE` and does not name the letters.
///
/// # Errors
/// [`Code::MotifMemory`](crate::error::Code::MotifMemory) beyond the limits.
pub fn read<'a>(source: &'a MotifSource<'a>, format: &'static str) -> Result<Collection<'a>> {
    let mut motifs = Collection::new(source, format);
    let without_letters = format == "STAMP";
    let mut record = TransfacRecord::default();
    for line in source.lines() {
        let ends = line.first() == "//";
        if ends || (record.has_rows() && BEGINNINGS.contains(&line.first())) {
            std::mem::take(&mut record).finish(source, &mut motifs)?;
        }
        if !ends {
            record.take(source, line, without_letters);
        }
    }
    record.finish(source, &mut motifs)?;
    Ok(motifs)
}

impl TransfacRecord {
    /// Whether its matrix has begun, so that the name of another record ends it where the line `//` is missing.
    fn has_rows(&self) -> bool {
        self.wrong.is_some() || !self.draft.rows.is_empty()
    }

    fn take(&mut self, source: &MotifSource, line: Line, without_letters: bool) {
        if self.draft.line == 0 {
            self.draft.line = line.number;
        }
        let text = line.rest().map(str::to_owned);
        match line.first() {
            "" => {}
            "AC" => self.accession = text,
            "ID" => self.id = text,
            "NA" => self.draft.name = text,
            "DE" => {
                self.description = text;
                self.columns = without_letters.then(|| Columns::of(Alphabet::DNA)).or(self.columns.take());
            }
            "CC" => self.comment(line),
            _ if self.wrong.is_some() => {}
            "P0" | "PO" | "Po" => self.wrong = self.letters(source, line).err(),
            tag if is_tag(tag) => {}
            _ => self.wrong = self.position(source, line).err(),
        }
    }

    /// The line that names the letters.
    fn letters(&mut self, source: &MotifSource, line: Line) -> Result<()> {
        if self.columns.is_some() {
            return Err(source.malformed(line.number, "begins a second matrix before the first one ends with //"));
        }
        let letters: String = line.words().skip(1).filter(|word| word.len() == 1).collect();
        self.columns = Some(Columns::named(source, line, &letters)?);
        self.draft.line = line.number;
        Ok(())
    }

    fn comment(&mut self, line: Line) {
        let Some((key, value)) = line.rest().and_then(|text| text.split_once(':')) else { return };
        let value = Some(value.trim()).filter(|value| !value.is_empty()).map(str::to_owned);
        match key.trim() {
            "tf_class" => self.draft.class = value,
            "tf_family" => self.draft.family = value,
            _ => {}
        }
    }

    /// A line of the matrix: the position's number, one number per letter, and optionally the consensus letter.
    fn position(&mut self, source: &MotifSource, line: Line) -> Result<()> {
        let Some(columns) = &self.columns else { return Ok(()) };
        if !line.first().bytes().all(|byte| byte.is_ascii_digit()) {
            let first = clip(line.first());
            return Err(source.malformed(line.number, format_args!("has “{first}” in place of a position or a tag")));
        }
        let alphabet_size = columns.alphabet.len();
        let words = line.words().skip(1);
        let has_consensus =
            words.clone().count() == alphabet_size + 1 && words.clone().last().is_some_and(is_consensus);
        self.draft.push(source, line, columns, words.take(if has_consensus { alphabet_size } else { usize::MAX }))
    }

    fn finish(self, source: &MotifSource, motifs: &mut Collection) -> Result<()> {
        let Self { mut draft, accession, id, description, columns, wrong } = self;
        if let Some(error) = wrong {
            return motifs.omit(error);
        }
        let described = description.as_deref().and_then(|text| text.split_whitespace().next()).map(str::to_owned);
        let Some(columns) = columns else {
            return match accession.or(id) {
                Some(named) => {
                    let what = format!("begins the record of {}, which has no matrix (P0)", clip(&named));
                    motifs.omit(source.malformed(draft.line, what))
                }
                None => Ok(()),
            };
        };
        draft.name = draft.name.or(if accession.is_some() { id.clone() } else { None });
        draft.id = accession.or(id).or(described);
        motifs.take(Ok((draft, columns.alphabet)))
    }
}

/// Whether a word is one of the two-letter tags, known here or not.
fn is_tag(word: &str) -> bool {
    matches!(word.as_bytes(), [first, second] if first.is_ascii_uppercase() && second.is_ascii_alphanumeric())
}

fn is_consensus(word: &str) -> bool {
    matches!(word.as_bytes(), [letter] if letter.is_ascii_alphabetic())
}
