//! Slices with steps.
//!
//! tract reads one as a slice and a selection of every nth position, and moves the selection past other operations, where
//! it takes other positions if the step is negative. Here it becomes a slice without steps, and a gathering of positions
//! for each axis with a step.

use super::constants::Stored;
use super::{Parts, Written, gather, operation};
use tract_onnx::pb::NodeProto;

/// Beyond the end of every axis.
const END: i64 = i64::MAX;

/// Positions from the end below this one are before the beginning of every axis.
const BEFORE_ALL: i64 = i32::MIN as i64;

/// The positions that are taken of one axis.
pub struct Along {
    axis: i64,
    start: i64,
    end: i64,
    step: i64,
}

impl Along {
    /// Every position that is a multiple of `step`.
    pub fn every(step: i64, axis: i64) -> Self {
        Self { axis, start: 0, end: END, step }
    }
}

/// Whether an operation is a `Slice` whose steps are not constants, or not written otherwise.
pub fn has_computed_steps(node: &NodeProto, stored: &Stored) -> bool {
    let steps = || stored.parameter(node, "steps", 4);
    node.op_type == "Slice" && steps().is_none_or(|steps| steps.iter().any(|&step| step != 1))
}

/// The operations in place of a `Slice` whose parameters are constants; `None` where all steps are 1.
pub fn without_steps(slice: &NodeProto, stored: &Stored, written: &mut Written) -> Option<Vec<NodeProto>> {
    let parts = read(slice, stored)?;
    let stepped: Vec<&Along> = parts.iter().filter(|part| part.step != 1).collect();
    let (input, output) = (slice.input.first()?, slice.output.first()?);
    let mut tensor = format!("{output}/contiguous");
    let mut nodes = vec![written.slice(input, &tensor, &contiguous(&parts))];
    for (index, part) in stepped.iter().enumerate() {
        let next = if index + 1 == stepped.len() { output.clone() } else { format!("{output}/axis {}", part.axis) };
        nodes.extend(every_nth(&tensor, &next, part, written));
        tensor = next;
    }
    Some(nodes)
}

/// The axes of a slice with any step other than 1.
fn read(slice: &NodeProto, stored: &Stored) -> Option<Vec<Along>> {
    let steps = stored.parameter(slice, "steps", 4).filter(|steps| steps.iter().any(|&step| step != 1))?;
    let (starts, ends) = (stored.parameter(slice, "starts", 1)?, stored.parameter(slice, "ends", 2)?);
    let axes = stored.parameter(slice, "axes", 3)?;
    let along = |(index, &step): (usize, &i64)| {
        let axis = if axes.is_empty() { index as i64 } else { *axes.get(index)? };
        (step != 0).then_some(Along { axis, start: *starts.get(index)?, end: *ends.get(index)?, step })
    };
    steps.iter().enumerate().map(along).collect()
}

/// The parts from the first to the last position that is taken of each axis.
fn contiguous(parts: &[Along]) -> Parts {
    // A slice backwards ends before the position that follows its start, and begins with the one that follows its end.
    let after = |position: i64| match position {
        -1 => END,
        ..BEFORE_ALL => 0,
        _ => position.saturating_add(1),
    };
    let bounds = |part: &Along| match part.step {
        1.. => (part.start, part.end),
        _ => (after(part.end), after(part.start)),
    };
    let (starts, ends) = parts.iter().map(bounds).unzip();
    Parts { axes: parts.iter().map(|part| part.axis).collect(), starts, ends }
}

/// Every nth position of an axis of any length n: 0, step, … or, backwards, −1, −1 − |step|, …
pub fn every_nth(input: &str, output: &str, part: &Along, written: &mut Written) -> Vec<NodeProto> {
    let name = |what: &str| format!("{output}/{what}");
    let [shape, length, end, range, back] = ["shape", "length", "end", "range", "back"].map(name);
    let axis = written.number(name("axis"), part.axis);
    let zero = written.number(name("zero"), 0);
    let one = written.number(name("one"), 1);
    let step = written.number(name("step"), part.step.saturating_abs());
    let mut nodes = vec![operation("Shape", &[input], &shape), gather(0, [&shape, &axis], &length)];
    if part.step > 0 {
        nodes.push(operation("Range", &[&zero, &length, &step], &range));
        nodes.push(gather(part.axis, [input, &range], output));
    } else {
        nodes.push(operation("Add", &[&length, &one], &end));
        nodes.push(operation("Range", &[&one, &end, &step], &range));
        nodes.push(operation("Neg", &[&range], &back));
        nodes.push(gather(part.axis, [input, &back], output));
    }
    nodes
}
