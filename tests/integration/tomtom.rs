//! Our Tomtom against the results of the MEME suite.

use crate::common::shared;
use flate2::read::GzDecoder;
use neuronmotif::format;
use neuronmotif::motif::Ppm;
use neuronmotif::motif::database::Database;
use neuronmotif::options::{Distance, GrammarOptions};
use neuronmotif::tomtom::{Hit, Resolution, Strand, Targets, search};
use serde_json::Value;
use std::collections::HashMap;
use std::fs::{File, read};

/// The 1011 targets of all runs.
fn database() -> Database {
    let bytes = read(shared("motifs/jaspar2020-vertebrates-1011.meme")).unwrap();
    format::read("jaspar2020", &bytes).unwrap()
}

/// A query of a run, with Tomtom's matches.
struct Run {
    id: String,
    ppm: Ppm,
    sites: f64,
    rows: Vec<Row>,
}

struct Row {
    target: String,
    offset: i32,
    p: f64,
    q: f64,
    overlap: usize,
    reverse: bool,
}

impl Run {
    fn read(query: &Value, matrix: &str, row: impl Fn(&Value) -> Row) -> Option<Self> {
        let numbers = query[matrix].as_array()?.iter().flat_map(|row| row.as_array().unwrap());
        Some(Self {
            id: query["id"].as_str().unwrap().to_owned(),
            ppm: Ppm::printed(numbers.map(|p| p.as_f64().unwrap()).collect(), 4),
            sites: query["nsites"].as_f64().unwrap(),
            rows: query["matches"].as_array().unwrap().iter().map(row).collect(),
        })
    }

    fn hits(&self, targets: &Targets, options: &GrammarOptions) -> Vec<Hit> {
        search(&self.ppm, self.sites, targets, targets, Resolution::TOMTOM, options)
    }
}

/// Rows are lists: target, offset, p, q, overlap, strand.
fn all_targets(file: &str) -> Vec<Run> {
    let file = GzDecoder::new(File::open(shared(file)).unwrap());
    let runs: Value = serde_json::from_reader(file).unwrap();
    let row = |row: &Value| Row {
        target: row[0].as_str().unwrap().to_owned(),
        offset: row[1].as_i64().unwrap() as i32,
        p: row[2].as_f64().unwrap(),
        q: row[3].as_f64().unwrap(),
        overlap: row[4].as_u64().unwrap() as usize,
        reverse: row[5] == "-",
    };
    runs["queries"].as_array().unwrap().iter().map(|query| Run::read(query, "ppm", row).unwrap()).collect()
}

/// Agreement of our matches with those of Tomtom.
#[derive(Debug, Default)]
struct Agreement {
    pairs: usize,
    beyond_1e5: usize,
    beyond_1e3: usize,
    offsets: usize,
    overlaps: usize,
    strands: usize,
    largest_q: f64,
}

impl Agreement {
    fn of(runs: &[Run], database: &Database, options: &GrammarOptions) -> Self {
        let motifs = database.motifs.iter().map(|motif| (&motif.ppm, motif.sites));
        let targets = Targets::new(motifs, 4, true, options);
        let places: HashMap<&str, usize> =
            database.motifs.iter().enumerate().map(|(place, motif)| (motif.id.as_str(), place)).collect();
        let mut agreement = Self::default();
        for run in runs {
            let hits = run.hits(&targets, options);
            run.rows.iter().for_each(|row| agreement.count(row, &hits[places[row.target.as_str()]]));
        }
        agreement
    }

    /// Compares one row; rows whose p-value underflowed to 0 in the original are left out.
    fn count(&mut self, row: &Row, hit: &Hit) {
        if row.p == 0.0 {
            return;
        }
        let difference = (hit.p.log10() - row.p.log10()).abs();
        self.pairs += 1;
        self.beyond_1e5 += usize::from(difference > 1e-5);
        self.beyond_1e3 += usize::from(difference > 1e-3);
        self.largest_q = self.largest_q.max((hit.q - row.q).abs());
        if row.reverse != (hit.strand == Strand::Reverse) {
            self.strands += 1;
        } else {
            self.offsets += usize::from(hit.offset != row.offset);
            self.overlaps += usize::from(hit.overlap != row.overlap);
        }
    }

    fn check(&self) {
        println!("{self:?}");
        assert_eq!((self.beyond_1e3, self.offsets, self.overlaps, self.strands), (0, 0, 0, 0), "{self:?}");
        assert!(self.beyond_1e5 * 100 <= self.pairs && self.largest_q <= 0.005, "{self:?}");
    }
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn every_pair_equals_tomtom_by_euclidean_distance() {
    let runs = all_targets("tomtom/all-targets-ed.json.gz");
    let agreement = Agreement::of(&runs, &database(), &GrammarOptions::default());
    assert_eq!(agreement.pairs, 19 * 1011 - 8);
    agreement.check();
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn every_pair_equals_tomtom_by_correlation() {
    let runs = all_targets("tomtom/all-targets-pearson.json.gz");
    let options = GrammarOptions { distance: Distance::Pearson, min_overlap: 5, ..GrammarOptions::default() };
    let agreement = Agreement::of(&runs, &database(), &options);
    assert_eq!(agreement.pairs, 12 * 1011);
    agreement.check();
}

/// Queries of 9 to 132 columns. A completely uniform query is masked here; Tomtom matches its
/// rounding errors.
#[test]
#[ignore = "needs the reference data in ../shared"]
fn the_published_matches_are_found_again() {
    let database = database();
    let published: Value = serde_json::from_reader(File::open(shared("tomtom/published64.json")).unwrap()).unwrap();
    let row = |row: &Value| Row {
        target: row["target"].as_str().unwrap().to_owned(),
        offset: row["offset"].as_i64().unwrap() as i32,
        p: row["p"].as_f64().unwrap(),
        q: row["q"].as_f64().unwrap(),
        overlap: row["overlap"].as_u64().unwrap() as usize,
        reverse: row["orientation"] == "-",
    };
    let queries = published["queries"].as_array().unwrap().iter();
    let runs: Vec<Run> = queries.filter_map(|query| Run::read(query, "ppm_raw_meme_file", row)).collect();
    assert_eq!(runs.len(), 48, "queries whose matrix is known");
    let (uniform, runs): (Vec<Run>, Vec<Run>) = runs.into_iter().partition(|run| run.ppm.rows().all(Ppm::is_uniform));
    let options = GrammarOptions::default();
    Agreement::of(&runs, &database, &options).check();

    let motifs = database.motifs.iter().map(|motif| (&motif.ppm, motif.sites));
    let targets = Targets::new(motifs, 4, true, &options);
    for run in &runs {
        let mut found: Vec<&str> = run
            .hits(&targets, &options)
            .into_iter()
            .filter(|hit| hit.q <= 0.5)
            .map(|hit| database.motifs[hit.target].id.as_str())
            .collect();
        let mut theirs: Vec<&str> = run.rows.iter().map(|row| row.target.as_str()).collect();
        found.sort_unstable();
        theirs.sort_unstable();
        assert_eq!(found, theirs, "{}", run.id);
    }
    assert_eq!(uniform.len(), 1);
    assert!(uniform[0].hits(&targets, &options).iter().all(|hit| hit.p == 1.0));
}
