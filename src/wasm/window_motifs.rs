//! Motifs of the strongest windows in the user's sequences.

use super::{Model, now, read, records, write};
use crate::progress::Stage;
use crate::window_motifs;
use wasm_bindgen::prelude::*;

/// A search for motifs in records that are pushed.
#[wasm_bindgen]
pub struct WindowMotifs {
    inner: window_motifs::WindowMotifs,
}

#[wasm_bindgen]
impl WindowMotifs {
    /// Prepares a neuron of a model.
    #[wasm_bindgen(constructor)]
    pub fn new(
        model: &Model,
        #[wasm_bindgen(unchecked_param_type = "Partial<WindowMotifsRequest>")] request: JsValue,
    ) -> Result<WindowMotifs, JsValue> {
        let inner = window_motifs::WindowMotifs::new(&model.network, read(request, "request")?);
        inner.map(|inner| Self { inner }).map_err(|error| write(&error))
    }

    /// Scans some more records.
    pub fn push(&mut self, letters: &[u8], ends: &[u32]) -> Result<(), JsValue> {
        self.inner.push(records(letters, ends)?);
        Ok(())
    }

    /// Works for about `milliseconds`.
    #[wasm_bindgen(unchecked_return_type = "Progress")]
    pub fn step(&mut self, milliseconds: f64) -> Result<JsValue, JsValue> {
        let end = now() + milliseconds;
        loop {
            let progress = self.inner.step().map_err(|error| write(&error))?;
            if progress.stage == Stage::Done || now() >= end {
                return Ok(write(&progress));
            }
        }
    }

    /// What was found, as JSON.
    pub fn report(&self) -> String {
        serde_json::to_string(&self.inner.report()).unwrap_or_default()
    }
}
