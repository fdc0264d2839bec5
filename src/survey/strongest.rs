//! The strongest windows of one neuron.

use serde::Serialize;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// A window that activates a neuron.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TopWindow {
    /// Index of its record, counted from 0 over all records.
    #[cfg_attr(test, ts(type = "number"))]
    pub record: u64,
    /// Its first letter in the record, counted from 0.
    pub start: usize,
    /// The pre-activation.
    pub value: f32,
    /// Index of the facet that it fits best; absent where no facet fits or the neuron was not analysed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub facet: Option<usize>,
    /// Share of that facet's motifs that it holds, by their information, at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub held: Option<f64>,
}

/// A window with its letters.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    value: f32,
    record: u64,
    start: usize,
    /// Its letters as codes.
    pub codes: Box<[u8]>,
}

impl Kept {
    /// Its value.
    pub fn value(&self) -> f32 {
        self.value
    }

    /// Without its letters, with its facet and the share of that facet's motifs.
    pub fn window(&self, facet: Option<(usize, f64)>) -> TopWindow {
        TopWindow {
            record: self.record,
            start: self.start,
            value: self.value,
            facet: facet.map(|(facet, _)| facet),
            held: facet.map(|(_, held)| held),
        }
    }
}

impl Eq for Kept {}

impl PartialOrd for Kept {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Kept {
    /// By value; of equal ones the earlier is larger.
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.total_cmp(&other.value).then_with(|| (other.record, other.start).cmp(&(self.record, self.start)))
    }
}

/// The strongest windows so far.
#[derive(Clone, Debug)]
pub struct Strongest {
    count: usize,
    offered: u64,
    kept: BinaryHeap<Reverse<Kept>>,
}

impl Strongest {
    /// Keeps so many.
    pub fn new(count: usize) -> Self {
        Self { count, offered: 0, kept: BinaryHeap::new() }
    }

    /// Keeps a window if it is strong enough.
    pub fn offer(&mut self, record: u64, start: usize, value: f32, codes: impl FnOnce() -> Box<[u8]>) {
        self.offered += 1;
        let is_full = self.kept.len() == self.count;
        if is_full && self.kept.peek().is_some_and(|Reverse(weakest)| value <= weakest.value) {
            return;
        }
        if is_full {
            self.kept.pop();
        }
        self.kept.push(Reverse(Kept { value, record, start, codes: codes() }));
    }

    /// Number of windows that were offered.
    pub fn offered(&self) -> u64 {
        self.offered
    }

    /// By decreasing value.
    pub fn sorted(&self) -> Vec<&Kept> {
        let mut kept: Vec<&Kept> = self.kept.iter().map(|Reverse(kept)| kept).collect();
        kept.sort_unstable_by(|a, b| b.cmp(a));
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_are_kept_and_of_equal_ones_the_first() {
        let mut strongest = Strongest::new(2);
        for (record, value) in [1.0, 3.0, 2.0, 3.0, 2.0].into_iter().enumerate() {
            strongest.offer(record as u64, 0, value, || Box::new([record as u8]));
        }
        let kept: Vec<(u64, f32)> = strongest.sorted().iter().map(|kept| (kept.record, kept.value)).collect();
        assert_eq!((kept, strongest.offered()), (vec![(1, 3.0), (3, 3.0)], 5));
    }
}
