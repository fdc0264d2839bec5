//! The genetic step: shifted copies and cross-over of rank-selected parents (algorithm 2.4, step 3).
//!
//! A child also inherits the gradient of the letters it inherits, so the mutation that follows prefers
//! changes that are likely to increase the activation.

use crate::random::{Stream, rank_among_equals};
use crate::sequence::rank;

/// Letters and gradient of a sequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Individual {
    /// `length` codes.
    pub codes: Vec<u8>,
    /// `length × alphabet size` derivatives.
    pub gradient: Vec<f32>,
}

impl Individual {
    fn alphabet_size(&self) -> usize {
        self.gradient.len() / self.codes.len()
    }

    /// A copy shifted by `shift` bp (to the right if positive); the freed end gets random letters
    /// instead of those of the other end, so that no motif is split across the ends.
    pub fn shifted(&self, shift: isize, stream: &mut Stream) -> Self {
        let (length, alphabet_size) = (self.codes.len(), self.alphabet_size());
        let mut child = Self { codes: vec![0; length], gradient: vec![0.0; self.gradient.len()] };
        for to in 0..length {
            match to.checked_add_signed(-shift).filter(|&from| from < length) {
                Some(from) => {
                    child.codes[to] = self.codes[from];
                    child.gradient[to * alphabet_size..(to + 1) * alphabet_size]
                        .copy_from_slice(&self.gradient[from * alphabet_size..(from + 1) * alphabet_size]);
                }
                None => child.codes[to] = stream.below(alphabet_size) as u8,
            }
        }
        child
    }

    /// A copy in which the part `[from, to)` is shifted by `by` bp: a motif moves relative to the
    /// others. It replaces the letters at its new place; the freed positions get random letters.
    pub fn slid(&self, from: usize, to: usize, by: isize, stream: &mut Stream) -> Self {
        let moved = self.shifted(by, stream);
        let freed = if by > 0 { from..from.saturating_add_signed(by) } else { to.saturating_add_signed(by)..to };
        let landing = from.saturating_add_signed(by)..to.saturating_add_signed(by).min(self.codes.len());
        let mut child = self.clone();
        for place in freed.filter(|place| (from..to).contains(place)) {
            child.codes[place] = stream.below(self.alphabet_size()) as u8;
        }
        child.crossed(&moved, landing.start.min(landing.end), landing.end)
    }

    /// A copy in which up to 90 % of the letters are drawn at random: the same facet with another
    /// background. Half of the copies lose letters at random positions, which gives the facet weaker
    /// sequences; the others lose the letters with the smallest importance by the gradient, which removes
    /// letters that are shared only because of common descent.
    pub fn relaxed(&self, stream: &mut Stream) -> Self {
        let length = self.codes.len();
        let lost = (0.9 * stream.unit() * length as f64) as usize;
        let mut places: Vec<(f32, usize)> = (0..length).map(|place| (self.importance(place), place)).collect();
        if stream.below(2) == 0 || self.gradient.iter().all(|&derivative| derivative == 0.0) {
            places.iter_mut().for_each(|place| place.0 = stream.unit() as f32);
        }
        let own = rank(&self.codes);
        let place = |position: usize| rank_among_equals(own, position as u64);
        places.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| place(a.1).cmp(&place(b.1))));
        let mut child = self.clone();
        for &(_, place) in &places[..lost] {
            child.codes[place] = stream.below(self.alphabet_size()) as u8;
        }
        child
    }

    /// Contribution of the letter at a position relative to the mean of all letters, by the gradient.
    fn importance(&self, place: usize) -> f32 {
        let alphabet_size = self.alphabet_size();
        let row = &self.gradient[place * alphabet_size..(place + 1) * alphabet_size];
        row[usize::from(self.codes[place])] - row.iter().sum::<f32>() / alphabet_size as f32
    }

    /// This sequence with the part `[from, to)` of another.
    pub fn crossed(&self, other: &Self, from: usize, to: usize) -> Self {
        let alphabet_size = self.alphabet_size();
        let mut child = self.clone();
        child.codes[from..to].copy_from_slice(&other.codes[from..to]);
        child.gradient[from * alphabet_size..to * alphabet_size]
            .copy_from_slice(&other.gradient[from * alphabet_size..to * alphabet_size]);
        child
    }
}

/// A random rank below `count`; the probability decreases linearly with the rank.
pub fn select(count: usize, stream: &mut Stream) -> usize {
    stream.below(count).min(stream.below(count))
}

/// Two cuts `from ≤ to` of a sequence; in half of the cases one is an end (one-point cross-over).
pub fn cuts(length: usize, stream: &mut Stream) -> (usize, usize) {
    let (a, b) = (stream.below(length + 1), stream.below(length + 1));
    match stream.below(4) {
        0 => (0, a),
        1 => (a, length),
        _ => (a.min(b), a.max(b)),
    }
}

/// A shift of 1 … `jump − 1` bp to either side (algorithm 2.4: rotation by U{1..J−1}); 1 bp without
/// pooling.
pub fn shift(jump: usize, stream: &mut Stream) -> isize {
    let size = 1 + stream.below(jump.saturating_sub(1).max(1));
    if stream.below(2) == 0 { size as isize } else { -(size as isize) }
}

/// A shift from one of `count` cyclic places to another, in either direction at random.
pub fn between(from: usize, to: usize, count: usize, stream: &mut Stream) -> isize {
    let forward = ((to + count - from) % count) as isize;
    if stream.below(2) == 0 { forward } else { forward - count as isize }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Key, Purpose};

    fn individual(codes: &[u8]) -> Individual {
        let gradient = (0..codes.len() * 4).map(|i| i as f32).collect();
        Individual { codes: codes.to_vec(), gradient }
    }

    #[test]
    fn a_shift_moves_letters_and_gradient_together() {
        let mut stream = Key { seed: 1, layer: 1, channel: 0 }.stream(Purpose::Offspring, 0, 0);
        let parent = individual(&[0, 1, 2, 3, 0]);
        let right = parent.shifted(2, &mut stream);
        assert_eq!((&right.codes[2..], right.gradient[8]), (&[0, 1, 2][..], 0.0));
        let left = parent.shifted(-2, &mut stream);
        assert_eq!((&left.codes[..3], left.gradient[0]), (&[2, 3, 0][..], 8.0));
        assert_eq!(left.gradient[12..], [0.0; 8]);
    }

    #[test]
    fn a_slide_moves_a_part_and_replaces_its_target() {
        let mut stream = Key { seed: 1, layer: 1, channel: 0 }.stream(Purpose::Offspring, 0, 0);
        let parent = individual(&[0, 0, 1, 2, 0, 3, 3, 3]);
        let right = parent.slid(2, 4, 3, &mut stream);
        assert_eq!((&right.codes[..2], &right.codes[4..]), (&[0, 0][..], &[0, 1, 2, 3][..]));
        let left = parent.slid(2, 4, -2, &mut stream);
        assert_eq!((&left.codes[..2], &left.codes[4..]), (&[1, 2][..], &[0, 3, 3, 3][..]));
    }

    #[test]
    fn a_cross_over_takes_the_part_between_the_cuts() {
        let child = individual(&[0; 6]).crossed(&individual(&[3; 6]), 2, 4);
        assert_eq!(child.codes, [0, 0, 3, 3, 0, 0]);
    }
}
