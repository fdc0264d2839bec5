//! A file with sequences of any length.

use crate::error::{Code, Error, Result};
use crate::sha256::sha256_hex;
use serde::Serialize;

/// Largest file that is read, bytes: a run keeps its letters in memory.
const LIMIT: usize = 32 << 20;

/// The sequences of a file, as it spells them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fasta {
    /// Name of the file.
    pub name: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// The letters of each sequence, without white space.
    pub sequences: Vec<Vec<u8>>,
}

/// What is said about a file with sequences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FastaInfo {
    /// Name of the file.
    pub name: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Number of sequences.
    pub sequences: usize,
    /// Length of the longest, in letters.
    pub longest: usize,
}

impl Fasta {
    /// Reads FASTA, or plain text with one sequence per line.
    ///
    /// # Errors
    /// [`Code::Sequence`], naming the file, for a file above 32 MiB, for one that is not text, and for one without sequences.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self> {
        let refused = |message: String, next: &str| Err(Error::new(Code::Sequence, name, message, next));
        if bytes.len() > LIMIT {
            let message =
                format!("The file {name} has {} MiB; at most {} MiB are read.", bytes.len() >> 20, LIMIT >> 20);
            return refused(message, "Give a part of its sequences: some hundred suffice.");
        }
        if bytes.iter().any(|&byte| byte < b' ' && !byte.is_ascii_whitespace()) {
            let message = format!("The file {name} is not text.");
            return refused(message, "Unpack it, if it is compressed; give FASTA or one sequence per line.");
        }
        let sequences = sequences(bytes);
        if sequences.is_empty() {
            let message = format!("The file {name} contains no sequence.");
            return refused(message, "Give FASTA or one sequence per line.");
        }
        Ok(Self { name: name.to_owned(), sha256: sha256_hex(bytes), sequences })
    }

    /// What is said about it.
    pub fn info(&self) -> FastaInfo {
        FastaInfo {
            name: self.name.clone(),
            sha256: self.sha256.clone(),
            sequences: self.sequences.len(),
            longest: self.sequences.iter().map(Vec::len).max().unwrap_or(0),
        }
    }
}

fn sequences(bytes: &[u8]) -> Vec<Vec<u8>> {
    let is_fasta = bytes.trim_ascii_start().starts_with(b">");
    let mut sequences: Vec<Vec<u8>> = vec![Vec::new()];
    for line in bytes.split(|&byte| byte == b'\n') {
        let is_header = line.starts_with(b">");
        if is_header || !is_fasta {
            sequences.push(Vec::new());
        }
        if let Some(sequence) = sequences.last_mut().filter(|_| !is_header) {
            sequence.extend(line.iter().filter(|byte| !byte.is_ascii_whitespace()));
        }
    }
    sequences.retain(|sequence| !sequence.is_empty());
    sequences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fasta_and_lines_read_the_same() {
        let fasta = Fasta::read("a.fa", b"\n>one\r\nACGT\r\nNN\r\n>empty\n>two\nac gt").unwrap();
        let lines = Fasta::read("a.txt", b"ACGTNN\n\nacgt\n").unwrap();
        assert_eq!(fasta.sequences, [&b"ACGTNN"[..], b"acgt"]);
        assert_eq!(lines.sequences, fasta.sequences);
        let FastaInfo { name, sequences, longest, .. } = fasta.info();
        assert_eq!((name.as_str(), sequences, longest), ("a.fa", 2, 6));
    }

    #[test]
    fn what_holds_no_sequences_is_refused_by_name() {
        let too_large = vec![b'A'; LIMIT + 1];
        let files = [(&b""[..], "no sequence"), (b">one\n", "no sequence"), (b"\x1f\x8b\x08", "not text")];
        for (bytes, words) in files.into_iter().chain([(&too_large[..], "at most 32 MiB")]) {
            let error = Fasta::read("peaks.fa", bytes).unwrap_err();
            assert_eq!((error.code(), error.concerns()), (Code::Sequence, "peaks.fa"));
            assert!(error.message().contains(words) && error.message().contains("peaks.fa"), "{error}");
        }
    }
}
