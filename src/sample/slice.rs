//! How much is evaluated per slice of work.

use crate::substructure::Substructure;

/// Floating-point operations of one slice of work, some tens of milliseconds on one thread.
const FLOPS: f64 = 4e8;
/// Minimum and maximum number of sequences per slice: enough to keep all threads busy, with bounded memory.
const SEQUENCES: [usize; 2] = [256, 2048];
/// Floating-point operations of a slice of so few, at most: some seconds, after which a run can be cancelled.
const MAX_FLOPS: f64 = 4e10;
/// Minimum number of sequences per slice where they take more.
const MIN_SEQUENCES: usize = 8;

/// Sequences per slice of work.
pub fn slice(substructure: &Substructure) -> usize {
    let within = |operations: f64| (operations / substructure.flops()) as usize;
    let min = within(MAX_FLOPS).clamp(MIN_SEQUENCES, SEQUENCES[0]);
    within(FLOPS).clamp(min, SEQUENCES[1])
}
