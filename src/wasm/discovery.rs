//! TF-MoDISco on the user's sequences.

use super::motifs::stepped;
use super::{Model, read, records, write};
use crate::discovery;
use wasm_bindgen::prelude::*;

/// A search for patterns in records that are pushed.
#[wasm_bindgen]
pub struct SequenceDiscovery {
    inner: discovery::SequenceDiscovery,
}

#[wasm_bindgen]
impl SequenceDiscovery {
    /// Prepares a neuron of a model.
    #[wasm_bindgen(constructor)]
    pub fn new(
        model: &Model,
        #[wasm_bindgen(unchecked_param_type = "Partial<DiscoveryRequest>")] request: JsValue,
    ) -> Result<SequenceDiscovery, JsValue> {
        let inner = discovery::SequenceDiscovery::new(&model.network, read(request, "request")?);
        inner.map(|inner| Self { inner }).map_err(|error| write(&error))
    }

    /// Explains some more records.
    pub fn push(&mut self, letters: &[u8], ends: &[u32]) -> Result<(), JsValue> {
        self.inner.push(records(letters, ends)?).map_err(|error| write(&error))
    }

    /// Works for about `milliseconds`.
    #[wasm_bindgen(unchecked_return_type = "Progress")]
    pub fn step(&mut self, milliseconds: f64) -> JsValue {
        write(&stepped(milliseconds, || self.inner.step()))
    }

    /// What was found, as JSON.
    pub fn report(&self) -> String {
        serde_json::to_string(&self.inner.report()).unwrap_or_default()
    }
}
