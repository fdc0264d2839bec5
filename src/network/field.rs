//! Receptive fields by interval arithmetic over the graph (algorithm section 1).
//!
//! Going backward from a position, every operation maps the interval of needed outputs to an interval of
//! inputs; where several paths meet, the union is needed. A neuron is analysed at a position whose receptive
//! field contains no padding; where the input is too short for that, the padding is kept.

use super::op::{Node, Source};

/// An interval of positions, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The first one.
    pub first: i64,
    /// The last one.
    pub last: i64,
}

impl Extent {
    /// One position.
    pub const fn at(position: i64) -> Self {
        Self { first: position, last: position }
    }

    /// All of `count` positions.
    pub const fn all(count: usize) -> Self {
        Self { first: 0, last: count as i64 - 1 }
    }

    /// Number of positions.
    pub fn len(self) -> usize {
        usize::try_from(self.last.saturating_sub(self.first).saturating_add(1)).unwrap_or(0)
    }

    /// Whether it contains no position.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether every position of `other` is one of these.
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    fn union(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// Its intersection with `count` positions; the nearest position where it lies outside.
    fn clamp(self, count: usize) -> Self {
        let inside = |position: i64| position.clamp(0, (count as i64 - 1).max(0));
        Self { first: inside(self.first), last: inside(self.last) }
    }
}

/// The positions of every node, and of the input, that some positions of one node depend on.
#[derive(Clone, Debug)]
pub struct Field {
    /// By node, the target last; `None` where the target does not depend on it.
    pub nodes: Vec<Option<Extent>>,
    /// The positions of the input.
    pub input: Extent,
    /// Whether the field includes padding beyond the ends of the input.
    pub padded: bool,
}

impl Field {
    /// The field of `positions` of node `target` in an input without ends.
    pub fn endless(nodes: &[Node], target: usize, positions: Extent) -> Self {
        Self::trace(nodes, target, positions, None)
    }

    /// The field of `positions` of node `target` in an input of length `length`.
    pub fn within(nodes: &[Node], target: usize, positions: Extent, length: usize) -> Self {
        Self::trace(nodes, target, positions, Some(length))
    }

    /// The field of one neuron of node `target`, in the middle of an input of `length` letters.
    pub fn of_neuron(nodes: &[Node], target: usize, length: usize) -> Self {
        match interior(nodes, target, length) {
            Some(position) => Self::endless(nodes, target, Extent::at(position)),
            None => {
                let middle = nodes[target].positions as i64 / 2;
                Self { padded: true, ..Self::within(nodes, target, Extent::at(middle), length) }
            }
        }
    }

    /// The field of up to `count` neighbouring positions of node `target` that do not depend on padding, and their number;
    /// none where all do.
    pub fn of_run(nodes: &[Node], target: usize, length: usize, count: usize) -> Option<(Self, usize)> {
        let Extent { first, last } = without_padding(nodes, target, length)?;
        let run = Extent { first, last: last.min(first + count.max(1) as i64 - 1) };
        Some((Self::endless(nodes, target, run), run.len()))
    }

    /// The positions of `source` in the field.
    pub fn extent(&self, source: Source) -> Option<Extent> {
        match source {
            Source::Input => Some(self.input),
            Source::Node(node) => self.nodes[node],
        }
    }

    fn trace(nodes: &[Node], target: usize, positions: Extent, length: Option<usize>) -> Self {
        let mut needed: Vec<Option<Extent>> = vec![None; target + 1];
        let mut input: Option<Extent> = None;
        needed[target] = Some(positions);
        for index in (0..=target).rev() {
            let Some(extent) = needed[index] else { continue };
            let (first, last) = nodes[index].op.reads(extent.first, extent.last);
            for &source in &nodes[index].inputs {
                let (there, count) = match source {
                    Source::Input => (&mut input, length),
                    Source::Node(node) => (&mut needed[node], length.map(|_| nodes[node].positions)),
                };
                let read = Extent { first, last };
                let read = count.map_or(read, |count| read.clamp(count));
                *there = Some(there.map_or(read, |known| known.union(read)));
            }
        }
        Self { nodes: needed, input: input.unwrap_or(Extent::at(0)), padded: false }
    }
}

/// A position of node `target`, near the middle, that does not depend on padding.
fn interior(nodes: &[Node], target: usize, length: usize) -> Option<i64> {
    without_padding(nodes, target, length).map(|range| range.first + (range.last - range.first) / 2)
}

/// The positions of node `target` that do not depend on padding.
fn without_padding(nodes: &[Node], target: usize, length: usize) -> Option<Extent> {
    let [here, next] = [0, 1].map(|position| Field::endless(nodes, target, Extent::at(position)));
    let mut range = Extent::all(nodes[target].positions);
    let counts = nodes.iter().map(|node| node.positions).take(target);
    let extents =
        here.nodes.iter().zip(&next.nodes).zip(counts).filter_map(|((a, b), count)| Some(((*a)?, (*b)?, count)));
    for (a, b, count) in extents.chain([(here.input, next.input, length)]) {
        let step = b.first.saturating_sub(a.first).max(1);
        let spare = (count as i64 - 1).saturating_sub(a.last);
        range.first = range
            .first
            .max(a.first.saturating_neg().div_euclid(step) + i64::from(a.first.saturating_neg().rem_euclid(step) > 0));
        range.last = range.last.min(spare.div_euclid(step));
    }
    (!range.is_empty()).then_some(range)
}

/// bp between neighbouring positions of each node.
pub fn jumps(nodes: &[Node]) -> Vec<usize> {
    let mut jumps: Vec<usize> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let before = match node.inputs.first() {
            Some(&Source::Node(input)) => jumps[input],
            _ => 1,
        };
        jumps.push(before.saturating_mul(node.op.stride()));
    }
    jumps
}
