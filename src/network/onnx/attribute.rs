//! The attributes of a node.

use super::tensor::Tensor;
use crate::error::Result;
use crate::network::limits;
use crate::network::protobuf::{Content, fields, malformed, packed_integers};

/// One attribute of a node, not decoded.
#[derive(Debug)]
pub struct Attribute<'a> {
    /// `strides`, `alpha`, ….
    pub name: &'a str,
    message: &'a [u8],
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// A floating-point value.
    Float(f32),
    /// An integer.
    Integer(i64),
    /// Text.
    Text(String),
    /// A list of integers.
    Integers(Vec<i64>),
    /// A list of floating-point values.
    Floats(Vec<f32>),
}

impl<'a> Attribute<'a> {
    /// Reads the name only.
    pub fn read(message: &'a [u8]) -> Result<Self> {
        let mut name = "";
        for field in fields(message) {
            if let (1, content) = field? {
                name = content.text()?;
            }
        }
        Ok(Self { name, message })
    }

    /// The value; `None` for tensors and graphs.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] for damaged bytes or a list longer than [`limits::EXTENT`].
    pub fn setting(&self) -> Result<Option<Setting>> {
        let (mut single, mut integers, mut floats) = (None, Vec::new(), Vec::new());
        for field in fields(self.message) {
            match field? {
                (2, content) => single = Some(Setting::Float(content.float()?)),
                (3, content) => single = Some(Setting::Integer(content.integer()?)),
                (4, content) => single = Some(Setting::Text(String::from_utf8_lossy(content.bytes()?).into_owned())),
                (7, Content::Bytes(packed)) => {
                    bounded(packed.len() / 4)?;
                    floats.extend(packed.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)));
                }
                (7, content) => floats.push(content.float()?),
                (8, Content::Bytes(packed)) => {
                    bounded(packed.len())?;
                    for integer in packed_integers(packed) {
                        integers.push(integer?);
                    }
                }
                (8, content) => integers.push(content.integer()?),
                _ => {}
            }
            bounded(floats.len().max(integers.len()))?;
        }
        Ok(match (single, integers.is_empty(), floats.is_empty()) {
            (_, false, _) => Some(Setting::Integers(integers)),
            (_, _, false) => Some(Setting::Floats(floats)),
            (single, ..) => single,
        })
    }

    /// The value of an attribute that is a tensor.
    ///
    /// # Errors
    /// [`crate::error::Code::Malformed`] for damaged bytes.
    pub fn tensor(&self) -> Result<Option<Tensor<'a>>> {
        for field in fields(self.message) {
            if let (5, content) = field? {
                return Tensor::read(content.bytes()?, &[]).map(Some);
            }
        }
        Ok(None)
    }
}

fn bounded(length: usize) -> Result<()> {
    if length <= limits::EXTENT {
        return Ok(());
    }
    Err(malformed(format!("an attribute has more than {} values", limits::EXTENT)))
}
