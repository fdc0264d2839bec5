//! Motif databases and known motifs in the report.

use super::NothingFound;
use super::label::side_by_side;
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
    /// `MEME`, `JASPAR`, `TRANSFAC`, `STAMP`, `HOCOMOCO`, `HOMER`, `CIS-BP`, `ENCODE`, `RSAT`, `UniPROBE` or `table`.
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
    /// The known motifs that lie side by side in the matrix, from 5' to 3'; absent where the first match names all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub parts: Option<Vec<Part>>,
    /// The factors of the parts, or of the first match, in short: `IRF1 + FOS::JUN`; absent in older reports and where nothing
    /// was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub name: Option<String>,
    /// The same with families and marks of weak matches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub label: Option<String>,
}

/// One of several known motifs that lie side by side in a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Part {
    /// First position of the matrix that it was searched in, counted from 0.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Index of its best match in `matches`.
    pub found: usize,
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
    /// The factor as it is shown: after its family, and with a mark where the match is weak; absent in older reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub label: Option<String>,
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

impl Search {
    /// A search whose first match, if any, names the matrix.
    pub fn new(matches: Vec<Match>, found: usize, best_q: f64, reason: Option<NothingFound>) -> Self {
        Self { matches, found, best_q, reason, parts: None, name: None, label: None }.with_parts(Vec::new())
    }

    /// The same search, in which these parts name the matrix if there are several.
    #[must_use]
    pub fn with_parts(mut self, parts: Vec<Part>) -> Self {
        self.parts = Some(parts).filter(|parts| parts.len() > 1);
        let naming = self.naming();
        let of = |name: fn(&Match) -> &str| (!naming.is_empty()).then(|| side_by_side(naming.iter().map(|&m| name(m))));
        let (name, label) = (of(|found| &found.target_name), of(Match::shown));
        (self.name, self.label) = (name, label);
        self
    }

    /// The matches that name the matrix, from 5' to 3'.
    pub fn naming(&self) -> Vec<&Match> {
        match &self.parts {
            Some(parts) => parts.iter().filter_map(|part| self.matches.get(part.found)).collect(),
            None => self.matches.first().into_iter().collect(),
        }
    }

    /// The name of the matrix as it is shown; none where nothing was found.
    pub fn shown(&self) -> Option<&str> {
        self.label.as_deref().or_else(|| self.matches.first().map(Match::shown))
    }
}

impl Match {
    /// The factor as it is shown.
    pub fn shown(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.target_name)
    }
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
