//! Importance maps as drawn, and their conversion to a position probability matrix.

use crate::attribution::{Attribution, AttributionMethod};
use crate::motif::Ppm;

/// The map that is drawn of one sequence's attribution, position × letter. Saliency: the gradient less its mean at each
/// position, as substitutions depend on differences only; all others: the importance of the sequence's own letters.
pub fn drawn(method: AttributionMethod, attribution: &Attribution, codes: &[u8]) -> Vec<f64> {
    let alphabet_size = attribution.importance.len() / codes.len().max(1);
    let mut map = vec![0.0; attribution.importance.len()];
    let rows = map.chunks_exact_mut(alphabet_size).zip(attribution.importance.chunks_exact(alphabet_size));
    for ((row, importance), (&code, &score)) in rows.zip(codes.iter().zip(&attribution.positions)) {
        if method == AttributionMethod::Saliency {
            let mean = importance.iter().sum::<f64>() / alphabet_size as f64;
            row.iter_mut().zip(importance).for_each(|(x, slope)| *x = slope - mean);
        } else {
            row[usize::from(code)] = score;
        }
    }
    map
}

/// A position probability matrix from a map: positive entries are divided by the largest sum of positive entries of any
/// position; what is missing to 1 at a position is distributed evenly over its letters. So the most important position
/// has no uniform share, and a position without positive importance is uniform.
pub fn matrix(map: &[f64], alphabet_size: usize) -> Ppm {
    let positive = |x: &f64| x.max(0.0);
    let sum = |row: &[f64]| row.iter().map(positive).sum::<f64>();
    let largest = map.chunks_exact(alphabet_size).map(sum).fold(0.0, f64::max);
    let row = |row: &[f64]| {
        let rest = if largest > 0.0 { (1.0 - sum(row) / largest) / alphabet_size as f64 } else { 1.0 };
        row.iter().map(|x| rest + if largest > 0.0 { positive(x) / largest } else { 0.0 }).collect::<Vec<f64>>()
    };
    Ppm::normalised(map.chunks_exact(alphabet_size).flat_map(row).collect(), alphabet_size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_important_position_is_certain_and_an_unimportant_one_uniform() {
        let ppm = matrix(&[0.0, 4.0, 0.0, -3.0, 1.0, 0.0, 1.0, -9.0, 0.0, -1.0, 0.0, 0.0], 4);
        let rows: Vec<&[f64]> = ppm.rows().collect();
        assert_eq!(rows, [&[0.0, 1.0, 0.0, 0.0][..], &[0.375, 0.125, 0.375, 0.125], &[0.25; 4]]);
        assert!(matrix(&[0.0; 8], 4).rows().all(Ppm::is_uniform));
    }
}
