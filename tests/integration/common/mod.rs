//! What several integration tests share.

#![allow(dead_code, clippy::unwrap_used)]

pub mod onnx;

use neuronmotif::analysis::Analysis;
use neuronmotif::format;
use neuronmotif::known::Known;
use neuronmotif::options::GrammarOptions;
use neuronmotif::report::Report;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// A file of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The motifs that ship with the page.
pub fn known() -> Arc<Known> {
    static KNOWN: OnceLock<Arc<Known>> = OnceLock::new();
    let open = || {
        let name = "jaspar-vertebrates.transfac";
        let bytes = std::fs::read(project("www/motifs").join(name)).unwrap();
        let database = format::read(name, &bytes).unwrap();
        Arc::new(Known::new(vec![database], "ACGT", &GrammarOptions::default()).unwrap())
    };
    Arc::clone(KNOWN.get_or_init(open))
}

/// The report of a run, after its last slice of work.
pub fn finished(mut analysis: Analysis) -> Report {
    while !analysis.is_done() {
        analysis.step().unwrap();
    }
    analysis.report(0)
}

/// A file of the reference data in `../shared`, relative to the project. Tests that need one are ignored with a reason
/// and run only on request.
pub fn shared(path: &str) -> PathBuf {
    let file = project("../shared").join(path);
    assert!(file.exists(), "the reference data lack {path}: ../shared must be a folder next to the clone");
    file
}
