//! Agreement of predictions with labels.

use super::{read, write};
use crate::agreement::{self, Agreed, AgreementRequest};
use wasm_bindgen::prelude::*;

/// Compares the predictions of one network or two with labels, each a table of records × tasks in rows: an
/// `AgreementReport` as JSON.
#[wasm_bindgen]
pub fn agreement(
    #[wasm_bindgen(unchecked_param_type = "AgreementRequest")] request: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Float32Array[]")] predictions: js_sys::Array,
    labels: &[f32],
) -> Result<String, JsValue> {
    let request: AgreementRequest = read(request, "request")?;
    let predictions: Vec<Vec<f32>> =
        predictions.iter().map(|table| js_sys::Float32Array::new(&table).to_vec()).collect();
    let predictions: Vec<&[f32]> = predictions.iter().map(Vec::as_slice).collect();
    let report = agreement::agreement(&request, &Agreed { predictions: &predictions, labels });
    report.map(|report| serde_json::to_string(&report).unwrap_or_default()).map_err(|error| write(&error))
}
