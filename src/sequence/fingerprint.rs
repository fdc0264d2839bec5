//! Hashes of sequences.

use crate::random::rank_among_equals;

/// The letters of a sequence hashed to 128 bits. A collision of two different sequences in a run is extremely
/// improbable.
pub fn fingerprint(codes: &[u8]) -> u128 {
    let (mut a, mut b) = (0x243F_6A88_85A3_08D3u64, 0x1319_8A2E_0370_7344u64);
    for chunk in codes.chunks(21) {
        let word = chunk.iter().fold(1u64, |word, &code| word << 3 | u64::from(code & 7))
            ^ chunk.iter().fold(0u64, |high, &code| high << 2 ^ u64::from(code >> 3)).rotate_left(32);
        a = (a ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        b = (b ^ word.rotate_left(17)).wrapping_mul(0xC2B2_AE3D_27D4_EB4F).rotate_left(31);
        b ^= a;
    }
    u128::from(a) << 64 | u128::from(b)
}

/// The rank of a sequence among others of the same value: an even hash of its letters, so that neither its place in an
/// order nor its first letters give it an advantage.
pub fn rank(codes: &[u8]) -> u64 {
    rank_among_equals(fingerprint(codes) as u64, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn word(i: usize) -> Vec<u8> {
        (0..8).map(|p| (i >> (2 * p) & 3) as u8).collect()
    }

    #[test]
    fn fingerprints_of_all_words_differ() {
        let prints: HashSet<u128> = (0..65_536).map(|i| fingerprint(&word(i))).collect();
        assert_eq!(prints.len(), 65_536);
    }

    #[test]
    fn the_first_in_rank_are_an_even_sample_of_all_words() {
        let mut words: Vec<Vec<u8>> = (0..65_536).map(word).collect();
        words.sort_by_cached_key(|codes| rank(codes));
        for position in 0..8 {
            for letter in 0..4 {
                let count = words[..4096].iter().filter(|codes| codes[position] == letter).count();
                assert!((900..1150).contains(&count), "letter {letter} at {position}: {count} of 4096");
            }
        }
    }
}
