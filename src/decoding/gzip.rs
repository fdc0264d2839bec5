//! Unpacking gzip: members one after another, each with a header, packed content, and a checksum.

use super::Packing;
use flate2::{Crc, Decompress, FlushDecompress, Status};

/// How every member begins.
pub const MAGIC: &[u8] = b"\x1f\x8b";

/// Number of bytes that are unpacked before the limit is looked at again.
const CHUNK: usize = 1 << 16;

/// Length of the fixed part of a header, and of the checksum and length at the end.
const HEADER: usize = 10;
const FOOTER: usize = 8;

/// Flags of optional parts of a header.
const CHECKED: u8 = 2;
const EXTRA: u8 = 4;
const NAME: u8 = 8;
const COMMENT: u8 = 16;

/// The content of all members. Zeros behind them are padding.
///
/// # Errors
/// [`Packing`].
pub fn unpack(bytes: &[u8], limit: usize) -> Result<Vec<u8>, Packing> {
    let mut content = Vec::new();
    let mut rest = bytes;
    while rest.iter().any(|&byte| byte != 0) {
        rest = member(rest, &mut content, limit)?;
    }
    Ok(content)
}

/// Adds the content of a member and returns what follows it.
fn member<'a>(bytes: &'a [u8], content: &mut Vec<u8>, limit: usize) -> Result<&'a [u8], Packing> {
    let body = bytes.get(header(bytes).ok_or(Packing::Damaged)?..).ok_or(Packing::Damaged)?;
    let start = content.len();
    let length = inflate(body, content, limit)?;
    let (checksum, rest) = body[length..].split_at_checked(FOOTER).ok_or(Packing::Damaged)?;
    let mut crc = Crc::new();
    crc.update(&content[start..]);
    if checksum[..4] == crc.sum().to_le_bytes() { Ok(rest) } else { Err(Packing::Damaged) }
}

/// Length of a member's header; none where it is not one.
fn header(bytes: &[u8]) -> Option<usize> {
    let flags = *bytes.get(3).filter(|_| bytes.starts_with(MAGIC))?;
    let mut length = HEADER;
    if flags & EXTRA != 0 {
        let size = bytes.get(length..length + 2)?;
        length += 2 + usize::from(u16::from_le_bytes([size[0], size[1]]));
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            length += bytes.get(length..)?.iter().position(|&byte| byte == 0)? + 1;
        }
    }
    Some(if flags & CHECKED != 0 { length + 2 } else { length })
}

/// Adds the content of packed bytes and returns their length.
fn inflate(body: &[u8], content: &mut Vec<u8>, limit: usize) -> Result<usize, Packing> {
    let mut unpacking = Decompress::new(false);
    loop {
        let (taken, given) = (unpacking.total_in(), unpacking.total_out());
        content.reserve(CHUNK);
        let status = unpacking.decompress_vec(&body[taken as usize..], content, FlushDecompress::None);
        if content.len() > limit {
            return Err(Packing::TooLarge);
        }
        match status {
            Ok(Status::StreamEnd) => return Ok(unpacking.total_in() as usize),
            Ok(_) if (unpacking.total_in(), unpacking.total_out()) != (taken, given) => {}
            _ => return Err(Packing::Damaged),
        }
    }
}
