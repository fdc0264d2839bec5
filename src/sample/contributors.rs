//! Strong sequences of neurons of earlier layers, which start sequences are made of.
//!
//! A start sequence needs a handful of strong, different sequences of each neuron that contributes to the target
//! (algorithm 2.3 takes the facets of these neurons, so it analyses all layers below first). One search finds them for
//! all contributing neurons of a layer: each random sequence is evaluated once for all of them, and the best of each
//! neuron climb by substitutions along its gradient.
//!
//! What is found for a neuron depends on network and seed alone, not on the neurons that are searched with it.

use super::gradient;
use super::seeds::SeedMatrix;
use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::options::SamplingOptions;
use crate::random::{Key, Purpose};
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;

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
    engine: Simd,
    length: usize,
    alphabet_size: usize,
    /// The climbing sequences of each neuron in turn.
    lines: Vec<Line>,
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
    /// A search for the neurons `channels` of a layer, the outputs of `substructure`.
    pub fn new(substructure: &Substructure, layer: usize, channels: Vec<usize>, seed: u64) -> Self {
        Self {
            seed,
            layer,
            channels,
            engine: Simd::new(substructure),
            length: substructure.length,
            alphabet_size: substructure.alphabet_size,
            lines: Vec::new(),
            round: 0,
        }
    }

    /// Does one round; the number of sequences evaluated.
    pub fn step(&mut self) -> usize {
        let evaluated = if self.round == 0 { self.begin() } else { self.climb() };
        self.round += 1;
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

    /// Evaluates the random sequences and chooses the best of each neuron.
    fn begin(&mut self) -> usize {
        let key = Key { seed: self.seed, layer: self.layer, channel: SHARED };
        let random = |item: usize| {
            let mut stream = key.stream(Purpose::Contributors, 0, item as u64);
            (0..self.length).map(|_| stream.below(self.alphabet_size) as u8).collect::<Vec<u8>>()
        };
        let sequences = SequenceSet::from_codes(self.length, (0..RANDOM).flat_map(random).collect());
        let values = self.engine.values(&sequences);
        let outputs = self.engine.outputs();
        let best = |output: usize| {
            let value = |item: &usize| values[item * outputs + output];
            let mut order: Vec<usize> = (0..RANDOM).collect();
            order.sort_by(|a, b| value(b).total_cmp(&value(a)).then(a.cmp(b)));
            order.truncate(LINES);
            order
        };
        let chosen: Vec<(usize, Vec<u8>)> = (0..outputs)
            .flat_map(|output| best(output).into_iter().map(move |item| (output, item)))
            .map(|(output, item)| (output, sequences.get(item).to_vec()))
            .collect();
        self.lines = self.evaluated(chosen, &[f32::NEG_INFINITY].repeat(LINES * outputs));
        RANDOM + self.lines.len()
    }

    /// Replaces each climbing sequence by its best child, if that is better.
    fn climb(&mut self) -> usize {
        let lines = self.lines.iter().enumerate();
        let children: Vec<(usize, Vec<u8>)> = lines.flat_map(|(place, line)| self.children(place, line)).collect();
        let bounds: Vec<f32> = self.lines.iter().flat_map(|line| [line.value; SUBSTITUTIONS.len()]).collect();
        let children = self.evaluated(children, &bounds);
        let evaluated = children.len();
        for (line, children) in self.lines.iter_mut().zip(children.chunks_exact(SUBSTITUTIONS.len())) {
            if let Some(best) =
                children.iter().reduce(|best, child| if child.value > best.value { child } else { best })
                && best.value > line.value
            {
                *line = best.clone();
            }
        }
        evaluated
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

    /// Evaluates sequences for the outputs that are named with them; gradients of values up to their bound are zero.
    fn evaluated(&self, sequences: Vec<(usize, Vec<u8>)>, bounds: &[f32]) -> Vec<Line> {
        let outputs: Vec<usize> = sequences.iter().map(|&(output, _)| output).collect();
        let codes = sequences.iter().flat_map(|(_, codes)| codes).copied().collect();
        let set = SequenceSet::from_codes(self.length, codes);
        let (values, gradients) = self.engine.gradients_of(&set, &outputs, bounds);
        let rows = gradients.chunks_exact(self.length * self.alphabet_size).map(<[f32]>::to_vec);
        let found = sequences.into_iter().zip(values.into_iter().zip(rows));
        found.map(|((output, codes), (value, gradient))| Line { output, codes, value, gradient }).collect()
    }
}
