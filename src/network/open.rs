//! From a file's bytes to a [`Network`].

use super::first_use;
use super::foreign;
use super::input::OneHot;
use super::layer::Layer;
use super::layer_reason::LayerReason;
use super::lower::MICROSOFT;
use super::model::Network;
use super::onnx::{ExternalFiles, Graph, GraphInput, Inlined};
use super::protobuf;
use super::reading::Reading;
use crate::error::{Code, Error, Result};
use crate::sha256::sha256_hex;
use std::sync::Arc;

/// What a file leaves open about its network.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opening<'a> {
    /// What the input's channels hold, see [`super::Encoding::parse`]; the usual letters without it.
    pub channels: Option<&'a str>,
    /// Letters of the input, where the file leaves their number free.
    pub length: Option<usize>,
    /// External data files that the weights may be stored in, by name and bytes.
    pub external: ExternalFiles<'a>,
}

impl Network {
    /// Reads an ONNX file called `name`, whose input channels are described by `channels` (see
    /// [`super::Encoding::parse`]). Without a description, 4 channels are A, C, G, T and 20 are the amino acids.
    ///
    /// # Errors
    /// A refusal with the reason: see [`Code`], the codes `onnx.…` and `network.…`.
    pub fn open(name: &str, bytes: &[u8], channels: Option<&str>) -> Result<Self> {
        Self::open_as(name, bytes, &Opening { channels, ..Opening::default() })
    }

    /// The same with all that the file does not contain.
    ///
    /// # Errors
    /// As [`Network::open`], and [`Code::InputLength`] where another length is given than the file fixes.
    pub fn open_as<'a>(name: &str, bytes: &'a [u8], opening: &Opening<'a>) -> Result<Self> {
        if let Some(error) = foreign::recognise(name, bytes) {
            return Err(error);
        }
        Self::read(name, bytes, opening).map_err(|error| protobuf::of_file(name, error))
    }

    fn read<'a>(name: &str, bytes: &'a [u8], opening: &Opening<'a>) -> Result<Self> {
        let inlined = Inlined::new();
        let graph = read(name, bytes, opening.external, &inlined)?;
        let (input, mut one_hot) = one_hot(&graph, opening.channels)?;
        let length_is_given = one_hot.fix_length(input, opening.length)?;
        let reading = Reading::new(&graph, input.name, &one_hot)?;
        let Reading { nodes, layers, excerpt, length, length_is_free, .. } = reading;
        if layers.is_empty() {
            return Err(no_layers(name, &graph));
        }
        analysable(&layers)?;
        Ok(Self {
            name: name.to_owned(),
            sha256: hash(bytes, opening.external),
            alphabet: one_hot.alphabet,
            encoding: one_hot.encoding,
            layout: one_hot.layout,
            input_length: length,
            length_is_free: length_is_free || length_is_given,
            length_is_given,
            nodes,
            layers,
            excerpt: Arc::new(excerpt),
        })
    }
}

/// The hash of the model, and of its external data files in the order of their names.
fn hash(bytes: &[u8], external: ExternalFiles) -> String {
    let mut parts: Vec<(&str, &[u8])> = external.to_vec();
    parts.sort_unstable_by_key(|&(name, _)| name);
    let hashes: Vec<String> = parts.iter().map(|(_, bytes)| sha256_hex(bytes)).collect();
    if hashes.is_empty() { sha256_hex(bytes) } else { sha256_hex((sha256_hex(bytes) + &hashes.concat()).as_bytes()) }
}

/// The graph, or the refusal of another kind of file.
fn read<'a>(name: &str, bytes: &'a [u8], external: ExternalFiles<'a>, inlined: &'a Inlined) -> Result<Graph<'a>> {
    /// The first byte of every ONNX file: field 1, the version.
    const START: u8 = 0x08;
    match Graph::read(bytes, external, inlined) {
        Ok(Some(graph)) => Ok(graph),
        Err(error) if bytes.first() == Some(&START) => Err(error),
        Ok(None) | Err(_) => Err(foreign::unknown(name)),
    }
}

/// The first input that is a one-hot sequence.
fn one_hot<'g, 'a>(graph: &'g Graph<'a>, channels: Option<&str>) -> Result<(&'g GraphInput<'a>, OneHot)> {
    let mut refusal = None;
    for input in &graph.inputs {
        match first_use::read(graph, input, channels)? {
            Ok(one_hot) => return Ok((input, one_hot)),
            Err(error) => refusal = refusal.or(Some(error)),
        }
    }
    Err(refusal.unwrap_or_else(|| {
        Error::new(
            Code::UnsupportedLayout,
            "network input",
            "The network has no input.",
            "Export the network with the one-hot sequence as its input.",
        )
    }))
}

/// Refuses a network without a layer that can be analysed, with the reason of its first layer.
fn analysable(layers: &[Layer]) -> Result<()> {
    if layers.iter().any(|layer| layer.reason.is_none()) {
        return Ok(());
    }
    let Some(layer) = layers.iter().find(|layer| layer.node.is_some()).or(layers.first()) else { return Ok(()) };
    let reason = layer.reason.as_ref().map(LayerReason::to_string).unwrap_or_default();
    let code = layer.refusal.unwrap_or(Code::Layer);
    Err(Error::new(
        code,
        format!("layer {} ({})", layer.index, layer.name),
        format!("None of the network's layers can be analysed. Layer {} ({}): {reason}", layer.index, layer.name),
        next_step(code, layer.reason.as_ref()),
    ))
}

const OPTIMISED: &str = "The file was saved by ONNX Runtime's optimiser. Open the original model, or save it with the optimisation level ORT_ENABLE_BASIC.";

fn next_step(code: Code, reason: Option<&LayerReason>) -> &'static str {
    match (code, reason) {
        (_, Some(LayerReason::Operation { operation, .. })) if operation.starts_with(MICROSOFT) => OPTIMISED,
        (Code::InputLength, _) => "Export the network with an input at least as long as its first kernel.",
        (Code::Memory, _) => "Use a network with fewer channels or a shorter receptive field.",
        _ => "Export the part of the network up to its last convolution, without that operation.",
    }
}

/// Operations that are convolutions of other kinds, or contain operations that are not read.
const OTHERS: [(&str, &str); 7] = [
    ("QLinearConv", "its convolutions are quantized"),
    ("ConvInteger", "its convolutions are quantized"),
    ("ConvTranspose", "its convolutions are transposed"),
    ("DeformConv", "its convolutions are deformable"),
    ("If", "its operations depend on a condition"),
    ("Loop", "its operations are repeated in a loop"),
    ("Scan", "its operations are repeated in a loop"),
];

/// The refusal of a network without a layer, with what it has instead.
fn no_layers(name: &str, graph: &Graph) -> Error {
    let other = OTHERS.iter().find(|(op, _)| graph.nodes.iter().any(|node| node.op == *op));
    let (what, next) = match other {
        Some((op, why)) => (
            format!("The network in “{name}” has no layer that this version reads: {why} ({op})."),
            "Export it with plain convolutions (Conv), in single precision.",
        ),
        None => (
            format!(
                "The network in “{name}” has no convolution and no dense layer with stored weights that depends on the sequence."
            ),
            "Open a convolutional network.",
        ),
    };
    Error::new(Code::NoConvolution, name, what, next)
}
