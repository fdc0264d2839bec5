//! Steepest ascent: from the best sequences of the search to local maxima.
//!
//! The gradient does not predict changes that make a max-pooling select another input, so a search
//! guided by it ends near a maximum and not at it. Here substitutions are evaluated. All sequences
//! climb together, round by round: in each round every sequence tries the substitutions with
//! the largest gain by the gradient, alone and together, and takes the best. When none gains by
//! these, the best sequences try all single substitutions and then pairs. A sequence that reaches a
//! sequence visited before stops, because it would follow the same path. The local maxima
//! are then combined by cross-over at many positions, also with one parent shifted.

mod climber;

use crate::engine::Engine;
use crate::sequence::{SequenceSet, rank};
use climber::{Change, Climber, State, Tried};
use std::collections::HashSet;

/// Maximum number of evaluations of an ascent, as a share of those of the generations before.
pub const SHARE: f64 = 0.5;
/// Start sequences per parent. Parents are the local maxima that are crossed over with each other; as many of their
/// children climb.
const STARTS_PER_PARENT: usize = 16;
/// Minimum and maximum number of parents.
const PARENTS: [usize; 2] = [2, 4];
/// Approximate number of cut positions of a cross-over.
const CUTS: usize = 50;
/// bp by which the second parent is shifted: a motif may fit better at the neighbouring position.
const SLIDES: [isize; 3] = [0, 1, -1];
/// Maximum number of rounds of cross-over.
const MAX_CROSSINGS: usize = 5;

/// Usual number of rounds in which a start sequence climbs, and in which a parent tries all single substitutions.
const USUAL_ROUNDS: [usize; 2] = [8, 3];

/// Approximate number of evaluations of an ascent from `starts` sequences, where there are enough in its budget.
pub fn usual_evaluations(starts: usize, length: usize, alphabet_size: usize) -> usize {
    let [climbing, wide] = USUAL_ROUNDS;
    let parents = if starts == 0 { 0 } else { parents(starts) };
    starts * climbing * climber::RECOMMENDED + parents * wide * climber::widest(length, alphabet_size)
}

/// Number of local maxima that are crossed over with each other.
fn parents(starts: usize) -> usize {
    (starts / STARTS_PER_PARENT).clamp(PARENTS[0], PARENTS[1])
}

/// An ascent of several sequences together.
#[derive(Debug)]
pub struct Ascent {
    alphabet_size: usize,
    climbers: Vec<Climber>,
    visited: HashSet<Vec<u8>>,
    /// What is tried in this round: the substitutions of each climber, by its index, or the children of a cross-over.
    round: Round,
    /// The sequences tried in this round, with the values computed so far.
    candidates: SequenceSet,
    values: Vec<f32>,
    /// Evaluations left: no round begins without one.
    budget: usize,
    evaluated: usize,
    /// Usual number of evaluations.
    usual: usize,
    parents: usize,
    crossings: usize,
    best: f32,
}

/// What the candidates of a round are.
#[derive(Debug)]
enum Round {
    /// The results of sets of substitutions, for each climber in turn.
    Changes(Vec<(usize, Vec<Vec<Change>>)>),
    /// The children of a cross-over.
    Children,
}

/// Result of one slice of work.
#[derive(Clone, Debug, PartialEq)]
pub struct Advance {
    /// Number of sequences evaluated.
    pub evaluated: usize,
    /// New current sequences, and their values.
    pub taken: Vec<(Vec<u8>, f32)>,
}

impl Ascent {
    /// An ascent from sequences of `length` bp and their values; the last round begins before `budget` sequences are
    /// evaluated.
    pub fn new(
        starts: impl IntoIterator<Item = (Vec<u8>, f32)>,
        length: usize,
        alphabet_size: usize,
        budget: usize,
    ) -> Self {
        let mut ascent = Self {
            alphabet_size,
            climbers: Vec::new(),
            visited: HashSet::new(),
            round: Round::Children,
            candidates: SequenceSet::new(length),
            values: Vec::new(),
            budget,
            evaluated: 0,
            usual: 0,
            parents: 0,
            crossings: 0,
            best: f32::NEG_INFINITY,
        };
        ascent.start(starts);
        ascent.parents = parents(ascent.climbers.len());
        ascent.usual = usual_evaluations(ascent.climbers.len(), length, alphabet_size).min(budget);
        ascent
    }

    fn start(&mut self, starts: impl IntoIterator<Item = (Vec<u8>, f32)>) {
        for (codes, value) in starts {
            if self.visited.insert(codes.clone()) {
                self.climbers.push(Climber::new(codes, value));
            }
        }
    }

    /// Evaluates at most `slice` sequences, and at the begin of a round the gradients of the climbers; `None` when all
    /// sequences have stopped.
    pub fn step(&mut self, engine: &dyn Engine, slice: usize) -> Option<Advance> {
        let begins = self.values.len() == self.candidates.len();
        let gradients = if begins { self.begin(engine)? } else { 0 };
        let known = self.values.len();
        let end = self.candidates.len().min(known + slice);
        let part: Vec<u32> = (known as u32..end as u32).collect();
        self.values.extend(engine.values(&self.candidates.select(&part)));
        let evaluated = part.len() + gradients;
        self.budget = self.budget.saturating_sub(evaluated);
        self.evaluated += evaluated;
        let taken = if end == self.candidates.len() { self.take() } else { Vec::new() };
        Some(Advance { evaluated, taken })
    }

    /// Estimated share of the work that is done.
    pub fn fraction(&self) -> f64 {
        (self.evaluated as f64 / self.usual.max(1) as f64).min(1.0)
    }

    /// Begins a round; the number of gradients computed, `None` when the ascent is complete.
    fn begin(&mut self, engine: &dyn Engine) -> Option<usize> {
        if self.budget == 0 {
            return None;
        }
        if !self.climbers.iter().any(Climber::is_active) {
            let best = self.order().into_iter().take(self.parents);
            best.for_each(|index| self.climbers[index].widen());
        }
        self.candidates = SequenceSet::new(self.candidates.length());
        self.values.clear();
        let gradients = if self.climbers.iter().any(Climber::is_active) { self.climb(engine) } else { self.cross() };
        (!self.candidates.is_empty()).then_some(gradients)
    }

    /// Indices of the climbers, the best first.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.climbers.len()).collect();
        let place = |index: usize| rank(&self.climbers[index].codes);
        order.sort_by(|&a, &b| {
            self.climbers[b].value.total_cmp(&self.climbers[a].value).then_with(|| place(a).cmp(&place(b)))
        });
        order
    }

    /// Creates the candidates of all active climbers; the number of gradients computed.
    fn climb(&mut self, engine: &dyn Engine) -> usize {
        let length = self.candidates.length();
        let guided: Vec<&Climber> = self.climbers.iter().filter(|climber| climber.needs_gradient()).collect();
        let codes = guided.iter().flat_map(|climber| &climber.codes).copied().collect();
        let count = guided.len();
        let (_, gradients) = engine.gradients(&SequenceSet::from_codes(length, codes), 0);
        let mut gradients = gradients.chunks_exact(length * self.alphabet_size);
        let mut tries = Vec::new();
        for (index, climber) in self.climbers.iter().enumerate().filter(|(_, climber)| climber.is_active()) {
            let gradient = if climber.needs_gradient() { gradients.next() } else { None };
            let changes = climber.tries(gradient.unwrap_or_default(), self.alphabet_size);
            changes.iter().for_each(|changes| self.candidates.push(&climber.changed(changes)));
            tries.push((index, changes));
        }
        self.round = Round::Changes(tries);
        count
    }

    /// Creates all unvisited children of the best sequences; none if the last cross-over did not improve the best one.
    fn cross(&mut self) -> usize {
        self.round = Round::Children;
        let order = self.order();
        let best = order.first().map_or(f32::NEG_INFINITY, |&first| self.climbers[first].value);
        if self.crossings == MAX_CROSSINGS || best <= self.best {
            return 0;
        }
        self.best = best;
        self.crossings += 1;
        let parents: Vec<&[u8]> =
            order.iter().take(self.parents).map(|&index| &self.climbers[index].codes[..]).collect();
        let stride = self.candidates.length().div_ceil(CUTS);
        let mut known = self.visited.clone();
        let pairs = parents.iter().flat_map(|one| parents.iter().map(move |other| (*one, *other)));
        let cuts = pairs.flat_map(|(one, other)| (1..one.len()).step_by(stride).map(move |cut| (one, other, cut)));
        let children = cuts.flat_map(|(one, other, cut)| SLIDES.map(|slide| crossed(one, other, cut, slide)));
        for child in children {
            if known.insert(child.clone()) {
                self.candidates.push(&child);
            }
        }
        0
    }

    /// Takes the best candidates, now that all values are known.
    fn take(&mut self) -> Vec<(Vec<u8>, f32)> {
        match std::mem::replace(&mut self.round, Round::Children) {
            Round::Children => self.breed(),
            Round::Changes(tries) => {
                let mut first = 0;
                let mut taken = Vec::new();
                for (index, changes) in tries {
                    let values = &self.values[first..first + changes.len()];
                    first += changes.len();
                    taken.extend(self.climbers[index].choose(&Tried { changes: &changes, values }, &mut self.visited));
                }
                self.climbers.retain(|climber| !matches!(climber.state, State::Met));
                taken
            }
        }
    }

    /// The best children begin to climb.
    fn breed(&mut self) -> Vec<(Vec<u8>, f32)> {
        let mut order: Vec<usize> = (0..self.values.len()).collect();
        let place = |index: usize| rank(self.candidates.get(index));
        order.sort_by(|&a, &b| self.values[b].total_cmp(&self.values[a]).then_with(|| place(a).cmp(&place(b))));
        let child = |&index: &usize| (self.candidates.get(index).to_vec(), self.values[index]);
        let children: Vec<_> = order.iter().take(self.parents).map(child).collect();
        self.start(children.iter().cloned());
        children
    }
}

/// The sequence `one` up to `cut`, followed by `other` shifted to the right by `slide` bp.
fn crossed(one: &[u8], other: &[u8], cut: usize, slide: isize) -> Vec<u8> {
    let from =
        |place: usize| place.checked_add_signed(-slide).and_then(|from| other.get(from)).unwrap_or(&other[place]);
    one[..cut].iter().chain((cut..other.len()).map(from)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::landscape::Landscape;

    /// Climbs until all sequences have stopped; returns the largest value reached and the number of evaluations.
    fn climb(starts: &[Vec<u8>], landscape: fn(&[u8]) -> f32) -> (f32, usize) {
        let mut ascent = Ascent::new(starts.iter().map(|codes| (codes.clone(), landscape(codes))), 8, 4, usize::MAX);
        let (mut top, mut evaluated) = (f32::NEG_INFINITY, 0);
        while let Some(advance) = ascent.step(&Landscape(landscape), 10) {
            assert!(advance.evaluated <= 10 + starts.len().max(PARENTS[1]));
            top = advance.taken.iter().fold(top, |top, (_, value)| top.max(*value));
            evaluated += advance.evaluated;
        }
        (top, evaluated)
    }

    /// The number of positions whose letter is the position modulo 4.
    fn matches(codes: &[u8]) -> f32 {
        codes.iter().enumerate().filter(|&(i, &code)| i % 4 == usize::from(code)).count() as f32
    }

    #[test]
    fn a_sequence_reaches_the_maximum() {
        assert_eq!(climb(&[vec![3; 8]], matches).0, 8.0);
    }

    #[test]
    fn a_sequence_that_reaches_a_visited_one_stops() {
        let mut ascent = Ascent::new([(vec![3; 8], matches(&[3; 8]))], 8, 4, usize::MAX);
        let mut steps = std::iter::from_fn(|| ascent.step(&Landscape(matches), 10)).flat_map(|advance| advance.taken);
        let (met, _) = steps.next().unwrap();
        let alone = climb(&[vec![3; 8]], matches).1;
        assert_eq!(climb(&[vec![3; 8], vec![3; 8]], matches).1, alone);
        assert_eq!(climb(&[vec![3; 8], met], matches).1, alone, "the second sequence is on the path of the first");
    }

    #[test]
    fn pairs_of_changes_are_tried_where_no_single_change_helps() {
        let both = |codes: &[u8]| match (codes[1], codes[6]) {
            (2, 2) => 2.0,
            (2, _) | (_, 2) => 0.9,
            _ => 1.0 - codes.iter().filter(|&&code| code > 0).count() as f32 / 8.0,
        };
        assert_eq!(climb(&[vec![0; 8]], both).0, 2.0);
    }

    #[test]
    fn motifs_of_two_maxima_are_combined() {
        let halves = |codes: &[u8]| {
            let half = |part: &[u8]| if part.iter().all(|&code| code == 2) { 1.0 } else { 0.0 };
            half(&codes[..4]) + half(&codes[4..])
        };
        let (left, right) = (vec![2, 2, 2, 2, 0, 0, 0, 0], vec![0, 0, 0, 0, 2, 2, 2, 2]);
        assert_eq!(climb(&[left, right], halves).0, 2.0);
    }
}
