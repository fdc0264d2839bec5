//! Operations that move axes and leave the elements as they are.

use super::signal::Signal;
use super::stop::{Stop, blocked};
use super::walk::Walk;
use crate::network::axes::Axes;
use crate::network::onnx::OnnxNode;

impl<'a> Walk<'_, 'a> {
    pub(super) fn arrange(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let axes = match node.op {
            "Transpose" => {
                let reversed: Vec<i64> = (0..signal.axes.rank() as i64).rev().collect();
                signal.axes.transpose(&node.integers("perm")?.unwrap_or(reversed))
            }
            "Squeeze" => signal.axes.squeeze(self.axis_list(node)?.as_deref(), signal.positions),
            "Unsqueeze" => self.axis_list(node)?.and_then(|axes| signal.axes.unsqueeze(&axes)),
            "Flatten" => match node.integer("axis", 1)? {
                axis if axis == 1 || axis + signal.axes.rank() as i64 == 1 => self.reshaped(&signal, &[0, -1]),
                _ => None,
            },
            _ => {
                let shape = self.constant(node, 1)?;
                let keeps_zeros = node.integer("allowzero", 0)? != 0;
                let shape =
                    shape.filter(|shape| !keeps_zeros || shape.integers().is_none_or(|sizes| !sizes.contains(&0)));
                shape.and_then(|shape| self.reshaped(&signal, shape.integers()?))
            }
        };
        match axes {
            Some(axes) => Ok(Signal { axes, ..signal }),
            None if node.op == "Reshape" => self.reordered(node, signal),
            None => blocked("it mixes positions and channels"),
        }
    }

    /// A reshape that merges channel axes which were transposed before: it changes the order of the channels.
    fn reordered(&mut self, node: &OnnxNode<'a>, signal: Signal) -> Result<Signal, Stop> {
        let shape = self.constant(node, 1)?;
        let sizes = shape.as_ref().and_then(|shape| shape.integers()?.get(1..)).unwrap_or_default();
        let sizes: Option<Vec<usize>> = sizes.iter().map(|&size| usize::try_from(size).ok()).collect();
        let elements = sizes.and_then(|sizes| sizes.into_iter().try_fold(1_usize, usize::checked_mul));
        let stored = elements.filter(|&elements| Some(elements) != signal.channels.checked_mul(signal.positions));
        if let Some(why) = stored.and_then(|elements| self.wants(&signal, elements, "its sizes")) {
            return blocked(why);
        }
        let shuffled = self.picked(node, signal, &[])?;
        match shape.and_then(|shape| self.reshaped(&shuffled, shape.integers()?)) {
            Some(axes) => Ok(Signal { axes, ..shuffled }),
            None => blocked("it mixes positions and channels"),
        }
    }

    fn reshaped(&self, signal: &Signal, shape: &[i64]) -> Option<Axes> {
        signal.axes.reshape(shape, self.batch, signal.positions)
    }

    /// The axes that a `Squeeze` or `Unsqueeze` names: an attribute before operator set 13, an input since then.
    pub(super) fn axis_list(&self, node: &OnnxNode<'a>) -> Result<Option<Vec<i64>>, Stop> {
        if let Some(axes) = node.integers("axes")? {
            return Ok(Some(axes));
        }
        if node.input(1).is_none() {
            return Ok(None);
        }
        match self.constant(node, 1)?.and_then(|axes| axes.integers().map(<[i64]>::to_vec)) {
            Some(axes) => Ok(Some(axes)),
            None => blocked("its axes are not constant"),
        }
    }
}
