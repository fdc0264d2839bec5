//! Every file that the fuzzers kept (`tools/fuzz`), through the same functions: what they found stays fixed.

#[path = "../../tools/fuzz/src/entries.rs"]
mod entries;

use std::path::Path;

/// Runs every kept file of a target; a panic names the file.
fn check(target: &str, entry: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/fuzz/corpus").join(target);
    let mut count = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let result = std::panic::catch_unwind(|| entry(&bytes));
        assert!(result.is_ok(), "{}", path.display());
        count += 1;
    }
    assert!(count > 0, "no files of {target}");
}

#[test]
fn networks_of_the_fuzzer() {
    check("network", entries::network);
}

#[test]
fn motif_files_of_the_fuzzer() {
    check("motifs", entries::motifs);
}

#[test]
fn reports_of_the_fuzzer() {
    check("report", entries::report);
}

#[test]
fn sequences_of_the_fuzzer() {
    check("sequences", entries::sequences);
}
