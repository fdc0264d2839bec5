//! Our TF-MoDISco against the published program, on importances that both generate by the same rule: see
//! `tools/modisco/make.py`, which wrote the results of that program.

use neuronmotif::modisco::{ModiscoOptions, motifs};
use neuronmotif::motif::correlation::pearson;
use neuronmotif::sequence::SequenceSet;
use serde_json::Value;

const SEED: u64 = 7;
const SEQUENCES: usize = 400;
const LENGTH: usize = 140;
const MOTIFS: [&str; 3] = ["ACACCTGC", "TGAGTCAC", "GGGCGGGGC"];

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

/// The rule of `make.py`: noise everywhere, and one or two sites per sequence on either strand.
fn importances() -> (SequenceSet, Vec<f64>) {
    let mut stream = Stream(SEED);
    let (mut codes, mut importances) = (Vec::new(), Vec::new());
    for _ in 0..SEQUENCES {
        let mut row: Vec<usize> = (0..LENGTH).map(|_| stream.below(4)).collect();
        let mut scores: Vec<f64> = (0..4 * LENGTH).map(|_| 0.2 * (stream.unit() - 0.5)).collect();
        for site in 0..1 + stream.below(2) {
            let mut consensus: Vec<usize> = MOTIFS[stream.below(3)].bytes().map(code).collect();
            if stream.below(2) == 1 {
                consensus = consensus.iter().rev().map(|code| 3 - code).collect();
            }
            let start = 45 + 30 * site + stream.below(20);
            for (place, &code) in (start..).zip(&consensus) {
                row[place] = if stream.unit() < 0.9 { code } else { stream.below(4) };
                let scores = &mut scores[4 * place..4 * place + 4];
                scores
                    .iter_mut()
                    .enumerate()
                    .for_each(|(letter, score)| *score += if letter == code { 1.0 } else { -0.4 });
            }
        }
        codes.extend(row.iter().map(|&code| code as u8));
        importances.extend(scores);
    }
    (SequenceSet::from_codes(LENGTH, codes), importances)
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

#[test]
fn every_motif_of_the_published_program_is_found() {
    let golden: Value = serde_json::from_str(include_str!("../golden/modisco.json")).unwrap();
    let (sequences, importances) = importances();
    let letters: String = sequences.get(0).iter().map(|&code| char::from(b"ACGT"[usize::from(code)])).collect();
    assert_eq!(golden["letters"], letters, "the same sequences");
    let sum: f64 = importances.iter().sum();
    assert!((golden["checksum"].as_f64().unwrap() - sum).abs() < 1e-6, "the same importances");

    let found = motifs(&sequences, &importances, 4, &ModiscoOptions::default(), 1);
    let published = golden["patterns"].as_array().unwrap();
    assert_eq!(found.len(), published.len());
    for pattern in published {
        let (ppm, contributions) = (matrix(&pattern["ppm"]), matrix(&pattern["contributions"]));
        let best = |score: &dyn Fn(usize) -> f64| (0..found.len()).map(score).fold(-1.0, f64::max);
        let by_ppm = best(&|i| correlation(&ppm, &found[i].ppm().to_lists(), 30));
        let by_contributions = best(&|i| correlation(&contributions, &found[i].contributions(), 30));
        assert!(by_ppm >= 0.95 && by_contributions >= 0.95, "{by_ppm} {by_contributions}");
    }
}
