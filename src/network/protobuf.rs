//! Protobuf's wire format, read in place: a message is a sequence of numbered fields.
//!
//! Nothing is copied or allocated, so a false length in the file does no harm.

use crate::error::{Code, Error, Result};

/// One field's content, by wire type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Content<'a> {
    /// An integer of variable width (wire type 0).
    Varint(u64),
    /// Eight bytes, little-endian (wire type 1).
    Fixed64([u8; 8]),
    /// Text, bytes, a message or packed values (wire type 2).
    Bytes(&'a [u8]),
    /// Four bytes, little-endian (wire type 5).
    Fixed32([u8; 4]),
}

impl<'a> Content<'a> {
    /// The bytes of a length-delimited field.
    ///
    /// # Errors
    /// [`Code::Malformed`] for another wire type.
    pub fn bytes(self) -> Result<&'a [u8]> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            _ => Err(malformed("a field has a number instead of a message or text")),
        }
    }

    /// Text.
    ///
    /// # Errors
    /// [`Code::Malformed`] for another wire type or bytes that are not UTF-8.
    pub fn text(self) -> Result<&'a str> {
        std::str::from_utf8(self.bytes()?).map_err(|_| malformed("a name is not valid UTF-8"))
    }

    /// A signed integer.
    ///
    /// # Errors
    /// [`Code::Malformed`] for another wire type.
    pub fn integer(self) -> Result<i64> {
        match self {
            Self::Varint(value) => Ok(value.cast_signed()),
            _ => Err(malformed("a field has bytes instead of an integer")),
        }
    }

    /// A single-precision value.
    ///
    /// # Errors
    /// [`Code::Malformed`] for another wire type.
    pub fn float(self) -> Result<f32> {
        match self {
            Self::Fixed32(bytes) => Ok(f32::from_le_bytes(bytes)),
            _ => Err(malformed("a field does not have the floating-point number that it should have")),
        }
    }
}

/// The fields of a message, in the order of the file.
#[derive(Clone, Debug)]
pub struct Fields<'a> {
    rest: &'a [u8],
}

/// Reads a message.
pub fn fields(message: &[u8]) -> Fields<'_> {
    Fields { rest: message }
}

/// Reads packed integers of variable width.
///
/// # Errors
/// Each item: [`Code::Malformed`] when the bytes end within an integer.
pub fn packed_integers(bytes: &[u8]) -> impl Iterator<Item = Result<i64>> + '_ {
    let mut fields = fields(bytes);
    std::iter::from_fn(move || (!fields.rest.is_empty()).then(|| fields.varint().map(u64::cast_signed)))
}

impl<'a> Fields<'a> {
    fn take(&mut self, count: u64) -> Result<&'a [u8]> {
        let split = usize::try_from(count).ok().and_then(|count| self.rest.split_at_checked(count));
        let Some((taken, rest)) = split else {
            return Err(malformed(format!(
                "it ends too early or is damaged (a field claims {count} bytes, and {} are left)",
                self.rest.len()
            )));
        };
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N as u64)?);
        Ok(array)
    }

    fn varint(&mut self) -> Result<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let [byte] = self.array()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(malformed("an integer is longer than 64 bits"))
    }

    fn field(&mut self) -> Result<(u64, Content<'a>)> {
        let tag = self.varint()?;
        let content = match tag & 7 {
            0 => Content::Varint(self.varint()?),
            1 => Content::Fixed64(self.array()?),
            2 => {
                let length = self.varint()?;
                Content::Bytes(self.take(length)?)
            }
            5 => Content::Fixed32(self.array()?),
            kind => return Err(malformed(format!("wire type {kind} is not used by ONNX"))),
        };
        Ok((tag >> 3, content))
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<(u64, Content<'a>)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_err() {
            self.rest = &[];
        }
        Some(field)
    }
}

/// Writes one field.
pub fn put(out: &mut Vec<u8>, number: u64, content: Content) {
    let (kind, bytes): (u64, &[u8]) = match &content {
        Content::Varint(_) => (0, &[]),
        Content::Fixed64(bytes) => (1, bytes),
        Content::Bytes(bytes) => (2, bytes),
        Content::Fixed32(bytes) => (5, bytes),
    };
    put_varint(out, number << 3 | kind);
    match content {
        Content::Varint(value) => put_varint(out, value),
        Content::Bytes(_) => put_varint(out, bytes.len() as u64),
        Content::Fixed64(_) | Content::Fixed32(_) => {}
    }
    out.extend_from_slice(bytes);
}

fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// The refusal of a damaged or inconsistent file, whose name [`of_file`] adds.
pub fn malformed(what: impl std::fmt::Display) -> Error {
    Error::new(Code::Malformed, FILE, format!("{FILE}{UNREAD}{what}."), NEXT)
}

/// A refusal by [`malformed`] with the file's name; any other as it is.
pub fn of_file(name: &str, error: Error) -> Error {
    let what = error.message().strip_prefix(FILE).and_then(|message| message.strip_prefix(UNREAD));
    match what {
        Some(what) => Error::new(Code::Malformed, name, format!("“{name}”{UNREAD}{what}"), NEXT),
        None => error,
    }
}

const FILE: &str = "The ONNX file";
const UNREAD: &str = " cannot be read: ";
const NEXT: &str = "Copy or download the file again. If that does not help, export the model again.";

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expect: &[(u64, Content)]) {
        let read: Vec<_> = fields(bytes).collect::<Result<_>>().unwrap();
        assert_eq!(read, expect);
    }

    #[test]
    fn fields_are_read_by_wire_type() {
        check(&[0x08, 0xac, 0x02], &[(1, Content::Varint(300))]);
        check(&[0x12, 2, b'h', b'i'], &[(2, Content::Bytes(b"hi"))]);
        check(&[0x1d, 0, 0, 0x80, 0x3f], &[(3, Content::Fixed32([0, 0, 0x80, 0x3f]))]);
        check(&[], &[]);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let contents = [
            Content::Varint(u64::MAX),
            Content::Fixed64([7; 8]),
            Content::Bytes(b"hi"),
            Content::Fixed32([1, 2, 3, 4]),
        ];
        let mut written = Vec::new();
        for (index, content) in contents.iter().enumerate() {
            put(&mut written, 15 + index as u64, *content);
        }
        let expect: Vec<(u64, Content)> = (15..).zip(contents).collect();
        check(&written, &expect);
    }

    #[test]
    fn a_claimed_length_beyond_the_end_is_refused() {
        let error = fields(&[0x12, 0xff, 0xff, 0xff, 0xff, 0x7f, b'h']).next().unwrap().unwrap_err();
        assert_eq!(error.code(), Code::Malformed);
        assert!(error.message().contains("claims 34359738367 bytes, and 1 are left"), "{error}");
    }

    #[test]
    fn a_damaged_field_ends_the_message() {
        let mut damaged = fields(&[0x0b, 0x08, 0x01]);
        assert!(damaged.next().unwrap().is_err());
        assert!(damaged.next().is_none());
    }
}
