//! The limits on what is read from a file. They bound memory and time before anything is allocated; the
//! message that refuses a file contains the limit that it exceeds.

/// Nodes, tensors, attributes and names of one graph.
pub const ENTRIES: usize = 1_000_000;

/// Axes of a tensor.
pub const RANK: usize = 8;

/// Elements of one constant tensor.
pub const ELEMENTS: usize = 1 << 26;

/// Kernel width, stride, dilation, padding or window, in positions.
pub const EXTENT: usize = 1 << 15;

/// Length of the input.
pub const LENGTH: usize = 1 << 24;

/// Channels of the result of joins, slices and repeats.
pub const CHANNELS: usize = 1 << 16;

/// Elements of all constants together that are computed from others.
pub const COMPUTED: usize = 1 << 26;

/// Bytes of the weights of all convolutions and dense layers together, groups expanded.
pub const WEIGHT_BYTES: usize = 512 << 20;

/// Weights that all convolutions together may gain when selections of channels are folded into them.
pub const GAINED_WEIGHTS: usize = 1 << 24;

/// Bytes of the feature maps of one substructure.
pub const MAP_BYTES: usize = 192 << 20;

/// Depth of the computation of a constant from other constants.
pub const CONSTANT_DEPTH: usize = 128;

/// Operations between the input and the head.
pub const NODES: usize = 20_000;

/// Weights of a dense layer.
pub const DENSE_WEIGHTS: usize = 1 << 24;
