//! The exact distribution of the scores of a position weight matrix.
//!
//! A score is the sum of log₂ (probability / background) over the positions of a window, in bits. Each term is rounded to a
//! whole number of units, so the scores of all windows are whole numbers and their distribution is the convolution of those
//! of the columns (Staden 1989). A coarse pass with large units finds where the threshold lies; a fine pass with small units
//! computes only the scores from there on, as in Touzet & Varré 2007. p-values of rounded scores are exact; rounding moves
//! the score of a window by at most half a unit for each position, see [`Weights::rounding`].

use crate::motif::Ppm;

/// Units in a bit of the coarse pass.
const COARSE: f64 = 64.0;

/// Most units in a bit of the fine pass.
const FINEST: f64 = 16_384.0;

/// Most scores above the threshold in the fine pass, where few words reach the threshold: rounding may change their order.
const SPARSE: f64 = 262_144.0;

/// Most scores above the threshold where many words reach it. Their rounding is then random and hardly changes the
/// distribution.
const DENSE: f64 = 32_768.0;

/// A position weight matrix in units, with the p-values of its scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Scores of the letters, one row per position, in units.
    pub rows: Vec<Vec<i32>>,
    /// Units in a bit.
    pub scale: f64,
    /// The smallest score whose p-value is at most the threshold; none where not even the largest is that rare.
    pub threshold: Option<i32>,
    /// The scores of words from the threshold on, ascending.
    scores: Vec<i32>,
    /// Their p-values.
    tail: Vec<f64>,
}

impl Weights {
    /// The matrix of `sites` sites with `pseudocount` letters of the background added to each position, and its scores with
    /// p-values up to `p`.
    pub fn new(ppm: &Ppm, sites: f64, pseudocount: f64, background: &[f64], p: f64) -> Self {
        let words = p * libm::pow(background.len() as f64, ppm.width() as f64);
        let entries = if words > DENSE { DENSE } else { SPARSE };
        Self::of(&log_odds(ppm, sites, pseudocount, background), background, p, entries)
    }

    /// From scores in bits, with about so many scores above the threshold.
    fn of(bits: &[Vec<f64>], background: &[f64], p: f64, entries: f64) -> Self {
        let coarse = rounded(bits, COARSE);
        let half = coarse.len() as f64 / 2.0;
        let whole = Tail::new(&coarse, background, i32::MIN);
        let limit = whole.threshold(p).unwrap_or(whole.max());
        let lowest = ((f64::from(limit) - 1.0 - half) / COARSE).max(min(bits));
        let scale = (entries / (max(bits) - lowest)).floor().clamp(1.0, FINEST);
        let rows = rounded(bits, scale);
        let tail = Tail::new(&rows, background, libm::floor(lowest * scale - half) as i32);
        let threshold = tail.threshold(p);
        let (scores, tail) = threshold.map(|threshold| tail.steps(threshold)).unwrap_or_default();
        Self { rows, scale, threshold: scores.first().copied(), scores, tail }
    }

    /// Number of positions.
    pub fn width(&self) -> usize {
        self.rows.len()
    }

    /// Probability that a window of background letters has this score or a larger one; 1 below the threshold.
    pub fn p(&self, score: i32) -> f64 {
        if self.threshold.is_none_or(|threshold| score < threshold) {
            return 1.0;
        }
        self.tail.get(self.scores.partition_point(|&other| other < score)).copied().unwrap_or(0.0)
    }

    /// A score in bits.
    pub fn bits(&self, score: i32) -> f64 {
        f64::from(score) / self.scale
    }

    /// The largest score.
    pub fn max(&self) -> i32 {
        self.rows.iter().filter_map(|row| row.iter().max()).sum()
    }

    /// The largest difference in bits between the rounded score of a window and its score.
    pub fn rounding(&self) -> f64 {
        self.width() as f64 / (2.0 * self.scale)
    }
}

/// log₂ of smoothed probabilities divided by the background.
fn log_odds(ppm: &Ppm, sites: f64, pseudocount: f64, background: &[f64]) -> Vec<Vec<f64>> {
    let weight = |(&p, &b): (&f64, &f64)| libm::log2((sites * p + pseudocount * b) / ((sites + pseudocount) * b));
    ppm.rows().map(|row| row.iter().zip(background).map(weight).collect()).collect()
}

fn rounded(bits: &[Vec<f64>], scale: f64) -> Vec<Vec<i32>> {
    bits.iter().map(|row| row.iter().map(|bit| libm::round(bit * scale) as i32).collect()).collect()
}

fn max(bits: &[Vec<f64>]) -> f64 {
    bits.iter().map(|row| row.iter().copied().fold(f64::NEG_INFINITY, f64::max)).sum()
}

fn min(bits: &[Vec<f64>]) -> f64 {
    bits.iter().map(|row| row.iter().copied().fold(f64::INFINITY, f64::min)).sum()
}

/// Probabilities of the scores from `lowest` on: of each score or a larger one.
struct Tail {
    lowest: i32,
    p: Vec<f64>,
}

impl Tail {
    /// Partial sums that cannot reach `from` any more are left out.
    fn new(rows: &[Vec<i32>], background: &[f64], from: i32) -> Self {
        let ends = |row: &Vec<i32>| {
            (row.iter().min().copied().unwrap_or_default(), row.iter().max().copied().unwrap_or_default())
        };
        let mut rest: i32 = rows.iter().map(|row| ends(row).1).sum();
        let (mut lowest, mut shares) = (0, vec![1.0]);
        for row in rows {
            let (low, high) = ends(row);
            rest -= high;
            let next_lowest = (lowest + low).max(from.saturating_sub(rest));
            let next_highest = lowest + shares.len() as i32 - 1 + high;
            let mut next = vec![0.0; (next_highest - next_lowest + 1).max(1) as usize];
            for (&score, &share) in row.iter().zip(background) {
                let shift = lowest + score - next_lowest;
                let skipped = (-shift).max(0) as usize;
                let place = shift.max(0) as usize;
                let kept = shares.iter().skip(skipped);
                next.iter_mut().skip(place).zip(kept).for_each(|(sum, before)| *sum += share * before);
            }
            (lowest, shares) = (next_lowest, next);
        }
        let mut sum = 0.0;
        for share in shares.iter_mut().rev() {
            sum += *share;
            *share = sum;
        }
        Self { lowest, p: shares }
    }

    fn max(&self) -> i32 {
        self.lowest + self.p.len() as i32 - 1
    }

    /// The smallest score that is at most as likely as `p`.
    fn threshold(&self, p: f64) -> Option<i32> {
        let place = self.p.partition_point(|&larger| larger > p);
        (place < self.p.len()).then(|| self.lowest + place as i32)
    }

    /// The scores of words from `score` on, and their p-values.
    fn steps(&self, score: i32) -> (Vec<i32>, Vec<f64>) {
        let from = (score - self.lowest).max(0) as usize;
        let larger = |place: usize| self.p.get(place + 1).copied().unwrap_or(0.0);
        let steps = (from..self.p.len()).filter(|&place| self.p[place] > larger(place));
        steps.map(|place| (self.lowest + place as i32, self.p[place])).unzip()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Scores and probabilities of all words of letters.
    fn words(rows: &[Vec<i32>], background: &[f64]) -> Vec<(i32, f64)> {
        let mut words = vec![(0, 1.0)];
        for row in rows {
            let longer = |&(score, share): &(i32, f64)| {
                row.iter().zip(background).map(move |(own, p)| (score + own, share * p)).collect::<Vec<_>>()
            };
            words = words.iter().flat_map(longer).collect();
        }
        words
    }

    fn tail_of(words: &[(i32, f64)], score: i32) -> f64 {
        words.iter().filter(|(other, _)| *other >= score).map(|(_, share)| share).sum()
    }

    proptest! {
        #[test]
        fn p_values_are_those_of_all_words(
            weights in prop::collection::vec(0.0..1.0f64, 24),
            skew in 0.1..0.4f64,
            log_p in -3.0..0.0f64,
        ) {
            let background = [skew, 0.5 - skew, 0.5 - skew, skew];
            let p = libm::exp10(log_p);
            let weights = Weights::new(&Ppm::normalised(weights, 4), 20.0, 0.1, &background, p);
            let words = words(&weights.rows, &background);
            for &(score, _) in &words {
                let exact = tail_of(&words, score);
                if weights.threshold.is_some_and(|threshold| score >= threshold) {
                    prop_assert!(exact <= p * (1.0 + 1e-12));
                    prop_assert!((weights.p(score) / exact - 1.0).abs() < 1e-12, "{} {}", weights.p(score), exact);
                } else {
                    prop_assert!(exact > p * (1.0 - 1e-12), "{exact} is at most {p}, and below the threshold");
                }
            }
        }
    }

    #[test]
    fn rounding_moves_no_window_by_more_than_its_bound() {
        let ppm = Ppm::normalised((0..48).map(|i| 1.0 + f64::from(i * i % 7)).collect(), 4);
        let background = [0.3, 0.2, 0.2, 0.3];
        let weights = Weights::new(&ppm, 50.0, 0.1, &background, 1e-3);
        let bits = log_odds(&ppm, 50.0, 0.1, &background);
        for codes in [[0usize, 1, 2, 3], [3, 3, 1, 0], [2, 0, 2, 0]] {
            let word: Vec<usize> = codes.repeat(3);
            let exact: f64 = bits.iter().zip(&word).map(|(row, &code)| row[code]).sum();
            let score: i32 = weights.rows.iter().zip(&word).map(|(row, &code)| row[code]).sum();
            assert!((weights.bits(score) - exact).abs() <= weights.rounding());
        }
    }

    #[test]
    fn larger_units_hardly_change_the_p_values_of_long_motifs() {
        let ppm = Ppm::normalised((0..64).map(|i| 1.0 + f64::from(i * i % 11 + i % 3)).collect(), 4);
        let background = [0.3, 0.2, 0.2, 0.3];
        let bits = log_odds(&ppm, 50.0, 0.1, &background);
        let [fine, coarse] = [SPARSE, DENSE].map(|entries| Weights::of(&bits, &background, 1e-3, entries));
        assert!(fine.scale > 2.0 * coarse.scale);
        for share in [0.0, 0.2, 0.5, 0.8] {
            let threshold = coarse.bits(coarse.threshold.unwrap());
            let score = threshold + share * (coarse.bits(coarse.max()) - threshold);
            let [own, exact] = [&coarse, &fine].map(|weights| weights.p(libm::ceil(score * weights.scale) as i32));
            assert!((own / exact - 1.0).abs() < 1e-2, "{own} {exact}");
        }
    }

    #[test]
    fn a_matrix_without_information_has_no_threshold() {
        let weights = Weights::new(&Ppm::normalised(vec![1.0; 40], 4), 20.0, 0.1, &[0.25; 4], 1e-4);
        assert_eq!((weights.threshold, weights.p(0)), (None, 1.0));
        assert_eq!(Weights::new(&Ppm::normalised(vec![1.0; 40], 4), 20.0, 0.1, &[0.25; 4], 1.0).p(0), 1.0);
    }

    #[test]
    fn a_long_strict_motif_has_tiny_p_values() {
        let ppm = Ppm::normalised([1.0, 0.0, 0.0, 0.0].repeat(40), 4);
        let weights = Weights::new(&ppm, 1e9, 0.1, &[0.25; 4], 1e-4);
        assert!((weights.p(weights.max()) / libm::pow(0.25, 40.0) - 1.0).abs() < 1e-9);
    }
}
