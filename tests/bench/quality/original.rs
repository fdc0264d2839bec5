//! The original program's search (algorithm sections 2.2 and 2.4), written from its description, to compare with.
//!
//! Every letter of every sequence is drawn anew from max(0, one-hot + gradient); the next generation is a
//! tenth of the best, two tenths of these rotated, and cross-overs of parents drawn by roulette.

use neuronmotif::engine::Engine;
use neuronmotif::options::{Mutation, SamplingOptions};
use neuronmotif::random::{Key, Purpose, Stream, cumulative};
use neuronmotif::sample::gradient::mutate;
use neuronmotif::sample::reservoir::Reservoir;
use neuronmotif::sample::{SampleSet, SamplingMethod, Stopped};
use neuronmotif::sequence::SequenceSet;
use neuronmotif::substructure::Substructure;

/// Generations without a higher mean after which it stops.
const PATIENCE: usize = 11;

/// Searches from random sequences.
pub fn search(neuron: &Substructure, engine: &dyn Engine, options: &SamplingOptions, key: Key) -> SampleSet {
    let options = SamplingOptions { mutation: Mutation::Original, ..options.clone() };
    let (length, jump) = (neuron.length, neuron.jump());
    let count = (length / 20 * 1000).clamp(2000, 5000);
    let mut reservoir = Reservoir::new(length, options.bins, options.capacity, key);
    let mut population = SequenceSet::new(length);
    for item in 0..count {
        let mut stream = key.stream(Purpose::Seeds, 0, item as u64);
        population.push(&(0..length).map(|_| stream.below(neuron.alphabet_size) as u8).collect::<Vec<u8>>());
    }
    reservoir.add(&population, &engine.values(&population));
    let (mut best, mut stall, mut generation) = (f64::NEG_INFINITY, 0, 0);
    while stall < PATIENCE && generation < options.generations {
        generation += 1;
        let (_, gradients) = engine.gradients(&population, 0);
        let children = mutated(&population, &gradients, &options, key, generation);
        let values = engine.values(&children);
        reservoir.add(&children, &values);
        let mean = values.iter().copied().map(f64::from).sum::<f64>() / values.len() as f64;
        (best, stall) = if mean > best { (mean, 0) } else { (best, stall + 1) };
        population = next(&children, &values, jump, &mut key.stream(Purpose::Offspring, generation as u64, u64::MAX));
    }
    let (sequences, values, positives) = reservoir.finish();
    SampleSet {
        sequences,
        values,
        method: SamplingMethod::Search,
        seeds: count,
        pasted_seeds: 0,
        generations: generation,
        evaluated: (count * (generation + 1)) as u64,
        positives,
        stopped: Stopped::Interrupted,
    }
}

/// Step 1: every letter drawn anew.
fn mutated(
    population: &SequenceSet,
    gradients: &[f32],
    options: &SamplingOptions,
    key: Key,
    generation: usize,
) -> SequenceSet {
    let mut children = SequenceSet::new(population.length());
    let rows = gradients.chunks_exact(gradients.len() / population.len());
    for (item, (codes, gradient)) in population.iter().zip(rows).enumerate() {
        let mut child = codes.to_vec();
        let mut stream = key.stream(Purpose::Offspring, generation as u64, item as u64);
        mutate(&mut child, gradient, options, &mut Vec::new(), &mut stream);
        children.push(&child);
    }
    children
}

/// Step 3: the best, the best rotated to the left and to the right by less than the jump, and cross-overs.
fn next(children: &SequenceSet, values: &[f32], jump: usize, stream: &mut Stream) -> SequenceSet {
    let count = children.len();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| values[b].total_cmp(&values[a]));
    let elite = &order[..count / 10];
    let mut next = SequenceSet::new(children.length());
    if jump > 1 {
        for right in [false, true] {
            for &item in elite {
                let mut codes = children.get(item).to_vec();
                let by = 1 + stream.below(jump - 1);
                if right {
                    codes.rotate_right(by)
                } else {
                    codes.rotate_left(by)
                }
                next.push(&codes);
            }
        }
    }
    elite.iter().for_each(|&item| next.push(children.get(item)));
    let fitness = |value: &f32| f64::from(if *value >= 0.0 { value + 1.0 } else { libm::expf(*value) });
    let roulette = cumulative(values.iter().map(fitness));
    while next.len() < count {
        let parents = [stream.roulette(&roulette), stream.roulette(&roulette)].map(|parent| children.get(parent));
        let cut = stream.below(children.length());
        for [head, tail] in [parents, [parents[1], parents[0]]] {
            next.push(&[&head[..cut], &tail[cut..]].concat());
        }
    }
    next
}
