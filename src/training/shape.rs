//! The shape of the network of the paper's Figure 2A.

/// Letters of the input, and kinds of them.
pub const LENGTH: usize = 8;
/// Kinds of letters.
pub const LETTERS: usize = 4;
/// Filters of the first convolution.
pub const FILTERS: usize = 3;
/// Their width.
pub const WIDTH: usize = 5;
/// Window of the max-pooling.
pub const POOL: usize = 2;
/// Pooled positions, all of which the neuron reads.
pub const POOLED: usize = (LENGTH - WIDTH + 1) / POOL;
