//! Clarity: which facets are clear, and how much of a neuron they explain.

use super::facets::Facet;
use super::purity::{Places, STRONG};
use crate::sample::SampleSet;
use serde::{Deserialize, Serialize};

/// Minimum decoupling (I₁) of a facet whose matrix is not a mixture.
pub const MIN_DECOUPLING: f64 = 0.5;
/// Minimum purity of a facet whose matrix is not a mixture: of five sequences four hold its motifs at their places.
pub const MIN_PURITY: f64 = 0.8;
/// Minimum share of its facet's motifs that an explained sequence holds at their places.
const MIN_HELD: f64 = 0.5;
/// Minimum share of strong sequences that the clear facets of a clear neuron explain.
const CLEAR: f64 = 0.8;
/// The same for a neuron that is partly clear.
const PARTLY_CLEAR: f64 = 0.3;

/// How well a neuron's facets explain it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ClarityKind {
    /// Clear facets explain at least 80 % of its strong sequences.
    Clear,
    /// Clear facets explain at least 30 % of them.
    PartlyClear,
    /// Clear facets explain fewer.
    Mixture,
    /// The same, but no facet is a mixture: those that are not clear have too few sequences.
    TooFew,
}

/// How many of a neuron's facets are clear, and how many of its strong sequences they explain.
///
/// A facet is clear if it has enough sequences, a decoupling of at least [`MIN_DECOUPLING`] and a purity of at least
/// [`MIN_PURITY`]. A sequence is strong from half of the neuron's maximum activation on. It is explained if its facet is
/// clear and it holds at least half of the facet's motifs, by their information, at their places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Clarity {
    /// The class of the neuron, by `coverage`.
    pub kind: ClarityKind,
    /// Share of the strong sequences that clear facets explain, 0 … 1.
    pub coverage: f64,
    /// Number of strong sequences.
    pub strong: usize,
    /// Number of facets.
    pub facets: usize,
    /// Number of clear facets.
    pub clear: usize,
    /// Number of facets that have enough sequences and are not clear.
    pub mixed: usize,
    /// Number of facets that have too few sequences.
    pub few: usize,
    /// Minimum number of sequences of a facet that has enough.
    pub sequences: usize,
}

/// The clarity of a neuron with this sample and maximum activation. Each facet has its places and its purity;
/// `min_sequences` is the number of sequences from which on a facet has enough.
pub fn clarity(
    sample: &SampleSet,
    max: f32,
    facets: &[(&Facet, Option<(Places, f64)>)],
    min_sequences: usize,
) -> Clarity {
    let is_strong = |&&member: &&u32| f64::from(sample.values[member as usize]) >= STRONG * f64::from(max);
    let (mut strong, mut explained, mut clear, mut few) = (0, 0, 0, 0);
    for (facet, places) in facets {
        strong += facet.members.iter().filter(is_strong).count();
        if facet.members.len() < min_sequences {
            few += 1;
            continue;
        }
        let Some((places, purity)) = places else { continue };
        if facet.decoupling() >= MIN_DECOUPLING && *purity >= MIN_PURITY {
            clear += 1;
            let holds = |&&member: &&u32| places.held(sample.sequences.get(member as usize)) >= MIN_HELD;
            explained += facet.members.iter().filter(is_strong).filter(holds).count();
        }
    }
    let coverage = if strong > 0 { explained as f64 / strong as f64 } else { 0.0 };
    let mixed = facets.len() - clear - few;
    let kind = match coverage {
        CLEAR.. => ClarityKind::Clear,
        PARTLY_CLEAR.. => ClarityKind::PartlyClear,
        _ if mixed == 0 => ClarityKind::TooFew,
        _ => ClarityKind::Mixture,
    };
    Clarity { kind, coverage, strong, facets: facets.len(), clear, mixed, few, sequences: min_sequences }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::motif::Ppm;
    use crate::random::{Key, Purpose};
    use crate::sample::{SamplingMethod, Stopped};
    use crate::sequence::SequenceSet;

    const LETTERS: [u8; 8] = [1, 0, 2, 2, 3, 2, 3, 0];

    /// Two facets of 100 sequences: in one all hold the motif at position 4, in the other half of them at position 6. Every
    /// second sequence is weak.
    fn case() -> (SampleSet, [Facet; 2]) {
        let mut stream = Key { seed: 2, layer: 1, channel: 0 }.stream(Purpose::Check, 0, 0);
        let mut sequences = SequenceSet::new(20);
        for item in 0..200 {
            let place = if item < 100 || item % 4 < 2 { 4 } else { 6 };
            let mut codes: Vec<u8> = (0..20).map(|_| stream.below(4) as u8).collect();
            codes[place..place + LETTERS.len()].copy_from_slice(&LETTERS);
            sequences.push(&codes);
        }
        let values: Vec<f32> = (0..200).map(|item| if item % 2 == 0 { 1.0 } else { 0.4 }).collect();
        let facet = |members: std::ops::Range<u32>| {
            let members: Vec<u32> = members.collect();
            let ppm = Ppm::estimate(&sequences, &values, &members, 20, 4);
            let (consensus, paths) = (ppm.consensus(), vec![Vec::new()]);
            Facet { paths, members, ppm, consensus, consensus_activation: 0.9, max_activation: 1.0 }
        };
        let facets = [facet(0..100), facet(100..200)];
        let (method, stopped) = (SamplingMethod::Search, Stopped::Interrupted);
        let (seeds, pasted_seeds, generations, evaluated, positives) = (0, 0, 0, 200, 200);
        let sample =
            SampleSet { sequences, values, method, seeds, pasted_seeds, generations, evaluated, positives, stopped };
        (sample, facets)
    }

    /// The clarity of facets that have enough sequences from `min_sequences` on.
    fn of<'f>(sample: &SampleSet, facets: &'f [Facet], min_sequences: usize) -> Clarity {
        let placed = |facet: &'f Facet| {
            let places = Places::estimate(sample, &facet.members, std::slice::from_ref(&(3..15)), 2, 4).unwrap();
            let purity = places.purity(sample, &facet.members);
            (facet, Some((places, purity)))
        };
        let placed: Vec<_> = facets.iter().map(placed).collect();
        clarity(sample, 1.0, &placed, min_sequences)
    }

    #[test]
    fn a_facet_with_two_places_is_a_mixture_and_explains_nothing() {
        let (sample, facets) = case();
        let clarity = of(&sample, &facets, 50);
        assert_eq!((clarity.clear, clarity.mixed, clarity.few), (1, 1, 0));
        assert_eq!((clarity.kind, clarity.coverage, clarity.strong), (ClarityKind::PartlyClear, 0.5, 100));
    }

    #[test]
    fn all_strong_sequences_of_a_pure_facet_are_explained() {
        let (sample, facets) = case();
        let clarity = of(&sample, &facets[..1], 50);
        assert_eq!((clarity.kind, clarity.coverage, clarity.strong), (ClarityKind::Clear, 1.0, 50));
    }

    #[test]
    fn a_facet_whose_consensus_hardly_activates_or_that_has_few_sequences_is_not_clear() {
        let (sample, [mut facet, _]) = case();
        let few = of(&sample, &[facet.clone()], 101);
        assert_eq!((few.kind, few.few), (ClarityKind::TooFew, 1));
        facet.consensus_activation = 0.4;
        let clarity = of(&sample, &[facet], 50);
        assert_eq!((clarity.kind, clarity.mixed), (ClarityKind::Mixture, 1));
    }
}
