//! Files with sequences of any length: FASTA, FASTQ, GenBank, EMBL, or one sequence per line, packed or not.

mod foreign;
mod records;

use crate::decoding::{decoded, is_utf16, unpacked};
use crate::error::{Code, Error, Result};
use crate::sha256::sha256_hex;
use crate::signature::TextKind;
use serde::Serialize;

/// Largest content that is read, bytes: a run keeps its letters in memory.
const LIMIT: usize = 32 << 20;

/// Maximum number of sequences: each takes memory of its own.
const SEQUENCES: usize = 1_000_000;

/// A sequence of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FastaRecord {
    /// Its header; empty where it has none.
    pub name: String,
    /// The line at which it begins, counted from 1.
    pub line: usize,
    /// Its letters as the file spells them, without white space and numbers of positions.
    pub letters: Vec<u8>,
}

/// The sequences of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fasta {
    /// Name of the file.
    pub name: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// `FASTA`, `FASTQ`, `GenBank`, `EMBL` or `lines`.
    pub format: &'static str,
    /// The sequences that have letters; at least one.
    pub sequences: Vec<FastaRecord>,
    /// What was left out, in sentences.
    pub warnings: Vec<String>,
}

/// What is said about a file with sequences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FastaInfo {
    /// Name of the file.
    pub name: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// `FASTA`, `FASTQ`, `GenBank`, `EMBL` or `lines`.
    pub format: String,
    /// Number of sequences.
    pub sequences: usize,
    /// Length of the longest, in letters.
    pub longest: usize,
    /// What was left out, in sentences.
    pub warnings: Vec<String>,
}

/// The first sequence of a text that was typed or pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PastedSequence {
    /// Its header; empty where it has none.
    pub name: String,
    /// Its letters, as capitals.
    pub letters: String,
    /// Number of sequences in the text.
    pub records: usize,
}

impl Fasta {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Code::Sequence`], naming the file, for a file of another kind, for one above 32 MiB when it is unpacked, and for one
    /// without sequences.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self> {
        let content = unpacked(bytes, LIMIT).map_err(|packing| foreign::packed(name, packing, LIMIT))?;
        if content.len() > LIMIT {
            return Err(foreign::too_large(name, LIMIT));
        }
        let text = decoded(&content).text;
        foreign::check(name, if is_utf16(&content) { text.as_bytes() } else { &content })?;
        let kind = TextKind::of(&text);
        foreign::check_text(name, kind)?;
        let found = records::read(&text, kind, SEQUENCES);
        let refused = |message: String, next: &str| Err(Error::new(Code::Sequence, name, message, next));
        if found.sequences.len() > SEQUENCES {
            let message = format!("The file {name} contains more than {SEQUENCES} sequences.");
            return refused(message, "Give a part of its sequences: some hundred suffice.");
        }
        if found.sequences.is_empty() {
            let message = format!("The file {name} contains no sequence.");
            return refused(message, "Give FASTA or one sequence per line.");
        }
        if !are_letters(&found.sequences) {
            let message = format!("The file {name} is text, but not of sequences: few of its characters are letters.");
            return refused(message, "Give FASTA or one sequence per line.");
        }
        let records::Found { format, sequences, cut, empty } = found;
        let cut = cut.map(|line| format!("The record that begins at line {line} of {name} is cut short and left out."));
        let empty = (empty > 0).then(|| format!("Headers without letters, left out: {empty}."));
        let warnings = cut.into_iter().chain(empty).collect();
        Ok(Self { name: name.to_owned(), sha256: sha256_hex(bytes), format, sequences, warnings })
    }

    /// What is said about it.
    pub fn info(&self) -> FastaInfo {
        FastaInfo {
            name: self.name.clone(),
            sha256: self.sha256.clone(),
            format: self.format.to_owned(),
            sequences: self.sequences.len(),
            longest: self.sequences.iter().map(|sequence| sequence.letters.len()).max().unwrap_or(0),
            warnings: self.warnings.clone(),
        }
    }
}

/// The first sequence of a text, which has lines of any length: without headers all of it is one sequence.
///
/// # Errors
/// [`Code::Sequence`] for a text of another kind.
pub fn pasted(text: &str) -> Result<PastedSequence> {
    let text = decoded(text.as_bytes()).text;
    let kind = TextKind::of(&text);
    foreign::check_text("sequence", kind)?;
    let records::Found { format, sequences, .. } = records::read(&text, kind, SEQUENCES);
    let capitals = |letters: &[u8]| String::from_utf8_lossy(&letters.to_ascii_uppercase()).into_owned();
    if format == records::LINES {
        let letters: Vec<u8> = sequences.iter().flat_map(|sequence| &sequence.letters).copied().collect();
        return Ok(PastedSequence { name: String::new(), letters: capitals(&letters), records: 1 });
    }
    let records = sequences.len();
    let first = sequences.into_iter().next().unwrap_or_default();
    Ok(PastedSequence { letters: capitals(&first.letters), name: first.name, records })
}

/// Whether at least half of the characters are letters, gaps or stops.
fn are_letters(sequences: &[FastaRecord]) -> bool {
    let is_letter = |&&letter: &&u8| letter.is_ascii_alphabetic() || b"-.*".contains(&letter);
    let all: usize = sequences.iter().map(|sequence| sequence.letters.len()).sum();
    let letters: usize = sequences.iter().map(|sequence| sequence.letters.iter().filter(is_letter).count()).sum();
    2 * letters >= all
}

#[cfg(test)]
mod tests;
