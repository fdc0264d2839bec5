//! All options of a run, with the two presets.

mod grammar;
mod table;

pub use grammar::{Composition, Correction, Distance, GrammarOptions, Null};
pub(crate) use table::within;
pub use table::{Change, Domain, LARGEST_SEED, PARAMETERS, Parameter};

use crate::error::Result;
use serde::{Deserialize, Serialize};

/// What a run analyses, and how. The digest of the report covers all of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// Layers and neurons to analyse, in this order.
    pub targets: Vec<Target>,
    /// The preset that the other options started from.
    pub preset: Preset,
    /// Seed of all random streams; an integer below 2⁵³.
    #[cfg_attr(test, ts(type = "number"))]
    pub seed: u64,
    /// Sampling of the target neurons.
    pub sampling: SamplingOptions,
    /// Demixing of the target neurons.
    pub demixing: DemixingOptions,
    /// Segments, known motifs, dictionary and syntax.
    pub grammar: GrammarOptions,
}

/// Neurons of one layer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channels, counted from 0; empty means all.
    pub channels: Vec<usize>,
}

/// A named set of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// For a first look: a small population, fewer generations, fewer sequences kept.
    Quick,
    /// The sample sizes of the paper.
    Paper,
}

/// How substitutions are proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Mutation {
    /// Gains are divided by their spread: rescaling a network does not change its sample.
    Scaled,
    /// As in the original program with α = 1: every base is drawn from max(0, one-hot + gradient).
    Original,
}

/// What is searched for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Extreme {
    /// Sequences that raise the neuron.
    #[default]
    Maximum,
    /// Sequences that lower it below its mean over random sequences.
    Minimum,
}

/// Parameters of the sampling stage (paper, “Sample sequences”; algorithm section 2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct SamplingOptions {
    /// What is searched for.
    pub extreme: Extreme,
    /// Number of letters of the insertions into random sequences that are searched for, at the place where they raise the
    /// neuron most; 0 searches the whole receptive field.
    pub insertion: usize,
    /// Receptive fields up to this many bp are enumerated completely.
    pub enumerate_up_to: usize,
    /// Number of searches of each neuron, each with random streams of its own: what comes back is stable. The results are
    /// those of the first.
    pub searches: usize,
    /// Sequences per generation; 0 uses the rule 1000 × ⌊RF / 10⌋ within 2000 … 4000.
    pub population: usize,
    /// Maximum number of generations.
    pub generations: usize,
    /// The search stops after this many generations in which the mean of the climbing members gains less than 1 % of
    /// the best activation.
    pub patience: usize,
    /// Share of the population that climbs: the best members, each replaced only by a better mutant of itself.
    pub elite: f64,
    /// Share of the population that is replaced by shifted copies.
    pub shift: f64,
    /// Share of the population that is replaced by cross-overs.
    pub crossover: f64,
    /// Share of the population that is replaced by relaxed copies, which give each facet weaker sequences; the
    /// remaining share is replaced by new start sequences.
    pub relaxation: f64,
    /// Maximum number of substitutions per offspring.
    pub letters: usize,
    /// Softmax temperature of the proposed changes, in standard deviations of the gains.
    pub temperature: f64,
    /// How substitutions are proposed.
    pub mutation: Mutation,
    /// Maximum number of neurons of the previous layer whose motifs start sequences contain, those with the largest
    /// weights first; 0 means random start sequences.
    pub seed_channels: usize,
    /// Share of pasted matrices that are pasted as consensus; the others are drawn letter by letter.
    pub consensus: f64,
    /// Sequences that climb by single substitutions after the last generation: the consensus of each island, then the
    /// best.
    pub ascents: usize,
    /// Maximum number of sequences kept.
    pub capacity: usize,
    /// Activation bins of the reservoir and of the position probability matrix.
    pub bins: usize,
}

/// Which maps are clustered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Maps {
    /// Before the activation function, as in the original program.
    BeforeActivation,
    /// The input of the max-pooling, as described in the paper.
    PoolingInput,
}

/// Parameters of the demixing stage (paper, “Demixing”; algorithm sections 3 to 5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct DemixingOptions {
    /// Motif pattern groups P; 0 chooses P for each neuron.
    pub groups: usize,
    /// Largest P that is tried.
    pub max_groups: usize,
    /// Mean decoupling, weighted by cluster size, at which no larger P is tried.
    pub accept: f64,
    /// Clusters smaller than this are not divided further.
    pub min_cluster: usize,
    /// Number of clusters by the input map of the last convolution, for neurons without max-pooling; with 1
    /// these have one facet.
    pub unpooled: usize,
    /// Number of starts of k-means; the best is kept.
    pub restarts: usize,
    /// Maximum number of Lloyd iterations per start.
    pub iterations: usize,
    /// Maximum number of rows that centres are fitted on; all rows are assigned exactly.
    pub fit_rows: usize,
    /// Which maps are clustered.
    pub maps: Maps,
    /// Correlation of the informative positions above which two facets at the same place are merged.
    pub merge: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self::preset(Preset::Quick)
    }
}

impl Default for SamplingOptions {
    fn default() -> Self {
        Self::preset(Preset::Quick)
    }
}

impl Default for DemixingOptions {
    fn default() -> Self {
        Self::preset(Preset::Quick)
    }
}

impl Options {
    /// The options of a preset, without targets and with seed 1.
    pub fn preset(preset: Preset) -> Self {
        Self {
            targets: Vec::new(),
            preset,
            seed: 1,
            sampling: SamplingOptions::preset(preset),
            demixing: DemixingOptions::preset(preset),
            grammar: GrammarOptions::default(),
        }
    }

    /// Checks every value against its range.
    ///
    /// # Errors
    /// [`Code::Option`](crate::error::Code::Option), naming option, value and range.
    pub fn validate(&self) -> Result<()> {
        table::check("", self)?;
        let sampling = &self.sampling;
        let shares = sampling.elite + sampling.shift + sampling.crossover + sampling.relaxation;
        within(SHARES, shares, 0.0, 1.0 + 1e-9)
    }
}

/// The four shares of the population; their sum is at most 1.
const SHARES: &str = "sampling.elite + shift + crossover + relaxation";

impl SamplingOptions {
    /// The sampling options of a preset.
    pub fn preset(preset: Preset) -> Self {
        let paper = Self {
            extreme: Extreme::Maximum,
            insertion: 0,
            enumerate_up_to: 12,
            searches: 3,
            population: 0,
            generations: 100,
            patience: 16,
            elite: 0.3,
            shift: 0.1,
            crossover: 0.35,
            relaxation: 0.2,
            letters: 2,
            temperature: 1.4,
            mutation: Mutation::Scaled,
            seed_channels: 48,
            consensus: 0.3,
            ascents: 64,
            capacity: 100_000,
            bins: 20,
        };
        match preset {
            Preset::Paper => paper,
            Preset::Quick => Self {
                searches: 1,
                population: 600,
                generations: 40,
                patience: 10,
                seed_channels: 12,
                ascents: 8,
                capacity: 20_000,
                ..paper
            },
        }
    }
}

impl DemixingOptions {
    /// The demixing options of a preset.
    pub fn preset(preset: Preset) -> Self {
        let paper = Self {
            groups: 0,
            max_groups: 2,
            accept: 0.95,
            min_cluster: 50,
            unpooled: 1,
            restarts: 3,
            iterations: 20,
            fit_rows: 8_192,
            maps: Maps::BeforeActivation,
            merge: 0.95,
        };
        match preset {
            Preset::Paper => paper,
            Preset::Quick => Self { restarts: 2, fit_rows: 4_096, ..paper },
        }
    }
}

#[cfg(test)]
mod tests;
