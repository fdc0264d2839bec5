//! How alike matrices are: the best alignment of each with each other, on either strand.

use crate::alphabet::Alphabet;
use crate::motif::Ppm;
use rayon::prelude::*;
use std::ops::Range;

/// Minimum share of the shorter matrix that overlaps the longer one: motifs may extend beyond the end of a receptive field.
const MIN_OVERLAP: f64 = 0.75;

/// Differences of correlations below this are rounding.
const TIE: f64 = 1e-12;

/// The best alignment of two matrices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Pearson correlation of the probabilities of all aligned positions; 0 where one of the matrices is uniform.
    pub correlation: f64,
    /// Position of the first matrix at which the second starts; negative where the second starts first.
    pub offset: i32,
    /// Whether the reverse complement of the second matrix is aligned.
    pub reversed: bool,
}

impl Pair {
    /// Numbers of a pair in [`similarities`].
    pub const NUMBERS: usize = 3;

    fn numbers(self) -> [f32; Self::NUMBERS] {
        [self.correlation as f32, self.offset as f32, f32::from(u8::from(self.reversed))]
    }
}

/// The best alignments of the matrices in `rows` with all matrices: for each of `rows` one after another, for each of all
/// matrices one after another, its correlation, its offset, and 1 for the reverse complement, else 0.
///
/// # Panics
/// When `rows` exceeds the matrices, or matrices have columns of different alphabets.
pub fn similarities(matrices: &[Ppm], alphabet: &str, rows: Range<usize>) -> Vec<f32> {
    let both_strands = alphabet == Alphabet::DNA.as_str();
    let centred: Vec<Centred> = matrices.iter().map(Centred::new).collect();
    let turned: Vec<Centred> = centred.iter().filter(|_| both_strands).map(Centred::reverse_complement).collect();
    rows.into_par_iter()
        .flat_map_iter(|row| {
            let (centred, turned) = (&centred, &turned);
            (0..centred.len()).flat_map(move |other| {
                let forward = centred[row].align(&centred[other], false);
                let backward = turned.get(other).map(|turned| centred[row].align(turned, true));
                let best = backward.filter(|pair| pair.correlation > forward.correlation + TIE).unwrap_or(forward);
                best.numbers()
            })
        })
        .collect()
}

/// A matrix less the uniform distribution. Its rows sum to 0, so the mean of any of its positions is 0, too.
struct Centred {
    size: usize,
    values: Vec<f64>,
    /// Sums of the squares of the first positions: of none, of one, …
    squares: Vec<f64>,
}

impl Centred {
    fn new(ppm: &Ppm) -> Self {
        let size = ppm.alphabet_size();
        let uniform = 1.0 / size as f64;
        Self::of(ppm.rows().flatten().map(|p| p - uniform).collect(), size)
    }

    fn of(values: Vec<f64>, size: usize) -> Self {
        let mut squares = vec![0.0];
        for row in values.chunks_exact(size) {
            squares.push(squares[squares.len() - 1] + row.iter().map(|value| value * value).sum::<f64>());
        }
        Self { size, values, squares }
    }

    /// Positions backwards and letters backwards: the complement of letter `i` is letter `size − 1 − i`.
    fn reverse_complement(&self) -> Self {
        Self::of(self.values.iter().rev().copied().collect(), self.size)
    }

    fn width(&self) -> usize {
        self.squares.len() - 1
    }

    /// The alignment of highest correlation, the first of equals.
    fn align(&self, other: &Self, reversed: bool) -> Pair {
        assert_eq!(self.size, other.size, "matrices of one alphabet");
        let (own, their) = (self.width() as i32, other.width() as i32);
        let overlap = (MIN_OVERLAP * f64::from(own.min(their))).ceil() as i32;
        let mut best = Pair { correlation: f64::NEG_INFINITY, offset: 0, reversed };
        for offset in overlap - their..=own - overlap {
            let correlation = self.correlation(other, offset);
            if correlation > best.correlation + TIE {
                best = Pair { correlation, offset, reversed };
            }
        }
        best
    }

    fn correlation(&self, other: &Self, offset: i32) -> f64 {
        let (here, there) = (offset.max(0) as usize, (-offset).max(0) as usize);
        let count = (self.width() - here).min(other.width() - there);
        let own = &self.values[here * self.size..(here + count) * self.size];
        let their = &other.values[there * self.size..(there + count) * self.size];
        let product: f64 = own.iter().zip(their).map(|(a, b)| a * b).sum();
        let squares = |matrix: &Self, from: usize| matrix.squares[from + count] - matrix.squares[from];
        let norm = (squares(self, here) * squares(other, there)).sqrt();
        if norm > TIE { product / norm } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::motif::correlation::pearson;

    /// Letters by their place in the alphabet, others uniform.
    fn of(letters: &str) -> Ppm {
        let row = |letter: char| {
            let place = "ACGT".find(letter);
            (0..4).map(move |i| place.map_or(0.25, |own| if own == i { 0.85 } else { 0.05 }))
        };
        Ppm::normalised(letters.chars().flat_map(row).collect(), 4)
    }

    fn pairs(matrices: &[Ppm], alphabet: &str) -> Vec<Vec<f32>> {
        let all = similarities(matrices, alphabet, 0..matrices.len());
        all.chunks_exact(Pair::NUMBERS).map(<[f32]>::to_vec).collect()
    }

    #[test]
    fn a_motif_is_found_at_its_offset_and_on_its_strand() {
        let matrices = [of("..CACCTG.."), of("CACCTG"), of("CAGGTG"), of("TTTTTT")];
        let found = pairs(&matrices, "ACGT");
        assert!((found[1][0] - 1.0).abs() < 1e-6);
        assert_eq!(found[1][1..], [2.0, 0.0]);
        assert!((found[2][0] - 1.0).abs() < 1e-6);
        assert_eq!(found[2][1..], [2.0, 1.0]);
        assert_eq!(found[4][1], -2.0);
        assert!(found[3][0] < 0.6, "{:?}", found[3]);
        let one_strand = pairs(&matrices, "ACGU");
        assert!(one_strand[2][0] < 0.9 && one_strand[2][2] == 0.0);
    }

    #[test]
    fn the_correlation_is_that_of_the_aligned_probabilities() {
        let (a, b) = (of("CACCTGA"), of("CACGTGT"));
        let flat = |ppm: &Ppm| ppm.to_lists().concat();
        let found = pairs(&[a.clone(), b.clone()], "ACGU");
        assert!((f64::from(found[1][0]) - pearson(&flat(&a), &flat(&b))).abs() < 1e-6);
    }

    #[test]
    fn rows_are_the_same_alone_and_among_others() {
        let matrices = [of("CACCTG"), of("GATTACA"), of("......"), of("TGACTCA")];
        let all = similarities(&matrices, "ACGT", 0..4);
        let row = matrices.len() * Pair::NUMBERS;
        assert_eq!(similarities(&matrices, "ACGT", 2..3), all[2 * row..3 * row]);
        assert_eq!(all[2 * row], 0.0, "a uniform matrix resembles none");
        for (i, j) in [(0, 1), (1, 3), (0, 3)] {
            assert!((all[i * row + j * 3] - all[j * row + i * 3]).abs() < 1e-6);
        }
    }
}
