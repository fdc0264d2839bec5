//! Purity: whether the sequences of a facet hold its motifs at one place.
//!
//! Decoupling asks the network about one sequence, the consensus of the mean matrix. Purity asks the facet's own sequences.
//! Each run of informative columns is a motif that a sequence holds at the place of the run, at a place next to it, or not
//! at all. Motif and places are estimated together by expectation maximisation (the model “zero or one occurrence per
//! sequence” of MEME: Bailey and Elkan 1994). It begins with the letters of one strong sequence and not with the mean
//! matrix, in which two places of a motif are superposed.
//!
//! A mutated letter lowers the probability of a place, but the other letters still decide for it. Only sequences from half of
//! the facet's own maximum activation on are asked: a facet of weak sequences is measured by its own best ones, and those that
//! hardly activate the neuron hold no motif.

use crate::motif::Ppm;
use crate::sample::SampleSet;
use crate::sequence::rank;
use std::ops::Range;

/// Share of a maximum activation from which on a sequence is strong.
pub const STRONG: f64 = 0.5;
/// Minimum number of strong sequences of a facet from which places can be estimated.
const MIN_ROWS: usize = 10;
/// Maximum number of sequences that motifs and places are estimated from, evenly over the ranks of activation.
const ROWS: usize = 200;
/// Rounds of expectation maximisation.
const ROUNDS: usize = 6;
/// Number of sequences with whose letters the estimation begins; the result with the largest likelihood is taken.
const STARTS: usize = 3;
/// Probability of the letter of such a sequence at first.
const START_SHARE: f64 = 0.7;
/// Share of the sequences that hold the motif at the place of the run, and share of those that do not hold it, at first.
const START_HOME: f64 = 0.5;
const START_NONE: f64 = 0.1;
/// Maximum distance to another place of a motif, bp.
const MAX_REACH: usize = 16;
/// Number of sequences of uniform letters that are added to the matrix of a motif.
const PSEUDOCOUNT: f64 = 1.0;
/// Minimum share of a place: it can still be found in a later round.
const MIN_SHARE: f64 = 1e-4;

/// The motifs of a facet and the places at which its sequences hold them.
#[derive(Clone, Debug)]
pub struct Places(Vec<Motif>);

/// One motif.
#[derive(Clone, Debug)]
struct Motif {
    /// Position of its first column where it is at the place of the run.
    start: usize,
    /// Its matrix as log₂ of the ratio to uniform letters, positions × letters.
    ratios: Vec<f64>,
    alphabet_size: usize,
    /// Share of the sequences that hold it at each shift from −reach to +reach; at last the share of the others.
    shares: Vec<f64>,
    /// Information content, bits.
    bits: f64,
}

impl Places {
    /// Estimates the motifs of the informative `runs` of a facet with these `members`, with other places up to `reach` bp
    /// away; `None` without a run, or with too few strong sequences.
    pub fn estimate(
        sample: &SampleSet,
        members: &[u32],
        runs: &[Range<usize>],
        reach: usize,
        alphabet_size: usize,
    ) -> Option<Self> {
        let strong = strong(sample, members);
        if strong.len() < MIN_ROWS {
            return None;
        }
        let every = strong.len().div_ceil(ROWS);
        let rows: Vec<&[u8]> =
            strong.iter().step_by(every).map(|&member| sample.sequences.get(member as usize)).collect();
        let reach = reach.clamp(1, MAX_REACH);
        let motif = |run: &Range<usize>| {
            let starts = (0..STARTS).filter_map(|start| rows.get(rows.len() * start / (2 * STARTS)));
            let fits = starts.map(|codes| Motif::of_letters(run.start, &codes[run.clone()], reach, alphabet_size));
            let fits = fits.map(|motif| motif.fitted(&rows));
            fits.reduce(|best, other| if other.1 > best.1 { other } else { best }).map(|(motif, _)| motif)
        };
        let motifs: Vec<Motif> = runs.iter().filter_map(motif).collect();
        (!motifs.is_empty()).then_some(Self(motifs))
    }

    /// Share of the facet's motifs that a sequence holds at their places, weighted by their information: 0 … 1.
    pub fn held(&self, codes: &[u8]) -> f64 {
        let bits: f64 = self.0.iter().map(|motif| motif.bits).sum();
        let held: f64 = self.0.iter().map(|motif| motif.bits * motif.at_home(codes)).sum();
        if bits > 0.0 { held / bits } else { 0.0 }
    }

    /// Purity: the mean of [`held`](Self::held) over the strong ones of the facet's `members`: 0 … 1.
    pub fn purity(&self, sample: &SampleSet, members: &[u32]) -> f64 {
        let strong = strong(sample, members);
        let held = strong.iter().map(|&member| self.held(sample.sequences.get(member as usize)));
        held.sum::<f64>() / strong.len().max(1) as f64
    }
}

/// The members with at least [`STRONG`] of their maximum activation, the strongest first.
fn strong(sample: &SampleSet, members: &[u32]) -> Vec<u32> {
    let value = |member: u32| sample.values[member as usize];
    let max = members.iter().map(|&member| value(member)).fold(0.0, f32::max);
    let is_strong = |&member: &u32| f64::from(value(member)) >= STRONG * f64::from(max);
    let mut strong: Vec<u32> = members.iter().copied().filter(is_strong).collect();
    let place = |member: u32| rank(sample.sequences.get(member as usize));
    strong.sort_by(|&a, &b| value(b).total_cmp(&value(a)).then_with(|| place(a).cmp(&place(b))));
    strong
}

impl Motif {
    /// A motif with these letters.
    fn of_letters(start: usize, codes: &[u8], reach: usize, alphabet_size: usize) -> Self {
        let other = (1.0 - START_SHARE) / (alphabet_size - 1) as f64;
        let letters = (0..alphabet_size).map(|letter| letter as u8);
        let weights = codes
            .iter()
            .flat_map(|&code| letters.clone().map(move |letter| if letter == code { START_SHARE } else { other }));
        let elsewhere = (1.0 - START_HOME - START_NONE) / (2 * reach) as f64;
        let mut shares = vec![elsewhere; 2 * reach + 1];
        shares[reach] = START_HOME;
        shares.push(START_NONE);
        Self::of_weights(start, weights.collect(), shares, alphabet_size)
    }

    /// A motif with these weights of letters.
    fn of_weights(start: usize, weights: Vec<f64>, shares: Vec<f64>, alphabet_size: usize) -> Self {
        let ppm = Ppm::normalised(weights, alphabet_size);
        let bits = ppm.information_content().iter().sum();
        let ratio = |&p: &f64| libm::log2(p * alphabet_size as f64);
        Self { start, ratios: ppm.rows().flatten().map(ratio).collect(), alphabet_size, shares, bits }
    }

    /// The motif after all rounds, and the log₂ likelihood of the rows.
    fn fitted(mut self, rows: &[&[u8]]) -> (Self, f64) {
        let mut likelihood = f64::NEG_INFINITY;
        for _ in 0..ROUNDS {
            (self, likelihood) = self.round(rows);
        }
        (self, likelihood)
    }

    /// One round; also the likelihood before it.
    fn round(&self, rows: &[&[u8]]) -> (Self, f64) {
        let mut letters = vec![PSEUDOCOUNT / self.alphabet_size as f64; self.ratios.len()];
        let mut shares = vec![0.0; self.shares.len()];
        let mut likelihood = 0.0;
        for codes in rows {
            let (places, sum) = self.places(codes);
            likelihood += libm::log2(sum);
            for (place, &probability) in places.iter().enumerate() {
                shares[place] += probability;
                if place + 1 < places.len() && probability > MIN_SHARE {
                    self.columns(codes, place).for_each(|(column, code)| letters[column + code] += probability);
                }
            }
        }
        let share = |sum: &f64| (sum / rows.len() as f64).max(MIN_SHARE);
        let shares = shares.iter().map(share).collect();
        (Self::of_weights(self.start, letters, shares, self.alphabet_size), likelihood)
    }

    /// The probability of each place in a sequence, as in `shares`, and the likelihood relative to uniform letters.
    fn places(&self, codes: &[u8]) -> (Vec<f64>, f64) {
        let last = self.shares.len() - 1;
        let ratio = |place| self.columns(codes, place).map(|(column, code)| self.ratios[column + code]).sum();
        let ratios = (0..last).map(ratio).chain([0.0]);
        let likelihoods: Vec<f64> = self.shares.iter().zip(ratios).map(|(share, x)| share * libm::exp2(x)).collect();
        let sum: f64 = likelihoods.iter().sum();
        (likelihoods.into_iter().map(|likelihood| likelihood / sum).collect(), sum)
    }

    /// The first entry of each column of the motif at a place, and the letter of the sequence there; without the columns
    /// that exceed the sequence.
    fn columns<'a>(&'a self, codes: &'a [u8], place: usize) -> impl Iterator<Item = (usize, usize)> + 'a {
        let reach = (self.shares.len() - 2) / 2;
        let columns = (0..self.ratios.len()).step_by(self.alphabet_size).enumerate();
        columns.filter_map(move |(j, column)| {
            let position = (self.start + place + j).checked_sub(reach)?;
            Some((column, usize::from(*codes.get(position)?)))
        })
    }

    /// Probability that a sequence holds the motif at the place where most hold it.
    fn at_home(&self, codes: &[u8]) -> f64 {
        let places = &self.shares[..self.shares.len() - 1];
        let home = (1..places.len()).fold(0, |best, place| if places[place] > places[best] { place } else { best });
        self.places(codes).0[home]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Key, Purpose};
    use crate::sample::{SamplingMethod, Stopped};
    use crate::sequence::SequenceSet;

    /// CAGGTGTTAC.
    const MOTIF: [u8; 10] = [1, 0, 2, 2, 3, 2, 3, 3, 0, 1];
    const COUNT: usize = 600;

    /// Sequences of random letters with the motif at the place that `place` names for each; `mutated` letters of each motif
    /// are random.
    fn sample(place: impl Fn(usize) -> Option<usize>, mutated: usize) -> SampleSet {
        let mut stream = Key { seed: 5, layer: 1, channel: 0 }.stream(Purpose::Check, 0, 0);
        let mut sequences = SequenceSet::new(40);
        let mut values = Vec::new();
        for item in 0..COUNT {
            let mut codes: Vec<u8> = (0..40).map(|_| stream.below(4) as u8).collect();
            if let Some(place) = place(item) {
                codes[place..place + MOTIF.len()].copy_from_slice(&MOTIF);
                for _ in 0..mutated {
                    codes[place + stream.below(MOTIF.len())] = stream.below(4) as u8;
                }
            }
            sequences.push(&codes);
            values.push(1.0 + stream.unit() as f32);
        }
        SampleSet {
            sequences,
            values,
            method: SamplingMethod::Search,
            seeds: 0,
            pasted_seeds: 0,
            generations: 0,
            evaluated: COUNT as u64,
            positives: COUNT as u64,
            stopped: Stopped::Interrupted,
        }
    }

    /// The purity of a sample whose informative columns are those of `run`.
    fn purity(sample: &SampleSet, run: Range<usize>) -> f64 {
        let members: Vec<u32> = (0..COUNT as u32).collect();
        Places::estimate(sample, &members, &[run], 4, 4).unwrap().purity(sample, &members)
    }

    #[track_caller]
    fn near(value: f64, expected: f64) {
        assert!((value - expected).abs() < 0.06, "{value}, expected {expected}");
    }

    #[test]
    fn sequences_with_the_motif_at_one_place_are_pure() {
        near(purity(&sample(|_| Some(12), 0), 11..23), 1.0);
    }

    #[test]
    fn mutated_letters_do_not_count() {
        near(purity(&sample(|_| Some(12), 2), 11..23), 1.0);
    }

    #[test]
    fn weak_sequences_without_the_motif_do_not_count() {
        let mut sample = sample(|item| (item < 100).then_some(12), 0);
        sample.values = (0..COUNT).map(|item| if item < 100 { 1.0 } else { 0.2 }).collect();
        near(purity(&sample, 11..23), 1.0);
    }

    #[test]
    fn two_places_are_told_apart() {
        for shift in 1..=4 {
            near(purity(&sample(|item| Some(if item % 2 == 0 { 12 } else { 12 + shift }), 1), 11..27), 0.5);
            near(purity(&sample(|item| Some(if item % 10 > 0 { 12 } else { 12 + shift }), 1), 11..27), 0.9);
        }
    }

    #[test]
    fn a_place_further_away_and_a_missing_motif_are_not_at_the_place() {
        near(purity(&sample(|item| Some(if item % 4 > 0 { 12 } else { 28 }), 1), 11..23), 0.75);
        near(purity(&sample(|item| (item % 4 > 0).then_some(12), 1), 11..23), 0.75);
    }

    #[test]
    fn a_facet_without_informative_columns_or_with_few_sequences_has_no_places() {
        let (sample, members) = (sample(|_| Some(12), 0), Vec::from_iter(0..COUNT as u32));
        assert!(Places::estimate(&sample, &members, &[], 4, 4).is_none());
        assert!(Places::estimate(&sample, &members[..5], std::slice::from_ref(&(11..23)), 4, 4).is_none());
    }
}
