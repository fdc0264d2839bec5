//! What a report says of motif databases and of their motifs.

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
    /// What a reader of results must know of it.
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

/// What the motif databases contain for one matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Search {
    /// Known motifs up to the threshold, the most significant first.
    pub matches: Vec<Match>,
    /// Known motifs up to the threshold in all; only the first of them are listed.
    pub found: usize,
    /// Smallest q-value of any known motif.
    pub best_q: f64,
    /// Why nothing was found; null where something was.
    pub reason: Option<NothingFound>,
}

/// A known motif that resembles a matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Match {
    /// Index of the known motif in the report's `known.motifs`.
    pub motif: usize,
    /// Its identifier.
    pub target: String,
    /// Its factor.
    pub target_name: String,
    /// Positions by which the matrix starts to the right of the known motif as it is drawn.
    pub offset: i32,
    /// `+`, or `-` where the known motif's reverse complement matches.
    pub orientation: char,
    /// Probability that an unrelated motif matches as well in its best place.
    pub p: f64,
    /// p × number of known motifs: unrelated ones expected to match as well.
    pub e: f64,
    /// Share of unrelated motifs expected among matches as good.
    pub q: f64,
    /// Positions that lie side by side.
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
