//! `pkg/`: the output of wasm-bindgen, as a package that npm projects can also use.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::SystemTime;
use wasm_bindgen_cli_support::Bindgen;

/// Tracked by git; everything else in `pkg/` is generated.
const README: &str = "README.md";

/// Whether `folder` was generated from this `module` by this version of the program.
pub fn is_current(folder: &Path, module: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let made = modified(&folder.join("package.json"));
    let sources: [Option<SystemTime>; 2] =
        [modified(module), std::env::current_exe().ok().as_deref().and_then(modified)];
    sources.iter().all(|source| source.is_some() && made >= *source)
}

/// Empties `folder` except for its README and generates the package. `package.json` is written last: it marks the package as complete.
///
/// # Errors
/// When wasm-bindgen refuses the module or a file cannot be written.
pub fn write(folder: &Path, module: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    clear(folder)?;
    Bindgen::new()
        .input_path(module)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .generate(folder)?;
    fs::write(folder.join("package.json"), PACKAGE)?;
    Ok(())
}

fn clear(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == README {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

const PACKAGE: &str = concat!(
    r#"{
  "name": "neuronmotif",
  "version": ""#,
    env!("CARGO_PKG_VERSION"),
    r#"",
  "description": "Takes multifaceted neurons of genomics CNNs apart into sharp motifs, in the browser",
  "license": "MIT",
  "type": "module",
  "main": "neuronmotif.js",
  "types": "neuronmotif.d.ts",
  "files": ["neuronmotif.js", "neuronmotif.d.ts", "neuronmotif_bg.wasm", "neuronmotif_bg.wasm.d.ts", "snippets"],
  "sideEffects": ["./snippets/*"]
}
"#
);
