//! The maps and buffers of one chunk of sequences.

use super::lanes::LANES;
use super::map_convolution::ConvolutionBuffers;
use super::plan::Plan;
use super::step::Step;
use super::transposed::Entries;

/// The maps of one chunk, and buffers for computing them.
#[derive(Debug)]
pub struct Scratch {
    /// Maximum number of sequences.
    chunk: usize,
    /// The last step that is computed.
    pub last: usize,
    /// The one-hot input, where a step needs it written out.
    pub one_hot: Vec<f32>,
    /// Per step its output for all sequences of the chunk, one after the other. Empty within a convolution's tail.
    pub maps: Vec<Vec<f32>>,
    /// Per step that ends a tail, the place of each maximum in its window.
    pub places: Vec<Vec<f32>>,
    /// Per step the derivatives with respect to its output. Empty within a convolution's tail.
    pub gradients: Vec<Vec<f32>>,
    /// The derivatives with respect to the one-hot input.
    pub input_gradient: Vec<f32>,
    /// For the transposed convolution.
    pub entries: Entries,
    /// The output of a convolution before its tail is applied.
    pub raw: Vec<f32>,
    /// A sequence as words, see [`SequenceConvolution`](super::sequence_convolution::SequenceConvolution).
    pub words: Vec<u8>,
    /// For convolutions of maps.
    pub convolution: ConvolutionBuffers,
}

impl Scratch {
    /// For passes of at most `chunk` sequences up to step `last`.
    pub fn new(plan: &Plan, chunk: usize, last: usize) -> Self {
        let steps = || plan.steps.iter().enumerate();
        let stored = |index: usize, step: &Step| if plan.stores(index, last) { step.size() } else { 0 };
        let ends_tail = |index: usize| plan.is_within(index, last) && plan.stores(index, last);
        let raw = steps().filter(|&(index, _)| plan.tail(index, last).is_some()).map(|(_, step)| step.size()).max();
        Self {
            chunk,
            last,
            one_hot: vec![0.0; if plan.one_hot { chunk * plan.length * plan.alphabet_size } else { 0 }],
            maps: steps().map(|(index, step)| vec![0.0; chunk * stored(index, step)]).collect(),
            places: steps()
                .map(|(index, step)| vec![0.0; if ends_tail(index) { chunk * step.size() } else { 0 }])
                .collect(),
            gradients: steps().map(|_| Vec::new()).collect(),
            input_gradient: Vec::new(),
            entries: Entries::new(),
            raw: vec![0.0; chunk * raw.unwrap_or(0) + LANES],
            words: Vec::new(),
            convolution: ConvolutionBuffers::default(),
        }
    }

    /// Whether it can be used for passes of at most `chunk` sequences up to step `last`.
    pub fn fits(&self, chunk: usize, last: usize) -> bool {
        self.last == last && self.chunk >= chunk
    }

    /// The first `count` elements of the output of the last step.
    pub fn output(&self, count: usize) -> &[f32] {
        &self.maps[self.last][..count]
    }
}
