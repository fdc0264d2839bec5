//! The report's second half: segments, known motifs, dictionary and syntax.

use crate::motif::database::{Database, Motif};
use serde::{Deserialize, Serialize};

/// A run of informative positions of a facet (algorithm section 6).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Segment {
    /// First position, counted from 0.
    pub start: usize,
    /// One past the last position.
    pub end: usize,
    /// Mean information content, bits a position.
    pub information: f64,
    /// What the motif databases say of it; absent where none was searched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub search: Option<Search>,
}

/// What the motif databases say of one matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Search {
    /// Known motifs up to the threshold, the most significant first.
    pub matches: Vec<Match>,
    /// Known motifs up to the threshold in all; only the first of them are listed.
    pub found: usize,
    /// Smallest q-value of any known motif.
    pub best_q: f64,
    /// Why nothing was found, in words; empty where something was.
    pub reason: String,
}

/// A known motif that resembles a matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Match {
    /// Index of the known motif in the report's `known.motifs`.
    pub motif: usize,
    /// Its identifier.
    pub target: String,
    /// Its factor.
    pub target_name: String,
    /// Positions by which the matrix starts to the right of the known motif as it is drawn.
    pub offset: i32,
    /// `+`, or `-` where the known motif's reverse complement matches.
    pub orientation: char,
    /// Probability that an unrelated motif matches as well in its best place.
    pub p: f64,
    /// p × number of known motifs: unrelated ones expected to match as well.
    pub e: f64,
    /// Share of unrelated motifs expected among matches as good.
    pub q: f64,
    /// Positions that lie side by side.
    pub overlap: usize,
}

/// The motif databases of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KnownMotifs {
    /// The files, in the order in which they were searched.
    pub databases: Vec<DatabaseInfo>,
    /// The known motifs that were matched, each once, by identifier.
    pub motifs: Vec<KnownMotif>,
    /// The factors found, by layer: near-duplicates of the databases counted once.
    pub factors: Vec<Factor>,
}

impl DatabaseInfo {
    /// What is said of a database.
    pub fn new(database: &Database) -> Self {
        Self {
            name: database.name.clone(),
            sha256: database.sha256.clone(),
            format: database.format.into(),
            motifs: database.motifs.len(),
            warnings: database.warnings.clone(),
        }
    }
}

impl KnownMotif {
    /// What is said of a motif of the database with this index.
    pub fn new((motif, database): (&Motif, usize)) -> Self {
        Self {
            id: motif.id.clone(),
            name: motif.name.clone(),
            class: motif.class.clone(),
            family: motif.family.clone(),
            database,
            ppm: motif.ppm.to_lists(),
        }
    }
}

/// One file of known motifs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DatabaseInfo {
    /// File name.
    pub name: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// `MEME`, `JASPAR`, `TRANSFAC`, `HOCOMOCO` or `CIS-BP`.
    pub format: String,
    /// Number of motifs.
    pub motifs: usize,
    /// What a reader of results must know of it.
    pub warnings: Vec<String>,
}

/// A known motif that was matched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KnownMotif {
    /// Identifier in its database.
    pub id: String,
    /// Factor.
    pub name: String,
    /// Structural class of the factor, where the database says it.
    pub class: Option<String>,
    /// Family of the factor, where the database says it.
    pub family: Option<String>,
    /// Index of its file in `databases`.
    pub database: usize,
    /// Probabilities as in the file, one row a position.
    pub ppm: Vec<Vec<f64>>,
}

/// A factor that neurons of the report have found (paper, “Evaluating the discovered motifs”).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Factor {
    /// Index in `motifs` of the one that stands for its near-duplicates: the most significant match.
    pub motif: usize,
    /// Its factor.
    pub name: String,
    /// Names of all factors counted as this one.
    pub names: Vec<String>,
    /// Smallest q-value.
    pub q: f64,
    /// The neurons that found it, by layer.
    pub layers: Vec<FactorLayer>,
}

/// The neurons of one layer that found a factor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FactorLayer {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Its neurons, in order.
    pub channels: Vec<usize>,
    /// Smallest q-value in this layer.
    pub q: f64,
}

/// A motif of a neuron's dictionary (algorithm section 8).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DictionaryMotif {
    /// `layer.channel.mN`, counted from 1.
    pub id: String,
    /// The factor it matches best, or its consensus.
    pub name: String,
    /// Facet that it is a segment of.
    pub crm: String,
    /// Its first position there, counted from 0.
    pub start: usize,
    /// Number of facets that hold it.
    pub crms: usize,
    /// Probabilities, one row a position.
    pub ppm: Vec<Vec<f64>>,
    /// What the motif databases say of it; absent where none was searched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub search: Option<Search>,
}

/// A place of a facet where a dictionary motif lies (algorithm section 9).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Site {
    /// Index in the neuron's dictionary.
    pub motif: usize,
    /// Position of the motif's first column in the facet; negative where it hangs over the end.
    pub start: i32,
    /// q-value of the comparison.
    pub q: f64,
}

/// Motifs in their order, with the gaps between them (algorithm sections 9 and 10).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SyntaxTree {
    /// In one line: `CTCF –[24–43 bp]– CTCF`.
    pub text: String,
    /// Motifs from 5' to 3'.
    pub leaves: Vec<Leaf>,
    /// Gap after each leaf but the last; null where no facet holds both neighbours.
    pub gaps: Vec<Option<Gap>>,
    /// Which neighbours belong together most firmly.
    pub tree: Branch,
    /// The truth table: which motifs occur together, the most complete first.
    pub rows: Vec<Combination>,
}

/// One motif of a syntax tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Leaf {
    /// Identifier in the dictionary.
    pub motif: String,
    /// Its name.
    pub name: String,
    /// Strand of the known motif that it matches best, `+` where it matches none.
    pub orientation: char,
    /// Mean position of its first column over the facets that hold every motif of the tree.
    pub position: f64,
}

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

/// A part of a syntax tree: a leaf by its index, or two parts and the gap between them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Branch {
    /// Index in `leaves`.
    Leaf(usize),
    /// Two parts side by side.
    Join {
        /// The 5' part.
        left: Box<Branch>,
        /// The 3' part.
        right: Box<Branch>,
        /// Between the last motif of `left` and the first of `right`; null where no facet holds both.
        gap: Option<Gap>,
    },
}

/// A row of the truth table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Combination {
    /// For each leaf whether it occurs.
    pub present: Vec<bool>,
    /// The facets with this combination.
    pub crms: Vec<String>,
}

/// Where in the network a motif or a combination comes up first (algorithm section 11).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Origin {
    /// Index in `syntax`.
    pub tree: usize,
    /// First leaf and one past the last leaf of the tree's part.
    pub leaves: [usize; 2],
    /// The first of the analysed layers in which it occurs; the neuron's own where it is new.
    pub layer: usize,
    /// Neurons of that layer in which it occurs; the neuron itself where it is new.
    pub channels: Vec<usize>,
}
