//! Comparison of established methods on one neuron.

use super::motifs::stepped;
use super::{Model, read, threads, write};
use crate::methods::{Methods, MethodsRequest};
use crate::report::Report;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Model {
    /// Starts the comparison of methods on a neuron of a report of this network.
    pub fn methods(
        &self,
        report: &str,
        #[wasm_bindgen(unchecked_param_type = "Pick<MethodsRequest, 'layer' | 'channel'> & Partial<MethodsRequest>")]
        request: JsValue,
    ) -> Result<MethodsComparison, JsValue> {
        let request: MethodsRequest = read(request, "request")?;
        let report = Report::from_json(report).map_err(|error| write(&error))?;
        let inner = Methods::new(&self.network, &report, request, threads()).map_err(|error| write(&error))?;
        Ok(MethodsComparison { inner })
    }
}

/// A comparison of methods in progress.
#[wasm_bindgen]
pub struct MethodsComparison {
    inner: Methods,
}

#[wasm_bindgen]
impl MethodsComparison {
    /// Works for about `milliseconds`.
    #[wasm_bindgen(unchecked_return_type = "Progress")]
    pub fn step(&mut self, milliseconds: f64) -> JsValue {
        write(&stepped(milliseconds, || self.inner.step()))
    }

    /// The results so far, as JSON.
    pub fn report(&self) -> String {
        serde_json::to_string(&self.inner.report()).unwrap_or_default()
    }
}
