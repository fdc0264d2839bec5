//! A matrix above the known motif that it matches, aligned.

use crate::known::{KnownMotif, Match};
use crate::logo::{self, LogoOptions};
use crate::motif::Ppm;
use std::fmt::Write;

const HEIGHT: f64 = 44.0;
const COLUMN: f64 = 12.0;

/// Letters and their complements.
const COMPLEMENTS: [(char, char); 5] = [('A', 'T'), ('T', 'A'), ('C', 'G'), ('G', 'C'), ('U', 'A')];

/// Writes both logos, `query` first.
pub(super) fn write(out: &mut String, query: &Ppm, name: &str, known: &KnownMotif, hit: &Match, alphabet: &str) {
    let reversed = hit.orientation == '-';
    let target = if reversed { known.ppm.reversed(&complement(alphabet)) } else { known.ppm.clone() };
    let before = |columns: i32| u32::try_from(columns).unwrap_or(0);
    let mut line = |ppm: &Ppm, before: u32, title: String| {
        let options = LogoOptions {
            height: HEIGHT,
            column_width: COLUMN,
            axis: false,
            ruler: false,
            before,
            title,
            ..LogoOptions::default()
        };
        let _ = writeln!(out, "{}", logo::svg(ppm.rows(), alphabet, &options));
    };
    line(query, before(hit.offset), name.to_owned());
    let strand = if reversed { ", reverse complement" } else { "" };
    line(&target, before(hit.offset.saturating_neg()), format!("{} {}{strand}", known.id, known.name));
}

/// For each letter the index of its complement in the alphabet; its own index if it has none.
fn complement(alphabet: &str) -> Vec<usize> {
    let letters: Vec<char> = alphabet.chars().collect();
    let place = |letter: char| letters.iter().position(|&other| other == letter);
    letters
        .iter()
        .enumerate()
        .map(|(own, &letter)| {
            let partners = COMPLEMENTS.iter().filter(|&&(one, _)| one == letter).map(|&(_, other)| other);
            partners.chain((letter == 'A').then_some('U')).find_map(place).unwrap_or(own)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reverse_complement_has_reversed_rows_and_complementary_letters() {
        let matrix = Ppm::try_from(vec![vec![0.7, 0.1, 0.2, 0.0], vec![0.0, 1.0, 0.0, 0.0]]).unwrap();
        let turned = matrix.reversed(&complement("ACGT"));
        assert_eq!(turned.to_lists(), [vec![0.0, 0.0, 1.0, 0.0], vec![0.0, 0.2, 0.1, 0.7]]);
        assert_eq!(complement("UCGA"), [3, 2, 1, 0]);
    }
}
