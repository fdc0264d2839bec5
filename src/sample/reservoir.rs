//! The sample of a search: distinct sequences, evenly distributed over activation.
//!
//! When it overflows, the range (0, largest activation] is divided into equal bins and each bin
//! keeps at most its share. The sequence with the largest activation is always kept; a random
//! priority of each sequence, independent of the order of arrival, decides which others of a full
//! bin are kept.

use crate::motif::bins::bin;
use crate::random::{Key, Purpose};
use crate::sequence::{SequenceSet, fingerprint};
use rayon::prelude::*;
use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// The hash of a fingerprint: its lower 64 bits.
#[derive(Clone, Copy, Debug, Default)]
struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = self.0.rotate_left(8) ^ u64::from(byte));
    }

    fn write_u128(&mut self, fingerprint: u128) {
        self.0 = fingerprint as u64;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The growing sample of a search.
#[derive(Clone, Debug)]
pub struct Reservoir {
    sequences: SequenceSet,
    values: Vec<f32>,
    known: HashSet<u128, BuildHasherDefault<IdentityHasher>>,
    bins: usize,
    capacity: usize,
    key: Key,
    added: u64,
    /// Whether it ever overflowed.
    overflowed: bool,
}

impl Reservoir {
    /// An empty reservoir for sequences of `length` bp.
    pub fn new(length: usize, bins: usize, capacity: usize, key: Key) -> Self {
        Self {
            sequences: SequenceSet::new(length),
            values: Vec::new(),
            known: HashSet::default(),
            bins,
            capacity,
            key,
            added: 0,
            overflowed: false,
        }
    }

    /// Adds every new sequence with a positive activation.
    pub fn add(&mut self, sequences: &SequenceSet, values: &[f32]) {
        let prints: Vec<u128> = sequences.iter().map(fingerprint).collect();
        self.add_above(0.0, sequences, &prints, values.iter().copied());
    }

    /// Adds every new sequence with an activation above `floor`, which is not negative, given the fingerprints of all.
    pub fn add_above(
        &mut self,
        floor: f32,
        sequences: &SequenceSet,
        prints: &[u128],
        values: impl Iterator<Item = f32>,
    ) {
        for ((codes, &print), value) in sequences.iter().zip(prints).zip(values) {
            if value > floor && self.known.insert(print) {
                self.sequences.push(codes);
                self.values.push(value);
                self.added += 1;
            }
        }
        if self.values.len() > self.capacity + self.capacity / 2 {
            self.thin();
        }
    }

    /// Whether a sequence is kept.
    pub fn contains(&self, codes: &[u8]) -> bool {
        self.known.contains(&fingerprint(codes))
    }

    /// Number of sequences kept.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether no sequence is kept.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The sample, thinned to the capacity, and the number of different sequences added in total (a
    /// sequence that was dropped and added again counts twice).
    pub fn finish(mut self) -> (SequenceSet, Vec<f32>, u64) {
        if self.overflowed || self.values.len() > self.capacity {
            self.thin();
        }
        (self.sequences, self.values, self.added)
    }

    fn thin(&mut self) {
        self.overflowed = true;
        let priorities: Vec<u64> =
            self.sequences.codes().par_chunks(self.sequences.length()).map(|codes| priority(self.key, codes)).collect();
        let keep = even(&self.values, &priorities, self.bins, self.capacity);
        self.sequences = self.sequences.select(&keep);
        self.values = keep.iter().map(|&i| self.values[i as usize]).collect();
        self.known = self.sequences.iter().map(fingerprint).collect();
    }
}

/// The random priority of a sequence; the lowest are kept.
fn priority(key: Key, codes: &[u8]) -> u64 {
    key.stream(Purpose::Reservoir, 0, (fingerprint(codes) >> 64) as u64).next_u64()
}

/// Ascending indices of at most `capacity / bins` items per bin: first those with the largest value of all,
/// then those with the lowest priority.
fn even(values: &[f32], priorities: &[u64], bins: usize, capacity: usize) -> Vec<u32> {
    let max = values.iter().copied().fold(0.0, f32::max);
    let mut members = vec![Vec::new(); bins];
    for (i, &value) in values.iter().enumerate() {
        members[bin(value, max, bins)].push(i as u32);
    }
    let share = capacity / bins;
    for bin in members.iter_mut().filter(|bin| bin.len() > share) {
        bin.sort_unstable_by_key(|&i| (values[i as usize] < max, priorities[i as usize], i));
        bin.truncate(share);
    }
    let mut keep: Vec<u32> = members.into_iter().flatten().collect();
    keep.sort_unstable();
    keep
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = Key { seed: 1, layer: 1, channel: 0 };

    fn word(i: usize) -> Vec<u8> {
        (0..8).map(|p| (i >> (2 * p) & 3) as u8).collect()
    }

    #[test]
    fn duplicates_and_negative_values_are_left_out() {
        let mut reservoir = Reservoir::new(8, 20, 100, KEY);
        let set = SequenceSet::from_codes(8, [word(1), word(2), word(1), word(3)].concat());
        reservoir.add(&set, &[1.0, 2.0, 1.0, -1.0]);
        let (sequences, values, met) = reservoir.finish();
        assert_eq!((sequences.len(), values, met), (2, vec![1.0, 2.0], 2));
    }

    #[test]
    fn the_largest_value_survives_a_full_bin() {
        let set = SequenceSet::from_codes(8, (0..3000).flat_map(word).collect());
        let values: Vec<f32> = (0..3000).map(|i| if i == 1234 { 1.0 } else { 0.99 }).collect();
        let mut reservoir = Reservoir::new(8, 20, 1000, KEY);
        reservoir.add(&set, &values);
        let (sequences, values, _) = reservoir.finish();
        assert_eq!(values.len(), 50);
        let best = values.iter().position(|&value| value == 1.0).unwrap();
        assert_eq!(sequences.get(best), word(1234));
    }

    #[test]
    fn an_overflow_keeps_small_bins_complete_and_ignores_the_order_of_arrival() {
        let values: Vec<f32> = (0..3000).map(|i| if i < 10 { 10.0 } else { 0.2 + (i % 40) as f32 * 0.001 }).collect();
        let fill = |order: &mut dyn Iterator<Item = usize>| {
            let mut reservoir = Reservoir::new(8, 20, 1000, KEY);
            for i in order {
                reservoir.add(&SequenceSet::from_codes(8, word(i)), &[values[i]]);
            }
            let (sequences, values, _) = reservoir.finish();
            let mut kept: Vec<(Vec<u8>, u32)> =
                sequences.iter().map(<[u8]>::to_vec).zip(values.iter().map(|v| v.to_bits())).collect();
            kept.sort();
            kept
        };
        let forward = fill(&mut (0..3000));
        assert_eq!(forward.iter().filter(|(_, v)| f32::from_bits(*v) == 10.0).count(), 10);
        assert_eq!(forward.len(), 60);
        assert_eq!(forward, fill(&mut (0..10).chain((10..3000).rev())));
    }
}
