//! Activation functions and their derivatives in double precision; `simd/activation.rs` has them in single precision.

use crate::network::Activation;
use libm::{erf, erfc, exp, log, log1p, pow, tanh};
use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI, PI};

/// The logistic function.
pub fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

fn softplus(x: f64) -> f64 {
    x.max(0.0) + log1p(exp(-x.abs()))
}

/// Factor of the cubic term in the tanh approximation of GELU.
const GELU_CUBE: f64 = 0.044_715;

fn gelu_argument(x: f64) -> f64 {
    (2.0 / PI).sqrt() * (x + GELU_CUBE * x * x * x)
}

fn normal_cdf(x: f64) -> f64 {
    0.5 * (1.0 + erf(x * FRAC_1_SQRT_2))
}

/// `above` for positive `x`, else `below`.
fn by_sign(x: f64, above: f64, below: impl FnOnce() -> f64) -> f64 {
    if x > 0.0 { above } else { below() }
}

/// The function at `x`.
pub fn value(function: Activation, x: f64) -> f64 {
    match function {
        Activation::Relu => by_sign(x, x, || 0.0),
        Activation::LeakyRelu(slope) => by_sign(x, x, || f64::from(slope) * x),
        Activation::Elu(alpha) => by_sign(x, x, || f64::from(alpha) * (exp(x) - 1.0)),
        Activation::Celu(alpha) => by_sign(x, x, || f64::from(alpha) * (exp(x / f64::from(alpha)) - 1.0)),
        Activation::Sigmoid => sigmoid(x),
        Activation::Tanh => tanh(x),
        Activation::Exp => exp(x),
        Activation::Softplus => softplus(x),
        Activation::Softsign => x / (1.0 + x.abs()),
        Activation::Silu => x * sigmoid(x),
        Activation::Swish(beta) => x * sigmoid(f64::from(beta) * x),
        Activation::Gelu => x * normal_cdf(x),
        Activation::GeluTanh => 0.5 * x * (1.0 + tanh(gelu_argument(x))),
        Activation::Mish => x * tanh(softplus(x)),
        Activation::Clip(low, high) => x.max(f64::from(low)).min(f64::from(high)),
        Activation::HardSigmoid(alpha, beta) => (f64::from(alpha) * x + f64::from(beta)).clamp(0.0, 1.0),
        Activation::HardSwish => x * (x / 6.0 + 0.5).clamp(0.0, 1.0),
        Activation::Abs => x.abs(),
        Activation::Square => x * x,
        Activation::Power(exponent) => pow(x, f64::from(exponent)),
        Activation::Log => log(x),
        Activation::Erf => erf(x),
        Activation::Erfc => erfc(x),
    }
}

/// Its derivative at `x`; where there is none, the value that `simd/activation.rs` uses.
pub fn derivative(function: Activation, x: f64) -> f64 {
    match function {
        Activation::Relu => by_sign(x, 1.0, || 0.0),
        Activation::LeakyRelu(slope) => by_sign(x, 1.0, || f64::from(slope)),
        Activation::Elu(alpha) => by_sign(x, 1.0, || f64::from(alpha) * exp(x)),
        Activation::Celu(alpha) => by_sign(x, 1.0, || exp(x / f64::from(alpha))),
        Activation::Sigmoid => sigmoid(x) * (1.0 - sigmoid(x)),
        Activation::Tanh => 1.0 - tanh(x) * tanh(x),
        Activation::Exp => exp(x),
        Activation::Softplus => sigmoid(x),
        Activation::Softsign => 1.0 / ((1.0 + x.abs()) * (1.0 + x.abs())),
        Activation::Silu => sigmoid(x) * (1.0 + x * (1.0 - sigmoid(x))),
        Activation::Swish(beta) => {
            let beta = f64::from(beta);
            let gate = sigmoid(beta * x);
            gate * (1.0 + beta * x * (1.0 - gate))
        }
        Activation::Gelu => normal_cdf(x) + x * exp(-0.5 * x * x) / (2.0 * PI).sqrt(),
        Activation::GeluTanh => {
            let gate = tanh(gelu_argument(x));
            0.5 * (1.0 + gate) + 0.5 * x * (1.0 - gate * gate) * (2.0 / PI).sqrt() * (1.0 + 3.0 * GELU_CUBE * x * x)
        }
        Activation::Mish => {
            let gate = tanh(softplus(x));
            gate + x * (1.0 - gate * gate) * sigmoid(x)
        }
        Activation::Clip(low, high) => f64::from(u8::from(x > f64::from(low) && x < f64::from(high))),
        Activation::HardSigmoid(alpha, beta) => {
            let alpha = f64::from(alpha);
            if (0.0..1.0).contains(&(alpha * x + f64::from(beta))) { alpha } else { 0.0 }
        }
        Activation::HardSwish if x <= -3.0 => 0.0,
        Activation::HardSwish if x >= 3.0 => 1.0,
        Activation::HardSwish => x / 3.0 + 0.5,
        Activation::Abs if x == 0.0 => 0.0,
        Activation::Abs => x.signum(),
        Activation::Square => 2.0 * x,
        Activation::Power(exponent) if x == 0.0 && exponent < 1.0 => 0.0,
        Activation::Power(exponent) => f64::from(exponent) * pow(x, f64::from(exponent) - 1.0),
        Activation::Log if x == 0.0 => 0.0,
        Activation::Log => x.recip(),
        Activation::Erf => FRAC_2_SQRT_PI * exp(-x * x),
        Activation::Erfc => -FRAC_2_SQRT_PI * exp(-x * x),
    }
}
