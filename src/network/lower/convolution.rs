//! Convolutions.

use super::window::{Window, window};
use super::{Convolution, Op, Signal, Stop, Walk, blocked};
use crate::error::{Code, Error, Result};
use crate::network::axes::Role;
use crate::network::limits;
use crate::network::onnx::{Constant, Node};
use crate::network::protobuf::malformed;
use ndarray::Array3;

impl<'a> Walk<'_, 'a> {
    pub(super) fn convolution(&mut self, node: &Node<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let Some(weights) = self.constant(node, 1)? else { return blocked("its weights are not constant") };
        let channels_first = match signal.axes.roles().get(1) {
            Some(Role::Channel) => true,
            Some(Role::Unit) => signal.channels == 1,
            _ => false,
        };
        if !channels_first || signal.axes.roles()[0] != Role::Batch {
            return blocked("it does not read the channels of each position");
        }
        let (sizes, kernel) = weights.dims.split_at_checked(2).ok_or_else(|| shape(node, &weights))?;
        let written = node.integers("kernel_shape")?;
        if written
            .is_some_and(|sizes| !sizes.iter().map(|&size| usize::try_from(size)).eq(kernel.iter().map(|&k| Ok(k))))
        {
            return Err(shape(node, &weights).into());
        }
        let mut window = window(node, &signal, kernel)?;
        for end in 0..2 {
            window.padding[end] = (window.padding[end] + signal.padding[end]).min(limits::EXTENT);
        }
        let groups = usize::try_from(node.integer("group", 1)?).ok().filter(|&groups| groups > 0);
        let groups = groups.ok_or_else(|| malformed(format!("node “{}” has no groups", node.name)))?;
        let (outputs, inputs) = (sizes[0], sizes[1]);
        if inputs.checked_mul(groups) != Some(signal.channels) || outputs == 0 || !outputs.is_multiple_of(groups) {
            return Err(shape(node, &weights).into());
        }
        let bias = self.bias(node, outputs)?;
        let weights = expand(node, &weights, &window, groups, signal.channels)?;
        finite(node, weights.iter().chain(&bias))?;
        let Some(positions) = window.count(signal.positions) else {
            return blocked(format!("its kernel is wider than the {} positions it reads", signal.positions));
        };
        let convolution = Convolution {
            weights,
            bias,
            stride: window.stride,
            dilation: window.dilation,
            padding: window.padding,
            groups,
        };
        let axes = signal.axes.clone().with_channels(outputs);
        let signal = Signal { axes, channels: outputs, positions, padding: [0, 0], ..signal };
        self.push(node, signal, Op::Convolution(convolution))
    }

    fn bias(&self, node: &Node<'a>, outputs: usize) -> Result<Vec<f32>, Stop> {
        if node.input(2).is_none() {
            return Ok(vec![0.0; outputs]);
        }
        let Some(bias) = self.constant(node, 2)? else { return blocked("its bias is not constant") };
        match bias.floats() {
            Some(floats) if floats.len() == outputs => Ok(floats.to_vec()),
            _ => Err(shape(node, &bias).into()),
        }
    }
}

/// File order output × input of the group × kernel → output × kernel × input, zeros outside the group.
fn expand(node: &Node, weights: &Constant, window: &Window, groups: usize, channels: usize) -> Result<Array3<f32>> {
    let [outputs, inputs] = [weights.dims[0], weights.dims[1]];
    let bytes = [outputs, window.size, channels, 4].iter().try_fold(1_usize, |product, &n| product.checked_mul(n));
    bytes
        .filter(|&bytes| bytes <= limits::WEIGHT_BYTES)
        .ok_or_else(|| too_large(node, outputs as f64 * window.size as f64 * channels as f64 * 4.0))?;
    let values = weights.floats().ok_or_else(|| shape(node, weights))?;
    let mut expanded = Array3::zeros((outputs, window.size, channels));
    for (row, kernel) in values.chunks_exact(window.size).enumerate() {
        let (output, input) = (row / inputs, row % inputs);
        let group = output / (outputs / groups);
        for (position, &weight) in kernel.iter().enumerate() {
            expanded[[output, position, group * inputs + input]] = weight;
        }
    }
    Ok(expanded)
}

/// Refuses weights that are NaN or infinite.
pub fn finite<'w>(node: &Node, mut weights: impl Iterator<Item = &'w f32>) -> Result<()> {
    match weights.find(|weight| !weight.is_finite()) {
        None => Ok(()),
        Some(weight) => Err(Error::new(
            Code::NotFinite,
            format!("node {}", node.name),
            format!("Node “{}” ({}) has a weight that is {weight}.", node.name, node.op),
            "The training has probably diverged: export an earlier checkpoint.",
        )),
    }
}

fn shape(node: &Node, tensor: &Constant) -> Error {
    malformed(format!(
        "node “{}” ({}) cannot work with a tensor of shape {:?} and its other inputs",
        node.name, node.op, tensor.dims
    ))
}

fn too_large(node: &Node, bytes: f64) -> Error {
    let mebibytes = |bytes: f64| bytes / (1 << 20) as f64;
    Error::new(
        Code::Memory,
        format!("node {}", node.name),
        format!(
            "The weights of convolution “{}” take {:.0} MiB with its groups expanded; the limit is {:.0} MiB.",
            node.name,
            mebibytes(bytes),
            mebibytes(limits::WEIGHT_BYTES as f64)
        ),
        "Use a network with fewer channels or narrower kernels.",
    )
}
