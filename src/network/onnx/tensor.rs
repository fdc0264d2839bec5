//! Stored tensors.

use crate::error::{Code, Error, Result};
use crate::network::limits;
use crate::network::protobuf::{Content, fields, malformed, packed_integers};

/// A stored tensor, not decoded yet.
#[derive(Clone, Copy, Debug)]
pub struct Tensor<'a> {
    /// Its name.
    pub name: &'a str,
    message: &'a [u8],
    /// Files that the elements may be in instead.
    beside: Beside<'a>,
}

/// Files that lie beside the model: name and bytes.
pub type Beside<'a> = &'a [(&'a str, &'a [u8])];

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
    /// Weights and the like, whatever precision the file stores.
    Floats(Vec<f32>),
    /// Shapes, axes and the like.
    Integers(Vec<i64>),
}

impl Values {
    /// How many they are.
    fn len(&self) -> usize {
        match self {
            Self::Floats(floats) => floats.len(),
            Self::Integers(integers) => integers.len(),
        }
    }
}

impl Constant {
    /// Number of its elements.
    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// Its elements as floating-point numbers, if it holds such.
    pub fn floats(&self) -> Option<&[f32]> {
        match &self.values {
            Values::Floats(floats) => Some(floats),
            Values::Integers(_) => None,
        }
    }

    /// Its elements as whole numbers, if it holds such.
    pub fn integers(&self) -> Option<&[i64]> {
        match &self.values {
            Values::Integers(integers) => Some(integers),
            Values::Floats(_) => None,
        }
    }

    /// The one floating-point number that it holds.
    pub fn scalar(&self) -> Option<f32> {
        match self.floats()? {
            &[value] => Some(value),
            _ => None,
        }
    }
}

/// How the elements are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Float,
    Double,
    Half,
    Brain,
    Int8,
    Uint8,
    Int32,
    Int64,
}

impl Kind {
    fn read(code: i64) -> Option<Self> {
        match code {
            1 => Some(Self::Float),
            2 => Some(Self::Uint8),
            3 => Some(Self::Int8),
            6 => Some(Self::Int32),
            7 => Some(Self::Int64),
            10 => Some(Self::Half),
            11 => Some(Self::Double),
            16 => Some(Self::Brain),
            _ => None,
        }
    }

    const fn bytes(self) -> usize {
        match self {
            Self::Int8 | Self::Uint8 => 1,
            Self::Half | Self::Brain => 2,
            Self::Float | Self::Int32 => 4,
            Self::Double | Self::Int64 => 8,
        }
    }
}

/// Whether ONNX's data type `code` is one of floating-point numbers.
pub fn is_float(code: i64) -> bool {
    matches!(Kind::read(code), Some(Kind::Float | Kind::Double | Kind::Half | Kind::Brain))
}

/// A tensor's fields, before its elements are decoded.
struct Layout<'a> {
    dims: Vec<usize>,
    kind: i64,
    raw: Option<&'a [u8]>,
    /// Element fields in pieces: packed runs, or one number each.
    pieces: Vec<Content<'a>>,
    external: Option<External<'a>>,
}

/// Where in another file the elements are.
#[derive(Clone, Copy, Default)]
struct External<'a> {
    file: &'a str,
    offset: usize,
    length: Option<usize>,
}

impl<'a> Tensor<'a> {
    /// Reads the name only; elements outside the model are looked for in the files `beside` it.
    pub(super) fn read(message: &'a [u8], beside: Beside<'a>) -> Result<Self> {
        let mut name = "";
        for field in fields(message) {
            if let (8, content) = field? {
                name = content.text()?;
            }
        }
        Ok(Self { name, message, beside })
    }

    /// Size of each axis.
    ///
    /// # Errors
    /// [`Code::Malformed`] for damaged bytes, negative sizes or more axes than [`limits::RANK`].
    pub fn dims(&self) -> Result<Vec<usize>> {
        Ok(self.layout()?.dims)
    }

    /// Decodes the elements.
    ///
    /// # Errors
    /// [`Code::ExternalData`] when they are in another file, [`Code::Malformed`] when the shape
    /// and the data disagree, [`Code::UnsupportedOp`] for a type that weights do not have.
    pub fn decode(&self) -> Result<Constant> {
        let layout = self.layout()?;
        let raw = match layout.external {
            Some(external) => Some(self.outside(external)?),
            None => layout.raw,
        };
        let kind = Kind::read(layout.kind).ok_or_else(|| unreadable_type(self.name, layout.kind))?;
        let count = elements(&layout.dims).ok_or_else(|| {
            malformed(format!(
                "tensor “{}” has shape {:?}, more than {} elements",
                self.name,
                layout.dims,
                limits::ELEMENTS
            ))
        })?;
        let values = match raw {
            Some(raw) => from_raw(kind, raw),
            None => from_pieces(kind, &layout.pieces)?,
        };
        let found = values.len();
        if found != count {
            return Err(malformed(format!(
                "tensor “{}” has shape {:?}, that is {count} elements, but holds {found}",
                self.name, layout.dims
            )));
        }
        Ok(Constant { dims: layout.dims, values })
    }

    /// The elements in a file beside the model.
    fn outside(&self, external: External<'a>) -> Result<&'a [u8]> {
        let last = |path: &'a str| path.rsplit(['/', '\\']).next().unwrap_or(path);
        let file = self.beside.iter().find(|(name, _)| last(name) == last(external.file));
        let Some((_, bytes)) = file else { return Err(missing(self.name, external.file)) };
        let end = match external.length {
            Some(length) => external.offset.saturating_add(length),
            None => bytes.len(),
        };
        bytes.get(external.offset..end).ok_or_else(|| {
            malformed(format!(
                "tensor “{}” is said to be at bytes {} to {end} of “{}”, which has {}",
                self.name,
                external.offset,
                external.file,
                bytes.len()
            ))
        })
    }

    fn layout(&self) -> Result<Layout<'a>> {
        let mut layout = Layout { dims: Vec::new(), kind: 0, raw: None, pieces: Vec::new(), external: None };
        for field in fields(self.message) {
            match field? {
                (1, Content::Bytes(packed)) => {
                    for size in packed_integers(packed) {
                        push_dim(&mut layout.dims, size?, self.name)?;
                    }
                }
                (1, content) => push_dim(&mut layout.dims, content.integer()?, self.name)?,
                (2, content) => layout.kind = content.integer()?,
                (4 | 5 | 7 | 10, content) => layout.pieces.push(content),
                (9, content) => layout.raw = Some(content.bytes()?),
                (13, content) => describe(content.bytes()?, layout.external.get_or_insert_default())?,
                (14, content) if content.integer()? == 1 => _ = layout.external.get_or_insert_default(),
                _ => {}
            }
        }
        Ok(layout)
    }
}

/// The number of elements of a tensor of these sizes; none where it, or any of its axes that are not empty
/// together, have more than [`limits::ELEMENTS`].
pub fn elements(dims: &[usize]) -> Option<usize> {
    let product = dims.iter().try_fold(1_usize, |product, &dim| product.checked_mul(dim.max(1)));
    let product = product.filter(|&product| product <= limits::ELEMENTS)?;
    Some(if dims.contains(&0) { 0 } else { product })
}

fn push_dim(dims: &mut Vec<usize>, size: i64, name: &str) -> Result<()> {
    let size = usize::try_from(size).map_err(|_| malformed(format!("tensor “{name}” has an axis of size {size}")))?;
    if dims.len() == limits::RANK {
        return Err(malformed(format!("tensor “{name}” has more than {} axes", limits::RANK)));
    }
    dims.push(size);
    Ok(())
}

/// One entry of the description of external data.
fn describe<'a>(entry: &'a [u8], external: &mut External<'a>) -> Result<()> {
    let (mut key, mut value) = ("", "");
    for field in fields(entry) {
        match field? {
            (1, content) => key = content.text()?,
            (2, content) => value = content.text()?,
            _ => {}
        }
    }
    let number = || value.parse().map_err(|_| malformed(format!("external data with {key} “{value}”")));
    match key {
        "location" => external.file = value,
        "offset" => external.offset = number()?,
        "length" => external.length = Some(number()?),
        _ => {}
    }
    Ok(())
}

fn from_raw(kind: Kind, raw: &[u8]) -> Values {
    let float = |of: fn([u8; 4]) -> f32| raw.as_chunks().0.iter().map(|&bytes| of(bytes)).collect();
    let short = |of: fn(u16) -> f32| raw.as_chunks().0.iter().map(|&bytes| of(u16::from_le_bytes(bytes))).collect();
    if !raw.len().is_multiple_of(kind.bytes()) {
        return Values::Floats(Vec::new());
    }
    match kind {
        Kind::Float => Values::Floats(float(f32::from_le_bytes)),
        Kind::Double => Values::Floats(raw.as_chunks().0.iter().map(|&b| f64::from_le_bytes(b) as f32).collect()),
        Kind::Half => Values::Floats(short(from_half)),
        Kind::Brain => Values::Floats(short(from_brain)),
        Kind::Int8 => Values::Integers(raw.iter().map(|&byte| i64::from(byte.cast_signed())).collect()),
        Kind::Uint8 => Values::Integers(raw.iter().map(|&byte| i64::from(byte)).collect()),
        Kind::Int32 => {
            Values::Integers(raw.as_chunks().0.iter().map(|&bytes| i64::from(i32::from_le_bytes(bytes))).collect())
        }
        Kind::Int64 => Values::Integers(raw.as_chunks().0.iter().map(|&bytes| i64::from_le_bytes(bytes)).collect()),
    }
}

/// Elements in `float_data`, `int32_data`, `int64_data` or `double_data`.
fn from_pieces(kind: Kind, pieces: &[Content]) -> Result<Values> {
    if let (Kind::Float | Kind::Double, [Content::Bytes(packed)]) = (kind, pieces) {
        return Ok(from_raw(kind, packed));
    }
    let (mut floats, mut integers) = (Vec::new(), Vec::new());
    for piece in pieces {
        match (*piece, kind) {
            (Content::Fixed32(bytes), Kind::Float) => floats.push(f32::from_le_bytes(bytes)),
            (Content::Fixed64(bytes), Kind::Double) => floats.push(f64::from_le_bytes(bytes) as f32),
            (Content::Varint(value), _) => integers.push(value.cast_signed()),
            (
                Content::Bytes(packed),
                Kind::Half | Kind::Brain | Kind::Int8 | Kind::Uint8 | Kind::Int32 | Kind::Int64,
            ) => {
                for integer in packed_integers(packed) {
                    integers.push(integer?);
                }
            }
            _ => return Err(malformed("a tensor's elements are not of the tensor's type")),
        }
    }
    let short = |of: fn(u16) -> f32| integers.iter().map(|&bits| of(bits as u16)).collect();
    Ok(match kind {
        Kind::Float | Kind::Double => Values::Floats(floats),
        Kind::Half => Values::Floats(short(from_half)),
        Kind::Brain => Values::Floats(short(from_brain)),
        Kind::Int8 | Kind::Uint8 | Kind::Int32 | Kind::Int64 => Values::Integers(integers),
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

/// bfloat16: the upper half of a single-precision number.
fn from_brain(bits: u16) -> f32 {
    f32::from_bits(u32::from(bits) << 16)
}

fn missing(name: &str, file: &str) -> Error {
    let file = if file.is_empty() { "another file" } else { file };
    Error::new(
        Code::ExternalData,
        format!("tensor {name}"),
        format!("The weights of tensor “{name}” are not in the ONNX file but in “{file}”."),
        "Choose or drop both files together; or save the model with its weights inside: onnx.save_model(model, path, save_as_external_data=False), or torch.onnx.export(…, external_data=False).",
    )
}

fn unreadable_type(name: &str, kind: i64) -> Error {
    Error::new(
        Code::UnsupportedOp,
        format!("tensor {name}"),
        format!(
            "Tensor “{name}” is stored as ONNX data type {kind}; weights are read as float, double, float16 or bfloat16."
        ),
        "Export the model in single precision, without quantization.",
    )
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
