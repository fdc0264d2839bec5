//! Constant folding: products of matrices, and sequences of numbers.

use crate::network::limits;
use crate::network::onnx::{Constant, Values};
use ndarray::ArrayView2;

/// The product of two matrices.
pub fn product(a: &Constant, b: &Constant) -> Option<Constant> {
    let (&[rows, inner], &[height, columns]) = (&a.dims[..], &b.dims[..]) else { return None };
    let steps = rows.checked_mul(inner)?.checked_mul(columns)?;
    if inner != height || steps > STEPS || rows.checked_mul(columns)? > limits::ELEMENTS {
        return None;
    }
    let left = ArrayView2::from_shape((rows, inner), a.floats()?).ok()?;
    let right = ArrayView2::from_shape((height, columns), b.floats()?).ok()?;
    let values = left.dot(&right).iter().copied().collect();
    Some(Constant { dims: vec![rows, columns], values: Values::Floats(values) })
}

/// Maximum number of multiplications of a product of constants.
const STEPS: usize = 1 << 30;

/// The numbers from `start` to before `end`, in steps.
pub fn range(start: &Constant, end: &Constant, step: &Constant) -> Option<Constant> {
    let whole = |value: &Constant| value.integers().and_then(|values| values.first().copied());
    if let (Some(start), Some(end), Some(step)) = (whole(start), whole(end), whole(step)) {
        let span = i128::from(end) - i128::from(start);
        let count = count(span as f64 / if step == 0 { return None } else { step as f64 })?;
        return Some(Constant::list(
            (0..count as i64).map(|index| start.wrapping_add(index.wrapping_mul(step))).collect(),
        ));
    }
    let (start, end, step) = (f64::from(start.scalar()?), f64::from(end.scalar()?), f64::from(step.scalar()?));
    let count = count((end - start) / step)?;
    let values = (0..count).map(|index| (start + index as f64 * step) as f32).collect();
    Some(Constant { dims: vec![count], values: Values::Floats(values) })
}

/// The number of steps, if there are not too many.
fn count(steps: f64) -> Option<usize> {
    steps
        .is_finite()
        .then(|| steps.ceil().max(0.0))
        .filter(|&steps| steps <= limits::ELEMENTS as f64)
        .map(|n| n as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(value: i64) -> Constant {
        Constant { dims: vec![], values: Values::Integers(vec![value]) }
    }

    #[test]
    fn a_range_runs_in_steps() {
        let check = |[start, end, step]: [i64; 3], expect: Option<&[i64]>| {
            let found = range(&one(start), &one(end), &one(step));
            assert_eq!(found, expect.map(|values| Constant::list(values.to_vec())));
        };
        check([1, 8, 3], Some(&[1, 4, 7]));
        check([5, 2, -1], Some(&[5, 4, 3]));
        check([5, 2, 1], Some(&[]));
        check([5, 2, 0], None);
        check([0, i64::MAX, 1], None);
    }

    #[test]
    fn matrices_are_multiplied() {
        let matrix = |dims: [usize; 2], values: &[f32]| Constant {
            dims: dims.to_vec(),
            values: Values::Floats(values.to_vec()),
        };
        let found = product(&matrix([1, 2], &[1.0, 2.0]), &matrix([2, 2], &[3.0, 4.0, 5.0, 6.0]));
        assert_eq!(found, Some(matrix([1, 2], &[13.0, 16.0])));
        assert_eq!(product(&matrix([1, 1], &[1.0]), &matrix([2, 1], &[3.0, 4.0])), None);
    }
}
