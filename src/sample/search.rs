//! The search for activating sequences, by generations (algorithm 2.4 and “What we do
//! better”).
//!
//! A neuron with a jump of J responds to J shifts of its pattern, and each shift is a facet. So the
//! population is divided into J islands, one per shift. Cross-over happens within an island; members
//! of other islands enter it only shifted by the difference, so that a motif found by one island
//! becomes available at every shift.
//!
//! Within an island the best members climb: each is replaced only by its own mutant, and only by a
//! better one, so the best sequences are never lost. The others are replaced by shifted immigrants,
//! cross-overs, relaxed copies and new start sequences. Every evaluated sequence is offered to the
//! reservoir, whether it survives or not.

use super::ascent::{self, Advance, Ascent};
use super::genetic::{self, Individual};
use super::insertion::Field;
use super::reservoir::Reservoir;
use super::seeds::Seeds;
use super::{SampleSet, SamplingMethod, Start, Status, Stopped, gradient, population};
use crate::engine::Engine;
use crate::options::SamplingOptions;
use crate::random::{Key, Purpose, Stream, rank_among_equals};
use crate::sequence::{SequenceSet, rank};
use rayon::prelude::*;

/// Minimum number of members per island.
const MIN_ISLAND: usize = 64;

/// Maximum share of the start sequences that were found for the neuron before the search.
const OFFERED: f64 = 0.1;

/// Shares of an island's best members whose consensus climbs after the last generation.
const AGREEING: [f64; 3] = [0.25, 0.1, 0.03];

/// A running search.
#[derive(Debug)]
pub struct Search {
    options: SamplingOptions,
    key: Key,
    seeds: Option<Seeds>,
    /// Number of start sequences that were found for the neuron before.
    offered: usize,
    field: Field,
    islands: usize,
    /// The members of all islands in turn, each island sorted by value, best first.
    population: Vec<Member>,
    /// The next generation; the first `evaluated_offspring` members are evaluated.
    offspring: Vec<Member>,
    evaluated_offspring: usize,
    reservoir: Reservoir,
    /// The steepest ascent after the last generation.
    ascent: Option<Ascent>,
    generation: usize,
    stall: usize,
    best: f32,
    mean: f32,
    evaluated: u64,
    stopped: Option<Stopped>,
}

/// The value; 0 before the first generation is complete.
fn finite(value: f32) -> f32 {
    if value.is_finite() { value } else { 0.0 }
}

/// Usual share of the generations in the time of a search; the ascent takes the rest.
const GENERATIONS: f64 = 0.85;

/// Maximum number of times that a child that is already known is drawn again.
const REDRAWS: usize = 3;

/// Minimum gain of the climbers' mean that counts as progress, as a share of the best activation.
const MIN_GAIN: f32 = 1e-2;

/// A sequence of the population.
#[derive(Clone, Debug)]
struct Member {
    individual: Individual,
    value: f32,
    /// Whether it is a mutant of the member at its place, which it replaces only if it is better.
    climbs: bool,
}

impl Search {
    /// A search of these letters from these start sequences.
    pub fn new(field: &Field, options: &SamplingOptions, key: Key, start: Start) -> Self {
        let Start { seeds, offered } = start;
        let length = field.searched.len();
        let count = population(length, options);
        let mut search = Self {
            options: options.clone(),
            key,
            seeds,
            offered: 0,
            field: field.clone(),
            islands: field.jump.min(count / MIN_ISLAND).max(1),
            population: Vec::new(),
            offspring: Vec::new(),
            evaluated_offspring: 0,
            reservoir: Reservoir::new(length, options.bins, options.capacity, key),
            ascent: None,
            generation: 0,
            stall: 0,
            best: f32::NEG_INFINITY,
            mean: f32::NEG_INFINITY,
            evaluated: 0,
            stopped: None,
        };
        search.offspring = (0..count).into_par_iter().map(|item| search.seed(item)).collect();
        if let Some((sequences, values)) = offered {
            search.accept(&sequences, &values);
        }
        search
    }

    /// Sequences found before belong to the sample, and some of them, evenly over their order, replace start sequences,
    /// evenly over the islands.
    fn accept(&mut self, sequences: &SequenceSet, values: &[f32]) {
        let count = self.offspring.len();
        self.offered = sequences.len().min((count as f64 * OFFERED) as usize);
        for i in 0..self.offered {
            let place = &mut self.offspring[i * count / self.offered].individual.codes;
            place.copy_from_slice(sequences.get(i * sequences.len() / self.offered));
        }
        self.reservoir.add(sequences, values);
    }

    /// Evaluates one slice; `true` when the search is over.
    pub fn step(&mut self, engine: &dyn Engine) -> bool {
        if self.ascent.is_some() {
            return self.climb(engine);
        }
        if self.evaluated_offspring < self.offspring.len() {
            self.evaluate(engine);
            return false;
        }
        self.survive();
        if self.continues() {
            self.breed();
        } else {
            let length = self.population[0].individual.codes.len();
            let budget = (self.evaluated as f64 * ascent::SHARE) as usize;
            self.ascent = Some(Ascent::new(self.starts(engine), length, self.field.alphabet_size, budget));
        }
        false
    }

    /// One slice of the ascent; `true` when it is complete. Only accepted sequences are kept: tried candidates differ
    /// in one letter, so their shared letters would look informative.
    fn climb(&mut self, engine: &dyn Engine) -> bool {
        let advance = self.ascent.as_mut().and_then(|ascent| ascent.step(engine, self.field.slice));
        let Some(Advance { evaluated, taken }) = advance else { return true };
        self.evaluated += evaluated as u64;
        for (codes, value) in taken {
            self.reservoir.add(&SequenceSet::from_codes(codes.len(), codes), &[value]);
            self.best = self.best.max(value);
        }
        false
    }

    /// The consensus of every island, and then members of the islands, in turn: their best, and others evenly over all
    /// climbing members, since close relatives of the best one would reach the same maximum.
    fn starts(&self, engine: &dyn Engine) -> Vec<(Vec<u8>, f32)> {
        let mut agreed = SequenceSet::new(self.population[0].individual.codes.len());
        for share in AGREEING {
            (0..self.islands).for_each(|island| agreed.push(&self.consensus(island, share)));
        }
        let values = engine.values(&agreed);
        let agreed = agreed.iter().map(<[u8]>::to_vec).zip(values);
        let rounds = self.options.ascents.saturating_sub(AGREEING.len() * self.islands).div_ceil(self.islands);
        let members = (0..rounds).flat_map(|round| {
            let islands = (0..self.islands).map(|island| self.island(island));
            islands.map(move |range| &self.population[range.start + round * self.climbers(range.len()) / rounds])
        });
        let members = members.map(|member| (member.individual.codes.clone(), member.value));
        agreed.chain(members).take(self.options.ascents).collect()
    }

    /// The most frequent letter of every position among the best `share` of an island's members; of letters that are
    /// equally frequent, one at random.
    fn consensus(&self, island: usize, share: f64) -> Vec<u8> {
        let range = self.island(island);
        let best = (range.len() as f64 * share) as usize;
        let climbers = &self.population[range.start..range.start + best.max(1)];
        let length = climbers[0].individual.codes.len();
        let frequent = |position: usize| {
            let mut counts = vec![0u32; self.field.alphabet_size];
            climbers.iter().for_each(|member| counts[usize::from(member.individual.codes[position])] += 1);
            let equal = |letter: usize| rank_among_equals(self.key.seed, (position * counts.len() + letter) as u64);
            (0..counts.len()).max_by_key(|&letter| (counts[letter], equal(letter))).unwrap_or(0) as u8
        };
        (0..length).map(frequent).collect()
    }

    /// Progress so far.
    pub fn status(&self) -> Status {
        let count = self.offspring.len().max(1);
        let part = self.evaluated_offspring as f64 / count as f64;
        let generations = (self.generation as f64 + part) / self.options.generations as f64;
        let climbs = self.ascent.as_ref().map(Ascent::fraction);
        Status {
            generation: self.generation + 1,
            best: finite(self.best),
            mean: finite(self.mean),
            found: self.reservoir.len(),
            evaluated: self.evaluated,
            fraction: climbs
                .map_or(GENERATIONS * generations.min(1.0), |done| GENERATIONS + (1.0 - GENERATIONS) * done),
        }
    }

    /// The sample of everything evaluated so far, which leaves the search.
    pub fn finish(&mut self) -> SampleSet {
        let seeds = self.population.len();
        let empty = Reservoir::new(self.field.searched.len(), self.options.bins, self.options.capacity, self.key);
        let (sequences, values, positives) = std::mem::replace(&mut self.reservoir, empty).finish();
        SampleSet {
            sequences,
            values,
            method: SamplingMethod::Search,
            seeds,
            pasted_seeds: if self.seeds.is_some() { seeds - self.offered } else { 0 },
            generations: self.generation,
            evaluated: self.evaluated,
            positives,
            stopped: self.stopped.clone().unwrap_or(Stopped::Interrupted),
        }
    }

    fn seed(&self, item: usize) -> Member {
        let mut stream = self.key.stream(Purpose::Seeds, self.generation as u64, item as u64);
        let Field { receptive, searched, alphabet_size, .. } = &self.field;
        let mut codes: Vec<u8> = (0..*receptive).map(|_| stream.below(*alphabet_size) as u8).collect();
        if let Some(seeds) = &self.seeds {
            seeds.plant(&mut codes, &mut stream);
        }
        let (codes, gradient) = (codes[searched.clone()].to_vec(), vec![0.0; searched.len() * alphabet_size]);
        Member { individual: Individual { codes, gradient }, value: f32::NEG_INFINITY, climbs: false }
    }

    fn evaluate(&mut self, engine: &dyn Engine) {
        let end = (self.evaluated_offspring + self.field.slice).min(self.offspring.len());
        let length = self.offspring[0].individual.codes.len();
        let bounds: Vec<f32> = (self.evaluated_offspring..end).map(|place| self.bound(place)).collect();
        let members = &mut self.offspring[self.evaluated_offspring..end];
        let codes = members.iter().flat_map(|member| &member.individual.codes).copied().collect();
        let sequences = SequenceSet::from_codes(length, codes);
        let (values, gradients) = engine.gradients_above(&sequences, 0, &bounds);
        self.reservoir.add(&sequences, &values);
        let rows = gradients.chunks_exact(length * self.field.alphabet_size);
        for ((member, &value), gradient) in members.iter_mut().zip(&values).zip(rows) {
            member.value = value;
            member.individual.gradient.copy_from_slice(gradient);
        }
        self.evaluated += values.len() as u64;
        self.evaluated_offspring = end;
    }

    /// The value above which the gradient of the child for a place is needed: that of its parent if it climbs, that of
    /// the weakest climber of its island if not, since the child may take its place.
    fn bound(&self, place: usize) -> f32 {
        if self.population.is_empty() {
            return f32::NEG_INFINITY;
        }
        if self.offspring[place].climbs {
            return self.population[place].value;
        }
        let island = (0..self.islands).map(|island| self.island(island)).find(|range| range.contains(&place));
        let weakest = island.and_then(|range| (range.start + self.climbers(range.len())).checked_sub(1));
        weakest.map_or(f32::NEG_INFINITY, |weakest| self.population[weakest].value)
    }

    /// Each child replaces the member at its place; a climbing child only if it is better than its parent.
    fn survive(&mut self) {
        let first = self.population.is_empty();
        let offspring = std::mem::take(&mut self.offspring);
        if first {
            self.population = offspring;
        } else {
            for (member, child) in self.population.iter_mut().zip(offspring) {
                if !child.climbs || child.value > member.value {
                    *member = child;
                }
            }
        }
        for island in 0..self.islands {
            let range = self.island(island);
            let place = |member: &Member| rank(&member.individual.codes);
            self.population[range].sort_by(|a, b| b.value.total_cmp(&a.value).then_with(|| place(a).cmp(&place(b))));
        }
        self.evaluated_offspring = 0;
        self.generation += 1;
    }

    fn continues(&mut self) -> bool {
        let climbers: Vec<f32> = (0..self.islands)
            .flat_map(|island| {
                let range = self.island(island);
                let count = self.climbers(range.len()).max(1);
                self.population[range][..count].iter().map(|member| member.value)
            })
            .collect();
        let best = climbers.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let mean = (climbers.iter().copied().map(f64::from).sum::<f64>() / climbers.len() as f64) as f32;
        let better = mean > self.mean + MIN_GAIN * best.abs();
        self.stall = if better { 0 } else { self.stall + 1 };
        self.best = self.best.max(best);
        self.mean = if better { mean } else { self.mean };
        if self.stall >= self.options.patience {
            self.stopped = Some(Stopped::NoGain { generations: self.stall });
        } else if self.generation >= self.options.generations {
            self.stopped = Some(Stopped::GenerationLimit { generations: self.generation });
        }
        self.stopped.is_none()
    }

    /// The places of an island's members.
    fn island(&self, island: usize) -> std::ops::Range<usize> {
        let count = self.population.len();
        island * count / self.islands..(island + 1) * count / self.islands
    }

    fn climbers(&self, members: usize) -> usize {
        (members as f64 * self.options.elite) as usize
    }

    fn breed(&mut self) {
        let places: Vec<(usize, usize)> =
            (0..self.islands).flat_map(|island| self.island(island).map(move |place| (island, place))).collect();
        let bred =
            places.into_par_iter().map_init(Vec::new, |weights, (island, place)| self.child(island, place, weights));
        self.offspring = bred.collect();
    }

    /// The child for a place of an island. A child that is already known is drawn again.
    fn child(&self, island: usize, place: usize, weights: &mut Vec<f32>) -> Member {
        let mut stream = self.key.stream(Purpose::Offspring, self.generation as u64, place as u64);
        let mut child = self.draw(island, place, weights, &mut stream);
        for _ in 0..REDRAWS {
            if !self.reservoir.contains(&child.individual.codes) {
                break;
            }
            child = self.draw(island, place, weights, &mut stream);
        }
        child
    }

    fn draw(&self, island: usize, place: usize, weights: &mut Vec<f32>, stream: &mut Stream) -> Member {
        let range = self.island(island);
        if place - range.start < self.climbers(range.len()) {
            let individual = self.mutated(self.population[place].individual.clone(), weights, stream);
            return Member { individual, value: f32::NEG_INFINITY, climbs: true };
        }
        let draw = stream.unit() * (1.0 - self.options.elite);
        let parent = self.parent(island, stream);
        let individual = if draw < self.options.shift {
            self.immigrant(island, stream)
        } else if draw < self.options.shift + self.options.crossover {
            let (from, to) = genetic::cuts(parent.codes.len(), stream);
            parent.crossed(self.parent(island, stream), from, to)
        } else if draw < self.options.shift + self.options.crossover + self.options.relaxation {
            let individual = parent.relaxed(stream);
            return Member { individual, value: f32::NEG_INFINITY, climbs: false };
        } else {
            return self.seed(place);
        };
        let individual = self.mutated(individual, weights, stream);
        Member { individual, value: f32::NEG_INFINITY, climbs: false }
    }

    /// A member of an island, better ones more likely.
    fn parent(&self, island: usize, stream: &mut Stream) -> &Individual {
        let range = self.island(island);
        &self.population[range.start + genetic::select(range.len(), stream)].individual
    }

    /// Half of the immigrants are members of another island, shifted by the difference of the two
    /// islands' shifts; the others are members of this island with one part moved.
    fn immigrant(&self, island: usize, stream: &mut Stream) -> Individual {
        let from = stream.below(self.islands);
        if from != island && stream.below(2) == 0 {
            let shift = genetic::between(from, island, self.islands, stream);
            return self.parent(from, stream).shifted(shift, stream);
        }
        let parent = self.parent(island, stream);
        let (from, to) = genetic::cuts(parent.codes.len(), stream);
        parent.slid(from, to, genetic::shift(self.field.jump, stream), stream)
    }

    fn mutated(&self, mut individual: Individual, weights: &mut Vec<f32>, stream: &mut Stream) -> Individual {
        gradient::mutate(&mut individual.codes, &individual.gradient, &self.options, weights, stream);
        individual
    }
}
