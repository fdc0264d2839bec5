//! Bindings of the lesson and the training.

use super::{Model, now, read, write};
use crate::lesson::answer::TrainingMotif;
use crate::training::{self, TrainingOptions};
use wasm_bindgen::prelude::*;

/// An open lesson.
#[wasm_bindgen]
pub struct Lesson {
    inner: crate::lesson::Lesson,
}

#[wasm_bindgen]
impl Lesson {
    /// Evaluates every sequence of a neuron. `truth` is the motif that clusters are correlated with: ZEB1 where it is
    /// undefined, none where it is null.
    #[wasm_bindgen(constructor)]
    pub fn new(
        model: &Model,
        layer: usize,
        channel: usize,
        #[wasm_bindgen(unchecked_param_type = "Truth | null | undefined")] truth: JsValue,
    ) -> Result<Lesson, JsValue> {
        let truth = if truth.is_undefined() { Some(TrainingMotif::zeb1()) } else { read(truth, "true matrix")? };
        let inner = crate::lesson::Lesson::open(&model.network, layer, channel, truth);
        inner.map(|inner| Lesson { inner }).map_err(|error| write(&error))
    }

    /// The neuron and an overview of its sequences.
    #[wasm_bindgen(unchecked_return_type = "LessonInfo")]
    pub fn info(&self) -> JsValue {
        write(&self.inner.info())
    }

    /// The forward and backward pass of one sequence.
    #[wasm_bindgen(unchecked_return_type = "Look")]
    pub fn look(&self, sequence: &str) -> Result<JsValue, JsValue> {
        self.inner.look(sequence).map(|look| write(&look)).map_err(|error| write(&error))
    }

    /// `count` sequences from rank `start` on, counted from 0.
    #[wasm_bindgen(unchecked_return_type = "Ranking")]
    pub fn rank(&self, start: usize, count: usize) -> JsValue {
        write(&self.inner.rank(start, count))
    }

    /// The sequences that activate the neuron in `k` clusters.
    #[wasm_bindgen(unchecked_return_type = "Clusters")]
    pub fn cluster(&self, k: usize, seed: f64) -> Result<JsValue, JsValue> {
        self.inner.cluster(k, seed as u64).map(|clusters| write(&clusters)).map_err(|error| write(&error))
    }

    /// The landscape that two facets span.
    #[wasm_bindgen(unchecked_return_type = "Landscape")]
    pub fn landscape(&self, resolution: usize) -> Result<JsValue, JsValue> {
        self.inner.landscape(resolution).map(|landscape| write(&landscape)).map_err(|error| write(&error))
    }

    /// A point of the landscape.
    #[wasm_bindgen(unchecked_return_type = "Place")]
    pub fn place(&self, x: f64, y: f64) -> Result<JsValue, JsValue> {
        self.inner.place(x, y).map(|place| write(&place)).map_err(|error| write(&error))
    }
}

/// A training of the toy in progress.
#[wasm_bindgen]
pub struct Training {
    inner: training::Training,
    seconds: f64,
}

#[wasm_bindgen]
impl Training {
    /// Draws examples and initial weights.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Partial<TrainingOptions>")] options: JsValue,
    ) -> Result<Training, JsValue> {
        let options: TrainingOptions = read(options, "training options")?;
        let inner = training::Training::new(options).map_err(|error| write(&error))?;
        Ok(Training { inner, seconds: 0.0 })
    }

    /// Works for about `milliseconds`.
    #[wasm_bindgen(unchecked_return_type = "TrainingProgress")]
    pub fn step(&mut self, milliseconds: f64) -> JsValue {
        let started = now();
        while !self.inner.is_done() && now() < started + milliseconds {
            self.inner.step();
        }
        self.seconds += (now() - started) / 1000.0;
        write(&self.inner.progress())
    }

    /// The result, the JSON of `Trained`.
    pub fn report(&self) -> Result<String, JsValue> {
        let trained = self.inner.trained(self.seconds).map_err(|error| write(&error))?;
        Ok(serde_json::to_string(&trained).unwrap_or_default())
    }

    /// The current network as an ONNX file.
    pub fn onnx(&self) -> Vec<u8> {
        self.inner.onnx()
    }
}
