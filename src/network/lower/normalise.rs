//! Statistics over channels at each position: layer norm, softmax, sums and means, and division by
//! another branch. They do not mix positions, so receptive fields do not change.
//!
//! A sum over channels is a convolution of width 1, and 1 / x an elementwise function, so no further
//! kinds of operation are needed.

use super::affine::per_channel;
use super::features::{combine, ordered, spread};
use super::signal::Signal;
use super::stop::{Stop, blocked};
use super::walk::Walk;
use crate::network::activation::Activation;
use crate::network::axes::{Role, resolve};
use crate::network::onnx::OnnxNode;
use crate::network::op::{Affine, Convolution, Op};
use ndarray::Array3;

impl<'a> Walk<'_, 'a> {
    /// `LayerNormalization` and `RMSNormalization`: (x − mean) / √(variance + ε), or x / √(mean of x² + ε), times a
    /// scale, plus a shift.
    pub(super) fn normalise(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let axes = features(&signal, node.integer("axis", -1)?, true)?;
        let mut scale = vec![1.0; signal.channels];
        let mut shift = vec![0.0; signal.channels];
        for (index, values) in [(1, &mut scale), (2, &mut shift)] {
            if node.input(index).is_some() {
                let constant = self.constant(node, index)?;
                let Some(found) = constant.and_then(|constant| per_channel(&constant, &signal)) else {
                    return blocked("its scale or shift is not one constant a channel");
                };
                *values = found;
            }
        }
        let centred = match node.op {
            "LayerNormalization" => self.centred(node, signal, &axes)?,
            _ => signal,
        };
        let squares = self.step(node, Op::Activation(Activation::Square), &centred);
        let mean = self.over_features(node, &squares, &axes, true)?;
        let epsilon = node.float("epsilon", 1e-5)?;
        let shifted = self.step(node, added(&mean, epsilon), &mean);
        let factor = self.step(node, Op::Activation(Activation::Power(-0.5)), &shifted);
        let normalised = self.with_each(node, Op::Product, &centred, &factor);
        self.scaled(node, normalised, Affine { scale, shift })
    }

    /// `Softmax` over channels.
    pub(super) fn softmax(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let flattens = self.graph.opset < 13;
        let axes = features(&signal, node.integer("axis", if flattens { 1 } else { -1 })?, flattens)?;
        let centred = self.centred(node, signal, &axes)?;
        let exponentials = self.step(node, Op::Activation(Activation::Exp), &centred);
        let sum = self.over_features(node, &exponentials, &axes, false)?;
        let factor = self.step(node, Op::Activation(Activation::Power(-1.0)), &sum);
        let shares = self.with_each(node, Op::Product, &exponentials, &factor);
        Ok(self.shown(node, shares))
    }

    /// `Div` of a branch, or of a constant, by another branch.
    pub(super) fn divided(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let divisor = self.signal(node, 1)?;
        let inverse = self.step(node, Op::Activation(Activation::Power(-1.0)), &divisor);
        match self.constant(node, 0)? {
            Some(constant) => {
                let Some(scale) = per_channel(&constant, &inverse) else {
                    return blocked("its constant is not one number a channel");
                };
                let shift = vec![0.0; scale.len()];
                self.scaled(node, inverse, Affine { scale, shift })
            }
            None => {
                let dividend = self.signal(node, 0)?;
                self.joined(node, &[dividend, inverse])
            }
        }
    }

    /// `ReduceSum` and `ReduceMean` over axes of channels.
    pub(super) fn reduce_features(
        &mut self,
        node: &OnnxNode<'a>,
        signal: &Signal,
        axes: &[usize],
    ) -> Result<Signal, Stop> {
        let reduced = self.over_features(node, signal, axes, node.op == "ReduceMean")?;
        Ok(self.shown(node, reduced))
    }

    /// The signal minus its mean over `axes`.
    fn centred(&mut self, node: &OnnxNode<'a>, signal: Signal, axes: &[usize]) -> Result<Signal, Stop> {
        let mean = self.over_features(node, &signal, axes, true)?;
        let negated = Affine { scale: vec![-1.0; mean.channels], shift: vec![0.0; mean.channels] };
        let negated = self.step(node, Op::Affine(negated), &mean);
        Ok(self.with_each(node, Op::Sum, &signal, &negated))
    }

    /// The sum or mean over axes of channels; these axes then have size 1.
    fn over_features(
        &mut self,
        node: &OnnxNode<'a>,
        signal: &Signal,
        axes: &[usize],
        mean: bool,
    ) -> Result<Signal, Stop> {
        let spread = spread(&signal.axes);
        let list = |reduced: bool| {
            let entries = |(axis, &(size, stride)): (usize, &(usize, usize))| match axes.contains(&axis) == reduced {
                true => (0..size).map(|entry| entry * stride).collect(),
                false => vec![0],
            };
            combine(&spread.iter().enumerate().map(entries).collect::<Vec<Vec<usize>>>())
        };
        let (kept, reduced) = (list(false), list(true));
        if kept.len() * reduced.len() != signal.channels {
            return blocked("it combines axes of a flattened map");
        }
        self.make_room(kept.len(), signal.channels)?;
        let mut weights = Array3::zeros((kept.len(), 1, signal.channels));
        let weight = if mean { 1.0 / reduced.len() as f32 } else { 1.0 };
        for (output, first) in kept.iter().enumerate() {
            reduced.iter().for_each(|offset| weights[[output, 0, first + offset]] = weight);
        }
        let convolution = Convolution {
            weights: weights.into_shared(),
            bias: vec![0.0; kept.len()],
            stride: 1,
            dilation: 1,
            padding: [0, 0],
            groups: 1,
        };
        let sizes: Vec<usize> =
            spread.iter().enumerate().map(|(axis, &(size, _))| if axes.contains(&axis) { 1 } else { size }).collect();
        let shape = axes.iter().fold(signal.axes.clone(), |shape, &axis| shape.with(axis, Role::Unit));
        let like = Signal { axes: ordered(&shape, &sizes), channels: kept.len(), ..signal.clone() };
        Ok(self.step(node, Op::Convolution(convolution), &like))
    }

    /// Combines each channel of `signal` with the channel of `other` that belongs to it.
    fn with_each(&mut self, node: &OnnxNode<'a>, op: Op, signal: &Signal, other: &Signal) -> Signal {
        let sizes: Vec<usize> = spread(&signal.axes).iter().map(|&(size, _)| size).collect();
        let axes = ordered(&signal.axes, &sizes);
        let own = self.broadcast(node, signal, &sizes, &axes);
        let other = self.broadcast(node, other, &sizes, &axes);
        let like = Signal { axes, ..signal.clone() };
        let made = self.push(node, vec![own.source, other.source], op, like);
        self.hidden(made)
    }
}

/// `axis`, or it and all axes after it.
///
/// # Errors
/// [`Stop::Blocked`] when one of them is not a channel axis.
fn features(signal: &Signal, axis: i64, and_after: bool) -> Result<Vec<usize>, Stop> {
    let rank = signal.axes.rank();
    let Some(axes) = resolve(&[axis], rank) else { return blocked("it has no such axis") };
    let axes: Vec<usize> = (axes[0]..if and_after { rank } else { axes[0] + 1 }).collect();
    if !axes.iter().all(|&axis| is_feature(signal, axis)) {
        return blocked("it combines positions, not channels at each position");
    }
    Ok(axes)
}

/// Whether an axis contains channels only.
pub fn is_feature(signal: &Signal, axis: usize) -> bool {
    matches!(signal.axes.roles()[axis], Role::Feature { .. } | Role::Unit)
}

fn added(signal: &Signal, summand: f32) -> Op {
    Op::Affine(Affine { scale: vec![1.0; signal.channels], shift: vec![summand; signal.channels] })
}
