//! The patterns as they are reported.

use crate::alphabet::Alphabet;
use crate::modisco::{Pattern, Seqlet};
use crate::motif::Ppm;
use serde::Serialize;

/// Share of the largest contribution of a position from which on a position counts: the program's, for what it shows.
const CORE: f64 = 0.3;

/// A place of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DiscoveredSeqlet {
    /// Index of the record.
    #[cfg_attr(test, ts(type = "number"))]
    pub record: u64,
    /// First letter in the record, counted from 0.
    pub start: usize,
    /// Letters.
    pub length: usize,
    /// Whether it is on the other strand.
    pub reverse: bool,
}

impl DiscoveredSeqlet {
    /// A seqlet of a part of a record that begins at letter `start`.
    pub fn new(seqlet: &Seqlet, record: u64, start: usize) -> Self {
        Self { record, start: start + seqlet.start, length: seqlet.width(), reverse: seqlet.reverse }
    }
}

/// A pattern.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DiscoveredPattern {
    /// `pos_patterns.pattern_0`, as the program names it.
    pub id: String,
    /// Probabilities of letters.
    pub ppm: Ppm,
    /// Mean contributions, position × letter: the program's CWM.
    pub contributions: Vec<Vec<f64>>,
    /// Mean hypothetical contributions, position × letter: the program's hCWM.
    pub hypothetical: Vec<Vec<f64>>,
    /// First position whose contribution counts.
    pub start: usize,
    /// The position after the last one.
    pub end: usize,
    /// The most probable letters between them.
    pub consensus: String,
    /// Mean sum of the contributions of a seqlet, in units of the value.
    pub contribution: f64,
    /// Its places.
    pub seqlets: Vec<DiscoveredSeqlet>,
}

impl DiscoveredPattern {
    /// Pattern `number` of a sign, counted from 0; `place` gives the place of a seqlet.
    pub fn new(
        sign: &str,
        number: usize,
        pattern: &Pattern,
        alphabet: &Alphabet,
        place: &impl Fn(&Seqlet) -> DiscoveredSeqlet,
    ) -> Self {
        let (ppm, contributions) = (pattern.ppm(), pattern.contributions());
        let (start, end) = core(&contributions);
        Self {
            id: format!("{sign}_patterns.pattern_{number}"),
            consensus: alphabet.decode(&ppm.part(start..end).consensus()),
            contribution: contributions.iter().flatten().sum(),
            hypothetical: pattern.hypothetical(),
            seqlets: pattern.seqlets.iter().map(place).collect(),
            ppm,
            contributions,
            start,
            end,
        }
    }

    /// The matrix of the positions whose contribution counts.
    pub fn core(&self) -> Ppm {
        self.ppm.part(self.start..self.end)
    }
}

/// From the first to the last position that has enough of the largest absolute contribution.
fn core(contributions: &[Vec<f64>]) -> (usize, usize) {
    let sizes: Vec<f64> = contributions.iter().map(|row| row.iter().map(|x| x.abs()).sum()).collect();
    let least = CORE * sizes.iter().copied().fold(0.0, f64::max);
    let counts = |size: &f64| *size >= least;
    let start = sizes.iter().position(counts).unwrap_or(0);
    (start, sizes.iter().rposition(counts).map_or(sizes.len(), |last| last + 1))
}
