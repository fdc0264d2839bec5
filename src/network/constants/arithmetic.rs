//! Constant folding: element by element.

use crate::error::Result;
use crate::network::limits;
use crate::network::onnx::{Constant, OnnxNode, Values, elements, is_float};
use ndarray::{ArrayViewD, IxDyn};

/// A function of one number that has no other parameters than `alpha` and `beta`; `None` for other operations.
///
/// # Errors
/// [`crate::error::Code::Malformed`] for an attribute of the wrong type.
pub fn function(node: &OnnxNode, a: &Constant) -> Result<Option<Constant>> {
    let [alpha, beta] = match node.op {
        "LeakyRelu" => [node.float("alpha", 0.01)?, 0.0],
        "Elu" | "Celu" => [node.float("alpha", 1.0)?, 0.0],
        "HardSigmoid" => [node.float("alpha", 0.2)?, node.float("beta", 0.5)?],
        _ => [0.0, 0.0],
    };
    let whole = |f: fn(i64) -> i64| {
        let integers = a.integers()?.iter().map(|&value| f(value)).collect();
        Some(Constant { dims: a.dims.clone(), values: Values::Integers(integers) })
    };
    let exact = match node.op {
        "Neg" => whole(i64::wrapping_neg),
        "Abs" => whole(i64::wrapping_abs),
        "Sign" => whole(i64::signum),
        "Not" => whole(|value| i64::from(value == 0)),
        _ => None,
    };
    if exact.is_some() {
        return Ok(exact);
    }
    let Some(floats) = a.floats() else { return Ok(None) };
    let exponential = |x: f64| if x > 0.0 { x } else { f64::from(alpha) * libm::expm1(x) };
    let f: &dyn Fn(f64) -> f64 = match node.op {
        "Neg" => &|x| -x,
        "Abs" => &f64::abs,
        "Sign" => &|x| if x == 0.0 { 0.0 } else { x.signum() },
        "Sqrt" => &f64::sqrt,
        "Exp" => &libm::exp,
        "Log" => &libm::log,
        "Reciprocal" => &f64::recip,
        "Floor" => &f64::floor,
        "Ceil" => &f64::ceil,
        "Round" => &f64::round_ties_even,
        "Relu" => &|x| x.max(0.0),
        "LeakyRelu" => &|x| if x < 0.0 { f64::from(alpha) * x } else { x },
        "Elu" => &exponential,
        "Celu" => &|x| if x > 0.0 { x } else { f64::from(alpha) * libm::expm1(x / f64::from(alpha)) },
        "HardSigmoid" => &|x| (f64::from(alpha) * x + f64::from(beta)).clamp(0.0, 1.0),
        "Sigmoid" => &|x| 1.0 / (1.0 + libm::exp(-x)),
        "Tanh" => &libm::tanh,
        "Softplus" => &|x| x.max(0.0) + libm::log1p(libm::exp(-x.abs())),
        "Softsign" => &|x| x / (1.0 + x.abs()),
        "Erf" => &libm::erf,
        "Sin" => &libm::sin,
        "Cos" => &libm::cos,
        _ => return Ok(None),
    };
    let values = floats.iter().map(|&x| f(f64::from(x)) as f32).collect();
    Ok(Some(Constant { dims: a.dims.clone(), values: Values::Floats(values) }))
}

/// To single precision, to whole numbers, or to 0 and 1 (ONNX's data type 9).
pub fn cast(a: &Constant, to: i64) -> Option<Constant> {
    const TRUTH: i64 = 9;
    let values = match &a.values {
        Values::Integers(integers) if to == TRUTH => {
            Values::Integers(integers.iter().map(|&i| i64::from(i != 0)).collect())
        }
        Values::Floats(floats) if to == TRUTH => {
            Values::Integers(floats.iter().map(|&x| i64::from(x != 0.0)).collect())
        }
        Values::Integers(integers) if is_float(to) => Values::Floats(integers.iter().map(|&i| i as f32).collect()),
        Values::Floats(floats) if !is_float(to) => Values::Integers(floats.iter().map(|&x| x as i64).collect()),
        values => values.clone(),
    };
    Some(Constant { dims: a.dims.clone(), values })
}

pub fn clip(a: &Constant, low: f32, high: f32) -> Option<Constant> {
    let values = match &a.values {
        Values::Floats(floats) => Values::Floats(floats.iter().map(|&x| x.max(low).min(high)).collect()),
        Values::Integers(integers) => {
            Values::Integers(integers.iter().map(|&i| i.max(low as i64).min(high as i64)).collect())
        }
    };
    Some(Constant { dims: a.dims.clone(), values })
}

/// Operations with two numbers: floating-point ones or whole ones.
pub fn arithmetic(op: &str, a: &Constant, b: &Constant) -> Option<Constant> {
    if let (Some(_), Some(_)) = (a.integers(), b.integers()) {
        let f: fn(i64, i64) -> Option<i64> = match op {
            "Add" => i64::checked_add,
            "Sub" => i64::checked_sub,
            "Mul" => i64::checked_mul,
            "Div" => i64::checked_div,
            "Mod" => |x, y| x.checked_rem_euclid(y).map(|rest| if y < 0 && rest > 0 { rest + y } else { rest }),
            "Max" => |x, y| Some(x.max(y)),
            "Min" => |x, y| Some(x.min(y)),
            "Pow" => |x, y| x.checked_pow(u32::try_from(y).ok()?),
            "And" => |x, y| Some(i64::from(x != 0 && y != 0)),
            "Or" => |x, y| Some(i64::from(x != 0 || y != 0)),
            "Xor" => |x, y| Some(i64::from((x != 0) != (y != 0))),
            _ => return None,
        };
        let (dims, pairs) = broadcast(a, b)?;
        let (x, y) = (a.integers()?, b.integers()?);
        let values = pairs.into_iter().map(|(i, j)| f(x[i], y[j])).collect::<Option<_>>()?;
        return Some(Constant { dims, values: Values::Integers(values) });
    }
    let f: fn(f64, f64) -> f64 = match op {
        "Add" => |x, y| x + y,
        "Sub" => |x, y| x - y,
        "Mul" => |x, y| x * y,
        "Div" => |x, y| x / y,
        "Max" => f64::max,
        "Min" => f64::min,
        "Pow" => libm::pow,
        _ => return None,
    };
    let (dims, pairs) = broadcast(a, b)?;
    let (x, y) = (numbers(a), numbers(b));
    let values = pairs.into_iter().map(|(i, j)| f(x[i], y[j]) as f32).collect();
    Some(Constant { dims, values: Values::Floats(values) })
}

/// Comparisons: 1 where they hold, 0 elsewhere.
pub fn compare(op: &str, a: &Constant, b: &Constant) -> Option<Constant> {
    let f: fn(f64, f64) -> bool = match op {
        "Equal" => |x, y| x == y,
        "Less" => |x, y| x < y,
        "LessOrEqual" => |x, y| x <= y,
        "Greater" => |x, y| x > y,
        "GreaterOrEqual" => |x, y| x >= y,
        _ => return None,
    };
    let (dims, pairs) = broadcast(a, b)?;
    let (x, y) = (numbers(a), numbers(b));
    let values = pairs.into_iter().map(|(i, j)| i64::from(f(x[i], y[j]))).collect();
    Some(Constant { dims, values: Values::Integers(values) })
}

/// Elements of `one` where the condition is not 0, of `other` elsewhere.
pub fn select(condition: &Constant, one: &Constant, other: &Constant) -> Option<Constant> {
    let flags = condition.integers()?;
    let (shape, _) = broadcast(one, other)?;
    let shaped = Constant { values: Values::Integers(vec![0; elements(&shape)?]), dims: shape };
    let (dims, pairs) = broadcast(condition, &shaped)?;
    let (ones, others) = (indices(&one.dims, &dims)?, indices(&other.dims, &dims)?);
    let chosen = pairs.iter().map(|&(flag, _)| flags[flag] != 0).zip(ones.into_iter().zip(others));
    let values = match (&one.values, &other.values) {
        (Values::Floats(x), Values::Floats(y)) => {
            Values::Floats(chosen.map(|(first, (i, j))| if first { x[i] } else { y[j] }).collect())
        }
        (Values::Integers(x), Values::Integers(y)) => {
            Values::Integers(chosen.map(|(first, (i, j))| if first { x[i] } else { y[j] }).collect())
        }
        _ => return None,
    };
    Some(Constant { dims, values })
}

fn numbers(a: &Constant) -> Vec<f64> {
    match &a.values {
        Values::Floats(floats) => floats.iter().map(|&x| f64::from(x)).collect(),
        Values::Integers(integers) => integers.iter().map(|&i| i as f64).collect(),
    }
}

/// Indices of the elements of two constants that belong together.
type Pairs = Vec<(usize, usize)>;

/// The common sizes of two constants, and the indices of their elements for each element of the result.
fn broadcast(a: &Constant, b: &Constant) -> Option<(Vec<usize>, Pairs)> {
    let rank = a.dims.len().max(b.dims.len());
    let size = |dims: &[usize], axis: usize| (axis + dims.len()).checked_sub(rank).map_or(1, |axis| dims[axis]);
    let joined = |axis| match (size(&a.dims, axis), size(&b.dims, axis)) {
        (1, n) | (n, 1) => Some(n),
        (n, m) => (n == m).then_some(n),
    };
    let dims: Vec<usize> = (0..rank).map(joined).collect::<Option<_>>()?;
    let pairs = indices(&a.dims, &dims)?.into_iter().zip(indices(&b.dims, &dims)?).collect();
    Some((dims, pairs))
}

/// For each element of a tensor of sizes `to` the index of the element of one of sizes `from` that it repeats.
pub fn indices(from: &[usize], to: &[usize]) -> Option<Vec<usize>> {
    let count = elements(from).filter(|_| elements(to).is_some() && to.len() <= limits::RANK)?;
    let own: Vec<usize> = (0..count).collect();
    let view = ArrayViewD::from_shape(from.to_vec(), &own).ok()?;
    Some(view.broadcast(IxDyn(to))?.iter().copied().collect())
}
