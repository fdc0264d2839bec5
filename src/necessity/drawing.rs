//! The matrix of a motif from sequences that the neuron accepts: letters are drawn afresh as long as the activation stays.
//!
//! The sequences of a facet give its matrix, except where they share no place: after a wide average, a motif may lie
//! anywhere. Then a motif of the strongest sequence is written into random sequences, and its letters are drawn afresh,
//! one after the other; a letter is kept where the neuron still has half of what the motif gives it (Metropolis steps
//! with the same target everywhere above this level).

use super::letters::{Letters, ends};
use super::reduction::{Instance, reduce};
use super::{Backgrounds, Drawn, Elimination, LOWEST, largest};
use crate::dictionary::Site;
use crate::engine::Engine;
use crate::motif::Ppm;
use crate::motif::segment::joined;
use std::ops::Range;

/// Columns next to the needed ones that are drawn, too.
const FLANK: usize = 2;
/// How often each column is drawn, on average, and how many of these times are not counted yet.
const SWEEPS: usize = 15;
const UNCOUNTED: usize = 5;
/// Longest run that is taken as it is. A longer one is cut to the first width, from the shortest one, from which on so
/// many wider columns hardly raise the gain: the next copy of a motif raises it again.
const LONGEST: usize = 24;
const SHORTEST: usize = 6;
const WIDER: usize = 3;
/// Maximum rise from one of these widths to the other, relative to the gain, and minimum gain relative to the longest.
const MAX_RISE: f64 = 0.2;
const MIN_LEVEL: f64 = 0.15;
/// Random sequences per part.
const PER_PART: usize = 16;
/// Share of what the letters give that must stay.
const STAYS: f32 = 0.5;

/// The drawing in progress.
#[derive(Debug)]
pub struct Drawing {
    windows: Vec<Range<usize>>,
    /// The sequences, one after the other, as they are now.
    codes: Vec<u8>,
    /// The minimum activation of each.
    limits: Vec<f32>,
    sweep: usize,
    /// Counts of the letters of all windows, column × letter.
    counts: Vec<f64>,
}

impl Drawing {
    /// Of the needed runs of a sequence, those that the neuron needs together: copies that only add are left out.
    pub fn new(engine: &dyn Engine, backgrounds: &Backgrounds, sequence: &[u8], runs: &[[usize; 2]]) -> Self {
        let instance = |letters: Letters| {
            let [start, _] = ends(&letters);
            Instance::new(Site { motif: 0, start: start as i32, q: 0.0 }, letters)
        };
        let letters = |&[start, end]: &[usize; 2]| match end - start {
            0..=LONGEST => (start..end).map(|column| (column, sequence[column])).collect(),
            _ => core(engine, backgrounds, sequence, start..end),
        };
        let instances: Vec<Instance> = runs.iter().map(letters).map(instance).collect();
        let needed: Letters =
            reduce(engine, backgrounds, &instances).instances.into_iter().flat_map(|one| one.block.core).collect();
        let windows = windows(&needed, sequence.len());
        let columns = windows.iter().map(Range::len).sum::<usize>();
        let both = [Letters::new(), needed].map(|letters| backgrounds.written(&letters, backgrounds.count()));
        let [without, with] = [0, 1].map(|end| backgrounds.activations(engine, both[end].clone()));
        let limit = |(without, with): (&f32, &f32)| {
            if with > without { without + STAYS * (with - without) } else { f32::INFINITY }
        };
        let [_, codes] = both;
        Self {
            limits: without.iter().zip(&with).map(limit).collect(),
            counts: vec![0.0; columns * backgrounds.letters()],
            windows,
            codes,
            sweep: 0,
        }
    }

    /// Draws as many letters as there are columns; `true` at the end.
    pub fn step(&mut self, engine: &dyn Engine, backgrounds: &Backgrounds) -> bool {
        let columns: Vec<usize> = self.windows.iter().cloned().flatten().collect();
        if columns.is_empty() || self.sweep == SWEEPS {
            return true;
        }
        let (length, letters) = (backgrounds.length(), backgrounds.letters());
        let mut stream = backgrounds.stream(1 + self.sweep as u64);
        for _ in 0..columns.len() {
            let mut proposed = self.codes.clone();
            for sequence in proposed.chunks_exact_mut(length) {
                let column = columns[stream.below(columns.len())];
                sequence[column] = stream.below(letters) as u8;
            }
            let activations = backgrounds.activations(engine, proposed.clone());
            let accepted = activations.iter().zip(&self.limits).map(|(activation, limit)| activation >= limit);
            let pairs = self.codes.chunks_exact_mut(length).zip(proposed.chunks_exact(length));
            for ((now, proposed), _) in pairs.zip(accepted).filter(|(_, accepted)| *accepted) {
                now.copy_from_slice(proposed);
            }
        }
        self.sweep += 1;
        if self.sweep > UNCOUNTED {
            self.count(&columns, length, letters);
        }
        false
    }

    fn count(&mut self, columns: &[usize], length: usize, letters: usize) {
        let counted = self.codes.chunks_exact(length).zip(&self.limits).filter(|(_, limit)| limit.is_finite());
        for (sequence, _) in counted {
            for (place, &column) in columns.iter().enumerate() {
                self.counts[place * letters + usize::from(sequence[column])] += 1.0;
            }
        }
    }

    /// The matrices of the windows.
    pub fn finish(self, letters: usize) -> Vec<Drawn> {
        let mut counts = self.counts.as_slice();
        let window = |window: Range<usize>| {
            let (own, rest) = counts.split_at(window.len() * letters);
            counts = rest;
            Drawn { start: window.start, ppm: Ppm::normalised(own.iter().map(|count| count + 1e-9).collect(), letters) }
        };
        self.windows.into_iter().map(window).collect()
    }
}

/// The needed letters of one motif in a long run, which holds many copies side by side.
fn core(engine: &dyn Engine, backgrounds: &Backgrounds, sequence: &[u8], run: Range<usize>) -> Letters {
    let written = |part: &Range<usize>| part.clone().map(|column| (column, sequence[column])).collect::<Letters>();
    let without = backgrounds.means(engine, &[Letters::new()], PER_PART)[0];
    let strongest = |within: &Range<usize>, width: usize| {
        let parts: Vec<Range<usize>> = (within.start..=within.end - width).map(|start| start..start + width).collect();
        let means = backgrounds.means(engine, &parts.iter().map(written).collect::<Vec<_>>(), PER_PART);
        let best = largest(0..means.len(), &means).unwrap_or(0);
        (means[best] - without, parts[best].clone())
    };
    let (all, longest) = strongest(&run, LONGEST);
    let parts: Vec<(f64, Range<usize>)> = (SHORTEST..=LONGEST).map(|width| strongest(&longest, width)).collect();
    let is_level = |pair: &&[(f64, Range<usize>)]| {
        let ((gain, _), (wider, _)) = (&pair[0], &pair[WIDER]);
        *gain >= MIN_LEVEL * all && wider - gain < MAX_RISE * gain
    };
    let part = parts.windows(WIDER + 1).find(is_level).map_or(longest, |level| level[0].1.clone());
    let mut elimination = Elimination::within(sequence.to_vec(), part.clone().collect(), LOWEST);
    while !elimination.step(engine, backgrounds) {}
    let needs = elimination.finish();
    let columns = needs.iter().flat_map(|needs| needs.runs()).flat_map(|&[start, end]| start..end);
    let letters: Letters = columns.map(|column| (column, sequence[column])).collect();
    if letters.is_empty() { written(&part) } else { letters }
}

/// The runs of columns with their flanks; those that touch are one.
fn windows(letters: &Letters, length: usize) -> Vec<Range<usize>> {
    let mut columns: Vec<usize> = letters.iter().map(|&(column, _)| column).collect();
    columns.sort_unstable();
    let flanked = |column: usize| column.saturating_sub(FLANK)..(column + 1 + FLANK).min(length);
    joined(columns.into_iter().map(flanked), 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::landscape::Landscape;
    use crate::necessity::Pool;
    use crate::random::Key;

    const WORD: [u8; 7] = [2, 0, 3, 0, 0, 2, 1];

    /// The number of places that agree with the word in all letters but one, or in all.
    fn places(codes: &[u8]) -> f32 {
        let agree = |window: &[u8]| window.iter().zip(WORD).filter(|(a, b)| **a == *b).count();
        codes.windows(7).map(|window| [0.0, 1.0, 4.0][agree(window).saturating_sub(5)]).sum()
    }

    #[test]
    fn one_of_many_copies_gives_the_matrix_of_the_word() {
        let mut sequence = vec![1u8; 60];
        for start in [5, 20, 40] {
            sequence[start..start + 7].copy_from_slice(&WORD);
        }
        let backgrounds = Backgrounds::new(Key { seed: 2, layer: 1, channel: 0 }, 64, 60, &Pool::uniform(4));
        let runs = [[5, 12], [20, 27], [40, 47]];
        let mut drawing = Drawing::new(&Landscape(places), &backgrounds, &sequence, &runs);
        while !drawing.step(&Landscape(places), &backgrounds) {}
        let drawn = drawing.finish(4);
        assert_eq!(drawn.len(), 1, "copies that only add are left out");
        let Drawn { start, ppm } = &drawn[0];
        assert_eq!(ppm.width(), WORD.len() + 2 * FLANK);
        let place = sequence[*start + FLANK..].iter().zip(WORD).all(|(a, b)| *a == b);
        assert!(place && ppm.consensus()[FLANK..FLANK + 7] == WORD, "{:?}", ppm.consensus());
        let bits = ppm.information_content();
        assert!(bits[FLANK..FLANK + 7].iter().all(|&bits| bits > 1.0) && bits[0] < 0.2 && bits[10] < 0.2, "{bits:?}");
    }

    #[test]
    fn nothing_needed_gives_no_matrix() {
        let backgrounds = Backgrounds::new(Key { seed: 2, layer: 1, channel: 0 }, 16, 20, &Pool::uniform(4));
        let mut drawing = Drawing::new(&Landscape(places), &backgrounds, &[0; 20], &[]);
        assert!(drawing.step(&Landscape(places), &backgrounds));
        assert!(drawing.finish(4).is_empty());
    }
}
