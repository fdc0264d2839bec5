//! Gaps between neighbouring motifs.

use serde::{Deserialize, Serialize};

/// Distances beyond the quartiles by more than this many times the distance between them are left out (Tukey).
const FENCE: f64 = 1.5;

/// Distances within this many bases of the quartiles are never left out.
const NEAR: f64 = 4.0;

/// Bases between the end of one motif and the start of the next.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Gap {
    /// Fewest; negative where the motifs overlap.
    pub min: i32,
    /// Most.
    pub max: i32,
    /// Whether it varies (soft syntax) or is fixed (hard syntax).
    pub flexible: bool,
    /// Facets in which both motifs occur.
    pub crms: usize,
}

impl Gap {
    /// From the distances, start to start, behind a motif of `length` columns; none without distances. Rare
    /// distances far from the others do not count.
    pub fn between(distances: &[i32], length: usize) -> Option<Self> {
        let mut sorted = distances.to_vec();
        sorted.sort_unstable();
        let last = sorted.len().checked_sub(1)?;
        let (first, third) = (f64::from(sorted[last / 4]), f64::from(sorted[last - last / 4]));
        let fence = (FENCE * (third - first)).max(NEAR);
        sorted.retain(|&distance| f64::from(distance) >= first - fence && f64::from(distance) <= third + fence);
        let (min, max) = (*sorted.first()?, *sorted.last()?);
        let length = length as i32;
        Some(Self { min: min - length, max: max - length, flexible: max > min, crms: sorted.len() })
    }

    /// How much it varies, then how wide it is: the firmest connection first.
    pub fn looseness(&self) -> (i32, i32) {
        (self.max - self.min, self.min + self.max)
    }
}
