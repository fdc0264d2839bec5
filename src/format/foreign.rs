//! Recognition of files that are not motif files, for error messages with a next step.

use super::source::MotifSource;
use crate::error::{Code, Error};
use crate::signature::{FileKind, TextKind};

const CHOOSE: &str = "Choose a motif file in MEME, JASPAR, TRANSFAC, HOMER, HOCOMOCO, CIS-BP, ENCODE, RSAT or UniPROBE format, or a table of numbers.";
const UNPACK: &str = "Unpack it and open the motif files inside.";
const TEXT: &str = "Save its matrices as text, for example in MEME format.";
const NETWORK: &str = "Networks are opened as models; here choose the motifs that they are compared with.";

/// The error for a file that is not text in lines.
pub fn recognise(name: &str, bytes: &[u8]) -> Option<Error> {
    let kind = FileKind::of(bytes)?;
    Some(not_motifs(name, kind.name(), next(kind)))
}

/// The error for a packed file that cannot be unpacked.
pub fn damaged(name: &str) -> Error {
    not_motifs(name, "a gzip archive that ends early or is damaged", "Download the file again.")
}

/// The error for text in none of the formats.
pub fn text(source: &MotifSource) -> Error {
    let first = source.content().next().map(|line| line.text).unwrap_or_default();
    let what = match TextKind::of(source.text()) {
        Some(kind) => kind.name(),
        None if first.contains(['\t', ',']) => "a table in which no matrix is recognised",
        None => "a text file in which no matrix is recognised",
    };
    not_motifs(source.name(), what, CHOOSE)
}

fn next(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Html => {
            "Download the motif file itself; a tool of the MEME suite writes it to the folder of the page, as a .txt file."
        }
        FileKind::Xml => "Open the .txt file that the MEME suite writes to the same folder.",
        FileKind::LfsPointer => {
            "Fetch the file itself with git lfs pull, or download it from the repository's web page."
        }
        FileKind::Pdf
        | FileKind::Excel
        | FileKind::OpenDocument
        | FileKind::Office
        | FileKind::NumPy
        | FileKind::RData => TEXT,
        FileKind::PyTorch | FileKind::Hdf5 | FileKind::Onnx => NETWORK,
        FileKind::Zip | FileKind::OtherArchive | FileKind::Tar => UNPACK,
        FileKind::Report => "Choose the motifs.meme of the same run.",
        FileKind::Empty | FileKind::Json | FileKind::TwoBit | FileKind::Bam | FileKind::NotText => CHOOSE,
    }
}

fn not_motifs(name: &str, what: &str, next: &str) -> Error {
    Error::new(
        Code::NotMotifs,
        name,
        format!("“{name}” is {what}; motif files are text with matrices of counts or probabilities."),
        next,
    )
}
