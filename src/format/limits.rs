//! The limits on what is read from a motif file, each named once. They bound memory before anything
//! is allocated; a message that refuses a file shows the limit it ran into.

/// Bytes of a file.
pub const FILE_BYTES: usize = 64 << 20;

/// Motifs of a file.
pub const MOTIFS: usize = 100_000;

/// Positions of a motif.
pub const COLUMNS: usize = 10_000;

/// Positions of all motifs of a file together.
pub const ALL_COLUMNS: usize = 1_000_000;

/// Largest count.
pub const COUNT: f64 = 1e12;
