//! The motifs read from a file: checks, conversion to probabilities, and warnings.

use super::draft::DraftMotif;
use super::limits;
use super::omitted::Omitted;
use super::repairs::Repairs;
use super::scale::Scale;
use super::source::MotifSource;
use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};
use crate::motif::Ppm;
use crate::motif::database::{Database, Motif};
use crate::sha256::sha256_hex;
use std::collections::HashSet;

/// A motif that was read, and the letters of its columns.
pub type Lettered = (DraftMotif, Alphabet);

/// A motif that was checked.
struct Entry {
    draft: DraftMotif,
    alphabet: Alphabet,
    scale: Scale,
}

/// The motifs read so far.
pub struct Collection<'a> {
    source: &'a MotifSource<'a>,
    format: &'static str,
    entries: Vec<Entry>,
    columns: usize,
    omitted: Omitted,
    without_rows: usize,
}

impl<'a> Collection<'a> {
    /// An empty collection for a file in `format`.
    pub fn new(source: &'a MotifSource<'a>, format: &'static str) -> Self {
        let omitted = Omitted::default();
        Self { source, format, entries: Vec::new(), columns: 0, omitted, without_rows: 0 }
    }

    /// Counts a motif without a matrix, as the format allows.
    pub fn skip(&mut self) {
        self.without_rows += 1;
    }

    /// Takes a record as it was read: one that cannot be read is left out.
    ///
    /// # Errors
    /// [`Code::MotifMemory`] beyond [`limits`].
    pub fn take(&mut self, record: Result<Lettered>) -> Result<()> {
        match record.and_then(|record| self.checked(record)) {
            Ok(entry) => {
                self.columns += entry.draft.rows.len() / entry.alphabet.len();
                self.entries.push(entry);
                Ok(())
            }
            Err(error) => self.omit(error),
        }
    }

    /// Leaves out a record, for the reason that `error` gives.
    ///
    /// # Errors
    /// [`Code::MotifMemory`]: a limit that is exceeded costs the whole file.
    pub fn omit(&mut self, error: Error) -> Result<()> {
        if error.code() == Code::MotifMemory {
            return Err(error);
        }
        self.omitted.add(error);
        Ok(())
    }

    /// The database, over the alphabet of most motifs.
    ///
    /// # Errors
    /// The reason of the first record that was left out where there is no other, [`Code::NotMotifs`] where there is no
    /// record at all.
    pub fn finish(mut self, bytes: &[u8]) -> Result<Database> {
        let Some(alphabet) = self.alphabet() else { return Err(self.nothing()) };
        let mut repairs = Repairs::new(self.without_rows, self.source.zeros());
        let mut ids = HashSet::new();
        let mut motifs = Vec::with_capacity(self.entries.len());
        for (index, entry) in std::mem::take(&mut self.entries).into_iter().enumerate() {
            if entry.alphabet != alphabet {
                self.omitted.add(self.other_alphabet(&entry, &alphabet));
                continue;
            }
            let id = entry.draft.id.clone().unwrap_or_else(|| self.default_id(index));
            if !ids.insert(id.clone()) {
                repairs.repeated(&id);
            }
            motifs.push(entry.motif(id, &mut repairs));
        }
        let mut warnings: Vec<String> = self.omitted.sentence().into_iter().chain(repairs.sentences()).collect();
        if self.source.is_lossy() {
            warnings.push("The file is not in UTF-8: some letters of its names are shown as �.".to_owned());
        }
        let (name, sha256) = (self.source.name().to_owned(), sha256_hex(bytes));
        Ok(Database { name, sha256, format: self.format, alphabet, motifs, warnings })
    }

    /// The alphabet of most motifs, of several equally frequent ones the first.
    fn alphabet(&self) -> Option<Alphabet> {
        let mut counts: Vec<(&Alphabet, usize)> = Vec::new();
        for Entry { alphabet: own, .. } in &self.entries {
            match counts.iter_mut().find(|(alphabet, _)| *alphabet == own) {
                Some((_, count)) => *count += 1,
                None => counts.push((own, 1)),
            }
        }
        counts.into_iter().rev().max_by_key(|&(_, count)| count).map(|(alphabet, _)| alphabet.clone())
    }

    fn nothing(self) -> Error {
        let name = self.source.name();
        self.omitted.first().unwrap_or_else(|| {
            Error::new(
                Code::NotMotifs,
                name,
                format!("“{name}” is a {} file without any matrix.", self.format),
                "Download the file again: it may have been cut short.",
            )
        })
    }

    /// An identifier from the file name, and from the number of the motif where there are several.
    fn default_id(&self, index: usize) -> String {
        match index {
            0 => self.source.stem().to_owned(),
            before => format!("{}_{}", self.source.stem(), before + 1),
        }
    }

    fn checked(&self, (draft, alphabet): Lettered) -> Result<Entry> {
        let source = self.source;
        if draft.rows.is_empty() {
            return Err(source.malformed(draft.line, format_args!("begins {}, whose matrix is empty", draft.called())));
        }
        let scale = Scale::of(source, &draft, alphabet.len())?;
        let columns = self.columns + draft.rows.len() / alphabet.len();
        for (count, limit, what) in [
            (self.entries.len() + 1, limits::MOTIFS, "motifs"),
            (columns, limits::ALL_COLUMNS, "positions of all motifs together"),
        ] {
            if count > limit {
                return Err(source.refusal(
                    Code::MotifMemory,
                    draft.line,
                    format_args!("exceeds the maximum of {limit} {what} of a file"),
                    "Divide the file into smaller ones and open those that you need.",
                ));
            }
        }
        Ok(Entry { draft, alphabet, scale })
    }

    fn other_alphabet(&self, entry: &Entry, common: &Alphabet) -> Error {
        let own = entry.alphabet.as_str();
        self.source.refusal(
            Code::MotifAlphabet,
            entry.draft.line,
            format_args!("begins a motif over {own}; most of the file are over {}", common.as_str()),
            "Put the motifs of each alphabet into a file of their own.",
        )
    }
}

impl Entry {
    fn motif(self, id: String, repairs: &mut Repairs) -> Motif {
        let Self { draft, alphabet, scale } = self;
        let sites = repairs.sites(&draft, alphabet.len(), scale);
        Motif {
            name: draft.name.unwrap_or_else(|| factor(&id).to_owned()),
            id,
            class: draft.class,
            family: draft.family,
            sites,
            ppm: Ppm::printed(draft.rows, alphabet.len()),
        }
    }
}

/// The factor in an identifier of HOCOMOCO, `AHR` in `AHR_HUMAN.H11MO.0.B`; other identifiers whole.
pub fn factor(id: &str) -> &str {
    match id.split_once('.') {
        Some((factor, rest)) if matches!(rest.as_bytes(), [b'H', b'0'..=b'9', ..]) && !factor.is_empty() => {
            factor.strip_suffix("_HUMAN").or(factor.strip_suffix("_MOUSE")).unwrap_or(factor)
        }
        _ => id,
    }
}
