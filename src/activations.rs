//! Values and input gradients of given sequences: the command `activations`.

mod windows;

use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::engine::tract::Reference;
use crate::error::{Code, Error, Result};
use crate::fasta::Fasta;
use crate::network::Network;
use crate::substructure::Substructure;
use serde::Serialize;
use windows::Windows;

pub use windows::{Extent, ScannedSequence, Window};

/// Maximum number of letters, values and gradients of one answer.
const MAX_NUMBERS: usize = 50_000_000;

/// Maximum number of floating-point operations.
const MAX_OPERATIONS: f64 = 1e12;

/// The result of `activations`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Activations {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Length of each window.
    pub length: usize,
    /// Pre-activations, window × channel.
    pub values: Vec<Vec<f32>>,
    /// Channel of the gradients.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<usize>,
    /// Input gradients, window × position × letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gradients: Option<Vec<Vec<Vec<f32>>>>,
    /// The place of each window; absent where each sequence of the file is one window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub windows: Option<Vec<Window>>,
    /// The sequences of the windows; absent where each sequence of the file is one window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequences: Option<Vec<ScannedSequence>>,
    /// What was left out, in sentences; absent where nothing was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

/// The choice of an engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngineChoice {
    /// The SIMD kernels of this crate.
    Simd,
    /// The reference engine, tract.
    Tract,
}

impl EngineChoice {
    /// Reads `simd` or `tract`.
    ///
    /// # Errors
    /// [`Code::Option`] for another word.
    pub fn parse(word: &str) -> Result<Self> {
        match word {
            "simd" => Ok(Self::Simd),
            "tract" => Ok(Self::Tract),
            _ => Err(Error::new(
                Code::Option,
                "engine",
                format!("There is no engine “{word}”."),
                "Use simd (the kernels of this program) or tract (the reference).",
            )),
        }
    }

    /// The engine for a layer's neurons.
    ///
    /// # Errors
    /// Those of [`Substructure::new`] and [`Reference::new`].
    pub fn engine(self, network: &Network, layer: usize, channel: Option<usize>) -> Result<Box<dyn Engine>> {
        Ok(match self {
            Self::Simd => Box::new(Simd::new(&Substructure::new(network, layer, channel)?)),
            Self::Tract => Box::new(Reference::new(network, layer, channel)?),
        })
    }
}

/// Evaluates the windows of a file's sequences in a layer, with the input gradient of channel `gradient_of`.
///
/// # Errors
/// [`Code::Layer`] or [`Code::Neurons`] where there is no such layer or channel, [`Code::Sequence`] where no sequence has
/// a window of the receptive field's length, [`Code::Memory`] where there are too many.
pub fn activations(
    network: &Network,
    layer: usize,
    file: &Fasta,
    extent: Extent,
    gradient_of: Option<usize>,
    choice: EngineChoice,
) -> Result<Activations> {
    let length = network.layer(layer)?.receptive_field;
    let alphabet_size = network.alphabet.len();
    if let Some(channel) = gradient_of {
        network.channels(layer, &[channel])?;
    }
    check_size(network, layer, Windows::count(file, length), gradient_of)?;
    let found = Windows::of(file, &network.alphabet, length, extent)?;
    let engine = choice.engine(network, layer, None)?;
    let values = engine.values(&found.codes).chunks_exact(engine.outputs()).map(<[f32]>::to_vec).collect();
    let gradients = gradient_of.map(|channel| {
        let (_, gradients) = engine.gradients(&found.codes, channel);
        let matrix = |rows: &[f32]| rows.chunks_exact(alphabet_size).map(<[f32]>::to_vec).collect();
        gradients.chunks_exact(length * alphabet_size).map(matrix).collect()
    });
    let (windows, sequences) =
        found.places.map_or((None, None), |(windows, sequences)| (Some(windows), Some(sequences)));
    let warnings = found.warnings;
    Ok(Activations { layer, length, values, channel: gradient_of, gradients, windows, sequences, warnings })
}

/// Refuses an answer that takes too long or does not fit into memory.
fn check_size(network: &Network, layer: usize, windows: usize, gradient_of: Option<usize>) -> Result<()> {
    let substructure = Substructure::new(network, layer, None)?;
    let per_gradient = gradient_of.map_or(0, |_| substructure.length * substructure.alphabet_size);
    let numbers = windows.saturating_mul(substructure.length + substructure.outputs() + per_gradient);
    let operations = windows as f64 * substructure.flops();
    if numbers <= MAX_NUMBERS && operations <= MAX_OPERATIONS {
        return Ok(());
    }
    Err(Error::new(
        Code::Memory,
        "sequences",
        format!("The sequences have {windows} windows, whose values take too long or too much memory."),
        "Give fewer or shorter sequences, or choose a shallower layer.",
    ))
}

#[cfg(test)]
mod tests;
