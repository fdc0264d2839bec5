//! Constant folding: operations that select or rearrange elements.

use super::arithmetic::indices;
use crate::network::axes::resolve;
use crate::network::limits;
use crate::network::onnx::{Constant, Values, elements};
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn, concatenate};
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

/// A size of 0 copies that of the same axis, unless it `keeps_zeros`.
pub fn reshape(a: &Constant, shape: &[i64], keeps_zeros: bool) -> Option<Constant> {
    let count: usize = a.dims.iter().product();
    let inferred = shape.iter().filter(|&&size| size == -1).count();
    if inferred > 1 || keeps_zeros && shape.contains(&0) {
        return None;
    }
    let copied = shape.iter().enumerate().map(|(axis, &size)| match size {
        0 => a.dims.get(axis).copied(),
        -1 => Some(1),
        size => usize::try_from(size).ok(),
    });
    let mut dims: Vec<usize> = copied.collect::<Option<_>>()?;
    let known = dims.iter().try_fold(1_usize, |product, &dim| product.checked_mul(dim))?;
    if let Some(free) = shape.iter().position(|&size| size == -1) {
        dims[free] = count.checked_div(known)?;
    }
    let product = dims.iter().try_fold(1_usize, |product, &dim| product.checked_mul(dim))?;
    (product == count && dims.len() <= limits::RANK).then(|| resized(a, dims))
}

/// The axes before `axis` as one, and the others as one.
pub fn flatten(a: &Constant, axis: i64) -> Option<Constant> {
    let rank = a.dims.len();
    let split = usize::try_from(if axis < 0 { axis.checked_add(rank as i64)? } else { axis }).ok()?;
    let (before, after) = a.dims.split_at_checked(split)?;
    Some(resized(a, vec![before.iter().product(), after.iter().product()]))
}

/// Removes the given axes, all of which must be of size 1, or all axes of size 1 where `axes` is missing.
pub fn squeeze(a: &Constant, axes: Option<&[i64]>) -> Option<Constant> {
    let dropped = match axes {
        Some(axes) => resolve(axes, a.dims.len())?,
        None => (0..a.dims.len()).filter(|&axis| a.dims[axis] == 1).collect(),
    };
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

/// The constants, one after the other along one axis.
pub fn concat(inputs: &[Option<Arc<Constant>>], axis: i64) -> Option<Constant> {
    let parts: Vec<&Constant> = inputs.iter().map(Option::as_deref).collect::<Option<_>>()?;
    let axis = *resolve(&[axis], parts.first()?.dims.len())?.first()?;
    let sum = parts.iter().map(|part| part.count()).try_fold(0_usize, usize::checked_add)?;
    if sum > limits::ELEMENTS {
        return None;
    }
    let (mut offset, mut indices) = (0, Vec::new());
    for part in &parts {
        indices.push(element_indices(part)?.mapv(|index| index + offset));
        offset += part.count();
    }
    let views: Vec<ArrayViewD<usize>> = indices.iter().map(|part| part.view()).collect();
    let joined = concatenate(Axis(axis), &views).ok()?;
    let values = match parts[0].values {
        Values::Floats(_) => {
            Values::Floats(parts.iter().map(|part| part.floats()).collect::<Option<Vec<_>>>()?.concat())
        }
        Values::Integers(_) => {
            Values::Integers(parts.iter().map(|part| part.integers()).collect::<Option<Vec<_>>>()?.concat())
        }
    };
    Some(pick(&Constant { dims: vec![sum], values }, &joined.view()))
}

/// Part `index` of `count` along one axis, of the given sizes or of equal ones.
pub fn part(a: &Constant, axis: i64, index: usize, count: usize, sizes: Option<&[i64]>) -> Option<Constant> {
    let axis = *resolve(&[axis], a.dims.len())?.first()?;
    let share = a.dims[axis].div_ceil(count.max(1));
    let [start, size] = match sizes {
        Some(sizes) => {
            let sizes: Vec<usize> = sizes.iter().map(|&size| usize::try_from(size).ok()).collect::<Option<_>>()?;
            let before = sizes.get(..index)?.iter().try_fold(0_usize, |sum, &size| sum.checked_add(size))?;
            [before, *sizes.get(index)?]
        }
        None => [index * share, share.min(a.dims[axis].saturating_sub(index * share))],
    };
    let end = start.checked_add(size).filter(|&end| end <= a.dims[axis])?;
    let positions: Vec<usize> = (start..end).collect();
    Some(pick(a, &element_indices(a)?.select(Axis(axis), &positions).view()))
}

/// A slice: starts, ends, axes (all from the first on where they are missing) and steps (1 where they are missing).
pub fn slice(a: &Constant, [starts, ends, axes, steps]: &[Option<Vec<i64>>; 4]) -> Option<Constant> {
    let (starts, ends) = (starts.as_ref()?, ends.as_ref()?);
    let first: Vec<i64> = (0..starts.len() as i64).collect();
    let axes = resolve(axes.as_ref().unwrap_or(&first), a.dims.len())?;
    let ones = vec![1; starts.len()];
    let steps = steps.as_ref().unwrap_or(&ones);
    if [ends.len(), axes.len(), steps.len()] != [starts.len(); 3] {
        return None;
    }
    let mut chosen = element_indices(a)?;
    for (index, &axis) in axes.iter().enumerate() {
        let positions = sliced(a.dims[axis], starts[index], ends[index], steps[index])?;
        chosen = chosen.select(Axis(axis), &positions);
    }
    Some(pick(a, &chosen.view()))
}

/// The entries `start`, `start + step`, … before `end` of an axis.
pub fn sliced(size: usize, start: i64, end: i64, step: i64) -> Option<Vec<usize>> {
    let size = i64::try_from(size).ok()?;
    let from_end = |at: i64| if at < 0 { at.saturating_add(size) } else { at };
    let (start, end) = (from_end(start), from_end(end));
    let stride = usize::try_from(step.unsigned_abs()).ok().filter(|&stride| stride > 0)?;
    let forward = (start.clamp(0, size)..end.clamp(0, size)).step_by(stride).map(|at| at as usize);
    let backward = (end.clamp(-1, size - 1) + 1..=start.clamp(-1, size - 1)).rev().step_by(stride);
    Some(if step > 0 { forward.collect() } else { backward.map(|at| at as usize).collect() })
}

/// Repeated along axes of size 1, and along new ones in front.
pub fn expand(a: &Constant, shape: &[i64]) -> Option<Constant> {
    let rank = a.dims.len().max(shape.len());
    let own = |axis: usize| (axis + a.dims.len()).checked_sub(rank).map_or(1, |axis| a.dims[axis]);
    let asked =
        |axis: usize| (axis + shape.len()).checked_sub(rank).map_or(Some(1), |axis| usize::try_from(shape[axis]).ok());
    let size = |axis: usize| match (own(axis), asked(axis)?) {
        (1, size) | (size, 1) => Some(size),
        (size, other) => (size == other).then_some(size),
    };
    let dims: Vec<usize> = (0..rank).map(size).collect::<Option<_>>()?;
    let chosen = ArrayD::from_shape_vec(dims.clone(), indices(&a.dims, &dims)?).ok()?;
    Some(pick(a, &chosen.view()))
}

/// Repeated so many times along each axis.
pub fn tile(a: &Constant, repeats: &[i64]) -> Option<Constant> {
    let counts: Vec<usize> = repeats.iter().map(|&count| usize::try_from(count).ok()).collect::<Option<_>>()?;
    let sizes = a.dims.iter().zip(&counts).map(|(&dim, &count)| dim.checked_mul(count));
    elements(&sizes.collect::<Option<Vec<_>>>()?).filter(|_| counts.len() == a.dims.len())?;
    let mut chosen = element_indices(a)?;
    for (axis, &count) in counts.iter().enumerate() {
        let positions: Vec<usize> = (0..a.dims[axis] * count).map(|at| at % a.dims[axis]).collect();
        chosen = chosen.select(Axis(axis), &positions);
    }
    Some(pick(a, &chosen.view()))
}

/// With so many elements of one value added before and after each axis; negative numbers remove elements.
pub fn pad(a: &Constant, pads: &[i64], value: f32) -> Option<Constant> {
    let rank = a.dims.len();
    if pads.len() != 2 * rank {
        return None;
    }
    let size = |axis: usize| {
        let size = i64::try_from(a.dims[axis]).ok()?.checked_add(pads[axis])?.checked_add(pads[axis + rank])?;
        usize::try_from(size).ok()
    };
    let dims: Vec<usize> = (0..rank).map(size).collect::<Option<_>>()?;
    let beyond = a.count();
    let mut chosen = ArrayD::from_elem(dims.clone(), elements(&dims).map(|_| beyond)?);
    let own = element_indices(a)?;
    for (place, index) in chosen.indexed_iter_mut() {
        let at = |axis: usize| usize::try_from((place[axis] as i64).checked_sub(pads[axis])?).ok();
        if let Some(&found) = (0..rank).map(at).collect::<Option<Vec<usize>>>().and_then(|at| own.get(IxDyn(&at))) {
            *index = found;
        }
    }
    let values = match &a.values {
        Values::Floats(floats) => Values::Floats([floats, &[value][..]].concat()),
        Values::Integers(integers) => Values::Integers([integers, &[value as i64][..]].concat()),
    };
    Some(pick(&Constant { dims: vec![beyond + 1], values }, &chosen.view()))
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
    let dims = [&a.dims[..axis], &indices.dims, &a.dims[axis + 1..]].concat();
    let picked = pick(a, &chosen.view());
    (dims.len() <= limits::RANK).then(|| resized(&picked, dims))
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
        let check = |start, end, axis, step, dims: &[usize], expect: &[i64]| {
            let found = slice(&rows, &[start, end, axis, step].map(|bound| Some(vec![bound])));
            assert_eq!(found, Some(Constant::clone(&integers(dims, expect))), "{start}..{end} by {step}");
        };
        check(1, 3, 0, 1, &[2, 2], &[3, 4, 5, 6]);
        check(-2, i64::MAX, 0, 1, &[2, 2], &[3, 4, 5, 6]);
        check(-1, i64::MIN, 0, -1, &[3, 2], &[5, 6, 3, 4, 1, 2]);
        check(0, 1, -1, 1, &[3, 1], &[1, 3, 5]);
        check(3, 1, 0, 1, &[0, 2], &[]);
        check(0, 3, 0, 2, &[2, 2], &[1, 2, 5, 6]);
        check(-1, i64::MIN, 0, -2, &[2, 2], &[5, 6, 1, 2]);
    }

    #[test]
    fn parts_are_joined_split_repeated_and_padded() {
        let rows = integers(&[2, 2], &[1, 2, 3, 4]);
        let expect = |dims: &[usize], values: &[i64]| Some(Constant::clone(&integers(dims, values)));
        let both = [Some(Arc::clone(&rows)), Some(Arc::clone(&rows))];
        assert_eq!(concat(&both, 1), expect(&[2, 4], &[1, 2, 1, 2, 3, 4, 3, 4]));
        assert_eq!(part(&rows, -1, 1, 2, None), expect(&[2, 1], &[2, 4]));
        assert_eq!(part(&rows, 0, 1, 2, Some(&[2, 1])), None);
        assert_eq!(tile(&rows, &[1, 2]), expect(&[2, 4], &[1, 2, 1, 2, 3, 4, 3, 4]));
        assert_eq!(expand(&integers(&[2, 1], &[1, 2]), &[2, 2]), expect(&[2, 2], &[1, 1, 2, 2]));
        assert_eq!(expand(&rows, &[i64::MAX, 1, 1]), None);
        assert_eq!(pad(&rows, &[0, 1, -1, 0], 9.0), expect(&[1, 3], &[9, 1, 2]));
        assert_eq!(flatten(&rows, 0), expect(&[1, 4], &[1, 2, 3, 4]));
    }

    #[test]
    fn gathering_one_element_removes_the_axis() {
        let list = integers(&[3], &[7, 8, 9]);
        assert_eq!(gather(&list, &integers(&[], &[-1]), 0), Some(Constant::clone(&integers(&[], &[9]))));
        assert_eq!(gather(&list, &integers(&[2], &[2, 0]), 0), Some(Constant::clone(&integers(&[2], &[9, 7]))));
        assert_eq!(gather(&list, &integers(&[1], &[3]), 0), None);
        assert_eq!(gather(&list, &integers(&[1, 2], &[2, 0]), 0), Some(Constant::clone(&integers(&[1, 2], &[9, 7]))));
    }
}
