//! The strict letters that two aligned motifs share.

use crate::motif::Ppm;
use std::ops::Range;

/// Minimum share of the most frequent letter in a strict column.
const STRICT: f64 = 0.65;
/// Maximum share of the columns that are strict in both in which motifs that are the same have different letters.
const MAX_DIFFERENT: f64 = 0.2;
/// Minimum number of equal strict letters of motifs of which any letter may differ.
const MIN_TOLERANT: usize = 6;
/// Minimum number of equal strict letters of motifs that agree, and their minimum share in the strict letters of the one
/// with fewer.
const MIN_EQUAL: usize = 5;
const MIN_SHARE: f64 = 0.8;

/// Whether one of two matrices contains almost all strict letters of the other, at any offset, or both have the same few.
pub fn same(a: &Ppm, b: &Ppm) -> bool {
    let offsets = 1 - a.width() as i32..b.width() as i32;
    let (a, b) = (strict(a), strict(b));
    let are_equal = span(&a).zip(span(&b)).is_some_and(|(of_a, of_b)| a[of_a] == b[of_b]);
    are_equal || offsets.into_iter().any(|offset| Shared::of_letters(&a, &b, offset).agree())
}

/// Numbers of strict columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shared {
    /// With the same letter in both motifs.
    pub equal: usize,
    /// With another one.
    different: usize,
    /// Of the motif that has fewer.
    fewer: usize,
}

impl Shared {
    /// Of two matrices; `offset` is the column of `b` at the first of `a`.
    pub fn of(a: &Ppm, b: &Ppm, offset: i32) -> Self {
        Self::of_letters(&strict(a), &strict(b), offset)
    }

    /// Of the letters of strict columns.
    pub fn of_letters(a: &[Option<usize>], b: &[Option<usize>], offset: i32) -> Self {
        let at =
            |column: usize| usize::try_from(column as i32 + offset).ok().and_then(|column| b.get(column).copied()?);
        let pairs = || a.iter().enumerate().filter_map(|(column, letter)| letter.zip(at(column)));
        let [of_a, of_b] = [a, b].map(|letters| letters.iter().flatten().count());
        let equal = pairs().filter(|(a, b)| a == b).count();
        Self { equal, different: pairs().count() - equal, fewer: of_a.min(of_b) }
    }

    /// Whether too many columns have different letters for one motif.
    pub fn differ(self) -> bool {
        let tolerated = if self.equal < MIN_TOLERANT { 0.0 } else { MAX_DIFFERENT };
        self.different as f64 > tolerated * (self.equal + self.different) as f64
    }

    /// Whether one motif contains almost all of the other.
    pub fn agree(self) -> bool {
        !self.differ() && self.equal >= MIN_EQUAL && self.equal as f64 >= MIN_SHARE * self.fewer as f64
    }
}

/// From the first strict column to the last; none without one.
pub(super) fn span(letters: &[Option<usize>]) -> Option<Range<usize>> {
    let first = letters.iter().position(Option::is_some)?;
    Some(first..letters.iter().rposition(Option::is_some)? + 1)
}

/// The letter of each strict column.
pub(super) fn strict(ppm: &Ppm) -> Vec<Option<usize>> {
    ppm.rows().map(|row| row.iter().position(|&share| share >= STRICT)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(a: &str, b: &str, offset: i32) -> Shared {
        let word = |text: &str| {
            let letters = text.bytes().flat_map(|letter| {
                b"ACGT".map(|own| match letter {
                    b'.' => 0.25,
                    _ if own == letter => 0.7,
                    _ => 0.1,
                })
            });
            Ppm::normalised(letters.collect(), 4)
        };
        Shared::of(&word(a), &word(b), offset)
    }

    #[test]
    fn strict_letters_tell_similar_motifs_apart() {
        assert!(shared("TGATGTCA", "CATGTGAC", -1).differ());
        assert!(!shared("TTCTGGGAA", "TTCCGGGAA", 0).differ());
        assert!(shared("ACAATG", "CAAAGTCC", -1).differ(), "one of five letters");
        assert!(!shared("GG.ACA", ".GGAACA", 1).differ(), "where one is not strict, letters may differ");
        assert!(!shared("AAAA", "CCCC", 4).differ(), "columns without a partner do not count");
    }

    #[test]
    fn few_letters_are_the_same_only_if_all_are() {
        let word = |text: &str| {
            let row = |letter| "ACGT".chars().map(move |own| f64::from(u8::from(letter == '.' || letter == own)));
            Ppm::normalised(text.chars().flat_map(row).collect(), 4)
        };
        assert!(same(&word("CAGG"), &word(".CAGG.")) && !same(&word("CAGG"), &word("CAGGT")));
        assert!(!same(&word("...."), &word("....")), "no letter is no motif");
    }

    #[test]
    fn a_short_motif_agrees_with_a_longer_one_that_contains_it() {
        assert!(shared("ACAATG", "GAACAATGGC", 2).agree());
        assert!(!shared("ACAA", "GAACAATGGC", 2).agree(), "four letters say little");
        assert!(!shared("ACAATGTTC", "GAACAATGGC", 2).agree());
    }
}
