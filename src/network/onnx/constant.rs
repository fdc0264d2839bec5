//! A decoded tensor.

use crate::network::limits;

/// A decoded tensor.
#[derive(Clone, Debug, PartialEq)]
pub struct Constant {
    /// Size of each axis.
    pub dims: Vec<usize>,
    /// The elements, last axis fastest.
    pub values: Values,
}

/// Elements of a tensor.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Such as weights, in single precision whatever precision the file stores.
    Floats(Vec<f32>),
    /// Such as shapes and axes.
    Integers(Vec<i64>),
}

impl Values {
    /// Number of elements.
    pub fn len(&self) -> usize {
        match self {
            Self::Floats(floats) => floats.len(),
            Self::Integers(integers) => integers.len(),
        }
    }
}

impl Constant {
    /// A list of whole numbers.
    pub fn list(values: Vec<i64>) -> Self {
        Self { dims: vec![values.len()], values: Values::Integers(values) }
    }

    /// Its element as a floating-point value, if it has exactly one.
    pub fn number(&self) -> Option<f32> {
        match &self.values {
            Values::Floats(floats) => floats.first().copied().filter(|_| floats.len() == 1),
            Values::Integers(integers) => integers.first().map(|&value| value as f32).filter(|_| integers.len() == 1),
        }
    }

    /// Number of its elements.
    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// Its elements, if they are floating-point values.
    pub fn floats(&self) -> Option<&[f32]> {
        match &self.values {
            Values::Floats(floats) => Some(floats),
            Values::Integers(_) => None,
        }
    }

    /// Its elements, if they are integers.
    pub fn integers(&self) -> Option<&[i64]> {
        match &self.values {
            Values::Integers(integers) => Some(integers),
            Values::Floats(_) => None,
        }
    }

    /// Its element, if it has exactly one, a floating-point value.
    pub fn scalar(&self) -> Option<f32> {
        match self.floats()? {
            &[value] => Some(value),
            _ => None,
        }
    }
}

/// The number of elements of a tensor of these sizes; `None` where the product of the sizes above 0 is more than
/// [`limits::ELEMENTS`].
pub fn elements(dims: &[usize]) -> Option<usize> {
    let product = dims.iter().try_fold(1_usize, |product, &dim| product.checked_mul(dim.max(1)));
    let product = product.filter(|&product| product <= limits::ELEMENTS)?;
    Some(if dims.contains(&0) { 0 } else { product })
}
