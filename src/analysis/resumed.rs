//! A run that begins with the report of an earlier one, which ended before all its neurons were finished.

use super::Analysis;
use crate::error::{Code, Error, Result};
use crate::options::Extreme;
use crate::report::conditions::{conditions, difference, shared_conditions, unchanged};
use crate::report::{NeuronReport, Report};
use crate::sample::seeds::SeedMatrix;
use std::sync::Arc;

/// What to do with a report of another run.
const NEXT: &str = "Run with what the report names, or begin a new report in another folder.";

/// What to do with a damaged one.
const ANEW: &str = "Begin a new report in another folder.";

impl Analysis {
    /// The same run with the neurons of `report`, which are the first of its targets. Of neurons that are searched together
    /// with others that are missing, only the searches are repeated: what they found is offered to the others.
    ///
    /// # Errors
    /// [`Code::Report`] for a report that was changed, and [`Code::OtherRun`] for one of another network, version,
    /// database, option or seed.
    pub fn resumed(mut self, mut report: Report) -> Result<Self> {
        unchanged(&report, ANEW)?;
        refuse(difference(&conditions(&report), &conditions(&self.report(0))))?;
        let finished = report.neurons.len();
        let is_target = report
            .neurons
            .iter()
            .zip(&self.waiting)
            .all(|(neuron, planned)| (neuron.layer, neuron.channel) == (planned.layer, planned.channel));
        if finished > self.waiting.len() || !is_target {
            let message = "The report's neurons are not the first ones of the run.";
            return Err(Error::new(Code::OtherRun, "neurons", message, NEXT));
        }
        if let Some(known) = &report.known {
            self.annotator.restore(&known.motifs, &mut report.neurons);
        }
        for neuron in &mut report.neurons {
            neuron.origins = None;
            self.remember(neuron);
            self.evaluated += neuron.sampling.evaluated;
        }
        let first = self.first_of_open_group(finished);
        self.waiting.drain(..first);
        self.repeated = finished - first;
        self.finished = finished;
        self.searched = finished * self.options.sampling.searches;
        self.started -= report.timings.total_seconds;
        self.grammar_seconds = report.timings.grammar_seconds;
        self.neurons = report.neurons;
        Ok(self)
    }

    /// The same run, whose start sequences hold the facets of `report`, of earlier layers of the same network.
    ///
    /// # Errors
    /// As [`Analysis::resumed`].
    pub fn after(mut self, report: &Report) -> Result<Self> {
        unchanged(report, ANEW)?;
        refuse(difference(&shared_conditions(report), &shared_conditions(&self.report(0))))?;
        for neuron in &report.neurons {
            self.remember(neuron);
        }
        Ok(self)
    }

    /// Keeps the facets of a neuron for start sequences of later layers, unless they are what lowers it.
    fn remember(&mut self, neuron: &NeuronReport) {
        if self.options.sampling.extreme == Extreme::Minimum {
            return;
        }
        let matrices = neuron.crms.iter().map(|crm| SeedMatrix::new(crm.ppm.clone(), crm.max_activation));
        self.matrices.insert((neuron.layer, neuron.channel), matrices.collect());
    }

    /// The index of the first target that is searched together with the target `next`.
    fn first_of_open_group(&self, next: usize) -> usize {
        let group = |index: usize| self.waiting.get(index).and_then(|planned| planned.together.as_ref());
        let is_same = |index: &usize| match (group(*index), group(next)) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        (0..next).find(is_same).unwrap_or(next)
    }
}

/// Refuses a report that differs from a run.
fn refuse(difference: Option<(String, String, String)>) -> Result<()> {
    let Some((path, theirs, own)) = difference else { return Ok(()) };
    let message = format!("The report is of another run: its {path} is {theirs}, this run's is {own}.");
    Err(Error::new(Code::OtherRun, path, message, NEXT))
}
