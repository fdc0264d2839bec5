//! Paddings with negative sizes, which crop, and which tract does not know.

use super::constants::Stored;
use super::{Parts, Written};
use tract_onnx::pb::NodeProto;

/// The slice, and the padding of the rest, in place of a `Pad` with constant sizes; `None` where no size is negative.
pub fn as_slice(pad: &NodeProto, stored: &Stored, written: &mut Written) -> Option<Vec<NodeProto>> {
    let pads = stored.parameter(pad, "pads", 1).filter(|pads| pads.iter().any(|&size| size < 0))?;
    let axes = stored.parameter(pad, "axes", 3)?;
    let (before, after) = pads.split_at(pads.len() / 2);
    let axes = if axes.is_empty() { (0..before.len() as i64).collect() } else { axes };
    let starts = before.iter().map(|&size| size.saturating_neg().max(0)).collect();
    let ends = after.iter().map(|&size| if size < 0 { size } else { i64::MAX }).collect();
    let (input, output) = (pad.input.first()?, pad.output.first()?);
    let cropped = format!("{output}/cropped");
    let slice = written.slice(input, &cropped, &Parts { axes, starts, ends });
    let mut padding = pad.clone();
    padding.input[0] = cropped;
    match padding.attribute.iter_mut().find(|attribute| attribute.name == "pads") {
        Some(attribute) => attribute.ints.iter_mut().for_each(|size| *size = (*size).max(0)),
        None => {
            let rest: Vec<i64> = pads.iter().map(|&size| size.max(0)).collect();
            padding.input[1] = written.list(format!("{output}/pads"), &rest);
        }
    }
    Some(vec![slice, padding])
}
