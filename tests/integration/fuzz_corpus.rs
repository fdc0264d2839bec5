//! Runs the functions of the fuzzers (`tools/fuzz`) on every file that they kept, so that fixed faults do not return.

#[path = "../../tools/fuzz/src/entries.rs"]
mod entries;

use std::path::Path;

/// Runs a target on each of its kept files; a panic names the file.
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
fn kept_networks_do_not_panic() {
    check("network", entries::network);
}

#[test]
fn kept_motif_files_do_not_panic() {
    check("motifs", entries::motifs);
}

#[test]
fn kept_reports_do_not_panic() {
    check("report", entries::report);
}

#[test]
fn kept_sequences_do_not_panic() {
    check("sequences", entries::sequences);
}
