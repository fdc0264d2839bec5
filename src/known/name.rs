//! The known motifs that a motif of a dictionary is named by.

use super::placement::Scan;
use super::{Finding, Known, NothingFound, found};
use crate::motif::Ppm;
use crate::options::GrammarOptions;
use crate::tomtom::{self, Hit, Resolution};

/// Minimum number of positions of a match that gives a name: few strict letters in a row are significant, and common.
pub(super) const MIN_NAMED: usize = 6;

/// Minimum mean information content of a matrix that is named, bits per position.
pub(super) const MIN_INFORMATION: f64 = 0.25;

impl Known {
    /// The known motifs that a motif of `sites` sites is named by, one of so many that are compared. None where it has
    /// little information.
    ///
    /// A known motif that covers it, or several that lie side by side in it: see [`Scan`].
    pub fn name(&self, ppm: &Ppm, sites: f64, motifs: usize, options: &GrammarOptions) -> Finding {
        let whole = self.named(ppm, sites, motifs, options);
        let parts = Scan::new(self, ppm, sites, motifs, options).beside(whole.hits.clone());
        parts.unwrap_or(whole)
    }

    /// The known motifs that all of a matrix is named by, one of so many matrices that are compared.
    ///
    /// p-values and alignments are Tomtom's. A q-value is the larger one of Tomtom's and of that in which flat columns
    /// count as unaligned, times the number of matrices. Six positions, or all of a shorter known motif, must be aligned.
    pub(super) fn named(&self, ppm: &Ppm, sites: f64, matrices: usize, options: &GrammarOptions) -> Finding {
        let [targets, null] = &self.informative;
        let information = ppm.mean_information();
        if self.is_empty() || ppm.width() == 0 || null.columns() == 0 || information < MIN_INFORMATION {
            return Finding::nothing(1.0, NothingFound::LittleInformation { information, best_q: 1.0 });
        }
        let is_long = |hit: &Hit| hit.overlap >= MIN_NAMED.min(targets.length(hit.target));
        let corrected = |hit: Hit| Hit { q: (hit.q * matrices as f64).min(1.0), ..hit };
        let counted = tomtom::search(&tomtom::without_flat(ppm), sites, targets, null, Resolution::TOMTOM, options);
        let mut counted: Vec<Hit> = counted.into_iter().filter(is_long).map(corrected).collect();
        if counted.iter().any(|hit| hit.q <= options.threshold) {
            let all: Vec<Hit> = self.hits(ppm, sites, options).into_iter().map(corrected).collect();
            let larger = |hit: &Hit| Hit { q: all[hit.target].q.max(hit.q), ..all[hit.target] };
            counted = counted.iter().map(larger).filter(is_long).collect();
        }
        found(counted, ppm, options)
    }
}
