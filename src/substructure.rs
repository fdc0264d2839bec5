//! One neuron, or one layer, cut to its receptive field.
//!
//! All positions of a convolution are equivalent, so a neuron is studied on an input of exactly its
//! receptive field, which gives one position of its map and so one value (paper, “Symbol
//! definition”: the output function of a neuron's substructure). Padding concerns only the ends of
//! long inputs and is left out.

use crate::error::Error;
use crate::network::{Activation, Affine, Convolution, MaxPool, Network, Op};

/// A chain of convolutions whose last one has a single position.
#[derive(Clone, Debug)]
pub struct Substructure {
    /// Letters of the alphabet, the channels of the one-hot input.
    pub letters: usize,
    /// The receptive field: letters of the input.
    pub length: usize,
    /// The convolutions from the input on, each with what follows it; nothing follows the last.
    pub stages: Vec<Stage>,
}

/// A convolution and what lies between it and the next one.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The convolution, with the channels that are needed.
    pub convolution: Convolution,
    /// Positions of its output.
    pub positions: usize,
    /// What is applied to its output, in order.
    pub after: Vec<After>,
}

/// An operation between two convolutions.
#[derive(Clone, Debug)]
pub enum After {
    /// Elementwise function.
    Activation(Activation),
    /// Scale and shift a channel.
    Affine(Affine),
    /// Maximum over windows of positions.
    MaxPool(MaxPool),
}

impl Stage {
    /// Positions after the poolings that follow.
    pub fn positions_after(&self) -> usize {
        self.after.iter().fold(self.positions, |positions, after| match after {
            After::MaxPool(pool) => (positions - pool.size) / pool.stride + 1,
            After::Activation(_) | After::Affine(_) => positions,
        })
    }

    /// Positions of its input between neighbouring inputs of the next convolution.
    pub fn stride(&self) -> usize {
        self.convolution.stride * self.pooling().map_or(1, |pool| pool.stride)
    }

    /// The first max-pooling that follows.
    pub fn pooling(&self) -> Option<MaxPool> {
        self.after.iter().find_map(|after| match after {
            After::MaxPool(pool) => Some(*pool),
            After::Activation(_) | After::Affine(_) => None,
        })
    }
}

impl Substructure {
    /// The substructure of all neurons of a layer, or of one.
    ///
    /// # Errors
    /// See [`Network::layer`] and [`Network::channels`].
    pub fn new(network: &Network, layer: usize, channel: Option<usize>) -> Result<Self, Error> {
        let info = network.layer(layer)?;
        let mut stages: Vec<Stage> = Vec::new();
        for node in network.path(info) {
            let last = stages.last_mut();
            match (&node.op, last) {
                (Op::Convolution(convolution), _) => {
                    stages.push(Stage { convolution: convolution.clone(), positions: 0, after: Vec::new() });
                }
                (Op::Affine(affine), Some(stage)) => stage.after.push(After::Affine(affine.clone())),
                (Op::Activation(activation), Some(stage)) => stage.after.push(After::Activation(*activation)),
                (Op::MaxPool(pool), Some(stage)) => stage.after.push(After::MaxPool(*pool)),
                (_, None) => {}
            }
        }
        if let (Some(channel), Some(stage)) = (channel, stages.last_mut()) {
            let channel = network.channels(layer, &[channel])?[0];
            stage.convolution = stage.convolution.only(channel);
        }
        set_positions(&mut stages);
        Ok(Self { letters: network.alphabet.len(), length: info.receptive_field, stages })
    }

    /// Values a sequence: channels of the last convolution.
    pub fn outputs(&self) -> usize {
        self.stages.last().map_or(0, |stage| stage.convolution.channels())
    }

    /// The folded weights of the last convolution.
    pub fn target(&self) -> Option<&Convolution> {
        self.stages.last().map(|stage| &stage.convolution)
    }

    /// The same network below another last convolution, on `length` letters.
    pub fn with_target(&self, convolution: Convolution, length: usize) -> Self {
        let mut stages = self.stages.clone();
        if let Some(stage) = stages.last_mut() {
            stage.convolution = convolution;
        }
        set_positions(&mut stages);
        Self { letters: self.letters, length, stages }
    }

    /// bp by which the neuron's pattern may move without leaving its max-poolings' windows:
    /// the product of the strides before the last convolution (algorithm section 1, J).
    pub fn jump(&self) -> usize {
        let before = &self.stages[..self.stages.len().saturating_sub(1)];
        before.iter().map(Stage::stride).product()
    }

    /// Floating-point operations of one forward pass.
    pub fn flops(&self) -> f64 {
        self.stages.iter().map(|stage| 2.0 * (stage.positions * stage.convolution.weights.len()) as f64).sum()
    }
}

/// From the one position of the last convolution back to the input.
fn set_positions(stages: &mut [Stage]) {
    let mut needed = 1;
    for stage in stages.iter_mut().rev() {
        for after in stage.after.iter().rev() {
            if let After::MaxPool(pool) = after {
                needed = pool.reads(needed);
            }
        }
        stage.positions = needed;
        needed = stage.convolution.reads(needed);
    }
}
