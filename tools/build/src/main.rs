//! Builds `pkg/`, the WebAssembly package: cargo with threads and SIMD, then wasm-bindgen as a library.
//!
//! ```text
//! cargo run -p neuronmotif-build            builds pkg/, or does nothing where it is current
//! cargo run -p neuronmotif-build -- clippy  lints the code that only WebAssembly compiles
//! ```

mod cargo;
mod package;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the crate lies two folders deep");
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => build(root),
        ["clippy"] => cargo::run(root, &["clippy", "--lib", "--release"], &["--", "-D", "warnings"]),
        _ => Err("The build tool takes no argument, or `clippy`.".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build(root: &Path) -> Result<(), Box<dyn Error>> {
    cargo::run(root, &["build", "--lib", "--release"], &[])?;
    let module = cargo::module(root);
    let folder = root.join("pkg");
    if package::is_current(&folder, &module) {
        return Ok(());
    }
    package::write(&folder, &module)
        .map_err(|error| format!("wasm-bindgen could not make pkg/ from {}: {error}", module.display()).into())
}
