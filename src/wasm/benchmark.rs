//! Timings of single operations, for the page's forecast and `npm run bench`.

mod clustering;
mod generations;
mod steps;
mod trial;

use super::{Model, Motifs, now, running_threads, write};
use crate::format;
use crate::options::GrammarOptions;
use crate::random::{Key, Purpose};
use crate::sample::slice::slice;
use crate::substructure::Substructure;
use rayon::prelude::*;
use serde::Serialize;
use std::hint::black_box;
use trial::Trial;
use wasm_bindgen::prelude::*;
use wide::f32x8;

/// Maximum number of operations of a slice in which a forward pass is timed: some tens of milliseconds.
const TIMED_OPERATIONS: f64 = 4e9;

/// The number of processed items, and the time.
#[derive(Serialize)]
struct Timing {
    /// Sequences, queries or rows.
    items: u64,
    seconds: f64,
}

/// What [`Model::benchmark`] measured.
#[derive(Serialize)]
struct Measurement {
    sequences: u64,
    seconds: f64,
    flops_per_sequence: f64,
}

/// Repeats `work`, which returns its number of items, for about `milliseconds`, at least once.
fn repeat(milliseconds: f64, mut work: impl FnMut() -> u64) -> Timing {
    let (mut items, started) = (0, now());
    while items == 0 || now() - started < milliseconds {
        items += work();
    }
    Timing { items, seconds: (now() - started) / 1000.0 }
}

#[wasm_bindgen]
impl Model {
    /// The seconds of a forward pass of one sequence through a neuron of a layer, on all threads: measured in slices as
    /// large as those of a run, or smaller ones where these take long, for about `milliseconds`.
    #[wasm_bindgen(js_name = passSeconds)]
    pub fn pass_seconds(&self, layer: usize, milliseconds: f64) -> Result<f64, JsValue> {
        let substructure = Substructure::new(&self.network, layer, Some(0)).map_err(|error| write(&error))?;
        let mut stream = Key { seed: 0, layer, channel: 0 }.stream(Purpose::Check, 0, 1);
        let affordable = (TIMED_OPERATIONS / substructure.flops().max(1.0)) as usize;
        let sequences = slice(&substructure).min(affordable.max(running_threads()));
        let codes =
            (0..sequences * substructure.length).map(|_| stream.below(substructure.alphabet_size) as u8).collect();
        let trial = Trial::new(self, layer, 0, "simd", codes)?;
        trial.repeat(false, 0.0); // the first slice allocates buffers, and its code may not be optimised yet
        let Timing { items, seconds } = trial.repeat(false, milliseconds);
        Ok(seconds / items as f64)
    }

    /// Evaluates batches of random sequences for about `milliseconds`.
    #[wasm_bindgen(unchecked_return_type = "{sequences: number, seconds: number, flops_per_sequence: number}")]
    pub fn benchmark(
        &self,
        layer: usize,
        channel: usize,
        engine: &str,
        gradient: bool,
        batch: usize,
        milliseconds: f64,
    ) -> Result<JsValue, JsValue> {
        let substructure = Substructure::new(&self.network, layer, Some(channel)).map_err(|error| write(&error))?;
        let mut stream = Key { seed: 0, layer, channel }.stream(Purpose::Check, 0, 1);
        let codes = (0..batch * substructure.length).map(|_| stream.below(substructure.alphabet_size) as u8).collect();
        let trial = Trial::new(self, layer, channel, engine, codes)?;
        let Timing { items, seconds } = trial.repeat(gradient, milliseconds);
        Ok(write(&Measurement { sequences: items, seconds, flops_per_sequence: substructure.flops() }))
    }
}

#[wasm_bindgen]
impl Motifs {
    /// Searches the databases with the motifs of a file for about `milliseconds`, on all threads.
    #[wasm_bindgen(unchecked_return_type = "{items: number, seconds: number}")]
    pub fn benchmark(&self, queries: &[u8], milliseconds: f64) -> Result<JsValue, JsValue> {
        let options = GrammarOptions::default();
        let queries = format::read_queries("queries", queries).map_err(|error| write(&error))?;
        let known = self.known(queries.alphabet.as_str(), &options)?;
        let timing = repeat(milliseconds, || {
            queries.motifs.par_iter().for_each(|motif| drop(black_box(known.hits(&motif.ppm, motif.sites, &options))));
            queries.motifs.len().max(1) as u64
        });
        Ok(write(&timing))
    }
}

/// The arithmetic peak of one thread, multiply-adds without memory access, in GFLOP/s:
/// twelve independent sums of 128-bit vectors.
#[wasm_bindgen(js_name = peakGflops)]
pub fn peak_gflops(milliseconds: f64) -> f64 {
    const ROUNDS: usize = 100_000;
    let (factor, started) = (black_box(f32x8::splat(0.999)), now());
    let mut sums = [f32x8::splat(1.0); 6];
    let mut flops = 0.0;
    while now() - started < milliseconds {
        for _ in 0..ROUNDS {
            for sum in &mut sums {
                *sum += *sum * factor;
            }
        }
        sums = black_box(sums).map(|sum| sum * f32x8::splat(0.0) + f32x8::splat(1.0));
        flops += (ROUNDS * sums.len() * 8 * 2) as f64;
    }
    flops / (now() - started) / 1e6
}
