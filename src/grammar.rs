//! From facets to a grammar: segments → known motifs → dictionary → syntax → origins in lower layers.
//!
//! Everything here is computed from the report's matrices alone, so a saved report can be compared
//! with other databases without running the network again. [`Annotator::step`] does one slice of work
//! and returns, like [`Analysis::step`](crate::analysis::Analysis::step) does.

mod alternatives;
mod annotation;
mod describe;
mod factors;
mod merged;
mod motif_set;
mod naming;
mod origins;
mod saved;
mod stability;

pub use alternatives::join as join_alternatives;
pub use factors::of_motifs as factors_of_motifs;
pub use merged::merged;
pub use saved::Saved;
pub use stability::count;

use crate::dictionary::Site;
use crate::known::{Known, KnownMotif};
use crate::necessity::Answers;
use crate::options::GrammarOptions;
use crate::report::{KnownMotifs, NetworkMotif, NeuronReport};
use crate::syntax::{SyntaxTree, join};
use crate::tomtom::Targets;
use annotation::Annotation;
use factors::NearDuplicates;
use origins::Origins;
use std::collections::VecDeque;
use std::sync::Arc;

/// Annotates the neurons of a report one by one.
pub struct Annotator {
    context: Context,
    waiting: VecDeque<usize>,
    current: Option<(usize, Annotation)>,
    origins: Option<Origins>,
    duplicates: NearDuplicates,
}

/// Replaces a neuron's syntax trees by those of `sites`, the sites of its dictionary's motifs in each facet; only its
/// [leading](NeuronReport::leading) facets can add an arrangement.
pub fn arrange(neuron: &mut NeuronReport, sites: &[Vec<Site>]) {
    describe::syntax(neuron, sites, neuron.leading());
}

/// Adds the network's answers to a syntax tree: its gaps become those that the network accepts.
pub fn answer(tree: &mut SyntaxTree, answers: Answers) {
    for (gap, distances) in tree.gaps.iter_mut().zip(&answers.distances) {
        *gap = gap.and_then(|gap| Some(gap.accepted(distances.accepted?, distances.are_all_accepted()))).or(*gap);
    }
    tree.tree = join(&tree.gaps);
    tree.text = describe::text(&tree.leaves, &tree.gaps);
    tree.answers = Some(answers);
}

/// The motifs that matrices are compared with, and the options.
pub(crate) struct Context {
    known: Option<Arc<Known>>,
    /// Published columns: the null model of comparisons within a network; none for alphabets other than DNA and RNA.
    background: Option<Targets>,
    options: GrammarOptions,
    /// The letters of matrices, in order.
    letters: Vec<u8>,
    /// Number of threads that one slice of work uses.
    threads: usize,
}

impl Annotator {
    /// For reports over `alphabet`; without `known`, only segments, dictionary and syntax are computed. The size of a
    /// slice of work is proportional to `threads`.
    pub fn new(known: Option<Arc<Known>>, alphabet: &str, options: &GrammarOptions, threads: usize) -> Self {
        let known = known.filter(|known| !known.is_empty());
        let background = crate::known::background(alphabet, false, options);
        let context =
            Context { known, background, options: options.clone(), letters: alphabet.as_bytes().to_vec(), threads };
        Self { context, waiting: VecDeque::new(), current: None, origins: None, duplicates: NearDuplicates::default() }
    }

    /// Adds a neuron to the queue.
    pub fn push(&mut self, index: usize) {
        self.waiting.push_back(index);
    }

    /// The current neuron, or the next one.
    pub fn at(&self) -> Option<usize> {
        self.current.as_ref().map(|&(index, _)| index).or(self.waiting.front().copied())
    }

    /// Whether no neuron is waiting.
    pub fn is_idle(&self) -> bool {
        self.current.is_none() && self.waiting.is_empty()
    }

    /// Does one slice of work; returns the index of the neuron if it is finished.
    pub fn step(&mut self, neurons: &mut [NeuronReport]) -> Option<usize> {
        let (index, mut annotation) = match self.current.take() {
            Some(current) => current,
            None => {
                let index = self.waiting.pop_front()?;
                (index, Annotation::new(&neurons[index], &self.context))
            }
        };
        if annotation.step(&self.context) {
            annotation.finish(&mut neurons[index], &self.context);
            return Some(index);
        }
        self.current = Some((index, annotation));
        None
    }

    /// Estimated share of the current neuron's annotation that is done.
    pub fn fraction(&self) -> f64 {
        self.current.as_ref().map_or(0.0, |(_, annotation)| annotation.fraction())
    }

    /// Does one slice of the search for the first layer of each motif and combination; `true` when it is finished.
    pub fn relate(&mut self, neurons: &mut [NeuronReport]) -> bool {
        let context = &self.context;
        let origins = self.origins.get_or_insert_with(|| Origins::new(neurons, context));
        let is_finished = origins.step(context);
        if is_finished {
            origins.finish(neurons, context);
        }
        is_finished
    }

    /// The distinct motifs of `neurons`, whose alphabet is that of the annotator; none for a single neuron.
    pub fn motifs(&self, neurons: &[NeuronReport]) -> Option<Vec<NetworkMotif>> {
        motif_set::distinct(neurons, std::str::from_utf8(&self.context.letters).ok()?)
    }

    /// Undoes the renumbering of [`Annotator::known`] in `neurons` of a saved report, whose matched motifs are `listed`.
    pub fn restore(&self, listed: &[KnownMotif], neurons: &mut [NeuronReport]) {
        if let Some(known) = &self.context.known {
            factors::restore(known, listed, neurons);
        }
    }

    /// The databases and the matches of `neurons` in them. The matches are renumbered to indices in the list of
    /// matched motifs.
    pub fn known(&self, neurons: &mut [NeuronReport]) -> Option<KnownMotifs> {
        Some(factors::summary(self.context.known.as_deref()?, &self.duplicates, neurons, &self.context.options))
    }
}
