//! Agreement of a matrix with the truth.

use crate::motif::Ppm;
use crate::motif::correlation::pearson;
use serde::Serialize;

/// The best alignment of a matrix with the truth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Alignment {
    /// Pearson correlation of the probabilities of all aligned positions.
    pub correlation: f64,
    /// Position of the matrix at which the truth starts; negative where the truth starts before the matrix.
    pub offset: i32,
    /// `+`, or `-` for the reverse complement of the truth.
    pub orientation: char,
}

/// Minimum share of the shorter matrix that overlaps the longer one: a motif of seven positions may extend beyond the
/// end of a receptive field by one.
const MIN_OVERLAP: f64 = 0.75;

/// The alignment of highest correlation among those with an overlap of at least three quarters of the shorter matrix;
/// the first of equals. With `both_strands`, the reverse complement of the truth is tried too; the complement of letter
/// `i` is letter `size − 1 − i` of the alphabet.
///
/// # Panics
/// When a matrix has no positions or their alphabets differ in size.
pub fn align(matrix: &Ppm, truth: &Ppm, both_strands: bool) -> Alignment {
    let rows: Vec<&[f64]> = matrix.rows().collect();
    let truth: Vec<Vec<f64>> = truth.to_lists();
    let reverse_complement: Vec<Vec<f64>> = truth.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
    let mut orientations = vec![('+', &truth)];
    if both_strands {
        orientations.push(('-', &reverse_complement));
    }
    let mut best = Alignment { correlation: f64::NEG_INFINITY, offset: 0, orientation: '+' };
    for (orientation, truth) in orientations {
        let min_overlap = (MIN_OVERLAP * rows.len().min(truth.len()) as f64).ceil() as i32;
        for offset in min_overlap - truth.len() as i32..=rows.len() as i32 - min_overlap {
            let (here, there) = (offset.max(0) as usize, (-offset).max(0) as usize);
            let (a, b): (Vec<f64>, Vec<f64>) = rows[here..]
                .iter()
                .zip(&truth[there..])
                .flat_map(|(row, truth)| row.iter().copied().zip(truth.iter().copied()))
                .unzip();
            let correlation = pearson(&a, &b);
            if correlation > best.correlation + 1e-12 {
                best = Alignment { correlation, offset, orientation };
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(consensus: &[Option<usize>]) -> Ppm {
        let row = |letter: Option<usize>| (0..4).map(move |i| letter.map_or(0.25, |l| f64::from(u8::from(l == i))));
        Ppm::normalised(consensus.iter().copied().flat_map(row).collect(), 4)
    }

    #[test]
    fn a_truth_is_found_at_its_offset_and_strand() {
        let matrix = of(&[None, Some(1), Some(0), Some(2), None]);
        let found = align(&matrix, &of(&[Some(1), Some(0), Some(2)]), true);
        assert_eq!((found.offset, found.orientation), (1, '+'));
        assert!((found.correlation - 1.0).abs() < 1e-9);
        let turned = align(&matrix, &of(&[Some(1), Some(3), Some(2)]), true);
        assert_eq!((turned.offset, turned.orientation), (1, '-'));
        assert!(align(&matrix, &of(&[Some(1), Some(3), Some(2)]), false).correlation < 0.9);
        let longer = align(&of(&[Some(0), Some(2)]), &of(&[Some(1), Some(0), Some(2)]), false);
        assert_eq!(longer.offset, -1);
        let hanging = align(&of(&[Some(1), Some(0), Some(2), None]), &of(&[Some(3), Some(1), Some(0), Some(2)]), false);
        assert_eq!(hanging.offset, -1);
        assert!((hanging.correlation - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_uniform_matrix_has_no_correlation() {
        assert_eq!(align(&of(&[None, None]), &of(&[Some(1)]), true).correlation, 0.0);
    }
}
