//! From facets to grammar: segments → known motifs → dictionary → syntax → where it all began.
//!
//! Everything here is computed from the report's matrices alone, so a saved report can be compared
//! with other databases without running the network again. [`Annotator::step`] does a slice of work
//! and returns, as [`Analysis::step`](crate::analysis::Analysis::step) does.

mod annotation;
mod describe;
mod factors;
mod origins;
mod saved;

pub use saved::Saved;

use crate::known::Known;
use crate::options::GrammarOptions;
use crate::report::{KnownMotifs, NeuronReport};
use crate::tomtom::Targets;
use annotation::Annotation;
use factors::Twins;
use origins::Origins;
use std::collections::VecDeque;
use std::sync::Arc;

/// Works through the neurons of a report.
pub struct Annotator {
    context: Context,
    waiting: VecDeque<usize>,
    current: Option<(usize, Annotation)>,
    origins: Option<Origins>,
    twins: Twins,
}

/// What matrices are compared with, and how.
pub(crate) struct Context {
    known: Option<Arc<Known>>,
    /// Published columns: the null model of comparisons within a network; none for other letters than DNA's.
    background: Option<Targets>,
    options: GrammarOptions,
    /// Threads that one slice of work occupies.
    threads: usize,
}

impl Annotator {
    /// For reports over the letters `alphabet`; without `known`, segments and syntax only. A slice of work is as large
    /// as `threads` threads need it.
    pub fn new(known: Option<Arc<Known>>, alphabet: &str, options: &GrammarOptions, threads: usize) -> Self {
        let known = known.filter(|known| !known.is_empty());
        let background = crate::known::background(alphabet, false, options);
        let context = Context { known, background, options: options.clone(), threads };
        Self { context, waiting: VecDeque::new(), current: None, origins: None, twins: Twins::default() }
    }

    /// Puts a neuron in the queue.
    pub fn push(&mut self, index: usize) {
        self.waiting.push_back(index);
    }

    /// The neuron at work or about to be.
    pub fn at(&self) -> Option<usize> {
        self.current.as_ref().map(|&(index, _)| index).or(self.waiting.front().copied())
    }

    /// Whether no neuron is waiting.
    pub fn is_idle(&self) -> bool {
        self.current.is_none() && self.waiting.is_empty()
    }

    /// One slice of work; the index of a neuron that it finished.
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

    /// A slice of the search for where motifs and combinations occur first; `true` when it is over.
    pub fn relate(&mut self, neurons: &mut [NeuronReport]) -> bool {
        let context = &self.context;
        let origins = self.origins.get_or_insert_with(|| Origins::new(neurons, context));
        let over = origins.step(context);
        if over {
            origins.finish(neurons, context);
        }
        over
    }

    /// The databases and what `neurons` found in them. The matches of `neurons` are numbered anew, after the
    /// motifs that are listed.
    pub fn known(&self, neurons: &mut [NeuronReport]) -> Option<KnownMotifs> {
        Some(factors::summary(self.context.known.as_deref()?, &self.twins, neurons, &self.context.options))
    }
}
