//! The report as a file.

use super::{Report, SCHEMA};
use crate::error::{Code, Error, Result};
use serde_json::Value;

impl Report {
    /// The report as one line of JSON: what every download, the page and the headless command share.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Report::to_json`] wrote.
    ///
    /// # Errors
    /// [`Code::Report`] for text that is not a report of this [`SCHEMA`], or whose matrices do not
    /// fit its alphabet.
    pub fn from_json(text: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(text).map_err(|error| {
            refusal(
                format!("The file is not JSON: {error}."),
                "Choose the report.json of a run; it may have been cut short.",
            )
        })?;
        match value.get("schema").and_then(Value::as_u64) {
            None => Err(refusal(
                "The file is JSON, but it is not a NeuronMotif report: it names no schema.",
                "Choose the report.json of a run.",
            )),
            Some(schema) if schema != u64::from(SCHEMA) => Err(refusal(
                format!("The report has schema {schema}; this version reads schema {SCHEMA}."),
                "Open it with the version that wrote it, which the report names under tool.version.",
            )),
            Some(_) => {
                let report: Self = serde_json::from_value(value).map_err(|error| {
                    refusal(format!("The report does not hold what its schema promises: {error}."), AGAIN)
                })?;
                report.check_matrices()?;
                Ok(report)
            }
        }
    }

    fn check_matrices(&self) -> Result<()> {
        let letters = self.model.alphabet.chars().count();
        let facets = self.neurons.iter().flat_map(|neuron| neuron.crms.iter().chain(&neuron.mixed));
        let facets = facets.map(|crm| (&crm.id, &crm.ppm));
        let motifs = self.neurons.iter().flat_map(|neuron| neuron.dictionary.iter().flatten());
        let motifs = motifs.map(|motif| (&motif.id, &motif.ppm));
        let known = self.known.iter().flat_map(|known| &known.motifs).map(|motif| (&motif.id, &motif.ppm));
        for (id, ppm) in facets.chain(motifs).chain(known) {
            if ppm.is_empty() {
                return Err(refusal(format!("The matrix of {id} is empty."), AGAIN));
            }
            if let Some(row) = ppm.iter().find(|row| row.len() != letters) {
                let message =
                    format!("A matrix row of {id} has {} numbers; the alphabet has {letters} letters.", row.len());
                return Err(refusal(message, AGAIN));
            }
        }
        Ok(())
    }
}

const AGAIN: &str = "The file was changed or damaged: download it again, or run the analysis again.";

fn refusal(message: impl Into<String>, next: &str) -> Error {
    Error::new(Code::Report, "report", message, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::report;

    fn refused(text: &str, words: &str) {
        let error = Report::from_json(text).unwrap_err();
        assert_eq!(error.code(), Code::Report);
        assert!(error.message().contains(words), "{error}");
        assert!(!error.next().is_empty());
    }

    #[test]
    fn a_report_survives_its_file_bit_for_bit() {
        let mut report = report();
        report.neurons[0].crms[0].ppm[0] =
            vec![0.1 + 0.2, 1.0 / 3.0, 5.551_115_123_125_783e-17, 0.366_666_666_666_666_64];
        assert_eq!(Report::from_json(&report.to_json()).unwrap(), report);
    }

    #[test]
    fn what_is_not_a_report_is_refused_in_words() {
        refused("", "not JSON");
        refused(&report().to_json()[..300], "not JSON");
        refused("[1, 2]", "names no schema");
        refused("{\"schema\": 2}", "schema 2; this version reads schema 1");
        refused("{\"schema\": 1}", "tool");
    }

    #[test]
    fn matrices_that_do_not_fit_the_alphabet_are_refused() {
        let mut report = report();
        report.neurons[0].crms[0].ppm[2].pop();
        refused(&report.to_json(), "has 3 numbers; the alphabet has 4 letters");
    }
}
