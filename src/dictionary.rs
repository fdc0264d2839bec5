//! The distinct motifs of a neuron's facets (paper, “Building the motif dictionary”; algorithm
//! sections 8 and 9).
//!
//! ```text
//! segments ─Growth→ motifs ⇄ sites in all facets ─refined→ motifs ─sites→ annotated facets
//! ```
//!
//! The dictionary starts with the segments of the best facet. Then the best facet with an unexplained segment adds its
//! unexplained segments, as long as this explains several more facets. A facet is explained when all of its segments
//! are (the paper's rule). Each motif is then replaced by the mean over all its sites. Of equivalent motifs, the one in
//! the most facets is kept; the paper keeps the longest, which often consists of two adjacent motifs.
//!
//! Comparisons are on one strand, and the null model is a large set of published columns: a few
//! segments are not enough to estimate how similar unrelated motifs are.

mod growth;
mod motif;
mod refine;
mod sites;

pub use growth::{Growth, Round};
pub use motif::DictionaryMotif;
pub use refine::refined;
pub use sites::{Finder, Site};

use crate::motif::Ppm;
use crate::options::{Correction, GrammarOptions};
use crate::tomtom::{self, Resolution, Targets, q_values};
use std::ops::Range;

/// A run of informative positions of a facet.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentMatrix {
    /// Index of the facet; the best facet is the first.
    pub facet: usize,
    /// Its positions in the facet.
    pub span: Range<usize>,
    /// Its part of the facet's matrix.
    pub ppm: Ppm,
    /// Number of sequences of the facet.
    pub sequences: usize,
}

/// Similarity of one segment to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similarity {
    /// Probability that an unrelated segment matches as well.
    pub p: f64,
    /// Start of the one relative to the other, in positions; positive to the right.
    pub offset: i32,
    /// Number of aligned positions.
    pub overlap: usize,
}

/// Segments as targets of comparisons, on the forward strand only.
pub fn targets(segments: &[SegmentMatrix], letters: usize, options: &GrammarOptions) -> Targets {
    let motifs = segments.iter().map(|segment| (&segment.ppm, segment.sequences as f64));
    Targets::new(motifs, letters, false, options)
}

/// The similarity of a matrix of `sequences` sequences to each of `targets`, in order; `null` contains the columns of
/// the null model.
pub fn similarities(
    ppm: &Ppm,
    sequences: usize,
    targets: &Targets,
    null: &Targets,
    options: &GrammarOptions,
) -> Vec<Similarity> {
    let longest = (0..targets.len()).map(|target| targets.length(target)).max().unwrap_or(0);
    let resolution = Resolution::of_width(ppm.width().min(longest));
    let hits = tomtom::search(ppm, sequences as f64, targets, null, resolution, options);
    hits.into_iter().map(|hit| Similarity { p: hit.p, offset: hit.offset, overlap: hit.overlap }).collect()
}

/// The q-values of similarities to several motifs (Benjamini and Hochberg, as there are too few to estimate the share of
/// true null hypotheses).
pub fn adjusted<'a>(similarities: impl IntoIterator<Item = &'a Similarity>) -> Vec<f64> {
    let p: Vec<f64> = similarities.into_iter().map(|similarity| similarity.p).collect();
    q_values(&p, Correction::BenjaminiHochberg)
}
