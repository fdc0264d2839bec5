//! Which of a facet's sites the neuron needs together.
//!
//! Copies of a motif that only add to the activation are left out, and motifs without which it hardly falls: the sequences
//! that activate a neuron most hold as many as fit. A second copy stays where it gives more together with the first than
//! alone.

use super::letters::{Block, Letters};
use super::{Backgrounds, largest};
use crate::dictionary::Site;
use crate::engine::Engine;

/// Minimum share of the gain that is lost without a motif that is needed.
const MIN_LOSS: f64 = 0.2;
/// Share of the gain from which a motif is needed even if it only adds to the others: one of three that add equally.
const MIN_SHARE: f64 = 0.3;
/// Minimum gain of a motif together with the others, relative to its gain alone, where they need each other.
const MIN_SYNERGY: f64 = 1.5;
/// Minimum share by which a second copy of a motif that is needed raises the gain: it doubles it.
const MIN_RAISE: f64 = 1.0;

/// A site with the letters that are written into random sequences.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance {
    /// The site.
    pub site: Site,
    /// Its letters, and those next to it that belong to it, see [`Completion`](super::Completion).
    pub block: Block,
}

impl Instance {
    /// Without letters next to it.
    pub fn new(site: Site, letters: Letters) -> Self {
        Self { site, block: Block { core: letters, flanks: Letters::new() } }
    }
}

/// The sites of a facet that the neuron needs together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reduced {
    /// From 5' to 3'.
    pub instances: Vec<Instance>,
    /// Mean activation with them, minus that of random sequences.
    pub gain: f64,
    /// The other sites, each with the share of the gain by which it raises the activation when it is written as well.
    pub left_out: Vec<(Site, f64)>,
}

/// Asks about sets of sites.
struct Questions<'a> {
    engine: &'a dyn Engine,
    backgrounds: &'a Backgrounds,
    instances: &'a [Instance],
    without: f64,
}

impl Questions<'_> {
    /// The gains of sets of sites, each by its indices.
    fn gains(&self, sets: &[Vec<usize>]) -> Vec<f64> {
        let letters = |set: &Vec<usize>| set.iter().flat_map(|&i| self.instances[i].block.core.clone()).collect();
        let insertions: Vec<Letters> = sets.iter().map(letters).collect();
        let means = self.backgrounds.means(self.engine, &insertions, usize::MAX);
        means.into_iter().map(|mean| mean - self.without).collect()
    }

    fn gain(&self, set: &[usize]) -> f64 {
        self.gains(&[set.to_vec()])[0]
    }

    /// One site of each motif, those that give the largest gain together.
    fn one_each(&self, alone: &[f64]) -> Vec<usize> {
        let mut motifs: Vec<usize> = self.instances.iter().map(|instance| instance.site.motif).collect();
        motifs.sort_unstable();
        motifs.dedup();
        let of = |motif: usize| (0..self.instances.len()).filter(move |&i| self.instances[i].site.motif == motif);
        let strongest = |motif: &usize| largest(of(*motif), alone);
        let mut set: Vec<usize> = motifs.iter().filter_map(strongest).collect();
        if set.len() > 1 {
            for (place, &motif) in motifs.iter().enumerate() {
                let candidates: Vec<usize> = of(motif).collect();
                let with = |&candidate: &usize| {
                    let mut set = set.clone();
                    set[place] = candidate;
                    set
                };
                let gains = self.gains(&candidates.iter().map(with).collect::<Vec<_>>());
                let best = largest(0..gains.len(), &gains);
                set[place] = best.map_or(set[place], |best| candidates[best]);
            }
        }
        set
    }

    /// Leaves out motifs that are not needed, the one that loses least first.
    fn needed(&self, mut set: Vec<usize>, alone: &[f64]) -> Vec<usize> {
        while set.len() > 1 {
            let others = |left_out: &usize| set.iter().copied().filter(|i| i != left_out).collect::<Vec<usize>>();
            let gains = self.gains(&set.iter().map(others).collect::<Vec<_>>());
            let whole = self.gain(&set);
            let is_needed = |place: &usize| {
                let loss = whole - gains[*place];
                let adds = loss < MIN_SHARE * whole && loss < MIN_SYNERGY * alone[set[*place]];
                loss >= MIN_LOSS * whole && !adds
            };
            let dispensable = (0..set.len()).filter(|place| !is_needed(place));
            match largest(dispensable, &gains) {
                Some(place) => set.remove(place),
                None => break,
            };
        }
        set
    }

    /// Adds the copies that give more together with the others than alone.
    fn with_copies(&self, mut set: Vec<usize>, alone: &[f64]) -> Vec<usize> {
        loop {
            let whole = self.gain(&set);
            let motifs: Vec<usize> = set.iter().map(|&i| self.instances[i].site.motif).collect();
            let copies: Vec<usize> = (0..self.instances.len())
                .filter(|i| !set.contains(i) && motifs.contains(&self.instances[*i].site.motif))
                .collect();
            let with = |&copy: &usize| set.iter().copied().chain([copy]).collect::<Vec<usize>>();
            let gains = self.gains(&copies.iter().map(with).collect::<Vec<_>>());
            let raises = gains.into_iter().map(|gain| gain - whole).zip(copies);
            let synergy = raises.filter(|&(raise, copy)| {
                raise > MIN_RAISE * whole.max(0.0) && raise >= MIN_SYNERGY * alone[copy].max(0.0)
            });
            match synergy.max_by(|a, b| a.0.total_cmp(&b.0)) {
                Some((_, copy)) => set.push(copy),
                None => return set,
            }
        }
    }

    /// The sites that are not in a set with this gain, each with the share of it that the site adds.
    fn raises(&self, set: &[usize], gain: f64) -> Vec<(Site, f64)> {
        let others: Vec<usize> = (0..self.instances.len()).filter(|i| !set.contains(i)).collect();
        let with = |&other: &usize| set.iter().copied().chain([other]).collect::<Vec<usize>>();
        let gains = self.gains(&others.iter().map(with).collect::<Vec<_>>());
        let share = |with: f64| (with - gain) / gain.max(f64::MIN_POSITIVE);
        others.iter().zip(gains).map(|(&other, with)| (self.instances[other].site, share(with))).collect()
    }
}

/// The sites of `instances` that the neuron needs together.
pub fn reduce(engine: &dyn Engine, backgrounds: &Backgrounds, instances: &[Instance]) -> Reduced {
    if instances.is_empty() {
        return Reduced::default();
    }
    let without = backgrounds.mean(engine, Letters::new()).mean;
    let questions = Questions { engine, backgrounds, instances, without };
    let alone = questions.gains(&(0..instances.len()).map(|i| vec![i]).collect::<Vec<_>>());
    let set = questions.needed(questions.one_each(&alone), &alone);
    let mut set = questions.with_copies(set, &alone);
    set.sort_by_key(|&i| (instances[i].site.start, instances[i].site.motif));
    let gain = questions.gain(&set);
    let left_out = questions.raises(&set, gain);
    Reduced { instances: set.into_iter().map(|i| instances[i].clone()).collect(), gain, left_out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::landscape::Landscape;
    use crate::necessity::Pool;
    use crate::random::Key;

    /// Numbers of runs of at least six A, C and G.
    fn runs(codes: &[u8]) -> [usize; 3] {
        let of = |letter: u8| codes.chunk_by(|a, b| a == b).filter(|run| run.len() >= 6 && run[0] == letter).count();
        [0, 1, 2].map(of)
    }

    /// The motifs that remain of a run of each of `motifs`.
    fn remaining(value: fn(&[u8]) -> f32, motifs: &[usize]) -> Vec<usize> {
        let instance = |(number, &motif): (usize, &usize)| {
            let start = 10 * number as i32;
            let letters = (0..6).map(|i| (start as usize + i, motif as u8)).collect();
            Instance::new(Site { motif, start, q: 0.0 }, letters)
        };
        let instances: Vec<Instance> = motifs.iter().enumerate().map(instance).collect();
        let backgrounds = Backgrounds::new(Key { seed: 3, layer: 1, channel: 0 }, 64, 60, &Pool::uniform(4));
        reduce(&Landscape(value), &backgrounds, &instances)
            .instances
            .iter()
            .map(|instance| instance.site.motif)
            .collect()
    }

    #[test]
    fn copies_that_only_add_are_left_out() {
        assert_eq!(remaining(|codes| runs(codes)[0] as f32, &[0, 0, 0]), [0]);
        let product = |codes: &[u8]| (runs(codes)[0] * runs(codes)[1]) as f32;
        assert_eq!(remaining(product, &[0, 1, 0, 1]).len(), 2);
    }

    #[test]
    fn a_second_copy_that_is_needed_stays() {
        let pair = |codes: &[u8]| if runs(codes)[0] > 1 { 10.0 } else { runs(codes)[0] as f32 };
        assert_eq!(remaining(pair, &[0, 0, 0]), [0, 0]);
    }

    #[test]
    fn a_motif_that_adds_little_is_left_out_and_one_that_is_needed_stays() {
        let value = |codes: &[u8]| {
            let [a, c, g] = runs(codes);
            (8 * (a * c).min(1) + 2 * g) as f32
        };
        assert_eq!(remaining(value, &[0, 2, 1]), [0, 1]);
        assert_eq!(remaining(|codes| runs(codes).iter().sum::<usize>() as f32, &[0, 1, 2]), [0, 1, 2]);
    }

    #[test]
    fn what_is_left_out_says_how_much_it_adds() {
        let letters = |start: usize| (start..start + 6).map(|column| (column, 0)).collect();
        let at = |start: usize| Instance::new(Site { motif: 0, start: start as i32, q: 0.0 }, letters(start));
        let backgrounds = Backgrounds::new(Key { seed: 3, layer: 1, channel: 0 }, 64, 60, &Pool::uniform(4));
        let value = |codes: &[u8]| [0.0, 8.0, 10.0][runs(codes)[0].min(2)];
        let Reduced { instances, left_out, .. } = reduce(&Landscape(value), &backgrounds, &[at(5), at(30)]);
        assert_eq!((instances.len(), left_out.len()), (1, 1));
        assert!((left_out[0].1 - 0.25).abs() < 0.05, "{left_out:?}");
    }

    #[test]
    fn no_site_leaves_none() {
        assert_eq!(remaining(|_| 1.0, &[]), Vec::<usize>::new());
    }
}
