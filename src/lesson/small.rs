//! The neurons that a lesson can be about.

use super::answer::LessonFilter;
use super::rows;
use crate::error::{Code, Error, Result};
use crate::network::{Convolution, Network, Op, Pool};
use crate::substructure::{Part, Substructure};

/// Maximum receptive field, positions: a million sequences.
pub const MAX_LENGTH: usize = 10;

/// A neuron over a max-pooling over a convolution of the sequence.
pub struct SmallNeuron {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel, counted from 0.
    pub channel: usize,
    /// The neuron, cut to its receptive field.
    pub substructure: Substructure,
    /// The part whose map is the input of the pooling.
    pub entering: usize,
    /// The part of the pooling.
    pub pooled: usize,
    /// The pooling.
    pub pool: Pool,
}

impl SmallNeuron {
    /// Cuts the neuron out of the network and checks its structure.
    ///
    /// # Errors
    /// [`Code::Neurons`] or [`Code::Layer`] for a channel or layer that the network does not have; [`Code::Layer`] for a neuron of another structure.
    pub fn new(network: &Network, layer: usize, channel: usize) -> Result<Self> {
        let substructure = Substructure::new(network, layer, Some(channel))?;
        let refuse = |why: String| {
            Error::new(
                Code::Layer,
                format!("neuron {channel} of layer {layer}"),
                format!("A lesson needs a neuron whose sequences can all be evaluated; this one {why}."),
                "Open the example zeb1-toy, train one on the page, or study this neuron in the workbench.",
            )
        };
        if substructure.alphabet_size != 4 || substructure.padded || substructure.length > MAX_LENGTH {
            let (length, letters) = (substructure.length, substructure.alphabet_size);
            let padded = if substructure.padded { " with padding" } else { "" };
            return Err(refuse(format!(
                "has a receptive field of {length} over {letters} letters{padded}, not of at most {MAX_LENGTH} over 4"
            )));
        }
        let ops: Vec<&Op> = substructure.parts.iter().map(|part| &part.op).collect();
        let pool = match ops[..] {
            [Op::Convolution(_), Op::Activation(_), Op::MaxPool(pool), Op::Convolution(_)] if pool.size > 1 => *pool,
            _ => return Err(refuse("is not convolution, activation, max-pooling and convolution, one each".into())),
        };
        Ok(Self { layer, channel, substructure, entering: 1, pooled: 2, pool })
    }

    /// The part whose map is the input of the pooling.
    pub fn entering(&self) -> &Part {
        &self.substructure.parts[self.entering]
    }

    /// The first position, in the pooling's input map, of the window of a pooled position.
    pub fn window(&self, position: usize) -> usize {
        self.substructure.parts[self.pooled].inputs[0].start + position * self.pool.stride
    }
}

/// The filters of the neuron's first convolution, as matrices and as weights.
///
/// # Errors
/// Those of [`Network::filters`].
pub fn filters(network: &Network, neuron: &SmallNeuron) -> Result<Vec<LessonFilter>> {
    let Some((layer, convolution)) = first(&neuron.substructure) else { return Ok(Vec::new()) };
    let matrices = network.filters(layer)?;
    let filter = |(channel, ppm)| LessonFilter {
        ppm,
        weights: rows(&weights(convolution, channel), convolution.inputs()),
        bias: convolution.bias[channel],
    };
    Ok(matrices.into_iter().enumerate().map(filter).collect())
}

fn first(substructure: &Substructure) -> Option<(usize, &Convolution)> {
    let part = substructure.parts.first()?;
    Some((part.layer?, part.convolution()?))
}

/// The weights of one output channel, kernel position × input channel.
pub fn weights(convolution: &Convolution, channel: usize) -> Vec<f32> {
    convolution.weights.index_axis(ndarray::Axis(0), channel).iter().copied().collect()
}
