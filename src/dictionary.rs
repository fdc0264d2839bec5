//! The different motifs of a neuron's facets (paper, “Building the motif dictionary”; algorithm
//! sections 8 and 9).
//!
//! ```text
//! segments ─founders→ first motifs ⇄ sites in all facets ─refined→ motifs ─sites→ annotated facets
//! ```
//!
//! The best facet's segments found the dictionary. As long as that explains several facets more,
//! the best facet with an unexplained segment adds what it has; a facet is explained when all of its
//! segments are, which is the paper's rule. Each motif then becomes the mean over all its sites, and
//! of motifs that are the same the one with most facets stays: the paper keeps the longest, which is
//! often two motifs that happened to lie side by side.
//!
//! Comparisons are on one strand, and the null model is a large set of published columns: a handful
//! of segments says nothing about how similar unrelated motifs are.

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
    /// Its positions there.
    pub span: Range<usize>,
    /// Its part of the facet's matrix.
    pub ppm: Ppm,
    /// Sequences of the facet.
    pub sequences: usize,
}

/// How one segment resembles another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// Probability that an unrelated segment matches as well.
    pub p: f64,
    /// Positions by which the one starts to the right of the other.
    pub offset: i32,
    /// Positions that lie side by side.
    pub overlap: usize,
}

/// Segments prepared to be compared with, on the strand that the neuron reads.
pub fn targets(segments: &[SegmentMatrix], letters: usize, options: &GrammarOptions) -> Targets {
    let motifs = segments.iter().map(|segment| (&segment.ppm, segment.sequences as f64));
    Targets::new(motifs, letters, false, options)
}

/// The resemblance of a matrix of `sequences` sequences to every one of `targets`, in order; `null` gives the
/// columns of the null model.
pub fn likenesses(
    ppm: &Ppm,
    sequences: usize,
    targets: &Targets,
    null: &Targets,
    options: &GrammarOptions,
) -> Vec<Likeness> {
    let hits = tomtom::search(ppm, sequences as f64, targets, null, options);
    hits.into_iter().map(|hit| Likeness { p: hit.p, offset: hit.offset, overlap: hit.overlap }).collect()
}

/// The q-values of resemblances to several motifs (Benjamini and Hochberg: there are too few to estimate more).
pub fn adjusted<'a>(likenesses: impl IntoIterator<Item = &'a Likeness>) -> Vec<f64> {
    let p: Vec<f64> = likenesses.into_iter().map(|likeness| likeness.p).collect();
    q_values(&p, Correction::BenjaminiHochberg)
}

/// The segments that found the dictionary of `facets` facets, by their indices, the best facet's first;
/// `likenesses` says how the segments resemble each other.
pub fn founders(
    segments: &[SegmentMatrix],
    likenesses: &[Vec<Likeness>],
    facets: usize,
    options: &GrammarOptions,
) -> Vec<usize> {
    let builder = Builder { segments, likenesses, facets, options };
    let mut motifs: Vec<usize> = Vec::new();
    let mut explained = 0;
    while let Some(facet) = builder.unexplained(&motifs) {
        let missing: Vec<usize> = builder.of_facet(facet).filter(|&i| !builder.is_explained(i, &motifs)).collect();
        motifs.extend(missing);
        let now = builder.explained(&motifs);
        if now < explained + builder.worthwhile() {
            break;
        }
        explained = now;
    }
    motifs
}

/// What a dictionary is built from.
struct Builder<'a> {
    segments: &'a [SegmentMatrix],
    likenesses: &'a [Vec<Likeness>],
    facets: usize,
    options: &'a GrammarOptions,
}

/// Facets that a further motif must explain, of many.
const WORTHWHILE: usize = 3;

impl Builder<'_> {
    /// Facets that must be explained more for the dictionary to grow on: the paper's three, fewer where there
    /// are few facets.
    fn worthwhile(&self) -> usize {
        self.facets.div_ceil(10).clamp(1, WORTHWHILE)
    }

    /// The q-values of a segment's resemblance to some motifs.
    fn q_values(&self, segment: usize, motifs: &[usize]) -> Vec<f64> {
        let likenesses = &self.likenesses[segment];
        adjusted(motifs.iter().map(|&motif| &likenesses[motif]))
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
