//! Copies of a motif next to each other, of which one is enough.
//!
//! The strongest sequences hold ACATTCCATTCCA where the neuron responds to ACATTCCA. So the network is asked with one copy
//! less. A copy that doubles the gain stays: both halves of the motif of TP53 are needed.

use super::elimination::runs;
use super::letters::Letters;
use super::{Backgrounds, Needed, Needs, largest};
use crate::engine::Engine;
use crate::motif::segment::joined;
use std::ops::Range;

/// Columns that are not needed between needed ones of the same motif, at most.
const MAX_HOLE: usize = 3;
/// Minimum distance of two copies.
const MIN_PERIOD: usize = 3;
/// Minimum number of equal letters of two copies, and maximum share of different ones.
const MIN_EQUAL: usize = 5;
const MAX_DIFFERENT: f64 = 0.2;
/// Minimum share of the gain that stays without a copy that is left out, and minimum share of that of the whole consensus.
const MIN_KEPT: f64 = 0.5;
const MIN_GAIN: f64 = 0.15;

/// Runs of needed columns, joined over small holes.
pub(super) fn parts(runs: &[[usize; 2]]) -> Vec<Range<usize>> {
    joined(runs.iter().map(|&[start, end]| start..end), MAX_HOLE)
}

/// The columns needed for half of the gain of a `sequence`, without copies of which one is enough; none if there are no such
/// copies.
pub fn once(engine: &dyn Engine, backgrounds: &Backgrounds, sequence: &[u8], needs: &Needs) -> Option<Needed> {
    let written = |columns: &Vec<usize>| columns.iter().map(|&column| (column, sequence[column])).collect::<Letters>();
    let mut found: Option<(f64, Vec<usize>)> = None;
    loop {
        let of_level = || needs.with_copies().iter().flat_map(|&[start, end]| start..end).collect();
        let columns: Vec<usize> = found.as_ref().map_or_else(of_level, |(_, columns)| columns.clone());
        let fewer: Vec<Vec<usize>> = parts(&runs(&columns))
            .into_iter()
            .flat_map(|run| copies(&run, &columns, sequence))
            .map(|copy| columns.iter().copied().filter(|column| !copy.contains(column)).collect())
            .collect();
        if fewer.is_empty() {
            break;
        }
        let insertions: Vec<Letters> = [&columns].into_iter().chain(&fewer).map(written).collect();
        let gains: Vec<f64> = backgrounds
            .means(engine, &insertions, usize::MAX)
            .into_iter()
            .map(|mean| (mean - needs.without) / (needs.whole - needs.without))
            .collect();
        let Some(best) = largest(1..gains.len(), &gains) else { break };
        if gains[best] < (MIN_KEPT * gains[0]).max(MIN_GAIN) {
            break;
        }
        found = Some((gains[best], fewer[best - 1].clone()));
    }
    found.map(|(gain, columns)| Needed { gain, runs: runs(&columns) })
}

/// The first and the last copy of a run that repeats itself, for each distance of two copies.
fn copies(run: &Range<usize>, columns: &[usize], sequence: &[u8]) -> Vec<Range<usize>> {
    let letter = |column: usize| columns.binary_search(&column).is_ok().then_some(sequence[column]);
    let repeats = |period: &usize| {
        let pairs = (run.start..run.end - period).filter_map(|i| letter(i).zip(letter(i + period)));
        let (equal, different): (Vec<_>, Vec<_>) = pairs.partition(|(a, b)| a == b);
        let all = equal.len() + different.len();
        equal.len() >= MIN_EQUAL && different.len() as f64 <= MAX_DIFFERENT * all as f64
    };
    // A run of one letter repeats itself everywhere, and is no motif.
    let is_motif = |copy: &Range<usize>| {
        let mut letters = copy.clone().filter_map(letter);
        letters.next().is_some_and(|first| letters.any(|other| other != first))
    };
    let periods = (MIN_PERIOD..run.len().saturating_sub(MIN_EQUAL)).filter(repeats);
    let ends = periods.flat_map(|period| [run.start..run.start + period, run.end - period..run.end]);
    ends.filter(is_motif).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::landscape::Landscape;
    use crate::necessity::Pool;
    use crate::random::Key;

    const WORD: [u8; 8] = [0, 1, 0, 3, 3, 1, 1, 0];

    /// What is needed of a sequence with the word at these places.
    fn needed(value: fn(&[u8]) -> f32, places: &[usize]) -> Option<Vec<[usize; 2]>> {
        let mut sequence = vec![2u8; 50];
        for &place in places {
            sequence[place..place + 8].copy_from_slice(&WORD);
        }
        let backgrounds = Backgrounds::new(Key { seed: 4, layer: 1, channel: 0 }, 64, 50, &Pool::uniform(4));
        let columns: Vec<usize> =
            (0..50).filter(|i| places.iter().any(|place| (*place..place + 8).contains(i))).collect();
        let needed = Needed { gain: 0.5, runs: runs(&columns) };
        let (without, whole) = (0.0, f64::from(value(&sequence)));
        let levels = vec![needed; 3];
        let needs = Needs { without, whole, levels, once: None, sequence: None, drawn: Vec::new() };
        once(&Landscape(value), &backgrounds, &sequence, &needs).map(|needed| needed.runs)
    }

    fn count(codes: &[u8]) -> f32 {
        codes.windows(8).filter(|window| *window == WORD).count() as f32
    }

    #[test]
    fn of_copies_that_only_add_one_stays() {
        assert_eq!(needed(count, &[20, 25]).map(|runs| runs[0][1] - runs[0][0]), Some(8));
        assert_eq!(needed(count, &[10, 20, 30]).map(|runs| runs.len()), Some(1));
        assert_eq!(needed(count, &[20]), None);
    }

    #[test]
    fn copies_that_need_each_other_stay() {
        assert_eq!(needed(|codes| if count(codes) > 1.5 { 10.0 } else { count(codes) }, &[20, 28]), None);
    }
}
