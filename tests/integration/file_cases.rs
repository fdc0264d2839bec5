//! Motif and sequence files as users of such tools have them: each is read rightly, or refused with a true reason.

use crate::common::shared;
use neuronmotif::activations::{Activations, EngineChoice, Extent, activations};
use neuronmotif::error::{Code, Result};
use neuronmotif::fasta::Fasta;
use neuronmotif::format::read_queries;
use neuronmotif::motif::database::Database;
use neuronmotif::network::Network;

/// The sequences of the files.
const SEQUENCES: [&str; 3] =
    ["CAGATTTTCATATTATGCAGAAAATCTAC", "TTCGCCTGATACGAGTCGGTTATCTTCGG", "ATACTGTATAGTCCCACCTGGTGATCCTA"];

fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(shared(&format!("cases/{file}"))).unwrap()
}

fn motifs(file: &str) -> Result<Database> {
    read_queries(file, &bytes(file))
}

fn consensus(file: &str) -> Vec<String> {
    let database = motifs(file).unwrap();
    database.motifs.iter().map(|motif| database.alphabet.decode(&motif.ppm.consensus())).collect()
}

fn values(file: &str) -> Activations {
    scanned(&Fasta::read(file, &bytes(file)).unwrap())
}

fn scanned(file: &Fasta) -> Activations {
    let network = Network::open("15-net-rf29.onnx", &bytes("15-net-rf29.onnx"), None).unwrap();
    activations(&network, 3, file, Extent::EveryWindow, None, EngineChoice::Simd).unwrap()
}

fn alone(sequence: &str) -> Vec<f32> {
    scanned(&Fasta::read("lines", sequence.as_bytes()).unwrap()).values.remove(0)
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn the_orientation_of_tables_is_told_by_sums_and_letters() {
    assert_eq!(consensus("03-headerless-4x4-positions.pfm"), ["TATA"]);
    assert_eq!(consensus("03-same-with-header.pfm"), ["TATA"]);
    assert_eq!(consensus("04-encode-consensus-rows.txt"), ["AGATAAGA", "TGACTCA"]);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn a_bad_record_costs_one_record() {
    let without = motifs("12-meme-motif-without-matrix.meme").unwrap();
    assert_eq!(consensus("12-meme-motif-without-matrix.meme"), ["AGATAAGA", "TGACTCA"]);
    for words in
        ["left out: 2", "Line 22 of", "begins 2, which has no letter-probability matrix", "Line 24 of", "begins 3"]
    {
        assert!(without.warnings[0].contains(words), "{words}: {:?}", without.warnings);
    }
    let zero = motifs("12-meme-zero-width.meme").unwrap();
    assert_eq!(consensus("12-meme-zero-width.meme"), ["AGATAAGA", "TGACTCA"]);
    assert!(zero.warnings[0].contains("begins Z1, whose matrix is empty"), "{:?}", zero.warnings);
    let sites = motifs("12-meme-nsites-NA.meme").unwrap();
    assert_eq!(consensus("12-meme-nsites-NA.meme"), ["AGATAAGA"]);
    assert_eq!(sites.warnings, ["Motifs without a number of sites, for which 20 are assumed: 1."]);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn tables_of_other_programs_are_read() {
    assert_eq!(consensus("13-bare-positions.pwm"), ["AGATAAGA"]);
    assert_eq!(consensus("13-comma-rows.jaspar"), ["AGATAAGA"]);
    assert_eq!(consensus("13-rsat.tab"), ["AGATAAGA", "TGACTCA"]);
    assert_eq!(motifs("13-rsat.tab").unwrap().format, "RSAT");
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn contribution_scores_are_no_probabilities() {
    let error = motifs("14-modisco-cwm.meme").unwrap_err();
    assert_eq!(error.code(), Code::MotifMalformed);
    assert!(error.message().contains("begins pattern_0, whose row 1 sums to 3.129e-3"), "{error}");
    assert!(error.next().contains("CWM"), "{error}");
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn sequences_are_read_however_they_are_written() {
    let expected = SEQUENCES.map(alone);
    for file in ["15-gz.fa.gz", "15-cr-only.fa", "15-fastq.fq"] {
        let found = values(file);
        assert_eq!((&found.values[..], found.windows, found.warnings.len()), (&expected[..], None, 0), "{file}");
    }
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn a_window_with_n_is_left_out_and_said() {
    let found = values("15-n.fa");
    assert_eq!(found.values, [alone(SEQUENCES[1])]);
    assert_eq!(found.windows.unwrap()[0].sequence, 2);
    assert!(found.warnings[0].contains("such as N: 1."), "{:?}", found.warnings);
}

#[test]
#[ignore = "needs the reference data in ../shared"]
fn a_record_in_two_lines_is_one_sequence() {
    let found = values("15-two-halves-one-record.fa");
    let joined = format!("{}{}", SEQUENCES[0], SEQUENCES[1]);
    let windows = found.windows.unwrap();
    assert_eq!((found.values.len(), windows.len(), found.sequences.unwrap().len()), (30, 30, 1));
    for (value, window) in found.values.iter().zip(windows) {
        assert_eq!(value, &alone(&joined[window.first - 1..window.last]));
    }
}
