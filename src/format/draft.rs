//! A motif being read, position by position.

use super::limits;
use super::source::{Line, MotifSource, clip};
use crate::alphabet::Alphabet;
use crate::error::{Code, Result};

/// The letters of a file's matrix columns.
#[derive(Clone)]
pub struct Columns {
    pub alphabet: Alphabet,
    codes: Vec<usize>,
}

impl Columns {
    /// Columns in the alphabet's order.
    pub fn of(alphabet: Alphabet) -> Self {
        let codes = (0..alphabet.len()).collect();
        Self { alphabet, codes }
    }

    /// The letter code of each column.
    pub fn codes(&self) -> impl Iterator<Item = usize> {
        self.codes.iter().copied()
    }

    /// Columns in the order of `letters`, as `line` names them.
    ///
    /// # Errors
    /// [`Code::MotifAlphabet`] for letters that are neither DNA, RNA nor protein.
    pub fn named(source: &MotifSource, line: Line, letters: &str) -> Result<Self> {
        let Some(alphabet) = Alphabet::of_letters(letters.as_bytes()) else {
            return Err(source.refusal(
                Code::MotifAlphabet,
                line.number,
                format_args!("names the letters “{}”, which are neither DNA, RNA nor protein", clip(letters)),
                "Use motifs over A, C, G, T; over A, C, G, U; or over the 20 amino acids.",
            ));
        };
        let codes = letters.bytes().filter_map(|letter| alphabet.encode(letter)).map(usize::from).collect();
        Ok(Self { alphabet, codes })
    }
}

/// A motif being read, whose matrix is not yet checked as a whole.
#[derive(Clone, Default)]
pub struct DraftMotif {
    /// Line at which it starts.
    pub line: usize,
    /// Its identifier, where the file has one.
    pub id: Option<String>,
    pub name: Option<String>,
    pub class: Option<String>,
    pub family: Option<String>,
    pub sites: Option<f64>,
    /// Counts or probabilities, position × letter, in the alphabet's order.
    pub rows: Vec<f64>,
}

impl DraftMotif {
    /// A motif that starts at `line`.
    pub fn at(line: Line) -> Self {
        Self { line: line.number, ..Self::default() }
    }

    /// Its identifier for a message.
    pub fn called(&self) -> String {
        self.id.as_deref().map_or("a motif".to_owned(), clip)
    }

    /// Adds the position given by `words` of `line`, one number per column.
    ///
    /// # Errors
    /// [`Code::MotifMalformed`] for a wrong number of columns or a value that is no count or probability,
    /// [`Code::MotifMemory`] beyond [`limits::COLUMNS`].
    pub fn push<'w>(
        &mut self,
        source: &MotifSource,
        line: Line,
        columns: &Columns,
        words: impl Iterator<Item = &'w str>,
    ) -> Result<()> {
        let (alphabet_size, start) = (columns.codes.len(), self.rows.len());
        if start >= limits::COLUMNS * alphabet_size {
            return Err(source.too_wide(line.number));
        }
        self.rows.resize(start + alphabet_size, 0.0);
        let mut found = 0;
        for word in words {
            if let Some(&code) = columns.codes.get(found) {
                self.rows[start + code] = source.number(line, word)?;
            }
            found += 1;
        }
        if found == alphabet_size {
            return Ok(());
        }
        Err(source.malformed(
            line.number,
            format_args!("has {found} numbers; the alphabet {} has {alphabet_size} letters", columns.alphabet.as_str()),
        ))
    }
}
