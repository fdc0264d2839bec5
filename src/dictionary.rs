//! The different motifs of a neuron's facets (paper, “Building the motif dictionary”; algorithm
//! sections 8 and 9).
//!
//! The best facet's segments found the dictionary. As long as that explains several facets more,
//! the best facet with an unexplained segment adds what it has. Of motifs that are the same, the
//! longest stays. A facet is explained when all of its segments are: the paper's rule.
//!
//! Segments are compared with each other, on one strand, and the null model is a large set of
//! published columns: a handful of segments says nothing about how similar unrelated motifs are.

use crate::motif::Ppm;
use crate::options::{Correction, GrammarOptions};
use crate::tomtom::{self, Targets, q_values};
use std::ops::Range;

/// A run of informative positions of a facet.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
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
pub fn targets(segments: &[Segment], letters: usize, options: &GrammarOptions) -> Targets {
    let motifs = segments.iter().map(|segment| (&segment.ppm, segment.sequences as f64));
    Targets::new(motifs, letters, false, options)
}

/// The resemblance of a segment to every one of `targets`, in order; `null` gives the columns of the null model.
pub fn likenesses(segment: &Segment, targets: &Targets, null: &Targets, options: &GrammarOptions) -> Vec<Likeness> {
    let hits = tomtom::search(&segment.ppm, segment.sequences as f64, targets, null, options);
    hits.into_iter().map(|hit| Likeness { p: hit.p, offset: hit.offset, overlap: hit.overlap }).collect()
}

/// A place of a facet where a dictionary motif lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Site {
    /// Index in the dictionary.
    pub motif: usize,
    /// Position of the motif's first column in the facet; negative where it hangs over the end.
    pub start: i32,
    /// q-value among the dictionary's motifs.
    pub q: f64,
}

/// The different motifs of some facets, and where they lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dictionary {
    /// Indices of the segments that are its motifs, the best facet's first.
    pub motifs: Vec<usize>,
    /// For each facet its sites, from the 5' end on.
    pub sites: Vec<Vec<Site>>,
}

impl Dictionary {
    /// Builds the dictionary of `facets` facets from their segments, given how these resemble each other.
    pub fn build(segments: &[Segment], likenesses: &[Vec<Likeness>], facets: usize, options: &GrammarOptions) -> Self {
        let builder = Builder { segments, likenesses, facets, options };
        let mut motifs: Vec<usize> = Vec::new();
        let mut explained = 0;
        while let Some(facet) = builder.unexplained(&motifs) {
            let missing = (0..segments.len()).filter(|&i| segments[i].facet == facet && !builder.is_explained(i, &motifs));
            let added: Vec<usize> = missing.collect();
            motifs.extend(added);
            let now = builder.explained(&motifs);
            if now < explained + builder.worthwhile() {
                break;
            }
            explained = now;
        }
        let motifs = builder.different(motifs);
        let sites = builder.sites(&motifs);
        Self { motifs, sites }
    }
}

/// What a dictionary is built from.
struct Builder<'a> {
    segments: &'a [Segment],
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
        let p: Vec<f64> = motifs.iter().map(|&motif| self.likenesses[segment][motif].p).collect();
        q_values(&p, Correction::BenjaminiHochberg)
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

    /// Of motifs that are the same, the longest.
    fn different(&self, motifs: Vec<usize>) -> Vec<usize> {
        let mut by_length = motifs;
        by_length.sort_by_key(|&motif| (std::cmp::Reverse(self.segments[motif].span.len()), motif));
        let mut different: Vec<usize> = Vec::new();
        for motif in by_length {
            let same = |&other: &usize| {
                let p = self.likenesses[motif][other].p.min(self.likenesses[other][motif].p);
                p <= self.options.same && self.covers(motif, other)
            };
            if !different.iter().any(same) {
                different.push(motif);
            }
        }
        different.sort_unstable();
        different
    }

    /// Whether enough of the shorter one of two segments lies on the other.
    fn covers(&self, a: usize, b: usize) -> bool {
        let shorter = self.segments[a].span.len().min(self.segments[b].span.len());
        self.likenesses[a][b].overlap as f64 >= self.options.covered * shorter as f64
    }

    fn sites(&self, motifs: &[usize]) -> Vec<Vec<Site>> {
        (0..self.facets)
            .map(|facet| {
                let found = self.of_facet(facet).flat_map(|segment| self.sites_of(segment, motifs));
                self.apart(found.collect(), motifs)
            })
            .collect()
    }

    /// Where the motifs lie on one segment.
    fn sites_of(&self, segment: usize, motifs: &[usize]) -> Vec<Site> {
        let q_values = self.q_values(segment, motifs);
        let start = self.segments[segment].span.start as i32;
        let sites = motifs.iter().zip(q_values).enumerate().filter_map(|(motif, (&other, q))| {
            let likeness = self.likenesses[segment][other];
            let length = self.segments[other].span.len() as f64;
            let lies = other == segment
                || (q <= self.options.annotated && likeness.overlap as f64 >= self.options.covered * length);
            lies.then(|| Site { motif, start: start - likeness.offset, q })
        });
        sites.collect()
    }

    /// The most significant sites that do not lie on each other, from the 5' end on.
    fn apart(&self, mut sites: Vec<Site>, motifs: &[usize]) -> Vec<Site> {
        sites.sort_by(|a, b| a.q.total_cmp(&b.q).then(a.start.cmp(&b.start)).then(a.motif.cmp(&b.motif)));
        let length = |site: &Site| self.segments[motifs[site.motif]].span.len() as i32;
        let mut kept: Vec<Site> = Vec::new();
        for site in sites {
            let shared = |other: &Site| {
                let end = (site.start + length(&site)).min(other.start + length(other));
                end - site.start.max(other.start)
            };
            let free = kept.iter().all(|other| 2 * shared(other) <= length(&site).min(length(other)));
            if free {
                kept.push(site);
            }
        }
        kept.sort_by_key(|site| (site.start, site.motif));
        kept
    }
}
