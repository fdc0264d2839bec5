//! NeuronMotif: takes multifaceted neurons of genomics CNNs apart into sharp motifs.

pub mod activations;
pub mod alphabet;
pub mod analysis;
pub mod demix;
pub mod engine;
pub mod error;
pub mod format;
pub mod logo;
mod markup;
pub mod motif;
pub mod network;
pub mod options;
pub mod progress;
pub mod random;
pub mod report;
pub mod sample;
pub mod sequence;
pub mod substructure;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

#[cfg(test)]
mod golden;
#[cfg(test)]
mod typescript;
