//! Kinds of files that are neither motifs nor sequences, for refusals that name them.

use super::{contains, is_html, is_json, is_printable, is_zip_with};

/// A kind of file, recognised by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Empty,
    Html,
    Xml,
    LfsPointer,
    Pdf,
    Excel,
    OpenDocument,
    Office,
    PyTorch,
    Zip,
    OtherArchive,
    Tar,
    Hdf5,
    NumPy,
    RData,
    TwoBit,
    Bam,
    Report,
    Json,
    Onnx,
    NotText,
}

/// How each kind is recognised, in the order in which they are tried.
type Recognition = (FileKind, fn(&[u8]) -> bool);
const KINDS: [Recognition; 21] = [
    (FileKind::Empty, |bytes| bytes.trim_ascii().is_empty()),
    (FileKind::Html, is_html),
    (FileKind::Xml, |bytes| bytes.trim_ascii_start().starts_with(b"<?xml")),
    (FileKind::LfsPointer, |bytes| bytes.starts_with(b"version https://git-lfs")),
    (FileKind::Pdf, |bytes| bytes.starts_with(b"%PDF-")),
    (FileKind::Excel, |bytes| is_zip_with(bytes, b"xl/")),
    (FileKind::OpenDocument, |bytes| is_zip_with(bytes, b"opendocument.spreadsheet")),
    (FileKind::Office, |bytes| bytes.starts_with(b"\xd0\xcf\x11\xe0")),
    (FileKind::PyTorch, |bytes| is_zip_with(bytes, b"data.pkl")),
    (FileKind::Zip, |bytes| bytes.starts_with(b"PK\x03\x04")),
    (FileKind::OtherArchive, is_other_archive),
    (FileKind::Tar, |bytes| bytes.get(257..262) == Some(b"ustar")),
    (FileKind::Hdf5, |bytes| bytes.starts_with(b"\x89HDF\r\n\x1a\n")),
    (FileKind::NumPy, |bytes| bytes.starts_with(b"\x93NUMPY")),
    (FileKind::RData, |bytes| [&b"RDX2\n"[..], b"RDX3\n", b"X\n\0\0\0"].iter().any(|head| bytes.starts_with(head))),
    (FileKind::TwoBit, |bytes| bytes.starts_with(b"\x43\x27\x41\x1a") || bytes.starts_with(b"\x1a\x41\x27\x43")),
    (FileKind::Bam, |bytes| bytes.starts_with(b"BAM\x01")),
    (FileKind::Report, |bytes| is_json(bytes) && contains(bytes, b"\"neurons\"")),
    // R prints the numbers of columns as `[,1] [,2]` above a matrix.
    (FileKind::Json, |bytes| is_json(bytes) && !bytes.trim_ascii_start().starts_with(b"[,")),
    (FileKind::Onnx, |bytes| matches!(bytes, [8, 1..=31, ..])),
    (FileKind::NotText, |bytes| !is_printable(bytes)),
];

impl FileKind {
    /// The kind of a file that is no text in lines; none for such text.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        KINDS.iter().find(|(_, is)| is(bytes)).map(|&(kind, _)| kind)
    }

    /// What it is, as the end of the sentence “This file is …”.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "an empty file",
            Self::Html => "a web page (HTML)",
            Self::Xml => "an XML file",
            Self::LfsPointer => "a Git-LFS pointer, which only names the file",
            Self::Pdf => "a PDF document",
            Self::Excel => "a spreadsheet (Excel)",
            Self::OpenDocument => "a spreadsheet (OpenDocument)",
            Self::Office => "a spreadsheet or document (Microsoft Office)",
            Self::PyTorch => "a PyTorch model",
            Self::Zip => "a zip archive",
            Self::OtherArchive => "an archive (bzip2, xz, zstd or 7z)",
            Self::Tar => "a tar archive",
            Self::Hdf5 => "an HDF5 file, as Keras models are",
            Self::NumPy => "a NumPy array",
            Self::RData => "a file of R data",
            Self::TwoBit => "a genome in 2bit format",
            Self::Bam => "a file of alignments (BAM)",
            Self::Report => "a report of this program",
            Self::Json => "a JSON file",
            Self::Onnx => "an ONNX model",
            Self::NotText => "not a text file",
        }
    }
}

fn is_other_archive(bytes: &[u8]) -> bool {
    [&b"BZh"[..], b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf\x27\x1c"].iter().any(|head| bytes.starts_with(head))
}
