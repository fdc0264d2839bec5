//! How the scores of a query column are distributed over the columns of all targets.

use super::scores::Scores;

/// For one query column the share of target columns with each score.
#[derive(Clone, Debug)]
pub(super) struct ScoreHistogram {
    /// The smallest score.
    pub low: i32,
    /// Shares of that score and those after it.
    pub shares: Vec<f64>,
}

impl ScoreHistogram {
    /// Counts the scores of all strands. Counters take turns, because equal scores often follow each other.
    pub fn new(scores: &Scores) -> Self {
        const RANGE: usize = 512;
        let mut counts = [[0u32; RANGE]; 4];
        for scores in scores.strands() {
            let (fours, rest) = scores.as_chunks::<4>();
            for four in fours {
                for (counts, score) in counts.iter_mut().zip(four) {
                    counts[*score as usize % RANGE] += 1;
                }
            }
            rest.iter().for_each(|score| counts[0][*score as usize % RANGE] += 1);
        }
        let from_least = (0..RANGE).map(|i| (i + RANGE / 2) % RANGE);
        let counts: Vec<u32> = from_least.map(|i| counts.iter().map(|counts| counts[i]).sum()).collect();
        let first = counts.iter().position(|&count| count > 0).unwrap_or(0);
        let last = counts.iter().rposition(|&count| count > 0).unwrap_or(0);
        let all = f64::from(counts.iter().sum::<u32>());
        let shares = counts[first..=last].iter().map(|&count| f64::from(count) / all).collect();
        Self { low: first as i32 - RANGE as i32 / 2, shares }
    }

    /// The largest score.
    pub fn high(&self) -> i32 {
        self.low + self.shares.len() as i32 - 1
    }
}
