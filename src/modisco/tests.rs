use super::*;
use crate::random::Stream;

/// `count` sequences of `length` letters with a motif at `starts`, whose letters have all of the contribution but noise.
fn planted(count: usize, length: usize, motif: &[u8], starts: &[usize]) -> (SequenceSet, Vec<f64>) {
    let mut stream: Stream = Key { seed: 5, layer: 0, channel: 0 }.stream(Purpose::Seeds, 0, 0);
    let (mut codes, mut importances) = (Vec::new(), Vec::new());
    for _ in 0..count {
        let mut row: Vec<u8> = (0..length).map(|_| stream.below(4) as u8).collect();
        let mut scores: Vec<f64> = (0..4 * length).map(|_| 0.1 * (stream.unit() - 0.5)).collect();
        let start = starts[stream.below(starts.len())];
        for (place, &letter) in motif.iter().enumerate() {
            row[start + place] = letter;
            scores[4 * (start + place) + usize::from(letter)] += 1.0;
        }
        codes.extend(row);
        importances.extend(scores);
    }
    (SequenceSet::from_codes(length, codes), importances)
}

const MOTIF: [u8; 7] = [1, 0, 1, 1, 3, 2, 1];

#[test]
fn a_planted_motif_is_found_at_every_position() {
    let (sequences, importances) = planted(200, 140, &MOTIF, &[60, 66, 72]);
    let found = motifs(&sequences, &importances, 4, &ModiscoOptions::default(), 1);
    assert_eq!(found.len(), 1);
    assert!(found[0].seqlets.len() > 100, "{}", found[0].seqlets.len());
    let ppm = found[0].ppm();
    let text: Vec<u8> = ppm.consensus();
    let reverse_complement: Vec<u8> = MOTIF.iter().rev().map(|letter| 3 - letter).collect();
    assert!(text.windows(7).any(|window| window == MOTIF || window == reverse_complement), "{text:?}");
    let bits: f64 = ppm.information_content().iter().sum();
    assert!(bits > 13.0, "{bits}");
    assert_eq!(found, motifs(&sequences, &importances, 4, &ModiscoOptions::default(), 1));
}

#[test]
fn short_sequences_need_fitting_options() {
    let (sequences, importances) = planted(400, 8, &MOTIF, &[0, 1]);
    assert!(motifs(&sequences, &importances, 4, &ModiscoOptions::default(), 1).is_empty());
    let options = ModiscoOptions { both_strands: false, ..ModiscoOptions::fitting(8) };
    let found = motifs(&sequences, &importances, 4, &options, 1);
    assert!(!found.is_empty() && found.iter().all(|pattern| pattern.width() <= 8));
}

#[test]
fn importances_without_signal_or_sequences_give_no_motif() {
    let options = ModiscoOptions::default();
    assert!(motifs(&SequenceSet::new(50), &[], 4, &options, 1).is_empty());
    let silent = SequenceSet::from_codes(50, vec![0; 5_000]);
    let found = motifs(&silent, &[0.0; 20_000], 4, &options, 1);
    assert!(found.is_empty(), "{found:?}");
}
