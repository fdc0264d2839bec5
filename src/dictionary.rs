//! The distinct motifs of a neuron's facets (paper, “Building the motif dictionary”; algorithm
//! sections 8 and 9).
//!
//! ```text
//! segments ─initial_motifs→ motifs ⇄ sites in all facets ─refined→ motifs ─sites→ annotated facets
//! ```
//!
//! The dictionary starts with the segments of the best facet. Then the best facet with an unexplained segment adds its
//! unexplained segments, as long as this explains several more facets. A facet is explained when all of its segments
//! are (the paper's rule). Each motif is then replaced by the mean over all its sites. Of equivalent motifs, the one in
//! the most facets is kept; the paper keeps the longest, which often consists of two adjacent motifs.
//!
//! Comparisons are on one strand, and the null model is a large set of published columns: a few
//! segments are not enough to estimate how similar unrelated motifs are.

mod motif;
mod refine;
mod sites;

pub use motif::DictionaryMotif;
pub use refine::refined;
pub use sites::{Finder, Site};

use crate::motif::Ppm;
use crate::options::{Correction, GrammarOptions};
use crate::tomtom::{self, Targets, q_values};
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
    let hits = tomtom::search(ppm, sequences as f64, targets, null, options);
    hits.into_iter().map(|hit| Similarity { p: hit.p, offset: hit.offset, overlap: hit.overlap }).collect()
}

/// The q-values of similarities to several motifs (Benjamini and Hochberg, as there are too few to estimate the share of
/// true null hypotheses).
pub fn adjusted<'a>(similarities: impl IntoIterator<Item = &'a Similarity>) -> Vec<f64> {
    let p: Vec<f64> = similarities.into_iter().map(|similarity| similarity.p).collect();
    q_values(&p, Correction::BenjaminiHochberg)
}

/// Indices of the segments that the dictionary of `facets` facets starts with, in the order of the facets; `similarities`
/// contains the similarity of each segment to each other one.
pub fn initial_motifs(
    segments: &[SegmentMatrix],
    similarities: &[Vec<Similarity>],
    facets: usize,
    options: &GrammarOptions,
) -> Vec<usize> {
    let builder = Builder { segments, similarities, facets, options };
    let mut motifs: Vec<usize> = Vec::new();
    let mut explained = 0;
    while let Some(facet) = builder.unexplained(&motifs) {
        let missing: Vec<usize> = builder.of_facet(facet).filter(|&i| !builder.is_explained(i, &motifs)).collect();
        motifs.extend(missing);
        let now = builder.explained(&motifs);
        if now < explained + builder.min_gain() {
            break;
        }
        explained = now;
    }
    motifs
}

/// What a dictionary is built from.
struct Builder<'a> {
    segments: &'a [SegmentMatrix],
    similarities: &'a [Vec<Similarity>],
    facets: usize,
    options: &'a GrammarOptions,
}

/// Minimum number of additional facets that further motifs must explain (paper).
const MIN_GAIN: usize = 3;

impl Builder<'_> {
    /// Minimum number of additional facets that further motifs must explain: [`MIN_GAIN`], or less for a neuron with
    /// few facets.
    fn min_gain(&self) -> usize {
        self.facets.div_ceil(10).clamp(1, MIN_GAIN)
    }

    /// The q-values of a segment's similarities to some motifs.
    fn q_values(&self, segment: usize, motifs: &[usize]) -> Vec<f64> {
        let similarities = &self.similarities[segment];
        adjusted(motifs.iter().map(|&motif| &similarities[motif]))
    }

    fn is_explained(&self, segment: usize, motifs: &[usize]) -> bool {
        motifs.contains(&segment) || self.q_values(segment, motifs).iter().any(|&q| q <= self.options.annotated)
    }

    fn is_facet_explained(&self, facet: usize, motifs: &[usize]) -> bool {
        self.of_facet(facet).all(|segment| self.is_explained(segment, motifs))
    }

    fn of_facet(&self, facet: usize) -> impl Iterator<Item = usize> {
        (0..self.segments.len()).filter(move |&i| self.segments[i].facet == facet)
    }

    /// The best facet with a segment that no motif explains.
    fn unexplained(&self, motifs: &[usize]) -> Option<usize> {
        (0..self.facets).find(|&facet| !self.is_facet_explained(facet, motifs))
    }

    fn explained(&self, motifs: &[usize]) -> usize {
        (0..self.facets).filter(|&facet| self.is_facet_explained(facet, motifs)).count()
    }
}
