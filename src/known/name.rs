//! The known motifs that a motif of a dictionary is named by.

use super::placement::{MIN_NAMED, Scan};
use super::{Finding, Known, NothingFound, found};
use crate::motif::Ppm;
use crate::options::GrammarOptions;
use crate::tomtom::{self, Hit, Resolution};

/// Minimum mean information content of a matrix that is named, bits per position.
pub(super) const MIN_INFORMATION: f64 = 0.25;

impl Known {
    /// The known motifs that a motif of `sites` sites is named by, one of so many that are compared. None where it has
    /// little information.
    ///
    /// A known motif that covers it, or several that lie side by side in it.
    pub fn name(&self, ppm: &Ppm, sites: f64, motifs: usize, options: &GrammarOptions) -> Finding {
        let whole = self.named(ppm, sites, motifs, options);
        let parts = Scan::new(self, ppm, sites, motifs, options).several(whole.hits.clone());
        parts.unwrap_or(whole)
    }

    /// The known motifs that all of a matrix is named by, one of so many matrices that are compared.
    ///
    /// p-values and alignments are Tomtom's. A q-value is the larger one of Tomtom's and of that in which flat columns
    /// count as unaligned, times the number of matrices. Six positions, or all of a shorter known motif, must be aligned.
    pub(super) fn named(&self, ppm: &Ppm, sites: f64, matrices: usize, options: &GrammarOptions) -> Finding {
        let information = ppm.mean_information();
        if self.is_empty() || ppm.width() == 0 || self.informative[1].columns() == 0 || information < MIN_INFORMATION {
            return Finding::nothing(1.0, NothingFound::LittleInformation { information, best_q: 1.0 });
        }
        let corrected = |hit: Hit| Hit { q: (hit.q * matrices as f64).min(1.0), ..hit };
        let counted = self.counted(ppm, sites, options).into_iter().map(corrected);
        let mut hits: Vec<Hit> = counted.filter(|hit| self.is_long(hit)).collect();
        if hits.iter().any(|hit| hit.q <= options.threshold) {
            let all: Vec<Hit> = self.hits(ppm, sites, options).into_iter().map(corrected).collect();
            let larger = |hit: &Hit| Hit { q: all[hit.target].q.max(hit.q), ..all[hit.target] };
            hits = hits.iter().map(larger).filter(|hit| self.is_long(hit)).collect();
        }
        found(hits, ppm, options)
    }

    /// The match of a matrix with one known motif, where so many matrices are compared with it: q is the larger p-value
    /// times their number.
    pub(super) fn alone(
        &self,
        ppm: &Ppm,
        sites: f64,
        target: usize,
        matrices: usize,
        options: &GrammarOptions,
    ) -> Option<Hit> {
        let hit = *self.hits(ppm, sites, options).get(target)?;
        let counted = *self.counted(ppm, sites, options).get(target)?;
        let q = (hit.p.max(counted.p) * matrices as f64).min(1.0);
        (self.is_long(&hit) && self.is_long(&counted)).then_some(Hit { q, ..hit })
    }

    /// The alignment of every known motif, where flat columns count as unaligned.
    fn counted(&self, ppm: &Ppm, sites: f64, options: &GrammarOptions) -> Vec<Hit> {
        let [targets, null] = &self.informative;
        tomtom::search(&tomtom::without_flat(ppm), sites, targets, null, Resolution::TOMTOM, options)
    }

    /// Whether enough positions are aligned for a name.
    fn is_long(&self, hit: &Hit) -> bool {
        hit.overlap >= MIN_NAMED.min(self.targets.length(hit.target))
    }
}
