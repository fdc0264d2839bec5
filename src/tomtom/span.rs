//! The distribution of the score of adjacent query columns.

use super::histogram::ScoreHistogram;
use std::ops::{Add, Mul};

/// A floating-point number of single or double precision.
pub(super) trait Real: Copy + Default + Add<Output = Self> + Mul<Output = Self> + Into<f64> {
    /// The nearest number to a double.
    fn nearest(number: f64) -> Self;
}

impl Real for f32 {
    fn nearest(number: f64) -> Self {
        number as f32
    }
}

impl Real for f64 {
    fn nearest(number: f64) -> Self {
        number
    }
}

/// The distribution of a span's score.
pub(super) struct Span<T> {
    /// The lowest score kept.
    low: i32,
    /// Shares of that score and each following one.
    shares: Vec<T>,
    /// The share of each score and all above it, from the highest score down.
    tails: Vec<T>,
}

impl<T: Real> Span<T> {
    /// The span of one column; scores below `keep` are left out.
    pub fn new(column: &ScoreHistogram, keep: i32) -> Self {
        let skipped = (keep - column.low).clamp(0, column.shares.len() as i32);
        Self::from_shares(column.low + skipped, shares(&column.shares[skipped as usize..]))
    }

    /// The span extended by a column; scores below `keep` are left out.
    pub fn extended(&self, column: &ScoreHistogram, keep: i32) -> Self {
        let all = (self.shares.len() + column.shares.len()).saturating_sub(1);
        let skipped = (keep - self.low - column.low).clamp(0, all as i32) as usize;
        if self.shares.is_empty() {
            return Self::from_shares(self.low + column.low, Vec::new());
        }
        let shares = convolved(&self.shares, &shares(&column.shares), skipped, all);
        Self::from_shares(self.low + column.low + skipped as i32, shares)
    }

    fn from_shares(low: i32, shares: Vec<T>) -> Self {
        let tails = sums(shares.iter().rev().copied().collect());
        Self { low, shares, tails }
    }

    /// The share of `score` and above; `score` must not be below the lowest score kept.
    pub fn tail(&self, score: i32) -> T {
        let from_low = (score - self.low).max(0) as usize;
        self.tails.len().checked_sub(from_low + 1).map_or(T::default(), |from_high| self.tails[from_high])
    }

    /// The share of `score` and above of the concatenation of this span and another; `score` must not be below the
    /// lowest score kept.
    pub fn tail_with(&self, right: &Self, score: i32) -> T {
        let needed = score - self.low - right.low;
        let first = (needed + 1 - right.tails.len() as i32).max(0) as usize;
        let past = (needed + 1).clamp(0, self.shares.len() as i32) as usize;
        let certain = self.tail(self.low + past as i32) * right.tails.last().copied().unwrap_or_default();
        if first >= past {
            return certain;
        }
        let highest = (right.tails.len() as i32 - 1 - (needed - first as i32)) as usize;
        certain + product(&self.shares[first..past], &right.tails[highest..])
    }
}

/// Prefix sums. Four values are added up before the running sum is, to shorten the chain of dependent additions.
fn sums<T: Real>(mut values: Vec<T>) -> Vec<T> {
    let mut sum = T::default();
    let (fours, rest) = values.as_chunks_mut::<4>();
    for four in fours {
        let [a, b, c, d] = *four;
        let pair = a + b;
        *four = [sum + a, sum + pair, sum + (pair + c), sum + (pair + (c + d))];
        sum = four[3];
    }
    for value in rest {
        sum = sum + *value;
        *value = sum;
    }
    values
}

/// Σ a[i] · b[i] over all of `a`.
fn product<T: Real>(a: &[T], b: &[T]) -> T {
    const LANES: usize = 16;
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<LANES>(), b[..a.len()].as_chunks::<LANES>());
    let mut sums = [T::default(); LANES];
    for (a, b) in a.iter().zip(b) {
        for lane in 0..LANES {
            sums[lane] = sums[lane] + a[lane] * b[lane];
        }
    }
    let rest = a_rest.iter().zip(b_rest).fold(T::default(), |rest, (&a, &b)| rest + a * b);
    sums.into_iter().fold(rest, |sum, lane| sum + lane)
}

/// The elements `from..to` of the convolution of `long` and `short`. Not inlined, so that registers suffice.
#[inline(never)]
fn convolved<T: Real>(long: &[T], short: &[T], from: usize, to: usize) -> Vec<T> {
    const LANES: usize = 16;
    let margin = short.len() - 1;
    let mut padded = vec![T::default(); margin + long.len() + margin + LANES];
    padded[margin..margin + long.len()].copy_from_slice(long);
    let reversed: Vec<T> = short.iter().rev().copied().collect();
    let mut out = vec![T::default(); (to - from).next_multiple_of(LANES)];
    for (block, out) in out.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
        let at = from + block * LANES;
        let first = margin.saturating_sub(at + LANES - 1);
        let end = reversed.len().min((margin + long.len()).saturating_sub(at));
        let mut sums = [T::default(); LANES];
        for (i, &share) in reversed.iter().enumerate().take(end).skip(first) {
            let window = &padded[at + i..at + i + LANES];
            for lane in 0..LANES {
                sums[lane] = sums[lane] + share * window[lane];
            }
        }
        *out = sums;
    }
    out.truncate(to - from);
    out
}

fn shares<T: Real>(shares: &[f64]) -> Vec<T> {
    shares.iter().map(|&share| T::nearest(share)).collect()
}
