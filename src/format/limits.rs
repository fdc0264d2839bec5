//! Limits of motif files, checked before memory is allocated. Errors name the limit that is exceeded.

/// Maximum size of a file, bytes.
pub const FILE_BYTES: usize = 64 << 20;

/// Maximum number of motifs of a file.
pub const MOTIFS: usize = 100_000;

/// Maximum number of positions of a motif.
pub const COLUMNS: usize = 10_000;

/// Maximum number of positions of all motifs of a file.
pub const ALL_COLUMNS: usize = 1_000_000;

/// Maximum count.
pub const COUNT: f64 = 1e12;
