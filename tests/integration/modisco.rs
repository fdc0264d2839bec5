//! Our TF-MoDISco against the published program, on importances that both generate by the same rule: see
//! `tools/modisco/make.py`, which wrote the results of that program.

use crate::common;
use neuronmotif::modisco::{ModiscoOptions, Pattern, patterns};
use neuronmotif::motif::correlation::pearson;
use neuronmotif::sequence::SequenceSet;
use serde_json::Value;

const MOTIFS: [&str; 3] = ["ACACCTGC", "TGAGTCAC", "GGGCGGGGC"];
const REPRESSORS: [&str; 2] = ["CAATTAGC", "GTTAATGAT"];

/// SplitMix64, as in `make.py`.
struct Stream(u64);

impl Stream {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.unit() * bound as f64) as usize
    }
}

fn code(letter: u8) -> usize {
    b"ACGT".iter().position(|&other| other == letter).expect("a letter of DNA")
}

/// Sequences as codes, and their importances.
struct Made {
    row: Vec<usize>,
    scores: Vec<f64>,
}

impl Made {
    /// Writes one of the motifs, on either strand.
    fn add(&mut self, stream: &mut Stream, start: usize, motifs: &[&str], sign: f64) {
        let mut consensus: Vec<usize> = motifs[stream.below(motifs.len())].bytes().map(code).collect();
        if stream.below(2) == 1 {
            consensus = consensus.iter().rev().map(|code| 3 - code).collect();
        }
        for (place, &code) in (start..).zip(&consensus) {
            self.row[place] = if stream.unit() < 0.9 { code } else { stream.below(4) };
            let scores = self.scores[4 * place..4 * place + 4].iter_mut().enumerate();
            scores.for_each(|(letter, score)| *score += sign * if letter == code { 1.0 } else { -0.4 });
        }
    }
}

/// The rule of `make.py`: noise everywhere, one or two sites per sequence, and a repressor in every other one.
fn importances(rule: &Value) -> (SequenceSet, Vec<f64>) {
    let number = |key: &str| rule[key].as_u64().unwrap() as usize;
    let (length, spacing, repressor) = (number("length"), number("spacing"), number("repressor"));
    let mut stream = Stream(rule["seed"].as_u64().unwrap());
    let (mut codes, mut importances) = (Vec::new(), Vec::new());
    for _ in 0..number("sequences") {
        let row = (0..length).map(|_| stream.below(4)).collect();
        let scores = (0..4 * length).map(|_| 0.2 * (stream.unit() - 0.5)).collect();
        let mut made = Made { row, scores };
        for site in 0..1 + stream.below(2) {
            let start = 45 + spacing * site + stream.below(20);
            made.add(&mut stream, start, &MOTIFS, 1.0);
        }
        if stream.below(2) == 1 {
            let start = repressor + stream.below(20);
            made.add(&mut stream, start, &REPRESSORS, -1.0);
        }
        codes.extend(made.row.iter().map(|&code| code as u8));
        importances.extend(made.scores);
    }
    (SequenceSet::from_codes(length, codes), importances)
}

fn matrix(value: &Value) -> Vec<Vec<f64>> {
    serde_json::from_value(value.clone()).expect("a matrix")
}

/// The largest correlation of two matrices over all offsets with an overlap of at least `min_overlap` positions, on
/// either strand.
fn correlation(a: &[Vec<f64>], b: &[Vec<f64>], min_overlap: usize) -> f64 {
    let turned: Vec<Vec<f64>> = b.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
    let mut best = -1.0f64;
    for b in [b, &turned] {
        for offset in -(b.len() as isize)..a.len() as isize {
            let (i, j) = (offset.max(0) as usize, (-offset).max(0) as usize);
            let overlap = (a.len() - i.min(a.len())).min(b.len() - j.min(b.len()));
            if overlap >= min_overlap {
                best = best.max(pearson(&a[i..i + overlap].concat(), &b[j..j + overlap].concat()));
            }
        }
    }
    best
}

/// Every published pattern has one of ours with a matrix and contributions like its own, and nearly as many seqlets.
fn agree(found: &[Pattern], published: &[Value]) {
    let sizes: Vec<usize> = found.iter().map(|pattern| pattern.seqlets.len()).collect();
    println!("{} patterns or {}: {sizes:?} seqlets", found.len(), published.len());
    assert_eq!(found.len(), published.len());
    for pattern in published {
        let (ppm, contributions) = (matrix(&pattern["ppm"]), matrix(&pattern["contributions"]));
        let scores = found.iter().map(|own| {
            let by_ppm = correlation(&ppm, &own.ppm().to_lists(), 30);
            (by_ppm, correlation(&contributions, &own.contributions(), 30), own.seqlets.len())
        });
        let (by_ppm, by_contributions, seqlets) = scores.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        let expected = pattern["seqlets"].as_u64().unwrap() as f64;
        println!("{seqlets} seqlets or {expected}; correlation {by_ppm:.4}, of contributions {by_contributions:.4}");
        assert!(by_ppm >= 0.99 && by_contributions >= 0.99, "{by_ppm} {by_contributions}");
        assert!((seqlets as f64 / expected - 1.0).abs() < 0.05, "{seqlets} seqlets or {expected}");
    }
}

#[test]
fn every_motif_of_the_published_program_is_found() {
    let golden = std::fs::read(common::project("tests/golden/modisco.json")).unwrap();
    let golden: Value = serde_json::from_slice(&golden).unwrap();
    let (sequences, importances) = importances(&golden["rule"]);
    let letters: String = sequences.get(0).iter().map(|&code| char::from(b"ACGT"[usize::from(code)])).collect();
    assert_eq!(golden["letters"], letters, "the same sequences");
    let sum: f64 = importances.iter().sum();
    assert!((golden["checksum"].as_f64().unwrap() - sum).abs() < 1e-6, "the same importances");

    let importances = importances.iter().map(|&x| x as f32).collect();
    let found = patterns(sequences, importances, 4, ModiscoOptions::default(), 1);
    agree(&found.positive, golden["positive"].as_array().unwrap());
    agree(&found.negative, golden["negative"].as_array().unwrap());
}
