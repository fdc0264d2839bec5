//! Published motifs, which CN CRMs are compared with.

use super::Ppm;
use crate::alphabet::Alphabet;

/// A known motif.
#[derive(Clone, Debug, PartialEq)]
pub struct Motif {
    /// Identifier in its database, `MA0139.1`.
    pub id: String,
    /// Factor, `CTCF`; the identifier if the file gives no name.
    pub name: String,
    /// Structural class of the factor's DNA-binding domain, if the file gives it.
    pub class: Option<String>,
    /// Family of the factor, if the file gives it.
    pub family: Option<String>,
    /// Number of binding sites that the matrix was counted from; [`Motif::SITES`] if the file does not give it.
    pub sites: f64,
    /// Its matrix.
    pub ppm: Ppm,
}

impl Motif {
    /// Number of sites assumed for a matrix whose file does not give it, as in the MEME suite.
    pub const SITES: f64 = 20.0;
}

/// The motifs of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Database {
    /// File name.
    pub name: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// `MEME`, `JASPAR`, `TRANSFAC`, `STAMP`, `HOCOMOCO`, `HOMER`, `CIS-BP`, `ENCODE`, `RSAT`, `UniPROBE` or `table`.
    pub format: &'static str,
    /// Letters of its matrices, in the order of their columns.
    pub alphabet: Alphabet,
    /// At least one, in the order of the file.
    pub motifs: Vec<Motif>,
    /// What affects the results, in sentences: rescaled rows, missing numbers of sites ….
    pub warnings: Vec<String>,
}

impl Database {
    /// Number of motifs below which p-values are estimated from few columns; the MEME suite warns too.
    pub const FEW: usize = 50;
}
