//! The weights of a convolution, packed for the kernels.

use super::sparse::Scatter;
use super::winograd::Winograd;
use crate::network::Convolution;
use wide::f32x8;

/// Output channels that one vector register pair holds.
pub const LANES: usize = 8;

/// A kernel as it is, and how it moves.
#[derive(Debug)]
pub struct Kernel {
    /// `[channel][tap × input]`
    pub rows: Vec<f32>,
    pub inputs: usize,
    pub taps: usize,
    pub stride: usize,
    pub dilation: usize,
}

impl Kernel {
    pub fn new(convolution: &Convolution) -> Self {
        Self {
            rows: convolution.weights.iter().copied().collect(),
            inputs: convolution.inputs(),
            taps: convolution.kernel(),
            stride: convolution.stride,
            dilation: convolution.dilation,
        }
    }

    /// Taps × input channels.
    pub fn depth(&self) -> usize {
        self.taps * self.inputs
    }

    /// The kernel's input as contiguous runs: `(numbers a run, runs, distance between runs)`.
    pub fn runs(&self) -> (usize, usize, usize) {
        let (taps, inputs) = (self.taps, self.inputs);
        if self.dilation == 1 { (taps * inputs, 1, 0) } else { (inputs, taps, self.dilation * inputs) }
    }

    /// The weights of a block's channels at one place of the kernel.
    pub fn weights(&self, block: usize, place: usize) -> f32x8 {
        let depth = self.depth();
        lanes(self.rows.len() / depth, block, |channel| self.rows[channel * depth + place])
    }

    /// Channel blocks.
    pub fn blocks(&self) -> usize {
        (self.rows.len() / self.depth()).div_ceil(LANES)
    }
}

/// The weights of a convolution of a map.
#[derive(Debug)]
pub struct Packed {
    /// `[channel block][kernel × input][LANES]`, zeros where the last block is not full.
    pub weights: Vec<f32x8>,
    /// One a channel block.
    pub bias: Vec<f32x8>,
    pub kernel: Kernel,
    /// For maps that are mostly zeros; none where windows leave positions out.
    pub scatter: Option<Scatter>,
    /// For kernels of three taps.
    pub winograd: Option<Winograd>,
    /// A kernel's input in parts that are multiplied at a time, see [`PART`].
    pub parts: Vec<Vec<Run>>,
}

/// Numbers of a kernel's input that are multiplied at a time, about: their weights, of one channel block, stay in the
/// first-level cache while many output positions use them.
const PART: usize = 384;

/// Numbers of a kernel's input that follow one another.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Place among the kernel's weights.
    pub weight: usize,
    /// Place in the map, from the first number of the window on.
    pub input: usize,
    pub length: usize,
}

impl Packed {
    pub fn new(convolution: &Convolution) -> Self {
        let kernel = Kernel::new(convolution);
        let entries = (0..kernel.blocks()).flat_map(|block| (0..kernel.depth()).map(move |place| (block, place)));
        Self {
            weights: entries.map(|(block, place)| kernel.weights(block, place)).collect(),
            bias: bias(convolution),
            scatter: Scatter::new(convolution),
            winograd: Winograd::new(convolution),
            parts: parts(kernel.runs()),
            kernel,
        }
    }
}

/// The biases, a channel block after the other. None is −0: a sum that begins with +0 is the same with and without
/// products that are zero.
pub fn bias(convolution: &Convolution) -> Vec<f32x8> {
    let channels = convolution.channels();
    (0..channels.div_ceil(LANES))
        .map(|block| lanes(channels, block, |channel| convolution.bias[channel] + 0.0))
        .collect()
}

/// The values of a block's channels, zeros beyond the last one.
pub fn lanes(channels: usize, block: usize, value: impl Fn(usize) -> f32) -> f32x8 {
    f32x8::from(std::array::from_fn::<f32, LANES, _>(|lane| {
        let channel = block * LANES + lane;
        if channel < channels { value(channel) } else { 0.0 }
    }))
}

/// Writes the channels of one block at one output row, without the padding lanes.
pub fn store(channels: usize, block: usize, row: usize, sum: f32x8, output: &mut [f32]) {
    let (count, place) = (LANES.min(channels - block * LANES), row * channels + block * LANES);
    let output = &mut output[place..place + count];
    match output.as_mut_array::<LANES>() {
        Some(output) => *output = sum.to_array(),
        None => output.iter_mut().zip(sum.to_array()).for_each(|(y, x)| *y = x),
    }
}

/// What [`store`] wrote.
pub fn load(channels: usize, block: usize, row: usize, output: &[f32]) -> f32x8 {
    let (count, place) = (LANES.min(channels - block * LANES), row * channels + block * LANES);
    let output = &output[place..place + count];
    f32x8::from(match output.as_array::<LANES>() {
        Some(output) => *output,
        None => std::array::from_fn(|lane| output.get(lane).copied().unwrap_or(0.0)),
    })
}

/// A kernel's runs, in parts.
fn parts((run, runs, distance): (usize, usize, usize)) -> Vec<Vec<Run>> {
    let mut parts = vec![Vec::new()];
    let mut room = PART;
    for tap in 0..runs {
        for start in (0..run).step_by(PART) {
            let length = PART.min(run - start);
            if length > room {
                parts.push(Vec::new());
                room = PART;
            }
            room -= length;
            if let Some(part) = parts.last_mut() {
                part.push(Run { weight: tap * run + start, input: tap * distance + start, length });
            }
        }
    }
    parts
}
