//! A substructure's weights, packed for the kernels.

use crate::substructure::{After, Stage, Substructure};
use wide::f32x8;

/// Output channels that one vector register pair holds.
pub const LANES: usize = 8;

/// Everything the kernels need to know of a substructure.
#[derive(Debug)]
pub struct Plan {
    pub letters: usize,
    pub length: usize,
    pub outputs: usize,
    pub stages: Vec<StagePlan>,
}

/// One convolution and what follows it.
#[derive(Debug)]
pub struct StagePlan {
    /// `[channel block][kernel × input][LANES]`, zeros where the last block is not full.
    pub packed: Vec<f32x8>,
    /// One a channel block.
    pub bias: Vec<f32x8>,
    /// `[channel][kernel × input]`, for the backward pass.
    pub rows: Vec<f32>,
    pub channels: usize,
    pub inputs: usize,
    pub kernel: usize,
    pub stride: usize,
    pub dilation: usize,
    /// Positions of the input and of the convolution's output.
    pub positions_in: usize,
    pub positions: usize,
    pub after: Vec<AfterPlan>,
}

/// An operation after a convolution and the positions it leaves.
#[derive(Debug)]
pub struct AfterPlan {
    pub op: After,
    pub positions: usize,
}

impl Plan {
    pub fn new(substructure: &Substructure) -> Self {
        let mut positions_in = substructure.length;
        let stages = substructure
            .stages
            .iter()
            .map(|stage| {
                let plan = StagePlan::new(stage, positions_in);
                positions_in = stage.positions_after();
                plan
            })
            .collect();
        Self { letters: substructure.letters, length: substructure.length, outputs: substructure.outputs(), stages }
    }
}

impl StagePlan {
    fn new(stage: &Stage, positions_in: usize) -> Self {
        let convolution = &stage.convolution;
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
        let packed = (0..blocks)
            .flat_map(|block| (0..depth).map(move |k| (block, k)))
            .map(|(block, k)| lanes(block, &|channel| rows[channel * depth + k]))
            .collect();
        let bias = (0..blocks).map(|block| lanes(block, &|channel| convolution.bias[channel])).collect();
        let mut positions = stage.positions;
        let after = stage
            .after
            .iter()
            .map(|op| {
                if let After::MaxPool(pool) = op {
                    positions = (positions - pool.size) / pool.stride + 1;
                }
                AfterPlan { op: op.clone(), positions }
            })
            .collect();
        Self {
            packed,
            bias,
            rows,
            channels,
            inputs: convolution.inputs(),
            kernel: convolution.kernel(),
            stride: convolution.stride,
            dilation: convolution.dilation,
            positions_in,
            positions: stage.positions,
            after,
        }
    }

    /// Numbers in the convolution's output.
    pub fn map_size(&self) -> usize {
        self.positions * self.channels
    }

    /// Kernel × input channels.
    pub fn depth(&self) -> usize {
        self.kernel * self.inputs
    }

    /// A kernel's input as contiguous runs: `(numbers a run, runs, distance between runs)`.
    pub fn runs(&self) -> (usize, usize, usize) {
        if self.dilation == 1 { (self.depth(), 1, 0) } else { (self.inputs, self.kernel, self.dilation * self.inputs) }
    }
}
