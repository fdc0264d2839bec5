//! The records of a text with sequences.

use super::FastaRecord;
use crate::signature::TextKind;

/// The format of text without headers.
pub const LINES: &str = "lines";

/// What a text contains.
pub struct Found {
    pub format: &'static str,
    /// The sequences with letters.
    pub sequences: Vec<FastaRecord>,
    /// The line of a record that is cut short.
    pub cut: Option<usize>,
    /// Number of headers without letters.
    pub empty: usize,
}

/// The sequences of a text of this kind, of which no more than one above `limit` are read.
pub fn read(text: &str, kind: Option<TextKind>, limit: usize) -> Found {
    let mut reader = Reader { sequences: Vec::new(), record: FastaRecord::default(), empty: 0, limit };
    let mut cut = None;
    let format = match kind {
        Some(TextKind::Fastq) => {
            cut = reader.fastq(text);
            "FASTQ"
        }
        Some(TextKind::GenBank) => {
            reader.flat_file(text, "LOCUS", "ORIGIN");
            "GenBank"
        }
        Some(TextKind::Embl) => {
            reader.flat_file(text, "ID", "SQ");
            "EMBL"
        }
        _ if lines(text).any(|(_, line)| line.starts_with('>')) => {
            reader.fasta(text);
            "FASTA"
        }
        _ => {
            reader.lines(text);
            LINES
        }
    };
    reader.begin("", 0);
    Found { format, sequences: reader.sequences, cut, empty: reader.empty }
}

struct Reader {
    sequences: Vec<FastaRecord>,
    record: FastaRecord,
    empty: usize,
    limit: usize,
}

impl Reader {
    /// Ends a record and begins the next.
    fn begin(&mut self, name: &str, line: usize) {
        let next = FastaRecord { name: name.trim().to_owned(), line, letters: Vec::new() };
        let before = std::mem::replace(&mut self.record, next);
        if before.letters.is_empty() {
            self.empty += usize::from(!before.name.is_empty());
        } else if self.sequences.len() <= self.limit {
            self.sequences.push(before);
        }
    }

    /// Adds the letters of a line. Numbers are those of positions, which copied sequences have between their letters.
    fn extend(&mut self, line: &str, number: usize) {
        if self.record.line == 0 {
            self.record.line = number;
        }
        let words = line.split_whitespace().filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
        words.for_each(|word| self.record.letters.extend_from_slice(word.as_bytes()));
    }

    /// A header that starts with `>`, then letters in any number of lines, empty ones among them.
    fn fasta(&mut self, text: &str) {
        for (number, line) in lines(text) {
            match line.strip_prefix('>') {
                Some(name) => self.begin(name, number),
                None if line.starts_with([';', '#']) => {}
                None => self.extend(line, number),
            }
        }
    }

    /// A sequence per line.
    fn lines(&mut self, text: &str) {
        for (number, line) in lines(text).filter(|(_, line)| !line.starts_with(['#', ';'])) {
            self.begin("", number);
            self.extend(line, number);
        }
    }

    /// A header that starts with `@`, letters, a line that starts with `+`, and as many qualities as letters. Returns the
    /// line of a record that ends too early; those after it cannot be told apart.
    fn fastq(&mut self, text: &str) -> Option<usize> {
        let mut all = lines(text).filter(|(_, line)| !line.is_empty());
        while let Some((number, header)) = all.next() {
            let Some(name) = header.strip_prefix('@') else { return Some(number) };
            self.begin(name, number);
            let ended = all.by_ref().map_while(|(number, line)| (!line.starts_with('+')).then_some((number, line)));
            ended.for_each(|(number, line)| self.extend(line, number));
            let mut left = self.record.letters.len();
            while left > 0 {
                match all.next() {
                    Some((_, line)) if line.len() <= left => left -= line.len(),
                    _ => {
                        self.record.letters.clear();
                        return Some(number);
                    }
                }
            }
        }
        None
    }

    /// Records of GenBank or EMBL: a line with the name, the line before the letters, and `//`.
    fn flat_file(&mut self, text: &str, head: &str, start: &str) {
        let mut within = false;
        for (number, line) in lines(text) {
            let word = line.split_whitespace().next().unwrap_or_default();
            if word == head && !within {
                self.begin(
                    line[head.len()..].split_whitespace().next().unwrap_or_default().trim_end_matches(';'),
                    number,
                );
            } else if line == "//" {
                self.begin("", 0);
                within = false;
            } else if word == start {
                within = true;
            } else if within {
                self.extend(line, number);
            }
        }
    }
}

/// The lines of a text with their numbers, counted from 1, without white space around them.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().zip(1..).map(|(line, number)| (number, line.trim()))
}
