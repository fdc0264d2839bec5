//! What kind of file some bytes are, told by the bytes and never by the name.

/// Bytes at either end that are searched for names.
const SEARCHED: usize = 1 << 16;

/// Bytes at the start that tell text from other files.
const HEAD: usize = 512;

/// Whether `needle` is near either end.
pub fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(SEARCHED)];
    let tail = &bytes[bytes.len().saturating_sub(SEARCHED)..];
    [head, tail].iter().any(|part| part.windows(needle.len()).any(|window| window == needle))
}

/// A web page.
pub fn is_html(bytes: &[u8]) -> bool {
    let head = head(bytes).trim_ascii_start().to_ascii_lowercase();
    [&b"<!doctype html"[..], b"<html", b"<head"].iter().any(|start| head.starts_with(start))
}

/// A zip archive with an entry of a name that holds `entry`.
pub fn is_zip_with(bytes: &[u8], entry: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && contains(bytes, entry)
}

/// A JSON object or list.
pub fn is_json(bytes: &[u8]) -> bool {
    matches!(bytes.trim_ascii_start(), [b'{' | b'[', ..]) && is_text(bytes)
}

/// Text in UTF-8.
pub fn is_text(bytes: &[u8]) -> bool {
    is_printable(bytes) && head(bytes).utf8_chunks().map(|chunk| chunk.invalid().len()).sum::<usize>() < 4
}

/// Text in UTF-8, Latin-1 or any other encoding that keeps ASCII: no control characters.
pub fn is_printable(bytes: &[u8]) -> bool {
    let printable = |byte: &u8| matches!(byte, b'\t' | b'\r' | b'\n' | b' '..=b'~' | 0x80..);
    head(bytes).iter().all(printable)
}

fn head(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(HEAD)]
}
