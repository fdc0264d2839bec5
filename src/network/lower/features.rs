//! The channels of a signal and the axes that they are spread over.

use super::signal::Signal;
use super::stop::{Stop, blocked};
use super::walk::Walk;
use crate::network::axes::{Axes, Role};
use crate::network::limits;
use crate::network::onnx::OnnxNode;
use crate::network::op::Op;

/// Where one axis of a result takes its entries from.
#[derive(Clone, Debug)]
pub struct Pick {
    /// The axis.
    pub axis: usize,
    /// Entries of the old axis, in the new order.
    pub entries: Vec<usize>,
}

/// For each axis its number of features and the channels between neighbouring ones; 1 and 0 for other axes.
pub fn spread(axes: &Axes) -> Vec<(usize, usize)> {
    let entry = |role: &Role| match *role {
        Role::Feature { size, stride } => (size, stride),
        _ => (1, 0),
    };
    axes.roles().iter().map(entry).collect()
}

/// The channel indices of all combinations of entries, the last axis fastest: `lists[a]` has for axis `a` the offset
/// that each of its entries adds.
pub fn combine(lists: &[Vec<usize>]) -> Vec<usize> {
    lists.iter().fold(vec![0], |channels, list| {
        channels.iter().flat_map(|&channel| list.iter().map(move |&entry| channel + entry)).collect()
    })
}

/// The number of channels of features of these sizes.
///
/// # Errors
/// [`Stop::Blocked`] when there are more than [`limits::CHANNELS`].
pub fn count(sizes: &[usize]) -> Result<usize, Stop> {
    let product = sizes.iter().try_fold(1_usize, |product, &size| product.checked_mul(size));
    match product.filter(|&count| count <= limits::CHANNELS) {
        Some(count) => Ok(count),
        None => blocked(format!("its result has more than {} channels", limits::CHANNELS)),
    }
}

/// The axes of a signal whose features have these sizes and whose channels are in the order of the axes.
pub fn ordered(axes: &Axes, sizes: &[usize]) -> Axes {
    let mut result = axes.clone();
    let mut stride = 1;
    for (axis, &size) in sizes.iter().enumerate().rev() {
        if matches!(axes.roles()[axis], Role::Feature { .. } | Role::Unit) {
            result = result.with(axis, Role::feature(size, stride));
            stride *= size;
        }
    }
    result
}

impl<'a> Walk<'_, 'a> {
    /// Takes entries of some axes of features, in any order and any number of times.
    pub(super) fn picked(&mut self, node: &OnnxNode<'a>, signal: Signal, picks: &[Pick]) -> Result<Signal, Stop> {
        let spread = spread(&signal.axes);
        let lists: Vec<Vec<usize>> = spread
            .iter()
            .enumerate()
            .map(|(axis, &(size, stride))| match picks.iter().find(|pick| pick.axis == axis) {
                Some(pick) => pick.entries.iter().map(|entry| entry * stride).collect(),
                None => (0..size).map(|entry| entry * stride).collect(),
            })
            .collect();
        let sizes: Vec<usize> = lists.iter().map(Vec::len).collect();
        count(&sizes)?;
        let axes = ordered(&signal.axes, &sizes);
        Ok(self.selected(node, signal, combine(&lists), axes))
    }

    /// The signal with these channels, in the order of `axes`.
    pub(super) fn selected(&mut self, node: &OnnxNode<'a>, signal: Signal, channels: Vec<usize>, axes: Axes) -> Signal {
        if channels.iter().copied().eq(0..signal.channels) {
            return Signal { axes, ..signal };
        }
        let like = Signal { axes, channels: channels.len(), ..signal.clone() };
        self.push(node, vec![signal.source], Op::Select(channels), like)
    }
}
