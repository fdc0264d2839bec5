//! Refusals of files that hold no sequences, each named.

use crate::decoding::Packing;
use crate::error::{Code, Error, Result};
use crate::signature::{FileKind, TextKind};

const CHOOSE: &str = "Give FASTA, FASTQ, GenBank or one sequence per line, packed with gzip or not.";

/// Refuses what is not text in lines.
///
/// # Errors
/// [`Code::Sequence`], naming file and kind.
pub fn check(name: &str, bytes: &[u8]) -> Result<()> {
    let Some(kind) = FileKind::of(bytes) else { return Ok(()) };
    let next = match kind {
        FileKind::Zip | FileKind::OtherArchive | FileKind::Tar => "Unpack it, or pack the sequences with gzip.",
        FileKind::TwoBit => "Write the sequences as FASTA, with twoBitToFa.",
        FileKind::Bam => "Write the sequences as FASTA, with samtools fasta.",
        FileKind::LfsPointer => {
            "Fetch the file itself with git lfs pull, or download it from the repository's web page."
        }
        _ => CHOOSE,
    };
    Err(refusal(name, kind.name(), next))
}

/// Refuses text of other kinds than sequences.
///
/// # Errors
/// [`Code::Sequence`], naming file and kind.
pub fn check_text(name: &str, kind: Option<TextKind>) -> Result<()> {
    let next = match kind {
        Some(TextKind::Bed) => "Write the letters of its regions as FASTA, with bedtools getfasta.",
        Some(TextKind::Sam) => "Write the sequences as FASTA, with samtools fasta.",
        Some(TextKind::Vcf | TextKind::Meme) => CHOOSE,
        Some(TextKind::Fasta | TextKind::Fastq | TextKind::GenBank | TextKind::Embl) | None => return Ok(()),
    };
    Err(refusal(name, kind.map(TextKind::name).unwrap_or_default(), next))
}

/// The error for a file that cannot be unpacked.
pub fn packed(name: &str, packing: Packing, limit: usize) -> Error {
    match packing {
        Packing::TooLarge => too_large(name, limit),
        Packing::Damaged => refusal(name, "a gzip archive that ends early or is damaged", "Download the file again."),
    }
}

/// The error for a file above the limit.
pub fn too_large(name: &str, limit: usize) -> Error {
    let message = format!("The file {name} has more than {} MiB; at most {} MiB are read.", limit >> 20, limit >> 20);
    Error::new(Code::Sequence, name, message, "Give a part of its sequences: some hundred suffice.")
}

fn refusal(name: &str, what: &str, next: &str) -> Error {
    Error::new(Code::Sequence, name, format!("The file {name} is {what}."), next)
}
