//! The alphabet of a file: `ALPHABET= ACGT`, or a block that defines every letter.

use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};
use crate::format::draft::Columns;
use crate::format::source::{Line, MotifSource};

/// A line that starts the declaration of the alphabet.
pub enum Declaration {
    /// The whole alphabet.
    Short(Columns),
    /// The start of a block that ends with `END ALPHABET`.
    Block,
}

/// Reads a line that starts with the word `ALPHABET`; `None` for other lines.
///
/// # Errors
/// [`Code::MotifAlphabet`] for letters that are neither DNA, RNA nor protein.
pub fn declaration(source: &MotifSource, line: Line) -> Result<Option<Declaration>> {
    let Some(rest) = line.text.strip_prefix("ALPHABET") else { return Ok(None) };
    let Some(letters) = rest.trim_start().strip_prefix('=') else {
        let is_block = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == '"');
        return Ok(is_block.then_some(Declaration::Block));
    };
    let letters: String = letters.split_whitespace().collect();
    let columns = match letters.to_ascii_uppercase().as_str() {
        "DNA" => Columns::of(Alphabet::DNA),
        "RNA" => Columns::of(Alphabet::RNA),
        "PROTEIN" => Columns::of(Alphabet::PROTEIN),
        letters => Columns::named(source, line, letters)?,
    };
    Ok(Some(Declaration::Short(columns)))
}

/// Adds the letters that a line of the block defines: two for `A "Adenine" CC0000 ~ T "Thymine" 008000`,
/// none for the ambiguity code `N "Any base" = ACGT`.
pub fn define(letters: &mut String, line: Line) {
    let outside_quotes: String = line.text.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    if outside_quotes.contains('=') || outside_quotes.starts_with('#') {
        return;
    }
    let first = |half: &str| half.trim_start().chars().next();
    letters.extend(outside_quotes.split('~').filter_map(first));
}

/// The columns of a file with a block of these letters; they are in the order of the known alphabet.
///
/// # Errors
/// [`Code::MotifAlphabet`] for letters that are neither DNA, RNA nor protein.
pub fn defined(source: &MotifSource, line: Line, letters: &str) -> Result<Columns> {
    Columns::named(source, line, letters).map(|columns| Columns::of(columns.alphabet))
}

/// The columns of a file without a declared alphabet, by their number.
///
/// # Errors
/// [`Code::MotifAlphabet`] when neither DNA nor protein has that many.
pub fn guess(source: &MotifSource, line: Line, alphabet_size: usize) -> Result<Columns> {
    let known = [Alphabet::DNA, Alphabet::PROTEIN];
    known.into_iter().find(|alphabet| alphabet.len() == alphabet_size).map(Columns::of).ok_or_else(|| {
        source.refusal(
            Code::MotifAlphabet,
            line.number,
            format_args!("has {alphabet_size} columns, and the file does not name its alphabet"),
            "Add a line such as “ALPHABET= ACGT” to the file.",
        )
    })
}

/// The error for a matrix whose number of columns is not the alphabet size.
pub fn mismatch(source: &MotifSource, line: Line, alphabet_size: usize, columns: &Columns) -> Error {
    let alphabet = &columns.alphabet;
    source.refusal(
        Code::MotifAlphabet,
        line.number,
        format_args!("has alength= {alphabet_size}; the alphabet {} has {} letters", alphabet.as_str(), alphabet.len()),
        "Correct the alphabet or the matrix, or download the file again.",
    )
}
