//! A stored tensor.

use super::constant::{Constant, elements};
use super::element::{ElementType, from_pieces, from_raw, type_name};
use super::external::{External, ExternalFiles};
use crate::error::{Code, Details, Error, Result};
use crate::network::limits;
use crate::network::protobuf::{Content, fields, malformed, packed_integers};

/// A stored tensor, not decoded.
#[derive(Clone, Copy, Debug)]
pub struct Tensor<'a> {
    /// Its name.
    pub name: &'a str,
    message: &'a [u8],
    /// Files that may contain the elements instead.
    external: ExternalFiles<'a>,
}

/// A tensor's fields, before its elements are decoded.
struct TensorFields<'a> {
    dims: Vec<usize>,
    data_type: i64,
    raw: Option<&'a [u8]>,
    /// Element fields: packed runs, or single elements.
    pieces: Vec<Content<'a>>,
    external: Option<External<'a>>,
}

impl<'a> Tensor<'a> {
    /// Reads the name only. The elements may be in the `external` files.
    pub(super) fn read(message: &'a [u8], external: ExternalFiles<'a>) -> Result<Self> {
        let mut name = "";
        for field in fields(message) {
            if let (8, content) = field? {
                name = content.text()?;
            }
        }
        Ok(Self { name, message, external })
    }

    /// Size of each axis.
    ///
    /// # Errors
    /// [`Code::Malformed`] for damaged bytes, negative sizes or more axes than [`limits::RANK`].
    pub fn dims(&self) -> Result<Vec<usize>> {
        Ok(self.fields()?.dims)
    }

    /// Decodes the elements.
    ///
    /// # Errors
    /// [`Code::ExternalData`] when they are in an external file that is missing, [`Code::Malformed`] when shape and data
    /// disagree, [`Code::UnsupportedOp`] for a data type that is not read.
    pub fn decode(&self) -> Result<Constant> {
        let fields = self.fields()?;
        let raw = match fields.external {
            Some(external) => Some(self.external_bytes(external)?),
            None => fields.raw,
        };
        let data_type =
            ElementType::read(fields.data_type).ok_or_else(|| unreadable_type(self.name, fields.data_type))?;
        let count = elements(&fields.dims).ok_or_else(|| {
            malformed(format!(
                "tensor “{}” has shape {:?}, more than {} elements",
                self.name,
                fields.dims,
                limits::ELEMENTS
            ))
        })?;
        let values = match raw {
            Some(raw) => from_raw(data_type, raw),
            None => from_pieces(data_type, &fields.pieces)?,
        };
        let found = values.len();
        if found != count {
            return Err(malformed(format!(
                "tensor “{}” has shape {:?}, so it needs {count} elements, but it has {found}",
                self.name, fields.dims
            )));
        }
        Ok(Constant { dims: fields.dims, values })
    }

    /// The elements in an external file.
    fn external_bytes(&self, external: External<'a>) -> Result<&'a [u8]> {
        let last = |path: &'a str| path.rsplit(['/', '\\']).next().unwrap_or(path);
        let file = self.external.iter().find(|(name, _)| last(name) == last(external.file));
        let Some((_, bytes)) = file else { return Err(missing(self.name, external.file, self.external)) };
        let end = match external.length {
            Some(length) => external.offset.saturating_add(length),
            None => bytes.len(),
        };
        bytes.get(external.offset..end).ok_or_else(|| {
            malformed(format!(
                "tensor “{}” should be at bytes {} to {end} of “{}”, which has {} bytes",
                self.name,
                external.offset,
                external.file,
                bytes.len()
            ))
        })
    }

    fn fields(&self) -> Result<TensorFields<'a>> {
        let mut read = TensorFields { dims: Vec::new(), data_type: 0, raw: None, pieces: Vec::new(), external: None };
        for field in fields(self.message) {
            match field? {
                (1, Content::Bytes(packed)) => {
                    for size in packed_integers(packed) {
                        push_dim(&mut read.dims, size?, self.name)?;
                    }
                }
                (1, content) => push_dim(&mut read.dims, content.integer()?, self.name)?,
                (2, content) => read.data_type = content.integer()?,
                (4 | 5 | 7 | 10, content) => read.pieces.push(content),
                (9, content) => read.raw = Some(content.bytes()?),
                (13, content) => read.external.get_or_insert_default().describe(content.bytes()?)?,
                (14, content) if content.integer()? == 1 => _ = read.external.get_or_insert_default(),
                _ => {}
            }
        }
        Ok(read)
    }
}

fn push_dim(dims: &mut Vec<usize>, size: i64, name: &str) -> Result<()> {
    let size = usize::try_from(size).map_err(|_| malformed(format!("tensor “{name}” has an axis of size {size}")))?;
    if dims.len() == limits::RANK {
        return Err(malformed(format!("tensor “{name}” has more than {} axes", limits::RANK)));
    }
    dims.push(size);
    Ok(())
}

fn missing(name: &str, file: &str, given: ExternalFiles) -> Error {
    let shown = if file.is_empty() { "another file" } else { file };
    let message = format!("The weights of tensor “{name}” are not in the ONNX file but in “{shown}”");
    let names: Vec<&str> = given.iter().map(|(name, _)| *name).collect();
    let inside = "or save the model with its weights inside: onnx.save_model(model, path, save_as_external_data=False), or torch.onnx.export(…, external_data=False)";
    let (message, next) = match names[..] {
        [] => (format!("{message}."), format!("Choose or drop both files together; {inside}.")),
        _ => (
            format!("{message}; with the model came “{}”.", names.join("”, “")),
            format!("If that file has these weights, use it under the name “{shown}”; {inside}."),
        ),
    };
    Error::new(Code::ExternalData, format!("tensor {name}"), message, next)
        .with(Details::MissingFile { file: file.into() })
}

fn unreadable_type(name: &str, kind: i64) -> Error {
    Error::new(
        Code::UnsupportedOp,
        format!("tensor {name}"),
        format!(
            "The elements of tensor “{name}” are {}; weights are read as floating-point numbers of 16, 32 or 64 bits.",
            type_name(kind)
        ),
        "Export the model in single precision (float32).",
    )
}
