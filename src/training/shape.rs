//! The shape of the network of the paper's Figure 2A.

/// Length of the input sequence.
pub const LENGTH: usize = 8;
/// Number of letters of the alphabet.
pub const ALPHABET_SIZE: usize = 4;
/// Number of filters of the first convolution.
pub const FILTERS: usize = 3;
/// Width of these filters.
pub const WIDTH: usize = 5;
/// Window size of the max-pooling.
pub const POOL: usize = 2;
/// Number of pooled positions, all of which are inputs of the neuron.
pub const POOLED: usize = (LENGTH - WIDTH + 1) / POOL;
