//! Recognition of file types by content, never by name.

mod kind;
mod lines;

pub use kind::FileKind;
pub use lines::TextKind;

/// Number of bytes at either end that are searched.
const SEARCHED: usize = 1 << 16;

/// Number of bytes at the start by which text is recognised.
const HEAD: usize = 512;

/// Whether `needle` is within the first or last [`SEARCHED`] bytes.
pub fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(SEARCHED)];
    let tail = &bytes[bytes.len().saturating_sub(SEARCHED)..];
    [head, tail].iter().any(|part| part.windows(needle.len()).any(|window| window == needle))
}

/// Whether the bytes are a web page.
pub fn is_html(bytes: &[u8]) -> bool {
    let head = head(bytes).trim_ascii_start().to_ascii_lowercase();
    [&b"<!doctype html"[..], b"<html", b"<head"].iter().any(|start| head.starts_with(start))
}

/// Whether the bytes are a zip archive with an entry whose name contains `entry`.
pub fn is_zip_with(bytes: &[u8], entry: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && contains(bytes, entry)
}

/// Whether the bytes are a JSON object or list.
pub fn is_json(bytes: &[u8]) -> bool {
    matches!(bytes.trim_ascii_start(), [b'{' | b'[', ..]) && is_text(bytes)
}

/// Whether the bytes are text in UTF-8.
pub fn is_text(bytes: &[u8]) -> bool {
    is_printable(bytes) && head(bytes).utf8_chunks().map(|chunk| chunk.invalid().len()).sum::<usize>() < 4
}

/// Whether the bytes are text in UTF-8, Latin-1 or another superset of ASCII: no control characters.
pub fn is_printable(bytes: &[u8]) -> bool {
    let printable = |byte: &u8| matches!(byte, b'\t' | b'\r' | b'\n' | b' '..=b'~' | 0x80..);
    head(bytes).iter().all(printable)
}

fn head(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(HEAD)]
}
