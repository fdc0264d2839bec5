//! The distinct motifs of a neuron's facets (paper, “Building the motif dictionary”; algorithm
//! sections 8 and 9).
//!
//! ```text
//! segments ─divided→ segments of one motif ─Growth→ motifs ⇄ sites in all facets ─refined→ motifs ─sites→ annotated facets
//! ```
//!
//! The dictionary starts with the segments of the best facet. Then the best facet with an unexplained segment adds its
//! unexplained segments, as long as this explains several more facets. A facet is explained when all of its segments
//! are (the paper's rule). Each motif is then replaced by the mean over all its sites. Of equivalent motifs, the one in
//! the most facets is kept; the paper keeps the longest, which often consists of two adjacent motifs.
//!
//! Comparisons are on one strand, and the null model is a large set of published columns: a few
//! segments are not enough to estimate how similar unrelated motifs are.

mod division;
mod growth;
mod motif;
mod refine;
mod shared;
mod sites;

pub use division::divided;
pub use growth::{Growth, Round};
pub use motif::DictionaryMotif;
pub use refine::refined;
pub use shared::same;
pub use sites::{Finder, Site};

use crate::motif::Ppm;
use crate::options::{Correction, GrammarOptions};
use crate::tomtom::{self, Resolution, Targets, q_values};
use shared::Shared;
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
    /// Whether one contains almost all strict letters of the other. Short motifs match by chance with a p of 10⁻³.
    pub agrees: bool,
}

/// Motifs that segments are compared with.
pub struct Motifs {
    matrices: Vec<Ppm>,
    targets: Targets,
}

impl Motifs {
    /// Matrices and numbers of sequences, compared on the forward strand only.
    pub fn new(motifs: Vec<(Ppm, usize)>, letters: usize, options: &GrammarOptions) -> Self {
        let with_sequences = motifs.iter().map(|(ppm, sequences)| (ppm, *sequences as f64));
        let targets = Targets::new(with_sequences, letters, false, options);
        Self { matrices: motifs.into_iter().map(|(ppm, _)| ppm).collect(), targets }
    }

    /// Those of segments.
    pub fn of_segments(segments: &[SegmentMatrix], letters: usize, options: &GrammarOptions) -> Self {
        let motifs = segments.iter().map(|segment| (segment.ppm.clone(), segment.sequences));
        Self::new(motifs.collect(), letters, options)
    }

    /// The similarity of a matrix of `sequences` sequences to each motif, in order; `null` contains the columns of the null
    /// model. Between motifs that differ in a few strict letters, p is 1: a match by chance is improbable there, too.
    pub fn similarities(
        &self,
        ppm: &Ppm,
        sequences: usize,
        null: &Targets,
        options: &GrammarOptions,
    ) -> Vec<Similarity> {
        let longest = self.matrices.iter().map(Ppm::width).max().unwrap_or(0);
        let resolution = Resolution::of_width(ppm.width().min(longest));
        let hits = tomtom::search(ppm, sequences as f64, &self.targets, null, resolution, options);
        let similarity = |(hit, motif): (tomtom::Hit, &Ppm)| {
            let shared = Shared::of(ppm, motif, hit.offset);
            let p = if shared.differ() { 1.0 } else { hit.p };
            Similarity { p, offset: hit.offset, overlap: hit.overlap, agrees: shared.agree() }
        };
        hits.into_iter().zip(&self.matrices).map(similarity).collect()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.matrices.is_empty()
    }
}

/// The q-values of similarities to several motifs (Benjamini and Hochberg, as there are too few to estimate the share of
/// true null hypotheses).
pub fn adjusted<'a>(similarities: impl IntoIterator<Item = &'a Similarity>) -> Vec<f64> {
    let p: Vec<f64> = similarities.into_iter().map(|similarity| similarity.p).collect();
    q_values(&p, Correction::BenjaminiHochberg)
}
