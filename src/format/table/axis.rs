//! What a row of a table stands for.

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Each row is a position, with one number per letter.
    Positions,
    /// Each row is a letter, with one number per position.
    Letters,
}
