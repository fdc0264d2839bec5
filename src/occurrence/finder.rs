//! Windows of codes whose score reaches the threshold.
//!
//! The scores of all words of some letters are in one table, so most windows are decided by one look at those of the most
//! informative columns: their score and the largest ones of the other columns do not reach the threshold (Pizzi, Rastas &
//! Ukkonen 2011, “lookahead filtration”). The other columns follow, the most informative first, with the same bound.

use super::encoded::{Encoded, OUTSIDE};
use super::weights::Weights;
use std::ops::Range;

/// A matrix on one strand, prepared for scanning.
pub struct Finder {
    width: usize,
    threshold: i32,
    /// The first column of the table, and the score of each word there; none for a matrix that is shorter than a word.
    table: Option<(usize, Vec<i32>)>,
    /// The other columns: place in the window, scores of the letters.
    others: Vec<(usize, Vec<i32>)>,
    /// The least sum before each of them that can still reach the threshold.
    needed: Vec<i32>,
}

impl Finder {
    /// Windows with scores up to the threshold of `weights`; of its reverse complement if `reversed`. None where no window can
    /// reach it.
    pub fn new(weights: &Weights, reversed: bool, background: &[f64], word: usize) -> Option<Self> {
        let threshold = weights.threshold?;
        let mut rows = weights.rows.clone();
        if reversed {
            rows.reverse();
            rows.iter_mut().for_each(|row| row.reverse());
        }
        let spread: Vec<f64> = rows.iter().map(|row| spread(row, background)).collect();
        let table = (rows.len() >= word).then(|| {
            let sum = |start: usize| spread[start..start + word].iter().sum::<f64>();
            let starts = 0..=rows.len() - word;
            let best = starts.fold(0, |best, start| if sum(start) > sum(best) { start } else { best });
            (best, table(&rows[best..best + word]))
        });
        let in_table = table.as_ref().map_or(0..0, |(start, _)| *start..start + word);
        let mut order: Vec<usize> = (0..rows.len()).filter(|column| !in_table.contains(column)).collect();
        order.sort_by(|&a, &b| spread[b].total_cmp(&spread[a]).then(a.cmp(&b)));
        let others: Vec<(usize, Vec<i32>)> = order.into_iter().map(|column| (column, rows[column].clone())).collect();
        let mut needed = vec![threshold];
        for (_, row) in others.iter().rev() {
            let least = needed[needed.len() - 1] - row.iter().max().copied().unwrap_or_default();
            needed.push(least);
        }
        needed.reverse();
        Some(Self { width: rows.len(), threshold, table, others, needed })
    }

    /// Calls `found` with the first place and the score of each window that starts in `starts`.
    pub fn scan(&self, encoded: &Encoded, starts: Range<usize>, mut found: impl FnMut(usize, i32)) {
        let codes = &encoded.codes;
        let starts = starts.start..starts.end.min((codes.len() + 1).saturating_sub(self.width));
        if starts.is_empty() {
            return;
        }
        let mut whole = |start: usize, sum: i32| {
            if let Some(score) = self.score(&codes[start..start + self.width], sum) {
                found(start, score);
            }
        };
        match &self.table {
            None => starts.for_each(|start| whole(start, 0)),
            Some((first, table)) => {
                let least = self.needed[0];
                for (start, &word) in starts.clone().zip(&encoded.words[starts.start + first..starts.end + first]) {
                    let sum = table[usize::from(word)];
                    if sum >= least {
                        whole(start, sum);
                    }
                }
            }
        }
    }

    /// The score of a window whose columns in the table have the score `sum`; none below the threshold.
    fn score(&self, window: &[u8], mut sum: i32) -> Option<i32> {
        for ((column, row), &least) in self.others.iter().zip(&self.needed) {
            let code = window[*column];
            if sum < least || code == OUTSIDE {
                return None;
            }
            sum += row[usize::from(code)];
        }
        (sum >= self.threshold).then_some(sum)
    }
}

/// By how much the largest score of a column exceeds that of background letters.
fn spread(row: &[i32], background: &[f64]) -> f64 {
    let mean: f64 = row.iter().zip(background).map(|(&score, share)| f64::from(score) * share).sum();
    f64::from(row.iter().max().copied().unwrap_or_default()) - mean
}

/// The score of every word, and one that never reaches a threshold for words with other letters.
fn table(rows: &[Vec<i32>]) -> Vec<i32> {
    let mut scores = vec![0];
    for row in rows {
        scores = scores.iter().flat_map(|score| row.iter().map(move |own| score + own)).collect();
    }
    scores.push(i32::MIN);
    scores
}

#[cfg(test)]
mod tests {
    use super::super::encoded::word_length;
    use super::*;
    use crate::alphabet::Alphabet;
    use crate::motif::Ppm;
    use crate::sequence::Records;
    use proptest::prelude::*;

    /// All windows, scored letter by letter.
    fn plain(weights: &Weights, reversed: bool, codes: &[u8]) -> Vec<(usize, i32)> {
        let letters = weights.rows[0].len();
        let score = |window: &[u8]| -> Option<i32> {
            let mut sum = 0;
            for (place, &code) in window.iter().enumerate() {
                let code = (code != OUTSIDE).then_some(usize::from(code))?;
                let (row, code) =
                    if reversed { (weights.width() - 1 - place, letters - 1 - code) } else { (place, code) };
                sum += weights.rows[row][code];
            }
            weights.threshold.filter(|&threshold| sum >= threshold).map(|_| sum)
        };
        codes.windows(weights.width()).enumerate().filter_map(|(start, window)| Some((start, score(window)?))).collect()
    }

    proptest! {
        #[test]
        fn the_windows_are_those_of_a_plain_scan(
            letters in "[ACGTN]{0,120}",
            columns in 1usize..12,
            seed in prop::collection::vec(0.01..1.0f64, 48),
            reversed: bool,
            cut in 0usize..120,
        ) {
            let ends = [letters.len().min(cut) as u32, letters.len() as u32];
            let encoded = Encoded::new(&Records::new(letters.as_bytes(), &ends).unwrap(), &Alphabet::DNA);
            let background = [0.3, 0.2, 0.2, 0.3];
            let weights = Weights::new(&Ppm::normalised(seed[..4 * columns].to_vec(), 4), 20.0, 0.1, &background, 0.2);
            let mut found = Vec::new();
            if let Some(finder) = Finder::new(&weights, reversed, &background, word_length(4)) {
                let half = encoded.codes.len() / 2;
                for starts in [0..half, half..encoded.codes.len()] {
                    finder.scan(&encoded, starts, |start, score| found.push((start, score)));
                }
            }
            prop_assert_eq!(found, plain(&weights, reversed, &encoded.codes));
        }
    }
}
