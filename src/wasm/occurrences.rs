//! Sites of motifs and trees in the user's sequences.

use super::{read_or_default, records, write};
use crate::format;
use crate::occurrence::{Scanner, Subjects};
use crate::report::Report;
use wasm_bindgen::prelude::*;

/// A search for motifs and trees in progress.
#[wasm_bindgen]
pub struct Occurrences {
    inner: Scanner,
}

#[wasm_bindgen]
impl Occurrences {
    /// Looks for the motifs and trees of a report.
    #[wasm_bindgen(js_name = ofReport)]
    pub fn of_report(
        report: &str,
        #[wasm_bindgen(unchecked_param_type = "Partial<OccurrenceSelection> | undefined")] selection: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Partial<OccurrenceOptions> | undefined")] options: JsValue,
    ) -> Result<Occurrences, JsValue> {
        let (selection, options) = (read_or_default(selection, "selection")?, read_or_default(options, "options")?);
        let report = Report::from_json(report).map_err(|error| write(&error))?;
        let subjects = Subjects::of_report(&report, &selection);
        let inner = subjects.and_then(|subjects| Scanner::new(subjects, options)).map_err(|error| write(&error))?;
        Ok(Self { inner })
    }

    /// Looks for the matrices of a motif file.
    #[wasm_bindgen(js_name = ofFile)]
    pub fn of_file(
        name: &str,
        bytes: &[u8],
        #[wasm_bindgen(unchecked_param_type = "Partial<OccurrenceSelection> | undefined")] selection: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Partial<OccurrenceOptions> | undefined")] options: JsValue,
    ) -> Result<Occurrences, JsValue> {
        let (selection, options) = (read_or_default(selection, "selection")?, read_or_default(options, "options")?);
        let subjects = format::read_queries(name, bytes).and_then(|file| Subjects::of_file(file, &selection));
        let inner = subjects.and_then(|subjects| Scanner::new(subjects, options)).map_err(|error| write(&error))?;
        Ok(Self { inner })
    }

    /// Scans more records: their letters one after another, and the end of each record among them.
    #[wasm_bindgen(unchecked_return_type = "OccurrenceProgress")]
    pub fn push(&mut self, letters: &[u8], ends: &[u32]) -> Result<JsValue, JsValue> {
        Ok(write(&self.inner.push(&records(letters, ends)?)))
    }

    /// What was found so far: an `OccurrenceReport` as JSON.
    pub fn result(&mut self) -> String {
        serde_json::to_string(&self.inner.report()).unwrap_or_default()
    }
}
