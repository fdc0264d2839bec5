//! Gaps between the sites of two neighbouring motifs, against chance.
//!
//! Chance are pairs of sites in different records: where each motif lies relative to the centre is kept, and whether both
//! are in the same record is not. Each gap is compared by Poisson's distribution with the number that such pairs lead one
//! to expect. The records should have one length.

use super::chain::LeafSite;
use crate::statistics::poisson_upper;
use serde::Serialize;

/// Sites farther than this from the centre of their record are not counted.
const HALF: i32 = 1024;

/// An observed number, and what chance gives.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AgainstChance {
    /// The observed number.
    pub observed: u32,
    /// The expected number; null where it cannot be estimated from one record.
    pub expected: Option<f64>,
    /// Observed divided by expected; null where nothing is expected.
    pub ratio: Option<f64>,
    /// Probability of as many by chance; null where nothing is expected.
    pub p: Option<f64>,
}

impl AgainstChance {
    /// The test of Poisson's distribution.
    pub fn poisson(observed: u32, expected: Option<f64>) -> Self {
        let some = expected.filter(|&expected| expected > 0.0);
        Self {
            observed,
            expected,
            ratio: some.map(|expected| f64::from(observed) / expected),
            p: some.map(|expected| poisson_upper(observed.into(), expected)),
        }
    }
}

/// Numbers of pairs of sites by the gap between them, on one strand and in the order of the tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GapCounts {
    /// The two leaves.
    pub leaves: [usize; 2],
    /// Smallest and largest gap of the tree; null where it has none.
    pub valid: Option<[i32; 2]>,
    /// The first gap that was counted, in letters; negative where motifs overlap.
    pub from: i32,
    /// Each gap from there on.
    pub gaps: Vec<AgainstChance>,
    /// All valid gaps together.
    pub inside: Option<AgainstChance>,
}

/// The counts of one pair of leaves.
pub struct GapCounter {
    leaves: [usize; 2],
    width: i32,
    valid: Option<[i32; 2]>,
    from: i32,
    /// Pairs in one record, by gap.
    observed: Vec<u32>,
    /// Sites of each leaf by strand and distance from the centre.
    profiles: [[Vec<u32>; 2]; 2],
}

impl GapCounter {
    /// Gaps up to `span` after a motif of `width` positions.
    pub fn new(leaves: [usize; 2], width: i32, valid: Option<[i32; 2]>, span: i32) -> Self {
        let from = 1 - width;
        let profile = || [(); 2].map(|()| vec![0; 2 * HALF as usize + 1]);
        Self {
            leaves,
            width,
            valid,
            from,
            observed: vec![0; (span - from + 1).max(0) as usize],
            profiles: [profile(), profile()],
        }
    }

    /// Counts the sites of a record on one strand; their starts are relative to its centre.
    pub fn add(&mut self, sites: [&[LeafSite]; 2], strand: usize) {
        let [first, second] =
            sites.map(|sites| sites.iter().filter_map(|site| place(site.start)).collect::<Vec<usize>>());
        for (profile, places) in self.profiles.iter_mut().zip([&first, &second]) {
            places.iter().for_each(|&place| profile[strand][place] += 1);
        }
        let (width, from) = (self.width, self.from);
        let gap = |a: usize, b: usize| b as i32 - a as i32 - width - from;
        for &a in &first {
            let begin = second.partition_point(|&b| gap(a, b) < 0);
            for &b in &second[begin..] {
                match self.observed.get_mut(gap(a, b) as usize) {
                    Some(count) => *count += 1,
                    None => break,
                }
            }
        }
    }

    /// The counts in so many records.
    pub fn counts(&self, records: u32) -> GapCounts {
        let expected: Vec<Option<f64>> = (0..self.observed.len()).map(|gap| self.expected(gap, records)).collect();
        let gaps = self.observed.iter().zip(&expected);
        let inside = self.valid.map(|[min, max]| {
            let places = (min - self.from).max(0) as usize..((max - self.from + 1).max(0) as usize).min(expected.len());
            let places = places.start.min(places.end)..places.end;
            let observed = self.observed[places.clone()].iter().sum();
            AgainstChance::poisson(observed, expected[places].iter().copied().sum())
        });
        GapCounts {
            leaves: self.leaves,
            valid: self.valid,
            from: self.from,
            gaps: gaps.map(|(&observed, &expected)| AgainstChance::poisson(observed, expected)).collect(),
            inside,
        }
    }

    /// Pairs with this gap in different records, for each record.
    fn expected(&self, gap: usize, records: u32) -> Option<f64> {
        let others = records.checked_sub(2)? + 1;
        let distance = gap as i32 + self.from + self.width;
        let [first, second] = &self.profiles;
        let pairs: u64 = (0..2)
            .map(|strand| {
                let later = second[strand].iter().skip(distance.max(0) as usize);
                first[strand].iter().zip(later).map(|(&a, &b)| u64::from(a) * u64::from(b)).sum::<u64>()
            })
            .sum();
        Some((pairs - u64::from(self.observed[gap])) as f64 / f64::from(others))
    }
}

/// The place of a start in a profile.
fn place(start: i32) -> Option<usize> {
    (-HALF..=HALF).contains(&start).then(|| (start + HALF) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Key, Purpose};

    fn sites(starts: &[i32]) -> Vec<LeafSite> {
        starts.iter().map(|&start| LeafSite { start, score: 1.0, p: 1e-5 }).collect()
    }

    #[test]
    fn pairs_are_counted_by_their_gap() {
        let mut counter = GapCounter::new([0, 1], 4, Some([0, 3]), 10);
        counter.add([&sites(&[-10, 0]), &sites(&[-9, 6, 30])], 0);
        let counts = counter.counts(1);
        assert_eq!((counts.from, counts.gaps.len()), (-3, 14));
        let observed: Vec<i32> =
            (counts.from..).zip(&counts.gaps).filter(|(_, gap)| gap.observed > 0).map(|(gap, _)| gap).collect();
        assert_eq!(observed, [-3, 2], "−10 → 6 is a gap of 12, and 30 lies beyond");
        assert_eq!(counts.inside.unwrap(), AgainstChance { observed: 1, expected: None, ratio: None, p: None });
    }

    #[test]
    fn what_lies_at_a_preferred_place_by_itself_is_expected() {
        let mut counter = GapCounter::new([0, 1], 5, Some([5, 5]), 20);
        let records = 200;
        for record in 0..records {
            let mut stream = Key { seed: 5, layer: 0, channel: 0 }.stream(Purpose::Check, 0, record);
            let (first, second) = (stream.below(2) == 0, stream.below(2) == 0);
            counter.add([&sites(if first { &[0] } else { &[] }), &sites(if second { &[10] } else { &[] })], 0);
        }
        let inside = counter.counts(records as u32).inside.unwrap();
        assert!((inside.ratio.unwrap() - 1.0).abs() < 0.3 && inside.p.unwrap() > 0.01, "{inside:?}");
    }

    #[test]
    fn what_prefers_a_distance_is_more_than_expected() {
        let mut counter = GapCounter::new([0, 1], 5, Some([5, 5]), 20);
        for record in 0..100 {
            let start = Key { seed: 6, layer: 0, channel: 0 }.stream(Purpose::Check, 0, record).below(100) as i32;
            counter.add([&sites(&[start]), &sites(&[start + 10])], 1);
        }
        let inside = counter.counts(100).inside.unwrap();
        assert!(inside.observed == 100 && inside.expected.unwrap() < 2.0 && inside.p.unwrap() < 1e-50, "{inside:?}");
    }
}
