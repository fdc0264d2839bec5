//! Activation functions.

/// An activation function.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Activation {
    /// max(x, 0).
    Relu,
    /// x for x > 0, slope · x otherwise.
    LeakyRelu(f32),
    /// x for x > 0, α (eˣ − 1) otherwise.
    Elu(f32),
    /// x for x > 0, α (e^(x / α) − 1) otherwise.
    Celu(f32),
    /// Logistic function.
    Sigmoid,
    /// Hyperbolic tangent.
    Tanh,
    /// eˣ.
    Exp,
    /// log(1 + eˣ).
    Softplus,
    /// x / (1 + |x|).
    Softsign,
    /// x · sigmoid(x) (SiLU).
    Silu,
    /// x · sigmoid(β x): swish, and with β = 1.702 an approximation of GELU.
    Swish(f32),
    /// x Φ(x), by the error function.
    Gelu,
    /// x Φ(x), approximated as ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))).
    GeluTanh,
    /// x · tanh(log(1 + eˣ)).
    Mish,
    /// min(max(x, low), high).
    Clip(f32, f32),
    /// min(max(α x + β, 0), 1).
    HardSigmoid(f32, f32),
    /// x · min(max(x / 6 + ½, 0), 1): x · `HardSigmoid(1/6, 1/2)`.
    HardSwish,
    /// |x|.
    Abs,
    /// x².
    Square,
    /// x to a power. Its derivative at 0 counts as 0 where it is infinite.
    Power(f32),
    /// Natural logarithm.
    Log,
    /// The error function.
    Erf,
    /// 1 − the error function.
    Erfc,
}

impl Activation {
    /// Its name in reports: `relu`, `sigmoid`, ….
    pub const fn name(self) -> &'static str {
        match self {
            Self::Relu => "relu",
            Self::LeakyRelu(_) => "leaky-relu",
            Self::Elu(_) => "elu",
            Self::Celu(_) => "celu",
            Self::Sigmoid => "sigmoid",
            Self::Tanh => "tanh",
            Self::Exp => "exp",
            Self::Softplus => "softplus",
            Self::Softsign => "softsign",
            Self::Silu => "silu",
            Self::Swish(_) => "swish",
            Self::Gelu => "gelu",
            Self::GeluTanh => "gelu-tanh",
            Self::Mish => "mish",
            Self::Clip(..) => "clip",
            Self::HardSigmoid(..) => "hard-sigmoid",
            Self::HardSwish => "hard-swish",
            Self::Abs => "abs",
            Self::Square => "square",
            Self::Power(_) => "power",
            Self::Log => "log",
            Self::Erf => "erf",
            Self::Erfc => "erfc",
        }
    }
}
