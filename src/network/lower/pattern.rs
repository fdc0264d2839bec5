//! Activation functions that exporters spell out in several operations.

use crate::error::Result;
use crate::network::Activation;
use crate::network::constants::Constants;
use crate::network::onnx::{Graph, Node};
use std::f32::consts::{FRAC_1_SQRT_2, SQRT_2};

/// An expression in one variable.
#[derive(Debug)]
enum Pattern {
    /// The variable.
    X,
    /// A constant.
    Number(f32),
    /// An operation and its inputs; those of a sum or product come in any order.
    Of(&'static str, &'static [Pattern]),
}

use Pattern::{Number, Of, X};

/// 1 + erf(x / √2), by division.
const DIVIDED: Pattern = Of("Add", &[Of("Erf", &[Of("Div", &[X, Number(SQRT_2)])]), Number(1.0)]);

/// The same, by multiplication.
const MULTIPLIED: Pattern = Of("Add", &[Of("Erf", &[Of("Mul", &[X, Number(FRAC_1_SQRT_2)])]), Number(1.0)]);

/// What is recognised, the outermost operation first.
const KNOWN: [(Pattern, Activation); 13] = [
    (Of("Mul", &[X, Of("Sigmoid", &[X])]), Activation::Silu),
    (Of("Mul", &[X, X]), Activation::Square),
    (Of("Mul", &[Of("Mul", &[X, DIVIDED]), Number(0.5)]), Activation::Gelu),
    (Of("Mul", &[Of("Mul", &[X, MULTIPLIED]), Number(0.5)]), Activation::Gelu),
    (Of("Mul", &[Of("Mul", &[X, Number(0.5)]), DIVIDED]), Activation::Gelu),
    (Of("Mul", &[Of("Mul", &[X, Number(0.5)]), MULTIPLIED]), Activation::Gelu),
    (Of("Mul", &[X, Of("Mul", &[DIVIDED, Number(0.5)])]), Activation::Gelu),
    (Of("Mul", &[X, Of("Mul", &[MULTIPLIED, Number(0.5)])]), Activation::Gelu),
    (Of("Div", &[Of("Mul", &[X, SHIFTED_CLIP]), Number(6.0)]), Activation::HardSwish),
    (Of("Mul", &[X, Of("Div", &[SHIFTED_CLIP, Number(6.0)])]), Activation::HardSwish),
    (Of("Div", &[X, Of("Add", &[Of("Abs", &[X]), Number(1.0)])]), Activation::Softsign),
    (Of("Log", &[Of("Add", &[Of("Exp", &[X]), Number(1.0)])]), Activation::Softplus),
    (Of("Div", &[Number(1.0), Of("Add", &[Of("Exp", &[Of("Neg", &[X])]), Number(1.0)])]), Activation::Sigmoid),
];

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
/// Those of [`Constants::get`].
pub fn find<'a>(
    graph: &Graph<'a>,
    constants: &Constants<'_, 'a>,
    node: &Node<'a>,
    is_root: impl Fn(&str) -> bool,
) -> Result<Option<Match<'a>>> {
    let matcher = Matcher { graph, constants, is_root };
    for (pattern, activation) in &KNOWN {
        let mut found = Bindings { root: None, parts: Vec::new() };
        if matcher.node(pattern, node, &mut found)?
            && let Some(root) = found.root
        {
            return Ok(Some(Match { activation: *activation, root, parts: found.parts }));
        }
    }
    Ok(None)
}

#[derive(Clone)]
struct Bindings<'a> {
    root: Option<&'a str>,
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
            Of(..) => match self.graph.producer(name) {
                Some(node) => {
                    found.parts.push(name);
                    self.node(pattern, node, found)
                }
                None => Ok(false),
            },
        }
    }

    fn node(&self, pattern: &Pattern, node: &Node<'a>, found: &mut Bindings<'a>) -> Result<bool> {
        let Of(op, patterns) = pattern else { return Ok(false) };
        if *op != node.op || patterns.len() != node.inputs.len() {
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
