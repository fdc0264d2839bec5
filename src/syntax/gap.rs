//! Gaps between neighbouring motifs.

use serde::{Deserialize, Serialize};

/// Distances farther from the quartiles than this multiple of the interquartile range are outliers (Tukey).
const FENCE: f64 = 1.5;

/// Distances within this number of bases from the quartiles are never outliers.
const NEAR: f64 = 4.0;

/// Bases between the end of one motif and the start of the next: those that the network accepts, where it was asked, or
/// else those in the facets.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Gap {
    /// Minimum; negative if the motifs overlap.
    pub min: i32,
    /// Maximum.
    pub max: i32,
    /// Whether it varies (soft syntax); otherwise it is fixed (hard syntax).
    pub flexible: bool,
    /// Number of facets in which both motifs occur.
    pub crms: usize,
    /// Whether the network accepts every distance that fits the receptive field.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub any: bool,
    /// The minimum and the maximum in the facets, where `min` and `max` are those that the network accepts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub observed: Option<[i32; 2]>,
}

impl Gap {
    /// From the start-to-start distances after a motif of `length` columns; none without distances. Outliers are
    /// ignored.
    pub fn between(distances: &[i32], length: usize) -> Option<Self> {
        let mut sorted = distances.to_vec();
        sorted.sort_unstable();
        let last = sorted.len().checked_sub(1)?;
        let (first, third) = (f64::from(sorted[last / 4]), f64::from(sorted[last - last / 4]));
        let fence = (FENCE * (third - first)).max(NEAR);
        sorted.retain(|&distance| f64::from(distance) >= first - fence && f64::from(distance) <= third + fence);
        let (min, max) = (*sorted.first()?, *sorted.last()?);
        let length = length as i32;
        Some(Self {
            min: min - length,
            max: max - length,
            flexible: max > min,
            crms: sorted.len(),
            any: false,
            observed: None,
        })
    }

    /// The same gap with the minimum and the maximum that the network accepts, and whether these are all that fit.
    #[must_use]
    pub fn accepted(self, [min, max]: [i32; 2], any: bool) -> Self {
        Self { min, max, flexible: max > min, any, observed: Some([self.min, self.max]), ..self }
    }

    /// Sort key, smallest for the closest connection: the variation of the gap, then its width.
    pub fn sort_key(&self) -> (i32, i32) {
        (self.max - self.min, self.min + self.max)
    }
}
