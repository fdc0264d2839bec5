//! Values and input gradients of given sequences: the command `activations`.

use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::engine::tract::Reference;
use crate::error::{Code, Error, Result};
use crate::network::Network;
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use serde::Serialize;

/// The result of `activations`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Activations {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Length of each sequence.
    pub length: usize,
    /// Pre-activations, sequence × channel.
    pub values: Vec<Vec<f32>>,
    /// Channel of the gradients.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<usize>,
    /// Input gradients, sequence × position × letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gradients: Option<Vec<Vec<Vec<f32>>>>,
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

/// Evaluates `text` (FASTA or one sequence per line) in a layer, with the input gradient of channel `gradient_of`.
///
/// # Errors
/// [`Code::Layer`] or [`Code::Neurons`] where there is no such layer or channel, [`Code::Sequence`] for a wrong letter or
/// length.
pub fn activations(
    network: &Network,
    layer: usize,
    text: &str,
    gradient_of: Option<usize>,
    choice: EngineChoice,
) -> Result<Activations> {
    let length = network.layer(layer)?.receptive_field;
    let alphabet_size = network.alphabet.len();
    let sequences = SequenceSet::parse(text, &network.alphabet, length)?;
    if let Some(channel) = gradient_of {
        network.channels(layer, &[channel])?;
    }
    let engine = choice.engine(network, layer, None)?;
    let values = engine.values(&sequences).chunks_exact(engine.outputs()).map(<[f32]>::to_vec).collect();
    let gradients = gradient_of.map(|channel| {
        let (_, gradients) = engine.gradients(&sequences, channel);
        let matrix = |rows: &[f32]| rows.chunks_exact(alphabet_size).map(<[f32]>::to_vec).collect();
        gradients.chunks_exact(length * alphabet_size).map(matrix).collect()
    });
    Ok(Activations { layer, length, values, channel: gradient_of, gradients })
}
