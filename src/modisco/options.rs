//! Options of TF-MoDISco.

use crate::error::Result;
use crate::options::within;
use serde::{Deserialize, Serialize};

/// Options of the procedure. The defaults are those of tfmodisco-lite.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct ModiscoOptions {
    /// Length of the window whose importance is compared with the null distribution.
    pub window: usize,
    /// Length of the flank on either side of the window; window and flanks are the seqlet.
    pub flank: usize,
    /// Accepted false discovery rate of seqlets.
    pub false_discoveries: f64,
    /// Minimum and maximum share of all windows that pass.
    pub passing: [f64; 2],
    /// Number of seqlets of one sign up to which there are no clusters: the program's minimum size of a metacluster.
    pub min_seqlets: usize,
    /// Maximum number of seqlets of one sign; the first ones are taken, in the order of the sequences.
    pub max_seqlets: usize,
    /// Number of neighbours of a seqlet for the fine similarity.
    pub neighbours: usize,
    /// Minimum share of a seqlet that overlaps in an alignment.
    pub overlap: f64,
    /// Rank correlation between coarse and fine similarities below which a seqlet is left out.
    pub agreement: f64,
    /// Effective number of neighbours.
    pub perplexity: f64,
    /// Number of clusterings, each in another order, of which the best is kept.
    pub clusterings: usize,
    /// Length that a pattern is trimmed to, where its information is highest.
    pub trim: usize,
    /// Positions added on either side before and after trimming.
    pub added: usize,
    /// Whether patterns whose seqlets differ are split.
    pub splits: bool,
    /// Minimum number of seqlets of a pattern.
    pub min_support: usize,
    /// Whether seqlets may be reverse complemented; only where letters have complements.
    pub both_strands: bool,
}

impl Default for ModiscoOptions {
    fn default() -> Self {
        Self {
            window: 21,
            flank: 10,
            false_discoveries: 0.2,
            passing: [0.03, 0.2],
            min_seqlets: 100,
            max_seqlets: 20_000,
            neighbours: 500,
            overlap: 0.7,
            agreement: 0.15,
            perplexity: 10.0,
            clusterings: 50,
            trim: 30,
            added: 10,
            splits: true,
            min_support: 20,
            both_strands: true,
        }
    }
}

impl ModiscoOptions {
    /// Checks every value against its range.
    ///
    /// # Errors
    /// [`Code::Option`](crate::error::Code::Option), naming option, value and range.
    pub fn validate(&self) -> Result<()> {
        within("modisco.window", self.window as f64, 1.0, 1_000.0)?;
        within("modisco.flank", self.flank as f64, 0.0, 1_000.0)?;
        within("modisco.false_discoveries", self.false_discoveries, 0.0, 1.0)?;
        within("modisco.passing", self.passing[0], 0.0, self.passing[1])?;
        within("modisco.passing", self.passing[1], 0.0, 1.0)?;
        within("modisco.min_seqlets", self.min_seqlets as f64, 1.0, 1e6)?;
        within("modisco.max_seqlets", self.max_seqlets as f64, 1.0, 50_000.0)?;
        within("modisco.neighbours", self.neighbours as f64, 1.0, 5_000.0)?;
        within("modisco.overlap", self.overlap, 0.1, 1.0)?;
        within("modisco.agreement", self.agreement, -1.0, 1.0)?;
        within("modisco.perplexity", self.perplexity, 1.0, 1_000.0)?;
        within("modisco.clusterings", self.clusterings as f64, 1.0, 1_000.0)?;
        within("modisco.trim", self.trim as f64, 1.0, 1_000.0)?;
        within("modisco.added", self.added as f64, 0.0, 1_000.0)?;
        within("modisco.min_support", self.min_support as f64, 1.0, 1e6)
    }

    /// The defaults for long sequences. For short ones window, flanks and trimming are reduced until seqlets fit, and
    /// every window passes: where nearly all letters belong to the motif, a null distribution cannot be estimated. No
    /// seqlet is left out by rank correlation, as the ranks of nearly equal neighbours are noise, and no pattern is split,
    /// as seqlets that cannot be shifted against each other differ within one motif.
    pub fn fitting(length: usize) -> Self {
        let default = Self::default();
        let whole = default.window + 2 * default.flank;
        if length >= 2 * whole {
            return default;
        }
        let flank = (length / 8).min(default.flank);
        let window = (length - 2 * flank).min(default.window);
        let trim = (window + 2 * flank).min(default.trim);
        Self { window, flank, passing: [1.0, 1.0], agreement: -1.0, trim, added: 0, splits: false, ..default }
    }
}
