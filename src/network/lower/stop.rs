//! Why lowering stops at an operation.

use crate::error::Error;

/// Why an operation was not lowered.
pub enum Stop {
    /// It is not supported, for this reason; layers that depend on it cannot be analysed.
    Blocked(String),
    /// The file is refused.
    Refused(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

/// The operation is not supported, for the reason `why`.
pub fn blocked<T>(why: impl Into<String>) -> Result<T, Stop> {
    Err(Stop::Blocked(why.into()))
}
