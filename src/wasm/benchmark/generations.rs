//! Whole generations of a neuron's search.

use super::repeat;
use crate::engine::simd::Simd;
use crate::options::{Preset, SamplingOptions};
use crate::random::Key;
use crate::sample::{Sampler, Start};
use crate::substructure::Substructure;
use crate::wasm::{Model, write};
use wasm_bindgen::prelude::*;

/// The search of one neuron from random sequences, with the sample sizes of the preset `quick`.
#[wasm_bindgen]
pub struct Generations {
    substructure: Substructure,
    engine: Simd,
    options: SamplingOptions,
    key: Key,
    sampler: Sampler,
}

#[wasm_bindgen]
impl Generations {
    /// For the neuron `channel` of `layer`, counted from 1.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &Model, layer: usize, channel: usize) -> Result<Self, JsValue> {
        let substructure = Substructure::new(&model.network, layer, Some(channel)).map_err(|error| write(&error))?;
        // No enumeration, even for a short receptive field, because the search is timed.
        let options = SamplingOptions { enumerate_up_to: 0, ..SamplingOptions::preset(Preset::Quick) };
        let key = Key { seed: 1, layer, channel };
        let sampler = Sampler::new(&substructure, &options, key, Start::default());
        Ok(Self { engine: Simd::new(&substructure), substructure, options, key, sampler })
    }

    /// Sequences per generation.
    pub fn population(&self) -> usize {
        crate::sample::population(self.substructure.length, &self.options)
    }

    /// Breeds, evaluates and selects whole generations for about `milliseconds`; `items` are sequences evaluated.
    #[wasm_bindgen(unchecked_return_type = "{items: number, seconds: number}")]
    pub fn run(&mut self, milliseconds: f64) -> JsValue {
        write(&repeat(milliseconds, || self.generation()))
    }
}

impl Generations {
    /// Continues with the next generation; a finished search is restarted.
    fn generation(&mut self) -> u64 {
        let before = self.sampler.status();
        while self.sampler.status().generation == before.generation {
            if self.sampler.step(&self.engine) {
                let evaluated = self.sampler.status().evaluated - before.evaluated;
                self.sampler = Sampler::new(&self.substructure, &self.options, self.key, Start::default());
                return evaluated;
            }
        }
        self.sampler.status().evaluated - before.evaluated
    }
}
