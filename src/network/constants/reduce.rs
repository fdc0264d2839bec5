//! Constant folding: over whole axes.

use crate::network::axes::resolve;
use crate::network::onnx::{Constant, Values};
use ndarray::{ArrayD, ArrayViewD, Axis};

/// What a reduction makes of the numbers along its axes.
type Summary = fn(&mut dyn Iterator<Item = f64>) -> f64;

/// One of ONNX's reductions over `axes`, over all where there are none; these axes become axes of size 1, or are dropped.
pub fn reduce(op: &str, a: &Constant, axes: Option<&[i64]>, keeps: bool, nothing: bool) -> Option<Constant> {
    let axes = match axes.unwrap_or_default() {
        // Of each number by itself: its square, absolute value or logarithm is still taken.
        [] if nothing => Vec::new(),
        [] => (0..a.dims.len()).collect(),
        axes => resolve(axes, a.dims.len())?,
    };
    let summary: Summary = match op {
        "ReduceSum" => |x| x.sum(),
        "ReduceMean" => |x| {
            let (count, sum) = x.fold((0.0, 0.0), |(count, sum), x| (count + 1.0, sum + x));
            sum / count
        },
        "ReduceMax" => |x| x.fold(f64::NEG_INFINITY, f64::max),
        "ReduceMin" => |x| x.fold(f64::INFINITY, f64::min),
        "ReduceProd" => |x| x.product(),
        "ReduceL1" => |x| x.map(f64::abs).sum(),
        "ReduceL2" => |x| x.map(|x| x * x).sum::<f64>().sqrt(),
        "ReduceSumSquare" => |x| x.map(|x| x * x).sum(),
        "ReduceLogSum" => |x| libm::log(x.sum()),
        "ReduceLogSumExp" => |x| {
            let values: Vec<f64> = x.collect();
            let top = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            top + libm::log(values.iter().map(|x| libm::exp(x - top)).sum())
        },
        _ => return None,
    };
    let reduced = along(numbers(a)?, &axes, summary);
    let dims = reduced.shape().iter().enumerate();
    let dims = dims.filter(|(axis, _)| keeps || !axes.contains(axis)).map(|(_, &dim)| dim).collect();
    let values = match a.values {
        Values::Floats(_) => Values::Floats(reduced.iter().map(|&x| x as f32).collect()),
        Values::Integers(_) if op == "ReduceMean" => {
            Values::Integers(reduced.iter().map(|x| x.trunc() as i64).collect())
        }
        Values::Integers(_) => Values::Integers(reduced.iter().map(|&x| x as i64).collect()),
    };
    Some(Constant { dims, values })
}

/// Softmax along one axis, or its logarithm.
pub fn softmax(a: &Constant, axis: i64, logarithm: bool) -> Option<Constant> {
    a.floats()?;
    let axis = *resolve(&[axis], a.dims.len())?.first()?;
    let values = numbers(a)?;
    let top = along(values.clone(), &[axis], |x| x.fold(f64::NEG_INFINITY, f64::max));
    let shifted = values - top;
    let sum = along(shifted.mapv(libm::exp), &[axis], |x| x.sum());
    let result = if logarithm { shifted - sum.mapv(libm::log) } else { shifted.mapv(libm::exp) / sum };
    Some(Constant { dims: a.dims.clone(), values: Values::Floats(result.iter().map(|&x| x as f32).collect()) })
}

/// The summary along some axes together, which then have size 1.
fn along(values: ArrayD<f64>, axes: &[usize], summary: Summary) -> ArrayD<f64> {
    let rank = values.ndim();
    let kept: Vec<usize> = (0..rank).filter(|axis| !axes.contains(axis)).collect();
    let order: Vec<usize> = kept.iter().chain(axes).copied().collect();
    let shape: Vec<usize> =
        values.shape().iter().enumerate().map(|(axis, &dim)| if axes.contains(&axis) { 1 } else { dim }).collect();
    let inner: usize = axes.iter().map(|&axis| values.len_of(Axis(axis))).product();
    let moved: Vec<f64> = values.view().permuted_axes(order).iter().copied().collect();
    let count: usize = shape.iter().product();
    let reduced = (0..count).map(|index| summary(&mut moved[index * inner..(index + 1) * inner].iter().copied()));
    ArrayD::from_shape_vec(shape, reduced.collect()).unwrap_or_default()
}

fn numbers(a: &Constant) -> Option<ArrayD<f64>> {
    match &a.values {
        Values::Floats(floats) => Some(ArrayViewD::from_shape(a.dims.clone(), floats).ok()?.mapv(f64::from)),
        Values::Integers(integers) => Some(ArrayViewD::from_shape(a.dims.clone(), integers).ok()?.mapv(|i| i as f64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix() -> Constant {
        Constant { dims: vec![2, 3], values: Values::Floats(vec![1.0, 2.0, 3.0, 4.0, 5.0, 9.0]) }
    }

    #[test]
    fn axes_are_reduced_and_kept_or_dropped() {
        let check = |op, axes: &[i64], keeps, dims: &[usize], expect: &[f32]| {
            let expect = Constant { dims: dims.to_vec(), values: Values::Floats(expect.to_vec()) };
            assert_eq!(reduce(op, &matrix(), Some(axes), keeps, false), Some(expect), "{op} {axes:?}");
        };
        check("ReduceSum", &[1], true, &[2, 1], &[6.0, 18.0]);
        check("ReduceMean", &[-1], false, &[2], &[2.0, 6.0]);
        check("ReduceMax", &[0], false, &[3], &[4.0, 5.0, 9.0]);
        check("ReduceMin", &[0, 1], false, &[], &[1.0]);
        check("ReduceL1", &[], false, &[], &[24.0]);
        check("ReduceSumSquare", &[0], true, &[1, 3], &[17.0, 29.0, 90.0]);
        assert_eq!(reduce("ReduceSum", &matrix(), None, true, true), Some(matrix()));
        assert_eq!(reduce("ReduceSum", &matrix(), Some(&[2]), true, false), None);
    }

    #[test]
    fn a_softmax_sums_to_1() {
        let found = softmax(&matrix(), 1, false).unwrap();
        for row in found.floats().unwrap().chunks(3) {
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        }
        let logarithms = softmax(&matrix(), 1, true).unwrap();
        for (one, other) in found.floats().unwrap().iter().zip(logarithms.floats().unwrap()) {
            assert!((libm::logf(*one) - other).abs() < 1e-5);
        }
    }
}
