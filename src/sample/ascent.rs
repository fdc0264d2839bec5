//! Steepest ascent: the last steps to the top.
//!
//! The gradient at a sequence shows little of changes that make a max-pooling choose another of
//! its inputs, so a search guided by it ends near a maximum and not on it. Here changes of one
//! letter are evaluated, those that the gradient recommends before all others, and the best is taken
//! as long as there is a better one; then the cheapest changes are tried two at a time. A
//! sequence that comes to where another one has been would follow it, and goes no further. What
//! several tops have found at different places is put together by crossing them over at many
//! places, and by moving their parts.

use crate::engine::Engine;
use crate::sequence::SequenceSet;
use std::collections::{HashSet, VecDeque};

/// Steps that one sequence may take at most.
const STEPS: usize = 40;
/// Changes that the gradient recommends.
const RECOMMENDED: usize = 24;
/// Changes of one letter that are tried two at a time.
const PAIRED: usize = 20;
/// Tops that are crossed over with each other, and children of theirs that climb: one for so many starts, within limits.
const STARTS_A_PARENT: usize = 16;
const PARENTS: [usize; 2] = [2, 4];
/// Places at which two tops are cut, about.
const CUTS: usize = 50;
/// bp by which the second parent is moved: a motif may lie better one place further on.
const SLIDES: [isize; 3] = [0, 1, -1];
/// Times that tops are crossed over at most.
const ROUNDS: usize = 5;

/// Sequences that are evaluated for one that climbs, about: its steps, a last look around, and pairs.
pub fn usual_evaluations(length: usize, letters: usize) -> usize {
    STEPS / 2 * RECOMMENDED + length * letters.saturating_sub(1) + PAIRED * PAIRED / 2
}

/// Sequences on their way up, one after the other.
#[derive(Debug)]
pub struct Ascent {
    letters: usize,
    waiting: VecDeque<Climber>,
    visited: HashSet<Vec<u8>>,
    /// What the sequence at work may go to, with the values known so far.
    candidates: SequenceSet,
    values: Vec<f32>,
    tops: Vec<(Vec<u8>, f32)>,
    parents: usize,
    rounds: usize,
    best: f32,
}

#[derive(Debug)]
struct Climber {
    codes: Vec<u8>,
    value: f32,
    steps: usize,
    look: Look,
}

/// How far around itself a sequence looks.
#[derive(Clone, Debug)]
enum Look {
    /// Changes that the gradient recommends.
    Recommended,
    /// All changes of one letter.
    Singles,
    /// These, two at a time.
    Pairs(Vec<Change>),
}

/// A position and its new letter.
type Change = (usize, u8);

/// What one slice of work did.
#[derive(Clone, Debug, PartialEq)]
pub struct Advance {
    /// Sequences evaluated.
    pub evaluated: usize,
    /// Sequences that were gone to, and their values.
    pub taken: Vec<(Vec<u8>, f32)>,
}

impl Ascent {
    /// From some sequences of `length` letters and their values.
    pub fn new(starts: impl IntoIterator<Item = (Vec<u8>, f32)>, length: usize, letters: usize) -> Self {
        let mut ascent = Self {
            letters,
            waiting: VecDeque::new(),
            visited: HashSet::new(),
            candidates: SequenceSet::new(length),
            values: Vec::new(),
            tops: Vec::new(),
            parents: 0,
            rounds: 0,
            best: f32::NEG_INFINITY,
        };
        ascent.start(starts);
        ascent.parents = (ascent.waiting.len() / STARTS_A_PARENT).clamp(PARENTS[0], PARENTS[1]);
        ascent
    }

    fn start(&mut self, starts: impl IntoIterator<Item = (Vec<u8>, f32)>) {
        for (codes, value) in starts {
            if self.visited.insert(codes.clone()) {
                self.waiting.push_back(Climber { codes, value, steps: 0, look: Look::Recommended });
            }
        }
    }

    /// Evaluates at most `slice` sequences, and one more for its gradient; nothing when all have arrived.
    pub fn step(&mut self, engine: &dyn Engine, slice: usize) -> Option<Advance> {
        let gradients = if self.values.len() == self.candidates.len() { self.propose(engine)? } else { 0 };
        let known = self.values.len();
        let end = self.candidates.len().min(known + slice);
        let part: Vec<u32> = (known as u32..end as u32).collect();
        self.values.extend(engine.values(&self.candidates.select(&part)));
        let taken = if end == self.candidates.len() { self.choose() } else { Vec::new() };
        Some(Advance { evaluated: part.len() + gradients, taken })
    }

    /// New candidates: for the next sequence, or by crossing over the tops; `None` where all is done. The number of
    /// gradients that it took.
    fn propose(&mut self, engine: &dyn Engine) -> Option<usize> {
        let recommended = self.waiting.front().is_some_and(|climber| matches!(climber.look, Look::Recommended));
        let changes = self.waiting.front().map(|climber| (climber, climber.tries(engine, self.letters)));
        let codes: Vec<Vec<u8>> = match changes {
            Some((climber, changes)) => changes.iter().map(|changes| climber.changed(changes)).collect(),
            None => self.crossed(),
        };
        self.candidates = SequenceSet::new(self.candidates.length());
        codes.iter().for_each(|codes| self.candidates.push(codes));
        self.values.clear();
        (!self.candidates.is_empty() || !self.waiting.is_empty()).then_some(usize::from(recommended))
    }

    /// All children of the best tops that nobody has been at; none where the last ones led nowhere.
    fn crossed(&mut self) -> Vec<Vec<u8>> {
        self.tops.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        self.tops.truncate(self.parents);
        let best = self.tops.first().map_or(f32::NEG_INFINITY, |top| top.1);
        if self.rounds == ROUNDS || best <= self.best {
            return Vec::new();
        }
        self.best = best;
        self.rounds += 1;
        let stride = self.candidates.length().div_ceil(CUTS);
        let mut known = self.visited.clone();
        let pairs = self.tops.iter().flat_map(|one| self.tops.iter().map(move |other| (&one.0, &other.0)));
        let cuts = pairs.flat_map(|(one, other)| (1..one.len()).step_by(stride).map(move |cut| (one, other, cut)));
        let children = cuts.flat_map(|(one, other, cut)| SLIDES.map(|slide| crossed(one, other, cut, slide)));
        children.filter(|child| known.insert(child.clone())).collect()
    }

    /// Goes on, now that all candidates are known.
    fn choose(&mut self) -> Vec<(Vec<u8>, f32)> {
        let Some(climber) = self.waiting.front_mut() else { return self.breed() };
        let best = (0..self.values.len()).reduce(|best, i| if self.values[i] > self.values[best] { i } else { best });
        if let Some(best) = best.filter(|&best| self.values[best] > climber.value) {
            climber.go(self.candidates.get(best), self.values[best]);
            let taken = (climber.codes.clone(), climber.value);
            let (fresh, exhausted) = (self.visited.insert(taken.0.clone()), climber.steps == STEPS);
            if !fresh || exhausted {
                self.waiting.pop_front();
            }
            if fresh && exhausted {
                self.tops.push(taken.clone());
            }
            return vec![taken];
        }
        let better = self.tops.iter().filter(|(_, value)| *value >= climber.value).count();
        if better >= self.parents || !climber.look_further(self.letters, &self.values) {
            let top = self.waiting.pop_front();
            self.tops.extend(top.map(|climber| (climber.codes, climber.value)));
        }
        Vec::new()
    }

    /// The best children climb.
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
    fn go(&mut self, codes: &[u8], value: f32) {
        self.codes = codes.to_vec();
        self.value = value;
        self.steps += 1;
        self.look = Look::Recommended;
    }

    fn changed(&self, changes: &[Change]) -> Vec<u8> {
        let mut codes = self.codes.clone();
        changes.iter().for_each(|&(position, letter)| codes[position] = letter);
        codes
    }

    /// Every change of one letter.
    fn singles(&self, letters: usize) -> impl Iterator<Item = Change> {
        self.codes.iter().enumerate().flat_map(move |(position, &code)| {
            (0..letters as u8).filter(move |&letter| letter != code).map(move |letter| (position, letter))
        })
    }

    /// What to try now.
    fn tries(&self, engine: &dyn Engine, letters: usize) -> Vec<Vec<Change>> {
        match &self.look {
            Look::Recommended => {
                let (_, gradient) = engine.gradients(&SequenceSet::from_codes(self.codes.len(), self.codes.clone()), 0);
                let slope = |(position, letter): Change| gradient[position * letters + usize::from(letter)];
                let gain = |change: Change| slope(change) - slope((change.0, self.codes[change.0]));
                let changes = self.singles(letters).map(|change| (gain(change), change));
                greatest(changes, RECOMMENDED).into_iter().map(|change| vec![change]).collect()
            }
            Look::Singles => self.singles(letters).map(|change| vec![change]).collect(),
            Look::Pairs(changes) => {
                let others = |index: usize| changes[index + 1..].iter().map(move |&other| vec![changes[index], other]);
                let pairs = (0..changes.len()).flat_map(others);
                pairs.filter(|pair| pair[0].0 != pair[1].0).collect()
            }
        }
    }

    /// Looks further, given the values of what was tried in vain; `false` where it has seen everything.
    fn look_further(&mut self, letters: usize, values: &[f32]) -> bool {
        self.look = match self.look {
            Look::Recommended => Look::Singles,
            Look::Singles => Look::Pairs(greatest(values.iter().copied().zip(self.singles(letters)), PAIRED)),
            Look::Pairs(_) => return false,
        };
        true
    }
}

/// A sequence up to a cut, and then another one, moved to the right by `slide`.
fn crossed(one: &[u8], other: &[u8], cut: usize, slide: isize) -> Vec<u8> {
    let from =
        |place: usize| place.checked_add_signed(-slide).and_then(|from| other.get(from)).unwrap_or(&other[place]);
    one[..cut].iter().chain((cut..other.len()).map(from)).copied().collect()
}

/// The changes of largest number, at most `count` of them.
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

    /// Climbs until all have arrived; the largest value that was gone to, and the sequences evaluated.
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

    /// The number of positions that contain the letter of their index, modulo 4.
    fn matches(codes: &[u8]) -> f32 {
        codes.iter().enumerate().filter(|&(i, &code)| i % 4 == usize::from(code)).count() as f32
    }

    #[test]
    fn a_sequence_climbs_to_the_top() {
        assert_eq!(climb(&[vec![3; 8]], matches).0, 8.0);
    }

    #[test]
    fn a_sequence_that_meets_the_way_of_another_stops() {
        let mut met = vec![3; 8];
        met[0] = 0;
        let alone = climb(&[vec![3; 8]], matches).1;
        assert_eq!(climb(&[vec![3; 8], vec![3; 8]], matches).1, alone);
        assert_eq!(climb(&[vec![3; 8], met], matches).1, alone, "the second one has been where the first one goes");
    }

    #[test]
    fn two_changes_are_made_where_one_is_not_enough() {
        let both = |codes: &[u8]| match (codes[1], codes[6]) {
            (2, 2) => 2.0,
            (2, _) | (_, 2) => 0.9,
            _ => 1.0 - codes.iter().filter(|&&code| code > 0).count() as f32 / 8.0,
        };
        assert_eq!(climb(&[vec![0; 8]], both).0, 2.0);
    }

    #[test]
    fn what_two_tops_have_found_is_put_together() {
        let halves = |codes: &[u8]| {
            let half = |part: &[u8]| if part.iter().all(|&code| code == 2) { 1.0 } else { 0.0 };
            half(&codes[..4]) + half(&codes[4..])
        };
        let (left, right) = (vec![2, 2, 2, 2, 0, 0, 0, 0], vec![0, 0, 0, 0, 2, 2, 2, 2]);
        assert_eq!(climb(&[left, right], halves).0, 2.0);
    }
}
