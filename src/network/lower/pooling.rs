//! Max-pooling, and padding written as an operation of its own.

use super::window::{out_of_range, window};
use super::{Op, Signal, Stop, Walk, blocked};
use crate::network::MaxPool;
use crate::network::axes::Role;
use crate::network::limits;
use crate::network::onnx::Node;

impl<'a> Walk<'_, 'a> {
    pub(super) fn max_pool(&mut self, node: &Node<'a>) -> Result<Signal, Stop> {
        let signal = self.unpadded(node, 0)?;
        let kernel: Option<Vec<usize>> =
            node.integers("kernel_shape")?.unwrap_or_default().iter().map(|&size| usize::try_from(size).ok()).collect();
        let window = window(node, &signal, &kernel.ok_or_else(|| out_of_range(node))?)?;
        if window.dilation != 1 {
            return blocked("its window is dilated");
        }
        let Some(positions) = window.count(signal.positions) else {
            return blocked(format!("its window is wider than the {} positions it reads", signal.positions));
        };
        let pool = MaxPool { size: window.size, stride: window.stride, padding: window.padding };
        self.push(node, Signal { positions, ..signal }, Op::MaxPool(pool))
    }

    /// Zeros at the ends of the sequence belong to the convolution that follows.
    pub(super) fn pad(&mut self, node: &Node<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let value = match (node.input(2), self.constant(node, 2)?) {
            (None, _) => Some(node.float("value", 0.0)?),
            (Some(_), constant) => constant.and_then(|constant| constant.scalar()),
        };
        if node.text("mode", "constant")? != "constant" || value != Some(0.0) {
            return blocked("it pads with something else than zeros");
        }
        let listed = match node.integers("pads")? {
            Some(pads) => Some(pads),
            None => self.constant(node, 1)?.and_then(|pads| pads.integers().map(<[i64]>::to_vec)),
        };
        let rank = signal.axes.rank();
        let Some(pads) = listed.filter(|pads| pads.len() == 2 * rank && node.input(3).is_none()) else {
            return blocked("its padding is not written for every axis");
        };
        let mut padding = signal.padding;
        for (index, &pad) in pads.iter().enumerate().filter(|(_, pad)| **pad != 0) {
            let pad = usize::try_from(pad).ok().filter(|&pad| pad <= limits::EXTENT);
            match pad.filter(|_| signal.axes.roles()[index % rank] == Role::Length) {
                Some(pad) => padding[index / rank] = (padding[index / rank] + pad).min(limits::EXTENT),
                None => return blocked("it pads an axis that is not the sequence, or crops"),
            }
        }
        Ok(Signal { padding, ..signal })
    }
}
