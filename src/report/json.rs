//! The report as a file.

use super::digest::to_schema_2;
use super::{Report, SCHEMA};
use crate::error::{Code, Error, Result};
use crate::motif::{MatrixError, Ppm};
use serde::Deserialize;
use serde_json::Value;

impl Report {
    /// The report as one line of JSON, the same in downloads, on the page and from the headless command.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the output of [`Report::to_json`], of this version or an earlier one, and [checks](Report::check) it.
    ///
    /// # Errors
    /// [`Code::Report`] for text that is not a report of schema 1 to [`SCHEMA`], or for an inconsistent report.
    pub fn from_json(text: &str) -> Result<Self> {
        let mut value: Value = serde_json::from_str(text).map_err(|error| {
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
            Some(1) => {
                to_schema_2(&mut value);
                without_questions(&mut value);
                Self::of_value(&value)
            }
            Some(schema) if schema == u64::from(SCHEMA) => {
                without_questions(&mut value);
                Self::of_value(&value)
            }
            Some(schema) => Err(refusal(
                format!("The report has schema {schema}; this version reads schemas 1 to {SCHEMA}."),
                "Open it with the version that wrote it, which the report names under tool.version.",
            )),
        }
    }

    fn of_value(value: &Value) -> Result<Self> {
        let report = Self::deserialize(value).map_err(|error| match bad_matrix(value) {
            Some((id, fault)) => refusal(format!("The matrix of {id} cannot be read: {fault}."), DOWNLOAD_AGAIN),
            None => refusal(format!("The report does not match its schema: {error}."), DOWNLOAD_AGAIN),
        })?;
        report.check()?;
        Ok(report)
    }
}

/// Reports from before the network was asked what it needs do not name the number of facets that it was asked about.
fn without_questions(value: &mut Value) {
    if let Some(grammar) = value.pointer_mut("/options/grammar").and_then(Value::as_object_mut) {
        grammar.entry("asked").or_insert_with(|| 0.into());
    }
}

/// The identifier of the first invalid matrix of a report, and its error.
fn bad_matrix(value: &Value) -> Option<(String, MatrixError)> {
    if let Some(rows) = value.get("ppm").and_then(|rows| Vec::<Vec<f64>>::deserialize(rows).ok())
        && let Err(fault) = Ppm::try_from(rows)
    {
        let id = value.get("id").and_then(Value::as_str).unwrap_or("a motif");
        return Some((id.to_owned(), fault));
    }
    match value {
        Value::Array(entries) => entries.iter().find_map(bad_matrix),
        Value::Object(fields) => fields.values().find_map(bad_matrix),
        _ => None,
    }
}

pub(super) const DOWNLOAD_AGAIN: &str =
    "The file was changed or damaged: download it again, or run the analysis again.";

pub(super) fn refusal(message: impl Into<String>, next: &str) -> Error {
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
    fn a_report_read_from_its_file_is_bit_identical() {
        let mut report = report();
        let row = vec![0.1 + 0.2, 1.0 / 3.0, 5.551_115_123_125_783e-17, 0.366_666_666_666_666_64];
        report.neurons[0].crms[0].ppm = vec![row; 8].try_into().unwrap();
        assert_eq!(Report::from_json(&report.to_json()).unwrap(), report);
    }

    #[test]
    fn a_file_that_is_not_a_report_is_refused_with_a_reason() {
        refused("", "not JSON");
        refused(&report().to_json()[..300], "not JSON");
        refused("[1, 2]", "names no schema");
        refused("{\"schema\": 3}", "schema 3; this version reads schemas 1 to 2");
        refused("{\"schema\": 1}", "tool");
    }

    /// The example with another first row in the matrix of its first facet.
    fn with_row(row: &str) -> String {
        report().to_json().replacen("\"ppm\":[[0.05,0.85,0.05,0.05]", &format!("\"ppm\":[{row}"), 1)
    }

    #[test]
    fn the_error_names_the_invalid_matrix() {
        assert!(Report::from_json(&with_row("[0.05,0.85,0.05,0.05]")).is_ok());
        refused(&with_row("[0.05,0.85,0.05]"), "matrix of 2.0.mixed cannot be read: its row 2 has 4 probabilities");
        refused(&with_row("[0.05,0.85,0.15,-0.05]"), "its row 1 has an entry that is not a probability");
        refused(&with_row("[0.25,0.5,0.25,0.5]"), "its row 1 sums to 1.5 instead of 1");
    }

    #[test]
    fn a_matrix_over_another_alphabet_is_refused() {
        let mut report = report();
        report.neurons[0].crms[0].ppm = vec![vec![0.5, 0.25, 0.25]].try_into().unwrap();
        refused(&report.to_json(), "field neurons.0.crms.0.ppm is wrong: it has 3 columns; the alphabet has 4 letters");
    }
}
