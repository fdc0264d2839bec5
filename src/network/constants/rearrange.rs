//! Constant folding: operations that select or rearrange elements.

use crate::network::axes::resolve;
use crate::network::limits;
use crate::network::onnx::{Constant, Values};
use ndarray::{ArrayD, ArrayViewD, Axis};
use std::sync::Arc;

/// The same elements with the sizes `dims`.
fn resized(a: &Constant, dims: Vec<usize>) -> Constant {
    Constant { dims, values: a.values.clone() }
}

/// The elements with the indices `chosen`, in the shape of `chosen`.
fn pick(a: &Constant, chosen: &ArrayViewD<usize>) -> Constant {
    let values = match &a.values {
        Values::Floats(floats) => Values::Floats(chosen.iter().map(|&i| floats[i]).collect()),
        Values::Integers(integers) => Values::Integers(chosen.iter().map(|&i| integers[i]).collect()),
    };
    Constant { dims: chosen.shape().to_vec(), values }
}

/// The index of each element, in the shape of `a`.
fn element_indices(a: &Constant) -> Option<ArrayD<usize>> {
    let count = a.dims.iter().product();
    ArrayD::from_shape_vec(a.dims.clone(), (0..count).collect()).ok()
}

pub fn transpose(a: &Constant, permutation: Option<&[i64]>) -> Option<Constant> {
    let rank = a.dims.len();
    let reversed: Vec<i64> = (0..i64::try_from(rank).ok()?).rev().collect();
    let axes = resolve(permutation.unwrap_or(&reversed), rank).filter(|axes| axes.len() == rank)?;
    Some(pick(a, &element_indices(a)?.view().permuted_axes(axes)))
}

pub fn reshape(a: &Constant, shape: &[i64]) -> Option<Constant> {
    let count: usize = a.dims.iter().product();
    let copied = shape.iter().enumerate().map(|(axis, &size)| match size {
        0 => a.dims.get(axis).copied(),
        -1 => Some(0),
        size => usize::try_from(size).ok(),
    });
    let mut dims: Vec<usize> = copied.collect::<Option<_>>()?;
    let known = dims.iter().filter(|&&dim| dim > 0).try_fold(1_usize, |product, &dim| product.checked_mul(dim))?;
    if let Some(free) = dims.iter_mut().find(|dim| **dim == 0) {
        *free = count / known;
    }
    let product = dims.iter().try_fold(1_usize, |product, &dim| product.checked_mul(dim))?;
    (product == count && dims.len() <= limits::RANK).then(|| resized(a, dims))
}

pub fn squeeze(a: &Constant, axes: &[i64]) -> Option<Constant> {
    let dropped = resolve(axes, a.dims.len())?;
    if dropped.iter().any(|&axis| a.dims[axis] != 1) {
        return None;
    }
    let dims = a.dims.iter().enumerate().filter(|(axis, _)| !dropped.contains(axis)).map(|(_, &dim)| dim).collect();
    Some(resized(a, dims))
}

pub fn unsqueeze(a: &Constant, axes: &[i64]) -> Option<Constant> {
    let rank = a.dims.len() + axes.len();
    let inserted = resolve(axes, rank).filter(|_| rank <= limits::RANK)?;
    let mut kept = a.dims.iter().copied();
    let dims = (0..rank).map(|axis| if inserted.contains(&axis) { Some(1) } else { kept.next() });
    Some(resized(a, dims.collect::<Option<_>>()?))
}

/// Concatenates lists of integers, such as parts of shapes.
pub fn concat(inputs: &[Arc<Constant>]) -> Option<Constant> {
    let lists = inputs.iter().map(|list| list.integers().filter(|_| list.dims.len() == 1));
    let joined = lists.collect::<Option<Vec<&[i64]>>>()?.concat();
    (joined.len() <= limits::EXTENT).then(|| Constant { dims: vec![joined.len()], values: Values::Integers(joined) })
}

/// A slice along one axis.
pub fn slice(inputs: &[Arc<Constant>]) -> Option<Constant> {
    let parameter = |index: usize, default| match inputs.get(index) {
        None => Some(default),
        Some(constant) => match constant.integers()? {
            &[value] => Some(value),
            _ => None,
        },
    };
    let a = inputs.first()?;
    let axis = *resolve(&[parameter(3, 0)?], a.dims.len())?.first()?;
    let size = i64::try_from(a.dims[axis]).ok()?;
    let step = parameter(4, 1)?;
    let from_end = |at: i64| if at < 0 { at.saturating_add(size) } else { at };
    let (start, end) = (from_end(parameter(1, 0)?), from_end(parameter(2, size)?));
    let positions: Vec<usize> = match step {
        1 => (start.clamp(0, size)..end.clamp(0, size)).map(|at| at as usize).collect(),
        -1 => (end.clamp(-1, size - 1) + 1..=start.clamp(-1, size - 1)).rev().map(|at| at as usize).collect(),
        _ => return None,
    };
    Some(pick(a, &element_indices(a)?.select(Axis(axis), &positions).view()))
}

pub fn gather(a: &Constant, indices: &Constant, axis: i64) -> Option<Constant> {
    let axis = *resolve(&[axis], a.dims.len())?.first()?;
    let size = i64::try_from(a.dims[axis]).ok()?;
    let position = |&at: &i64| {
        usize::try_from(if at < 0 { at.checked_add(size)? } else { at }).ok().filter(|&at| at < a.dims[axis])
    };
    let positions: Vec<usize> = indices.integers()?.iter().map(position).collect::<Option<_>>()?;
    (a.dims.iter().product::<usize>() / a.dims[axis].max(1))
        .checked_mul(positions.len())
        .filter(|&count| count <= limits::ELEMENTS)?;
    let chosen = element_indices(a)?.select(Axis(axis), &positions);
    match indices.dims.len() {
        0 => Some(pick(a, &chosen.index_axis(Axis(axis), 0))),
        1 => Some(pick(a, &chosen.view())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn integers(dims: &[usize], values: &[i64]) -> Arc<Constant> {
        Arc::new(Constant { dims: dims.to_vec(), values: Values::Integers(values.to_vec()) })
    }

    #[test]
    fn a_slice_runs_forward_or_backward() {
        let rows = integers(&[3, 2], &[1, 2, 3, 4, 5, 6]);
        let one = |value| integers(&[1], &[value]);
        let check = |start, end, axis, step, dims: &[usize], expect: &[i64]| {
            let found = slice(&[Arc::clone(&rows), one(start), one(end), one(axis), one(step)]);
            assert_eq!(found, Some(Constant::clone(&integers(dims, expect))), "{start}..{end} by {step}");
        };
        check(1, 3, 0, 1, &[2, 2], &[3, 4, 5, 6]);
        check(-2, i64::MAX, 0, 1, &[2, 2], &[3, 4, 5, 6]);
        check(-1, i64::MIN, 0, -1, &[3, 2], &[5, 6, 3, 4, 1, 2]);
        check(0, 1, -1, 1, &[3, 1], &[1, 3, 5]);
        check(3, 1, 0, 1, &[0, 2], &[]);
    }

    #[test]
    fn gathering_one_element_removes_the_axis() {
        let list = integers(&[3], &[7, 8, 9]);
        assert_eq!(gather(&list, &integers(&[], &[-1]), 0), Some(Constant::clone(&integers(&[], &[9]))));
        assert_eq!(gather(&list, &integers(&[2], &[2, 0]), 0), Some(Constant::clone(&integers(&[2], &[9, 7]))));
        assert_eq!(gather(&list, &integers(&[1], &[3]), 0), None);
    }
}
