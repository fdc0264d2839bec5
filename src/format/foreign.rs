//! Recognition of files that are not motif files, for error messages with a next step.

use super::source::MotifSource;
use crate::error::{Code, Error};
use crate::signature::{contains, is_html, is_json, is_printable, is_zip_with};

/// A kind of file: how it is recognised, its name, and the next step.
struct ForeignKind {
    is: fn(&[u8]) -> bool,
    name: &'static str,
    next: &'static str,
}

const CHOOSE: &str = "Choose a motif file in MEME, JASPAR, TRANSFAC, HOCOMOCO or CIS-BP format.";
const UNPACK: &str = "Unpack it and open the motif files inside.";
const TEXT: &str = "Save its matrices as text in one of these formats.";
const NETWORK: &str = "Networks are opened as models; here choose the motifs that they are compared with.";

/// In the order in which they are tried.
const KINDS: [ForeignKind; 17] = [
    ForeignKind { is: |bytes| bytes.trim_ascii().is_empty(), name: "an empty file", next: CHOOSE },
    ForeignKind {
        is: is_html,
        name: "a web page (HTML)",
        next: "Download the motif file itself; a tool of the MEME suite writes it to the folder of the page, as a .txt file.",
    },
    ForeignKind {
        is: |bytes| bytes.trim_ascii_start().starts_with(b"<?xml"),
        name: "an XML file",
        next: "Open the .txt file that the MEME suite writes to the same folder.",
    },
    ForeignKind {
        is: |bytes| bytes.starts_with(b"version https://git-lfs"),
        name: "a Git-LFS pointer, which only names the file",
        next: "Fetch the file itself with git lfs pull, or download it from the repository's web page.",
    },
    ForeignKind { is: |bytes| bytes.starts_with(b"%PDF-"), name: "a PDF document", next: TEXT },
    ForeignKind { is: |bytes| is_zip_with(bytes, b"xl/"), name: "a spreadsheet (Excel)", next: TEXT },
    ForeignKind {
        is: |bytes| is_zip_with(bytes, b"opendocument.spreadsheet"),
        name: "a spreadsheet (OpenDocument)",
        next: TEXT,
    },
    ForeignKind {
        is: |bytes| bytes.starts_with(b"\xd0\xcf\x11\xe0"),
        name: "a spreadsheet or document (Microsoft Office)",
        next: TEXT,
    },
    ForeignKind { is: |bytes| is_zip_with(bytes, b"data.pkl"), name: "a PyTorch model", next: NETWORK },
    ForeignKind { is: |bytes| bytes.starts_with(b"PK\x03\x04"), name: "a zip archive", next: UNPACK },
    ForeignKind { is: |bytes| bytes.starts_with(b"\x1f\x8b"), name: "a gzip archive", next: UNPACK },
    ForeignKind {
        is: |bytes| bytes.starts_with(b"\x89HDF\r\n\x1a\n"),
        name: "an HDF5 file, as Keras models are",
        next: NETWORK,
    },
    ForeignKind { is: is_utf16, name: "text in UTF-16", next: "Save it as UTF-8 in a text editor." },
    ForeignKind {
        is: |bytes| is_json(bytes) && contains(bytes, b"\"neurons\""),
        name: "a report of this program",
        next: "Choose the motifs.meme of the same run.",
    },
    ForeignKind { is: is_json, name: "a JSON file", next: CHOOSE },
    ForeignKind { is: |bytes| matches!(bytes, [8, 1..=31, ..]), name: "an ONNX model", next: NETWORK },
    ForeignKind { is: |bytes| !is_printable(bytes), name: "not a text file", next: CHOOSE },
];

/// The error for a file that is not text, or a known kind of other text.
pub fn recognise(name: &str, bytes: &[u8]) -> Option<Error> {
    let kind = KINDS.iter().find(|kind| (kind.is)(bytes))?;
    Some(not_motifs(name, kind.name, kind.next))
}

/// The error for text in none of the formats.
pub fn text(source: &MotifSource) -> Error {
    let first = source.content().next().map(|line| line.text).unwrap_or_default();
    let what = if first.starts_with('>') {
        "a file of sequences (FASTA) or of headers without matrices"
    } else if first.contains('\t') || first.contains(',') {
        "a table without matrices"
    } else {
        "a text file without matrices"
    };
    not_motifs(source.name(), what, CHOOSE)
}

fn not_motifs(name: &str, what: &str, next: &str) -> Error {
    Error::new(
        Code::NotMotifs,
        name,
        format!("“{name}” is {what}; motif databases are text in MEME, JASPAR, TRANSFAC, HOCOMOCO or CIS-BP format."),
        next,
    )
}

fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}
