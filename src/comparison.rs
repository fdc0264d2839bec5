//! Motifs of one file against motif databases: Tomtom's table.

use crate::contrast::{MotifSet, TopHit};
use crate::error::Result;
use crate::grammar::factors_of_motifs;
use crate::known::{DatabaseInfo, Known, KnownMotif, Match, Search};
use crate::motif::Ppm;
use crate::motif::database::{Database, Motif};
use crate::options::GrammarOptions;
use crate::progress::{Progress, Stage};
use rayon::prelude::*;
use serde::Serialize;
use std::fmt::Write;

/// Query columns compared in one slice of work and thread: some tens of milliseconds.
const SLICE_COLUMNS: usize = 60;

/// The result of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Comparison {
    /// The databases searched.
    pub databases: Vec<DatabaseInfo>,
    /// Number of known motifs in all of them.
    pub targets: usize,
    /// Warnings about the file of queries.
    pub warnings: Vec<String>,
    /// The queries compared so far, in the order of their file.
    pub queries: Vec<Query>,
    /// The matched known motifs, each once.
    pub motifs: Vec<KnownMotif>,
    /// The table of the program Tomtom, tab-separated.
    pub tsv: String,
}

/// A query motif and its matches.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Query {
    /// Identifier in its file.
    pub id: String,
    /// Its name in its file.
    pub name: String,
    /// Probabilities, one row per position.
    pub ppm: Ppm,
    /// What must be known of its matches.
    pub warnings: Vec<String>,
    /// Known motifs up to the threshold.
    pub search: Search,
}

/// A comparison in progress.
pub struct Comparing {
    queries: Database,
    known: Known,
    options: GrammarOptions,
    threads: usize,
    done: Vec<Query>,
}

impl Comparing {
    /// Compares the motifs of `queries` with those of `databases`; a slice of work is as large as `threads` threads need
    /// it.
    ///
    /// # Errors
    /// An option out of range, or a database over other letters than the queries.
    pub fn new(queries: Database, databases: Vec<Database>, options: GrammarOptions, threads: usize) -> Result<Self> {
        options.validate()?;
        let known = Known::new(databases, queries.alphabet.as_str(), &options)?;
        Ok(Self { queries, known, options, threads, done: Vec::new() })
    }

    /// Does one slice of work.
    pub fn step(&mut self) -> Progress {
        let rest = &self.queries.motifs[self.done.len()..];
        let max = SLICE_COLUMNS * self.threads;
        let mut columns = 0;
        let slice = rest.iter().take_while(|motif| {
            let before = columns;
            columns += motif.ppm.width();
            before < max
        });
        let slice: Vec<&Motif> = slice.collect();
        let compared: Vec<Query> = slice.into_par_iter().map(|motif| self.compare(motif)).collect();
        self.done.extend(compared);
        let (finished, targets) = (self.done.len(), self.queries.motifs.len());
        Progress {
            stage: if finished == targets { Stage::Done } else { Stage::Comparing },
            finished,
            targets,
            fraction: finished as f64 / targets.max(1) as f64,
            ..Progress::at((0, 0))
        }
    }

    fn compare(&self, motif: &Motif) -> Query {
        let finding = self.known.find(&motif.ppm, motif.sites, &self.options);
        Query {
            id: motif.id.clone(),
            name: motif.name.clone(),
            ppm: motif.ppm.clone(),
            warnings: warnings(&motif.ppm),
            search: self.known.described(&finding, &self.options),
        }
    }

    /// The results so far.
    pub fn report(&self) -> Comparison {
        let tsv = self.tsv();
        let mut queries = self.done.clone();
        let mut matches: Vec<&mut Match> = queries.iter_mut().flat_map(|query| &mut query.search.matches).collect();
        let (motifs, _) = self.known.listed(&mut matches);
        Comparison {
            databases: self.known.databases().iter().map(DatabaseInfo::new).collect(),
            targets: self.known.len(),
            warnings: self.queries.warnings.clone(),
            queries,
            motifs,
            tsv,
        }
    }

    /// The motifs as a side of a comparison with layers, so far.
    pub fn set(&self) -> MotifSet {
        let hit = |(number, query): (usize, &Query)| TopHit::of(number, std::iter::once(&query.search));
        MotifSet {
            name: self.queries.name.clone(),
            motifs: self.queries.motifs.len(),
            hits: self.done.iter().enumerate().filter_map(hit).collect(),
            factors: factors_of_motifs(&self.known, self.done.iter().map(|query| &query.search), &self.options),
        }
    }

    fn tsv(&self) -> String {
        let columns = [
            "Query_ID",
            "Target_ID",
            "Optimal_offset",
            "p-value",
            "E-value",
            "q-value",
            "Overlap",
            "Query_consensus",
            "Target_consensus",
            "Orientation",
        ];
        let mut text = format!("{}\n", columns.join("\t"));
        for (query, motif) in self.done.iter().zip(&self.queries.motifs) {
            let consensus = self.queries.alphabet.decode(&motif.ppm.consensus());
            for found in &query.search.matches {
                let target = self.target_consensus(found);
                let (p, e, q) = (significant(found.p), significant(found.e), significant(found.q));
                let Match { target: id, offset, overlap, orientation, .. } = found;
                let _ = writeln!(
                    text,
                    "{}\t{id}\t{offset}\t{p}\t{e}\t{q}\t{overlap}\t{consensus}\t{target}\t{orientation}",
                    query.id
                );
            }
        }
        text
    }

    /// The most probable letters of a matched motif on the strand that matched.
    fn target_consensus(&self, found: &Match) -> String {
        let mut codes = self.known.motif(found.motif).0.ppm.consensus();
        if found.orientation == '-' {
            codes.reverse();
            codes.iter_mut().for_each(|code| *code = self.queries.alphabet.len() as u8 - 1 - *code);
        }
        self.queries.alphabet.decode(&codes)
    }
}

/// The warnings about a query's matches.
fn warnings(ppm: &Ppm) -> Vec<String> {
    let uniform = ppm.rows().filter(|row| Ppm::is_uniform(row)).count();
    let warning =
        format!("{uniform} of {} positions are uniform: they resemble everything and count as unaligned.", ppm.width());
    if uniform > 0 { vec![warning] } else { Vec::new() }
}

/// Six significant digits, in the notation of C's `%g`.
fn significant(value: f64) -> String {
    if value == 0.0 {
        return "0".into();
    }
    let scientific = format!("{value:.5e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trimmed = |text: &str| {
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text.to_owned() }
    };
    if (-4..6).contains(&exponent) {
        trimmed(&format!("{value:.*}", (5 - exponent) as usize))
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{}e{sign}{:02}", trimmed(digits), exponent.abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_tomtom_writes_them() {
        let written = [7.628_97e-12, 0.005_544_941, 1.0, 0.0, 123_456.7, 1_234_567.0, 0.5].map(significant);
        assert_eq!(written, ["7.62897e-12", "0.00554494", "1", "0", "123457", "1.23457e+06", "0.5"]);
    }
}
