//! What several integration tests share.

#![allow(dead_code)]

pub mod onnx;

use std::path::{Path, PathBuf};

/// A file of the reference material, `../shared` seen from the project; `None`, said aloud, where it is absent.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !root.is_dir() {
        eprintln!("skipped: ../shared not found");
        return None;
    }
    Some(root.join(path))
}
