//! Tomtom: the significance of a matrix's similarity to known motifs (Gupta et al., Genome Biology 2007,
//! doi:10.1186/gb-2007-8-2-r24; algorithm, “Tomtom, exactly”).
//!
//! The score of each ungapped alignment of query and target is the sum of its column scores. Scores are not comparable
//! between queries: long and uninformative ones score high against any target. So the null model is the score of the
//! same query columns against random target columns, and the p-value of the best alignment accounts for the number of
//! alignments tried.
//!
//! ```text
//! columns ─scores→ whole numbers ─┬─alignment→ best alignment of each strand ─┐
//!                                 └─null→ tails of every span of the query ───┴─→ p ─significance→ q
//! ```
//!
//! The results equal those of the MEME suite's program, without its limits on the width of a query and on small
//! p-values: sums of probabilities have positive terms only.

mod alignment;
mod columns;
mod histogram;
mod null;
mod ranks;
mod scores;
mod significance;
mod singles;
mod span;

pub use columns::{Targets, without_flat};
pub use significance::q_values;

use crate::motif::Ppm;
use crate::options::GrammarOptions;
use alignment::{Sliding, overlap};
use histogram::ScoreHistogram;
use null::TailQuery;
use scores::{ScoreScale, Scores};

#[cfg(test)]
mod tests;

/// A strand of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strand {
    /// The strand as given.
    Forward,
    /// The reverse complement.
    Reverse,
}

/// The best alignment of the query with one target, and its significance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Index of the target.
    pub target: usize,
    /// The strand with the more significant alignment.
    pub strand: Strand,
    /// Start of the query relative to that strand of the target, positions.
    pub offset: i32,
    /// Number of aligned positions.
    pub overlap: usize,
    /// Probability that the best alignment with a random target scores at least as high.
    pub p: f64,
    /// q-value over all strands of all targets.
    pub q: f64,
}

/// The approximate number of whole numbers in the range of column scores.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Resolution(f64);

impl Resolution {
    /// That of the MEME suite.
    pub const TOMTOM: Self = Self(100.0);

    /// For a query and targets that are both as wide as this. The cost of the null model grows with the cube of the width
    /// and the square of the resolution. The score of many columns needs less of it, since errors of rounding cancel out.
    pub fn of_width(columns: usize) -> Self {
        let wider = (columns as f64 / WIDE).max(1.0);
        Self((Self::TOMTOM.0 / (wider * wider.sqrt())).max(MIN_STEPS))
    }
}

/// Number of columns up to which queries have the full resolution, and the minimum of wider ones.
const WIDE: f64 = 64.0;
const MIN_STEPS: f64 = 20.0;

/// The alignments of every target, in order, with a query that was estimated from `sites` sites.
///
/// The columns of `null` are the null model; the MEME suite takes those of the targets. Uniform columns of the query,
/// which match every column equally, count as unaligned.
pub fn search(
    query: &Ppm,
    sites: f64,
    targets: &Targets,
    null: &Targets,
    resolution: Resolution,
    options: &GrammarOptions,
) -> Vec<Hit> {
    let scale = ScoreScale::new(query, sites, null, resolution, options);
    let mut sliding = Sliding::new(targets, query.width(), options.min_overlap);
    let mut histograms = Vec::with_capacity(query.width());
    let (mut scores, mut unrelated) = (Scores::new(targets), Scores::new(null));
    for column in 0..query.width() {
        scale.scores(column, targets, &mut scores);
        sliding.push(&scores);
        histograms.push(if std::ptr::eq(targets, null) {
            ScoreHistogram::new(&scores)
        } else {
            scale.scores(column, null, &mut unrelated);
            ScoreHistogram::new(&unrelated)
        });
    }
    let best = sliding.best();
    let queries: Vec<TailQuery> = (best.iter())
        .flat_map(|best| best.iter().enumerate())
        .map(|(target, best)| TailQuery { length: targets.length(target), score: best.score })
        .collect();
    let one_strand = null::p_values(&histograms, &queries);
    let p: Vec<f64> = one_strand.into_iter().map(|p| if targets.strands() == 2 { p * (2.0 - p) } else { p }).collect();
    let q = q_values(&p, options.correction);
    (0..targets.len())
        .map(|target| {
            let hit = |strand: Strand| {
                let (offset, i) = (best[strand as usize][target].offset, strand as usize * targets.len() + target);
                let overlap = overlap(offset, query.width(), targets.length(target));
                Hit { target, strand, offset, overlap, p: p[i], q: q[i] }
            };
            let forward = hit(Strand::Forward);
            if targets.strands() == 1 { forward } else { better(forward, hit(Strand::Reverse)) }
        })
        .collect()
}

/// The better strand: smaller p to single precision, then more overlap, then the forward one.
fn better(forward: Hit, reverse: Hit) -> Hit {
    let (a, b) = (forward.p as f32, reverse.p as f32);
    if b < a || (b == a && reverse.overlap > forward.overlap) { reverse } else { forward }
}
