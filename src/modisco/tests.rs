use super::*;
use crate::random::{Key, Purpose, Stream};

/// `count` sequences of `length` letters with a motif at `starts`, whose letters have all of the contribution but noise.
fn planted(count: usize, length: usize, motif: &[u8], starts: &[usize]) -> (SequenceSet, Vec<f32>) {
    let mut stream: Stream = Key { seed: 5, layer: 0, channel: 0 }.stream(Purpose::Seeds, 0, 0);
    let (mut codes, mut importances) = (Vec::new(), Vec::new());
    for _ in 0..count {
        let mut row: Vec<u8> = (0..length).map(|_| stream.below(4) as u8).collect();
        let mut scores: Vec<f32> = (0..4 * length).map(|_| 0.1 * (stream.unit() as f32 - 0.5)).collect();
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

fn positive(sequences: &SequenceSet, importances: &[f32], options: ModiscoOptions) -> Vec<Pattern> {
    patterns(sequences.clone(), importances.to_vec(), 4, options, 1).positive
}

fn contains(pattern: &Pattern, motif: &[u8]) -> bool {
    let reverse_complement: Vec<u8> = motif.iter().rev().map(|letter| 3 - letter).collect();
    pattern.ppm().consensus().windows(motif.len()).any(|window| window == motif || window == reverse_complement)
}

#[test]
fn a_planted_motif_is_found_at_every_position() {
    let (sequences, importances) = planted(200, 140, &MOTIF, &[60, 66, 72]);
    let found = positive(&sequences, &importances, ModiscoOptions::default());
    assert_eq!(found.len(), 1);
    assert!(found[0].seqlets.len() > 100, "{}", found[0].seqlets.len());
    assert!(contains(&found[0], &MOTIF), "{:?}", found[0].ppm().consensus());
    let bits: f64 = found[0].ppm().information_content().iter().sum();
    assert!(bits > 13.0, "{bits}");
    assert_eq!(found, positive(&sequences, &importances, ModiscoOptions::default()));
}

#[test]
fn what_lowers_the_value_is_found_with_negative_contributions() {
    let (sequences, importances) = planted(200, 140, &MOTIF, &[60, 66, 72]);
    let options = ModiscoOptions::default();
    let raising = patterns(sequences.clone(), importances.clone(), 4, options.clone(), 1);
    let lowering = importances.iter().map(|importance| -importance).collect();
    let lowering = patterns(sequences, lowering, 4, options, 1);
    assert_eq!((lowering.positive.len(), lowering.negative.len()), (0, 1));
    assert_eq!(lowering.seqlets, [raising.seqlets[1], raising.seqlets[0]]);
    assert!(contains(&lowering.negative[0], &MOTIF));
    let total: f64 = lowering.negative[0].contributions().iter().flatten().sum();
    assert!(total < -5.0, "{total}");
}

#[test]
fn motifs_of_one_place_are_separated() {
    let (mut sequences, mut importances) = planted(300, 140, &MOTIF, &[60, 66]);
    let (other, more) = planted(300, 140, &[0, 0, 3, 0, 2, 0, 3], &[60, 66]);
    other.iter().for_each(|codes| sequences.push(codes));
    importances.extend(more);
    let found = positive(&sequences, &importances, ModiscoOptions::default());
    assert_eq!(found.len(), 2);
    assert!([&MOTIF[..], &[0, 0, 3, 0, 2, 0, 3]].iter().all(|motif| found.iter().any(|one| contains(one, motif))));
}

#[test]
fn short_sequences_need_fitting_options() {
    let (sequences, importances) = planted(400, 8, &MOTIF, &[0, 1]);
    assert!(positive(&sequences, &importances, ModiscoOptions::default()).is_empty());
    let options = ModiscoOptions { both_strands: false, ..ModiscoOptions::fitting(8) };
    let found = positive(&sequences, &importances, options);
    assert!(!found.is_empty() && found.iter().all(|pattern| pattern.width() <= 8));
}

#[test]
fn importances_without_signal_or_sequences_give_no_motif() {
    let nothing = patterns(SequenceSet::new(50), Vec::new(), 4, ModiscoOptions::default(), 1);
    assert_eq!(nothing, Patterns::default());
    let silent = SequenceSet::from_codes(50, vec![0; 5_000]);
    let found = patterns(silent, vec![0.0; 20_000], 4, ModiscoOptions::default(), 1);
    assert!(found.positive.is_empty() && found.negative.is_empty(), "{found:?}");
}

#[test]
fn options_out_of_range_are_refused() {
    assert!(ModiscoOptions::default().validate().is_ok());
    let refused = ModiscoOptions { passing: [0.5, 0.2], ..ModiscoOptions::default() };
    assert!(refused.validate().unwrap_err().to_string().contains("modisco.passing"));
}
