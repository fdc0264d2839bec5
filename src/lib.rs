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
//!    render, contrast ◄─ Report ◄──── analysis ◄──────── matrices with their figures ◄┘
//!                          ▲             │
//!                          └── grammar ◄─┘  segment → known (tomtom) → dictionary → syntax
//! ```
//!
//! The modules below stand in the order of their stages: a module uses those of the blocks before it, never those of its
//! own block or of a later one (the tests of `src/stages.rs` read every path). Each type belongs to the stage that makes
//! it; [`report`] assembles them, [`render`] draws the report. The crate asks nothing of the machine that it runs on:
//! threads, memory and clock are what [`host::Host`] says. `src/wasm.rs` is the only place that knows of JavaScript.
//!
//! ```
//! use neuronmotif::analysis::Analysis;
//! use neuronmotif::host::Host;
//! use neuronmotif::network::Network;
//! use neuronmotif::options::{Options, Preset, Target};
//! use std::sync::Arc;
//!
//! // A toy that was trained to find CACCTGC at the first or the second of eight letters.
//! let bytes = std::fs::read("www/examples/zeb1-toy/model.onnx")?;
//! let network = Arc::new(Network::open("zeb1-toy", &bytes, None)?);
//! let targets = vec![Target { layer: 2, channels: vec![0] }];
//! let options = Options { targets, ..Options::preset(Preset::Quick) };
//!
//! let mut analysis = Analysis::new(network, options, Host::default())?;
//! while !analysis.is_done() {
//!     analysis.step()?;
//! }
//! let facets: Vec<String> = analysis.report(0).neurons[0].crms.iter().map(|crm| crm.consensus.clone()).collect();
//! assert_eq!(facets, ["CACCTGCC", "CCACCTGC"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// Ground: what every stage may use and what knows none of them.
pub mod alphabet;
pub mod error;
#[cfg(test)]
mod golden;
pub mod host;
mod markup;
pub mod progress;
pub mod random;
mod sha256;
mod signature;

// The words of what crosses as data, in one file for each language.
pub mod texts;

// What a run is given: its options, and sequences as codes.
pub mod options;
pub mod sequence;

// The two things that everything else is about: a network, and a matrix with what describes it.
pub mod motif;
pub mod network;

// One neuron, cut to its receptive field.
pub mod substructure;

// Values and gradients of that neuron, three times: fast, as a reference, and in f64 with every map.
pub mod engine;

// Sequences that activate it.
pub mod sample;

// Their clusters, each with its matrix: the facets.
pub mod demix;

// Comparing matrices, drawing them, and reading those that others have published.
pub mod format;
pub mod logo;
pub mod tomtom;

// What motif databases say of a matrix.
pub mod known;

// The different motifs of a neuron's facets.
pub mod dictionary;

// How these are arranged.
pub mod syntax;

// Everything found, as one file.
pub mod report;

// What a report gives rise to: comparisons of its matrices, and texts and images for its readers.
pub mod contrast;
pub mod grammar;
pub mod render;

// A run: all stages for all neurons that were chosen.
pub mod analysis;

// Tools on a network, besides a run.
pub mod activations;
pub mod attribution;
pub mod comparison;
pub mod modisco;
pub mod scan;

// The usual methods on the same neuron.
pub mod methods;

// A small neuron as a lesson.
pub mod lesson;

// Training such a neuron.
pub mod training;

// The page's side: the only place that knows of JavaScript.
#[cfg(test)]
mod typescript;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

#[cfg(test)]
mod stages;
