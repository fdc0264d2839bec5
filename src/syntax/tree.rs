//! Which neighbours belong together most firmly.

use super::Gap;

/// A part of a syntax tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Branch {
    /// One motif, by its place among the leaves.
    Leaf(usize),
    /// Two neighbouring parts, and the gap between the last motif of the one and the first of the other.
    Join(Box<Branch>, Box<Branch>, Option<Gap>),
}

/// Joins neighbours, those with the firmest gap first, until one tree is left; `gaps` are those between all
/// leaves. Neighbours that no facet holds together are joined last.
pub(super) fn join(gaps: &[Option<Gap>]) -> Branch {
    let mut parts: Vec<Branch> = (0..=gaps.len()).map(Branch::Leaf).collect();
    let mut gaps = gaps.to_vec();
    while let Some(firmest) = firmest(&gaps) {
        let gap = gaps.remove(firmest);
        let right = parts.remove(firmest + 1);
        let left = std::mem::replace(&mut parts[firmest], Branch::Leaf(0));
        parts[firmest] = Branch::Join(Box::new(left), Box::new(right), gap);
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
            Self::Join(left, right, _) => [left.span()[0], right.span()[1]],
        }
    }

    /// This part and all parts of it, the leaves first.
    pub fn parts(&self) -> Vec<&Self> {
        let mut parts = match self {
            Self::Leaf(_) => Vec::new(),
            Self::Join(left, right, _) => [left.parts(), right.parts()].concat(),
        };
        parts.push(self);
        parts
    }
}
