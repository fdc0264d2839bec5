//! Shuffling that keeps the number of each pair of neighbouring letters (Altschul & Erickson 1985).
//!
//! A sequence is a walk over its letters along each pair of neighbours once. Another walk along the same pairs is drawn:
//! the last step out of each letter, a random tree towards the last letter (Wilson 1996); then the order of the other
//! steps. All walks are equally likely.

use crate::random::Stream;

/// The letters of `codes`, each below `letters`, in a random order with the same pairs of neighbours; the first and the
/// last letter stay.
pub fn shuffled(codes: &[u8], letters: usize, stream: &mut Stream) -> Vec<u8> {
    let (Some(&first), Some(&last)) = (codes.first(), codes.last()) else { return Vec::new() };
    let mut steps = vec![Vec::new(); letters];
    codes.windows(2).for_each(|pair| steps[usize::from(pair[0])].push(pair[1]));
    let exits = exits(&steps, usize::from(last), stream);
    for (steps, exit) in steps.iter_mut().zip(exits) {
        let mut others = steps.len();
        if let Some(exit) = exit {
            others -= 1;
            steps.swap(exit, others);
        }
        for end in (1..others).rev() {
            steps.swap(end, stream.below(end + 1));
        }
    }
    let mut ways: Vec<_> = steps.into_iter().map(Vec::into_iter).collect();
    let mut walk = vec![first];
    let mut at = first;
    while let Some(next) = ways[usize::from(at)].next() {
        walk.push(next);
        at = next;
    }
    walk
}

/// The index of the last step out of each letter but the `last` one and those that do not occur: the walk that follows
/// them from any letter ends at `last`.
fn exits(steps: &[Vec<u8>], last: usize, stream: &mut Stream) -> Vec<Option<usize>> {
    let mut exits = vec![None; steps.len()];
    let mut joined: Vec<bool> = steps.iter().map(Vec::is_empty).collect();
    joined[last] = true;
    for start in 0..steps.len() {
        // A random walk to the tree; a step out of a letter that comes again replaces the earlier one, so loops vanish.
        let mut at = start;
        while !joined[at] {
            let exit = stream.below(steps[at].len());
            exits[at] = Some(exit);
            at = usize::from(steps[at][exit]);
        }
        at = start;
        while let Some(exit) = exits[at].filter(|_| !joined[at]) {
            joined[at] = true;
            at = usize::from(steps[at][exit]);
        }
    }
    exits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Key, Purpose};
    use std::collections::BTreeMap;

    fn stream(item: u64) -> Stream {
        Key { seed: 1, layer: 1, channel: 0 }.stream(Purpose::Backgrounds, 0, item)
    }

    fn pairs(codes: &[u8]) -> BTreeMap<&[u8], usize> {
        codes.windows(2).fold(BTreeMap::new(), |mut counts, pair| {
            *counts.entry(pair).or_default() += 1;
            counts
        })
    }

    #[test]
    fn pairs_of_neighbours_and_both_ends_stay() {
        let mut letters = stream(0);
        for size in [2, 4, 20] {
            for length in [1, 2, 3, 17, 300] {
                let codes: Vec<u8> = (0..length).map(|_| letters.below(size) as u8).collect();
                let other = shuffled(&codes, size, &mut stream(length as u64));
                assert_eq!((pairs(&other), other.len()), (pairs(&codes), codes.len()));
                assert_eq!((other.first(), other.last()), (codes.first(), codes.last()));
            }
        }
        assert_eq!(shuffled(&[], 4, &mut stream(1)), Vec::<u8>::new());
    }

    #[test]
    fn every_order_with_the_same_pairs_is_equally_likely() {
        // All walks over AB, BA, AC, CA, AA from A to A: AA stands at one of three places, in two orders of the others.
        let codes = [0, 1, 0, 2, 0, 0];
        let mut counts: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
        let mut stream = stream(2);
        (0..6_000).for_each(|_| *counts.entry(shuffled(&codes, 3, &mut stream)).or_default() += 1);
        assert_eq!(counts.len(), 6);
        assert!(counts.values().all(|count| (880..1_120).contains(count)), "{counts:?}");
    }

    #[test]
    fn the_last_step_out_of_a_letter_leads_to_the_end() {
        // From C to A there is one way: the step from C to A comes after that from C to B.
        let codes = [2, 1, 2, 0];
        assert_eq!(shuffled(&codes, 3, &mut stream(3)), codes);
    }
}
