//! One motif as it is read, position by position.

use super::limits;
use super::source::{Line, Source, clip};
use crate::alphabet::Alphabet;
use crate::error::{Code, Result};

/// The letters that a file's columns stand for.
#[derive(Clone)]
pub struct Columns {
    pub alphabet: Alphabet,
    codes: Vec<usize>,
}

impl Columns {
    /// Columns in the alphabet's own order.
    pub fn of(alphabet: Alphabet) -> Self {
        let codes = (0..alphabet.len()).collect();
        Self { alphabet, codes }
    }

    /// For each column its letter's code.
    pub fn codes(&self) -> impl Iterator<Item = usize> {
        self.codes.iter().copied()
    }

    /// Columns in the order of `letters`, as `line` names them.
    ///
    /// # Errors
    /// [`Code::MotifAlphabet`] for letters that are neither DNA, RNA nor protein.
    pub fn named(source: &Source, line: Line, letters: &str) -> Result<Self> {
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

/// A motif whose matrix is not yet checked as a whole.
#[derive(Clone, Default)]
pub struct Draft {
    /// Where it begins.
    pub line: usize,
    /// Its identifier, where the file has one.
    pub id: Option<String>,
    pub name: Option<String>,
    pub class: Option<String>,
    pub family: Option<String>,
    pub sites: Option<f64>,
    /// A row a position, in the alphabet's order.
    pub rows: Vec<f64>,
}

impl Draft {
    /// A motif that begins at `line`.
    pub fn at(line: Line) -> Self {
        Self { line: line.number, ..Self::default() }
    }

    /// Adds the position that `words` of `line` hold, a number a column.
    ///
    /// # Errors
    /// A refusal for a wrong number of columns, for what is no count or probability, and beyond
    /// [`limits::COLUMNS`].
    pub fn push<'w>(
        &mut self,
        source: &Source,
        line: Line,
        columns: &Columns,
        words: impl Iterator<Item = &'w str>,
    ) -> Result<()> {
        let (letters, start) = (columns.codes.len(), self.rows.len());
        if start >= limits::COLUMNS * letters {
            return Err(source.too_wide(line.number));
        }
        self.rows.resize(start + letters, 0.0);
        let mut found = 0;
        for word in words {
            if let Some(&code) = columns.codes.get(found) {
                self.rows[start + code] = source.number(line, word)?;
            }
            found += 1;
        }
        if found == letters {
            return Ok(());
        }
        Err(source.malformed(
            line.number,
            format_args!("has {found} numbers; the alphabet {} has {letters} letters", columns.alphabet.as_str()),
        ))
    }
}
