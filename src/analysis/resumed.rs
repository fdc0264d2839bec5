//! A run that begins with the report of an earlier one, which ended before all its neurons were finished.

use super::Analysis;
use crate::error::{Code, Error, Result};
use crate::report::{DigestCheck, Report};
use crate::sample::seeds::SeedMatrix;
use serde_json::{Value, json};
use std::sync::Arc;

/// What to do with a report of another run.
const NEXT: &str = "Run with what the report names, or begin a new report in another folder.";

impl Analysis {
    /// The same run with the neurons of `report`, which are the first of its targets. Of neurons that are searched together
    /// with others that are missing, only the searches are repeated: what they found is offered to the others.
    ///
    /// # Errors
    /// [`Code::Report`] for a report that was changed, and [`Code::OtherRun`] for one of another network, version,
    /// database, option or seed.
    pub fn resumed(mut self, mut report: Report) -> Result<Self> {
        if report.check_digest() == DigestCheck::Differs {
            let message = "The report was changed or damaged: its digest is not that of its content.";
            return Err(Error::new(Code::Report, "report", message, "Begin a new report in another folder."));
        }
        self.refuse_other(&report)?;
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
            let matrices = neuron.crms.iter().map(|crm| SeedMatrix::new(crm.ppm.clone(), crm.max_activation));
            self.matrices.insert((neuron.layer, neuron.channel), matrices.collect());
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

    /// The index of the first target that is searched together with the target `next`.
    fn first_of_open_group(&self, next: usize) -> usize {
        let group = |index: usize| self.waiting.get(index).and_then(|planned| planned.together.as_ref());
        let is_same = |index: &usize| match (group(*index), group(next)) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        (0..next).find(is_same).unwrap_or(next)
    }

    /// # Errors
    /// [`Code::OtherRun`] with the first difference between the report's run and this one.
    fn refuse_other(&self, report: &Report) -> Result<()> {
        let Some((path, theirs, own)) = difference("", &conditions(report), &conditions(&self.report(0))) else {
            return Ok(());
        };
        let message = format!("The report is of another run: its {path} is {theirs}, this run's is {own}.");
        Err(Error::new(Code::OtherRun, path, message, NEXT))
    }
}

/// What runs with equal results have in common.
fn conditions(report: &Report) -> Value {
    let Report { tool, model, options, backgrounds, known, .. } = report;
    let databases = known.iter().flat_map(|known| &known.databases);
    let databases: Vec<Value> = databases.map(|file| json!({ "name": file.name, "sha256": file.sha256 })).collect();
    json!({
        "version": tool.version,
        "network": { "name": model.name, "sha256": model.sha256, "channels": model.input_channels },
        "options": options,
        "backgrounds": backgrounds,
        "databases": databases,
    })
}

/// The path of the first difference between two values, and what they have there.
fn difference(path: &str, one: &Value, other: &Value) -> Option<(String, String, String)> {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            let keys = a.keys().chain(b.keys().filter(|key| !a.contains_key(*key)));
            let value = |map: &serde_json::Map<String, Value>, key: &String| map.get(key).cloned().unwrap_or_default();
            keys.into_iter().find_map(|key| difference(&below(key), &value(a, key), &value(b, key)))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(index, (one, other))| difference(&below(&index.to_string()), one, other))
        }
        _ => (one != other).then(|| (path.to_owned(), one.to_string(), other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_has_a_path_and_both_values() {
        let one = json!({ "options": { "seed": 1, "targets": [{ "layer": 2 }] } });
        let path = |other: Value| difference("", &one, &other);
        assert_eq!(path(one.clone()), None);
        let found = path(json!({ "options": { "seed": 7, "targets": [{ "layer": 2 }] } }));
        assert_eq!(found, Some(("options.seed".into(), "1".into(), "7".into())));
        let found = path(json!({ "options": { "seed": 1, "targets": [{ "layer": 3 }] } }));
        assert_eq!(found, Some(("options.targets.0.layer".into(), "2".into(), "3".into())));
        assert_eq!(path(json!({})).map(|(path, ..)| path), Some("options".into()));
    }
}
