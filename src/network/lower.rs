//! From the file's operations to [`Node`](super::op::Node)s: one walk over the graph, in its order.
//!
//! Every tensor that depends on the input is either a [`Signal`] (the node that computes it and the role of
//! each axis are known) or [`Blocked`] by the first operation that is not supported.

mod affine;
mod arrange;
mod convolution;
mod dense;
mod draft;
mod elementwise;
mod features;
mod joins;
mod label;
mod normalise;
mod pattern;
mod pooling;
mod select;
mod signal;
mod stop;
mod visit;
mod walk;
mod window;

use super::constants::Constants;
use super::encoding::Channel;
use super::input::OneHot;
use super::onnx::Graph;
use super::op::{Affine, Op, Source};
use crate::error::Result;
use std::collections::HashMap;
use std::sync::Arc;
use walk::Walk;

pub use draft::{Draft, Found, Lowered, Wanted};
pub use signal::{Blocked, Signal, Tensors};
pub use visit::MICROSOFT;

/// Lowers `graph`, whose one-hot input is called `input` and is `length` bp long.
///
/// # Errors
/// A refusal of the file: damaged or external weights, weights that are not finite, or too large.
pub fn lower<'a>(
    graph: &Graph<'a>,
    constants: &Constants<'_, 'a>,
    input: &'a str,
    one_hot: &OneHot,
    length: usize,
) -> Result<Lowered<'a>> {
    let mut drafts = Vec::new();
    let sequence = sequence(one_hot, length, &mut drafts);
    let mut tensors = HashMap::from([(input, Ok(sequence))]);
    for other in graph.inputs.iter().filter(|other| other.name != input) {
        let why = "it is a further input of the network, whose values are not known".to_owned();
        let blocked = Blocked { op: "Input".into(), node: other.name.into(), why, dense: false };
        tensors.insert(other.name, Err(Arc::new(blocked)));
    }
    let lowered = Lowered { drafts, layers: Vec::new(), tensors, wanted: None };
    let mut readers = HashMap::new();
    graph.nodes.iter().flat_map(|node| &node.inputs).for_each(|&name| *readers.entry(name).or_insert(0) += 1);
    let (batch, length_is_free) = (one_hot.batch.unwrap_or(1), one_hot.length.is_none());
    let mut walk = Walk { readers, graph, constants, batch, length_is_free, lowered, weight_bytes: 0 };
    for node in &graph.nodes {
        walk.visit(node)?;
    }
    Ok(walk.lowered)
}

/// The input as the file's channels encode it: letters in the file's order, and constant channels.
fn sequence(one_hot: &OneHot, length: usize, drafts: &mut Vec<Draft>) -> Signal {
    let channels = one_hot.encoding.channels();
    let code = |channel: &Channel| match channel {
        Channel::Letter(code) => usize::from(*code),
        Channel::Fixed(_) => 0,
    };
    let affine = |channel: &Channel| match channel {
        Channel::Letter(_) => (1.0, 0.0),
        Channel::Fixed(value) => (0.0, *value),
    };
    let (scale, shift) = channels.iter().map(affine).unzip();
    let select: Vec<usize> = channels.iter().map(code).collect();
    let ordered = select.iter().copied().eq(0..one_hot.alphabet.len());
    let fixed = !one_hot.encoding.fixed().is_empty();
    let steps = [(!ordered, Op::Select(select)), (fixed, Op::Affine(Affine { scale, shift }))];
    let mut source = Source::Input;
    for (_, op) in steps.into_iter().filter(|(needed, _)| *needed) {
        drafts.push(Draft {
            name: "input".to_owned(),
            inputs: vec![source],
            op,
            output: "",
            readers: 0,
            absorbed: false,
            channels: channels.len(),
            positions: length,
        });
        source = Source::Node(drafts.len() - 1);
    }
    Signal { source, axes: one_hot.layout.axes().clone(), channels: channels.len(), positions: length, jump: 1 }
}
