//! The hash by which files and reports are recognised.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Bytes that are hashed at a time: a browser replaces a function by its optimised version only between two calls.
const CHUNK: usize = 1 << 16;

/// SHA-256 of `bytes`, 64 hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    bytes.chunks(CHUNK).for_each(|chunk| hash.update(chunk));
    hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha256_of_a_known_text() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
