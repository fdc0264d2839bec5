//! Comparison of the CN CRMs of one neuron: the same pattern at the same position, or shifted.

use super::Ppm;

/// Cosine of two matrices of the same size after subtraction of the uniform distribution, in −1 … 1.
/// Informative positions dominate; uniform ones do not contribute.
pub fn similarity(a: &Ppm, b: &Ppm) -> f64 {
    let norm = (product(a, a, 0) * product(b, b, 0)).sqrt();
    if norm > 0.0 { product(a, b, 0) / norm } else { 1.0 }
}

/// The shift of `b` to the right of `a`, within ± `max_shift` bp, at which their patterns agree best;
/// the smallest in case of ties.
pub fn align(a: &Ppm, b: &Ppm, max_shift: usize) -> i32 {
    let max_shift = max_shift as i32;
    let candidates = (0..=max_shift).flat_map(|size| [size, -size]);
    let mut best = (0, f64::NEG_INFINITY);
    for shift in candidates {
        let score = product(a, b, shift);
        if score > best.1 + 1e-9 {
            best = (shift, score);
        }
    }
    best.0
}

/// Σ over overlapping positions and letters of (a − uniform)(b − uniform), position j of `a` against
/// j + shift of `b`.
fn product(a: &Ppm, b: &Ppm, shift: i32) -> f64 {
    let uniform = 1.0 / a.alphabet_size as f64;
    let skip = |n: i32| n.max(0) as usize;
    let pairs = a.rows().skip(skip(-shift)).zip(b.rows().skip(skip(shift)));
    pairs.map(|(a, b)| a.iter().zip(b).map(|(p, q)| (p - uniform) * (q - uniform)).sum::<f64>()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ppm(letters: &[Option<usize>]) -> Ppm {
        let rows = letters.iter().flat_map(|letter| {
            (0..4).map(move |i| match letter {
                Some(l) => f64::from(u8::from(*l == i)),
                None => 0.25,
            })
        });
        Ppm { alphabet_size: 4, probabilities: rows.collect() }
    }

    #[test]
    fn the_shift_of_a_pattern_is_found() {
        let a = ppm(&[None, Some(1), Some(0), Some(2), None, None]);
        let b = ppm(&[None, None, None, Some(1), Some(0), Some(2)]);
        assert_eq!(align(&a, &b, 4), 2);
        assert_eq!(align(&b, &a, 4), -2);
        assert_eq!(align(&a, &a, 4), 0);
        assert!(similarity(&a, &b) < 0.5 && similarity(&a, &a) > 0.999);
    }
}
