//! Whether the numbers of a matrix are probabilities or counts.

use super::draft::DraftMotif;
use super::source::{COUNTS, MotifSource};
use crate::error::{Code, Result};

/// Maximum deviation of a row's sum from 1 by rounding; the MEME suite allows the same.
const ROUNDING: f64 = 0.1;

/// Maximum row sum of a matrix that is not of counts.
const PROBABILITIES: f64 = 1.5;

/// What the numbers of a matrix are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// Probabilities; the rows sum to about 1.
    Probabilities,
    /// Counts, with the largest sum of a row.
    Counts(f64),
}

impl Scale {
    /// The scale of the matrix of `draft`. Rows of only zeros say nothing.
    ///
    /// # Errors
    /// [`Code::MotifMalformed`] for sums that neither have.
    pub fn of(source: &MotifSource, draft: &DraftMotif, alphabet_size: usize) -> Result<Self> {
        let sums: Vec<f64> = sums(draft, alphabet_size).collect();
        let is_odd = |&sum: &f64| sum != 0.0 && (sum - 1.0).abs() > ROUNDING;
        let Some(odd) = sums.iter().position(is_odd) else { return Ok(Self::Probabilities) };
        let largest = sums.iter().copied().fold(0.0, f64::max);
        let is_whole = draft.rows.iter().all(|number| number.fract() == 0.0);
        if largest > PROBABILITIES && (is_whole || sums.iter().all(|&sum| sum == 0.0 || sum > PROBABILITIES)) {
            return Ok(Self::Counts(largest));
        }
        let what = format_args!(
            "begins {}, whose row {} sums to {:.3e}: probabilities sum to 1, counts to the number of sites",
            draft.called(),
            odd + 1,
            sums[odd]
        );
        Err(source.refusal(Code::MotifMalformed, draft.line, what, COUNTS))
    }
}

/// The sum of each row.
pub fn sums(draft: &DraftMotif, alphabet_size: usize) -> impl Iterator<Item = f64> {
    draft.rows.chunks_exact(alphabet_size).map(|row| row.iter().sum())
}
