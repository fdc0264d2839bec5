//! Importance maps: what of them is drawn, and the matrix that they are taken for.

use crate::attribution::{Attribution, Method};
use crate::motif::Ppm;

/// What is drawn of one sequence's attribution, position × letter: of saliency the slopes less their mean at each
/// position, which is what exchanging letters feels; of all others what the sequence's own letters contribute.
pub fn drawn(method: Method, attribution: &Attribution, codes: &[u8]) -> Vec<f64> {
    let letters = attribution.importance.len() / codes.len().max(1);
    let mut map = vec![0.0; attribution.importance.len()];
    let rows = map.chunks_exact_mut(letters).zip(attribution.importance.chunks_exact(letters));
    for ((row, importance), (&code, &score)) in rows.zip(codes.iter().zip(&attribution.positions)) {
        if method == Method::Saliency {
            let mean = importance.iter().sum::<f64>() / letters as f64;
            row.iter_mut().zip(importance).for_each(|(x, slope)| *x = slope - mean);
        } else {
            row[usize::from(code)] = score;
        }
    }
    map
}

/// The matrix that a map is taken for: what is positive, divided by the largest sum of a position; what a position then
/// lacks of 1 is spread evenly over its letters. So the most important position is certain, and one without importance
/// says nothing.
pub fn matrix(map: &[f64], letters: usize) -> Ppm {
    let positive = |x: &f64| x.max(0.0);
    let sum = |row: &[f64]| row.iter().map(positive).sum::<f64>();
    let most = map.chunks_exact(letters).map(sum).fold(0.0, f64::max);
    let row = |row: &[f64]| {
        let rest = if most > 0.0 { (1.0 - sum(row) / most) / letters as f64 } else { 1.0 };
        row.iter().map(|x| rest + if most > 0.0 { positive(x) / most } else { 0.0 }).collect::<Vec<f64>>()
    };
    Ppm::normalised(map.chunks_exact(letters).flat_map(row).collect(), letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_important_position_is_certain_and_an_unimportant_one_says_nothing() {
        let ppm = matrix(&[0.0, 4.0, 0.0, -3.0, 1.0, 0.0, 1.0, -9.0, 0.0, -1.0, 0.0, 0.0], 4);
        let rows: Vec<&[f64]> = ppm.rows().collect();
        assert_eq!(rows, [&[0.0, 1.0, 0.0, 0.0][..], &[0.375, 0.125, 0.375, 0.125], &[0.25; 4]]);
        assert!(matrix(&[0.0; 8], 4).rows().all(Ppm::is_uniform));
    }
}
