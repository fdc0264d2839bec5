//! Windows that slide along the sequence, of convolutions and poolings.

use super::signal::Signal;
use super::stop::{Stop, blocked};
use crate::error::Result;
use crate::network::axes::Role;
use crate::network::limits;
use crate::network::onnx::OnnxNode;
use crate::network::protobuf::malformed;

/// A window over positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Entries.
    pub size: usize,
    /// Positions between neighbouring windows.
    pub stride: usize,
    /// Positions between neighbouring entries.
    pub dilation: usize,
    /// Positions added at both ends.
    pub padding: [usize; 2],
    /// Whether a last window that is not full is used.
    pub ceil: bool,
}

impl Window {
    /// One entry at a time.
    pub const SINGLE: Self = Self { size: 1, stride: 1, dilation: 1, padding: [0, 0], ceil: false };

    /// Positions from the first entry to the last.
    pub fn span(&self) -> usize {
        (self.size - 1) * self.dilation + 1
    }

    /// Windows along `positions`; `None` when not even one fits.
    pub fn count(&self, positions: usize) -> Option<usize> {
        let steps = (positions + self.padding[0] + self.padding[1]).checked_sub(self.span())?;
        let count = if self.ceil { steps.div_ceil(self.stride) } else { steps / self.stride } + 1;
        // A last window that begins after the positions and the padding before them is left out.
        let begins_outside = self.ceil && (count - 1) * self.stride >= positions + self.padding[0];
        Some(count - usize::from(begins_outside))
    }
}

/// How a kernel slides over the axes after the channels.
pub struct Slide {
    /// A window for each of these axes.
    pub windows: Vec<Window>,
    /// The index of the window along the sequence; `None` where there is no length axis.
    pub along: Option<usize>,
}

impl Slide {
    /// The window along the sequence.
    pub fn window(&self) -> Window {
        self.along.map_or(Window::SINGLE, |along| self.windows[along])
    }
}

/// Reads how `node` slides over `signal`, given the kernel's sizes along all axes after the channels.
pub fn slide(node: &OnnxNode, signal: &Signal, kernel: &[usize]) -> Result<Slide, Stop> {
    let axes = kernel.len();
    if signal.axes.rank() != axes + 2 {
        return Err(malformed(format!(
            "node “{}” ({}) has a kernel of {axes} axes for a tensor of {}",
            node.name,
            node.op,
            signal.axes.rank()
        ))
        .into());
    }
    let along = match signal.axes.position(Role::Length) {
        Some(axis @ (0 | 1)) => return blocked(format!("it takes axis {axis}, the sequence, for batch or channels")),
        axis => axis.map(|axis| axis - 2),
    };
    let (strides, dilations) = (extents(node, "strides", axes, 1)?, extents(node, "dilations", axes, 1)?);
    let pads = extents(node, "pads", 2 * axes, 0)?;
    let (auto, ceil) = (node.text("auto_pad", "NOTSET")?, node.integer("ceil_mode", 0)? != 0);
    let dims = signal.axes.dims(1, signal.positions);
    let mut windows = Vec::with_capacity(axes);
    for axis in 0..axes {
        let mut window =
            Window { size: kernel[axis], stride: strides[axis], dilation: dilations[axis], padding: [0, 0], ceil };
        if [window.size, window.stride, window.dilation].iter().any(|&extent| extent == 0 || extent > limits::EXTENT) {
            return Err(out_of_range(node).into());
        }
        window.padding = match auto.as_str() {
            "VALID" => [0, 0],
            "SAME_UPPER" => same(&window, dims[axis + 2]),
            "SAME_LOWER" => {
                let [shorter, longer] = same(&window, dims[axis + 2]);
                [longer, shorter]
            }
            _ => [pads[axis], pads[axis + axes]],
        };
        windows.push(window);
    }
    Ok(Slide { windows, along })
}

/// The padding for which the output has positions / stride positions; an odd zero is added at the end.
fn same(window: &Window, positions: usize) -> [usize; 2] {
    let last = positions.div_ceil(window.stride).saturating_sub(1) * window.stride + window.span();
    let total = last.saturating_sub(positions);
    [total / 2, total - total / 2]
}

/// A list of `count` sizes, all `default` where the attribute is missing.
fn extents(node: &OnnxNode, name: &str, count: usize, default: usize) -> Result<Vec<usize>> {
    let Some(values) = node.integers(name)? else { return Ok(vec![default; count]) };
    let sizes: Vec<usize> = values.iter().filter_map(|&value| usize::try_from(value).ok()).collect();
    if sizes.len() != values.len() || sizes.len() != count || sizes.iter().any(|&size| size > limits::EXTENT) {
        return Err(out_of_range(node));
    }
    Ok(sizes)
}

/// The refusal of kernel, stride, dilation or padding outside the limits.
pub fn out_of_range(node: &OnnxNode) -> crate::error::Error {
    malformed(format!(
        "kernel, stride, dilation or padding of node “{}” ({}) is missing, negative or above {}",
        node.name,
        node.op,
        limits::EXTENT
    ))
}
