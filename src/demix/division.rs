//! The division of a sample into facets: one number P of motif pattern groups after the other, until the choice is made.
//!
//! The centres for each P are fitted on a part of a large sample. Then all sequences are assigned to them, and P is
//! chosen by the facets of the whole sample.

use super::assignment::Assignment;
use super::backward::{self, Demixing};
use super::facets::{Estimator, Facet};
use super::groups::{GroupTrial, Verdict, decide, mean_decoupling};
use super::tree::Tree;
use super::{Cluster, GroupChoice, choose};
use crate::engine::Engine;
use crate::options::DemixingOptions;
use crate::random::{Key, Purpose};
use crate::sample::SampleSet;
use crate::substructure::Substructure;

/// Number of sequences that centres are fitted on: larger samples are divided with the centres of a part.
pub const PART: usize = 20_000;

/// What a division works on.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The neuron.
    pub substructure: &'a Substructure,
    /// Its engine.
    pub engine: &'a dyn Engine,
    /// Its sequences.
    pub sample: &'a SampleSet,
    /// The options.
    pub options: &'a DemixingOptions,
    /// Activation bins of the matrices.
    pub bins: usize,
    /// The neuron's random streams.
    pub key: Key,
}

/// A division in progress.
#[derive(Debug)]
pub struct Division {
    /// Indices of the sequences that centres are fitted on.
    part: Vec<u32>,
    /// The number of groups whose centres are being fitted.
    fitting: Option<(usize, Demixing)>,
    /// The centres that the whole sample is not divided with yet.
    trees: Vec<(usize, Tree)>,
    assignment: Option<Assignment>,
    /// The trials on the part.
    screened: Vec<GroupTrial>,
    /// The trials on the whole sample.
    trials: Vec<(GroupTrial, Vec<Facet>)>,
}

/// The result.
#[derive(Debug)]
pub struct Divided {
    /// Every P tried, with its result for the whole sample.
    pub tried: Vec<GroupTrial>,
    /// The trial that was chosen; `None` for an empty sample.
    pub chosen: Option<GroupTrial>,
    /// The facets of the chosen trial.
    pub facets: Vec<Facet>,
    /// Why it was chosen.
    pub reason: GroupChoice,
}

impl Division {
    /// A division that has not begun; `None` for an empty sample.
    pub fn new(subject: &Subject) -> Option<Self> {
        let count = subject.sample.values.len();
        if count == 0 {
            return None;
        }
        let all: Vec<u32> = (0..count as u32).collect();
        let part = choose(&all, PART, &mut subject.key.stream(Purpose::KMeansRows, 1, 0));
        let (trees, screened, trials) = (Vec::new(), Vec::new(), Vec::new());
        let mut division = Self { part, fitting: None, trees, assignment: None, screened, trials };
        division.fit(subject, subject.options.groups.max(1));
        Some(division)
    }

    /// One slice of work; the result when the choice is made.
    pub fn step(&mut self, subject: &Subject) -> Option<Divided> {
        if let Some(assignment) = &mut self.assignment {
            let divided = assignment.step(subject.engine, subject.sample)?;
            self.assignment = None;
            for (groups, clusters) in divided {
                self.judge(subject, groups, clusters);
            }
            return self.choose(subject);
        }
        let (groups, demixing) = self.fitting.as_mut()?;
        let groups = *groups;
        let (clusters, tree) = demixing.step(subject.engine, subject.sample)?;
        if self.part.len() == subject.sample.values.len() {
            self.judge(subject, groups, clusters);
            return self.choose(subject);
        }
        let facets = estimator(subject).facets(clusters);
        self.screened.push(trial(groups, &facets));
        self.trees.push((groups, tree));
        match verdict(&self.screened, subject) {
            Verdict::Try(groups) => self.fit(subject, groups),
            Verdict::Take(..) => {
                self.assignment = Some(Assignment::new(subject.substructure, std::mem::take(&mut self.trees)));
            }
        }
        None
    }

    /// Estimated share of the work that is done; at least half of the values of P are usually tried.
    pub fn fraction(&self, sample: &SampleSet) -> f64 {
        let tried = (self.trials.len() + self.trees.len()) as f64;
        match (&self.assignment, &self.fitting) {
            (Some(assignment), _) => 0.4 + 0.6 * assignment.fraction(sample),
            (None, Some((_, demixing))) if self.part.len() < sample.values.len() => {
                0.2 * (tried + demixing.fraction()).min(2.0)
            }
            (None, Some((_, demixing))) => 0.5 * (tried + demixing.fraction()).min(2.0),
            (None, None) => 1.0,
        }
    }

    /// Begins to fit the centres for a number of groups.
    fn fit(&mut self, subject: &Subject, groups: usize) {
        let whole = subject.sample.values.len();
        let options = of_part(subject.options, self.part.len(), whole);
        let demixing = Demixing::new(subject.substructure, self.part.clone(), &options, groups, subject.key);
        self.fitting = Some((groups, demixing));
    }

    /// Estimates the facets of clusters of the whole sample.
    fn judge(&mut self, subject: &Subject, groups: usize, clusters: Vec<Cluster>) {
        let facets = estimator(subject).facets(clusters);
        self.trials.push((trial(groups, &facets), facets));
    }

    /// Tries another P, or chooses one.
    fn choose(&mut self, subject: &Subject) -> Option<Divided> {
        let tried: Vec<GroupTrial> = self.trials.iter().map(|(trial, _)| trial.clone()).collect();
        match verdict(&tried, subject) {
            Verdict::Try(groups) => {
                self.fit(subject, groups);
                None
            }
            Verdict::Take(groups, reason) => {
                let trials = std::mem::take(&mut self.trials).into_iter();
                let (chosen, facets) = trials.into_iter().find(|(trial, _)| trial.groups == groups)?;
                Some(Divided { tried, chosen: Some(chosen), facets, reason })
            }
        }
    }
}

/// Expected operations of dividing `kept` sequences with so many values of P, relative to a forward pass.
pub fn passes(substructure: &Substructure, options: &DemixingOptions, trials: usize, kept: f64) -> f64 {
    let part = kept.min(PART as f64);
    let rest = if kept > part { kept } else { 0.0 };
    let trial = |groups: usize| {
        backward::fit_passes(substructure, options, groups, part)
            + rest * backward::assign_passes(substructure, options, groups)
    };
    tried(options, trials).map(trial).sum::<f64>() + rest * backward::deepest_pass(substructure, options)
}

/// Maximum number of clusters with so many values of P.
pub fn clusters(substructure: &Substructure, options: &DemixingOptions, trials: usize) -> usize {
    tried(options, trials).map(|groups| backward::max_clusters(substructure, options, groups)).max().unwrap_or(1)
}

/// The first values of P that are tried.
fn tried(options: &DemixingOptions, trials: usize) -> std::ops::RangeInclusive<usize> {
    if options.groups > 0 { options.groups..=options.groups } else { 1..=trials }
}

/// The options for a part of a sample of `whole` sequences, whose clusters are smaller.
fn of_part(options: &DemixingOptions, part: usize, whole: usize) -> DemixingOptions {
    DemixingOptions { min_cluster: (options.min_cluster * part).div_ceil(whole), ..options.clone() }
}

/// Maximum bytes of maps and centres for a sample of at most `kept` sequences.
pub fn bytes(substructure: &Substructure, options: &DemixingOptions, kept: usize) -> usize {
    let fitted = of_part(options, PART, kept.max(PART));
    let trees =
        tried(options, options.max_groups).map(|groups| backward::tree_bytes(substructure, &fitted, groups, PART));
    backward::map_bytes(substructure, options) + trees.sum::<usize>()
}

fn trial(groups: usize, facets: &[Facet]) -> GroupTrial {
    GroupTrial { groups, clusters: facets.len(), decoupling: mean_decoupling(facets) }
}

fn verdict(trials: &[GroupTrial], subject: &Subject) -> Verdict {
    let DemixingOptions { groups, max_groups, accept, .. } = *subject.options;
    decide(trials, groups, max_groups, accept, subject.substructure.poolings().len())
}

/// Estimates facets of the sample.
pub fn estimator<'a>(subject: &Subject<'a>) -> Estimator<'a> {
    let Subject { engine, sample, bins, substructure, .. } = *subject;
    Estimator { engine, sample, bins, alphabet_size: substructure.alphabet_size }
}

#[cfg(test)]
mod tests {
    use super::super::assignment::Assignment;
    use super::*;
    use crate::engine::simd::Simd;
    use crate::golden;
    use crate::network::Network;
    use crate::options::{Maps, Options, Preset};
    use crate::sample::{SamplingMethod, Stopped};
    use crate::sequence::SequenceSet;

    /// Random sequences of a neuron with two max-poolings, and their values.
    fn case() -> (Substructure, SampleSet, Key) {
        let bytes = golden::example("ctcf-pair");
        let network = Network::open("model.onnx", &bytes, None).unwrap();
        let substructure = Substructure::new(&network, 4, Some(0)).unwrap();
        let key = Key { seed: 1, layer: 4, channel: 0 };
        let mut stream = key.stream(Purpose::Check, 0, 0);
        let codes = (0..1200 * substructure.length).map(|_| stream.below(4) as u8).collect();
        let sequences = SequenceSet::from_codes(substructure.length, codes);
        let values = (0..1200).map(|_| stream.unit() as f32 + 0.1).collect();
        let sample = SampleSet {
            sequences,
            values,
            method: SamplingMethod::Search,
            seeds: 0,
            pasted_seeds: 0,
            generations: 0,
            evaluated: 1200,
            positives: 1200,
            stopped: Stopped::Interrupted,
        };
        (substructure, sample, key)
    }

    fn clusters_of_fit_and_of_assignment(options: &DemixingOptions) -> (Vec<Cluster>, Vec<Cluster>) {
        let (substructure, sample, key) = case();
        let engine = Simd::new(&substructure);
        let mut demixing = Demixing::new(&substructure, (0..1200).collect(), options, 2, key);
        let (clusters, tree) = loop {
            if let Some(result) = demixing.step(&engine, &sample) {
                break result;
            }
        };
        let mut assignment = Assignment::new(&substructure, vec![(2, tree)]);
        let assigned = loop {
            if let Some(mut result) = assignment.step(&engine, &sample) {
                break result.remove(0).1;
            }
        };
        (clusters, assigned)
    }

    #[test]
    fn the_sequences_that_centres_are_fitted_on_are_assigned_to_their_clusters() {
        for maps in [Maps::BeforeActivation, Maps::PoolingInput] {
            let options = DemixingOptions { maps, ..Options::preset(Preset::Paper).demixing };
            let (fitted, assigned) = clusters_of_fit_and_of_assignment(&options);
            assert!(fitted.len() > 10);
            let same = fitted.iter().filter(|cluster| assigned.contains(cluster)).count();
            assert!(same * 20 >= fitted.len() * 19, "{maps:?}: {same} of {}", fitted.len());
            assert_eq!(assigned.iter().map(|cluster| cluster.members.len()).sum::<usize>(), 1200);
        }
    }

    #[test]
    fn a_part_is_chosen_at_random_and_in_order() {
        let all: Vec<u32> = (0..100).collect();
        let part = choose(&all, 30, &mut Key { seed: 1, layer: 1, channel: 0 }.stream(Purpose::Check, 0, 0));
        assert_eq!(part.len(), 30);
        assert!(part.windows(2).all(|pair| pair[0] < pair[1]) && part[29] > 60 && part[0] < 40);
    }
}
