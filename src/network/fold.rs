//! The clean-up after lowering. Operations that are part of a recognised activation are removed. Scale and
//! shift are folded into the convolution before them, so that a convolution's output is the input of the
//! activation. Selected channels and zero padding are folded into the convolution after them.

use super::limits;
use super::lower::Draft;
use super::op::{Affine, Convolution, Node, Op, Padding, Source};
use crate::error::{Code, Error, Result};
use ndarray::{Array3, Axis};

/// Cleaned-up nodes.
#[derive(Debug, Default)]
pub struct Folded<'a> {
    /// The nodes, each after those that it reads.
    pub nodes: Vec<Node>,
    /// For each node the tensor of the file with its output.
    pub outputs: Vec<&'a str>,
    /// For each draft the node that replaces it or includes it.
    pub places: Vec<Option<usize>>,
}

/// Folds `drafts`, which read sequences over an alphabet of `alphabet_size` letters.
///
/// # Errors
/// [`Code::NotFinite`] when a folded weight overflows.
pub fn fold(drafts: Vec<Draft<'_>>, alphabet_size: usize) -> Result<Folded<'_>> {
    let readers = readers(&drafts);
    let single: Vec<bool> = drafts.iter().map(|draft| draft.readers <= 1).collect();
    let mut folded = Folded::default();
    let mut room = limits::GAINED_WEIGHTS;
    for (index, draft) in drafts.into_iter().enumerate() {
        if draft.absorbed && readers[index] == 0 {
            folded.places.push(None);
            continue;
        }
        let place = |source: &Source| match *source {
            Source::Input => Some(Source::Input),
            Source::Node(draft) => folded.places[draft].map(Source::Node),
        };
        let inputs: Vec<Source> = draft.inputs.iter().filter_map(place).collect();
        if let (Op::Affine(affine), [Source::Node(input)], &[Source::Node(before)]) =
            (&draft.op, &draft.inputs[..], &inputs[..])
            && readers[*input] == 1
            && single[*input]
            && !draft.output.is_empty()
            && merge(&mut folded.nodes[before].op, affine)
        {
            folded.outputs[before] = draft.output;
            folded.places.push(Some(before));
            continue;
        }
        let mut node =
            Node { name: draft.name, inputs, op: draft.op, channels: draft.channels, positions: draft.positions };
        while absorb(&mut node, &folded.nodes, alphabet_size, &mut room) {}
        folded.places.push(Some(folded.nodes.len()));
        folded.outputs.push(draft.output);
        folded.nodes.push(node);
    }
    folded.nodes.iter().try_for_each(finite)?;
    Ok(folded)
}

/// How many drafts read each draft, without the drafts that are removed.
fn readers(drafts: &[Draft]) -> Vec<usize> {
    let mut readers = vec![0; drafts.len()];
    for (index, draft) in drafts.iter().enumerate().rev() {
        if draft.absorbed && readers[index] == 0 {
            continue;
        }
        for source in &draft.inputs {
            if let Source::Node(input) = *source {
                readers[input] += 1;
            }
        }
    }
    readers
}

/// Folds `affine` into the operation before it; returns whether that has weights.
fn merge(before: &mut Op, affine: &Affine) -> bool {
    let Affine { scale, shift } = affine;
    match before {
        Op::Convolution(Convolution { weights, bias, .. }) => {
            for (mut weights, &scale) in weights.outer_iter_mut().zip(scale) {
                weights *= scale;
            }
            rescale(bias, scale, shift);
            true
        }
        Op::Affine(earlier) => {
            earlier.scale.iter_mut().zip(scale).for_each(|(earlier, &scale)| *earlier *= scale);
            rescale(&mut earlier.shift, scale, shift);
            true
        }
        _ => false,
    }
}

fn rescale(values: &mut [f32], scale: &[f32], shift: &[f32]) {
    for ((value, &scale), &shift) in values.iter_mut().zip(scale).zip(shift) {
        *value = (f64::from(*value) * f64::from(scale) + f64::from(shift)) as f32;
    }
}

/// Folds the node before a convolution into it; returns whether that was possible. A selection of channels is not folded
/// when the convolution would gain more than `room` weights.
fn absorb(node: &mut Node, nodes: &[Node], alphabet_size: usize, room: &mut usize) -> bool {
    let (Op::Convolution(convolution), &[Source::Node(before)]) = (&mut node.op, &node.inputs[..]) else {
        return false;
    };
    match &nodes[before].op {
        Op::Select(select) => {
            let inputs = match nodes[before].inputs[0] {
                Source::Input => alphabet_size,
                Source::Node(source) => nodes[source].channels,
            };
            let count = convolution.channels() * convolution.kernel();
            let gained = count.saturating_mul(inputs).saturating_sub(convolution.weights.len());
            let Some(rest) = room.checked_sub(gained) else { return false };
            *room = rest;
            convolution.weights = selected(convolution, select, inputs).into_shared();
        }
        &Op::Pad(Padding { before: first, after, value: 0.0 }) => {
            let padding = [convolution.padding[0] + first, convolution.padding[1] + after];
            if padding.iter().any(|&end| end > limits::EXTENT) {
                return false;
            }
            convolution.padding = padding;
        }
        _ => return false,
    }
    node.inputs.clone_from(&nodes[before].inputs);
    true
}

/// The weights by the channels before the selection.
fn selected(convolution: &Convolution, select: &[usize], inputs: usize) -> Array3<f32> {
    let mut weights = Array3::zeros((convolution.channels(), convolution.kernel(), inputs));
    for (channel, &source) in select.iter().enumerate() {
        let mut target = weights.index_axis_mut(Axis(2), source);
        target += &convolution.weights.index_axis(Axis(2), channel);
    }
    weights
}

fn finite(node: &Node) -> Result<()> {
    let finite = match &node.op {
        Op::Convolution(convolution) => convolution.weights.iter().chain(&convolution.bias).all(|w| w.is_finite()),
        Op::Affine(affine) => affine.scale.iter().chain(&affine.shift).all(|w| w.is_finite()),
        _ => true,
    };
    if finite {
        return Ok(());
    }
    Err(Error::new(
        Code::NotFinite,
        format!("node {}", node.name),
        format!(
            "The weights of node “{}”, with its batch norm folded in, are too large for single precision.",
            node.name
        ),
        "The training has probably diverged: export an earlier checkpoint.",
    ))
}
