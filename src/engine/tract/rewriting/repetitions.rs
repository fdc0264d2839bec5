//! Maps that are repeated: `Tile` and `Expand`.
//!
//! tract moves parts of a repeated map past the repetition, where it takes other parts.

use super::constants::Stored;
use super::{Written, along, operation};
use tract_onnx::pb::NodeProto;

/// Maximum number of repetitions that are written one by one.
const COPIES: usize = 4096;
/// Maximum number of elements that a map is spread over.
const ELEMENTS: usize = 1 << 20;

/// The copies of the map, joined along each axis, in place of a `Tile` with constant repeats.
pub fn joined(tile: &NodeProto, stored: &Stored) -> Option<Vec<NodeProto>> {
    let repeats = stored.parameter(tile, "repeats", 1)?;
    let repeated: Vec<usize> = (0..repeats.len()).filter(|&axis| repeats[axis] != 1).collect();
    let count: usize =
        repeats.iter().try_fold(1_usize, |count, &times| count.checked_mul(usize::try_from(times).ok()?))?;
    if count == 0 || count > COPIES || repeated.is_empty() {
        return None;
    }
    let (mut tensor, output) = (tile.input.first()?.clone(), tile.output.first()?);
    let mut nodes = Vec::new();
    for (index, &axis) in repeated.iter().enumerate() {
        let next = if index + 1 == repeated.len() { output.clone() } else { format!("{output}/axis {axis}") };
        let copies = vec![&tensor[..]; repeats[axis] as usize];
        nodes.push(along(axis as i64, operation("Concat", &copies, &next)));
        tensor = next;
    }
    Some(nodes)
}

/// A product with ones of the wanted size in place of an `Expand` of a map to a constant size.
pub fn spread(expand: &NodeProto, stored: &Stored, written: &mut Written) -> Option<Vec<NodeProto>> {
    let dims = stored.parameter(expand, "shape", 1)?;
    let size = dims.iter().try_fold(1_usize, |size, &dim| size.checked_mul(usize::try_from(dim).ok()?))?;
    if size > ELEMENTS {
        return None;
    }
    let (input, output) = (expand.input.first()?, expand.output.first()?);
    let ones = written.factors(format!("{output}/ones"), dims, size, 1.0);
    Some(vec![operation("Mul", &[input, &ones], output)])
}
