//! One neuron's way through the stages: sample → demix, for one P after the other → facets.

use crate::alphabet::Alphabet;
use crate::demix::Cluster;
use crate::demix::backward::Demixing;
use crate::demix::facets::{Estimator, Facet, shifts};
use crate::demix::groups::{Verdict, decide, mean_decoupling};
use crate::engine::simd::Simd;
use crate::options::{DemixingOptions, SamplingOptions};
use crate::progress::Stage;
use crate::random::Key;
use crate::report::{Crm, DemixingReport, GroupTrial, NeuronReport, SamplingReport};
use crate::sample::seeds::{INFORMATIVE_BITS, MIN_INFORMATIVE, SeedMatrix, Seeds};
use crate::sample::{SampleSet, Sampler, Status};
use crate::substructure::Substructure;

/// A neuron at work.
pub struct Neuron {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// The neuron, cut to its receptive field.
    pub substructure: Substructure,
    engine: Simd,
    sampling: SamplingOptions,
    demixing: DemixingOptions,
    key: Key,
    phase: Phase,
    status: Status,
    trials: Vec<(GroupTrial, Vec<Facet>)>,
    sampling_seconds: f64,
    demixing_seconds: f64,
}

/// Where a neuron is.
enum Phase {
    Waiting,
    Sampling(Sampler),
    Demixing { sample: SampleSet, demixing: Demixing, groups: usize },
    Done { sample: SampleSet, chosen: usize, reason: String },
}

impl Neuron {
    /// A neuron that waits for its seeds.
    pub fn new(
        layer: usize,
        channel: usize,
        substructure: Substructure,
        sampling: &SamplingOptions,
        demixing: &DemixingOptions,
        seed: u64,
    ) -> Self {
        Self {
            layer,
            channel,
            engine: Simd::new(&substructure),
            substructure,
            sampling: sampling.clone(),
            demixing: demixing.clone(),
            key: Key { seed, layer, channel },
            phase: Phase::Waiting,
            status: Status::default(),
            trials: Vec::new(),
            sampling_seconds: 0.0,
            demixing_seconds: 0.0,
        }
    }

    /// Share of pasted matrices that are pasted as consensus.
    pub fn consensus(&self) -> f64 {
        self.sampling.consensus
    }

    /// Whether sampling has begun.
    pub fn has_started(&self) -> bool {
        !matches!(self.phase, Phase::Waiting)
    }

    /// Begins sampling.
    pub fn start(&mut self, seeds: Option<Seeds>) {
        self.phase = Phase::Sampling(Sampler::new(&self.substructure, &self.sampling, self.key, seeds));
    }

    /// Books time to the stage at work.
    pub fn spend(&mut self, seconds: f64) {
        match self.phase {
            Phase::Waiting | Phase::Sampling(_) => self.sampling_seconds += seconds,
            Phase::Demixing { .. } | Phase::Done { .. } => self.demixing_seconds += seconds,
        }
    }

    /// The stage at work.
    pub fn stage(&self) -> Stage {
        match self.phase {
            Phase::Waiting | Phase::Sampling(Sampler::Search(_)) => Stage::Sampling,
            Phase::Sampling(Sampler::Enumeration(_)) => Stage::Enumerating,
            Phase::Demixing { .. } | Phase::Done { .. } => Stage::Demixing,
        }
    }

    /// What sampling has reached.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Share of its work that is done, estimated: sampling is taken for four fifths of it.
    pub fn fraction(&self) -> f64 {
        match &self.phase {
            Phase::Waiting => 0.0,
            Phase::Sampling(sampler) => 0.8 * sampler.status().fraction,
            Phase::Demixing { demixing, .. } => 0.8 + 0.1 * (self.trials.len() as f64 + demixing.fraction()).min(2.0),
            Phase::Done { .. } => 1.0,
        }
    }

    /// One slice of work; `true` when the neuron is finished.
    pub fn step(&mut self) -> bool {
        match std::mem::replace(&mut self.phase, Phase::Waiting) {
            Phase::Waiting => {}
            Phase::Sampling(mut sampler) => {
                let finished = sampler.step(&self.engine);
                self.status = sampler.status();
                self.phase = if finished { self.demix(sampler.finish(&self.engine)) } else { Phase::Sampling(sampler) };
            }
            Phase::Demixing { sample, mut demixing, groups } => {
                self.phase = match demixing.step(&self.engine, &sample) {
                    None => Phase::Demixing { sample, demixing, groups },
                    Some(clusters) => self.judge(sample, clusters, groups),
                };
            }
            done @ Phase::Done { .. } => self.phase = done,
        }
        matches!(self.phase, Phase::Done { .. })
    }

    fn demix(&self, sample: SampleSet) -> Phase {
        if sample.values.is_empty() {
            let reason = "no sequence activates the neuron".into();
            return Phase::Done { sample, chosen: 0, reason };
        }
        self.try_groups(sample, self.demixing.groups.max(1))
    }

    fn try_groups(&self, sample: SampleSet, groups: usize) -> Phase {
        let demixing = Demixing::new(&self.substructure, &sample, &self.demixing, groups, self.key);
        Phase::Demixing { sample, demixing, groups }
    }

    /// Facets of one P, and whether another P is to be tried.
    fn judge(&mut self, sample: SampleSet, clusters: Vec<Cluster>, groups: usize) -> Phase {
        let facets = self.estimator(&sample).facets(clusters);
        let trial = GroupTrial { groups, clusters: facets.len(), decoupling: mean_decoupling(&facets) };
        self.trials.push((trial, facets));
        let options = &self.demixing;
        let trials: Vec<GroupTrial> = self.trials.iter().map(|(trial, _)| trial.clone()).collect();
        let poolings = self.substructure.stages.iter().filter(|stage| stage.pooling().is_some()).count();
        match decide(&trials, options.groups, options.max_groups, options.accept, poolings) {
            Verdict::Try(groups) => self.try_groups(sample, groups),
            Verdict::Take(groups, reason) => {
                let chosen = trials.iter().position(|trial| trial.groups == groups).unwrap_or(0);
                Phase::Done { sample, chosen, reason }
            }
        }
    }

    fn estimator<'a>(&'a self, sample: &'a SampleSet) -> Estimator<'a> {
        Estimator { engine: &self.engine, sample, bins: self.sampling.bins, letters: self.substructure.letters }
    }

    /// The neuron's report and its matrices as seeds for the layer above.
    pub fn finish(mut self, alphabet: &Alphabet) -> (NeuronReport, Vec<SeedMatrix>) {
        let Phase::Done { sample, chosen, reason } = std::mem::replace(&mut self.phase, Phase::Waiting) else {
            unreachable!("a neuron is finished once, after its last step")
        };
        let tried = self.trials.iter().map(|(trial, _)| trial.clone()).collect();
        let (groups, clusters, facets) = match self.trials.get_mut(chosen) {
            Some((trial, facets)) => (trial.groups, trial.clusters, std::mem::take(facets)),
            None => (0, 0, Vec::new()),
        };
        let estimator = self.estimator(&sample);
        let merged = estimator.merge(facets, self.demixing.merge);
        let members = (0..sample.values.len() as u32).collect();
        let all = Cluster { path: Vec::new(), members };
        let mixed = if merged.is_empty() { None } else { estimator.facets(vec![all]).pop() };
        let describe = Describer { neuron: &self, alphabet, max: neuron_maximum(&sample, &merged) };
        let crms = describe.crms(merged);
        let mixed = mixed.map(|facet| describe.crm(&facet, 0, format!("{}.{}.mixed", self.layer, self.channel)));
        let matrices = crms.iter().map(seed_matrix).collect();
        let report = NeuronReport {
            layer: self.layer,
            channel: self.channel,
            receptive_field: self.substructure.length,
            notes: describe.notes(&sample, &crms),
            sampling: describe.sampling(&sample),
            demixing: DemixingReport {
                groups,
                reason,
                tried,
                clusters,
                facets: crms.len(),
                seconds: self.demixing_seconds,
            },
            mixed,
            crms,
        };
        (report, matrices)
    }
}

/// The largest activation that the sample or a facet's consensus reaches.
fn neuron_maximum(sample: &SampleSet, facets: &[Facet]) -> f32 {
    facets.iter().map(|facet| facet.max_activation).fold(sample.max(), f32::max)
}

fn seed_matrix(crm: &Crm) -> SeedMatrix {
    let informative: Vec<usize> =
        (0..crm.ppm.len()).filter(|&i| crm.information_content[i] > INFORMATIVE_BITS).collect();
    let span = match (informative.first(), informative.last()) {
        (Some(&first), Some(&last)) if informative.len() >= MIN_INFORMATIVE => Some((first, last)),
        _ => None,
    };
    SeedMatrix { ppm: crm.ppm.clone(), activation: crm.max_activation, span }
}

/// Turns results into the report's words and figures.
struct Describer<'a> {
    neuron: &'a Neuron,
    alphabet: &'a Alphabet,
    /// The neuron's largest activation.
    max: f32,
}

impl Describer<'_> {
    /// Facets sorted by quality, aligned to the best one.
    fn crms(&self, facets: Vec<Facet>) -> Vec<Crm> {
        let described: Vec<Crm> = facets.iter().map(|facet| self.crm(facet, 0, String::new())).collect();
        let most = described.iter().map(|crm| crm.information).fold(0.0, f64::max);
        let mut pairs: Vec<(Crm, Facet)> = described.into_iter().zip(facets).collect();
        for (crm, _) in &mut pairs {
            let information = if most > 0.0 { crm.information / most } else { 0.0 };
            crm.quality = crm.decoupling + crm.importance + information;
        }
        pairs.sort_by(|(a, _), (b, _)| b.quality.total_cmp(&a.quality).then_with(|| a.paths.cmp(&b.paths)));
        let (mut crms, facets): (Vec<Crm>, Vec<Facet>) = pairs.into_iter().unzip();
        let shifts = shifts(&facets, self.neuron.substructure.jump().saturating_sub(1));
        for ((number, crm), shift) in crms.iter_mut().enumerate().zip(shifts) {
            crm.id = format!("{}.{}.{}", self.neuron.layer, self.neuron.channel, number + 1);
            crm.shift = shift;
        }
        crms
    }

    fn crm(&self, facet: &Facet, shift: i32, id: String) -> Crm {
        let information_content = facet.ppm.information_content();
        Crm {
            id,
            paths: facet.paths.clone(),
            sequences: facet.members.len(),
            max_activation: facet.max_activation,
            consensus: self.alphabet.decode(&facet.consensus),
            consensus_activation: facet.consensus_activation,
            decoupling: facet.decoupling(),
            importance: f64::from(facet.max_activation) / f64::from(self.max),
            information: information_content.iter().sum::<f64>() / information_content.len() as f64,
            information_content,
            quality: 0.0,
            shift,
            ppm: facet.ppm.to_lists(),
            small: facet.members.len() < self.neuron.demixing.min_cluster,
        }
    }

    fn sampling(&self, sample: &SampleSet) -> SamplingReport {
        SamplingReport {
            method: sample.method,
            seeds: sample.seeds,
            pasted_seeds: sample.pasted_seeds,
            generations: sample.generations,
            evaluated: sample.evaluated,
            positives: sample.positives,
            kept: sample.values.len(),
            max_activation: self.max,
            max_sequence: sample.best().map(|i| self.alphabet.decode(sample.sequences.get(i))).unwrap_or_default(),
            stopped: sample.stopped.clone(),
            seconds: self.neuron.sampling_seconds,
            lower_seconds: 0.0,
        }
    }

    /// What a reader must know before trusting the figures.
    fn notes(&self, sample: &SampleSet, crms: &[Crm]) -> Vec<String> {
        let mut notes = Vec::new();
        if crms.is_empty() {
            notes.push("No sequence with a positive activation was found: the neuron is empty.".into());
        }
        let weights = self.neuron.substructure.target().map(|target| &target.weights);
        if weights.is_some_and(|weights| weights.iter().all(|&weight| weight <= 0.0)) {
            notes.push("The neuron has no positive weight: nothing below it can activate it.".into());
        }
        if sample.seeds > 0 && sample.pasted_seeds == 0 && self.neuron.substructure.stages.len() > 1 {
            notes.push("The search started from random sequences: no matrix of the layer below contributes.".into());
        }
        let small = crms.iter().filter(|crm| crm.small).count();
        if small > 0 {
            let least = self.neuron.demixing.min_cluster;
            notes
                .push(format!("{small} of {} facets have fewer than {least} sequences: too few to trust.", crms.len()));
        }
        notes
    }
}
