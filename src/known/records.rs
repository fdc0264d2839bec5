//! Motif databases and known motifs in the report.

use super::NothingFound;
use crate::motif::Ppm;
use crate::motif::database::{Database, Motif};
use serde::{Deserialize, Serialize};

/// One file of known motifs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DatabaseInfo {
    /// File name.
    pub name: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// `MEME`, `JASPAR`, `TRANSFAC`, `HOCOMOCO` or `CIS-BP`.
    pub format: String,
    /// Number of motifs.
    pub motifs: usize,
    /// Properties of the file that limit the results.
    pub warnings: Vec<String>,
}

/// A known motif that was matched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KnownMotif {
    /// Identifier in its database.
    pub id: String,
    /// Factor.
    pub name: String,
    /// Structural class of the factor, where the database names it.
    pub class: Option<String>,
    /// Family of the factor, where the database names it.
    pub family: Option<String>,
    /// Index of its file in `databases`.
    pub database: usize,
    /// Probabilities as in the file, one row per position.
    pub ppm: Ppm,
}

/// Matches of one matrix in the motif databases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Search {
    /// Known motifs with q-values up to the threshold, the most significant first.
    pub matches: Vec<Match>,
    /// Total number of known motifs up to the threshold; `matches` contains only the first of them.
    pub found: usize,
    /// Smallest q-value of any known motif.
    pub best_q: f64,
    /// Why nothing was found; null if something was.
    pub reason: Option<NothingFound>,
}

/// A known motif that matches a matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Match {
    /// Index of the known motif in the report's `known.motifs`.
    pub motif: usize,
    /// Its identifier.
    pub target: String,
    /// Its factor.
    pub target_name: String,
    /// Start of the matrix relative to the known motif as drawn, in positions; positive to the right.
    pub offset: i32,
    /// `+`, or `-` if the known motif's reverse complement matches.
    pub orientation: char,
    /// Probability that an unrelated motif matches at least as well in its best alignment.
    pub p: f64,
    /// p × number of known motifs: expected number of unrelated motifs that match at least as well.
    pub e: f64,
    /// Expected share of unrelated motifs among matches at least as good.
    pub q: f64,
    /// Number of aligned positions.
    pub overlap: usize,
}

impl DatabaseInfo {
    /// The description of a database.
    pub fn new(database: &Database) -> Self {
        Self {
            name: database.name.clone(),
            sha256: database.sha256.clone(),
            format: database.format.into(),
            motifs: database.motifs.len(),
            warnings: database.warnings.clone(),
        }
    }
}

impl KnownMotif {
    /// The description of a motif of the database with this index.
    pub fn new((motif, database): (&Motif, usize)) -> Self {
        Self {
            id: motif.id.clone(),
            name: motif.name.clone(),
            class: motif.class.clone(),
            family: motif.family.clone(),
            database,
            ppm: motif.ppm.clone(),
        }
    }
}
