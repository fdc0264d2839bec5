//! What the fuzzers run: [`entries`] is what they call, [`mutate`] how models are changed.

pub mod entries;
pub mod mutate;
