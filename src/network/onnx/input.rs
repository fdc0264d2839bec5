//! An input of a graph.

use crate::error::Result;
use crate::network::limits;
use crate::network::protobuf::{fields, malformed};

/// An input of the network.
#[derive(Debug, PartialEq, Eq)]
pub struct GraphInput<'a> {
    /// Its name.
    pub name: &'a str,
    /// Size of each axis; `None` where the file does not fix it.
    pub dims: Vec<Option<usize>>,
}

impl<'a> GraphInput<'a> {
    /// Reads a `ValueInfoProto`.
    pub(super) fn read(message: &'a [u8]) -> Result<Self> {
        let mut input = Self { name: "", dims: Vec::new() };
        for field in fields(message) {
            match field? {
                (1, content) => input.name = content.text()?,
                (2, content) => input.dims = read_type(content.bytes()?)?,
                _ => {}
            }
        }
        Ok(input)
    }
}

/// `TypeProto` → `Tensor` → `TensorShapeProto` → `Dimension`.
fn read_type(message: &[u8]) -> Result<Vec<Option<usize>>> {
    let mut dims = Vec::new();
    for tensor in messages(message, 1) {
        for shape in messages(tensor?, 2) {
            for dim in messages(shape?, 1) {
                if dims.len() == limits::RANK {
                    return Err(malformed(format!("an input has more than {} axes", limits::RANK)));
                }
                dims.push(read_dim(dim?)?);
            }
        }
    }
    Ok(dims)
}

fn messages(message: &[u8], number: u64) -> impl Iterator<Item = Result<&[u8]>> {
    fields(message).filter_map(move |field| match field {
        Ok((n, content)) => (n == number).then(|| content.bytes()),
        Err(error) => Some(Err(error)),
    })
}

/// Some exporters write a size below 1 for an axis whose size is not fixed.
fn read_dim(message: &[u8]) -> Result<Option<usize>> {
    let mut size = None;
    for field in fields(message) {
        if let (1, content) = field? {
            size = usize::try_from(content.integer()?).ok().filter(|&size| size > 0);
        }
    }
    Ok(size)
}
