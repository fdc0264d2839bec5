//! Whole databases: the shipped ones, and those of the reference material.

use crate::common;
use neuronmotif::format::read;
use neuronmotif::motif::database::Database;
use serde_json::Value;
use std::path::Path;

fn open(path: &Path) -> Database {
    read(path.file_name().unwrap().to_str().unwrap(), &std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn the_shipped_databases_agree_with_their_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/motifs");
    let list: Vec<Value> = serde_json::from_slice(&std::fs::read(folder.join("index.json")).unwrap()).unwrap();
    assert_eq!(list.len(), 2);
    for entry in list {
        let database = open(&folder.join(entry["file"].as_str().unwrap()));
        assert_eq!(database.motifs.len() as u64, entry["motifs"].as_u64().unwrap());
        assert_eq!((database.format, database.alphabet.as_str()), ("TRANSFAC", "ACGT"));
        assert!(database.warnings.is_empty(), "{:?}", database.warnings);
        let classified = database.motifs.iter().filter(|motif| motif.class.is_some() && motif.family.is_some());
        assert!(classified.count() * 10 > database.motifs.len() * 9);
        for field in ["id", "title", "release", "licence", "citation", "url"] {
            assert!(!entry[field].as_str().unwrap().is_empty(), "{field}");
        }
    }
}

#[test]
fn the_newest_ctcf_is_shipped() {
    let database = open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("www/motifs/jaspar-vertebrates.transfac"));
    let ctcf = database.motifs.iter().find(|motif| motif.id == "MA0139.2").unwrap();
    assert_eq!((ctcf.name.as_str(), ctcf.class.as_deref()), ("CTCF", Some("C2H2 zinc finger factors")));
    let consensus = neuronmotif::alphabet::Alphabet::DNA.decode(&ctcf.ppm.consensus());
    assert_eq!(consensus, "GCCACCAGGGGGCGC");
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn jaspar_in_meme_format_is_read_without_a_warning() {
    for (file, motifs) in [("jaspar2020-vertebrates-1011.meme", 1011), ("jaspar2024-vertebrates.meme", 879)] {
        let database = open(&common::shared(&format!("motifs/{file}")));
        assert_eq!((database.motifs.len(), database.format), (motifs, "MEME"));
        assert!(database.warnings.is_empty(), "{file}: {:?}", database.warnings);
    }
}
