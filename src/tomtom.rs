//! Tomtom: how significantly a matrix resembles known motifs (Gupta et al., Genome Biology 2007,
//! doi:10.1186/gb-2007-8-2-r24; algorithm, “Tomtom, exactly”).
//!
//! A query and a target are slid along each other, and every alignment gets the sum of its column
//! scores. A score says little by itself: long and uninformative queries score high against
//! anything. So each alignment is compared with what its query columns score against random target
//! columns, and the p-value of the best alignment accounts for all that were tried.
//!
//! ```text
//! columns ─scores→ whole numbers ─┬─alignment→ best alignment of each strand ─┐
//!                                 └─null→ tails of every span of the query ───┴─→ p ─significance→ q
//! ```
//!
//! The results are those of the MEME suite's program, without its limit on the width of a query and
//! with p-values as small as they are: sums of probabilities are built from positive terms only.

mod alignment;
mod columns;
mod histogram;
mod null;
mod ranks;
mod scores;
mod significance;
mod singles;
mod span;

pub use columns::Targets;
pub use significance::q_values;

use crate::motif::Ppm;
use crate::options::GrammarOptions;
use alignment::{Sliding, overlap};
use histogram::Histogram;
use null::Question;
use scores::{Scale, Scores};

#[cfg(test)]
mod tests;

/// A strand of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strand {
    /// As the target is given.
    Forward,
    /// Its reverse complement.
    Reverse,
}

/// How one target resembles the query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Index of the target.
    pub target: usize,
    /// The strand that matches better.
    pub strand: Strand,
    /// Positions by which the query starts to the right of that strand of the target.
    pub offset: i32,
    /// Positions that lie side by side.
    pub overlap: usize,
    /// Probability that the best alignment with a random target scores as high.
    pub p: f64,
    /// q-value among all strands of all targets.
    pub q: f64,
}

/// Every target's resemblance to a query that was counted from `sites` sites, in the order of the targets.
///
/// The columns of `null` are the null model; the MEME suite takes the targets themselves. Uniform columns of
/// the query, which resemble everything, count as unaligned.
pub fn search(query: &Ppm, sites: f64, targets: &Targets, null: &Targets, options: &GrammarOptions) -> Vec<Hit> {
    let scale = Scale::new(query, sites, null, options);
    let mut sliding = Sliding::new(targets, query.width(), options.min_overlap);
    let mut histograms = Vec::with_capacity(query.width());
    let (mut scores, mut unrelated) = (Scores::new(targets), Scores::new(null));
    for column in 0..query.width() {
        scale.scores(column, targets, &mut scores);
        sliding.push(&scores);
        histograms.push(if std::ptr::eq(targets, null) {
            Histogram::new(&scores)
        } else {
            scale.scores(column, null, &mut unrelated);
            Histogram::new(&unrelated)
        });
    }
    let best = sliding.best();
    let questions: Vec<Question> = (best.iter())
        .flat_map(|best| best.iter().enumerate())
        .map(|(target, best)| Question { length: targets.length(target), score: best.score })
        .collect();
    let one_strand = null::p_values(&histograms, &questions);
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
