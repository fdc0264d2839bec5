//! Activation functions and their derivatives.
//!
//! Transcendental functions come from `libm`, which gives the same bytes on every platform.

use crate::network::Activation;
use libm::{erfcf, erff, expf, log1pf, logf, powf, tanhf};
use std::f32::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI, PI};

/// `output = function(input)`, elementwise.
pub fn forward(function: Activation, input: &[f32], output: &mut [f32]) {
    let pairs = input.iter().zip(output);
    match function {
        Activation::Relu => pairs.for_each(|(&x, y)| *y = if x > 0.0 { x } else { 0.0 }),
        _ => pairs.for_each(|(&x, y)| *y = value(function, x)),
    }
}

/// Adds `upstream` times the derivative of the function at `input`.
pub fn backward(function: Activation, input: &[f32], upstream: &[f32], downstream: &mut [f32]) {
    let all = input.iter().zip(upstream).zip(downstream);
    match function {
        Activation::Relu => all.for_each(|((&x, &up), g)| *g += if x > 0.0 { up } else { 0.0 }),
        _ => all.filter(|((_, up), _)| **up != 0.0).for_each(|((&x, &up), g)| *g += up * derivative(function, x)),
    }
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + expf(-x))
}

fn softplus(x: f32) -> f32 {
    x.max(0.0) + log1pf(expf(-x.abs()))
}

/// Factor of the cubic term in the tanh approximation of GELU.
const GELU_CUBE: f32 = 0.044_715;

fn gelu_argument(x: f32) -> f32 {
    (2.0 / PI).sqrt() * (x + GELU_CUBE * x * x * x)
}

fn normal_cdf(x: f32) -> f32 {
    0.5 * (1.0 + erff(x * FRAC_1_SQRT_2))
}

impl Activation {
    /// The function at `x`.
    pub fn apply(self, x: f32) -> f32 {
        value(self, x)
    }
}

/// `x` to the power `exponent`; the most common exponents by operations that round once.
fn power(x: f32, exponent: f32) -> f32 {
    match exponent {
        0.5 => x.sqrt(),
        -0.5 => x.sqrt().recip(),
        -1.0 => x.recip(),
        _ => powf(x, exponent),
    }
}

fn value(function: Activation, x: f32) -> f32 {
    match function {
        Activation::Relu => {
            if x > 0.0 {
                x
            } else {
                0.0
            }
        }
        Activation::LeakyRelu(slope) => {
            if x > 0.0 {
                x
            } else {
                slope * x
            }
        }
        Activation::Elu(alpha) => {
            if x > 0.0 {
                x
            } else {
                alpha * (expf(x) - 1.0)
            }
        }
        Activation::Celu(alpha) => {
            if x > 0.0 {
                x
            } else {
                alpha * (expf(x / alpha) - 1.0)
            }
        }
        Activation::Sigmoid => sigmoid(x),
        Activation::Tanh => tanhf(x),
        Activation::Exp => expf(x),
        Activation::Softplus => softplus(x),
        Activation::Softsign => x / (1.0 + x.abs()),
        Activation::Silu => x * sigmoid(x),
        Activation::Swish(beta) => x * sigmoid(beta * x),
        Activation::Gelu => x * normal_cdf(x),
        Activation::GeluTanh => 0.5 * x * (1.0 + tanhf(gelu_argument(x))),
        Activation::Mish => x * tanhf(softplus(x)),
        Activation::Clip(low, high) => {
            if x < low {
                low
            } else if x > high {
                high
            } else {
                x
            }
        }
        Activation::HardSigmoid(alpha, beta) => (alpha * x + beta).clamp(0.0, 1.0),
        Activation::HardSwish => x * (x / 6.0 + 0.5).clamp(0.0, 1.0),
        Activation::Abs => x.abs(),
        Activation::Square => x * x,
        Activation::Power(exponent) => power(x, exponent),
        Activation::Log => logf(x),
        Activation::Erf => erff(x),
        Activation::Erfc => erfcf(x),
    }
}

fn derivative(function: Activation, x: f32) -> f32 {
    match function {
        Activation::Relu => {
            if x > 0.0 {
                1.0
            } else {
                0.0
            }
        }
        Activation::LeakyRelu(slope) => {
            if x > 0.0 {
                1.0
            } else {
                slope
            }
        }
        Activation::Elu(alpha) => {
            if x > 0.0 {
                1.0
            } else {
                alpha * expf(x)
            }
        }
        Activation::Celu(alpha) => {
            if x > 0.0 {
                1.0
            } else {
                expf(x / alpha)
            }
        }
        Activation::Sigmoid => sigmoid(x) * (1.0 - sigmoid(x)),
        Activation::Tanh => 1.0 - tanhf(x) * tanhf(x),
        Activation::Exp => expf(x),
        Activation::Softplus => sigmoid(x),
        Activation::Softsign => 1.0 / ((1.0 + x.abs()) * (1.0 + x.abs())),
        Activation::Silu => sigmoid(x) * (1.0 + x * (1.0 - sigmoid(x))),
        Activation::Swish(beta) => {
            let gate = sigmoid(beta * x);
            gate * (1.0 + beta * x * (1.0 - gate))
        }
        Activation::GeluTanh => {
            let gate = tanhf(gelu_argument(x));
            0.5 * (1.0 + gate) + 0.5 * x * (1.0 - gate * gate) * (2.0 / PI).sqrt() * (1.0 + 3.0 * GELU_CUBE * x * x)
        }
        Activation::Mish => {
            let gate = tanhf(softplus(x));
            gate + x * (1.0 - gate * gate) * sigmoid(x)
        }
        Activation::Gelu => normal_cdf(x) + x * expf(-0.5 * x * x) / (2.0 * PI).sqrt(),
        Activation::Clip(low, high) => {
            if x > low && x < high {
                1.0
            } else {
                0.0
            }
        }
        Activation::HardSigmoid(alpha, beta) => {
            if (0.0..1.0).contains(&(alpha * x + beta)) {
                alpha
            } else {
                0.0
            }
        }
        Activation::HardSwish => {
            if x <= -3.0 {
                0.0
            } else if x >= 3.0 {
                1.0
            } else {
                x / 3.0 + 0.5
            }
        }
        Activation::Abs => {
            if x > 0.0 {
                1.0
            } else if x < 0.0 {
                -1.0
            } else {
                0.0
            }
        }
        Activation::Square => 2.0 * x,
        Activation::Power(exponent) => {
            if x == 0.0 && exponent < 1.0 {
                0.0
            } else {
                exponent * power(x, exponent - 1.0)
            }
        }
        Activation::Log => {
            if x == 0.0 {
                0.0
            } else {
                x.recip()
            }
        }
        Activation::Erf => FRAC_2_SQRT_PI * expf(-x * x),
        Activation::Erfc => -FRAC_2_SQRT_PI * expf(-x * x),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derivatives_are_the_slopes_of_the_values() {
        let functions = [
            Activation::Relu,
            Activation::LeakyRelu(0.1),
            Activation::Elu(0.7),
            Activation::Celu(2.5),
            Activation::Sigmoid,
            Activation::Tanh,
            Activation::Exp,
            Activation::Softplus,
            Activation::Softsign,
            Activation::Silu,
            Activation::Swish(1.702),
            Activation::Gelu,
            Activation::GeluTanh,
            Activation::Mish,
            Activation::Clip(-0.5, 2.0),
            Activation::HardSigmoid(0.2, 0.5),
            Activation::HardSwish,
            Activation::Abs,
            Activation::Square,
            Activation::Erf,
            Activation::Erfc,
        ];
        let of_positive = [-1.0, -0.5, 0.5, 1.7, 3.0].map(Activation::Power).into_iter().chain([Activation::Log]);
        let everywhere = functions.into_iter().map(|function| (function, &[-3.3f32, -1.7, -0.3, 0.2, 0.9, 3.1][..]));
        for (function, places) in everywhere.chain(of_positive.map(|function| (function, &[0.9f32, 3.1, 7.0][..]))) {
            for &x in places {
                let h = 1.0 / 128.0;
                let slope = (value(function, x + h) - value(function, x - h)) / (2.0 * h);
                let exact = derivative(function, x);
                assert!((slope - exact).abs() < 1e-3 * (1.0 + exact.abs()), "{function:?} at {x}: {slope} or {exact}");
            }
        }
    }
}
