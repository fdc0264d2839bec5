//! Which neighbours belong together most closely.

use super::Gap;
use serde::{Deserialize, Serialize};

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
        /// Between the last motif of `left` and the first of `right`; null where no facet contains both.
        gap: Option<Gap>,
    },
}

/// Joins neighbours, those with the firmest gap first, until one tree is left; `gaps` are those between all
/// leaves. Neighbours that no facet contains together are joined last.
pub(super) fn join(gaps: &[Option<Gap>]) -> Branch {
    let mut parts: Vec<Branch> = (0..=gaps.len()).map(Branch::Leaf).collect();
    let mut gaps = gaps.to_vec();
    while let Some(firmest) = firmest(&gaps) {
        let gap = gaps.remove(firmest);
        let right = Box::new(parts.remove(firmest + 1));
        let left = Box::new(std::mem::replace(&mut parts[firmest], Branch::Leaf(0)));
        parts[firmest] = Branch::Join { left, right, gap };
    }
    parts.swap_remove(0)
}

fn firmest(gaps: &[Option<Gap>]) -> Option<usize> {
    let looseness = |i: &usize| gaps[*i].map_or((true, 0, 0), |gap| (false, gap.looseness().0, gap.looseness().1));
    (0..gaps.len()).min_by_key(looseness)
}

impl Branch {
    /// First leaf and one past the last.
    pub fn span(&self) -> [usize; 2] {
        match self {
            Self::Leaf(leaf) => [*leaf, leaf + 1],
            Self::Join { left, right, .. } => [left.span()[0], right.span()[1]],
        }
    }

    /// This part and all parts of it, the leaves first.
    pub fn parts(&self) -> Vec<&Self> {
        let mut parts = match self {
            Self::Leaf(_) => Vec::new(),
            Self::Join { left, right, .. } => [left.parts(), right.parts()].concat(),
        };
        parts.push(self);
        parts
    }
}
