//! Takes one neuron through the stages: sampling, demixing for increasing P, facets.

use super::cost::Cost;
use super::describe::{Describer, Subject};
use super::insertion::{Insertion, Written};
use crate::alphabet::Alphabet;
use crate::demix::division::{self, Divided, Division};
use crate::demix::{Cluster, GroupChoice};
use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::necessity::Pool;
use crate::options::Options;
use crate::progress::Stage;
use crate::random::{Key, Purpose};
use crate::report::{DemixingReport, NeuronReport, SamplingReport};
use crate::sample::offers::Evaluated;
use crate::sample::seeds::SeedMatrix;
use crate::sample::slice::slice;
use crate::sample::together::{self, Member};
use crate::sample::{SampleSet, Sampler, Start, Status};
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use std::ops::Range;

/// Number of random sequences that a neuron is tried with whose activation is the same in its whole sample.
const TRIED: usize = 256;

/// A neuron in progress.
pub struct Neuron {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// The neuron, cut to its receptive field.
    pub substructure: Substructure,
    engine: Simd,
    /// Where it is searched together with others of its layer.
    member: Option<Member>,
    /// Where insertions are searched for.
    insertion: Option<Insertion>,
    /// The positions that were searched.
    searched: Range<usize>,
    options: Options,
    key: Key,
    phase: Phase,
    status: Status,
    sampling_seconds: f64,
    demixing_seconds: f64,
}

/// The current stage of a neuron.
enum Phase {
    Waiting,
    Sampling(Sampler),
    Writing(Box<Written>),
    Demixing(Box<(SampleSet, Division)>),
}

/// The result of a neuron's last step.
pub struct Finished {
    sample: SampleSet,
    divided: Divided,
}

impl Neuron {
    /// A neuron whose sampling has not begun; `member` where it is searched together with others of its layer. Insertions
    /// are written into random sequences of `pool`.
    pub fn new(
        (layer, channel): (usize, usize),
        substructure: Substructure,
        member: Option<Member>,
        options: Options,
        pool: &Pool,
    ) -> Self {
        let key = Key { seed: options.seed, layer, channel };
        Self {
            layer,
            channel,
            engine: Simd::new(&substructure),
            insertion: Insertion::of(&substructure, &options.sampling, pool, key),
            searched: 0..substructure.length,
            substructure,
            member,
            key,
            options,
            phase: Phase::Waiting,
            status: Status::default(),
            sampling_seconds: 0.0,
            demixing_seconds: 0.0,
        }
    }

    /// Share of pasted matrices that are pasted as consensus.
    pub fn consensus(&self) -> f64 {
        self.options.sampling.consensus
    }

    /// Whether sampling has begun.
    pub fn has_started(&self) -> bool {
        !matches!(self.phase, Phase::Waiting)
    }

    /// Whether sampling is over.
    pub fn is_sampled(&self) -> bool {
        matches!(self.phase, Phase::Demixing(_))
    }

    /// Begins sampling.
    pub fn start(&mut self, start: Start) {
        let (length, alone) = (self.substructure.length, &self.options.sampling);
        let options = if self.member.is_some() { &together::effort(length, alone) } else { alone };
        self.phase = Phase::Sampling(match &self.insertion {
            Some(insertion) => insertion.sampler(&self.substructure, options, start),
            None => Sampler::new(&self.substructure, options, self.key, start),
        });
    }

    /// What was evaluated since the last call, with the activations of all neurons that are searched together.
    pub fn evaluated(&self) -> Vec<Evaluated> {
        self.member.as_ref().map(Member::evaluated).unwrap_or_default()
    }

    /// Adds time to the current stage.
    pub fn spend(&mut self, seconds: f64) {
        match self.phase {
            Phase::Waiting | Phase::Sampling(_) | Phase::Writing(_) => self.sampling_seconds += seconds,
            Phase::Demixing(_) => self.demixing_seconds += seconds,
        }
    }

    /// The current stage.
    pub fn stage(&self) -> Stage {
        match self.phase {
            Phase::Waiting | Phase::Writing(_) | Phase::Sampling(Sampler::Search(_) | Sampler::Inserting(_)) => {
                Stage::Sampling
            }
            Phase::Sampling(Sampler::Enumeration(_)) => Stage::Enumerating,
            Phase::Demixing(_) => Stage::Demixing,
        }
    }

    /// Progress of sampling.
    pub fn status(&self) -> Status {
        self.status
    }

    /// The part of an expected cost that is done.
    pub fn done(&self, cost: &Cost) -> f64 {
        match &self.phase {
            Phase::Waiting => 0.0,
            Phase::Sampling(sampler) => cost.sampling * sampler.status().fraction,
            Phase::Writing(_) => cost.sampling,
            Phase::Demixing(demixing) => cost.sampling + cost.demixing * demixing.1.fraction(&demixing.0),
        }
    }

    /// One slice of work; the result after the last one.
    pub fn step(&mut self) -> Option<Finished> {
        match std::mem::replace(&mut self.phase, Phase::Waiting) {
            Phase::Waiting => None,
            Phase::Sampling(mut sampler) => {
                let own: &dyn Engine = &self.engine;
                let finished = sampler.step(self.member.as_ref().map_or(own, |member| member));
                self.status = sampler.status();
                if finished {
                    if let Some(member) = &self.member {
                        member.release();
                    }
                    self.searched = sampler.searched(&self.substructure);
                    let sample = sampler.finish(&self.engine);
                    let Some(insertion) = &self.insertion else { return self.demix(sample) };
                    self.phase = Phase::Writing(Box::new(insertion.write(sample, &self.searched)));
                    return None;
                }
                self.phase = Phase::Sampling(sampler);
                None
            }
            Phase::Writing(mut written) => {
                if written.step(&self.engine, slice(&self.substructure)) {
                    return self.demix(written.finish());
                }
                self.phase = Phase::Writing(written);
                None
            }
            Phase::Demixing(mut demixing) => {
                let (sample, division) = &mut *demixing;
                let divided = division.step(&self.division(sample));
                if let Some(divided) = divided {
                    return Some(Finished { sample: demixing.0, divided });
                }
                self.phase = Phase::Demixing(demixing);
                None
            }
        }
    }

    fn demix(&mut self, sample: SampleSet) -> Option<Finished> {
        let division = Division::new(&self.division(&sample));
        let reason = if division.is_some() { GroupChoice::Constant } else { GroupChoice::Empty };
        let Some(division) = division.filter(|_| !self.is_constant(&sample)) else {
            let divided = Divided { tried: Vec::new(), chosen: None, facets: Vec::new(), reason };
            return Some(Finished { sample, divided });
        };
        self.phase = Phase::Demixing(Box::new((sample, division)));
        None
    }

    /// Whether the activation is the same in the whole sample and for random sequences: the neuron has no motif.
    fn is_constant(&self, sample: &SampleSet) -> bool {
        let Some(&value) = sample.values.first() else { return false };
        let is_same = |other: &f32| *other == value;
        if !sample.values.iter().all(is_same) {
            return false;
        }
        let Substructure { length, alphabet_size, .. } = self.substructure;
        let mut stream = self.key.stream(Purpose::Check, 1, 0);
        let codes = (0..TRIED * length).map(|_| stream.below(alphabet_size) as u8).collect();
        self.engine.values(&SequenceSet::from_codes(length, codes)).iter().all(is_same)
    }

    fn division<'a>(&'a self, sample: &'a SampleSet) -> division::Subject<'a> {
        division::Subject {
            substructure: &self.substructure,
            engine: &self.engine,
            sample,
            options: &self.options.demixing,
            bins: self.options.sampling.bins,
            key: self.key,
        }
    }

    fn subject<'a>(&'a self, alphabet: &'a Alphabet) -> Subject<'a> {
        let Self { layer, channel, substructure, options, .. } = self;
        Subject { layer: *layer, channel: *channel, substructure, options, alphabet }
    }

    /// The neuron's report, its matrices for start sequences of later layers, and its engine.
    pub fn report(self, finished: Finished, alphabet: &Alphabet) -> (NeuronReport, Vec<SeedMatrix>, Simd) {
        let Finished { sample, divided: Divided { tried, chosen, facets, reason } } = finished;
        let (groups, clusters) = chosen.map_or((0, 0), |trial| (trial.groups, trial.clusters));
        let estimator = division::estimator(&self.division(&sample));
        let merged = estimator.merge(facets, self.options.demixing.merge);
        let members = (0..sample.values.len() as u32).collect();
        let all = Cluster { path: Vec::new(), members };
        let mixed = if merged.is_empty() { None } else { estimator.facets(vec![all]).pop() };
        let describe = Describer::new(self.subject(alphabet), &sample, &merged);
        let (crms, clarity) = describe.crms(merged, &sample);
        let mixed = mixed.map(|facet| describe.crm(&facet, 0, format!("{}.{}.mixed", self.layer, self.channel)));
        let matrices = crms.iter().map(|crm| SeedMatrix::new(crm.ppm.clone(), crm.max_activation)).collect();
        let report = NeuronReport {
            layer: self.layer,
            channel: self.channel,
            receptive_field: self.substructure.length,
            notes: describe.notes(&sample, &crms),
            sampling: SamplingReport {
                together: self.member.as_ref().map(Member::neurons),
                insertion: self.insertion.as_ref().map(|_| self.searched.clone().into()),
                seconds: self.sampling_seconds,
                ..describe.sampling(&sample)
            },
            demixing: DemixingReport {
                groups,
                reason,
                tried,
                clusters,
                facets: crms.len(),
                seconds: self.demixing_seconds,
            },
            repeats: None,
            clarity,
            mixed,
            backgrounds: None,
            crms,
            dictionary: None,
            syntax: None,
            origins: None,
        };
        (report, matrices, self.engine)
    }
}
