//! One neuron: its segments, their matches, its dictionary and its syntax.

use super::{Context, alternatives, describe, naming};
use crate::dictionary::{Finder, Growth, Motifs, SegmentMatrix, Similarity, Site, divided, refined};
use crate::known::Finding;
use crate::motif::Ppm;
use crate::motif::segment::segments;
use crate::necessity::{Drawn, Needs};
use crate::options::GrammarOptions;
use crate::report::{Crm, NeuronReport};
use rayon::prelude::*;
use std::collections::VecDeque;
use std::ops::Range;

/// Matrix columns compared per slice of work and thread; these take about a hundred milliseconds.
const SLICE_COLUMNS: usize = 240;
/// Minimum number of matrices per slice of work and thread: wide ones alone would leave threads without work.
const SLICE_MATRICES: usize = 4;

/// Facets per slice of work and thread in which the sites of the dictionary's motifs are searched.
const SLICE_FACETS: usize = 8;

/// Minimum share of the consensus letter in a column that the network needs.
const NEEDED: f64 = 0.7;

/// Number of times that the sites of the dictionary's motifs are searched and the motifs re-estimated from them.
const REFINEMENTS: usize = 2;

/// The annotation of a neuron in progress.
pub(super) struct Annotation {
    facets: Vec<(Ppm, usize)>,
    /// The segments of all facets, in the order of the facets.
    segments: Vec<SegmentMatrix>,
    /// Number of first facets that the dictionary is made from.
    leading: usize,
    /// What is left to do before the next stage.
    tasks: VecDeque<Task>,
    /// Number of tasks of the current stage at first.
    total: usize,
    /// The known motifs of the segments, where there is no dictionary.
    findings: Vec<Option<Finding>>,
    /// The segments that the dictionary starts with.
    growth: Growth,
    /// Those that joined it last, with which all segments are compared.
    joined: Motifs,
    /// After the growth.
    refinement: Option<Refinement>,
}

/// The dictionary's motifs, which are re-estimated from their sites.
struct Refinement {
    motifs: Vec<SegmentMatrix>,
    /// Number of times that they were.
    round: usize,
    /// Their sites in the facets searched so far.
    sites: Vec<Vec<Site>>,
}

/// One matrix to compare.
#[derive(Clone, Copy, Debug)]
enum Task {
    /// A segment with the known motifs.
    Find(usize),
    /// A segment with the motifs that joined the dictionary last.
    Compare(usize),
}

/// The result of a task.
enum Outcome {
    Found(usize, Finding),
    Compared(usize, Vec<Similarity>),
}

impl Annotation {
    pub fn new(neuron: &NeuronReport, context: &Context) -> Self {
        let facets: Vec<(Ppm, usize)> = matrices(neuron);
        let segments = cut(neuron, &facets, context);
        let without_dictionary = context.known.is_some() && context.background.is_none();
        let searched = if without_dictionary { context.options.facets } else { 0 };
        let of_searched = segments.partition_point(|segment| segment.facet < searched);
        let tasks: VecDeque<Task> = (0..of_searched).map(Task::Find).collect();
        let findings = vec![None; segments.len()];
        let joined = Motifs::of_segments(&[], 1, &context.options);
        let total = tasks.len();
        let (leading, growth) = (neuron.leading(), Growth::default());
        Self { facets, segments, leading, total, tasks, findings, growth, joined, refinement: None }
    }

    /// Does one slice of work; `true` when all is done.
    pub fn step(&mut self, context: &Context) -> bool {
        if !self.tasks.is_empty() {
            self.compare(context);
        } else if self.refinement.is_some() || !self.grow(context) {
            return self.refine(context);
        }
        false
    }

    /// Estimated share of the work that is done: findings and growth take about a third.
    pub fn fraction(&self) -> f64 {
        let compared = 1.0 - self.tasks.len() as f64 / self.total.max(1) as f64;
        let grown = if self.growth.motifs().is_empty() { compared } else { 1.0 };
        let searched = self.refinement.as_ref().map_or(0.0, |refinement| {
            let part = refinement.sites.len() as f64 / self.facets.len().max(1) as f64;
            (refinement.round as f64 + part) / (REFINEMENTS + 1) as f64
        });
        (grown + 2.0 * searched) / 3.0
    }

    /// Adds motifs to the dictionary and queues the comparisons with them; `false` when it is complete.
    fn grow(&mut self, context: &Context) -> bool {
        if context.background.is_none() {
            return false;
        }
        let explaining = self.segments.partition_point(|segment| segment.facet < self.leading);
        let Some(round) = self.growth.grow(&self.segments[..explaining], self.leading) else { return false };
        let motifs: Vec<SegmentMatrix> = round.motifs.into_iter().map(|i| self.segments[i].clone()).collect();
        let letters = motifs.first().map_or(1, |motif| motif.ppm.alphabet_size());
        self.joined = Motifs::of_segments(&motifs, letters, &context.options);
        self.tasks = round.segments.into_iter().map(Task::Compare).collect();
        self.total = self.tasks.len();
        true
    }

    /// Compares one slice of matrices.
    fn compare(&mut self, context: &Context) {
        let mut slice = Vec::new();
        let mut columns = 0;
        while columns < SLICE_COLUMNS * context.threads || slice.len() < SLICE_MATRICES * context.threads {
            let Some(task) = self.tasks.pop_front() else { break };
            columns += self.matrix(task).0.width();
            slice.push(task);
        }
        let outcomes: Vec<Outcome> =
            slice.into_par_iter().with_max_len(1).filter_map(|task| self.run(task, context)).collect();
        for outcome in outcomes {
            match outcome {
                Outcome::Found(i, finding) => self.findings[i] = Some(finding),
                Outcome::Compared(i, similarities) => {
                    self.growth.compared(i, similarities, &context.options);
                }
            }
        }
    }

    /// Searches the sites of the dictionary's motifs in one slice of facets, and re-estimates the motifs when all are
    /// searched; `true` when the motifs are final and have their sites.
    fn refine(&mut self, context: &Context) -> bool {
        let Some(null) = &context.background else { return true };
        let options = &context.options;
        let facets = &self.facets;
        let refinement = self.refinement.get_or_insert_with(|| {
            let motifs = self.growth.motifs().iter().map(|&i| self.segments[i].clone()).collect();
            Refinement { motifs, round: 0, sites: Vec::new() }
        });
        let first = refinement.sites.len();
        if first < facets.len() {
            let end = facets.len().min(first + SLICE_FACETS * context.threads);
            let finder = Finder::new(&refinement.motifs, null, null.alphabet_size(), options);
            let sites = (first..end).into_par_iter().with_max_len(1).map(|facet| {
                let own = self.segments.iter().filter(|segment| segment.facet == facet);
                finder.sites(&facets[facet].0, facets[facet].1, own.map(|segment| segment.span.clone()))
            });
            refinement.sites.extend(sites.collect::<Vec<_>>());
            return false;
        }
        if refinement.round == REFINEMENTS {
            return true;
        }
        refinement.motifs = refined(&refinement.motifs, facets, &refinement.sites, null, options);
        refinement.round += 1;
        refinement.sites.clear();
        false
    }

    /// The matrix of a task, and its number of sequences.
    fn matrix(&self, task: Task) -> (&Ppm, usize) {
        let (Task::Find(i) | Task::Compare(i)) = task;
        (&self.segments[i].ppm, self.segments[i].sequences)
    }

    fn run(&self, task: Task, context: &Context) -> Option<Outcome> {
        let (ppm, sequences) = self.matrix(task);
        let options = &context.options;
        Some(match task {
            Task::Find(i) => {
                Outcome::Found(i, context.known.as_ref()?.name(ppm, sequences as f64, self.total, options))
            }
            Task::Compare(i) => {
                let null = context.background.as_ref()?;
                Outcome::Compared(i, self.joined.similarities(ppm, sequences, null, options))
            }
        })
    }

    /// Writes the results into the report.
    pub fn finish(mut self, neuron: &mut NeuronReport, context: &Context) {
        let Some(Refinement { mut motifs, sites, .. }) = self.refinement.take() else {
            let findings = std::mem::take(&mut self.findings).into_iter();
            let searches = findings.map(|finding| describe::search(finding, context)).collect();
            describe::segments(neuron, &self.segments, searches);
            return;
        };
        // What is compared is what is saved, so that a comparison of the saved motif has the same p-values.
        motifs.iter_mut().for_each(|motif| motif.ppm = motif.ppm.rounded());
        let findings = naming::findings(neuron, &motifs, &sites, context);
        describe::dictionary(neuron, &motifs, findings, &sites, context);
        let searches = self.segments.iter().map(|segment| naming::of_segment(segment, neuron, context)).collect();
        describe::segments(neuron, &self.segments, searches);
        if describe::renamed(neuron) {
            alternatives::join(neuron);
        } else {
            describe::syntax(neuron, &sites, sites.len());
        }
    }
}

/// The segments of a neuron's facets (matrices and sequences), in the order of the facets: the needed columns, where the
/// network was asked for them, or else the informative ones. Runs that hold two motifs are divided.
pub(super) fn cut(neuron: &NeuronReport, facets: &[(Ppm, usize)], context: &Context) -> Vec<SegmentMatrix> {
    let cut = |(facet, (ppm, sequences)): (usize, &(Ppm, usize))| {
        let spans = match &neuron.crms[facet].needs {
            Some(needs) if !needs.drawn.is_empty() => needs.drawn.iter().map(Drawn::span).collect(),
            Some(needs) => needed(needs, ppm.width(), &context.options),
            None => segments(ppm, *sequences, &context.options),
        };
        let segment =
            |span: Range<usize>| SegmentMatrix { facet, ppm: ppm.part(span.clone()), span, sequences: *sequences };
        spans.into_iter().map(segment).collect::<Vec<SegmentMatrix>>()
    };
    let segments: Vec<SegmentMatrix> = facets.iter().enumerate().flat_map(cut).collect();
    let is_asked = |segment: &SegmentMatrix| neuron.crms[segment.facet].needs.is_some();
    divided(segments, facets, is_asked)
}

/// The needed columns that may be motifs, each run with its flanks; short runs are left out.
fn needed(needs: &Needs, width: usize, options: &GrammarOptions) -> Vec<Range<usize>> {
    let flanked = |run: Range<usize>| run.start.saturating_sub(options.flank)..(run.end + options.flank).min(width);
    needs.parts().into_iter().filter(|run| run.len() >= options.shortest).map(flanked).collect()
}

/// The matrices of a neuron's facets, and their numbers of sequences.
///
/// Where the network was asked, it answered for the letters of the consensus: in a needed column each has at least
/// [`NEEDED`], as a facet that still holds two places of a motif would hide it otherwise. Columns that hardly add to the
/// activation are flat: what the sequences share there says nothing of a motif; and so are copies of a motif next to it.
/// Drawn matrices are in their place.
pub(super) fn matrices(neuron: &NeuronReport) -> Vec<(Ppm, usize)> {
    neuron.crms.iter().map(|crm| (matrix(crm), crm.sequences)).collect()
}

fn matrix(crm: &Crm) -> Ppm {
    let ppm = crm.ppm.rescaled();
    let Some(needs) = &crm.needs else { return ppm };
    if needs.sequence.is_some() {
        return needs.drawn.iter().fold(ppm, |ppm, drawn| ppm.replaced(drawn.start, &drawn.ppm));
    }
    let (consensus, flat) = (ppm.consensus(), Ppm::normalised(vec![1.0; ppm.alphabet_size()], ppm.alphabet_size()));
    let within = |runs: &[[usize; 2]], column: usize| runs.iter().any(|&[start, end]| (start..end).contains(&column));
    let is_copy = |column: usize| needs.once.is_some() && within(needs.with_copies(), column);
    let adds =
        |column: usize| !is_copy(column) && needs.levels.first().is_some_and(|needed| within(&needed.runs, column));
    (0..consensus.len()).fold(ppm, |ppm, column| match () {
        () if within(needs.runs(), column) => ppm.with_share(column, consensus[column], NEEDED),
        () if adds(column) => ppm,
        () => ppm.replaced(column, &flat),
    })
}
