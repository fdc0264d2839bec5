//! The windows of a file's sequences.

use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};
use crate::fasta::{Fasta, FastaRecord};
use crate::sequence::{SequenceSet, Spelled, no_window, wrong_length};
use serde::Serialize;

/// Number of sequences whose reasons are named in a warning.
const NAMED: usize = 5;

/// What is evaluated of each sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Every window of the receptive field's length.
    EveryWindow,
    /// The whole sequence, which has that length.
    Whole,
}

/// The place of a window in its sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Window {
    /// Number of the sequence in the file, counted from 1.
    pub sequence: usize,
    /// Its first position, counted from 1.
    pub first: usize,
    /// Its last position.
    pub last: usize,
}

/// A sequence and the number of its windows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScannedSequence {
    /// Number of the sequence in the file, counted from 1.
    pub sequence: usize,
    /// Its header; empty where it has none.
    pub name: String,
    /// Number of its letters.
    pub letters: usize,
    /// Number of windows that were evaluated.
    pub windows: usize,
    /// Number of windows that were left out, because they contain a letter that stands for none of the alphabet.
    pub skipped: usize,
}

/// The windows of all sequences of a file.
pub struct Windows {
    pub codes: SequenceSet,
    /// The place of each window; none where each sequence of the file is one window.
    pub places: Option<(Vec<Window>, Vec<ScannedSequence>)>,
    /// What was left out.
    pub warnings: Vec<String>,
}

impl Windows {
    /// The number of windows of `length` letters, those with letters outside the alphabet among them.
    pub fn count(file: &Fasta, length: usize) -> usize {
        let places = |record: &FastaRecord| (record.letters.len() + 1).saturating_sub(length);
        file.sequences.iter().map(places).sum()
    }

    /// The windows of `length` letters.
    ///
    /// # Errors
    /// [`Code::Sequence`] where there is none, and for a sequence of another length where each is evaluated as a whole.
    pub fn of(file: &Fasta, alphabet: &Alphabet, length: usize, extent: Extent) -> Result<Self> {
        let (mut codes, mut windows, mut sequences) = (SequenceSet::new(length), Vec::new(), Vec::new());
        let mut left_out = LeftOut::default();
        for (record, sequence) in file.sequences.iter().zip(1..) {
            let spelled = match spelled(record, alphabet, length, extent) {
                Ok(spelled) => spelled,
                Err(error) if extent == Extent::Whole => return Err(error),
                Err(error) => {
                    left_out.add(error);
                    continue;
                }
            };
            let before = codes.len();
            for start in 0..=spelled.len() - length {
                if let Some(window) = spelled.window(start, length) {
                    codes.push(window);
                    windows.push(Window { sequence, first: start + 1, last: start + length });
                }
            }
            let (found, all) = (codes.len() - before, spelled.len() - length + 1);
            let (name, letters) = (record.name.clone(), record.letters.len());
            sequences.push(ScannedSequence { sequence, name, letters, windows: found, skipped: all - found });
        }
        if codes.is_empty() {
            return Err(left_out
                .reasons
                .into_iter()
                .next()
                .unwrap_or_else(|| no_window("sequences", alphabet, length)));
        }
        let skipped: usize = sequences.iter().map(|sequence| sequence.skipped).sum();
        let is_plain = left_out.count == 0 && skipped == 0 && windows.len() == file.sequences.len();
        let warnings = [left_out.sentence(), skipped_sentence(skipped, alphabet)].into_iter().flatten();
        let warnings = file.warnings.iter().cloned().chain(warnings).collect();
        Ok(Self { codes, places: (!is_plain).then_some((windows, sequences)), warnings })
    }
}

/// The codes of a sequence that has a window.
fn spelled(record: &FastaRecord, alphabet: &Alphabet, length: usize, extent: Extent) -> Result<Spelled> {
    let found = record.letters.len();
    if found < length || (extent == Extent::Whole && found != length) {
        return Err(wrong_length(record.line, found, length));
    }
    Spelled::new(&record.letters, alphabet).map_err(|place| {
        let letter = char::from(record.letters[place]).escape_default();
        let (line, name) = (record.line, alphabet.name());
        Error::new(
            Code::Sequence,
            format!("line {line}"),
            format!(
                "Letter {} of the sequence at line {line} is “{letter}”, which is not a letter of {name}.",
                place + 1
            ),
            format!("Use the letters {}, and N where a letter is not known.", alphabet.as_str()),
        )
    })
}

/// The sequences that were left out, and why.
#[derive(Default)]
struct LeftOut {
    count: usize,
    reasons: Vec<Error>,
}

impl LeftOut {
    fn add(&mut self, reason: Error) {
        self.count += 1;
        if self.reasons.len() < NAMED {
            self.reasons.push(reason);
        }
    }

    fn sentence(&self) -> Option<String> {
        let reasons: Vec<&str> = self.reasons.iter().map(Error::message).collect();
        let more = if self.count > self.reasons.len() { " …" } else { "" };
        (self.count > 0).then(|| format!("Sequences left out: {}. {}{more}", self.count, reasons.join(" ")))
    }
}

fn skipped_sentence(skipped: usize, alphabet: &Alphabet) -> Option<String> {
    let letters = alphabet.as_str();
    (skipped > 0)
        .then(|| format!("Windows left out, which contain a letter that is none of {letters}, such as N: {skipped}."))
}
