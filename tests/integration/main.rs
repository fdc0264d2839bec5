//! Tests of the public interface, in one program: one module per subject.
//!
//! Tests on the reference models in `../shared` are ignored unless asked for, and fail if the models are missing:
//! `cargo test -- --include-ignored`.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod alternatives;
mod analysis;
mod attribution;
mod backgrounds;
mod cases;
mod common;
mod contributors;
mod corpus;
mod engines;
mod file_cases;
mod fuzz_corpus;
mod grammar;
mod insertions;
mod lowering;
mod marginalisation;
mod methods;
mod modisco;
mod motif_formats;
mod naming;
mod network_chains;
mod network_mutation;
mod network_refusals;
mod network_tables;
mod outputs;
mod planted;
mod resumed;
mod together;
mod tomtom;
mod untrained;
mod wide_pooling;
