//! One neuron and a batch of sequences, evaluated repeatedly.

use super::{Timing, repeat};
use crate::activations::EngineChoice;
use crate::engine::Engine;
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use crate::wasm::{Model, write};
use std::hint::black_box;
use wasm_bindgen::prelude::*;

/// An engine for one neuron, with a batch.
#[wasm_bindgen]
pub struct Trial {
    engine: Box<dyn Engine>,
    sequences: SequenceSet,
}

#[wasm_bindgen]
impl Trial {
    /// For the neuron `channel` of `layer`, counted from 1. `codes` contains whole sequences of its receptive field,
    /// one byte per letter.
    #[wasm_bindgen(constructor)]
    pub fn new(
        model: &Model,
        layer: usize,
        channel: usize,
        #[wasm_bindgen(unchecked_param_type = "\"simd\" | \"tract\"")] engine: &str,
        codes: Vec<u8>,
    ) -> Result<Self, JsValue> {
        let build = || {
            let substructure = Substructure::new(&model.network, layer, Some(channel))?;
            let engine = EngineChoice::parse(engine)?.engine(&model.network, layer, Some(channel))?;
            Ok(Self { engine, sequences: SequenceSet::from_codes(substructure.length, codes) })
        };
        build().map_err(|error: crate::error::Error| write(&error))
    }

    /// The neuron's value for each sequence.
    pub fn values(&self) -> Vec<f32> {
        self.engine.values(&self.sequences)
    }

    /// Evaluates the batch for about `milliseconds`; `items` are sequences.
    #[wasm_bindgen(unchecked_return_type = "{items: number, seconds: number}")]
    pub fn run(&self, gradient: bool, milliseconds: f64) -> JsValue {
        write(&self.repeat(gradient, milliseconds))
    }
}

impl Trial {
    pub(super) fn repeat(&self, gradient: bool, milliseconds: f64) -> Timing {
        repeat(milliseconds, || {
            if gradient {
                black_box(self.engine.gradients(&self.sequences, 0));
            } else {
                black_box(self.engine.values(&self.sequences));
            }
            self.sequences.len() as u64
        })
    }
}
