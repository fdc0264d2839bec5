//! Everything a user can set about a run, with the two presets.

mod grammar;
mod table;

pub use grammar::{Correction, Distance, GrammarOptions, Null};
pub(crate) use table::within;
pub use table::{Domain, LARGEST_SEED, PARAMETERS, Parameter};

use crate::error::Result;
use serde::{Deserialize, Serialize};

/// What a run analyses and how. Everything in it enters the digest of the report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// Layers and neurons to analyse, in this order.
    pub targets: Vec<Target>,
    /// The preset that the numbers below started from.
    pub preset: Preset,
    /// Seed of every random stream; a whole number below 2⁵³.
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
    /// A first look: a small population, fewer generations, fewer sequences kept.
    Quick,
    /// The sample sizes of the paper.
    Paper,
}

/// How one letter change is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Mutation {
    /// Gains in units of their own spread: a rescaled but identical network samples identically.
    Scaled,
    /// The original's α = 1: every base drawn from max(0, one-hot + gradient).
    Original,
}

/// Parameters of the sampling stage (paper, “Sample sequences”; algorithm section 2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct SamplingOptions {
    /// Receptive fields up to this many bp are enumerated completely.
    pub enumerate_up_to: usize,
    /// Sequences a generation; 0 takes the rule 1000 × ⌊RF / 10⌋ within 2000 … 4000.
    pub population: usize,
    /// Generations at most.
    pub generations: usize,
    /// Generations in which the mean of the climbers gains less than a hundredth of the best activation, after which the search stops.
    pub patience: usize,
    /// Share of the population that climbs: its best members, each replaced only by a better mutant of its own.
    pub elite: f64,
    /// Share of the population that makes room for shifted copies.
    pub shift: f64,
    /// Share of the population that makes room for cross-overs.
    pub crossover: f64,
    /// Share of the population that makes room for relaxed copies, which give each facet its weaker sequences; what is left is filled with fresh seeds.
    pub relaxation: f64,
    /// Letters changed in an offspring at most.
    pub letters: usize,
    /// Softmax temperature of the proposed changes, in standard deviations of the gains.
    pub temperature: f64,
    /// How letter changes are proposed.
    pub mutation: Mutation,
    /// Neurons of the layer below that may give seeds, the most contributing first; 0 means random seeds.
    pub seed_channels: usize,
    /// Share of pasted matrices that are pasted as consensus rather than drawn letter by letter.
    pub consensus: f64,
    /// Sequences that climb letter by letter when the generations are over: what the islands agree on, then the best.
    pub ascents: usize,
    /// Sequences kept at most.
    pub capacity: usize,
    /// Activation bins of the reservoir and of the position probability matrix.
    pub bins: usize,
}

/// Which maps are clustered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Maps {
    /// Before the activation function, as the original program does.
    BeforeActivation,
    /// The max-pooling's own input, as the paper describes.
    PoolingInput,
}

/// Parameters of the demixing stage (paper, “Demixing”; algorithm sections 3 to 5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct DemixingOptions {
    /// Motif pattern groups P; 0 chooses P for each neuron.
    pub groups: usize,
    /// Largest P that the choice may try.
    pub max_groups: usize,
    /// Mean decoupling, weighted by cluster size, that makes the choice stop.
    pub accept: f64,
    /// Clusters smaller than this are not divided further.
    pub min_cluster: usize,
    /// Clusters of the map before the last convolution, for neurons that no max-pooling mixes; 1 leaves
    /// those one facet.
    pub unpooled: usize,
    /// Starts of k-means; the best is kept.
    pub restarts: usize,
    /// Lloyd iterations of one start at most.
    pub iterations: usize,
    /// Rows on which centroids are fitted at most; all rows are assigned exactly.
    pub fit_rows: usize,
    /// Which maps are clustered.
    pub maps: Maps,
    /// Correlation of the informative columns above which two facets at the same place are one.
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
    /// The numbers of a preset, without targets, seed 1.
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

    /// Checks every number against its range.
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

/// The four shares that the population is divided by; together they are no more than 1.
const SHARES: &str = "sampling.elite + shift + crossover + relaxation";

impl SamplingOptions {
    /// The sampling numbers of a preset.
    pub fn preset(preset: Preset) -> Self {
        let paper = Self {
            enumerate_up_to: 12,
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
    /// The demixing numbers of a preset.
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
