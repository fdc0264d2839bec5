//! The elements of a stored tensor.

use super::constant::Values;
use crate::error::Result;
use crate::network::protobuf::{Content, malformed, packed_integers};

/// The type of a stored tensor's elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementType {
    Float,
    Double,
    Half,
    Brain,
    Int8,
    Uint8,
    Int16,
    Uint16,
    Int32,
    Uint32,
    Int64,
    Uint64,
    Bool,
}

/// What ONNX's data type `code` is called.
pub fn type_name(code: i64) -> String {
    let name = match code {
        0 => "undefined",
        8 => "text",
        14 | 15 => "complex numbers",
        17..=20 => "8-bit floating-point numbers",
        21 | 22 => "4-bit whole numbers",
        23 => "4-bit floating-point numbers",
        _ => return format!("ONNX data type {code}"),
    };
    format!("{name} (ONNX data type {code})")
}

impl ElementType {
    /// The type with ONNX's code `code`; `None` for types that are not read.
    pub fn read(code: i64) -> Option<Self> {
        match code {
            1 => Some(Self::Float),
            2 => Some(Self::Uint8),
            3 => Some(Self::Int8),
            4 => Some(Self::Uint16),
            5 => Some(Self::Int16),
            6 => Some(Self::Int32),
            7 => Some(Self::Int64),
            9 => Some(Self::Bool),
            10 => Some(Self::Half),
            11 => Some(Self::Double),
            12 => Some(Self::Uint32),
            13 => Some(Self::Uint64),
            16 => Some(Self::Brain),
            _ => None,
        }
    }

    /// Bytes per element.
    const fn bytes(self) -> usize {
        match self {
            Self::Int8 | Self::Uint8 | Self::Bool => 1,
            Self::Half | Self::Brain | Self::Int16 | Self::Uint16 => 2,
            Self::Float | Self::Int32 | Self::Uint32 => 4,
            Self::Double | Self::Int64 | Self::Uint64 => 8,
        }
    }
}

/// Whether ONNX's data type `code` is a floating-point type.
pub fn is_float(code: i64) -> bool {
    matches!(
        ElementType::read(code),
        Some(ElementType::Float | ElementType::Double | ElementType::Half | ElementType::Brain)
    )
}

/// Elements as little-endian bytes; none where their number is not whole.
pub fn from_raw(of: ElementType, raw: &[u8]) -> Values {
    let float = |read: fn([u8; 4]) -> f32| raw.as_chunks().0.iter().map(|&bytes| read(bytes)).collect();
    let short = |read: fn(u16) -> f32| raw.as_chunks().0.iter().map(|&bytes| read(u16::from_le_bytes(bytes))).collect();
    if !raw.len().is_multiple_of(of.bytes()) {
        return Values::Floats(Vec::new());
    }
    match of {
        ElementType::Float => Values::Floats(float(f32::from_le_bytes)),
        ElementType::Double => {
            Values::Floats(raw.as_chunks().0.iter().map(|&b| f64::from_le_bytes(b) as f32).collect())
        }
        ElementType::Half => Values::Floats(short(from_half)),
        ElementType::Brain => Values::Floats(short(from_brain)),
        ElementType::Int8 => Values::Integers(raw.iter().map(|&byte| i64::from(byte.cast_signed())).collect()),
        ElementType::Uint8 => Values::Integers(raw.iter().map(|&byte| i64::from(byte)).collect()),
        ElementType::Bool => Values::Integers(raw.iter().map(|&byte| i64::from(byte != 0)).collect()),
        ElementType::Int16 => integers(raw, |bytes| i64::from(i16::from_le_bytes(bytes))),
        ElementType::Uint16 => integers(raw, |bytes| i64::from(u16::from_le_bytes(bytes))),
        ElementType::Int32 => integers(raw, |bytes| i64::from(i32::from_le_bytes(bytes))),
        ElementType::Uint32 => integers(raw, |bytes| i64::from(u32::from_le_bytes(bytes))),
        ElementType::Int64 => integers(raw, i64::from_le_bytes),
        ElementType::Uint64 => integers(raw, |bytes| u64::from_le_bytes(bytes).cast_signed()),
    }
}

fn integers<const N: usize>(raw: &[u8], read: fn([u8; N]) -> i64) -> Values {
    Values::Integers(raw.as_chunks().0.iter().map(|&bytes| read(bytes)).collect())
}

/// Elements in `float_data`, `int32_data`, `int64_data` or `double_data`.
pub fn from_pieces(of: ElementType, pieces: &[Content]) -> Result<Values> {
    if let (ElementType::Float | ElementType::Double, [Content::Bytes(packed)]) = (of, pieces) {
        return Ok(from_raw(of, packed));
    }
    let (mut floats, mut integers) = (Vec::new(), Vec::new());
    for piece in pieces {
        match (*piece, of) {
            (Content::Fixed32(bytes), ElementType::Float) => floats.push(f32::from_le_bytes(bytes)),
            (Content::Fixed64(bytes), ElementType::Double) => floats.push(f64::from_le_bytes(bytes) as f32),
            (Content::Varint(value), _) => integers.push(value.cast_signed()),
            (Content::Bytes(packed), of) if !matches!(of, ElementType::Float | ElementType::Double) => {
                for integer in packed_integers(packed) {
                    integers.push(integer?);
                }
            }
            _ => return Err(malformed("a tensor's elements do not have the tensor's data type")),
        }
    }
    let short = |read: fn(u16) -> f32| integers.iter().map(|&bits| read(bits as u16)).collect();
    Ok(match of {
        ElementType::Float | ElementType::Double => Values::Floats(floats),
        ElementType::Half => Values::Floats(short(from_half)),
        ElementType::Brain => Values::Floats(short(from_brain)),
        _ => Values::Integers(integers),
    })
}

/// IEEE 754 binary16: 1 sign, 5 exponent, 10 fraction bits.
fn from_half(bits: u16) -> f32 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f32::from(bits & 0x3ff));
    sign * match exponent {
        0 => fraction * 2_f32.powi(-24),
        31 if fraction == 0.0 => f32::INFINITY,
        31 => f32::NAN,
        _ => (1.0 + fraction / 1024.0) * 2_f32.powi(exponent - 15),
    }
}

/// bfloat16: the upper 16 bits of a single-precision value.
fn from_brain(bits: u16) -> f32 {
    f32::from_bits(u32::from(bits) << 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_precision_keeps_its_values() {
        let check = |bits, expect: f32| assert_eq!(from_half(bits), expect);
        check(0x3c00, 1.0);
        check(0xc000, -2.0);
        check(0x0001, 2_f32.powi(-24));
        check(0x7bff, 65504.0);
        check(0x7c00, f32::INFINITY);
        assert!(from_half(0x7e00).is_nan());
        assert_eq!(from_brain(0x3fc0), 1.5);
    }
}
