//! Compares a saved report with other databases or with other options.

use super::Annotator;
use crate::error::Result;
use crate::known::Known;
use crate::options::GrammarOptions;
use crate::progress::{Progress, Stage};
use crate::report::{NeuronReport, Report};
use std::sync::Arc;

/// The comparison of a saved report in progress.
pub struct Saved {
    report: Report,
    annotator: Annotator,
    finished: usize,
    related: bool,
}

impl Saved {
    /// Removes the results of earlier comparisons from `report`; facets are unchanged, and so are the options of what the
    /// network was asked. The size of a slice of work is proportional to `threads`.
    ///
    /// # Errors
    /// An option out of range.
    pub fn new(mut report: Report, known: Option<Arc<Known>>, options: GrammarOptions, threads: usize) -> Result<Self> {
        options.validate()?;
        report.neurons.iter_mut().for_each(clear_comparison);
        (report.known, report.motifs) = (None, None);
        let GrammarOptions { asked, backgrounds, composition, ref frequencies, .. } = report.options.grammar;
        let frequencies = frequencies.clone();
        report.options.grammar = GrammarOptions { asked, backgrounds, composition, frequencies, ..options };
        let mut annotator = Annotator::new(known, &report.model.alphabet, &report.options.grammar, threads);
        (0..report.neurons.len()).for_each(|index| annotator.push(index));
        Ok(Self { report, annotator, finished: 0, related: false })
    }

    /// Does one slice of work.
    pub fn step(&mut self) -> Progress {
        let at = self.annotator.at().and_then(|index| self.report.neurons.get(index));
        let at = at.map_or((0, 0), |neuron| (neuron.layer, neuron.channel));
        let completed = if self.annotator.is_idle() {
            self.related = self.annotator.relate(&mut self.report.neurons);
            None
        } else {
            self.annotator.step(&mut self.report.neurons)
        };
        self.finished += usize::from(completed.is_some());
        let targets = self.report.neurons.len();
        Progress {
            stage: if self.related { Stage::Done } else { Stage::Comparing },
            finished: self.finished,
            targets,
            fraction: self.finished as f64 / targets.max(1) as f64,
            completed,
            ..Progress::at(at)
        }
    }

    /// The report with everything compared so far.
    pub fn report(&self) -> Report {
        let mut report = self.report.clone();
        report.known = self.annotator.known(&mut report.neurons);
        report.motifs = self.annotator.motifs(&report.neurons);
        report.digest = report.digest_of();
        report
    }
}

/// Removes the results of an earlier comparison. The syntax trees of a neuron that the network was asked about stay: without
/// the network they cannot be made again, and only their names depend on the known motifs.
fn clear_comparison(neuron: &mut NeuronReport) {
    (neuron.dictionary, neuron.origins) = (None, None);
    if neuron.crms.iter().all(|crm| crm.needs.is_none()) {
        neuron.syntax = None;
    }
    for crm in &mut neuron.crms {
        (crm.segments, crm.search, crm.sites) = (None, None, None);
    }
}
