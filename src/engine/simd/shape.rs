//! The maps that a step reads and writes.

use crate::network::Source;

/// A map that a step reads.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    pub source: Source,
    /// The position that the first window starts at.
    pub start: usize,
    /// Positions of the whole map.
    pub positions: usize,
    pub channels: usize,
}

impl Input {
    /// Elements of the whole map.
    pub fn size(&self) -> usize {
        self.positions * self.channels
    }
}

/// What a convolution reads, and the size of what it writes.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub input: Input,
    /// Output channels.
    pub channels: usize,
    /// Output positions.
    pub positions: usize,
}

impl Shape {
    /// Elements of the map that is written.
    pub fn size(&self) -> usize {
        self.positions * self.channels
    }
}
