//! Questions about outputs that are answered slice by slice.

use crate::error::Result;

/// Work in progress: the caller repeats [`Work::step`], or stops and takes what was found.
pub trait Work {
    /// A slice of work, about as long as one pass per thread; `true` when all is done.
    ///
    /// # Errors
    /// [`Code::UnsupportedOp`](crate::error::Code::UnsupportedOp) where the engine fails.
    fn step(&mut self) -> Result<bool>;

    /// Share of the work that is done, 0 … 1.
    fn fraction(&self) -> f64;

    /// The results so far, as JSON.
    fn json(&self) -> String;
}
