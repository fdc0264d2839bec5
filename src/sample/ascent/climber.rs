//! One sequence of an ascent: which substitutions it tries, and which it takes.

use crate::random::rank_among_equals;
use crate::sequence::rank;
use std::collections::HashSet;

/// Maximum number of moves of one sequence.
const MAX_MOVES: usize = 40;
/// Number of substitutions with the largest gain by the gradient that are tried.
pub const RECOMMENDED: usize = 24;
/// Maximum number of single substitutions that are tried, those with the largest gain by the gradient.
const MAX_SINGLES: usize = 1024;
/// Number of single substitutions that are tried in pairs.
const PAIRED: usize = 20;
/// Numbers of substitutions that are tried together, those with the largest gain.
const TOGETHER: [usize; 8] = [2, 3, 4, 6, 8, 12, 16, 24];

/// Number of all single substitutions that are tried, and of pairs.
pub fn widest(length: usize, alphabet_size: usize) -> usize {
    (length * alphabet_size.saturating_sub(1)).min(MAX_SINGLES) + PAIRED * (PAIRED - 1) / 2
}

/// A substitution: a position and its new letter.
pub type Change = (usize, u8);

/// A sequence of an ascent.
#[derive(Debug)]
pub struct Climber {
    /// Its letters.
    pub codes: Vec<u8>,
    /// Its value.
    pub value: f32,
    /// What it does next.
    pub state: State,
    moves: usize,
}

/// What a sequence tries next.
#[derive(Clone, Debug)]
pub enum State {
    /// The substitutions with the largest gain by the gradient, alone and together.
    Recommended,
    /// Nothing: none of these gained.
    Settled,
    /// All single substitutions.
    Singles,
    /// Single substitutions that gain, the largest gain first, alone and together.
    Gaining(Vec<Change>),
    /// Pairs of these substitutions.
    Pairs(Vec<Change>),
    /// Nothing: it is a local maximum, or has moved too often.
    Done,
    /// Nothing: it reached a sequence visited before.
    Met,
}

/// What a sequence tried in a round.
#[derive(Clone, Copy, Debug)]
pub struct Tried<'a> {
    /// Sets of substitutions.
    pub changes: &'a [Vec<Change>],
    /// The value that each gives.
    pub values: &'a [f32],
}

impl Climber {
    /// A sequence that has not moved.
    pub fn new(codes: Vec<u8>, value: f32) -> Self {
        Self { codes, value, state: State::Recommended, moves: 0 }
    }

    /// Whether it tries something.
    pub fn is_active(&self) -> bool {
        !matches!(self.state, State::Settled | State::Done | State::Met)
    }

    /// Whether what it tries depends on its gradient.
    pub fn needs_gradient(&self) -> bool {
        matches!(self.state, State::Recommended | State::Singles)
    }

    /// A settled sequence tries all single substitutions next.
    pub fn widen(&mut self) {
        if matches!(self.state, State::Settled) {
            self.state = State::Singles;
        }
    }

    /// The sequence with these substitutions.
    pub fn changed(&self, changes: &[Change]) -> Vec<u8> {
        let mut codes = self.codes.clone();
        changes.iter().for_each(|&(position, letter)| codes[position] = letter);
        codes
    }

    /// The sets of substitutions to try; `gradient` (`length × alphabet size`) is read if it
    /// [needs one](Self::needs_gradient).
    pub fn tries(&self, gradient: &[f32], alphabet_size: usize) -> Vec<Vec<Change>> {
        match &self.state {
            State::Recommended => alone_and_together(self.recommended(gradient, alphabet_size, RECOMMENDED)),
            State::Singles => {
                self.recommended(gradient, alphabet_size, MAX_SINGLES).into_iter().map(|change| vec![change]).collect()
            }
            State::Gaining(changes) => alone_and_together(changes.clone()),
            State::Pairs(changes) => {
                let others = |index: usize| changes[index + 1..].iter().map(move |&other| vec![changes[index], other]);
                let pairs = (0..changes.len()).flat_map(others);
                pairs.filter(|pair| pair[0].0 != pair[1].0).collect()
            }
            State::Settled | State::Done | State::Met => Vec::new(),
        }
    }

    /// The single substitutions with the largest gains by the gradient.
    fn recommended(&self, gradient: &[f32], alphabet_size: usize, count: usize) -> Vec<Change> {
        let slope = |(position, letter): Change| gradient[position * alphabet_size + usize::from(letter)];
        let gain = |change: Change| slope(change) - slope((change.0, self.codes[change.0]));
        let singles = self.codes.iter().enumerate().flat_map(|(position, &code)| {
            (0..alphabet_size as u8).filter(move |&letter| letter != code).map(move |letter| (position, letter))
        });
        self.greatest(singles.map(|change| (gain(change), change)), count)
    }

    /// The changes with the largest gains, at most `count`. Equal gains do not favour the first positions or letters.
    fn greatest(&self, changes: impl Iterator<Item = (f32, Change)>, count: usize) -> Vec<Change> {
        let own = rank(&self.codes);
        let place = |(position, letter): Change| rank_among_equals(own, (position as u64) << 8 | u64::from(letter));
        let mut changes: Vec<(f32, Change)> = changes.collect();
        changes.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| place(a.1).cmp(&place(b.1))));
        changes.into_iter().take(count).map(|(_, change)| change).collect()
    }

    /// Moves to the best sequence tried, if that is better, and decides what to try next; returns the new sequence and
    /// its value.
    pub fn choose(&mut self, tried: &Tried, visited: &mut HashSet<Vec<u8>>) -> Option<(Vec<u8>, f32)> {
        let Tried { changes, values } = *tried;
        let best = (0..values.len()).reduce(|best, i| if values[i] > values[best] { i } else { best });
        let better = best.filter(|&best| values[best] > self.value);
        let singles = || values.iter().copied().zip(changes.iter().map(|changes| changes[0]));
        self.state = match (&self.state, better) {
            (State::Singles, Some(_)) => {
                State::Gaining(self.greatest(singles().filter(|(value, _)| *value > self.value), RECOMMENDED))
            }
            (_, Some(best)) => return self.move_to(self.changed(&changes[best]), values[best], visited),
            (State::Recommended, None) => State::Settled,
            (State::Singles, None) => State::Pairs(self.greatest(singles(), PAIRED)),
            _ => State::Done,
        };
        None
    }

    fn move_to(&mut self, codes: Vec<u8>, value: f32, visited: &mut HashSet<Vec<u8>>) -> Option<(Vec<u8>, f32)> {
        let fresh = visited.insert(codes.clone());
        self.moves += 1;
        self.state = match (fresh, self.moves < MAX_MOVES) {
            (false, _) => State::Met,
            (true, true) => State::Recommended,
            (true, false) => State::Done,
        };
        (self.codes, self.value) = (codes, value);
        fresh.then(|| (self.codes.clone(), value))
    }
}

/// Each change alone, and the first ones together; of several changes of one position, the first counts.
fn alone_and_together(changes: Vec<Change>) -> Vec<Vec<Change>> {
    let mut places = HashSet::new();
    let together: Vec<Change> = changes.iter().copied().filter(|change| places.insert(change.0)).collect();
    let prefixes = TOGETHER.into_iter().filter(|&count| count <= together.len());
    let prefixes: Vec<Vec<Change>> = prefixes.map(|count| together[..count].to_vec()).collect();
    changes.into_iter().map(|change| vec![change]).chain(prefixes).collect()
}
