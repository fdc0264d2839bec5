//! What was corrected in a file, for its warnings.

use super::draft::DraftMotif;
use super::scale::{Scale, sums};
use super::source::clip;
use crate::motif::database::Motif;

/// Maximum deviation of a row's sum from 1 by printing with six digits.
const ROUNDING: f64 = 1e-5;

/// Counts of corrections.
#[derive(Default)]
pub struct Repairs {
    rescaled: usize,
    deviation: f64,
    blank: usize,
    zeros: usize,
    without_sites: usize,
    without_rows: usize,
    repeated: usize,
    first_repeated: String,
}

impl Repairs {
    /// For a file with so many motifs without rows and negative numbers near zero.
    pub fn new(without_rows: usize, zeros: usize) -> Self {
        Self { without_rows, zeros, ..Self::default() }
    }

    /// Counts a motif with an identifier that another one has.
    pub fn repeated(&mut self, id: &str) {
        self.repeated += 1;
        if self.repeated == 1 {
            self.first_repeated = clip(id);
        }
    }

    /// The number of sites of a matrix. Counts corrected rows, and motifs without a number of sites.
    pub fn sites(&mut self, draft: &DraftMotif, alphabet_size: usize, scale: Scale) -> f64 {
        for sum in sums(draft, alphabet_size) {
            let deviation = (sum - 1.0).abs();
            if sum == 0.0 {
                self.blank += 1;
            } else if scale == Scale::Probabilities && deviation > ROUNDING {
                self.rescaled += 1;
                self.deviation = self.deviation.max(deviation);
            }
        }
        let given = draft.sites.filter(|sites| sites.is_finite() && *sites > 0.0);
        match (given, scale) {
            (Some(sites), _) | (None, Scale::Counts(sites)) => sites,
            (None, Scale::Probabilities) => {
                self.without_sites += 1;
                Motif::SITES
            }
        }
    }

    /// One sentence for each kind of correction.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        let Self { rescaled, deviation, blank, zeros, without_sites, without_rows, repeated, first_repeated } = self;
        let sites = Motif::SITES;
        let all = [
            (*rescaled, format!("Matrix rows rescaled to sum to 1: {rescaled} (off by up to {deviation:.2e}).")),
            (*blank, format!("Matrix rows of only zeros, taken as uniform: {blank}.")),
            (*zeros, format!("Negative numbers that rounding left near zero, taken as zero: {zeros}.")),
            (*without_rows, format!("Motifs without a matrix, left out: {without_rows}.")),
            (
                *without_sites,
                format!("Motifs without a number of sites, for which {sites} are assumed: {without_sites}."),
            ),
            (
                *repeated,
                format!("Motifs with an earlier one's identifier, all kept: {repeated} (first “{first_repeated}”)."),
            ),
        ];
        all.into_iter().filter(|(number, _)| *number > 0).map(|(_, sentence)| sentence)
    }
}
