//! How well a matrix agrees with a true one.

use crate::motif::Ppm;
use crate::motif::correlation::pearson;
use serde::Serialize;

/// Where two matrices agree best.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Alignment {
    /// Pearson's correlation of all probabilities of the positions that lie upon each other.
    pub correlation: f64,
    /// The position of the matrix that the first of the truth lies upon; negative where the truth begins before it.
    pub offset: i32,
    /// `+`, or `-` where the truth was turned to the other strand.
    pub orientation: char,
}

/// Share of the shorter matrix that must lie upon the longer one: a motif of seven columns may hang over the end of a
/// receptive field by one.
const LEAST_OVERLAP: f64 = 0.75;

/// The best of all offsets at which at least three quarters of the shorter matrix lie upon the longer one, the first of
/// equals; with `strands`, of both strands, where the complement of a letter is found from the alphabet's other end.
///
/// # Panics
/// When one of them has no positions or they have other letters.
pub fn align(matrix: &Ppm, truth: &Ppm, strands: bool) -> Alignment {
    let rows: Vec<&[f64]> = matrix.rows().collect();
    let truth: Vec<Vec<f64>> = truth.to_lists();
    let turned: Vec<Vec<f64>> = truth.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
    let mut orientations = vec![('+', &truth)];
    if strands {
        orientations.push(('-', &turned));
    }
    let mut best = Alignment { correlation: f64::NEG_INFINITY, offset: 0, orientation: '+' };
    for (orientation, truth) in orientations {
        let least = (LEAST_OVERLAP * rows.len().min(truth.len()) as f64).ceil() as i32;
        for offset in least - truth.len() as i32..=rows.len() as i32 - least {
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
    fn a_truth_is_found_at_its_place_and_strand() {
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
    fn what_does_not_vary_has_no_correlation() {
        assert_eq!(align(&of(&[None, None]), &of(&[Some(1)]), true).correlation, 0.0);
    }
}
