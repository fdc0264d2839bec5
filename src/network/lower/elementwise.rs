//! Activation functions that the file writes as one operation, or as several that [`pattern`] recognises.

use super::affine::per_channel;
use super::convolution::finite;
use super::pattern::{self, Match};
use super::signal::Signal;
use super::stop::{Stop, blocked};
use super::walk::Walk;
use crate::error::Result;
use crate::network::activation::Activation;
use crate::network::onnx::OnnxNode;
use crate::network::op::{Affine, Op, Source};

/// λ and α of SELU, as ONNX defines them.
const SELU: [f32; 2] = [1.050_701, 1.673_263_2];

impl<'a> Walk<'_, 'a> {
    pub(super) fn elementwise(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let activation = match node.op {
            "Relu" => Activation::Relu,
            "LeakyRelu" => Activation::LeakyRelu(node.float("alpha", 0.01)?),
            "Elu" => Activation::Elu(node.float("alpha", 1.0)?),
            "Sigmoid" => Activation::Sigmoid,
            "Tanh" => Activation::Tanh,
            "Exp" => Activation::Exp,
            "Softplus" => Activation::Softplus,
            "Softsign" => Activation::Softsign,
            "HardSigmoid" => Activation::HardSigmoid(node.float("alpha", 0.2)?, node.float("beta", 0.5)?),
            "HardSwish" => Activation::HardSwish,
            "Swish" => pattern::swish(node.float("alpha", 1.0)?),
            "Mish" => Activation::Mish,
            "Celu" => match node.float("alpha", 1.0)? {
                1.0 => Activation::Elu(1.0),
                0.0 => return blocked("its alpha is 0"),
                alpha => Activation::Celu(alpha),
            },
            "Gelu" => match node.text("approximate", "none")?.as_str() {
                "tanh" => Activation::GeluTanh,
                _ => Activation::Gelu,
            },
            "Abs" => Activation::Abs,
            "Erf" => Activation::Erf,
            "Erfc" => Activation::Erfc,
            "Clip" => {
                let (low, high) = self.bounds(node)?;
                clip(low, high)
            }
            "Max" => clip(self.other(node)?, f32::INFINITY),
            "Min" => clip(f32::NEG_INFINITY, self.other(node)?),
            "PRelu" => return self.prelu(node),
            "Sqrt" => Activation::Power(0.5),
            "Reciprocal" => Activation::Power(-1.0),
            "Log" => Activation::Log,
            "Pow" => match self.other(node)? {
                2.0 => Activation::Square,
                exponent => Activation::Power(exponent),
            },
            "Selu" => return self.selu(node),
            _ => return blocked("this version does not know it"),
        };
        let index = usize::from(self.constant(node, 0)?.is_some());
        self.activation(node, index, activation)
    }

    fn activation(&mut self, node: &OnnxNode<'a>, index: usize, activation: Activation) -> Result<Signal, Stop> {
        let signal = self.signal(node, index)?;
        Ok(self.push(node, vec![signal.source], Op::Activation(activation), signal))
    }

    fn prelu(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let slopes = self.constant(node, 1)?.and_then(|slopes| per_channel(&slopes, &signal));
        let Some(slopes) = slopes else { return blocked("its slopes are not one constant a channel") };
        finite(node, slopes.iter())?;
        let op = match slopes[..] {
            [first, ref others @ ..] if others.iter().all(|&slope| slope == first) => {
                Op::Activation(Activation::LeakyRelu(first))
            }
            _ => Op::PRelu(slopes),
        };
        Ok(self.push(node, vec![signal.source], op, signal))
    }

    /// λ · ELU with its own α.
    fn selu(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let elu = self.activation(node, 0, Activation::Elu(node.float("alpha", SELU[1])?))?;
        let scale = vec![node.float("gamma", SELU[0])?; elu.channels];
        let shift = vec![0.0; elu.channels];
        self.scaled(node, elu, Affine { scale, shift })
    }

    /// The bounds of a `Clip`: attributes before operator set 11, inputs since then.
    fn bounds(&self, node: &OnnxNode<'a>) -> Result<(f32, f32), Stop> {
        let bound = |name, index, default| match node.input(index) {
            None => Ok(node.float(name, default)?),
            Some(_) => match self.constant(node, index)?.and_then(|bound| bound.scalar()) {
                Some(bound) => Ok(bound),
                None => blocked("its bounds are not constant"),
            },
        };
        Ok((bound("min", 1, f32::NEG_INFINITY)?, bound("max", 2, f32::INFINITY)?))
    }

    /// The constant scalar input of an operation with two inputs.
    fn other(&self, node: &OnnxNode<'a>) -> Result<f32, Stop> {
        if node.inputs.len() != 2 {
            return blocked("it does not combine its input with one number");
        }
        let commutes = matches!(node.op, "Max" | "Min");
        let constant = match self.constant(node, 1)? {
            None if commutes => self.constant(node, 0)?,
            constant => constant,
        };
        match constant.and_then(|constant| constant.scalar()).filter(|value| !value.is_nan()) {
            Some(value) => Ok(value),
            None => blocked("it does not combine its input with one number"),
        }
    }

    /// An activation function that the file composes of several operations, of which `node` is the last.
    pub(super) fn composed(&mut self, node: &OnnxNode<'a>) -> Result<Option<Signal>> {
        let is_signal = |name: &str| matches!(self.lowered.tensors.get(name), Some(Ok(_)));
        let Some(Match { activation, root, parts }) = pattern::find(self.graph, self.constants, node, is_signal)?
        else {
            return Ok(None);
        };
        let Some(Ok(signal)) = self.lowered.tensors.get(root) else { return Ok(None) };
        let signal = signal.clone();
        for part in parts {
            if let Some(Ok(Signal { source: Source::Node(draft), .. })) = self.lowered.tensors.get(part) {
                self.lowered.drafts[*draft].absorbed = true;
            }
        }
        Ok(Some(self.push(node, vec![signal.source], Op::Activation(activation), signal)))
    }
}

fn clip(low: f32, high: f32) -> Activation {
    if low == 0.0 && high == f32::INFINITY { Activation::Relu } else { Activation::Clip(low, high) }
}
