//! Steepest ascent: from the best sequences of the search to local maxima.
//!
//! The gradient does not predict changes that make a max-pooling select another input, so a search
//! guided by it ends near a maximum and not at it. Here single substitutions are evaluated, first
//! those with the largest gain by the gradient and then all, and the best one is applied while it
//! increases the activation; then pairs of the best substitutions are tried. A sequence that
//! reaches a sequence visited before stops, because it would follow the same path. The local maxima
//! are then combined by cross-over at many positions, also with one parent shifted.

use crate::engine::Engine;
use crate::sequence::SequenceSet;
use std::collections::{HashSet, VecDeque};

/// Maximum number of substitutions of one sequence.
const MAX_STEPS: usize = 40;
/// Number of substitutions with the largest gain by the gradient that are tried first.
const RECOMMENDED: usize = 24;
/// Number of single substitutions that are tried in pairs.
const PAIRED: usize = 20;
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
const MAX_ROUNDS: usize = 5;

/// Approximate number of evaluations per start sequence: its substitutions, all single substitutions once, and pairs.
pub fn usual_evaluations(length: usize, alphabet_size: usize) -> usize {
    MAX_STEPS / 2 * RECOMMENDED + length * alphabet_size.saturating_sub(1) + PAIRED * PAIRED / 2
}

/// An ascent of several sequences, in turn.
#[derive(Debug)]
pub struct Ascent {
    alphabet_size: usize,
    waiting: VecDeque<Climber>,
    visited: HashSet<Vec<u8>>,
    /// The candidates for the next substitution of the current sequence, with the values computed so far.
    candidates: SequenceSet,
    values: Vec<f32>,
    maxima: Vec<(Vec<u8>, f32)>,
    parents: usize,
    rounds: usize,
    best: f32,
}

#[derive(Debug)]
struct Climber {
    codes: Vec<u8>,
    value: f32,
    steps: usize,
    scope: Scope,
}

/// Which substitutions of a sequence are tried.
#[derive(Clone, Debug)]
enum Scope {
    /// Those with the largest gain by the gradient.
    Recommended,
    /// All single substitutions.
    Singles,
    /// Pairs of these substitutions.
    Pairs(Vec<Change>),
}

/// A substitution: a position and its new letter.
type Change = (usize, u8);

/// Result of one slice of work.
#[derive(Clone, Debug, PartialEq)]
pub struct Advance {
    /// Number of sequences evaluated.
    pub evaluated: usize,
    /// New current sequences, and their values.
    pub taken: Vec<(Vec<u8>, f32)>,
}

impl Ascent {
    /// An ascent from sequences of `length` bp and their values.
    pub fn new(starts: impl IntoIterator<Item = (Vec<u8>, f32)>, length: usize, alphabet_size: usize) -> Self {
        let mut ascent = Self {
            alphabet_size,
            waiting: VecDeque::new(),
            visited: HashSet::new(),
            candidates: SequenceSet::new(length),
            values: Vec::new(),
            maxima: Vec::new(),
            parents: 0,
            rounds: 0,
            best: f32::NEG_INFINITY,
        };
        ascent.start(starts);
        ascent.parents = (ascent.waiting.len() / STARTS_PER_PARENT).clamp(PARENTS[0], PARENTS[1]);
        ascent
    }

    fn start(&mut self, starts: impl IntoIterator<Item = (Vec<u8>, f32)>) {
        for (codes, value) in starts {
            if self.visited.insert(codes.clone()) {
                self.waiting.push_back(Climber { codes, value, steps: 0, scope: Scope::Recommended });
            }
        }
    }

    /// Evaluates at most `slice` sequences, and one more for its gradient; `None` when all sequences have stopped.
    pub fn step(&mut self, engine: &dyn Engine, slice: usize) -> Option<Advance> {
        let gradients = if self.values.len() == self.candidates.len() { self.propose(engine)? } else { 0 };
        let known = self.values.len();
        let end = self.candidates.len().min(known + slice);
        let part: Vec<u32> = (known as u32..end as u32).collect();
        self.values.extend(engine.values(&self.candidates.select(&part)));
        let taken = if end == self.candidates.len() { self.choose() } else { Vec::new() };
        Some(Advance { evaluated: part.len() + gradients, taken })
    }

    /// Creates candidates for the next sequence, or by cross-over of the local maxima. Returns the number of gradients
    /// computed; `None` when the ascent is complete.
    fn propose(&mut self, engine: &dyn Engine) -> Option<usize> {
        let recommended = self.waiting.front().is_some_and(|climber| matches!(climber.scope, Scope::Recommended));
        let changes = self.waiting.front().map(|climber| (climber, climber.tries(engine, self.alphabet_size)));
        let codes: Vec<Vec<u8>> = match changes {
            Some((climber, changes)) => changes.iter().map(|changes| climber.changed(changes)).collect(),
            None => self.crossed(),
        };
        self.candidates = SequenceSet::new(self.candidates.length());
        codes.iter().for_each(|codes| self.candidates.push(codes));
        self.values.clear();
        (!self.candidates.is_empty() || !self.waiting.is_empty()).then_some(usize::from(recommended))
    }

    /// All unvisited children of the best local maxima; none if the last round did not improve the best one.
    fn crossed(&mut self) -> Vec<Vec<u8>> {
        self.maxima.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        self.maxima.truncate(self.parents);
        let best = self.maxima.first().map_or(f32::NEG_INFINITY, |top| top.1);
        if self.rounds == MAX_ROUNDS || best <= self.best {
            return Vec::new();
        }
        self.best = best;
        self.rounds += 1;
        let stride = self.candidates.length().div_ceil(CUTS);
        let mut known = self.visited.clone();
        let pairs = self.maxima.iter().flat_map(|one| self.maxima.iter().map(move |other| (&one.0, &other.0)));
        let cuts = pairs.flat_map(|(one, other)| (1..one.len()).step_by(stride).map(move |cut| (one, other, cut)));
        let children = cuts.flat_map(|(one, other, cut)| SLIDES.map(|slide| crossed(one, other, cut, slide)));
        children.filter(|child| known.insert(child.clone())).collect()
    }

    /// Continues with the best candidate, now that all values are known.
    fn choose(&mut self) -> Vec<(Vec<u8>, f32)> {
        let Some(climber) = self.waiting.front_mut() else { return self.breed() };
        let best = (0..self.values.len()).reduce(|best, i| if self.values[i] > self.values[best] { i } else { best });
        if let Some(best) = best.filter(|&best| self.values[best] > climber.value) {
            climber.move_to(self.candidates.get(best), self.values[best]);
            let taken = (climber.codes.clone(), climber.value);
            let (fresh, exhausted) = (self.visited.insert(taken.0.clone()), climber.steps == MAX_STEPS);
            if !fresh || exhausted {
                self.waiting.pop_front();
            }
            if fresh && exhausted {
                self.maxima.push(taken.clone());
            }
            return vec![taken];
        }
        let better = self.maxima.iter().filter(|(_, value)| *value >= climber.value).count();
        if better >= self.parents || !climber.widen(self.alphabet_size, &self.values) {
            let top = self.waiting.pop_front();
            self.maxima.extend(top.map(|climber| (climber.codes, climber.value)));
        }
        Vec::new()
    }

    /// Starts an ascent from each of the best children.
    fn breed(&mut self) -> Vec<(Vec<u8>, f32)> {
        let mut order: Vec<usize> = (0..self.values.len()).collect();
        order.sort_by(|&a, &b| self.values[b].total_cmp(&self.values[a]).then(a.cmp(&b)));
        let child = |&index: &usize| (self.candidates.get(index).to_vec(), self.values[index]);
        let children: Vec<_> = order.iter().take(self.parents).map(child).collect();
        self.start(children.iter().cloned());
        children
    }
}

impl Climber {
    fn move_to(&mut self, codes: &[u8], value: f32) {
        self.codes = codes.to_vec();
        self.value = value;
        self.steps += 1;
        self.scope = Scope::Recommended;
    }

    fn changed(&self, changes: &[Change]) -> Vec<u8> {
        let mut codes = self.codes.clone();
        changes.iter().for_each(|&(position, letter)| codes[position] = letter);
        codes
    }

    /// All single substitutions.
    fn singles(&self, alphabet_size: usize) -> impl Iterator<Item = Change> {
        self.codes.iter().enumerate().flat_map(move |(position, &code)| {
            (0..alphabet_size as u8).filter(move |&letter| letter != code).map(move |letter| (position, letter))
        })
    }

    /// The substitutions to try next.
    fn tries(&self, engine: &dyn Engine, alphabet_size: usize) -> Vec<Vec<Change>> {
        match &self.scope {
            Scope::Recommended => {
                let (_, gradient) = engine.gradients(&SequenceSet::from_codes(self.codes.len(), self.codes.clone()), 0);
                let slope = |(position, letter): Change| gradient[position * alphabet_size + usize::from(letter)];
                let gain = |change: Change| slope(change) - slope((change.0, self.codes[change.0]));
                let changes = self.singles(alphabet_size).map(|change| (gain(change), change));
                greatest(changes, RECOMMENDED).into_iter().map(|change| vec![change]).collect()
            }
            Scope::Singles => self.singles(alphabet_size).map(|change| vec![change]).collect(),
            Scope::Pairs(changes) => {
                let others = |index: usize| changes[index + 1..].iter().map(move |&other| vec![changes[index], other]);
                let pairs = (0..changes.len()).flat_map(others);
                pairs.filter(|pair| pair[0].0 != pair[1].0).collect()
            }
        }
    }

    /// Extends the set of substitutions to try, given the values of those that gave no gain; `false` if all were tried.
    fn widen(&mut self, alphabet_size: usize, values: &[f32]) -> bool {
        self.scope = match self.scope {
            Scope::Recommended => Scope::Singles,
            Scope::Singles => Scope::Pairs(greatest(values.iter().copied().zip(self.singles(alphabet_size)), PAIRED)),
            Scope::Pairs(_) => return false,
        };
        true
    }
}

/// The sequence `one` up to `cut`, followed by `other` shifted to the right by `slide` bp.
fn crossed(one: &[u8], other: &[u8], cut: usize, slide: isize) -> Vec<u8> {
    let from =
        |place: usize| place.checked_add_signed(-slide).and_then(|from| other.get(from)).unwrap_or(&other[place]);
    one[..cut].iter().chain((cut..other.len()).map(from)).copied().collect()
}

/// The changes with the largest gains, at most `count`.
fn greatest(changes: impl Iterator<Item = (f32, Change)>, count: usize) -> Vec<Change> {
    let mut changes: Vec<(f32, Change)> = changes.collect();
    changes.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    changes.into_iter().take(count).map(|(_, change)| change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A function of sequences whose gradient is zero.
    struct Landscape(fn(&[u8]) -> f32);

    impl Engine for Landscape {
        fn outputs(&self) -> usize {
            1
        }

        fn values(&self, sequences: &SequenceSet) -> Vec<f32> {
            sequences.iter().map(self.0).collect()
        }

        fn gradients(&self, sequences: &SequenceSet, _: usize) -> (Vec<f32>, Vec<f32>) {
            (self.values(sequences), vec![0.0; sequences.len() * sequences.length() * 4])
        }

        fn maps(&self, _: &SequenceSet, _: usize) -> Vec<f32> {
            Vec::new()
        }
    }

    /// Climbs until all sequences have stopped; returns the largest value reached and the number of evaluations.
    fn climb(starts: &[Vec<u8>], landscape: fn(&[u8]) -> f32) -> (f32, usize) {
        let mut ascent = Ascent::new(starts.iter().map(|codes| (codes.clone(), landscape(codes))), 8, 4);
        let (mut top, mut evaluated) = (f32::NEG_INFINITY, 0);
        while let Some(advance) = ascent.step(&Landscape(landscape), 10) {
            assert!(advance.evaluated <= 11);
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
        let mut met = vec![3; 8];
        met[0] = 0;
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
