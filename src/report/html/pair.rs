//! A matrix above the known motif that it resembles, aligned the way they matched.

use crate::logo::{self, LogoOptions};
use crate::report::{KnownMotif, Match};
use std::fmt::Write;

const HEIGHT: f64 = 44.0;
const COLUMN: f64 = 12.0;

/// Letters that lie opposite each other on the two strands.
const OPPOSITE: [(char, char); 5] = [('A', 'T'), ('T', 'A'), ('C', 'G'), ('G', 'C'), ('U', 'A')];

/// Writes both logos, `query` first.
pub(super) fn write(out: &mut String, query: &[Vec<f64>], name: &str, known: &KnownMotif, hit: &Match, alphabet: &str) {
    let reversed = hit.orientation == '-';
    let target = if reversed { reverse_complement(&known.ppm, alphabet) } else { known.ppm.clone() };
    let before = |columns: i32| u32::try_from(columns).unwrap_or(0);
    let mut line = |ppm: &[Vec<f64>], before: u32, title: String| {
        let options = LogoOptions {
            height: HEIGHT,
            column_width: COLUMN,
            axis: false,
            ruler: false,
            before,
            title,
            ..LogoOptions::default()
        };
        let _ = writeln!(out, "{}", logo::svg(ppm, alphabet, &options));
    };
    line(query, before(hit.offset), name.to_owned());
    let strand = if reversed { ", reverse complement" } else { "" };
    line(&target, before(hit.offset.saturating_neg()), format!("{} {}{strand}", known.id, known.name));
}

/// The matrix as the other strand reads it.
fn reverse_complement(ppm: &[Vec<f64>], alphabet: &str) -> Vec<Vec<f64>> {
    let letters: Vec<char> = alphabet.chars().collect();
    let place = |letter: char| letters.iter().position(|&other| other == letter);
    let opposite: Vec<usize> = letters
        .iter()
        .enumerate()
        .map(|(own, &letter)| {
            let partners = OPPOSITE.iter().filter(|&&(one, _)| one == letter).map(|&(_, other)| other);
            partners.chain((letter == 'A').then_some('U')).find_map(place).unwrap_or(own)
        })
        .collect();
    let turned = |row: &Vec<f64>| opposite.iter().map(|&i| row.get(i).copied().unwrap_or(0.0)).collect();
    ppm.iter().rev().map(turned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_strand_is_read_backwards_with_opposite_letters() {
        let matrix = [vec![0.7, 0.1, 0.2, 0.0], vec![0.0, 1.0, 0.0, 0.0]];
        assert_eq!(reverse_complement(&matrix, "ACGT"), [vec![0.0, 0.0, 1.0, 0.0], vec![0.0, 0.2, 0.1, 0.7]]);
        assert_eq!(reverse_complement(&matrix[1..], "UCGA"), [vec![0.0, 0.0, 1.0, 0.0]]);
    }
}
