//! All letters of the motifs of an arrangement.
//!
//! A facet holds more than one arrangement: in all that it needs for half of its gain, the outer letters of a motif may be
//! missing. For the gain of the arrangement itself they count.

use super::letters::ends;
use super::{Backgrounds, Elimination, Instance, LEVELS};
use crate::engine::Engine;
use std::ops::Range;

/// Columns at each end of a motif that may belong to it.
const REACH: usize = 6;

/// The search for the letters in progress.
#[derive(Debug)]
pub struct Completion {
    sequence: Vec<u8>,
    instances: Vec<Instance>,
    windows: Vec<Range<usize>>,
    elimination: Elimination,
}

impl Completion {
    /// Of instances in a sequence, from 5' to 3'.
    pub fn new(sequence: Vec<u8>, instances: Vec<Instance>) -> Self {
        let windows = windows(&instances, sequence.len());
        let mut columns: Vec<usize> = windows.iter().cloned().flatten().collect();
        columns.sort_unstable();
        columns.dedup();
        let elimination = Elimination::within(sequence.clone(), columns, LEVELS[0]);
        Self { sequence, instances, windows, elimination }
    }

    /// A round; `true` at the end.
    pub fn step(&mut self, engine: &dyn Engine, backgrounds: &Backgrounds) -> bool {
        self.elimination.step(engine, backgrounds)
    }

    /// The instances with the letters next to them that the arrangement needs for almost all of its gain.
    pub fn finish(self) -> Vec<Instance> {
        let needs = self.elimination.finish();
        let runs = needs.iter().filter_map(|needs| needs.levels.first()).flat_map(|needed| &needed.runs);
        let needed: Vec<usize> = runs.flat_map(|&[start, end]| start..end).collect();
        let completed = |(mut instance, window): (Instance, Range<usize>)| {
            let [first, last] = ends(&instance.block.core);
            let further = window.filter(|column| !(first..=last).contains(column) && needed.contains(column));
            instance.block.flanks = further.map(|column| (column, self.sequence[column])).collect();
            instance
        };
        self.instances.into_iter().zip(self.windows).map(completed).collect()
    }
}

/// The columns of each instance and those around it; between two instances up to the middle.
fn windows(instances: &[Instance], length: usize) -> Vec<Range<usize>> {
    let spans: Vec<[usize; 2]> = instances.iter().map(|instance| ends(&instance.block.core)).collect();
    let middle = |left: usize, right: usize| (left + right).div_ceil(2);
    let window = |i: usize| {
        let [first, last] = spans[i];
        let before = i.checked_sub(1).map_or(0, |left| middle(spans[left][1] + 1, first));
        let after = spans.get(i + 1).map_or(length, |right| middle(last + 1, right[0]));
        first.min(first.saturating_sub(REACH).max(before))..(last + 1).max((last + 1 + REACH).min(after))
    };
    (0..spans.len()).map(window).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::Site;
    use crate::engine::landscape::Landscape;
    use crate::necessity::Letters;
    use crate::necessity::Pool;
    use crate::random::Key;

    const WORD: [u8; 8] = [2, 0, 3, 0, 0, 2, 1, 3];

    /// The largest number of letters that agree with the word at one place.
    fn agreeing(codes: &[u8]) -> f32 {
        let agree = |window: &[u8]| window.iter().zip(WORD).filter(|(a, b)| **a == *b).count();
        codes.windows(8).map(agree).max().map_or(0.0, |agree| agree.pow(3) as f32)
    }

    fn instance(letters: Letters) -> Instance {
        let start = letters[0].0 as i32;
        Instance::new(Site { motif: 0, start, q: 0.0 }, letters)
    }

    #[test]
    fn outer_letters_of_a_motif_are_found() {
        let mut sequence = vec![1u8; 50];
        sequence[20..28].copy_from_slice(&WORD);
        let core = instance((22..26).map(|column| (column, sequence[column])).collect());
        let backgrounds = Backgrounds::new(Key { seed: 5, layer: 1, channel: 0 }, 64, 50, &Pool::uniform(4));
        let mut completion = Completion::new(sequence, vec![core]);
        while !completion.step(&Landscape(agreeing), &backgrounds) {}
        let columns: Vec<usize> = completion.finish()[0].block.flanks.iter().map(|&(column, _)| column).collect();
        assert_eq!(columns, [20, 21, 26, 27]);
    }

    #[test]
    fn motifs_share_what_is_between_them() {
        let letters = |columns: Range<usize>| columns.map(|column| (column, 0)).collect::<Letters>();
        let instances = [instance(letters(2..8)), instance(letters(13..20)), instance(letters(20..24))];
        assert_eq!(windows(&instances, 26), [0..11, 11..20, 20..26]);
    }
}
