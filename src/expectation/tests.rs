use super::*;
use crate::random::{Key, Purpose, Stream};
use serde_json::Value;

fn stream(item: u64) -> Stream {
    Key { seed: 21, layer: 0, channel: 0 }.stream(Purpose::Check, 3, item)
}

fn random(count: u64, length: usize) -> Vec<Vec<u8>> {
    (0..count)
        .map(|i| {
            let mut stream = stream(i);
            (0..length).map(|_| stream.below(4) as u8).collect()
        })
        .collect()
}

/// Writes a motif at a random place and strand of a share of the sequences; a letter in ten is another.
fn plant(sequences: &mut [Vec<u8>], motif: &[u8], share: f64, item: u64) {
    let mut stream = stream(1_000_000 + item);
    for codes in sequences {
        if stream.unit() >= share {
            continue;
        }
        let start = stream.below(codes.len() - motif.len());
        let mut site: Vec<u8> =
            motif.iter().map(|&code| if stream.unit() < 0.9 { code } else { stream.below(4) as u8 }).collect();
        if stream.below(2) == 1 {
            site.reverse();
            site.iter_mut().for_each(|code| *code = 3 - *code);
        }
        codes[start..start + motif.len()].copy_from_slice(&site);
    }
}

fn found(sequences: &[Vec<u8>], options: ExpectationOptions) -> Vec<ExpectationMotif> {
    let mut search = Expectation::new(sequences.iter().map(Vec::as_slice), &Alphabet::DNA, options).unwrap();
    while !search.step() {}
    search.motifs().to_vec()
}

/// The strand-insensitive consensus.
fn consensus(motif: &ExpectationMotif) -> [String; 2] {
    let codes = motif.ppm.consensus();
    let other: Vec<u8> = codes.iter().rev().map(|code| 3 - code).collect();
    [Alphabet::DNA.decode(&codes), Alphabet::DNA.decode(&other)]
}

fn codes(text: &str) -> Vec<u8> {
    text.bytes().map(|letter| Alphabet::DNA.encode(letter).unwrap()).collect()
}

#[test]
fn planted_motifs_are_found_with_their_widths_and_shares() {
    let mut sequences = random(300, 100);
    let [first, second] = ["TGACTCATT", "CACCTGCCAGGA"];
    plant(&mut sequences, &codes(first), 0.7, 0);
    plant(&mut sequences, &codes(second), 0.4, 1);
    let found = found(&sequences, ExpectationOptions::default());
    for (planted, share) in [(first, 0.7), (second, 0.4)] {
        let own = found.iter().find(|motif| consensus(motif).iter().any(|text| text == planted));
        let own = own
            .unwrap_or_else(|| panic!("{planted} is not among {:?}", found.iter().map(consensus).collect::<Vec<_>>()));
        assert!((own.share - share).abs() < 0.12, "{planted}: {}", own.share);
        assert!(own.sites.len() as f64 > 0.85 * share * 300.0);
    }
    assert_eq!(found.len(), 2, "a third motif is not there");
}

#[test]
fn random_sequences_have_no_motif() {
    for seed in 0..3 {
        let sequences: Vec<Vec<u8>> = random(600, 80).split_off(200 * seed).into_iter().take(200).collect();
        let found = found(&sequences, ExpectationOptions::default());
        assert!(found.is_empty(), "{:?}", found.iter().map(|motif| (consensus(motif), motif.gain)).collect::<Vec<_>>());
    }
}

#[test]
fn a_search_is_the_same_twice_and_indices_are_those_of_all_sequences() {
    let mut sequences = random(60, 50);
    plant(&mut sequences, &codes("TGACTCATTA"), 1.0, 2);
    let options = ExpectationOptions { sequences: 30, motifs: 1, ..ExpectationOptions::default() };
    let once = found(&sequences, options.clone());
    assert_eq!(once, found(&sequences, options));
    assert!(once[0].sites.iter().all(|site| site.sequence % 2 == 0) && once[0].sites.len() > 20);
}

#[test]
fn one_strand_letters_outside_and_few_sequences_are_no_problem() {
    let options = ExpectationOptions { both_strands: false, ..ExpectationOptions::default() };
    assert!(found(&[], options.clone()).is_empty() && found(&[vec![0; 20]], options.clone()).is_empty());
    assert!(found(&[vec![9; 20], vec![], vec![1; 3]], options.clone()).is_empty());
    let mut sequences = random(100, 40);
    for (number, codes) in sequences.iter_mut().enumerate() {
        let start = number * 7 % 30;
        codes[start..start + 8].copy_from_slice(&self::codes("TGACTCAG"));
        codes[(start + 20) % 40] = 77;
    }
    let found = found(&sequences, options);
    assert_eq!(consensus(&found[0])[0], "TGACTCAG");
    assert!(found[0].sites.len() > 90);
    assert!(found[0].sites.iter().all(|site| site.start == site.sequence * 7 % 30 && !site.reverse));
    let wrong = ExpectationOptions { min_width: 9, max_width: 8, ..ExpectationOptions::default() };
    assert!(Expectation::new([].into_iter(), &Alphabet::DNA, wrong).is_err());
}

/// MEME 5 on the same sequences (`tools/occurrences/meme.py`).
#[test]
fn motifs_are_those_of_meme() {
    let golden: Value = serde_json::from_str(include_str!("../../tests/golden/occurrences/meme.json")).unwrap();
    let sequences: Vec<Vec<u8>> =
        golden["sequences"].as_array().unwrap().iter().map(|text| codes(text.as_str().unwrap())).collect();
    let theirs: Vec<Ppm> = golden["motifs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|motif| {
            let numbers = motif["ppm"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|row| row.as_array().unwrap())
                .map(|p| p.as_f64().unwrap());
            Ppm::normalised(numbers.collect(), 4)
        })
        .collect();
    let found = found(&sequences, ExpectationOptions { motifs: theirs.len(), ..ExpectationOptions::default() });
    assert_eq!(found.len(), theirs.len());
    for their in &theirs {
        let best = found.iter().map(|own| agreement(&own.ppm, their)).fold(f64::NEG_INFINITY, f64::max);
        println!("width {}: best agreement {best:.4}", their.width());
        assert!(best > 0.95, "{best}");
    }
}

/// The largest correlation of the probabilities over all alignments on both strands, with columns that do not overlap as even.
fn agreement(one: &Ppm, other: &Ppm) -> f64 {
    let centred =
        |ppm: &Ppm| ppm.rows().map(|row| row.iter().map(|p| p - 0.25).collect::<Vec<f64>>()).collect::<Vec<_>>();
    let dot = |a: &[Vec<f64>], b: &[Vec<f64>], shift: i64| -> f64 {
        let pairs =
            a.iter().enumerate().filter_map(|(i, row)| Some((row, b.get(usize::try_from(i as i64 + shift).ok()?)?)));
        pairs.map(|(a, b)| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>()).sum()
    };
    let other = [other.clone(), other.reversed(&[3, 2, 1, 0])].map(|ppm| centred(&ppm));
    let one = centred(one);
    let shifts = -(one.len() as i64)..=other[0].len() as i64;
    let norm = (dot(&one, &one, 0) * dot(&other[0], &other[0], 0)).sqrt();
    shifts
        .flat_map(|shift| other.iter().map(move |other| (shift, other)))
        .map(|(shift, other)| dot(&one, other, shift) / norm)
        .fold(f64::NEG_INFINITY, f64::max)
}
