//! A graph, lowered for an input of one length, and the choice of that length where the file leaves it free.

use super::constants::Constants;
use super::excerpt::Excerpt;
use super::field::Field;
use super::fold::fold;
use super::input::OneHot;
use super::layer::{Layer, layers};
use super::layer_reason::LayerReason;
use super::limits;
use super::lower::{Wanted, lower};
use super::onnx::Graph;
use super::op::Node;
use crate::error::Result;

/// Maximum number of lengths that are tried for a layer that fits one length only.
const FITS: usize = 8;
/// Maximum number of times that the step is doubled by which a length grows until no neuron must read padding.
const DOUBLINGS: u32 = 12;
/// An input that is longer than all receptive fields by so many positions of the last layer, and by so many letters, has
/// neurons without padding wherever there are some.
const DISTANT: usize = 128;
const DISTANT_LETTERS: usize = 4096;

/// A graph, lowered for an input of a given length.
pub struct Reading {
    pub nodes: Vec<Node>,
    pub layers: Vec<Layer>,
    pub excerpt: Excerpt,
    pub length: usize,
    /// Whether the network works at other lengths, too.
    pub length_is_free: bool,
    wanted: Option<Wanted>,
}

impl Reading {
    /// For the input's own length; where it is free, for the one that the weights of a dense layer need, or for the minimum
    /// at which every convolution has a neuron whose receptive field contains no padding.
    ///
    /// # Errors
    /// A refusal of the file, see [`lower`].
    pub fn new<'a>(graph: &Graph<'a>, input: &'a str, one_hot: &OneHot) -> Result<Self> {
        let at = |length: usize| Self::at(graph, input, one_hot, length);
        if let Some(length) = one_hot.length {
            return at(length);
        }
        let long = at(limits::LENGTH)?;
        match fitted(&long, at)? {
            Some(length) => Self::at(graph, input, &OneHot { length: Some(length), ..one_hot.clone() }, length),
            None => long.shortest(at),
        }
    }

    fn at<'a>(graph: &Graph<'a>, input: &'a str, one_hot: &OneHot, length: usize) -> Result<Self> {
        let constants = Constants::new(graph);
        let (batch, length_is_free) = (one_hot.batch.unwrap_or(1), one_hot.length.is_none());
        let lowered = lower(graph, &constants, input, one_hot, length)?;
        let excerpt = Excerpt::new(graph, &constants, input, batch, &lowered)?;
        let folded = fold(lowered.drafts, one_hot.alphabet.len())?;
        let excerpt = excerpt.locate(&lowered.tensors, &folded);
        let layers = layers(&lowered.layers, &folded, length, length_is_free);
        Ok(Self { nodes: folded.nodes, layers, excerpt, length, length_is_free, wanted: lowered.wanted })
    }

    /// The shortest of the lengths at which the same layers are crossed, and have neurons without padding, as in an input that
    /// is several times as long as this one's receptive fields. Constants that depend on the length are too large for this one.
    fn shortest(&self, at: impl Fn(usize) -> Result<Self>) -> Result<Self> {
        let distant = self.widest().saturating_add(DISTANT * self.largest_jump()).max(DISTANT_LETTERS);
        // A power of two: where dilated convolutions are spelled with batches of sequences, lengths must be divisible.
        let mut enough = at(distant.min(limits::LENGTH).next_power_of_two())?;
        let (first, step) = (enough.widest().min(enough.length), enough.largest_jump());
        let tight = at(first)?;
        if enough.is_kept_by(&tight) {
            return Ok(tight);
        }
        let mut short = first;
        for length in (0..DOUBLINGS).map(|times| first.saturating_add(step << times)) {
            let reading = if length < enough.length { at(length)? } else { break };
            if enough.is_kept_by(&reading) {
                enough = reading;
                break;
            }
            short = length;
        }
        while enough.length - short > 1 {
            let reading = at(short + (enough.length - short) / 2)?;
            if enough.is_kept_by(&reading) { enough = reading } else { short = reading.length }
        }
        Ok(enough)
    }

    fn convolutions(&self) -> impl Iterator<Item = &Layer> {
        self.layers.iter().filter(|layer| !layer.dense)
    }

    /// The longest receptive field of a convolution, bp.
    fn widest(&self) -> usize {
        let field = |layer: &Layer| Some(Field::of_neuron(&self.nodes, layer.node?, self.length).input.len());
        self.convolutions().filter_map(field).max().unwrap_or(1)
    }

    fn largest_jump(&self) -> usize {
        self.convolutions().map(|layer| layer.jump).max().unwrap_or(1).max(1)
    }

    /// Whether a reading of a shorter input crosses the same layers, and has neurons without padding wherever this one has.
    fn is_kept_by(&self, shorter: &Self) -> bool {
        let keeps = |(own, other): (&Layer, &Layer)| {
            stopped(own) == stopped(other) && (own.dense || own.padded || !other.padded)
        };
        self.layers.len() == shorter.layers.len() && self.layers.iter().zip(&shorter.layers).all(keeps)
    }
}

/// Why the layer is not reached, without the numbers, which depend on the length.
fn stopped(layer: &Layer) -> Option<String> {
    match &layer.reason {
        Some(LayerReason::Operation { operation, node, why }) => {
            let why: String = why.chars().filter(|letter| !letter.is_ascii_digit()).collect();
            Some(format!("{operation} {node} {why}"))
        }
        _ => None,
    }
}

/// The length at which a dense layer over all positions, or a reshape to stored sizes, fits its input; `None` where no such
/// operation depends on the length.
fn fitted(long: &Reading, at: impl Fn(usize) -> Result<Reading>) -> Result<Option<usize>> {
    let (mut length, mut wanted) = (long.length, long.wanted);
    for _ in 0..FITS {
        let Some(next) = wanted.and_then(|wanted| wanted.length(length)) else { return Ok(None) };
        let reading = at(next)?;
        if reading.wanted.is_none() {
            return Ok(Some(next));
        }
        (length, wanted) = (next, reading.wanted);
    }
    Ok(None)
}
