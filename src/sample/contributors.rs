//! Strong sequences of the neurons of a layer: of earlier ones, which start sequences are made of, and of those that
//! are [searched together](super::together).
//!
//! A start sequence needs a handful of strong, different sequences of each neuron that contributes to the target
//! (algorithm 2.3 takes the facets of these neurons, so it analyses all layers below first). One search finds them for
//! all contributing neurons of a layer: each random sequence is evaluated once for all of them, and the best of each
//! neuron climb by substitutions along its gradient.
//!
//! What is found for a neuron depends on network and seed alone, not on the neurons that are searched with it.

use super::gradient;
use super::offers::Evaluated;
use super::seeds::SeedMatrix;
use super::slice::slice;
use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::options::SamplingOptions;
use crate::random::{Key, Purpose};
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use std::sync::Arc;

/// Random sequences that the climbing ones of all neurons are chosen from.
pub const RANDOM: usize = 1024;
/// Climbing sequences per neuron.
const LINES: usize = 8;
/// Maximum number of substitutions of each child of a climbing sequence in a round; the best child replaces it.
const SUBSTITUTIONS: [usize; 4] = [8, 4, 2, 1];
/// Rounds of substitutions.
const ROUNDS: usize = 12;
/// The channel in the key of the random sequences, which all neurons of a layer share: the same on every platform.
const SHARED: usize = u32::MAX as usize;

/// Sequences that the search evaluates for each neuron, in addition to [`RANDOM`] for all of them.
pub const PER_NEURON: usize = LINES * SUBSTITUTIONS.len() * ROUNDS;

/// A running search for neurons of one layer.
#[derive(Debug)]
pub struct ContributorSearch {
    seed: u64,
    layer: usize,
    channels: Vec<usize>,
    engine: Arc<Simd>,
    length: usize,
    alphabet_size: usize,
    /// Sequences per slice of work.
    slice: usize,
    /// The values of the random sequences evaluated so far, for all neurons.
    scores: Vec<f32>,
    /// The climbing sequences of each neuron in turn.
    lines: Vec<Line>,
    /// What is evaluated in this round, each for the neuron with this index: first the sequences that will climb, then
    /// the children of each of them in turn.
    children: Vec<(usize, Vec<u8>)>,
    /// Those evaluated so far.
    evaluated: Vec<Line>,
    round: usize,
}

/// A sequence that climbs.
#[derive(Clone, Debug)]
struct Line {
    /// Index of its neuron in `channels`.
    output: usize,
    codes: Vec<u8>,
    value: f32,
    gradient: Vec<f32>,
}

impl ContributorSearch {
    /// A search for the neurons `channels` of a layer, the outputs of `substructure` and of its engine.
    pub fn new(substructure: &Substructure, engine: Arc<Simd>, layer: usize, channels: Vec<usize>, seed: u64) -> Self {
        Self {
            seed,
            layer,
            channels,
            engine,
            length: substructure.length,
            alphabet_size: substructure.alphabet_size,
            slice: slice(substructure),
            scores: Vec::new(),
            lines: Vec::new(),
            children: Vec::new(),
            evaluated: Vec::new(),
            round: 0,
        }
    }

    /// The layer.
    pub fn layer(&self) -> usize {
        self.layer
    }

    /// One slice of work; the sequences evaluated.
    pub fn step(&mut self) -> Evaluated {
        let scored = self.scores.len() / self.engine.outputs();
        if scored < RANDOM {
            return self.score(scored);
        }
        let first = self.evaluated.len();
        let end = self.children.len().min(first + self.slice);
        let evaluated = self.evaluate(first, end);
        if end == self.children.len() {
            self.survive();
        }
        evaluated
    }

    /// Whether all rounds are done.
    pub fn is_done(&self) -> bool {
        self.round > ROUNDS
    }

    /// The sequences found, by (layer, channel).
    pub fn finish(self) -> impl Iterator<Item = ((usize, usize), Vec<SeedMatrix>)> {
        let Self { layer, channels, lines, alphabet_size, .. } = self;
        channels.into_iter().enumerate().map(move |(output, channel)| {
            let own = lines.iter().filter(|line| line.output == output && line.value > 0.0);
            let matrices = own.map(|line| SeedMatrix::of_gradient(&line.gradient, line.value, alphabet_size));
            ((layer, channel), matrices.collect())
        })
    }

    /// Evaluates random sequences from the item `first` on; after the last one, the best of each neuron begin to climb.
    fn score(&mut self, first: usize) -> Evaluated {
        let end = RANDOM.min(first + self.slice);
        let codes = (first..end).flat_map(|item| self.random(item)).collect();
        let sequences = SequenceSet::from_codes(self.length, codes);
        let values = self.engine.values(&sequences);
        self.scores.extend(&values);
        if end == RANDOM {
            self.children = (0..self.engine.outputs()).flat_map(|output| self.best(output)).collect();
        }
        Evaluated { sequences, values }
    }

    fn random(&self, item: usize) -> Vec<u8> {
        let key = Key { seed: self.seed, layer: self.layer, channel: SHARED };
        let mut stream = key.stream(Purpose::Contributors, 0, item as u64);
        (0..self.length).map(|_| stream.below(self.alphabet_size) as u8).collect()
    }

    /// The random sequences with the largest values of a neuron, with its index.
    fn best(&self, output: usize) -> Vec<(usize, Vec<u8>)> {
        let value = |item: usize| self.scores[item * self.engine.outputs() + output];
        let mut order: Vec<usize> = (0..RANDOM).collect();
        order.sort_by(|&a, &b| value(b).total_cmp(&value(a)).then(a.cmp(&b)));
        order.iter().take(LINES).map(|&item| (output, self.random(item))).collect()
    }

    /// Replaces each climbing sequence by its best child, if that is better, and creates the next children.
    fn survive(&mut self) {
        let evaluated = std::mem::take(&mut self.evaluated);
        if self.lines.is_empty() {
            self.lines = evaluated;
        } else {
            for (line, children) in self.lines.iter_mut().zip(evaluated.chunks_exact(SUBSTITUTIONS.len())) {
                *line = children
                    .iter()
                    .fold(&*line, |best, child| if child.value > best.value { child } else { best })
                    .clone();
            }
        }
        self.round += 1;
        if self.is_done() {
            return;
        }
        self.children = self.lines.iter().enumerate().flat_map(|(place, line)| self.children(place, line)).collect();
    }

    fn children(&self, place: usize, line: &Line) -> Vec<(usize, Vec<u8>)> {
        let key = Key { seed: self.seed, layer: self.layer, channel: self.channels[line.output] };
        let mut stream = key.stream(Purpose::Contributors, self.round as u64, (place % LINES) as u64);
        let mut weights = Vec::new();
        let child = |letters: usize| {
            let mut codes = line.codes.clone();
            let options = SamplingOptions { letters, ..SamplingOptions::default() };
            gradient::mutate(&mut codes, &line.gradient, &options, &mut weights, &mut stream);
            (line.output, codes)
        };
        SUBSTITUTIONS.into_iter().map(child).collect()
    }

    /// Evaluates the children from `first` to `end`, with gradients of those that are better than their parent.
    fn evaluate(&mut self, first: usize, end: usize) -> Evaluated {
        let children = &self.children[first..end];
        let outputs: Vec<usize> = children.iter().map(|&(output, _)| output).collect();
        let parent = |child: usize| self.lines.get(child / SUBSTITUTIONS.len());
        let bounds: Vec<f32> =
            (first..end).map(|child| parent(child).map_or(f32::NEG_INFINITY, |line| line.value)).collect();
        let codes = children.iter().flat_map(|(_, codes)| codes).copied().collect();
        let sequences = SequenceSet::from_codes(self.length, codes);
        let (values, gradients) = self.engine.gradients_of(&sequences, &outputs, &bounds);
        let own = outputs.iter().zip(values.chunks_exact(self.engine.outputs())).map(|(&output, row)| row[output]);
        let rows = gradients.chunks_exact(self.length * self.alphabet_size).map(<[f32]>::to_vec);
        let found = children.iter().cloned().zip(own.zip(rows));
        let lines = found.map(|((output, codes), (value, gradient))| Line { output, codes, value, gradient });
        self.evaluated.extend(lines);
        Evaluated { sequences, values }
    }
}
