//! NeuronMotif: takes the multifaceted neurons of genomics CNNs apart into sharp motifs.
//!
//! After a max-pooling a neuron answers to several shifted or alternative patterns, and the logo of
//! all the sequences that activate it is a blur. This crate samples such sequences, divides them by
//! the maps that enter each max-pooling, backward, and turns each cluster into a position
//! probability matrix (Wei et al., PNAS 2023, doi:10.1073/pnas.2216698120).
//!
//! ```text
//! bytes ─network→ Network ─substructure→ Substructure ─sample→ SampleSet ─demix→ Vec<Facet>
//!                                                                                    │
//!    logo, diagram, format, html ◄─ Report ◄─ analysis ◄── matrices with their figures ◄─┘
//!                                     ▲             │
//!                                     └── grammar ◄─┘  segment → known (tomtom) → dictionary → syntax
//! ```
//!
//! Each module is a stage, and each stage knows only the one before it. [`analysis`] tells the
//! whole story; `src/wasm.rs` is the only place that knows of JavaScript.
//!
//! ```
//! use neuronmotif::analysis::Analysis;
//! use neuronmotif::network::Network;
//! use neuronmotif::options::{Options, Preset, Target};
//! use std::sync::Arc;
//!
//! // A toy that was trained to find CACCTGC at the first or the second of eight letters.
//! let bytes = include_bytes!("../www/examples/zeb1-toy/model.onnx");
//! let network = Arc::new(Network::open("zeb1-toy", bytes, None)?);
//! let targets = vec![Target { layer: 2, channels: vec![0] }];
//! let options = Options { targets, ..Options::preset(Preset::Quick) };
//!
//! let mut analysis = Analysis::new(network, options, 1, Box::new(|| 0.0))?;
//! while !analysis.is_done() {
//!     analysis.step()?;
//! }
//! let facets: Vec<String> = analysis.report(0).neurons[0].crms.iter().map(|crm| crm.consensus.clone()).collect();
//! assert_eq!(facets, ["CACCTGCC", "CCACCTGC"]);
//! # Ok::<(), neuronmotif::error::Error>(())
//! ```

pub mod activations;
pub mod alphabet;
pub mod analysis;
pub mod attribution;
pub mod comparison;
pub mod demix;
pub mod diagram;
pub mod dictionary;
pub mod engine;
pub mod error;
pub mod format;
pub mod grammar;
pub mod known;
pub mod lesson;
pub mod logo;
mod markup;
pub mod methods;
pub mod modisco;
pub mod motif;
pub mod network;
pub mod options;
pub mod progress;
pub mod random;
pub mod report;
pub mod sample;
pub mod scan;
pub mod sequence;
mod signature;
pub mod substructure;
pub mod syntax;
pub mod texts;
pub mod tomtom;
pub mod training;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

#[cfg(test)]
mod golden;
#[cfg(test)]
mod typescript;
