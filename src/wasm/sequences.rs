//! The user's sequences, of which random sequences are shuffles.

use super::write;
use crate::fasta::Fasta;
use wasm_bindgen::prelude::*;

/// A file with sequences, once one was opened.
#[wasm_bindgen]
#[derive(Default)]
pub struct Sequences {
    file: Option<Fasta>,
}

#[wasm_bindgen]
impl Sequences {
    /// No file.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens a file in place of the one that was open, which stays where this one is refused.
    #[wasm_bindgen(unchecked_return_type = "FastaInfo")]
    pub fn open(&mut self, name: &str, bytes: &[u8]) -> Result<JsValue, JsValue> {
        let file = Fasta::read(name, bytes).map_err(|error| write(&error))?;
        Ok(write(&self.file.insert(file).info()))
    }

    /// Closes the file.
    pub fn close(&mut self) {
        self.file = None;
    }
}

impl Sequences {
    /// The open file.
    pub(super) fn file(&self) -> Option<&Fasta> {
        self.file.as_ref()
    }
}
