//! Bindings of the outputs of a network.

use super::{Model, now, read, records, write};
use crate::engine::tract::{Scale, WholeNetwork};
use crate::network::Network;
use crate::outputs::{self, OutputsInfo, OutputsProgress, OutputsStage, Work};
use crate::report::Report;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// The whole network, with everything after its layers.
#[wasm_bindgen]
pub struct Outputs {
    network: Arc<Network>,
    whole: Arc<WholeNetwork>,
    scale: Scale,
}

#[wasm_bindgen]
impl Outputs {
    /// Reads the file of a model again; `names` and `files` are its external data files.
    #[wasm_bindgen(constructor)]
    pub fn new(
        model: &Model,
        bytes: &[u8],
        names: Vec<String>,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array[]")] files: js_sys::Array,
        #[wasm_bindgen(unchecked_param_type = "Scale")] scale: JsValue,
    ) -> Result<Outputs, JsValue> {
        let scale = read(scale, "scale")?;
        let files: Vec<Vec<u8>> = files.iter().map(|file| js_sys::Uint8Array::new(&file).to_vec()).collect();
        let external: Vec<(&str, &[u8])> =
            names.iter().map(String::as_str).zip(files.iter().map(Vec::as_slice)).collect();
        let network = Arc::clone(&model.network);
        let whole = WholeNetwork::open(&network, bytes, &external, scale).map_err(|error| write(&error))?;
        Ok(Self { network, whole: Arc::new(whole), scale })
    }

    /// What the outputs are.
    #[wasm_bindgen(unchecked_return_type = "OutputsInfo")]
    pub fn info(&self) -> JsValue {
        write(&OutputsInfo::of(&self.whole, self.scale))
    }

    /// The values of all units for each record, record × unit; NaN for a record that has not the length of the input.
    pub fn values(&self, letters: &[u8], ends: &[u32]) -> Result<Vec<f32>, JsValue> {
        let found = outputs::values(&self.whole, &self.network.alphabet, records(letters, ends)?);
        found.map_err(|error| write(&error))
    }

    /// Starts ranking the neurons of a layer; without `letters` on drawn sequences.
    pub fn rank(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Partial<RankingRequest>")] request: JsValue,
        letters: Option<Vec<u8>>,
        ends: Vec<u32>,
    ) -> Result<OutputsWork, JsValue> {
        let given = letters.as_deref().map(|letters| records(letters, &ends)).transpose()?;
        let inner = outputs::Ranking::new(Arc::clone(&self.whole), &self.network, read(request, "request")?, given);
        inner.map(|inner| OutputsWork { inner: Box::new(inner) }).map_err(|error| write(&error))
    }

    /// Starts writing the facets and trees of a report into sequences; without `letters` into drawn ones.
    pub fn insert(
        &self,
        report: &str,
        #[wasm_bindgen(unchecked_param_type = "Partial<InsertionRequest>")] request: JsValue,
        letters: Option<Vec<u8>>,
        ends: Vec<u32>,
    ) -> Result<OutputsWork, JsValue> {
        let request: outputs::InsertionRequest = read(request, "request")?;
        let report = Report::from_json(report).map_err(|error| write(&error))?;
        let patterns = outputs::patterns(&report, request.facets);
        let given = letters.as_deref().map(|letters| records(letters, &ends)).transpose()?;
        let inner =
            outputs::Insertions::new(Arc::clone(&self.whole), &self.network.alphabet, patterns, &request, given);
        inner.map(|inner| OutputsWork { inner: Box::new(inner) }).map_err(|error| write(&error))
    }

    /// Prepares the comparison of alleles, with the facets of a report that has the neurons.
    pub fn changes(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ChangesRequest>")] request: JsValue,
        report: Option<String>,
    ) -> Result<AlleleChanges, JsValue> {
        let request = read(request, "request")?;
        let report = report.map(|text| Report::from_json(&text)).transpose().map_err(|error| write(&error))?;
        let inner = outputs::Changes::new(Arc::clone(&self.whole), &self.network, &request, report.as_ref());
        inner.map(|inner| AlleleChanges { inner }).map_err(|error| write(&error))
    }
}

/// A ranking or insertions in progress.
#[wasm_bindgen]
pub struct OutputsWork {
    inner: Box<dyn Work>,
}

#[wasm_bindgen]
impl OutputsWork {
    /// Works for about `milliseconds`.
    #[wasm_bindgen(unchecked_return_type = "OutputsProgress")]
    pub fn step(&mut self, milliseconds: f64) -> Result<JsValue, JsValue> {
        let end = now() + milliseconds;
        loop {
            let is_done = self.inner.step().map_err(|error| write(&error))?;
            if is_done || now() >= end {
                let stage = if is_done { OutputsStage::Done } else { OutputsStage::Asking };
                return Ok(write(&OutputsProgress { stage, fraction: self.inner.fraction() }));
            }
        }
    }

    /// The results so far, as JSON.
    pub fn report(&self) -> String {
        self.inner.json()
    }
}

/// A network that is asked about variants.
#[wasm_bindgen]
pub struct AlleleChanges {
    inner: outputs::Changes,
}

#[wasm_bindgen]
impl AlleleChanges {
    /// The changes for some variants: for each the window with the reference allele, then that with the alternative one.
    #[wasm_bindgen(unchecked_return_type = "AlleleChange[]")]
    pub fn push(&self, letters: &[u8], ends: &[u32]) -> Result<JsValue, JsValue> {
        self.inner.of(records(letters, ends)?).map(|changes| write(&changes)).map_err(|error| write(&error))
    }
}
