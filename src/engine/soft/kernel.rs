//! The weights of a convolution in double precision.

use crate::network::Convolution;

/// The weights of a convolution, or their derivatives.
#[derive(Clone, Debug, PartialEq)]
pub struct Kernel {
    /// Output channel × kernel position × input channel.
    pub weights: Vec<f64>,
    /// One value per output channel.
    pub bias: Vec<f64>,
}

impl Kernel {
    /// The weights of `convolution`.
    pub fn new(convolution: &Convolution) -> Self {
        Self {
            weights: convolution.weights.iter().map(|&weight| f64::from(weight)).collect(),
            bias: convolution.bias.iter().map(|&bias| f64::from(bias)).collect(),
        }
    }
}
