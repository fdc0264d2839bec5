//! The segments that a dictionary starts with (paper, “Building the motif dictionary”; algorithm section 8).
//!
//! In each round, the segments that are not explained yet are compared with the motifs that joined: a neuron with hundreds
//! of facets has many segments and a handful of motifs.

use super::{SegmentMatrix, Similarity, adjusted};
use crate::options::GrammarOptions;

/// Minimum number of additional facets that further motifs must explain (paper).
const MIN_GAIN: usize = 3;

/// A growing dictionary.
#[derive(Clone, Debug, Default)]
pub struct Growth {
    /// Indices of the segments that are its motifs.
    motifs: Vec<usize>,
    segments: Vec<Segment>,
    /// Number of facets explained by the motifs of the rounds before the last.
    facets: usize,
}

/// What is known of a segment.
#[derive(Clone, Debug, Default)]
struct Segment {
    /// Whether it is a motif, or similar to one. It remains so when further motifs join.
    explained: bool,
    /// Its similarity to each motif, until it is explained.
    similarities: Vec<Similarity>,
}

/// A round of the growth: the segments to compare with the motifs that joined, as indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// The motifs that joined.
    pub motifs: Vec<usize>,
    /// The segments that are not explained yet.
    pub segments: Vec<usize>,
}

impl Growth {
    /// Adds the unexplained segments of the best facet that has some. `None` when the dictionary is complete: it explains
    /// all of so many facets, or the last motifs explained too few more.
    pub fn grow(&mut self, segments: &[SegmentMatrix], facets: usize) -> Option<Round> {
        self.segments.resize(segments.len(), Segment::default());
        let unexplained = || (0..segments.len()).filter(|&i| !self.segments[i].explained);
        let mut explained = vec![true; facets];
        unexplained().for_each(|i| explained[segments[i].facet] = false);
        let count = explained.iter().filter(|&&explained| explained).count();
        if !self.motifs.is_empty() && count < self.facets + min_gain(facets) {
            return None;
        }
        let facet = explained.iter().position(|explained| !explained)?;
        let motifs: Vec<usize> = unexplained().filter(|&i| segments[i].facet == facet).collect();
        self.facets = count;
        self.motifs.extend(&motifs);
        motifs.iter().for_each(|&i| self.segments[i].explained = true);
        let segments = (0..segments.len()).filter(|&i| !self.segments[i].explained).collect();
        Some(Round { motifs, segments })
    }

    /// The similarities of a segment of the last round to its motifs, in their order.
    pub fn compared(&mut self, segment: usize, similarities: Vec<Similarity>, options: &GrammarOptions) {
        let segment = &mut self.segments[segment];
        segment.similarities.extend(similarities);
        let agrees = segment.similarities.iter().any(|similarity| similarity.agrees);
        segment.explained = agrees || adjusted(&segment.similarities).into_iter().any(|q| q <= options.annotated);
    }

    /// The indices of the segments that are motifs.
    pub fn motifs(&self) -> &[usize] {
        &self.motifs
    }
}

/// Minimum number of additional facets: [`MIN_GAIN`], or less for a neuron with few facets.
fn min_gain(facets: usize) -> usize {
    facets.div_ceil(10).clamp(1, MIN_GAIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::motif::Ppm;

    /// Segments of facets, each of a kind; segments of one kind are similar.
    fn segments(kinds: &[&[usize]]) -> (Vec<SegmentMatrix>, Vec<usize>) {
        let segment =
            |facet: usize| SegmentMatrix { facet, span: 0..1, ppm: Ppm::normalised(vec![1.0; 4], 4), sequences: 100 };
        let all = || kinds.iter().enumerate().flat_map(|(facet, kinds)| kinds.iter().map(move |&kind| (facet, kind)));
        (all().map(|(facet, _)| segment(facet)).collect(), all().map(|(_, kind)| kind).collect())
    }

    /// The kinds of the motifs of the complete dictionary.
    fn dictionary(kinds: &[&[usize]]) -> Vec<usize> {
        let (segments, of) = segments(kinds);
        let mut growth = Growth::default();
        let options = GrammarOptions::default();
        while let Some(Round { motifs, segments: rest }) = growth.grow(&segments, kinds.len()) {
            for segment in rest {
                let p = |&motif: &usize| if of[motif] == of[segment] { 1e-9 } else { 0.9 };
                let similar = |motif: &usize| Similarity { p: p(motif), offset: 0, overlap: 1, agrees: false };
                growth.compared(segment, motifs.iter().map(similar).collect(), &options);
            }
        }
        growth.motifs().iter().map(|&motif| of[motif]).collect()
    }

    #[test]
    fn it_starts_with_the_best_facet_and_adds_what_others_need() {
        assert_eq!(dictionary(&[&[7], &[7, 8], &[7]]), [7, 8]);
        assert_eq!(dictionary(&[&[7, 9], &[8], &[9], &[7]]), [7, 9, 8]);
    }

    #[test]
    fn it_stops_when_further_motifs_explain_too_few_facets() {
        let mut facets: Vec<&[usize]> = vec![&[1]; 40];
        facets.extend([&[2][..], &[3], &[4]]);
        assert_eq!(dictionary(&facets), [1, 2], "the second motif explains one facet of 43");
    }

    #[test]
    fn facets_without_segments_need_nothing() {
        assert!(dictionary(&[&[], &[]]).is_empty());
        assert_eq!(dictionary(&[&[], &[5]]), [5]);
    }
}
