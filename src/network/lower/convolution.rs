//! Convolutions: one-dimensional, and two-dimensional ones that slide along the sequence only.

use super::features::spread;
use super::signal::Signal;
use super::stop::{Stop, blocked};
use super::walk::Walk;
use super::window::{Slide, Window, slide};
use crate::error::{Code, Error, Result};
use crate::network::axes::Role;
use crate::network::limits;
use crate::network::onnx::{Constant, OnnxNode};
use crate::network::op::{Convolution, Op};
use crate::network::protobuf::malformed;
use ndarray::Array3;

impl<'a> Walk<'_, 'a> {
    pub(super) fn convolution(&mut self, node: &OnnxNode<'a>) -> Result<Signal, Stop> {
        let signal = self.signal(node, 0)?;
        let Some(weights) = self.constant(node, 1)? else { return self.unknown(node, 1, "its weights") };
        if weights.floats().is_none() {
            return blocked("its weights are quantized: whole numbers without their scale");
        }
        let (sizes, kernel) = weights.dims.split_at_checked(2).ok_or_else(|| shape(node, &weights))?;
        let written = node.integers("kernel_shape")?;
        if written
            .is_some_and(|sizes| !sizes.iter().map(|&size| usize::try_from(size)).eq(kernel.iter().map(|&k| Ok(k))))
        {
            return Err(shape(node, &weights).into());
        }
        let groups = usize::try_from(node.integer("group", 1)?).ok().filter(|&groups| groups > 0);
        let groups = groups.ok_or_else(|| malformed(format!("node “{}” has no groups", node.name)))?;
        let (outputs, inputs) = (sizes[0], sizes[1]);
        let bias = self.bias(node, outputs)?;
        if signal.axes.position(Role::Flat) == Some(1) {
            return self.flat_convolution(node, signal, &weights, groups, bias);
        }
        let read = match signal.axes.roles() {
            [Role::Batch, Role::Feature { size, .. }, ..] => *size,
            [Role::Batch, Role::Unit, ..] => 1,
            _ => return blocked("it does not read the channels of each position"),
        };
        if inputs.checked_mul(groups) != Some(read) || outputs == 0 || !outputs.is_multiple_of(groups) {
            return Err(shape(node, &weights).into());
        }
        let slide = slide(node, &signal, kernel)?;
        let window = slide.window();
        let Some(positions) = window.count(signal.positions) else {
            return blocked(format!("its kernel is wider than the {} positions it reads", signal.positions));
        };
        let Some(across) = across(&signal, &slide) else { return blocked("its kernel is wider than what it reads") };
        let copies: usize = across.iter().map(|axis| axis.outputs).product();
        self.weigh(node, [outputs, copies, window.size, signal.channels, 4])?;
        let expanded = expand(node, &weights, &signal, &window, &across, groups)?;
        let bias: Vec<f32> = bias.iter().flat_map(|&bias| std::iter::repeat_n(bias, copies)).collect();
        finite(node, expanded.iter().chain(&bias))?;
        let convolution = Convolution {
            weights: expanded.into_shared(),
            bias,
            stride: window.stride,
            dilation: window.dilation,
            padding: window.padding,
            groups,
        };
        let channels = outputs * copies;
        let mut axes = signal.axes.clone().with(1, Role::feature(outputs, copies));
        let mut stride = copies;
        for axis in &across {
            stride /= axis.outputs;
            axes = axes.with(axis.axis, Role::feature(axis.outputs, stride));
        }
        let like = Signal { axes, channels, positions, ..signal };
        Ok(self.push(node, vec![like.source], Op::Convolution(convolution), like))
    }

    /// Adds the bytes of weights of these sizes to the count, before the weights are expanded.
    ///
    /// # Errors
    /// [`Code::Memory`] when all weights together exceed [`limits::WEIGHT_BYTES`].
    fn weigh(&mut self, node: &OnnxNode<'a>, sizes: [usize; 5]) -> Result<()> {
        let before = self.weight_bytes;
        let bytes = sizes.iter().try_fold(1_usize, |product, &n| product.checked_mul(n));
        if bytes.is_some_and(|bytes| self.reserve(bytes)) {
            return Ok(());
        }
        Err(too_large(node, sizes.iter().map(|&size| size as f64).product(), before))
    }

    fn bias(&self, node: &OnnxNode<'a>, outputs: usize) -> Result<Vec<f32>, Stop> {
        if node.input(2).is_none() {
            return Ok(vec![0.0; outputs]);
        }
        let Some(bias) = self.constant(node, 2)? else { return self.unknown(node, 2, "the numbers of its bias") };
        match bias.floats() {
            Some(floats) if floats.len() == outputs => Ok(floats.to_vec()),
            _ => Err(shape(node, &bias).into()),
        }
    }
}

/// An axis after the channels that does not run along the sequence.
struct Across {
    /// Its index in the tensor.
    axis: usize,
    /// Its index among the kernel's axes.
    kernel: usize,
    /// Entries that are read.
    inputs: usize,
    /// Channels between neighbouring entries.
    stride: usize,
    /// Entries of the output.
    outputs: usize,
    window: Window,
}

fn across(signal: &Signal, slide: &Slide) -> Option<Vec<Across>> {
    let spread = spread(&signal.axes);
    let axes = (0..slide.windows.len()).filter(|&kernel| Some(kernel) != slide.along);
    let axis = |kernel: usize| {
        let (axis, window) = (kernel + 2, slide.windows[kernel]);
        let (inputs, stride) = spread[axis];
        let outputs = window.count(inputs)?;
        Some(Across { axis, kernel, inputs, stride, outputs, window })
    };
    axes.map(axis).collect()
}

/// File order output × input of the group × kernel → output × kernel × input, zeros outside the group.
fn expand(
    node: &OnnxNode,
    weights: &Constant,
    signal: &Signal,
    window: &Window,
    across: &[Across],
    groups: usize,
) -> Result<Array3<f32>> {
    let (outputs, inputs) = (weights.dims[0], weights.dims[1]);
    let copies: usize = across.iter().map(|axis| axis.outputs).product();
    let values = weights.floats().ok_or_else(|| shape(node, weights))?;
    let channel_stride = spread(&signal.axes)[1].1;
    let taps = taps(weights, window, across);
    let kernel: usize = weights.dims[2..].iter().product();
    let mut expanded = Array3::zeros((outputs * copies, window.size, signal.channels));
    for (row, values) in values.chunks_exact(kernel).enumerate() {
        let (output, input) = (row / inputs, row % inputs);
        let read = (output / (outputs / groups) * inputs + input) * channel_stride;
        for tap in &taps {
            expanded[[output * copies + tap.copy, tap.position, read + tap.channel]] = values[tap.entry];
        }
    }
    Ok(expanded)
}

/// One kernel entry and its place in the expanded weights.
struct Tap {
    /// Its index in the file's kernel.
    entry: usize,
    /// The index of the output's entry across the sequence to which it belongs.
    copy: usize,
    /// Kernel position along the sequence.
    position: usize,
    /// The offset that it adds to the index of the channel that is read.
    channel: usize,
}

fn taps(weights: &Constant, window: &Window, across: &[Across]) -> Vec<Tap> {
    let kernel = &weights.dims[2..];
    let stride = |axis: usize| kernel[axis + 1..].iter().product::<usize>();
    let along = (0..kernel.len()).find(|axis| across.iter().all(|other| other.kernel != *axis));
    let mut taps: Vec<Tap> = (0..window.size)
        .map(|position| Tap { entry: position * along.map_or(0, stride), copy: 0, position, channel: 0 })
        .collect();
    for axis in across {
        let mut more = Vec::new();
        for tap in &taps {
            for (output, index) in (0..axis.outputs).flat_map(|output| (0..axis.window.size).map(move |k| (output, k)))
            {
                let place = output * axis.window.stride + index * axis.window.dilation;
                let place = place.checked_sub(axis.window.padding[0]).filter(|&place| place < axis.inputs);
                more.extend(place.map(|place| Tap {
                    entry: tap.entry + index * stride(axis.kernel),
                    copy: tap.copy * axis.outputs + output,
                    position: tap.position,
                    channel: tap.channel + place * axis.stride,
                }));
            }
        }
        taps = more;
    }
    taps
}

/// Refuses weights that are NaN or infinite.
pub fn finite<'w>(node: &OnnxNode, mut weights: impl Iterator<Item = &'w f32>) -> Result<()> {
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

/// The refusal of a tensor that does not fit the node that reads it.
pub fn shape(node: &OnnxNode, tensor: &Constant) -> Error {
    malformed(format!(
        "node “{}” ({}) cannot use a tensor of shape {:?} with its other inputs",
        node.name, node.op, tensor.dims
    ))
}

fn too_large(node: &OnnxNode, bytes: f64, before: usize) -> Error {
    let mebibytes = |bytes: f64| bytes / (1 << 20) as f64;
    let others = match before {
        0 => String::new(),
        _ => format!(", in addition to {:.0} MiB for the layers before it", mebibytes(before as f64)),
    };
    Error::new(
        Code::Memory,
        format!("node {}", node.name),
        format!(
            "The weights of convolution “{}” take {:.0} MiB with its groups expanded{others}; the limit is {:.0} MiB.",
            node.name,
            mebibytes(bytes),
            mebibytes(limits::WEIGHT_BYTES as f64)
        ),
        "Use a network with fewer channels or narrower kernels.",
    )
}
