//! Scale and shift per channel: batch norm, biases, and the operations that exporters write for them.

use super::convolution::finite;
use super::signal::Signal;
use super::stop::{Stop, blocked};
use super::walk::Walk;
use crate::network::axes::Role;
use crate::network::onnx::{Constant, OnnxNode};
use crate::network::op::{Affine, Op};
use std::sync::Arc;

impl<'a> Walk<'_, 'a> {
    pub(super) fn batch_norm(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let (size, stride) = match signal.axes.roles().get(1) {
            Some(&Role::Feature { size, stride }) => (size, stride),
            Some(Role::Unit) => (1, 1),
            _ => return blocked("it does not normalise channels"),
        };
        let mut parameters = Vec::with_capacity(4);
        for index in 1..5 {
            let constant = self.constant(node, index)?;
            match constant.as_ref().and_then(|constant| constant.floats()) {
                Some(floats) if floats.len() == size => parameters.push(floats.to_vec()),
                _ => return blocked("its parameters are not one constant a channel"),
            }
        }
        let epsilon = f64::from(node.float("epsilon", 1e-5)?);
        let [gamma, beta, mean, variance] = &parameters[..] else { return blocked("it has no parameters") };
        let factor = |c: usize| f64::from(gamma[c]) / (f64::from(variance[c]) + epsilon).sqrt();
        let channels = (0..signal.channels).map(|channel| channel / stride % size);
        let scale = channels.clone().map(|c| factor(c) as f32).collect();
        let shift = channels.map(|c| (f64::from(beta[c]) - f64::from(mean[c]) * factor(c)) as f32).collect();
        self.scaled(node, signal, Affine { scale, shift })
    }

    /// `Add`, `Sub`, `Mul` with a constant, `Div` by one, and `Neg`.
    pub(super) fn affine(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        if node.op == "Neg" {
            let signal = self.signal(node, 0)?;
            let (scale, shift) = (vec![-1.0; signal.channels], vec![0.0; signal.channels]);
            return self.scaled(node, signal, Affine { scale, shift });
        }
        let (index, constant) = match (self.constant(node, 0)?, self.constant(node, 1)?) {
            (None, Some(constant)) => (0, constant),
            (Some(constant), None) => (1, constant),
            _ => return blocked("its other input is not constant"),
        };
        let signal = self.signal(node, index)?;
        let Some(values) = per_channel(&*self.aligned(node, constant, &signal)?, &signal) else {
            return blocked("its constant is not one number a channel");
        };
        let (ones, zeros) = (vec![1.0; values.len()], vec![0.0; values.len()]);
        let negated = |values: &[f32]| values.iter().map(|value| -value).collect::<Vec<f32>>();
        let affine = match (node.op, index) {
            ("Add", _) => Affine { scale: ones, shift: values },
            ("Sub", 0) => Affine { scale: ones, shift: negated(&values) },
            ("Sub", _) => Affine { scale: negated(&ones), shift: values },
            ("Mul", _) => Affine { scale: values, shift: zeros },
            ("Div", 0) => Affine { scale: values.iter().map(|value| value.recip()).collect(), shift: zeros },
            _ => return blocked("it divides by its input"),
        };
        self.scaled(node, signal, affine)
    }

    /// Before operator set 7, the axis that the first axis of the other input belongs to is an attribute.
    fn aligned(&self, node: &OnnxNode<'a>, constant: Arc<Constant>, signal: &Signal) -> Result<Arc<Constant>, Stop> {
        let rank = signal.axes.rank();
        let axis = node.integer("axis", -1)?;
        let Some(axis) = usize::try_from(axis).ok().filter(|_| self.graph.opset < 7) else { return Ok(constant) };
        let Some(after) = rank.checked_sub(axis.saturating_add(constant.dims.len())) else {
            return blocked("its other input has more axes than its first one");
        };
        let dims = constant.dims.iter().copied().chain(std::iter::repeat_n(1, after)).collect();
        Ok(Arc::new(Constant { dims, values: constant.values.clone() }))
    }

    pub(super) fn scaled(&mut self, node: &OnnxNode<'a>, signal: Signal, affine: Affine) -> Result<Signal, Stop> {
        finite(node, affine.scale.iter().chain(&affine.shift))?;
        Ok(self.push(node, vec![signal.source], Op::Affine(affine), signal))
    }
}

/// A constant, broadcast to `signal`, as one value per channel; `None` where it differs between positions.
pub fn per_channel(constant: &Constant, signal: &Signal) -> Option<Vec<f32>> {
    let values = constant.floats()?;
    if let &[value] = values {
        return Some(vec![value; signal.channels]);
    }
    let offset = signal.axes.rank().checked_sub(constant.dims.len())?;
    let mut channels = vec![0; signal.channels];
    for (axis, &dim) in constant.dims.iter().enumerate().filter(|(_, dim)| **dim > 1) {
        let Role::Feature { size, stride } = signal.axes.roles()[axis + offset] else { return None };
        if dim != size {
            return None;
        }
        let inner: usize = constant.dims[axis + 1..].iter().product();
        channels.iter_mut().enumerate().for_each(|(channel, index)| *index += channel / stride % size * inner);
    }
    channels.into_iter().map(|index| values.get(index).copied()).collect()
}
