//! What convolutions and poolings share: a window that slides along the sequence.

use super::{Signal, Stop, blocked};
use crate::error::Result;
use crate::network::axes::Role;
use crate::network::limits;
use crate::network::onnx::Node;
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
    /// Whether a last window that is not full counts.
    pub ceil: bool,
}

impl Window {
    /// Positions from the first entry to the last.
    pub fn span(&self) -> usize {
        (self.size - 1) * self.dilation + 1
    }

    /// Windows along `positions`; `None` when not even one fits.
    pub fn count(&self, positions: usize) -> Option<usize> {
        let steps = (positions + self.padding[0] + self.padding[1]).checked_sub(self.span())?;
        Some(if self.ceil { steps.div_ceil(self.stride) } else { steps / self.stride } + 1)
    }
}

/// Reads the window of `node` over `signal`, given the kernel's sizes along all axes after the channels.
pub fn window(node: &Node, signal: &Signal, kernel: &[usize]) -> Result<Window, Stop> {
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
    let Some(along) = signal.axes.position(Role::Length).and_then(|axis| axis.checked_sub(2)) else {
        return blocked("it does not slide along the sequence");
    };
    let strides = extents(node, "strides", axes, 1)?;
    let dilations = extents(node, "dilations", axes, 1)?;
    if (0..axes).any(|axis| axis != along && kernel[axis] != 1) {
        return blocked("it is two-dimensional");
    }
    let window = Window {
        size: kernel[along],
        stride: strides[along],
        dilation: dilations[along],
        padding: [0, 0],
        ceil: node.integer("ceil_mode", 0)? != 0,
    };
    if [window.size, window.stride, window.dilation].iter().any(|&extent| extent == 0 || extent > limits::EXTENT) {
        return Err(out_of_range(node).into());
    }
    let explicit = explicit_padding(node, axes, along)?;
    let padding = match node.text("auto_pad", "NOTSET")?.as_str() {
        "VALID" => [0, 0],
        "SAME_UPPER" => same(&window, signal.positions),
        "SAME_LOWER" => {
            let [shorter, longer] = same(&window, signal.positions);
            [longer, shorter]
        }
        _ => explicit,
    };
    Ok(Window { padding, ..window })
}

/// The padding that keeps the output at positions / stride, the odd zero at the end.
fn same(window: &Window, positions: usize) -> [usize; 2] {
    let last = positions.div_ceil(window.stride).saturating_sub(1) * window.stride + window.span();
    let total = last.saturating_sub(positions);
    [total / 2, total - total / 2]
}

fn explicit_padding(node: &Node, axes: usize, along: usize) -> Result<[usize; 2], Stop> {
    let pads = extents(node, "pads", 2 * axes, 0)?;
    if (0..axes).any(|axis| axis != along && (pads[axis] > 0 || pads[axis + axes] > 0)) {
        return blocked("it pads an axis that is not the sequence");
    }
    Ok([pads[along], pads[along + axes]])
}

/// A list of `count` sizes, all `default` where it is left out.
fn extents(node: &Node, name: &str, count: usize, default: usize) -> Result<Vec<usize>> {
    let Some(values) = node.integers(name)? else { return Ok(vec![default; count]) };
    let sizes: Vec<usize> = values.iter().filter_map(|&value| usize::try_from(value).ok()).collect();
    if sizes.len() != values.len() || sizes.len() != count || sizes.iter().any(|&size| size > limits::EXTENT) {
        return Err(out_of_range(node));
    }
    Ok(sizes)
}

/// The refusal of kernel, stride, dilation or padding that no network has.
pub fn out_of_range(node: &Node) -> crate::error::Error {
    malformed(format!(
        "kernel, stride, dilation or padding of node “{}” ({}) is missing, negative or above {}",
        node.name,
        node.op,
        limits::EXTENT
    ))
}
