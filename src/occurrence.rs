//! Sites of motifs and syntax trees in given sequences (paper, “Motif combination found by NeuronMotif is supported by
//! chromatin openness profiles”, Fig. 6E and F).
//!
//! ```text
//! Report or motif file ─subjects→ matrices ─weights→ scores with exact p-values ─finder→ hits in records
//!                                                                                  │
//!                        places: distances from the centre; trees: hits in order; gaps ◄┘
//! ```
//!
//! A score is Σ log₂ (p / b) over a window, where p is (sites · probability + pseudocount · b) / (sites + pseudocount) and
//! b the background's frequency of the letter. Windows with letters outside the alphabet are skipped. Both strands are
//! scanned where letters have complements; a motif that is its own reverse complement is found on both. Records come in
//! parts of any size: results do not depend on how they are divided, nor on the number of threads.

mod background;
mod best_of;
mod chain;
mod encoded;
mod finder;
mod gaps;
mod places;
mod subjects;
#[cfg(test)]
mod tests;
mod trees;
mod weights;

use crate::alphabet::Alphabet;
use crate::error::Result;
use crate::options::within;
use crate::sequence::Records;
use crate::statistics::benjamini_hochberg;
use best_of::{BestOf, Ranked};
use encoded::{Encoded, word_length};
use finder::Finder;
use places::distance;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use trees::{MotifSite, TreeSearch};
use weights::Weights;

pub use background::Background;
pub use gaps::{AgainstChance, GapCounts};
pub use places::Positions;
pub use subjects::{NeuronPlace, Selection, SubjectMotif, SubjectTree, Subjects};
pub use trees::{CombinationHits, TreeHit, TreeOccurrences, TreeSite};

/// Windows that one thread looks at in one piece of work.
const PIECE: usize = 1 << 15;

/// Options of a scan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct OccurrenceOptions {
    /// Largest p-value of a hit (1e-12 to 1).
    pub p: f64,
    /// What scores and p-values are relative to.
    pub background: Background,
    /// Letters of the background that are added to the sites of each matrix, at each position (0.001 to 100).
    pub pseudocount: f64,
    /// Whether the other strand is scanned too, where letters have complements.
    pub both_strands: bool,
    /// Most hits of motifs that are kept, and most sites of each tree: those with the smallest p-values, or the largest
    /// scores (1 to 5,000,000). All are counted.
    pub max_hits: usize,
    /// Largest distance from the centre of a record in the distribution of positions, in letters (1 to 100,000).
    pub span: usize,
    /// Letters in one bin of it (1 to 10,000).
    pub bin: usize,
    /// Largest gap between neighbouring motifs of a tree that is counted, in letters (0 to 1,000).
    pub gap_span: usize,
    /// Whether trees are looked for.
    pub trees: bool,
}

impl Default for OccurrenceOptions {
    fn default() -> Self {
        Self {
            p: 1e-4,
            background: Background::Uniform,
            pseudocount: 0.1,
            both_strands: true,
            max_hits: 200_000,
            span: 500,
            bin: 1,
            gap_span: 100,
            trees: true,
        }
    }
}

impl OccurrenceOptions {
    /// Checks every value against its range.
    ///
    /// # Errors
    /// [`Code::Option`](crate::error::Code::Option), naming option, value and range.
    pub fn validate(&self) -> Result<()> {
        within("occurrences.p", self.p, 1e-12, 1.0)?;
        within("occurrences.pseudocount", self.pseudocount, 1e-3, 100.0)?;
        within("occurrences.max_hits", self.max_hits as f64, 1.0, 5e6)?;
        within("occurrences.span", self.span as f64, 1.0, 1e5)?;
        within("occurrences.bin", self.bin as f64, 1.0, 1e4)?;
        within("occurrences.gap_span", self.gap_span as f64, 0.0, 1_000.0)
    }
}

/// A hit of a motif.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "MotifHit"))]
pub struct Hit {
    /// Index of the record, counted over all parts.
    pub record: u32,
    /// First position in the record, counted from 0.
    pub start: u32,
    /// Number of positions.
    pub length: u32,
    /// From the centre of its record to its midpoint, in letters, rounded down; negative before the centre.
    pub distance: i32,
    /// `+`, or `-` for the reverse complement.
    pub strand: char,
    /// Index in `motifs`.
    pub motif: usize,
    /// Score, bits.
    pub score: f64,
    /// Probability that a window of background letters scores as high.
    pub p: f64,
    /// q-value among all windows that this motif was compared with, by Benjamini & Hochberg; exact up to the largest p-value
    /// of a hit, an upper bound above.
    pub q: f64,
}

impl Ranked for Hit {
    fn rank(&self, other: &Self) -> Ordering {
        let places = |hit: &Self| (hit.record, hit.start, hit.motif, hit.strand);
        self.p.total_cmp(&other.p).then_with(|| places(self).cmp(&places(other)))
    }
}

/// What was found of a motif.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MotifOccurrences {
    /// Identifier in its report or file.
    pub id: String,
    /// Its name as every view shows it.
    pub name: String,
    /// Number of positions.
    pub width: usize,
    /// The most probable letter of every position.
    pub consensus: String,
    /// Sites that its probabilities were counted from.
    pub sites: f64,
    /// Smallest score of a hit, bits; null where not even the largest score is as rare as was asked for.
    pub threshold: Option<f64>,
    /// p-value of that score.
    pub threshold_p: Option<f64>,
    /// Largest score, bits.
    pub max_score: f64,
    /// Largest difference of a score from its value without rounding, bits. p-values are exact for rounded scores.
    pub rounding: f64,
    /// Number of windows that it was compared with, on both strands together.
    #[cfg_attr(test, ts(type = "number"))]
    pub tested: u64,
    /// Number of hits.
    #[cfg_attr(test, ts(type = "number"))]
    pub found: u64,
    /// Number of records with a hit.
    pub records: u32,
    /// Where in their records the hits lie.
    pub positions: Positions,
}

/// Everything that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OccurrenceReport {
    /// Letters of the matrices' columns.
    pub alphabet: String,
    /// What was set.
    pub options: OccurrenceOptions,
    /// Frequencies of the letters that scores are relative to.
    pub background: Vec<f64>,
    /// Number of records.
    pub records: u32,
    /// Number of their letters.
    #[cfg_attr(test, ts(type = "number"))]
    pub letters: u64,
    /// Number of letters outside the alphabet.
    #[cfg_attr(test, ts(type = "number"))]
    pub foreign: u64,
    /// The motifs.
    pub motifs: Vec<MotifOccurrences>,
    /// Number of hits of all motifs.
    #[cfg_attr(test, ts(type = "number"))]
    pub found: u64,
    /// Hits by record and position: all, or those with the smallest p-values where there are more than were to be kept.
    pub hits: Vec<Hit>,
    /// The syntax trees.
    pub trees: Vec<TreeOccurrences>,
}

/// How far a scan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "OccurrenceProgress"))]
pub struct Scanned {
    /// Records that were scanned or wait until the background is counted.
    pub records: u32,
    /// Hits of motifs so far.
    #[cfg_attr(test, ts(type = "number"))]
    pub found: u64,
}

/// A scan: records are pushed one part after another.
pub struct Scanner {
    subjects: Subjects,
    options: OccurrenceOptions,
    /// Records that wait until enough letters are there for the background.
    waiting: Waiting,
    /// The scan, once the background is known.
    scan: Option<Box<Scan>>,
    letters: u64,
    records: u32,
}

#[derive(Default)]
struct Waiting {
    letters: Vec<u8>,
    ends: Vec<u32>,
}

impl Scanner {
    /// Looks for `subjects`.
    ///
    /// # Errors
    /// [`Code::Option`](crate::error::Code::Option) for an option out of its range.
    pub fn new(subjects: Subjects, options: OccurrenceOptions) -> Result<Self> {
        options.validate()?;
        let frequencies = options.background.frequencies(&subjects.alphabet)?;
        let scan = frequencies.map(|frequencies| Box::new(Scan::new(&subjects, &options, frequencies)));
        Ok(Self { subjects, options, waiting: Waiting::default(), scan, letters: 0, records: 0 })
    }

    /// Scans more records.
    pub fn push(&mut self, records: &Records<'_>) -> Scanned {
        self.letters += records.letters.len() as u64;
        self.records += records.ends.len() as u32;
        if let Some(scan) = &mut self.scan {
            scan.push(records, &self.subjects.alphabet);
        } else {
            let taken = self.waiting.take(records);
            if self.waiting.letters.len() >= background::COUNTED_LETTERS {
                let begin = taken.checked_sub(1).map_or(0, |last| records.ends[last]);
                let ends: Vec<u32> = records.ends[taken..].iter().map(|end| end - begin).collect();
                let rest = Records { letters: &records.letters[begin as usize..], ends: &ends };
                let alphabet = self.subjects.alphabet.clone();
                self.begun().push(&rest, &alphabet);
            }
        }
        Scanned { records: self.records, found: self.scan.as_ref().map_or(0, |scan| scan.hits.found) }
    }

    /// The scan; where the background is not known yet, it is counted in the records that wait.
    fn begun(&mut self) -> &mut Scan {
        let Self { subjects, options, waiting, .. } = self;
        self.scan.get_or_insert_with(|| {
            let Waiting { letters, ends } = std::mem::take(waiting);
            let background = background::counted(&letters, &subjects.alphabet);
            let mut scan = Scan::new(subjects, options, background);
            scan.push(&Records { letters: &letters, ends: &ends }, &subjects.alphabet);
            Box::new(scan)
        })
    }

    /// What was found. More records may follow, but a background that was counted is not counted further.
    pub fn report(&mut self) -> OccurrenceReport {
        let (subjects, options, records, letters) =
            (self.subjects.clone(), self.options.clone(), self.records, self.letters);
        let scan = self.begun();
        let consensus = |subject: &SubjectMotif| subjects.alphabet.decode(&subject.ppm.consensus());
        let motifs = scan.motifs.iter().zip(&subjects.motifs);
        OccurrenceReport {
            alphabet: subjects.alphabet.as_str().to_owned(),
            options,
            background: scan.background.clone(),
            records,
            letters,
            foreign: scan.foreign,
            motifs: motifs.map(|(motif, subject)| motif.occurrences(subject, consensus(subject))).collect(),
            found: scan.hits.found,
            hits: scan.significant(),
            trees: scan.trees.iter_mut().map(TreeSearch::occurrences).collect(),
        }
    }
}

impl Waiting {
    /// Takes records from the front until there are enough letters, and returns their number.
    fn take(&mut self, records: &Records<'_>) -> usize {
        let missing = background::COUNTED_LETTERS.saturating_sub(self.letters.len());
        let enough = records.ends.iter().position(|&end| end as usize >= missing);
        let count = enough.map_or(records.ends.len(), |last| last + 1);
        let ends = &records.ends[..count];
        let before = self.letters.len() as u32;
        let letters = ends.last().map_or(0, |&end| end as usize);
        self.letters.extend_from_slice(&records.letters[..letters]);
        self.ends.extend(ends.iter().map(|end| before + end));
        count
    }
}

/// A scan with a background.
struct Scan {
    background: Vec<f64>,
    motifs: Vec<MotifScan>,
    trees: Vec<TreeSearch>,
    hits: BestOf<Hit>,
    records: u32,
    foreign: u64,
}

struct MotifScan {
    weights: Weights,
    /// For each strand that is scanned.
    finders: Vec<Finder>,
    strands: u64,
    tested: u64,
    found: u64,
    records: u32,
    last_record: Option<u32>,
    positions: Positions,
}

/// A hit among the codes of a part.
#[derive(Clone, Copy)]
struct Found {
    place: usize,
    motif: usize,
    reverse: bool,
    score: i32,
}

impl Scan {
    fn new(subjects: &Subjects, options: &OccurrenceOptions, background: Vec<f64>) -> Self {
        let both = options.both_strands && subjects.alphabet.complement();
        let motif = |motif: &SubjectMotif| MotifScan::new(motif, options, both, &background);
        let motifs: Vec<MotifScan> = subjects.motifs.par_iter().map(motif).collect();
        let trees = subjects.trees.iter().filter(|_| options.trees).map(|tree| {
            let widths = tree.leaves.iter().map(|&leaf| motifs[leaf].weights.width() as i32).collect();
            TreeSearch::new(tree.clone(), widths, options.gap_span, options.max_hits)
        });
        Self { trees: trees.collect(), motifs, hits: BestOf::new(options.max_hits), records: 0, foreign: 0, background }
    }

    fn push(&mut self, records: &Records<'_>, alphabet: &Alphabet) {
        let encoded = Encoded::new(records, alphabet);
        self.foreign += encoded.foreign as u64;
        for motif in &mut self.motifs {
            motif.tested += motif.strands * encoded.windows(motif.weights.width());
        }
        let pieces = encoded.codes.len().div_ceil(PIECE);
        let of_piece = |piece: usize| self.found(&encoded, piece * PIECE..(piece + 1) * PIECE);
        let found: Vec<Vec<Found>> = (0..pieces).into_par_iter().map(of_piece).collect();
        let mut found = found.into_iter().flatten().peekable();
        for &[start, end] in &encoded.spans {
            let own: Vec<Found> = std::iter::from_fn(|| found.next_if(|found| found.place < end)).collect();
            self.record(&own, start, end - start);
        }
    }

    /// The hits that begin in a range of places, in their order.
    fn found(&self, encoded: &Encoded, places: std::ops::Range<usize>) -> Vec<Found> {
        let mut found = Vec::new();
        for (motif, scan) in self.motifs.iter().enumerate() {
            for (finder, reverse) in scan.finders.iter().zip([false, true]) {
                finder.scan(encoded, places.clone(), |place, score| found.push(Found { place, motif, reverse, score }));
            }
        }
        found.sort_by_key(|found| (found.place, found.motif, found.reverse));
        found
    }

    /// Counts the hits of the next record, which begins at `begin` among the codes.
    fn record(&mut self, found: &[Found], begin: usize, length: usize) {
        let record = self.records;
        self.records += 1;
        let site = |found: &Found| {
            let weights = &self.motifs[found.motif].weights;
            let (score, p) = (weights.bits(found.score), weights.p(found.score));
            MotifSite { motif: found.motif, start: found.place - begin, reverse: found.reverse, score, p }
        };
        let sites: Vec<MotifSite> = found.iter().map(site).collect();
        sites.iter().for_each(|site| self.motifs[site.motif].count(site, record, length));
        self.trees.iter_mut().for_each(|tree| tree.add(record, length, &sites));
        let hit = |site: &MotifSite| {
            let width = self.motifs[site.motif].weights.width();
            Hit {
                record,
                start: site.start as u32,
                length: width as u32,
                distance: distance(site.start, width, length),
                strand: if site.reverse { '-' } else { '+' },
                motif: site.motif,
                score: site.score,
                p: site.p,
                q: 1.0,
            }
        };
        self.hits.extend(sites.iter().map(hit));
    }

    /// The hits that were kept, with their q-values.
    fn significant(&mut self) -> Vec<Hit> {
        let mut hits = self.hits.sorted(|a, b| (a.motif).cmp(&b.motif).then_with(|| a.rank(b))).to_vec();
        for own in hits.chunk_by_mut(|a, b| a.motif == b.motif) {
            let p: Vec<f64> = own.iter().map(|hit| hit.p).collect();
            let q = benjamini_hochberg(&p, self.motifs[own[0].motif].tested);
            own.iter_mut().zip(q).for_each(|(hit, q)| hit.q = q);
        }
        let place = |hit: &Hit| (hit.record, hit.start, hit.motif, hit.strand);
        hits.sort_by_key(place);
        hits
    }
}

impl MotifScan {
    fn new(motif: &SubjectMotif, options: &OccurrenceOptions, both: bool, background: &[f64]) -> Self {
        let weights = Weights::new(&motif.ppm, motif.sites, options.pseudocount, background, options.p);
        let strands: &[bool] = if both { &[false, true] } else { &[false] };
        let word = word_length(background.len());
        let finder = |&reversed: &bool| Finder::new(&weights, reversed, background, word);
        Self {
            finders: strands.iter().filter_map(finder).collect(),
            weights,
            strands: strands.len() as u64,
            tested: 0,
            found: 0,
            records: 0,
            last_record: None,
            positions: Positions::new(options.span, options.bin),
        }
    }

    fn count(&mut self, site: &MotifSite, record: u32, length: usize) {
        self.found += 1;
        if self.last_record.replace(record) != Some(record) {
            self.records += 1;
        }
        self.positions.add(distance(site.start, self.weights.width(), length), site.reverse);
    }

    fn occurrences(&self, subject: &SubjectMotif, consensus: String) -> MotifOccurrences {
        let weights = &self.weights;
        MotifOccurrences {
            id: subject.id.clone(),
            name: subject.name.clone(),
            width: weights.width(),
            consensus,
            sites: subject.sites,
            threshold: weights.threshold.map(|threshold| weights.bits(threshold)),
            threshold_p: weights.threshold.map(|threshold| weights.p(threshold)),
            max_score: weights.bits(weights.max()),
            rounding: weights.rounding(),
            tested: self.tested,
            found: self.found,
            records: self.records,
            positions: self.positions.clone(),
        }
    }
}
