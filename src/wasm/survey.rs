//! Bindings of the user's sequences: their strongest windows, and contributions in them.

use super::{Model, read, records, write};
use crate::attribution;
use crate::report::Report;
use crate::survey;
use wasm_bindgen::prelude::*;

/// The neurons of a layer, as sequences are pushed.
#[wasm_bindgen]
pub struct Survey {
    inner: survey::Survey,
}

#[wasm_bindgen]
impl Survey {
    /// Prepares neurons of a model.
    #[wasm_bindgen(constructor)]
    pub fn new(
        model: &Model,
        #[wasm_bindgen(unchecked_param_type = "Partial<SurveyRequest>")] request: JsValue,
    ) -> Result<Survey, JsValue> {
        let inner = survey::Survey::new(&model.network, &read(request, "request")?);
        inner.map(|inner| Self { inner }).map_err(|error| write(&error))
    }

    /// Scans some more records.
    pub fn push(&mut self, letters: &[u8], ends: &[u32]) -> Result<(), JsValue> {
        self.inner.push(records(letters, ends)?);
        Ok(())
    }

    /// What was found so far, with the facets of a report that has the neurons.
    #[wasm_bindgen(unchecked_return_type = "SurveyReport")]
    pub fn report(&self, report: Option<String>) -> Result<JsValue, JsValue> {
        let report = report.map(|text| Report::from_json(&text)).transpose().map_err(|error| write(&error))?;
        self.inner.report(report.as_ref()).map(|found| write(&found)).map_err(|error| write(&error))
    }
}

/// One neuron that is explained in records.
#[wasm_bindgen]
pub struct Contributions {
    inner: attribution::Contributions,
}

#[wasm_bindgen]
impl Contributions {
    /// Prepares a neuron of a model.
    #[wasm_bindgen(constructor)]
    pub fn new(
        model: &Model,
        #[wasm_bindgen(unchecked_param_type = "Partial<ContributionsRequest>")] request: JsValue,
    ) -> Result<Contributions, JsValue> {
        let inner = attribution::Contributions::new(&model.network, &read(request, "request")?);
        inner.map(|inner| Self { inner }).map_err(|error| write(&error))
    }

    /// The contributions in the strongest window of each record.
    #[wasm_bindgen(unchecked_return_type = "Contribution[]")]
    pub fn push(&self, letters: &[u8], ends: &[u32]) -> Result<JsValue, JsValue> {
        self.inner.of(records(letters, ends)?).map(|found| write(&found)).map_err(|error| write(&error))
    }
}
