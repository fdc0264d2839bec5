//! Activation functions that exporters compose of several operations.

use crate::error::Result;
use crate::network::activation::Activation;
use crate::network::constants::Constants;
use crate::network::onnx::{Graph, OnnxNode};
use std::f32::consts::{FRAC_1_SQRT_2, SQRT_2};

/// An expression in one variable.
#[derive(Debug)]
enum Pattern {
    /// The variable.
    X,
    /// A constant.
    Number(f32),
    /// A constant that is a parameter of the function.
    Parameter,
    /// An operation and its inputs; those of a sum or product come in any order.
    Of(&'static str, &'static [Pattern]),
}

use Pattern::{Number, Of, Parameter, X};

/// 1 + erf(x / √2), by division.
const DIVIDED: Pattern = Of("Add", &[Of("Erf", &[Of("Div", &[X, Number(SQRT_2)])]), Number(1.0)]);

/// [`DIVIDED`], by multiplication.
const MULTIPLIED: Pattern = Of("Add", &[Of("Erf", &[Of("Mul", &[X, Number(FRAC_1_SQRT_2)])]), Number(1.0)]);

/// 0.044715 x³.
const CUBE: Pattern = Of("Mul", &[Number(0.044_715), Of("Mul", &[X, Of("Mul", &[X, X])])]);

/// [`CUBE`], by the power.
const POWER: Pattern = Of("Mul", &[Number(0.044_715), Of("Pow", &[X, Number(3.0)])]);

/// 1 + tanh(√(2/π) (x + 0.044715 x³)).
const TANH: Pattern =
    Of("Add", &[Number(1.0), Of("Tanh", &[Of("Mul", &[Number(0.797_884_6), Of("Add", &[X, CUBE])])])]);

/// [`TANH`], by the power.
const TANH_POWER: Pattern =
    Of("Add", &[Number(1.0), Of("Tanh", &[Of("Mul", &[Number(0.797_884_6), Of("Add", &[X, POWER])])])]);

/// The function of a pattern, given its parameter.
type Function = fn(f32) -> Activation;

/// The recognised patterns, the outermost operation first.
const KNOWN: [(Pattern, Function); 21] = [
    (Of("Mul", &[X, Of("Sigmoid", &[X])]), |_| Activation::Silu),
    (Of("Mul", &[X, Of("Sigmoid", &[Of("Mul", &[X, Parameter])])]), swish),
    (Of("Mul", &[X, Of("Tanh", &[Of("Softplus", &[X])])]), |_| Activation::Mish),
    (Of("Mul", &[X, X]), |_| Activation::Square),
    (Of("Mul", &[Of("Mul", &[X, DIVIDED]), Number(0.5)]), |_| Activation::Gelu),
    (Of("Mul", &[Of("Mul", &[X, MULTIPLIED]), Number(0.5)]), |_| Activation::Gelu),
    (Of("Mul", &[Of("Mul", &[X, Number(0.5)]), DIVIDED]), |_| Activation::Gelu),
    (Of("Mul", &[Of("Mul", &[X, Number(0.5)]), MULTIPLIED]), |_| Activation::Gelu),
    (Of("Mul", &[X, Of("Mul", &[DIVIDED, Number(0.5)])]), |_| Activation::Gelu),
    (Of("Mul", &[X, Of("Mul", &[MULTIPLIED, Number(0.5)])]), |_| Activation::Gelu),
    (Of("Mul", &[Of("Mul", &[X, Number(0.5)]), TANH]), |_| Activation::GeluTanh),
    (Of("Mul", &[Number(0.5), Of("Mul", &[X, TANH])]), |_| Activation::GeluTanh),
    (Of("Mul", &[Of("Mul", &[X, Number(0.5)]), TANH_POWER]), |_| Activation::GeluTanh),
    (Of("Mul", &[Number(0.5), Of("Mul", &[X, TANH_POWER])]), |_| Activation::GeluTanh),
    (Of("Mul", &[X, Of("HardSigmoid", &[X])]), |_| Activation::HardSwish),
    (Of("Div", &[Of("Mul", &[X, SHIFTED_CLIP]), Number(6.0)]), |_| Activation::HardSwish),
    (Of("Mul", &[X, Of("Div", &[SHIFTED_CLIP, Number(6.0)])]), |_| Activation::HardSwish),
    (Of("Div", &[X, Of("Add", &[Of("Abs", &[X]), Number(1.0)])]), |_| Activation::Softsign),
    (Of("Log", &[Of("Add", &[Of("Exp", &[X]), Number(1.0)])]), |_| Activation::Softplus),
    (Of("Where", &[Of("Greater", &[X, Number(20.0)]), X, Of("Softplus", &[X])]), |_| Activation::Softplus),
    (Of("Div", &[Number(1.0), Of("Add", &[Of("Exp", &[Of("Neg", &[X])]), Number(1.0)])]), |_| Activation::Sigmoid),
];

/// x · sigmoid(β x).
pub fn swish(beta: f32) -> Activation {
    if beta == 1.0 { Activation::Silu } else { Activation::Swish(beta) }
}

/// min(max(x + 3, 0), 6).
const SHIFTED_CLIP: Pattern = Of("Clip", &[Of("Add", &[X, Number(3.0)]), Number(0.0), Number(6.0)]);

/// A recognised function.
#[derive(Debug)]
pub struct Match<'a> {
    /// The function.
    pub activation: Activation,
    /// The tensor that it is applied to.
    pub root: &'a str,
    /// The tensors between root and result.
    pub parts: Vec<&'a str>,
}

/// The function that ends at `node`, applied to a tensor that `is_root` accepts.
///
/// # Errors
/// [`Code::ExternalData`](crate::error::Code::ExternalData), [`Code::Malformed`](crate::error::Code::Malformed) or
/// [`Code::UnsupportedOp`](crate::error::Code::UnsupportedOp) when a constant cannot be decoded.
pub fn find<'a>(
    graph: &Graph<'a>,
    constants: &Constants<'_, 'a>,
    node: &OnnxNode<'a>,
    is_root: impl Fn(&str) -> bool,
) -> Result<Option<Match<'a>>> {
    let matcher = Matcher { graph, constants, is_root };
    for (pattern, activation) in &KNOWN {
        let mut found = Bindings { root: None, parameter: 1.0, parts: Vec::new() };
        if matcher.node(pattern, node, &mut found)?
            && let Some(root) = found.root
        {
            return Ok(Some(Match { activation: activation(found.parameter), root, parts: found.parts }));
        }
    }
    Ok(None)
}

#[derive(Clone)]
struct Bindings<'a> {
    root: Option<&'a str>,
    parameter: f32,
    parts: Vec<&'a str>,
}

struct Matcher<'m, 'g, 'a, F> {
    graph: &'m Graph<'a>,
    constants: &'m Constants<'g, 'a>,
    is_root: F,
}

impl<'a, F: Fn(&str) -> bool> Matcher<'_, '_, 'a, F> {
    fn tensor(&self, pattern: &Pattern, name: &'a str, found: &mut Bindings<'a>) -> Result<bool> {
        match pattern {
            X => match found.root {
                Some(root) => Ok(root == name),
                None => {
                    found.root = Some(name).filter(|name| (self.is_root)(name));
                    Ok(found.root.is_some())
                }
            },
            Number(expect) => {
                let value = self.constants.scalar(name)?;
                Ok(value.is_some_and(|value| (value - expect).abs() < 1e-5))
            }
            Parameter => {
                let value = self.constants.scalar(name)?.filter(|value| value.is_finite());
                found.parameter = value.unwrap_or(found.parameter);
                Ok(value.is_some())
            }
            Of(..) => match self.graph.producer(name) {
                Some(node) => {
                    found.parts.push(name);
                    self.node(pattern, node, found)
                }
                None => Ok(false),
            },
        }
    }

    fn node(&self, pattern: &Pattern, node: &OnnxNode<'a>, found: &mut Bindings<'a>) -> Result<bool> {
        let Of(op, patterns) = pattern else { return Ok(false) };
        if *op != node.op || patterns.len() != node.inputs.len() || !is_plain(node)? {
            return Ok(false);
        }
        if let ([first, second], "Add" | "Mul") = (patterns, *op) {
            let mut swapped = found.clone();
            if self.tensor(first, node.inputs[1], &mut swapped)? && self.tensor(second, node.inputs[0], &mut swapped)? {
                *found = swapped;
                return Ok(true);
            }
        }
        for (pattern, input) in patterns.iter().zip(&node.inputs) {
            if !self.tensor(pattern, input, found)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Whether the attributes of `node` are those that the patterns mean: `HardSigmoid` has those of hard swish.
fn is_plain(node: &OnnxNode) -> Result<bool> {
    if node.op != "HardSigmoid" {
        return Ok(true);
    }
    let (alpha, beta) = (node.float("alpha", 0.2)?, node.float("beta", 0.5)?);
    Ok((alpha - 1.0 / 6.0).abs() < 1e-5 && (beta - 0.5).abs() < 1e-5)
}
