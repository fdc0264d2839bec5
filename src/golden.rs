//! Comparison of test results with files in git ("golden" files).

use std::path::Path;

/// The network of an example that ships with the page, as ONNX.
pub(crate) fn example(name: &str) -> Vec<u8> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/examples");
    std::fs::read(examples.join(name).join("model.onnx")).unwrap()
}

/// Compares `actual` with the file at `path`, relative to the project's root; with `BLESS=1` writes the file first.
///
/// # Panics
/// When they differ: the message names the command that renews the file.
pub(crate) fn check(path: &str, actual: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("BLESS").is_some() {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).unwrap();
        }
        std::fs::write(&file, actual).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    let line = expected.lines().zip(actual.lines()).take_while(|(a, b)| a == b).count() + 1;
    assert!(
        expected == actual,
        "{path} is out of date from line {line} on; if the change is meant, run: BLESS=1 cargo test --lib"
    );
}
