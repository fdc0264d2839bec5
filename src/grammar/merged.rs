//! One report of several runs, each of which analysed other neurons of the same network.

use super::Annotator;
use crate::error::{Code, Error, Result};
use crate::known::Known;
use crate::report::conditions::{difference, shared_conditions, unchanged};
use crate::report::{KnownMotifs, NeuronReport, Report, Timings};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What to do with reports that do not belong together.
const NEXT: &str = "Merge reports of one network, with the same options, seed, databases and version.";

/// The report that one run with the targets of all `reports` would have made: the first layer of each motif, the factors
/// and the motifs of the network are determined anew. The targets are in the order of their first neurons. `known` are the
/// databases that the neurons were compared with.
///
/// # Errors
/// [`Code::Report`] for a report that was changed or is not finished, [`Code::OtherRun`] for reports of different runs, or
/// a neuron that is in two of them.
pub fn merged(mut reports: Vec<Report>, known: Option<Arc<Known>>, threads: usize) -> Result<Report> {
    reports.sort_by_key(|report| report.neurons.first().map(place));
    let Some(first) = reports.first() else {
        return Err(Error::new(Code::Report, "reports", "There is no report to merge.", "Name two reports or more."));
    };
    let mut whole = first.clone();
    reports.iter().try_for_each(check)?;
    for other in &reports[1..] {
        if let Some((path, one, two)) = difference(&shared_conditions(&whole), &shared_conditions(other)) {
            let message =
                format!("The reports are of different runs: {path} is {one} in one of them and {two} in another.");
            return Err(Error::new(Code::OtherRun, path, message, NEXT));
        }
    }
    let mut annotator = Annotator::new(known, &whole.model.alphabet, &whole.options.grammar, threads);
    (whole.neurons, whole.options.targets, whole.marks) = (Vec::new(), Vec::new(), None);
    whole.timings = Timings::default();
    for mut report in reports {
        if let Some(known) = &report.known {
            annotator.restore(&known.motifs, &mut report.neurons);
        }
        report.neurons.iter_mut().for_each(|neuron| neuron.origins = None);
        whole.neurons.append(&mut report.neurons);
        whole.options.targets.append(&mut report.options.targets);
        if let Some(mut marks) = report.marks.take() {
            whole.marks.get_or_insert_default().append(&mut marks);
        }
        whole.timings = whole.timings.plus(&report.timings);
        whole.memory.wasm_bytes = whole.memory.wasm_bytes.max(report.memory.wasm_bytes);
        whole.check = whole.check.or(report.check);
    }
    refuse_twins(&whole.neurons)?;
    while !annotator.relate(&mut whole.neurons) {}
    let listed = annotator.known(&mut whole.neurons);
    if difference(&databases(whole.known.as_ref()), &databases(listed.as_ref())).is_some() {
        let message = "The reports' neurons were compared with other databases than those that are given.";
        return Err(Error::new(Code::OtherRun, "databases", message, "Give the databases of the runs."));
    }
    (whole.known, whole.motifs) = (listed, annotator.motifs(&whole.neurons));
    whole.digest = whole.digest_of();
    Ok(whole)
}

fn place(neuron: &NeuronReport) -> (usize, usize) {
    (neuron.layer, neuron.channel)
}

/// Refuses a report that was changed, or whose run ended early.
fn check(report: &Report) -> Result<()> {
    unchanged(report, "Use the file that the run wrote.")?;
    let channels = |layer: usize| {
        let layers = report.model.layers.iter().chain(&report.model.dense);
        layers.clone().find(|info| info.index == layer).map_or(0, |info| info.channels)
    };
    let targets = &report.options.targets;
    let expected = targets.iter().map(|target| match target.channels.len() {
        0 => channels(target.layer),
        count => count,
    });
    let (expected, found): (usize, usize) = (expected.sum(), report.neurons.len());
    if expected == found {
        return Ok(());
    }
    let layer = targets.first().map_or(0, |target| target.layer);
    let message = format!("The report of layer {layer} has {found} of {expected} neurons: its run has not ended.");
    Err(Error::new(Code::Report, "report", message, "Finish the run first: analyze --resume."))
}

fn databases(known: Option<&KnownMotifs>) -> Value {
    known.iter().flat_map(|known| &known.databases).map(|file| Value::from(file.sha256.clone())).collect()
}

fn refuse_twins(neurons: &[NeuronReport]) -> Result<()> {
    let mut seen = BTreeSet::new();
    let Some(twin) = neurons.iter().map(place).find(|&place| !seen.insert(place)) else { return Ok(()) };
    let message = format!("Layer {}, channel {} is in more than one report.", twin.0, twin.1);
    Err(Error::new(Code::OtherRun, "neurons", message, "Merge reports of different neurons."))
}
