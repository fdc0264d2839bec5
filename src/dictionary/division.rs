//! Divides segments that hold two motifs next to each other.
//!
//! The strongest sequences hold the motifs of a rule as close as they fit, so a run of needed columns may be two motifs:
//! GGATTACACCTG is GGATTA and CACCTG, as each of them is needed without the other elsewhere. Halves of one motif are not:
//! where one of them is needed for half of the gain, at least a trace of the other is needed for more.

use super::SegmentMatrix;
use super::shared::{Shared, span, strict};
use crate::motif::Ppm;
use std::ops::Range;

/// Minimum number of strict letters of a motif by which a segment is divided.
const MIN_LETTERS: usize = 5;
/// Number of strict letters from which on some may differ, and their maximum share.
const TOLERANT: usize = 7;
const MAX_DIFFERENT: f64 = 0.2;
/// Minimum share of a motif's letters in a trace of it.
const TRACE: f64 = 0.5;

/// The letter of each strict column.
type Letters = Vec<Option<usize>>;

/// A segment that may be a motif by itself.
struct Candidate<'a> {
    segment: &'a SegmentMatrix,
    letters: Letters,
    /// Number of its strict letters.
    count: usize,
}

/// A candidate inside a segment.
struct Inside<'a> {
    candidate: &'a Candidate<'a>,
    /// Its start in the segment.
    offset: i32,
    /// From its first to its last strict letter, in the segment.
    span: Range<i32>,
}

/// The segments in their order, those of facets that were `asked` about divided between two motifs that are segments by
/// themselves. In the matrices of `facets` (with their numbers of sequences), columns that are not needed are flat.
pub fn divided(
    segments: Vec<SegmentMatrix>,
    facets: &[(Ppm, usize)],
    asked: impl Fn(&SegmentMatrix) -> bool,
) -> Vec<SegmentMatrix> {
    let facets: Vec<Letters> = facets.iter().map(|(ppm, _)| strict(ppm)).collect();
    let candidates: Vec<Candidate<'_>> = segments.iter().filter(|segment| asked(segment)).map(Candidate::new).collect();
    let parts = |segment: &SegmentMatrix| {
        let own = Candidate::new(segment);
        let cut = asked(segment).then(|| cut(&own, &candidates, &facets)).flatten();
        cut.map_or_else(|| vec![segment.clone()], |cut| at(segment, cut))
    };
    segments.iter().flat_map(parts).collect()
}

/// The column between the two motifs of a segment; none if there are no two.
fn cut(own: &Candidate<'_>, candidates: &[Candidate<'_>], facets: &[Letters]) -> Option<usize> {
    let smaller = candidates.iter().filter(|other| (MIN_LETTERS..own.count).contains(&other.count));
    let inside: Vec<Inside<'_>> = smaller.flat_map(|candidate| candidate.inside(own)).collect();
    let pairs = inside.iter().flat_map(|left| inside.iter().map(move |right| (left, right)));
    let motifs = pairs.filter(|(left, right)| {
        left.span.end <= right.span.start
            && !left.candidate.is_in(right.candidate)
            && !right.candidate.is_in(left.candidate)
            && left.is_without(right, facets)
            && right.is_without(left, facets)
    });
    let (left, right) = motifs.max_by_key(|(left, right)| left.candidate.count + right.candidate.count)?;
    usize::try_from((left.span.end + right.span.start) / 2).ok()
}

/// The two parts of a segment.
fn at(segment: &SegmentMatrix, column: usize) -> Vec<SegmentMatrix> {
    let part = |columns: Range<usize>| SegmentMatrix {
        span: segment.span.start + columns.start..segment.span.start + columns.end,
        ppm: segment.ppm.part(columns),
        ..segment.clone()
    };
    vec![part(0..column), part(column..segment.ppm.width())]
}

impl<'a> Candidate<'a> {
    fn new(segment: &'a SegmentMatrix) -> Self {
        let letters = strict(&segment.ppm);
        Self { segment, count: letters.iter().flatten().count(), letters }
    }

    /// Number of its letters in `letters`, where its first column is at `offset`.
    fn equal(&self, letters: &[Option<usize>], offset: i32) -> usize {
        Shared::of_letters(&self.letters, letters, offset).equal
    }

    /// The places at which another one holds almost all of its letters.
    fn places(&self, other: &Candidate<'_>) -> impl Iterator<Item = i32> {
        let tolerated = if self.count < TOLERANT { 0.0 } else { MAX_DIFFERENT };
        let max_different = (tolerated * self.count as f64) as usize;
        let offsets = 1 - self.letters.len() as i32..other.letters.len() as i32;
        offsets.filter(move |&offset| self.count - self.equal(&other.letters, offset) <= max_different)
    }

    fn is_in(&self, other: &Candidate<'_>) -> bool {
        self.places(other).next().is_some()
    }

    fn inside(&'a self, other: &Candidate<'_>) -> Vec<Inside<'a>> {
        let Some(span) = span(&self.letters) else { return Vec::new() };
        let at = |offset| {
            let span = span.start as i32 + offset..span.end as i32 + offset;
            Inside { candidate: self, offset, span }
        };
        self.places(other).map(at).collect()
    }
}

impl Inside<'_> {
    /// Whether it is a segment without a trace of another one at the same distance.
    fn is_without(&self, other: &Inside<'_>, facets: &[Letters]) -> bool {
        let Candidate { segment, .. } = self.candidate;
        let place = segment.span.start as i32 + other.offset - self.offset;
        let equal = other.candidate.equal(&facets[segment.facet], place);
        (equal as f64) < TRACE * other.candidate.count as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A matrix with strict letters, flat at dots.
    fn ppm(text: &str) -> Ppm {
        let row = |letter| "ACGT".chars().map(move |own| f64::from(u8::from(letter == '.' || letter == own)));
        Ppm::normalised(text.chars().flat_map(row).collect(), 4)
    }

    /// The segments of facets: runs of letters without a dot, and small letters that are needed for more of the gain.
    fn segments(facets: &[&str]) -> Vec<String> {
        let matrices: Vec<(Ppm, usize)> = facets.iter().map(|text| (ppm(&text.to_uppercase()), 100)).collect();
        let runs = |text: &str| {
            let is_core = |letter: &u8| letter.is_ascii_uppercase();
            let letters: Vec<(usize, u8)> = text.bytes().enumerate().filter(|(_, letter)| is_core(letter)).collect();
            let runs = letters.chunk_by(|a, b| a.0 + 1 == b.0).map(|run| run[0].0..run[run.len() - 1].0 + 1);
            runs.collect::<Vec<Range<usize>>>()
        };
        let of = |(facet, text): (usize, &&str)| {
            let segment =
                |span: Range<usize>| SegmentMatrix { facet, ppm: ppm(&text[span.clone()]), span, sequences: 100 };
            runs(text).into_iter().map(segment).collect::<Vec<_>>()
        };
        let segments = facets.iter().enumerate().flat_map(of).collect();
        let text = |segment: &SegmentMatrix| facets[segment.facet][segment.span.clone()].to_owned();
        divided(segments, &matrices, |_| true).iter().map(text).collect()
    }

    #[test]
    fn a_segment_of_two_motifs_is_divided() {
        let facets = ["..GGATTACACCTG.....CCATATAAGG", "...CACCTG.....CCATATAAGG..GGATTA"];
        let expected = ["GGATTA", "CACCTG", "CCATATAAGG", "CACCTG", "CCATATAAGG", "GGATTA"];
        assert_eq!(segments(&facets), expected);
    }

    #[test]
    fn halves_of_one_motif_are_not_divided() {
        let whole = "..GACATGTCCGGGCATTCC..";
        assert_eq!(segments(&[whole, "..GACATGTCcgGgcATTcc..", "..gacatGTccGGGCATTCC.."])[0], "GACATGTCCGGGCATTCC");
        assert_eq!(segments(&[whole, "..GACATGTC............"])[0], "GACATGTCCGGGCATTCC", "one half alone");
    }

    #[test]
    fn copies_of_one_motif_are_not_divided() {
        assert_eq!(segments(&["..GATAAGATAAG..", ".....GATAAG...."])[0], "GATAAGATAAG");
    }
}
