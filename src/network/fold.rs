//! The clean-up after lowering: parts of spelled-out activations go, and scale and shift move into
//! the convolution before them, so that a convolution's output is what enters the activation.

use super::lower::Draft;
use super::{Affine, Convolution, Node, Op};
use crate::error::{Code, Error, Result};

/// Cleaned-up nodes.
#[derive(Debug)]
pub struct Folded<'a> {
    /// The nodes, each after its input.
    pub nodes: Vec<Node>,
    /// For each node the tensor of the file that holds its output.
    pub outputs: Vec<&'a str>,
    /// For each draft the node that it became, or became part of.
    pub places: Vec<Option<usize>>,
}

/// Cleans up.
///
/// # Errors
/// [`Code::NotFinite`] when a folded weight overflows.
pub fn fold(drafts: Vec<Draft<'_>>) -> Result<Folded<'_>> {
    let readers = readers(&drafts);
    let mut folded = Folded { nodes: Vec::new(), outputs: Vec::new(), places: Vec::new() };
    for (index, draft) in drafts.into_iter().enumerate() {
        if draft.absorbed && readers[index] == 0 {
            folded.places.push(None);
            continue;
        }
        let alone = draft.input.is_some_and(|input| readers[input] == 1);
        let input = draft.input.and_then(|input| folded.places[input]);
        if let (Op::Affine(affine), Some(before), true) = (&draft.op, input, alone)
            && merge(&mut folded.nodes[before].op, affine)
        {
            folded.outputs[before] = draft.output;
            folded.places.push(Some(before));
            continue;
        }
        folded.places.push(Some(folded.nodes.len()));
        folded.outputs.push(draft.output);
        folded.nodes.push(Node { name: draft.name, input, op: draft.op });
    }
    folded.nodes.iter().try_for_each(finite)?;
    Ok(folded)
}

/// How many drafts read each draft, those that are dropped not counted.
fn readers(drafts: &[Draft]) -> Vec<usize> {
    let mut readers = vec![0; drafts.len()];
    for (index, draft) in drafts.iter().enumerate().rev() {
        let dropped = draft.absorbed && readers[index] == 0;
        if let Some(input) = draft.input.filter(|_| !dropped) {
            readers[input] += 1;
        }
    }
    readers
}

/// Applies `affine` within the operation before it, where that has weights.
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
        Op::Activation(_) | Op::MaxPool(_) => false,
    }
}

fn rescale(values: &mut [f32], scale: &[f32], shift: &[f32]) {
    for ((value, &scale), &shift) in values.iter_mut().zip(scale).zip(shift) {
        *value = (f64::from(*value) * f64::from(scale) + f64::from(shift)) as f32;
    }
}

fn finite(node: &Node) -> Result<()> {
    let finite = match &node.op {
        Op::Convolution(convolution) => convolution.weights.iter().chain(&convolution.bias).all(|w| w.is_finite()),
        Op::Affine(affine) => affine.scale.iter().chain(&affine.shift).all(|w| w.is_finite()),
        Op::Activation(_) | Op::MaxPool(_) => true,
    };
    if finite {
        return Ok(());
    }
    Err(Error::new(
        Code::NotFinite,
        format!("node {}", node.name),
        format!("With its batch norm, the weights of node “{}” are beyond the range of single precision.", node.name),
        "The training has probably diverged: export an earlier checkpoint.",
    ))
}
