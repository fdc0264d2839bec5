//! From a file's bytes to a [`Network`].

use super::constants::Constants;
use super::excerpt::Excerpt;
use super::fold::{Folded, fold};
use super::input::OneHot;
use super::lower::{Blocked, Found, Signal, lower};
use super::onnx::{Graph, Input};
use super::{Layer, Network, foreign, layers, limits};
use crate::error::{Code, Error, Result};
use crate::report::sha256_hex;
use std::sync::Arc;

impl Network {
    /// Reads an ONNX file called `name`.
    ///
    /// # Errors
    /// A refusal that names what is in the way: see [`Code`], the kinds `onnx.…` and `network.…`.
    pub fn open(name: &str, bytes: &[u8]) -> Result<Self> {
        if let Some(error) = foreign::recognise(name, bytes) {
            return Err(error);
        }
        let graph = read(name, bytes)?;
        if !graph.nodes.iter().any(|node| node.op == "Conv") {
            return Err(no_convolution(name));
        }
        let (input, one_hot) = one_hot(&graph)?;
        let constants = Constants::new(&graph);
        let signal = Signal {
            draft: None,
            axes: one_hot.axes(),
            channels: one_hot.alphabet.len(),
            positions: one_hot.length.unwrap_or(limits::LENGTH),
            padding: [0, 0],
        };
        let lowered = lower(&graph, &constants, input.name, signal, one_hot.batch)?;
        let excerpt = Excerpt::new(&graph, &constants, input.name, &lowered)?;
        let folded = fold(lowered.drafts)?;
        let excerpt = excerpt.locate(&lowered.tensors, &folded);
        let (layers, input_length) = table(&lowered.convolutions, &folded, one_hot.length);
        analysable(&layers, &lowered.convolutions)?;
        Ok(Self {
            name: name.to_owned(),
            sha256: sha256_hex(bytes),
            alphabet: one_hot.alphabet,
            layout: one_hot.layout,
            input_length,
            length_is_free: one_hot.length.is_none(),
            nodes: folded.nodes,
            layers,
            excerpt: Arc::new(excerpt),
        })
    }
}

/// The graph, or what the file is instead.
fn read<'a>(name: &str, bytes: &'a [u8]) -> Result<Graph<'a>> {
    /// The version number that every ONNX file starts with: field 1, a number.
    const START: u8 = 0x08;
    match Graph::read(bytes) {
        Ok(Some(graph)) => Ok(graph),
        Err(error) if bytes.first() == Some(&START) => Err(error),
        Ok(None) | Err(_) => Err(foreign::unknown(name)),
    }
}

/// The first input that is a one-hot sequence.
fn one_hot<'g, 'a>(graph: &'g Graph<'a>) -> Result<(&'g Input<'a>, OneHot)> {
    let mut refusal = None;
    for input in &graph.inputs {
        match OneHot::read(input) {
            Ok(one_hot) => return Ok((input, one_hot)),
            Err(error) => refusal = refusal.or(Some(error)),
        }
    }
    Err(refusal.unwrap_or_else(|| {
        Error::new(
            Code::UnsupportedLayout,
            "network input",
            "The network has no input.",
            "Export the network with its one-hot sequence as input.",
        )
    }))
}

/// Every convolution of the file, and the length of the input: where the file leaves it free,
/// what the deepest layer sees.
fn table(convolutions: &[Found], folded: &Folded, length: Option<usize>) -> (Vec<Layer>, usize) {
    let deepest = || layers(&folded.nodes, limits::LENGTH).iter().map(|layer| layer.receptive_field).max();
    let length = length.or_else(deepest).unwrap_or(0).min(limits::LENGTH);
    let known = layers(&folded.nodes, length);
    let row = |(index, found): (usize, &Found)| {
        let layer = match &found.signal {
            Ok(signal) => {
                let node = signal.draft.and_then(|draft| folded.places[draft]);
                known.iter().find(|layer| layer.node == node).cloned()
            }
            Err(blocked) => Some(unreachable(found, blocked)),
        };
        layer.map(|layer| Layer { index: index + 1, ..layer })
    };
    (convolutions.iter().enumerate().filter_map(row).collect(), length)
}

/// The row of a convolution that lies behind an operation which was not crossed.
fn unreachable(found: &Found, blocked: &Blocked) -> Layer {
    Layer {
        index: 0,
        name: found.name.clone(),
        node: None,
        channels: found.dims.first().copied().unwrap_or(0),
        kernel: found.dims.get(2..).and_then(|kernel| kernel.iter().max()).copied().unwrap_or(0),
        stride: 1,
        dilation: 1,
        padding: [0, 0],
        groups: 1,
        activation: None,
        pooling: None,
        receptive_field: 0,
        jump: 0,
        reason: Some(format!("{blocked}.")),
        refusal: Some(Code::UnsupportedOp),
    }
}

/// Refuses a network of which no layer can be analysed, for the first layer's reason.
fn analysable(layers: &[Layer], convolutions: &[Found]) -> Result<()> {
    if layers.iter().any(|layer| layer.reason.is_none()) {
        return Ok(());
    }
    let Some(layer) = layers.iter().find(|layer| layer.node.is_some()).or(layers.first()) else { return Ok(()) };
    let reason = layer.reason.as_deref().unwrap_or_default();
    let (code, concerns) = match convolutions.iter().find_map(|found| found.signal.as_ref().err()) {
        Some(blocked) if layer.node.is_none() => {
            (Code::UnsupportedOp, format!("node {} ({})", blocked.node, blocked.op))
        }
        _ => (layer.refusal.unwrap_or(Code::Layer), format!("layer {} ({})", layer.index, layer.name)),
    };
    Err(Error::new(
        code,
        concerns,
        format!(
            "None of the network's convolutional layers can be analysed. Layer {} ({}): {reason}",
            layer.index, layer.name
        ),
        next_step(code),
    ))
}

fn next_step(code: Code) -> &'static str {
    match code {
        Code::InputLength => "Export the network with an input at least as long as its first kernel.",
        Code::Memory => "Use a network with fewer channels or a shorter receptive field.",
        _ => "Export the network so that its first convolution reads the one-hot sequence directly.",
    }
}

fn no_convolution(name: &str) -> Error {
    Error::new(
        Code::NoConvolution,
        name,
        format!(
            "The network in “{name}” has no convolution, so there are no neurons with a receptive field to analyse."
        ),
        "Open a convolutional network.",
    )
}
