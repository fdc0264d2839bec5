//! A matrix above the known motif that it resembles, aligned the way they matched.

use crate::known::{KnownMotif, Match};
use crate::logo::{self, LogoOptions};
use crate::motif::Ppm;
use std::fmt::Write;

const HEIGHT: f64 = 44.0;
const COLUMN: f64 = 12.0;

/// Letters that lie opposite each other on the two strands.
const OPPOSITE: [(char, char); 5] = [('A', 'T'), ('T', 'A'), ('C', 'G'), ('G', 'C'), ('U', 'A')];

/// Writes both logos, `query` first.
pub(super) fn write(out: &mut String, query: &Ppm, name: &str, known: &KnownMotif, hit: &Match, alphabet: &str) {
    let reversed = hit.orientation == '-';
    let target = if reversed { known.ppm.reversed(&opposite(alphabet)) } else { known.ppm.clone() };
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

/// For each letter the place of the one that lies opposite on the other strand; its own where there is none.
fn opposite(alphabet: &str) -> Vec<usize> {
    let letters: Vec<char> = alphabet.chars().collect();
    let place = |letter: char| letters.iter().position(|&other| other == letter);
    letters
        .iter()
        .enumerate()
        .map(|(own, &letter)| {
            let partners = OPPOSITE.iter().filter(|&&(one, _)| one == letter).map(|&(_, other)| other);
            partners.chain((letter == 'A').then_some('U')).find_map(place).unwrap_or(own)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_strand_is_read_backwards_with_opposite_letters() {
        let matrix = Ppm::try_from(vec![vec![0.7, 0.1, 0.2, 0.0], vec![0.0, 1.0, 0.0, 0.0]]).unwrap();
        let turned = matrix.reversed(&opposite("ACGT"));
        assert_eq!(turned.to_lists(), [vec![0.0, 0.0, 1.0, 0.0], vec![0.0, 0.2, 0.1, 0.7]]);
        assert_eq!(opposite("UCGA"), [3, 2, 1, 0]);
    }
}
