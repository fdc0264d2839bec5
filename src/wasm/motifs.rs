//! Motif databases, and comparisons with them.

use super::{now, read, threads, write};
use crate::comparison::Comparing;
use crate::format;
use crate::grammar;
use crate::known::{DatabaseInfo, Known};
use crate::motif::database::Database;
use crate::options::GrammarOptions;
use crate::progress::{Progress, Stage};
use crate::report::Report;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// The open motif databases, in the order in which they were opened.
#[wasm_bindgen]
#[derive(Clone, Default)]
pub struct Motifs {
    databases: Vec<Database>,
}

#[wasm_bindgen]
impl Motifs {
    /// No databases.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens a file and adds it.
    #[wasm_bindgen(unchecked_return_type = "DatabaseInfo")]
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<JsValue, JsValue> {
        let database = format::read(name, bytes).map_err(|error| write(&error))?;
        let info = DatabaseInfo::new(&database);
        self.databases.push(database);
        Ok(write(&info))
    }

    /// Closes a file; an index out of range has no effect.
    pub fn remove(&mut self, index: usize) {
        if index < self.databases.len() {
            self.databases.remove(index);
        }
    }

    /// The open databases.
    #[wasm_bindgen(unchecked_return_type = "DatabaseInfo[]")]
    pub fn info(&self) -> JsValue {
        write(&self.databases.iter().map(DatabaseInfo::new).collect::<Vec<_>>())
    }

    /// Starts the comparison of a saved report's facets with the databases.
    pub fn annotate(
        &self,
        report: &str,
        #[wasm_bindgen(unchecked_param_type = "GrammarOptions")] options: JsValue,
    ) -> Result<Annotation, JsValue> {
        let options: GrammarOptions = read(options, "options")?;
        let report = Report::from_json(report).map_err(|error| write(&error))?;
        let known = self.known(&report.model.alphabet, &options)?;
        let inner = grammar::Saved::new(report, Some(known), options, threads()).map_err(|error| write(&error))?;
        Ok(Annotation { inner })
    }

    /// One report (JSON) of several runs of the same network, compared with these databases.
    pub fn merge(&self, reports: Vec<String>) -> Result<String, JsValue> {
        let reports = reports.iter().map(|text| Report::from_json(text)).collect::<crate::error::Result<Vec<_>>>();
        let reports = reports.map_err(|error| write(&error))?;
        let first = reports.first().map(|report| (report.model.alphabet.clone(), report.options.grammar.clone()));
        let known = first.map(|(alphabet, options)| self.known(&alphabet, &options)).transpose()?;
        let known = known.filter(|known| !known.is_empty());
        grammar::merged(reports, known, threads()).map(|report| report.to_json()).map_err(|error| write(&error))
    }

    /// Starts the comparison of the motifs of a file with the databases.
    pub fn compare(
        &self,
        name: &str,
        queries: &[u8],
        #[wasm_bindgen(unchecked_param_type = "GrammarOptions")] options: JsValue,
    ) -> Result<MotifComparison, JsValue> {
        let options: GrammarOptions = read(options, "options")?;
        let queries = format::read_queries(name, queries).map_err(|error| write(&error))?;
        let inner =
            Comparing::new(queries, self.databases.clone(), options, threads()).map_err(|error| write(&error))?;
        Ok(MotifComparison { inner })
    }
}

impl Motifs {
    /// The databases prepared for matrices over `alphabet`.
    pub(super) fn known(&self, alphabet: &str, options: &GrammarOptions) -> Result<Arc<Known>, JsValue> {
        Known::new(self.databases.clone(), alphabet, options).map(Arc::new).map_err(|error| write(&error))
    }
}

/// The comparison of a saved report in progress.
#[wasm_bindgen]
pub struct Annotation {
    inner: grammar::Saved,
}

#[wasm_bindgen]
impl Annotation {
    /// Works for about `milliseconds`.
    #[wasm_bindgen(unchecked_return_type = "Progress")]
    pub fn step(&mut self, milliseconds: f64) -> JsValue {
        write(&stepped(milliseconds, || self.inner.step()))
    }

    /// The report, as JSON, with everything compared so far.
    pub fn report(&self) -> String {
        self.inner.report().to_json()
    }
}

/// The comparison of a file of motifs in progress.
#[wasm_bindgen]
pub struct MotifComparison {
    inner: Comparing,
}

#[wasm_bindgen]
impl MotifComparison {
    /// Works for about `milliseconds`.
    #[wasm_bindgen(unchecked_return_type = "Progress")]
    pub fn step(&mut self, milliseconds: f64) -> JsValue {
        write(&stepped(milliseconds, || self.inner.step()))
    }

    /// The results so far, as JSON.
    pub fn report(&self) -> String {
        serde_json::to_string(&self.inner.report()).unwrap_or_default()
    }

    /// The motifs as a side of a comparison with layers, as JSON of a `MotifSet`.
    pub fn set(&self) -> String {
        serde_json::to_string(&self.inner.set()).unwrap_or_default()
    }
}

/// Repeats steps until the time has passed or the work is done.
pub(super) fn stepped(milliseconds: f64, mut step: impl FnMut() -> Progress) -> Progress {
    let end = now() + milliseconds;
    loop {
        let progress = step();
        if progress.stage == Stage::Done || now() >= end {
            return progress;
        }
    }
}
