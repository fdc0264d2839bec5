//! Signals around sites.

use super::{read_or_default, write};
use crate::footprint;
use wasm_bindgen::prelude::*;

/// Signals around sites that come one part after another.
#[wasm_bindgen]
pub struct Footprint {
    inner: footprint::Footprint,
}

#[wasm_bindgen]
impl Footprint {
    /// No sites so far.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Partial<FootprintOptions> | undefined")] options: JsValue,
    ) -> Result<Footprint, JsValue> {
        let options = read_or_default(options, "options")?;
        Ok(Self { inner: footprint::Footprint::new(options).map_err(|error| write(&error))? })
    }

    /// Adds sites to a group: their values, site by site and in each track by track, NaN where there are no data, and for each
    /// site 1 on the other strand, or 0.
    pub fn push(&mut self, group: usize, values: &[f32], reverse: &[u8]) -> Result<(), JsValue> {
        let reverse: Vec<bool> = reverse.iter().map(|&reverse| reverse != 0).collect();
        self.inner.push(group, values, &reverse).map_err(|error| write(&error))
    }

    /// The signals so far: a `FootprintReport` as JSON.
    pub fn result(&self) -> String {
        serde_json::to_string(&self.inner.report()).unwrap_or_default()
    }
}
