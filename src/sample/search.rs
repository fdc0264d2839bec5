//! The search for activating sequences, a generation at a time (algorithm 2.4 and “What we do
//! better”).
//!
//! The better part of the population climbs: each of its members is replaced only by a better
//! mutant of its own, so the best sequences known are never lost and many peaks are climbed at
//! once. The rest makes room for shifted copies, cross-overs and fresh seeds. Everything that was
//! evaluated goes through the reservoir, whether it survives or not.

use super::genetic::{self, Individual};
use super::reservoir::Reservoir;
use super::seeds::Seeds;
use super::{SampleSet, Status, gradient, population};
use crate::engine::Engine;
use crate::options::SamplingOptions;
use crate::random::{Key, Stage, Stream};
use crate::report::Method;
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use rayon::prelude::*;

/// Floating-point operations of one slice of work, some tens of milliseconds on one thread.
const SLICE_FLOPS: f64 = 4e8;

/// A running search.
#[derive(Debug)]
pub struct Search {
    options: SamplingOptions,
    key: Key,
    seeds: Option<Seeds>,
    letters: usize,
    jump: usize,
    /// Sequences a slice.
    slice: usize,
    /// Sorted by value, best first, once the first generation is complete.
    population: Vec<Member>,
    /// Members bred and not yet evaluated, behind those evaluated.
    offspring: Vec<Member>,
    evaluated_offspring: usize,
    reservoir: Reservoir,
    generation: usize,
    stall: usize,
    best: f32,
    mean: f32,
    evaluated: u64,
    stopped: String,
}

/// A sequence of the population.
#[derive(Clone, Debug)]
struct Member {
    individual: Individual,
    value: f32,
    /// Rank of the only member it may replace; `None` may replace any of the lower part.
    parent: Option<usize>,
}

impl Search {
    /// A search from `seeds`, or from random sequences.
    pub fn new(substructure: &Substructure, options: &SamplingOptions, key: Key, seeds: Option<Seeds>) -> Self {
        let count = population(substructure.length, options);
        let mut search = Self {
            options: options.clone(),
            key,
            seeds,
            letters: substructure.letters,
            jump: substructure.jump(),
            slice: ((SLICE_FLOPS / substructure.flops()) as usize).clamp(64, 2048),
            population: Vec::new(),
            offspring: Vec::new(),
            evaluated_offspring: 0,
            reservoir: Reservoir::new(substructure.length, options.bins, options.capacity, key),
            generation: 0,
            stall: 0,
            best: f32::NEG_INFINITY,
            mean: f32::NEG_INFINITY,
            evaluated: 0,
            stopped: String::new(),
        };
        search.offspring = (0..count).into_par_iter().map(|item| search.seed(substructure.length, item)).collect();
        search
    }

    /// Evaluates one slice; `true` when the search is over.
    pub fn step(&mut self, engine: &dyn Engine) -> bool {
        if self.evaluated_offspring < self.offspring.len() {
            self.evaluate(engine);
            return false;
        }
        self.survive();
        if !self.goes_on() {
            return true;
        }
        self.breed();
        false
    }

    /// What has been reached.
    pub fn status(&self) -> Status {
        let count = self.offspring.len().max(1);
        let part = self.evaluated_offspring as f64 / count as f64;
        Status {
            generation: self.generation + 1,
            best: self.best,
            mean: self.mean,
            found: self.reservoir.len(),
            evaluated: self.evaluated,
            fraction: (self.generation as f64 + part) / (self.options.generations + 1) as f64,
        }
    }

    /// The sample of everything evaluated so far.
    pub fn finish(self) -> SampleSet {
        let seeds = population(self.reservoir_length(), &self.options);
        let (sequences, values, positives) = self.reservoir.finish();
        SampleSet {
            sequences,
            values,
            method: Method::Search,
            seeds,
            pasted_seeds: if self.seeds.is_some() { seeds } else { 0 },
            generations: self.generation,
            evaluated: self.evaluated,
            positives,
            stopped: self.stopped,
        }
    }

    fn reservoir_length(&self) -> usize {
        self.population.first().map_or(0, |member| member.individual.codes.len())
    }

    fn seed(&self, length: usize, item: usize) -> Member {
        let mut stream = self.key.stream(Stage::Seeds, self.generation as u64, item as u64);
        let mut codes: Vec<u8> = (0..length).map(|_| stream.below(self.letters) as u8).collect();
        if let Some(seeds) = &self.seeds {
            seeds.plant(&mut codes, &mut stream);
        }
        let gradient = vec![0.0; length * self.letters];
        Member { individual: Individual { codes, gradient }, value: f32::NEG_INFINITY, parent: None }
    }

    fn evaluate(&mut self, engine: &dyn Engine) {
        let end = (self.evaluated_offspring + self.slice).min(self.offspring.len());
        let members = &mut self.offspring[self.evaluated_offspring..end];
        let length = members[0].individual.codes.len();
        let codes = members.iter().flat_map(|member| &member.individual.codes).copied().collect();
        let sequences = SequenceSet::from_codes(length, codes);
        let (values, gradients) = engine.gradients(&sequences, 0);
        self.reservoir.add(&sequences, &values);
        let rows = gradients.chunks_exact(length * self.letters);
        for ((member, &value), gradient) in members.iter_mut().zip(&values).zip(rows) {
            member.value = value;
            member.individual.gradient.copy_from_slice(gradient);
        }
        self.evaluated += values.len() as u64;
        self.evaluated_offspring = end;
    }

    /// Children replace their parents where they are better; the others compete for the rest.
    fn survive(&mut self) {
        let mut free: Vec<Member> = Vec::new();
        for child in std::mem::take(&mut self.offspring) {
            match child.parent {
                Some(parent) if child.value > self.population[parent].value => self.population[parent] = child,
                Some(_) => {}
                None => free.push(child),
            }
        }
        let count = self.population.len().max(free.len());
        self.population.truncate(count - free.len());
        self.population.append(&mut free);
        self.population.sort_by(|a, b| b.value.total_cmp(&a.value));
        self.evaluated_offspring = 0;
        self.generation += 1;
    }

    fn goes_on(&mut self) -> bool {
        let kept = self.climbers().max(1);
        let mean = self.population[..kept].iter().map(|member| f64::from(member.value)).sum::<f64>() / kept as f64;
        let (best, mean) = (self.population[0].value, mean as f32);
        let better = best > self.best || mean > self.mean + 1e-3 * self.best.abs();
        self.stall = if better { 0 } else { self.stall + 1 };
        self.best = self.best.max(best);
        self.mean = if better { mean } else { self.mean };
        if self.stall >= self.options.patience {
            self.stopped = format!("no better sequence in {} generations", self.stall);
        } else if self.generation >= self.options.generations {
            self.stopped = format!("after {} generations, as set", self.generation);
        }
        self.stopped.is_empty()
    }

    fn climbers(&self) -> usize {
        (self.population.len() as f64 * self.options.elite) as usize
    }

    fn breed(&mut self) {
        let count = self.population.len();
        let offspring = (0..count).into_par_iter().map(|item| self.child(item)).collect();
        self.offspring = offspring;
    }

    fn child(&self, item: usize) -> Member {
        let mut stream = self.key.stream(Stage::Offspring, self.generation as u64, item as u64);
        if item < self.climbers() {
            let individual = self.mutated(self.population[item].individual.clone(), &mut stream);
            return Member { individual, value: f32::NEG_INFINITY, parent: Some(item) };
        }
        let length = self.population[0].individual.codes.len();
        let draw = stream.unit() * (1.0 - self.options.elite);
        let parent = &self.population[genetic::select(self.population.len(), &mut stream)].individual;
        let individual = if draw < self.options.shift {
            parent.shifted(genetic::shift(self.jump, &mut stream), &mut stream)
        } else if draw < self.options.shift + self.options.crossover {
            let other = &self.population[genetic::select(self.population.len(), &mut stream)].individual;
            let (from, to) = genetic::cuts(length, &mut stream);
            parent.crossed(other, from, to)
        } else {
            return self.seed(length, item);
        };
        let individual = self.mutated(individual, &mut stream);
        Member { individual, value: f32::NEG_INFINITY, parent: None }
    }

    fn mutated(&self, mut individual: Individual, stream: &mut Stream) -> Individual {
        gradient::mutate(&mut individual.codes, &individual.gradient, &self.options, stream);
        individual
    }
}
