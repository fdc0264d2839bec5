//! A run: all stages for all target neurons.
//!
//! [`Analysis`] analyses the targets of its options in order. Before a neuron is searched, strong sequences of the
//! neurons of earlier layers that contribute most to it are searched (unless these neurons were targets before),
//! because start sequences contain their motifs. Neurons of one target are searched [together](crate::sample::together)
//! where this saves work. `analysis/neuron.rs` takes one neuron through the stages. With more than one search per
//! neuron, it is then searched again, alone and with less effort.
//!
//! [`Analysis::step`] does a slice of work and returns. To pause or cancel, the caller stops calling it;
//! [`Analysis::report`] is valid at any time, and [`Analysis::resumed`] continues from it.

mod asking;
mod cost;
mod describe;
mod forecast;
mod further;
mod goal;
mod insertion;
mod memory;
mod neuron;
mod resumed;
mod sources;

use crate::engine::simd::Simd;
use crate::error::Result;
use crate::fasta::Fasta;
use crate::grammar::{self, Annotator};
use crate::host::Host;
use crate::known::Known;
use crate::necessity::{BackgroundSource, Backgrounds, Pool};
use crate::network::Network;
use crate::options::{Extreme, GrammarOptions, Options};
use crate::progress::{Forecast, Progress, Stage};
use crate::random::Key;
use crate::report::{Memory, NeuronReport, Report, SCHEMA, Timings, Tool};
use crate::sample::contributors::ContributorSearch;
use crate::sample::seeds::SeedMatrix;
use crate::sample::together::Together;
use crate::sample::{Start, Status};
use crate::substructure::Substructure;
use asking::{Next, Questions, TREES};
use cost::Cost;
use forecast::Planned;
use further::Further;
use goal::target;
use neuron::{Finished, Neuron};
use sources::{by_layer, seeds, sources};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// A run: see the [module documentation](self).
pub struct Analysis {
    network: Arc<Network>,
    options: Options,
    host: Host,
    started: f64,
    /// Neurons whose analysis has not begun.
    waiting: VecDeque<Planned>,
    /// The expected cost of each search of each target in order, and of the search for strong sequences before it, in
    /// operations.
    costs: Vec<(Cost, f64)>,
    /// Number of these searches that are over.
    searched: usize,
    job: Option<Job>,
    /// The progress of the last search.
    status: Status,
    /// The neurons that the current one is searched together with.
    together: Option<Together>,
    /// What start sequences are drawn from, by (layer, channel): the CN CRMs of the neurons analysed so far, and the
    /// strong sequences of others.
    matrices: BTreeMap<(usize, usize), Vec<SeedMatrix>>,
    neurons: Vec<NeuronReport>,
    /// Number of these that are finished; the last one may not be.
    finished: usize,
    /// Number of targets of an earlier run whose search is repeated, for those that are searched together with them.
    repeated: usize,
    /// The further searches of the last neuron, when the first one is over.
    further: Option<Further>,
    /// What the network is asked about the last search.
    questions: Option<Questions>,
    /// What the random sequences of these questions are drawn from.
    pool: Pool,
    annotator: Annotator,
    /// Whether the neurons have been compared with those of earlier layers.
    related: bool,
    evaluated: u64,
    total_seconds: f64,
    grammar_seconds: f64,
}

/// A target in progress.
struct Job {
    neuron: Neuron,
    /// Neurons of earlier layers, as (layer, channel), that its start sequences are drawn from.
    sources: Vec<(usize, usize)>,
    /// Those that no strong sequences are known of, by layer.
    unknown: BTreeMap<usize, Vec<usize>>,
    /// The search for those of one layer: one at a time, since each holds the weights below its layer.
    search: Option<ContributorSearch>,
    lower_seconds: f64,
    lower_evaluated: u64,
}

impl Job {
    /// Without a search for strong sequences of neurons of earlier layers.
    fn new(neuron: Neuron, sources: Vec<(usize, usize)>) -> Self {
        Self { neuron, sources, unknown: BTreeMap::new(), search: None, lower_seconds: 0.0, lower_evaluated: 0 }
    }

    fn needs_contributors(&self) -> bool {
        self.search.is_some() || !self.unknown.is_empty()
    }
}

impl Analysis {
    /// Checks the options against the network; no work is done yet.
    ///
    /// # Errors
    /// An option, layer or neuron out of range, or a layer that would not fit in memory.
    pub fn new(network: Arc<Network>, options: Options, host: Host) -> Result<Self> {
        Self::with_sequences(network, options, None, host)
    }

    /// The same with the user's `sequences`, of which the options may demand shuffles.
    ///
    /// # Errors
    /// As [`Analysis::new`], and where the sequences do not suffice.
    pub fn with_sequences(
        network: Arc<Network>,
        options: Options,
        sequences: Option<&Fasta>,
        host: Host,
    ) -> Result<Self> {
        let plan = forecast::plan(&network, &options, sequences, &host)?;
        let started = (host.clock)();
        Ok(Self {
            annotator: Annotator::new(None, network.alphabet.as_str(), &options.grammar, host.threads),
            related: plan.targets.is_empty(),
            pool: plan.pool,
            network,
            options,
            host,
            started,
            costs: plan.targets.iter().flat_map(Planned::searches).collect(),
            searched: 0,
            waiting: plan.targets.into(),
            job: None,
            status: Status::default(),
            together: None,
            matrices: BTreeMap::new(),
            neurons: Vec::new(),
            finished: 0,
            repeated: 0,
            further: None,
            questions: None,
            evaluated: 0,
            total_seconds: 0.0,
            grammar_seconds: 0.0,
        })
    }

    /// The same run, with its CN CRMs compared with known motifs.
    #[must_use]
    pub fn with_known(mut self, known: Arc<Known>) -> Self {
        let (alphabet, threads) = (self.network.alphabet.as_str(), self.host.threads);
        self.annotator = Annotator::new(Some(known), alphabet, &self.options.grammar, threads);
        self
    }

    /// The estimated cost of a run with these options.
    ///
    /// # Errors
    /// As [`Analysis::with_sequences`].
    pub fn forecast(network: &Network, options: &Options, sequences: Option<&Fasta>, host: &Host) -> Result<Forecast> {
        forecast::plan(network, options, sequences, host).map(|plan| plan.forecast)
    }

    /// One slice of work.
    ///
    /// # Errors
    /// As [`Analysis::new`], which checks the same conditions first.
    pub fn step(&mut self) -> Result<Progress> {
        let mut completed = None;
        match &self.job {
            _ if self.questions.as_ref().is_some_and(|questions| !questions.is_waiting()) => completed = self.ask()?,
            None if !self.annotator.is_idle() || self.waiting.is_empty() => completed = self.compare()?,
            None => self.next_target()?,
            Some(job) if job.needs_contributors() => self.search_contributors()?,
            Some(_) => self.work(),
        }
        self.total_seconds = (self.host.clock)() - self.started;
        Ok(self.progress(completed))
    }

    /// Whether every target is finished.
    pub fn is_done(&self) -> bool {
        self.related
    }

    /// The report of all finished neurons; `wasm_bytes` is the size of the WebAssembly memory.
    pub fn report(&self, wasm_bytes: u64) -> Report {
        let mut neurons = self.neurons[..self.finished].to_vec();
        // The sum of no numbers is −0.
        let sum = |seconds: fn(&NeuronReport) -> f64| self.neurons.iter().map(seconds).fold(0.0, |sum, own| sum + own);
        let mut report = Report {
            schema: SCHEMA,
            tool: Tool {
                name: env!("CARGO_PKG_NAME").into(),
                version: env!("CARGO_PKG_VERSION").into(),
                engine: "simd".into(),
                threads: self.host.threads,
            },
            model: self.network.info(),
            options: self.options.clone(),
            backgrounds: Some(self.pool.source().clone()).filter(|source| *source != BackgroundSource::Uniform),
            known: self.annotator.known(&mut neurons),
            motifs: self.annotator.motifs(&neurons),
            neurons,
            check: None,
            timings: Timings {
                total_seconds: self.total_seconds,
                sampling_seconds: sum(|neuron| neuron.sampling.seconds),
                demixing_seconds: sum(|neuron| neuron.demixing.seconds),
                lower_seconds: sum(|neuron| neuron.sampling.lower_seconds),
                grammar_seconds: self.grammar_seconds,
            },
            memory: Memory { wasm_bytes },
            digest: String::new(),
            marks: None,
        };
        report.digest = report.digest_of();
        report
    }

    /// A slice of the comparisons; returns the index of a target that it finished.
    fn compare(&mut self) -> Result<Option<usize>> {
        let before = (self.host.clock)();
        let mut is_over = false;
        if self.annotator.is_idle() {
            self.related = self.annotator.relate(&mut self.neurons);
        } else if self.annotator.step(current(&mut self.neurons, &mut self.further)).is_some() {
            match &mut self.questions {
                Some(questions) => questions.go_on(),
                None => is_over = true,
            }
        }
        self.grammar_seconds += (self.host.clock)() - before;
        if is_over { self.end_search() } else { Ok(None) }
    }

    /// After a search: begins the next one of the same neuron, or else returns the neuron's index.
    fn end_search(&mut self) -> Result<Option<usize>> {
        let Some(neuron) = self.neurons.last_mut() else { return Ok(None) };
        if self.further.is_none() && self.options.sampling.searches > 1 {
            self.further = Further::of(neuron, &self.options);
        }
        match self.further.take_if(|further| further.found.len() + 1 >= self.options.sampling.searches) {
            Some(further) => grammar::count(neuron, &further.found),
            None if self.further.is_some() => return self.search_again().map(|()| None),
            None => {}
        }
        self.finished = self.neurons.len();
        self.searched = self.finished * self.options.sampling.searches;
        Ok(self.neurons.len().checked_sub(1))
    }

    /// Begins a further search of the last neuron.
    fn search_again(&mut self) -> Result<()> {
        let (Some(last), Some(further)) = (self.neurons.last(), &self.further) else { return Ok(()) };
        let (layer, channel) = (last.layer, last.channel);
        let substructure = target(&self.network, layer, &[channel], &self.options)?;
        let sources = sources(&substructure, &self.options.sampling);
        let neuron = Neuron::new((layer, channel), substructure, None, further.options(), &self.pool);
        self.job = Some(Job::new(neuron, sources));
        Ok(())
    }

    fn next_target(&mut self) -> Result<()> {
        let Some(Planned { layer, channel, together, .. }) = self.waiting.pop_front() else { return Ok(()) };
        let substructure = target(&self.network, layer, &[channel], &self.options)?;
        let sources = sources(&substructure, &self.options.sampling);
        let mut unknown = by_layer(sources.iter().copied().filter(|source| !self.matrices.contains_key(source)));
        if let Some(channels) = self.join(layer, together)? {
            unknown.insert(layer, channels);
        }
        let member = self.together.as_ref().map(|together| together.member(channel));
        let neuron = Neuron::new((layer, channel), substructure, member, self.options.clone(), &self.pool);
        self.job = Some(Job { unknown, ..Job::new(neuron, sources) });
        Ok(())
    }

    /// Begins the common search of the neurons that the next one is searched together with, if there are any and it is the
    /// first of them; returns these.
    fn join(&mut self, layer: usize, together: Option<Arc<[usize]>>) -> Result<Option<Vec<usize>>> {
        let Some(channels) = together else {
            self.together = None;
            return Ok(None);
        };
        if self.together.as_ref().is_some_and(|together| together.is_of(&channels)) {
            return Ok(None);
        }
        let all = target(&self.network, layer, &channels, &self.options)?;
        let Options { sampling, seed, .. } = &self.options;
        self.together = Some(Together::new(&all, layer, channels.clone(), sampling.bins, *seed));
        Ok(Some(channels.to_vec()))
    }

    /// A slice of the search for strong sequences of the neurons that contribute to the target, or that are searched
    /// together with it.
    fn search_contributors(&mut self) -> Result<()> {
        let Some(job) = &mut self.job else { return Ok(()) };
        let before = (self.host.clock)();
        if let Some(search) = &mut job.search {
            let evaluated = search.step();
            job.lower_evaluated += evaluated.sequences.len() as u64;
            let common = search.layer() == job.neuron.layer;
            if let Some(together) = self.together.as_mut().filter(|_| common) {
                together.offer(&evaluated);
            }
            if search.is_done() {
                let found = job.search.take().into_iter().flat_map(ContributorSearch::finish);
                // Neurons of the target's own layer are analysed themselves.
                self.matrices.extend(found.filter(|_| !common));
            }
        } else if let Some((layer, channels)) = job.unknown.pop_first() {
            let lower = match layer == job.neuron.layer {
                true => target(&self.network, layer, &channels, &self.options)?,
                false => Substructure::of_neurons(&self.network, layer, &channels)?,
            };
            let common = self.together.as_ref().filter(|_| layer == job.neuron.layer).map(Together::engine);
            let engine = common.unwrap_or_else(|| Arc::new(Simd::new(&lower)));
            job.search = Some(ContributorSearch::new(&lower, engine, layer, channels, self.options.seed));
        }
        job.lower_seconds += (self.host.clock)() - before;
        Ok(())
    }

    /// A slice of work on the target; a finished one is queued for the comparisons.
    fn work(&mut self) {
        let Some(job) = &mut self.job else { return };
        if !job.neuron.has_started() {
            let seeds = seeds(&job.neuron.substructure, &job.sources, &self.matrices, job.neuron.consensus());
            let together = self.together.as_mut().filter(|_| self.further.is_none());
            let offered = together.map(|together| together.take(job.neuron.channel));
            job.neuron.start(Start { seeds, offered });
        }
        let before = (self.host.clock)();
        let finished = job.neuron.step();
        self.status = job.neuron.status();
        if let Some(together) = &mut self.together {
            job.neuron.evaluated().iter().for_each(|evaluated| together.offer(evaluated));
        }
        job.neuron.spend((self.host.clock)() - before);
        if self.repeated > 0 {
            if finished.is_some() || job.neuron.is_sampled() {
                (self.repeated, self.job) = (self.repeated - 1, None);
            }
            return;
        }
        let Some((finished, job)) = finished.and_then(|finished| Some((finished, self.job.take()?))) else { return };
        self.add(job, finished);
    }

    /// Adds the result of a search, and queues it for the questions and the comparisons.
    fn add(&mut self, job: Job, finished: Finished) {
        let (layer, channel) = (job.neuron.layer, job.neuron.channel);
        let length = job.neuron.substructure.length;
        let level = goal::level(&self.network, (layer, channel), &self.options);
        let (mut report, matrices, engine) = job.neuron.report(finished, &self.network.alphabet);
        report.sampling.lower_seconds = job.lower_seconds;
        report.sampling.level = level;
        self.evaluated += report.sampling.evaluated + job.lower_evaluated;
        let (options, trees) = match &self.further {
            Some(further) => (further.options(), 0),
            None => (self.options.clone(), TREES),
        };
        // What lowers a neuron of an earlier layer is no part of what raises one of this.
        if self.further.is_none() && self.options.sampling.extreme == Extreme::Maximum {
            self.matrices.insert((layer, channel), matrices);
        }
        let GrammarOptions { asked, backgrounds, .. } = options.grammar;
        if asked == 0 {
            self.annotator.push(current(&mut self.neurons, &mut self.further).len());
        } else {
            let alphabet = &self.network.alphabet;
            let key = Key { seed: options.seed, layer, channel };
            let backgrounds = Backgrounds::new(key, backgrounds, length, &self.pool);
            self.questions = Some(Questions::new(&report, engine, backgrounds, [asked, trees], alphabet));
        }
        current(&mut self.neurons, &mut self.further).push(report);
        self.searched += 1;
    }

    /// A slice of asking the network about the last search; returns the index of a target that it finished.
    fn ask(&mut self) -> Result<Option<usize>> {
        let before = (self.host.clock)();
        let neurons = current(&mut self.neurons, &mut self.further);
        let (Some(index), Some(questions)) = (neurons.len().checked_sub(1), &mut self.questions) else {
            return Ok(None);
        };
        let next = questions.step(&mut neurons[index]);
        match next {
            Next::Continue => {}
            Next::Compare => self.annotator.push(index),
            Next::Finish => self.questions = None,
        }
        self.grammar_seconds += (self.host.clock)() - before;
        if next == Next::Finish { self.end_search() } else { Ok(None) }
    }

    /// Estimated share of the run that is done, by the expected costs of all stages.
    fn fraction(&self) -> f64 {
        let all = self.costs.iter().map(|(cost, contributors)| cost.total() + contributors).sum::<f64>();
        let place = self.searched;
        let finished = self.costs[..place].iter();
        let mut done: f64 = finished.map(|(cost, contributors)| cost.total() + contributors).sum();
        let last = self.costs[..place].last().map_or_else(Cost::default, |(cost, _)| *cost);
        if !self.annotator.is_idle() {
            done -= (1.0 - self.annotator.fraction()) * last.comparing;
        }
        if let Some(questions) = &self.questions {
            done -= (1.0 - questions.fraction()) * last.asking;
            // During the comparisons, the annotator is not idle.
            if !questions.is_waiting() && !questions.is_after() {
                done -= last.comparing;
            }
        }
        if let (Some(job), Some((cost, contributors))) = (&self.job, self.costs.get(place)) {
            done += if job.needs_contributors() { 0.0 } else { contributors + job.neuron.done(cost) };
        }
        if self.is_done() || all == 0.0 { 1.0 } else { (done / all).clamp(0.0, 1.0) }
    }

    fn progress(&self, completed: Option<usize>) -> Progress {
        let finished = self.neurons.len();
        let asked = self.questions.as_ref().is_some_and(|questions| !questions.is_waiting());
        let compared = if asked || self.annotator.at().is_some() { self.neurons.last() } else { None };
        let base = Progress {
            stage: match compared {
                _ if asked => Stage::Asking,
                Some(_) => Stage::Comparing,
                None if self.is_done() => Stage::Done,
                None => Stage::Sampling,
            },
            finished,
            targets: self.costs.len() / self.options.sampling.searches,
            search: 1 + self
                .further
                .as_ref()
                .map_or(0, |further| further.found.len() + usize::from(self.job.is_some())),
            searches: self.options.sampling.searches,
            evaluated: self.evaluated,
            best: self.status.best,
            mean: self.status.mean,
            found: self.status.found,
            fraction: self.fraction(),
            completed,
            ..Progress::at(compared.map_or((0, 0), |neuron| (neuron.layer, neuron.channel)))
        };
        let Some(job) = &self.job else { return base };
        let status = job.neuron.status();
        Progress {
            stage: job.neuron.stage(),
            layer: job.neuron.layer,
            channel: job.neuron.channel,
            lower: job.needs_contributors(),
            generation: status.generation,
            best: status.best,
            mean: status.mean,
            found: status.found,
            evaluated: self.evaluated + job.lower_evaluated + status.evaluated,
            ..base
        }
    }
}

/// The results of the first searches, or of the further searches of the last neuron: the last one is the current one.
fn current<'a>(neurons: &'a mut Vec<NeuronReport>, further: &'a mut Option<Further>) -> &'a mut Vec<NeuronReport> {
    further.as_mut().map_or(neurons, |further| &mut further.found)
}
