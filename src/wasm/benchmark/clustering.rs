//! k-means on random rows.

use super::repeat;
use crate::demix::kmeans::{Bounds, Centres, Fit, Rows};
use crate::random::{Key, Purpose};
use crate::wasm::write;
use wasm_bindgen::prelude::*;

const KEY: Key = Key { seed: 1, layer: 1, channel: 0 };

/// Rows of random values between 0 and 1.
#[wasm_bindgen]
pub struct Clustering {
    dims: usize,
    data: Vec<f32>,
    weights: Vec<f32>,
    clusters: usize,
    fit: Fit<Centres, Bounds>,
}

#[wasm_bindgen]
impl Clustering {
    /// `rows` rows of `dims` values, for `clusters` centres.
    #[wasm_bindgen(constructor)]
    pub fn new(rows: usize, dims: usize, clusters: usize) -> Self {
        let mut stream = KEY.stream(Purpose::Check, 0, 0);
        let data = (0..rows * dims).map(|_| stream.unit() as f32).collect();
        Self { dims, data, weights: vec![1.0; rows], clusters, fit: fit(clusters) }
    }

    /// Takes steps of k-means for about `milliseconds`, initialisations and Lloyd iterations. Each compares every row
    /// with every centre. `items` are rows compared with all centres.
    #[wasm_bindgen(unchecked_return_type = "{items: number, seconds: number}")]
    pub fn run(&mut self, milliseconds: f64) -> JsValue {
        write(&repeat(milliseconds, || self.step()))
    }
}

impl Clustering {
    fn step(&mut self) -> u64 {
        let rows = Rows { data: &self.data, dims: self.dims, weights: &self.weights };
        if self.fit.step(&rows).is_none() {
            return self.weights.len() as u64;
        }
        self.fit = fit(self.clusters);
        0
    }
}

/// As in demixing: two starts of at most twenty iterations.
fn fit(clusters: usize) -> Fit<Centres, Bounds> {
    Fit::new(clusters, 2, 20, KEY.stream(Purpose::KMeans, 0, 0))
}
