//! Kinds of text in lines, by the first of them.

/// A kind of text, recognised by its first line that says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    Fasta,
    Fastq,
    GenBank,
    Embl,
    Sam,
    Vcf,
    Bed,
    Meme,
}

impl TextKind {
    /// The kind of `text`; none where it is none of these.
    pub fn of(text: &str) -> Option<Self> {
        let first = text.lines().map(str::trim).find(|line| !line.is_empty())?;
        if first.starts_with("##fileformat=VCF") {
            return Some(Self::Vcf);
        }
        let mut lines = text.lines().map(str::trim).filter(|line| !is_aside(line));
        let (first, second) = (lines.next()?, lines.next().unwrap_or_default());
        let word = first.split_whitespace().next().unwrap_or_default();
        match word {
            "@HD" | "@SQ" | "@RG" | "@PG" => Some(Self::Sam),
            "LOCUS" => Some(Self::GenBank),
            "ID" if text.lines().any(|line| line.starts_with("SQ ")) => Some(Self::Embl),
            _ if text.lines().any(|line| line.trim_start().starts_with("MEME version")) => Some(Self::Meme),
            _ if first.starts_with('>') => Some(Self::Fasta),
            _ if first.starts_with('@') && is_word(second) => Some(Self::Fastq),
            _ if is_region(first) => Some(Self::Bed),
            _ => None,
        }
    }

    /// What it is, as the end of the sentence “This file is …”.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fasta => "a file of sequences (FASTA) or of headers without matrices",
            Self::Fastq => "a file of sequences (FASTQ)",
            Self::GenBank => "a file of sequences (GenBank)",
            Self::Embl => "a file of sequences (EMBL)",
            Self::Sam => "a file of alignments (SAM)",
            Self::Vcf => "a file of variants (VCF)",
            Self::Bed => "a table of regions (BED), without letters",
            Self::Meme => "a file of motifs (MEME)",
        }
    }
}

/// Whether a line says nothing about the kind: empty, a comment, or a line for a genome browser.
fn is_aside(line: &str) -> bool {
    line.is_empty() || line.starts_with(['#', ';']) || line.starts_with("track ") || line.starts_with("browser ")
}

fn is_word(line: &str) -> bool {
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_alphabetic() || b"*-.".contains(&byte))
}

/// Whether a line is a region: a name, and two whole numbers of which the second is larger.
fn is_region(line: &str) -> bool {
    let mut fields = line.split('\t');
    let name = fields.next().is_some_and(|name| name.bytes().any(|byte| byte.is_ascii_alphabetic()));
    let mut number = || fields.next().and_then(|field| field.trim().parse::<u64>().ok());
    let (start, end) = (number(), number());
    name && start.is_some() && start < end
}
