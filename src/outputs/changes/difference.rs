//! Where two alleles differ, and the windows that read it.

use std::ops::Range;

/// Maximum number of letters of two alleles together that are looked for; longer ones are the whole rest of the windows.
const LONGEST: usize = 400;

/// Where two windows that begin at the same letter of the genome differ: an allele in each. Behind them the letters are the
/// same, as far as both windows reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// First letter that differs.
    start: usize,
    /// Letters of the reference and of the alternative allele.
    lengths: [usize; 2],
}

impl Difference {
    /// The shortest alleles.
    pub fn between(reference: &[u8], alternative: &[u8]) -> Self {
        let same = reference.iter().zip(alternative).take_while(|(one, other)| one == other).count();
        let (reference, alternative) = (&reference[same..], &alternative[same..]);
        let agree = |&[one, other]: &[usize; 2]| {
            let pairs = reference.iter().skip(one).zip(alternative.iter().skip(other));
            pairs.into_iter().all(|(one, other)| one == other)
        };
        let longest = LONGEST.min(reference.len() + alternative.len());
        let alleles = (0..=longest).flat_map(|sum| (0..=sum).map(move |one| [one, sum - one]));
        let lengths = alleles.into_iter().find(agree).unwrap_or([reference.len(), alternative.len()]);
        Self { start: same, lengths }
    }

    /// The letters of the reference that count as changed: its allele, or where it has none, the two around its place.
    pub fn reference(&self) -> Range<usize> {
        self.of(self.lengths[0])
    }

    /// The same for the alternative window.
    pub fn alternative(&self) -> Range<usize> {
        self.of(self.lengths[1])
    }

    fn of(&self, length: usize) -> Range<usize> {
        match length {
            0 => self.start.saturating_sub(1)..self.start + 1,
            _ => self.start..self.start + length,
        }
    }
}

/// The starts of the windows of `field` letters that overlap with `changed`.
pub fn overlapping(length: usize, field: usize, changed: Range<usize>) -> Range<usize> {
    let count = (length + 1).saturating_sub(field);
    let first = (changed.start + 1).saturating_sub(field).min(count);
    first..changed.end.clamp(first, count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn codes(length: impl Into<proptest::collection::SizeRange>) -> impl Strategy<Value = Vec<u8>> {
        proptest::collection::vec(0u8..4, length)
    }

    #[test]
    fn alleles_are_as_short_as_possible() {
        let of = |one: &[u8], other: &[u8]| Difference::between(one, other);
        assert_eq!(of(b"AACGT", b"AATGT"), Difference { start: 2, lengths: [1, 1] });
        assert_eq!(of(b"AACGTC", b"AAGTCT"), Difference { start: 2, lengths: [1, 0] });
        assert_eq!(of(b"AACGTC", b"AATTCG"), Difference { start: 2, lengths: [0, 2] });
        assert_eq!(of(b"AC", b"AC"), Difference { start: 2, lengths: [0, 0] });
    }

    proptest! {
        #[test]
        fn an_exchange_is_found_and_what_follows_is_the_same(
            before in codes(0..20), one in codes(0..6), other in codes(0..6), behind in codes(20..30)
        ) {
            let [reference, alternative] = [&one, &other].map(|allele| [&before[..], allele, &behind].concat());
            let length = reference.len().min(alternative.len());
            let (reference, alternative) = (&reference[..length], &alternative[..length]);
            let found = Difference::between(reference, alternative);
            let [a, b] = found.lengths.map(|allele| found.start + allele);
            prop_assert!(found.lengths.iter().sum::<usize>() <= one.len() + other.len());
            prop_assert_eq!(&reference[..found.start], &alternative[..found.start]);
            let rest = length - a.max(b);
            prop_assert_eq!(&reference[a..a + rest], &alternative[b..b + rest]);
        }

        #[test]
        fn windows_overlap_with_the_change(
            length in 1usize..40, field in 1usize..12, start in 0usize..40, changed in 1usize..6
        ) {
            let changed = start.min(length - 1)..(start.min(length - 1) + changed).min(length);
            let starts = (0..).take_while(|start| start + field <= length);
            let overlaps = |start: &usize| *start < changed.end && start + field > changed.start;
            let expected: Vec<usize> = starts.filter(overlaps).collect();
            prop_assert_eq!(overlapping(length, field, changed.clone()).collect::<Vec<_>>(), expected);
        }
    }
}
