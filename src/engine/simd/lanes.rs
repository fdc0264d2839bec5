//! Output channels as vectors: a channel block is [`LANES`] channels in one `f32x8`.

use crate::network::Convolution;
use wide::f32x8;

/// Output channels per channel block. A block fills two 128-bit registers.
pub const LANES: usize = 8;

/// The biases by channel block. None is −0: a sum that begins with +0 is the same with and without products that are
/// zero.
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

/// Reads what [`store`] wrote.
pub fn load(channels: usize, block: usize, row: usize, output: &[f32]) -> f32x8 {
    let (count, place) = (LANES.min(channels - block * LANES), row * channels + block * LANES);
    let output = &output[place..place + count];
    f32x8::from(match output.as_array::<LANES>() {
        Some(output) => *output,
        None => std::array::from_fn(|lane| output.get(lane).copied().unwrap_or(0.0)),
    })
}
