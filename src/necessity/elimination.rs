//! Leaves out the columns of a consensus one after the other, those that lose least first.

use super::letters::Letters;
use super::{Backgrounds, LEVELS, LOWEST, Needed, Needs};
use crate::engine::Engine;

/// Number of units of neighbouring columns that are left out one at a time in a round, about.
const UNITS: usize = 36;
/// Random sequences per unit: of several columns, and of one.
const PER_UNIT: [usize; 2] = [6, 12];
/// Maximum share of the current gain that the units left out in one round lose, each for itself, in all.
const MAX_LOSS: f64 = 0.08;
/// Maximum share of the current gain that they lose together; of units that lose more, half stay.
const MAX_DROP: f64 = 0.1;

/// The elimination of one consensus in progress.
#[derive(Debug)]
pub struct Elimination {
    consensus: Vec<u8>,
    /// Columns that are not left out yet, in order.
    kept: Vec<usize>,
    /// Share of the gain below which it stops.
    lowest: f64,
    /// Activations of the whole consensus and of random sequences.
    ends: Option<[f64; 2]>,
    /// After each round the gain and the columns.
    path: Vec<(f64, Vec<usize>)>,
}

impl Elimination {
    /// Of a consensus as codes, down to the lowest level.
    pub fn new(consensus: Vec<u8>) -> Self {
        let columns = (0..consensus.len()).collect();
        Self::within(consensus, columns, LOWEST)
    }

    /// Of some columns of a consensus, in order, down to the level `lowest`.
    pub fn within(consensus: Vec<u8>, kept: Vec<usize>, lowest: f64) -> Self {
        Self { path: vec![(1.0, kept.clone())], consensus, kept, lowest, ends: None }
    }

    /// A round; `true` when what is left gives less than the lowest level, or nothing is left.
    pub fn step(&mut self, engine: &dyn Engine, backgrounds: &Backgrounds) -> bool {
        let Some([whole, without]) = self.ends else {
            let [without, whole] = [&[][..], &self.kept[..]].map(|columns| self.written(columns));
            self.ends = Some([whole, without].map(|letters| backgrounds.mean(engine, letters).mean));
            return false;
        };
        let current = self.path.last().map_or(1.0, |(gain, _)| *gain);
        if self.kept.is_empty() || whole <= without || current < self.lowest {
            return true;
        }
        let size = self.kept.len().div_ceil(UNITS);
        let gain = |mean: f64| (mean - without) / (whole - without);
        let units: Vec<Vec<usize>> = self.kept.chunks(size).map(<[usize]>::to_vec).collect();
        let others = |unit: &Vec<usize>| {
            self.kept.iter().copied().filter(|column| !unit.contains(column)).collect::<Vec<usize>>()
        };
        let insertions: Vec<_> = units.iter().map(|unit| self.written(&others(unit))).collect();
        let per_unit = PER_UNIT[usize::from(size == 1)];
        let means = backgrounds.means(engine, &insertions, per_unit);
        let losses = means.into_iter().map(|mean| current - gain(mean)).collect::<Vec<f64>>();
        let mut units_left_out = left_out(&losses, current);
        loop {
            let left_out: Vec<usize> = units_left_out.iter().flat_map(|&unit| units[unit].clone()).collect();
            let kept: Vec<usize> = self.kept.iter().copied().filter(|column| !left_out.contains(column)).collect();
            let gain = gain(backgrounds.mean(engine, self.written(&kept)).mean);
            if units_left_out.len() == 1 || current - gain <= MAX_DROP * current {
                self.path.push((gain, kept.clone()));
                self.kept = kept;
                break;
            }
            units_left_out.truncate(units_left_out.len() / 2);
        }
        false
    }

    /// What the facet needs; `None` where its consensus does not activate the neuron more than random sequences do.
    pub fn finish(self) -> Option<Needs> {
        let [whole, without] = self.ends.filter(|[whole, without]| whole > without)?;
        let needed = |(gain, columns): &(f64, Vec<usize>)| Needed { gain: *gain, runs: runs(columns) };
        let at = |level: f64| self.path.iter().rev().find(|(gain, _)| *gain >= level);
        let levels = LEVELS.iter().filter_map(|&level| at(level)).map(needed).collect();
        Some(Needs { without, whole, levels, once: None, sequence: None, drawn: Vec::new() })
    }

    /// Columns of the consensus and their letters.
    fn written(&self, columns: &[usize]) -> Letters {
        columns.iter().map(|&column| (column, self.consensus[column])).collect()
    }
}

/// The units with the smallest losses: at least one, at most half, and no more than lose [`MAX_LOSS`] of the gain in all.
fn left_out(losses: &[f64], gain: f64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..losses.len()).collect();
    order.sort_by(|&a, &b| losses[a].total_cmp(&losses[b]).then(a.cmp(&b)));
    let mut lost = 0.0;
    let within = order.iter().take_while(|&&unit| {
        lost += losses[unit].max(0.0);
        lost <= MAX_LOSS * gain
    });
    let count = within.count().min(losses.len() / 2).max(1);
    order.truncate(count);
    order
}

/// Runs of neighbouring columns: the first one, and one past the last.
pub(super) fn runs(columns: &[usize]) -> Vec<[usize; 2]> {
    columns.chunk_by(|a, b| a + 1 == *b).filter_map(|run| Some([*run.first()?, run.last()? + 1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::landscape::Landscape;
    use crate::necessity::Pool;
    use crate::random::Key;

    const FIRST: [u8; 6] = [0, 1, 2, 3, 2, 1];
    const SECOND: [u8; 6] = [3, 3, 0, 0, 1, 2];

    /// A neuron that responds to the first word, and to every copy of the second one behind it.
    fn words(codes: &[u8]) -> f32 {
        let first = codes.windows(6).position(|window| window == FIRST);
        let second = first.map(|first| codes[first + 6..].windows(6).filter(|word| *word == SECOND).count());
        first.map_or(0.0, |_| 1.0) + 9.0 * second.unwrap_or(0) as f32
    }

    fn needs(consensus: Vec<u8>) -> Option<Needs> {
        let key = Key { seed: 1, layer: 2, channel: 0 };
        let backgrounds = Backgrounds::new(key, 64, consensus.len(), &Pool::uniform(4));
        let mut elimination = Elimination::new(consensus);
        while !elimination.step(&Landscape(words), &backgrounds) {}
        elimination.finish()
    }

    #[test]
    fn only_the_letters_of_the_rule_are_needed() {
        let mut consensus: Vec<u8> = (0..80).map(|i| (i * i / 3 % 4) as u8).collect();
        consensus[20..26].copy_from_slice(&FIRST);
        consensus[50..56].copy_from_slice(&SECOND);
        let needs = needs(consensus).unwrap();
        assert_eq!(needs.runs(), [[20, 26], [50, 56]]);
        assert!(needs.levels.windows(2).all(|pair| pair[0].gain >= pair[1].gain));
    }

    #[test]
    fn a_consensus_that_does_not_activate_the_neuron_needs_nothing() {
        assert_eq!(needs(vec![0; 40]), None);
    }

    #[test]
    fn at_most_half_of_the_units_are_left_out_at_once() {
        assert_eq!(left_out(&[0.0, 0.5, 0.0, 0.0], 1.0), [0, 2]);
        assert_eq!(left_out(&[0.3, 0.2, 0.4], 1.0), [1]);
    }
}
