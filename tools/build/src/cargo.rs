//! Cargo as WebAssembly with threads needs it. The flags travel in the environment of this one
//! command, so that native builds never see them.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// Shared memory, thread-local storage that wasm-bindgen can set up, and vectors of four floats.
const FLAGS: &[&str] = &[
    "-Ctarget-feature=+atomics,+bulk-memory,+simd128",
    "-Clink-arg=--shared-memory",
    "-Clink-arg=--import-memory",
    "-Clink-arg=--max-memory=2147483648",
    "-Clink-arg=--export=__wasm_init_tls",
    "-Clink-arg=--export=__tls_size",
    "-Clink-arg=--export=__tls_align",
    "-Clink-arg=--export=__tls_base",
];

/// Runs `cargo COMMAND … LAST` for the threaded target, including the standard library, with the same features.
///
/// # Errors
/// When cargo cannot be started or fails; its own message is on stderr.
pub fn run(root: &Path, command: &[&str], last: &[&str]) -> Result<(), Box<dyn Error>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(root)
        .args(command)
        .args(["--package", "neuronmotif", "--locked", "--target", TARGET, "-Zbuild-std=std,panic_abort"])
        .args(last)
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"))
        .env("CARGO_TARGET_DIR", target_folder(root))
        .env("CARGO_PROFILE_RELEASE_PANIC", "abort")
        .status()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    if status.success() { Ok(()) } else { Err("cargo failed for WebAssembly; its messages are above.".into()) }
}

/// The module built by `cargo build --release`.
pub fn module(root: &Path) -> PathBuf {
    target_folder(root).join(TARGET).join("release").join("neuronmotif.wasm")
}

/// A separate target folder, as native and WebAssembly builds would discard each other's artifacts.
fn target_folder(root: &Path) -> PathBuf {
    root.join("target").join("wasm")
}
