//! The network of the paper's Figure 2A: its first weights, and the way to the engine.

use super::onnx;
use super::shape::{ALPHABET_SIZE, FILTERS, POOLED, WIDTH};
use crate::engine::soft::{Kernel, Soft};
use crate::error::Result;
use crate::network::Network;
use crate::random::{Key, Purpose};
use crate::substructure::Substructure;

/// Weights as PyTorch draws them: uniform within ±1/√(numbers that an output reads), biases too.
pub fn initial(key: Key, start: u64) -> Vec<Kernel> {
    let shapes = [(FILTERS, WIDTH * ALPHABET_SIZE), (1, POOLED * FILTERS)];
    let kernel = |(layer, (channels, fan_in)): (usize, (usize, usize))| {
        let mut stream = key.stream(Purpose::Weights, start, layer as u64);
        let bound = 1.0 / (fan_in as f64).sqrt();
        let mut draw = |count: usize| (0..count).map(|_| bound * (2.0 * stream.unit() - 1.0)).collect::<Vec<f64>>();
        Kernel { weights: draw(channels * fan_in), bias: draw(channels) }
    };
    shapes.into_iter().enumerate().map(kernel).collect()
}

/// The network with these weights, read from its own ONNX file.
///
/// # Errors
/// [`crate::error::Code::NotFinite`] where a weight is not finite.
pub fn network(kernels: &[Kernel]) -> Result<Network> {
    Network::open("trained toy", &onnx::write(kernels), None)
}

/// The double-precision evaluator of its neuron, with exactly these weights.
///
/// # Errors
/// As [`network`].
pub fn soft(kernels: &[Kernel]) -> Result<Soft> {
    let mut soft = Soft::new(&Substructure::new(&network(kernels)?, 2, Some(0))?);
    soft.kernels_mut().clone_from_slice(kernels);
    Ok(soft)
}
