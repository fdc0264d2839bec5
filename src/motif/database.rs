//! Motifs that others have published: what facets are compared with.

use super::Ppm;
use crate::alphabet::Alphabet;

/// A known motif.
#[derive(Clone, Debug, PartialEq)]
pub struct Motif {
    /// Identifier in its database, `MA0139.1`.
    pub id: String,
    /// Factor, `CTCF`; the identifier where the file names none.
    pub name: String,
    /// Structural class of the factor's DNA-binding domain, where the file names it.
    pub class: Option<String>,
    /// Family of the factor, where the file names it.
    pub family: Option<String>,
    /// Binding sites that the matrix was counted from; [`Motif::SITES`] where the file does not say.
    pub sites: f64,
    /// Its matrix.
    pub ppm: Ppm,
}

impl Motif {
    /// Sites assumed of a matrix that does not say how many it was counted from, as the MEME suite does.
    pub const SITES: f64 = 20.0;
}

/// The motifs of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Database {
    /// File name.
    pub name: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// `MEME`, `JASPAR`, `TRANSFAC`, `HOCOMOCO` or `CIS-BP`.
    pub format: &'static str,
    /// Letters of its matrices, in the order of their columns.
    pub alphabet: Alphabet,
    /// At least one, in the order of the file.
    pub motifs: Vec<Motif>,
    /// What a reader of results must know, in sentences: rows rescaled, sites missing ….
    pub warnings: Vec<String>,
}

impl Database {
    /// Motifs below which p-values lean on few columns, as the MEME suite warns too.
    pub const FEW: usize = 50;
}
