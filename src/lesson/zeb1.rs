//! The motif that the toy network is trained on.

use crate::motif::Ppm;

/// Its accession and name.
pub const NAME: &str = "MA0103.3 ZEB1";

/// Counts, position × letter: columns 2 to 8, counted from 0, of MA0103.3 in JASPAR 2024
/// (Rauluseviciute et al., Nucleic Acids Research 2024, doi:10.1093/nar/gkad1059; CC BY 4.0). The paper's
/// Figure 2 uses the same motif. Later versions of the matrix are wider; the example was trained on this one.
const COUNTS: [[u32; 4]; 7] = [
    [114, 19195, 158, 662],
    [19905, 0, 223, 1],
    [32, 19878, 97, 122],
    [193, 19257, 649, 30],
    [4, 501, 355, 19269],
    [441, 178, 19381, 129],
    [1982, 9561, 5178, 3408],
];

/// The position probability matrix, over A, C, G, T.
pub fn matrix() -> Ppm {
    Ppm::normalised(COUNTS.as_flattened().iter().map(|&count| f64::from(count)).collect(), 4)
}
