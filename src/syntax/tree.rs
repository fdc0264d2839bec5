//! Binary tree of neighbouring motifs.

use super::Gap;
use serde::{Deserialize, Serialize};

/// A part of a syntax tree: a leaf by its index, or two parts and the gap between them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Branch {
    /// Index in `leaves`.
    Leaf(usize),
    /// Two neighbouring parts.
    Join {
        /// The 5' part.
        left: Box<Branch>,
        /// The 3' part.
        right: Box<Branch>,
        /// Gap between the last motif of `left` and the first of `right`; null if no facet contains both.
        gap: Option<Gap>,
    },
}

/// Joins neighbours, those with the most constant gap first, until one tree is left; `gaps` are those between
/// neighbouring leaves. Neighbours that no facet contains together are joined last.
pub fn join(gaps: &[Option<Gap>]) -> Branch {
    let mut parts: Vec<Branch> = (0..=gaps.len()).map(Branch::Leaf).collect();
    let mut gaps = gaps.to_vec();
    while let Some(closest) = closest(&gaps) {
        let gap = gaps.remove(closest);
        let right = Box::new(parts.remove(closest + 1));
        let left = Box::new(std::mem::replace(&mut parts[closest], Branch::Leaf(0)));
        parts[closest] = Branch::Join { left, right, gap };
    }
    parts.swap_remove(0)
}

fn closest(gaps: &[Option<Gap>]) -> Option<usize> {
    let sort_key = |i: &usize| gaps[*i].map_or((true, 0, 0), |gap| (false, gap.sort_key().0, gap.sort_key().1));
    (0..gaps.len()).min_by_key(sort_key)
}

impl Branch {
    /// First leaf, and one past the last.
    pub fn span(&self) -> [usize; 2] {
        match self {
            Self::Leaf(leaf) => [*leaf, leaf + 1],
            Self::Join { left, right, .. } => [left.span()[0], right.span()[1]],
        }
    }

    /// All subtrees of this part and the part itself, the leaves first.
    pub fn parts(&self) -> Vec<&Self> {
        let mut parts = match self {
            Self::Leaf(_) => Vec::new(),
            Self::Join { left, right, .. } => [left.parts(), right.parts()].concat(),
        };
        parts.push(self);
        parts
    }
}
