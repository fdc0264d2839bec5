//! NeuronMotif: separates the multifaceted neurons of genomics CNNs into sharp motifs.
//!
//! After a max-pooling a neuron responds to several shifted or alternative patterns, and the logo of
//! all sequences that activate it is blurred. This crate samples such sequences, clusters them by
//! the input map of each max-pooling, from the last to the first, and computes a position
//! probability matrix from each cluster (Wei et al., PNAS 2023, doi:10.1073/pnas.2216698120).
//!
//! ```text
//! bytes ─network→ Network ─substructure→ Substructure ─sample→ SampleSet ─demix→ Vec<Facet>
//!                                                                                    │
//!    render, contrast ◄─ Report ◄──── analysis ◄──────── matrices with their figures ◄┘
//!                          ▲             │
//!                          └── grammar ◄─┘  segment → known (tomtom) → dictionary → syntax
//! ```
//!
//! The modules below are listed in the order of their stages: a module uses modules of earlier blocks, never of its
//! own block or of a later one (the tests of `src/stages.rs` check every path). Each type belongs to the stage that
//! makes it; [`report`] assembles them, [`render`] draws the report. The crate does not query the machine that it runs
//! on: [`host::Host`] sets threads, memory and clock. Only `src/wasm.rs` depends on JavaScript.
//!
//! ```
//! use neuronmotif::analysis::Analysis;
//! use neuronmotif::host::Host;
//! use neuronmotif::network::Network;
//! use neuronmotif::options::{Options, Preset, Target};
//! use std::sync::Arc;
//!
//! // A toy network that was trained to find CACCTGC at the first or the second of eight positions.
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

// Basics: every stage may use them, and they use no stage.
pub mod alphabet;
mod decoding;
pub mod error;
#[cfg(test)]
mod golden;
pub mod host;
mod markup;
pub mod progress;
pub mod random;
mod sha256;
mod signature;
pub mod statistics;

// The texts for everything that is exchanged as data, in one file per language.
pub mod texts;

// Inputs of a run: its options, and sequences as codes.
pub mod fasta;
pub mod options;
pub mod sequence;

// The two central types: a network, and a matrix with its statistics.
pub mod motif;
pub mod network;

// One neuron, cut to its receptive field.
pub mod substructure;

// Values and gradients of that neuron, by three engines: a fast one, a reference, and one in f64 with every map.
pub mod engine;

// Sequences that activate it.
pub mod sample;

// Their clusters, each with its matrix: the facets of the neuron.
pub mod demix;

// Comparing matrices, drawing them, and reading published ones.
pub mod format;
pub mod logo;
pub mod similarity;
pub mod tomtom;

// Matches of a matrix in motif databases.
pub mod known;

// The distinct motifs of a neuron's facets.
pub mod dictionary;

// What the neuron needs of its facets, asked of the network itself.
pub mod necessity;

// The arrangement of these motifs.
pub mod syntax;

// All results, as one file.
pub mod report;

// What is made from a report: comparisons of its matrices, and texts and images.
pub mod contrast;
pub mod grammar;
pub mod render;

// A run: all stages for all chosen neurons.
pub mod analysis;

// Other tools that work on a network.
pub mod activations;
pub mod attribution;
pub mod comparison;
pub mod deepresolve;
pub mod modisco;
pub mod scan;
pub mod survey;

// What is asked of given sequences: where motifs are, signals around them, agreement with labels, motifs of contributions or
// without a network.
pub mod agreement;
pub mod discovery;
pub mod expectation;
pub mod footprint;
pub mod occurrence;

// Questions that build on these: what raises outputs and what variants change, motifs of the strongest windows.
pub mod outputs;
pub mod window_motifs;

// Other published methods on the same neuron.
pub mod methods;

// A small neuron as a lesson.
pub mod lesson;

// Training such a neuron.
pub mod training;

// The interface to the page: the only module that depends on JavaScript.
#[cfg(test)]
mod typescript;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

#[cfg(test)]
mod stages;
