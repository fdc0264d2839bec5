//! How much is evaluated per slice of work.

use crate::substructure::Substructure;

/// Floating-point operations of one slice of work, some tens of milliseconds on one thread.
const FLOPS: f64 = 4e8;
/// Minimum and maximum number of sequences per slice: enough to keep all threads busy, with bounded memory.
const SEQUENCES: [usize; 2] = [256, 2048];

/// Sequences per slice of work.
pub fn slice(substructure: &Substructure) -> usize {
    ((FLOPS / substructure.flops()) as usize).clamp(SEQUENCES[0], SEQUENCES[1])
}
