//! Two motifs of an arrangement that are not neighbours, without the others.

use super::distances::{Distances, Scan};
use super::joint::{Joint, exceeds};
use super::reduction::Instance;
use super::{Backgrounds, Mean};
use crate::engine::Engine;
use serde::{Deserialize, Serialize};

/// Maximum number of pairs that the network is asked about: all of four motifs. A scan takes about two per cent of a search.
const PAIRS: usize = 3;

/// The network's answers about two motifs that are not neighbours, without the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pair {
    /// The indices of both motifs.
    pub leaves: [usize; 2],
    /// The distances between them; none is accepted where they do not act together.
    pub distances: Distances,
    /// The gap with the largest mean over three neighbouring ones, bp.
    pub best: i32,
    /// Both motifs with this gap.
    pub with: Mean,
    /// How they act together there; absent where both give no more than random sequences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub joint: Option<Joint>,
}

/// The pairs of so many motifs that are asked about, those with fewest motifs between them first.
pub(super) fn pairs(motifs: usize) -> Vec<[usize; 2]> {
    let apart = |by: usize| (by..motifs).map(move |right| [right - by, right]);
    (2..motifs).flat_map(apart).take(PAIRS).collect()
}

/// The scan of one pair.
#[derive(Debug)]
pub(super) struct PairScan {
    leaves: [usize; 2],
    scan: Scan,
}

impl PairScan {
    /// Of two of the `instances`, which have these gaps between neighbours.
    pub fn new(instances: &[Instance], gaps: &[i32], leaves: [usize; 2], length: usize) -> Self {
        let [left, right] = leaves;
        let gap = gaps[left] + instances[right].site.start - instances[left + 1].site.start;
        let both = leaves.map(|leaf| instances[leaf].clone());
        Self { leaves, scan: Scan::new(&both, 0, gap, length) }
    }

    /// A slice of work; the result at the end, for motifs with these mean activations `without` any and each `alone`.
    pub fn step(
        &mut self,
        engine: &dyn Engine,
        backgrounds: &Backgrounds,
        without: &Mean,
        alone: &[Mean],
    ) -> Option<Pair> {
        let mut distances = self.scan.step(engine, backgrounds)?;
        let best = distances.best();
        let at = |&start: &usize| backgrounds.mean(engine, self.scan.spaced(best, start));
        let with = distances.starts.get(best).map_or(*without, at);
        let alone = self.leaves.map(|leaf| alone[leaf]);
        let joint = exceeds(&with, without).then(|| Joint::of(without, &alone, &with));
        if joint.is_none() {
            distances.accepted = None;
        }
        Some(Pair { leaves: self.leaves, best: distances.first + best as i32, distances, with, joint })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::Site;
    use crate::engine::landscape::Landscape;
    use crate::necessity::Pool;
    use crate::random::Key;

    /// Runs of five A, C and G at positions 10, 20 and 30.
    fn instances() -> Vec<Instance> {
        let instance = |motif: usize| {
            let start = 10 + 10 * motif;
            let letters = (start..start + 5).map(|column| (column, motif as u8)).collect();
            Instance::new(Site { motif, start: start as i32, q: 0.0 }, letters)
        };
        (0..3).map(instance).collect()
    }

    /// The place of a run of one letter.
    fn place(codes: &[u8], letter: u8) -> Option<usize> {
        codes.windows(5).position(|window| window == [letter; 5])
    }

    fn pair(value: fn(&[u8]) -> f32) -> Pair {
        let backgrounds = Backgrounds::new(Key { seed: 6, layer: 1, channel: 0 }, 64, 50, &Pool::uniform(4));
        let (instances, engine) = (instances(), Landscape(value));
        let without = backgrounds.mean(&engine, Vec::new());
        let alone = instances.iter().map(|one| backgrounds.mean(&engine, one.block.letters())).collect::<Vec<_>>();
        let mut scan = PairScan::new(&instances, &[5, 5], [0, 2], 50);
        loop {
            if let Some(pair) = scan.step(&engine, &backgrounds, &without, &alone) {
                return pair;
            }
        }
    }

    #[test]
    fn pairs_leave_out_neighbours_and_begin_with_the_nearest() {
        assert!(pairs(1).is_empty() && pairs(2).is_empty());
        assert_eq!(pairs(3), [[0, 2]]);
        assert_eq!(pairs(4), [[0, 2], [1, 3], [0, 3]]);
        assert_eq!(pairs(5), [[0, 2], [1, 3], [2, 4]]);
    }

    #[test]
    fn two_motifs_that_need_each_other_at_some_distances() {
        let near = |codes: &[u8]| {
            let gap = place(codes, 0).zip(place(codes, 2)).map(|(left, right)| right as i32 - left as i32 - 5);
            if gap.is_some_and(|gap| (8..=20).contains(&gap)) { 8.0 } else { 0.0 }
        };
        let Pair { leaves, distances, best, with, joint } = pair(near);
        assert_eq!((leaves, distances.first, distances.accepted, joint), ([0, 2], 0, Some([8, 20]), Some(Joint::And)));
        assert!(distances.means.len() == 41 && (8..=20).contains(&best) && with.mean > 7.0, "{best} {with:?}");
    }

    #[test]
    fn a_pair_that_does_nothing_has_no_distances() {
        let all = |codes: &[u8]| if (0..3).all(|letter| place(codes, letter).is_some()) { 8.0 } else { 0.0 };
        let Pair { distances, joint, .. } = pair(all);
        assert_eq!((distances.accepted, joint), (None, None));
    }

    #[test]
    fn two_motifs_that_disturb_each_other_are_exclusive() {
        let either = |codes: &[u8]| match [0, 2].map(|letter| place(codes, letter).is_some()) {
            [true, true] => 1.0,
            [false, false] => 0.0,
            _ => 8.0,
        };
        assert_eq!(pair(either).joint, Some(Joint::Exclusive));
    }
}
