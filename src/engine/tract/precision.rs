//! The precision in which tract computes.

use tract_onnx::pb::tensor_proto::DataType;
use tract_onnx::prelude::{Datum, DatumType};

/// The precision in which tract computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// 64 bits. Slow, and tract lacks some functions in it.
    Double,
    /// 32 bits.
    Single,
}

impl Precision {
    /// The step of central differences.
    pub fn step(self) -> f64 {
        match self {
            Self::Double => 1.0 / f64::from(1 << 20),
            Self::Single => 1.0 / 1024.0,
        }
    }

    /// ONNX's code of the data type.
    pub fn onnx_type(self) -> i32 {
        match self {
            Self::Double => DataType::Double as i32,
            Self::Single => DataType::Float as i32,
        }
    }

    /// tract's data type.
    pub fn datum_type(self) -> DatumType {
        match self {
            Self::Double => f64::datum_type(),
            Self::Single => f32::datum_type(),
        }
    }

    /// Weights in the byte order of ONNX.
    pub fn bytes(self, floats: &[f32]) -> Vec<u8> {
        match self {
            Self::Double => floats.iter().flat_map(|&value| f64::from(value).to_le_bytes()).collect(),
            Self::Single => floats.iter().flat_map(|&value| value.to_le_bytes()).collect(),
        }
    }
}
