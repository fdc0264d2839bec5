//! A syntax tree in the report, with the identifiers of motifs and facets.

use super::{Branch, Gap};
use crate::necessity::Answers;
use serde::{Deserialize, Serialize};

/// Motifs in order, with the gaps between them (algorithm sections 9 and 10).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SyntaxTree {
    /// In one line: `CTCF –[24–43 bp]– CTCF`.
    pub text: String,
    /// Motifs from 5' to 3'.
    pub leaves: Vec<Leaf>,
    /// Gap after each leaf except the last; null if no facet contains both neighbours.
    pub gaps: Vec<Option<Gap>>,
    /// Binary tree of the leaves; the closest neighbours are joined first.
    pub tree: Branch,
    /// The truth table: which motifs occur together, the most complete first.
    pub rows: Vec<Combination>,
    /// Mean activation of random sequences with the letters of its motifs, minus that of random sequences; absent where the
    /// network was not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub gain: Option<f64>,
    /// Number of the neuron's searches that found it; absent if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub found: Option<usize>,
    /// Motifs of the facet that was asked about which the neuron does not need; copies of its motifs among them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<LeftOut>>"))]
    pub left_out: Vec<LeftOut>,
    /// What the network answers about this arrangement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub answers: Option<Answers>,
    /// Weaker trees that are this one with another motif in the place of one leaf; absent where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub alternatives: Option<Alternatives>,
}

impl SyntaxTree {
    /// In one line, with what may stand in the place of one leaf.
    pub fn whole_text(&self) -> &str {
        self.alternatives.as_ref().map_or(&self.text, |alternatives| &alternatives.text)
    }

    /// Its leaves, those in the place of one leaf next to each other: the columns of its truth table.
    pub fn columns(&self) -> Vec<&Leaf> {
        let mut columns: Vec<&Leaf> = self.leaves.iter().collect();
        if let Some(Alternatives { leaf, others, .. }) = &self.alternatives {
            let place = (leaf + 1).min(columns.len());
            columns.splice(place..place, others.iter().map(|other| &other.leaf));
        }
        columns
    }

    /// Its truth table, with a column for each of [`SyntaxTree::columns`].
    pub fn table(&self) -> &[Combination] {
        self.alternatives.as_ref().map_or(&self.rows, |alternatives| &alternatives.rows)
    }
}

/// Trees of a neuron that have the same motifs but for one, at the same place: A with B, or A with C. They are listed as
/// trees of their own, too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Alternatives {
    /// In one line: `ZEB1 (–[3 bp]– CTCF or –[4–9 bp]– GATA1)`.
    pub text: String,
    /// Index of the leaf that differs.
    pub leaf: usize,
    /// What may stand in its place, by decreasing gain.
    pub others: Vec<Alternative>,
    /// The truth table of all these trees: the leaves, with those of `others` behind the one that differs.
    pub rows: Vec<Combination>,
}

/// A motif in the place of another one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Alternative {
    /// Index of the tree that has it, in `syntax`.
    pub tree: usize,
    /// The motif.
    pub leaf: Leaf,
}

/// One motif of a syntax tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Leaf {
    /// Identifier in the dictionary.
    pub motif: String,
    /// Its name.
    pub name: String,
    /// Strand of its best matching known motif, `+` if there is none.
    pub orientation: char,
    /// Mean position of its first column over the facets that contain every motif of the tree.
    pub position: f64,
}

/// A motif that is not needed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LeftOut {
    /// Identifier in the dictionary.
    pub motif: String,
    /// Its first position in the facet, counted from 0; negative if it extends beyond the 5' end.
    pub start: i32,
    /// The share of the tree's gain by which it raises the activation when it is written as well.
    pub raise: f64,
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
