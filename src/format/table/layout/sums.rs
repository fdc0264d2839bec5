//! The sums over the letters, position by position.

use super::Layout;
use crate::error::{Code, Result};
use crate::format::source::MotifSource;
use crate::format::table::axis::Axis;
use crate::format::table::record::Record;

/// Maximum difference of sums that are the same but for rounding, as a share of the largest.
const ROUNDING: f64 = 0.03;

/// Maximum ratio of the sums of two positions of a table without a header and letters.
const RATIO: f64 = 2.0;

const NAME: &str =
    "If the table is a matrix, add a line “>name” and a line “A C G T” above it; else choose a motif file.";

/// Whether all positions have the same sum. Positions of only zeros say nothing.
pub fn are_equal(record: &Record, layout: &Layout) -> bool {
    let (smallest, largest) = range(record, layout);
    largest > 0.0 && largest - smallest <= ROUNDING * largest
}

/// Checks that the numbers of a table can be counts or probabilities of letters.
///
/// # Errors
/// [`Code::MotifMalformed`] where the sums of the positions are too different.
pub fn check(source: &MotifSource, record: &Record, layout: &Layout) -> Result<()> {
    let (smallest, largest) = range(record, layout);
    if largest <= RATIO * smallest || largest == 0.0 {
        return Ok(());
    }
    let what = match layout.axis {
        Axis::Positions => "rows",
        Axis::Letters => "columns",
    };
    Err(source.refusal(
        Code::MotifMalformed,
        record.line(),
        format_args!(
            "begins a table whose {what} sum to between {smallest:.3} and {largest:.3}; those of a matrix have the same sum"
        ),
        NAME,
    ))
}

/// The smallest and the largest sum of a position that is not of only zeros.
fn range(record: &Record, layout: &Layout) -> (f64, f64) {
    let size = layout.columns.alphabet.len();
    let matrix = layout.matrix(record);
    let sums = matrix.chunks_exact(size).map(|row| row.iter().sum::<f64>()).filter(|&sum| sum != 0.0);
    sums.fold((f64::MAX, 0.0), |(smallest, largest), sum| (smallest.min(sum), largest.max(sum)))
}
