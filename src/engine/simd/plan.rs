//! A substructure's weights, packed for the kernels.

use crate::network::{Convolution, Op, Source};
use crate::substructure::{Part, Read, Substructure};
use wide::f32x8;

/// Output channels that one vector register pair holds.
pub const LANES: usize = 8;

/// Everything the kernels need to know of a substructure.
#[derive(Debug)]
pub struct Plan {
    pub letters: usize,
    pub length: usize,
    pub outputs: usize,
    pub steps: Vec<Step>,
    /// Whether some step needs the one-hot input written out.
    pub one_hot: bool,
}

/// One operation.
#[derive(Debug)]
pub struct Step {
    pub op: StepOp,
    pub inputs: Vec<Input>,
    pub channels: usize,
    pub positions: usize,
}

/// A map that a step reads.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    pub source: Source,
    /// The position that the first window starts at.
    pub start: usize,
    /// Positions of the whole map.
    pub positions: usize,
    pub channels: usize,
}

impl Input {
    /// Numbers of the whole map.
    pub fn size(&self) -> usize {
        self.positions * self.channels
    }
}

/// What a step does.
#[derive(Debug)]
pub enum StepOp {
    /// A convolution of the sequence itself.
    Letters(Packed),
    /// A convolution of a map.
    Dense(Packed),
    /// Anything else.
    Other(Op, Vec<f32>),
}

/// The weights of a convolution.
#[derive(Debug)]
pub struct Packed {
    /// `[channel block][kernel × input][LANES]`, zeros where the last block is not full.
    pub weights: Vec<f32x8>,
    /// One a channel block.
    pub bias: Vec<f32x8>,
    /// `[channel][kernel × input]`, for the backward pass.
    pub rows: Vec<f32>,
    pub inputs: usize,
    pub kernel: usize,
    pub stride: usize,
    pub dilation: usize,
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

impl Plan {
    pub fn new(substructure: &Substructure) -> Self {
        let steps: Vec<Step> = substructure.parts.iter().map(|part| Step::new(substructure, part)).collect();
        let reads_input = |step: &Step| {
            !matches!(step.op, StepOp::Letters(_)) && step.inputs.iter().any(|input| input.source == Source::Input)
        };
        Self {
            letters: substructure.letters,
            length: substructure.length,
            outputs: substructure.outputs(),
            one_hot: steps.iter().any(reads_input),
            steps,
        }
    }
}

impl Step {
    fn new(substructure: &Substructure, part: &Part) -> Self {
        let input = |read: &Read| {
            let (positions, channels) = match read.source {
                Source::Input => (substructure.length, substructure.letters),
                Source::Node(part) => (substructure.parts[part].positions, substructure.parts[part].channels),
            };
            Input { source: read.source, start: read.start, positions, channels }
        };
        let inputs: Vec<Input> = part.inputs.iter().map(input).collect();
        let op = match (&part.op, inputs[0].source) {
            (Op::Convolution(convolution), Source::Input) => StepOp::Letters(Packed::new(convolution)),
            (Op::Convolution(convolution), _) => StepOp::Dense(Packed::new(convolution)),
            (op, _) => StepOp::Other(op.clone(), part.shares.clone()),
        };
        Self { op, inputs, channels: part.channels, positions: part.positions }
    }

    /// Numbers in its map.
    pub fn size(&self) -> usize {
        self.positions * self.channels
    }
}

impl Packed {
    fn new(convolution: &Convolution) -> Self {
        let channels = convolution.channels();
        let rows: Vec<f32> = convolution.weights.iter().copied().collect();
        let depth = convolution.kernel() * convolution.inputs();
        let lanes = |block: usize, value: &dyn Fn(usize) -> f32| {
            f32x8::from(std::array::from_fn::<f32, LANES, _>(|lane| {
                let channel = block * LANES + lane;
                if channel < channels { value(channel) } else { 0.0 }
            }))
        };
        let blocks = channels.div_ceil(LANES);
        let weights = (0..blocks)
            .flat_map(|block| (0..depth).map(move |k| (block, k)))
            .map(|(block, k)| lanes(block, &|channel| rows[channel * depth + k]))
            .collect();
        let bias = (0..blocks).map(|block| lanes(block, &|channel| convolution.bias[channel])).collect();
        let (kernel, inputs, dilation) = (convolution.kernel(), convolution.inputs(), convolution.dilation);
        Self {
            parts: parts(runs(kernel, inputs, dilation)),
            weights,
            bias,
            rows,
            inputs,
            kernel,
            stride: convolution.stride,
            dilation,
        }
    }

    /// Kernel × input channels.
    pub fn depth(&self) -> usize {
        self.kernel * self.inputs
    }

    /// A kernel's input as contiguous runs: `(numbers a run, runs, distance between runs)`.
    pub fn runs(&self) -> (usize, usize, usize) {
        runs(self.kernel, self.inputs, self.dilation)
    }
}

/// See [`Packed::runs`].
fn runs(kernel: usize, inputs: usize, dilation: usize) -> (usize, usize, usize) {
    if dilation == 1 { (kernel * inputs, 1, 0) } else { (inputs, kernel, dilation * inputs) }
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
