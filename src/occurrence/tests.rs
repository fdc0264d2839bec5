use super::*;
use crate::format;
use crate::motif::Ppm;
use crate::random::{Key, Purpose};
use crate::report::example;
use serde_json::Value;

fn subjects(motifs: Vec<(Ppm, f64)>, alphabet: Alphabet) -> Subjects {
    let subject = |(index, (ppm, sites)): (usize, (Ppm, f64))| SubjectMotif {
        id: format!("m{index}"),
        name: format!("motif {index}"),
        ppm,
        sites,
    };
    Subjects { alphabet, motifs: motifs.into_iter().enumerate().map(subject).collect(), trees: Vec::new() }
}

/// A motif whose consensus letters have a probability of 0.97.
fn strict(consensus: &str, alphabet: &Alphabet) -> (Ppm, f64) {
    let row = |letter: char| alphabet.as_str().chars().map(move |other| if other == letter { 0.97 } else { 0.01 });
    (Ppm::normalised(consensus.chars().flat_map(row).collect(), alphabet.len()), 100.0)
}

fn random(seed: u64, length: usize) -> Vec<u8> {
    let mut stream = Key { seed, layer: 0, channel: 0 }.stream(Purpose::Check, 1, 0);
    (0..length).map(|_| b"ACGT"[stream.below(4)]).collect()
}

fn report(subjects: Subjects, options: OccurrenceOptions, parts: &[&[&[u8]]]) -> OccurrenceReport {
    let mut scanner = Scanner::new(subjects, options).unwrap();
    for part in parts {
        let ends: Vec<u32> = part
            .iter()
            .scan(0, |end, record| {
                *end += record.len() as u32;
                Some(*end)
            })
            .collect();
        scanner.push(&Records::new(&part.concat(), &ends).unwrap());
    }
    scanner.report()
}

/// Hits against MOODS, thresholds and p-values against an enumeration of all words (`tools/occurrences/hits.py`).
#[test]
fn hits_and_p_values_equal_moods() {
    let golden: Value = serde_json::from_str(include_str!("../../tests/golden/occurrences/hits.json")).unwrap();
    let numbers = |value: &Value| value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect::<Vec<f64>>();
    let sites = golden["sites"].as_f64().unwrap();
    let motifs = golden["motifs"].as_array().unwrap();
    let ppm = |motif: &Value| Ppm::normalised(motif["ppm"].as_array().unwrap().iter().flat_map(numbers).collect(), 4);
    let background = numbers(&golden["background"]);
    let p = golden["p"].as_f64().unwrap();
    let options = OccurrenceOptions {
        p,
        background: Background::Given { frequencies: background.clone() },
        pseudocount: golden["pseudocount"].as_f64().unwrap(),
        ..OccurrenceOptions::default()
    };
    let records: Vec<&[u8]> =
        golden["sequences"].as_array().unwrap().iter().map(|s| s.as_str().unwrap().as_bytes()).collect();
    let all = subjects(motifs.iter().map(|motif| (ppm(motif), sites)).collect(), Alphabet::DNA);
    let found = report(all, options, &[&records]);
    let mut differences: Vec<f64> = Vec::new();
    for (index, motif) in motifs.iter().enumerate() {
        for threshold in motif["thresholds"].as_array().unwrap() {
            let weights = Weights::new(&ppm(motif), sites, 0.1, &background, threshold[0].as_f64().unwrap());
            let own = weights.threshold.map(|own| weights.bits(own));
            assert_eq!(own.is_some(), !threshold[1].is_null(), "{threshold}");
            let difference = own.map_or(0.0, |own| own - threshold[1].as_f64().unwrap());
            assert!(difference.abs() <= weights.rounding(), "{difference} at {threshold}");
        }
        let theirs: Vec<&Value> =
            motif["hits"].as_array().unwrap().iter().filter(|hit| hit[4].as_f64().unwrap() <= p).collect();
        let ours: Vec<&Hit> = found.hits.iter().filter(|hit| hit.motif == index).collect();
        assert_eq!(ours.len(), theirs.len(), "motif {index}");
        for (own, their) in ours.iter().zip(theirs) {
            assert_eq!(
                (u64::from(own.record), u64::from(own.start)),
                (their[0].as_u64().unwrap(), their[1].as_u64().unwrap())
            );
            assert_eq!(own.strand.to_string(), their[2].as_str().unwrap());
            assert!((own.score - their[3].as_f64().unwrap()).abs() <= found.motifs[index].rounding);
            let [exact, low, high] = [4, 5, 6].map(|place| their[place].as_f64().unwrap());
            assert!(2.0 * found.motifs[index].rounding <= golden["rounding"].as_f64().unwrap());
            assert!(own.p >= low * (1.0 - 1e-9) && own.p <= high * (1.0 + 1e-9), "{own:?} {their}");
            differences.push((own.p / exact - 1.0).abs());
        }
    }
    differences.sort_by(f64::total_cmp);
    let [median, largest] = [differences[differences.len() / 2], differences[differences.len() - 1]];
    println!("{} p-values differ by {median:e} (median), at most {largest:e}", differences.len());
    assert!(median < 1e-9 && largest < 2e-3, "one of a thousand rare words may change its place by rounding");
}

#[test]
fn results_do_not_depend_on_how_records_are_divided() {
    let motifs =
        || vec![strict("CACCTG", &Alphabet::DNA), strict("TGACTCA", &Alphabet::DNA), strict("ACG", &Alphabet::DNA)];
    let records: Vec<Vec<u8>> = (0..40).map(|i| random(i, 50 + 10 * i as usize)).collect();
    let records: Vec<&[u8]> = records.iter().map(Vec::as_slice).collect();
    for background in [Background::Uniform, Background::Counted] {
        let options = OccurrenceOptions { p: 0.02, background, max_hits: 150, ..OccurrenceOptions::default() };
        let whole = report(subjects(motifs(), Alphabet::DNA), options.clone(), &[&records]);
        let (a, b) = records.split_at(7);
        let parts = report(subjects(motifs(), Alphabet::DNA), options, &[a, &[], b]);
        assert_eq!(whole, parts);
        assert_eq!(whole.hits.len(), 150);
        assert!(whole.found > 150 && whole.found == whole.motifs.iter().map(|motif| motif.found).sum::<u64>());
    }
}

#[test]
fn a_counted_background_waits_for_enough_letters_and_then_stays() {
    let motifs = || subjects(vec![strict("CACCTGCC", &Alphabet::DNA)], Alphabet::DNA);
    let options = OccurrenceOptions { background: Background::Counted, ..OccurrenceOptions::default() };
    let (many, few) = (b"AAAC".repeat(150_000), b"G".repeat(1_000));
    let first = report(motifs(), options.clone(), &[&[&many, &many]]);
    let all = report(motifs(), options.clone(), &[&[&many], &[&many, &few]]);
    assert_eq!(first.background, all.background);
    assert_eq!((all.records, all.letters), (3, 1_201_000));
    let none = report(motifs(), options, &[]);
    assert_eq!((none.background, none.found), (vec![0.25; 4], 0));
}

#[test]
fn planted_sites_are_found_on_both_strands_and_nowhere_else() {
    let mut record = b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".repeat(4);
    record[10..18].copy_from_slice(b"CACCTGCC");
    record[60..68].copy_from_slice(b"GGCAGGTG");
    let found = report(
        subjects(vec![strict("CACCTGCC", &Alphabet::DNA)], Alphabet::DNA),
        OccurrenceOptions::default(),
        &[&[&record, b"cacctgcc", b"CACCNGCC", b""]],
    );
    let hits: Vec<(u32, u32, char)> = found.hits.iter().map(|hit| (hit.record, hit.start, hit.strand)).collect();
    assert_eq!(hits, [(0, 10, '+'), (0, 60, '-'), (1, 0, '+')]);
    let motif = &found.motifs[0];
    assert_eq!((motif.tested, motif.records, found.foreign, found.records), (2 * (113 + 1), 2, 1, 4));
    assert_eq!(motif.positions.forward[(14 - 60 + 500) as usize], 1);
    let q = found.hits[0].p * 228.0 / 3.0;
    assert!((found.hits[0].q - q).abs() < 1e-12, "{} {q}", found.hits[0].q);
}

#[test]
fn letters_without_complements_are_scanned_on_one_strand() {
    for (alphabet, consensus) in [(Alphabet::RNA, "UGCAUG"), (Alphabet::PROTEIN, "WYKR")] {
        let found = report(
            subjects(vec![strict(consensus, &alphabet)], alphabet),
            OccurrenceOptions { p: 1e-3, ..OccurrenceOptions::default() },
            &[&[b"TGCATGTTTTTTTTCATGCA", b"GGGWYKRGGG"]],
        );
        let hits: Vec<(u32, u32, char)> = found.hits.iter().map(|hit| (hit.record, hit.start, hit.strand)).collect();
        assert_eq!(hits, if consensus == "WYKR" { [(1, 3, '+')] } else { [(0, 0, '+')] });
    }
}

#[test]
fn random_sequences_have_as_many_hits_as_their_p_values_say() {
    let sequence = random(1, 400_000);
    let motifs = vec![
        strict("CACCTGCCA", &Alphabet::DNA),
        (Ppm::normalised((0..40).map(|i| f64::from(1 + i * 7 % 5)).collect(), 4), 30.0),
    ];
    let found = report(
        subjects(motifs, Alphabet::DNA),
        OccurrenceOptions { p: 1e-3, ..OccurrenceOptions::default() },
        &[&[&sequence]],
    );
    for motif in &found.motifs {
        let expected = motif.tested as f64 * motif.threshold_p.unwrap();
        assert!(
            (motif.found as f64 - expected).abs() < 4.0 * expected.sqrt(),
            "{} hits, {expected} expected",
            motif.found
        );
    }
}

#[test]
fn a_report_is_scanned_with_its_trees() {
    let subjects = Subjects::of_report(&example::report(), &Selection::default()).unwrap();
    let options = OccurrenceOptions { p: 0.01, ..OccurrenceOptions::default() };
    let found = report(subjects.clone(), options.clone(), &[&[b"TTTTCAGGTGGTTTTT", b"AAAACCACCTGAAAAA"]]);
    let tree = &found.trees[0];
    let sites: Vec<(u32, u32, char)> = tree.hits.iter().map(|hit| (hit.record, hit.start, hit.strand)).collect();
    assert_eq!(sites, [(0, 4, '+'), (1, 3, '-')]);
    assert_eq!((tree.text.as_str(), tree.combinations.len()), ("ZEB1 –[0 bp]– TGGT", 1));
    let without = report(subjects, OccurrenceOptions { trees: false, ..options }, &[&[b"TTTTCAGGTGGTTTTT"]]);
    assert!(without.trees.is_empty());
}

#[test]
fn options_out_of_range_are_refused() {
    let file = format::read("one.jaspar", b">M1 one\nA [ 0 9 ]\nC [ 9 0 ]\nG [ 0 0 ]\nT [ 0 0 ]\n").unwrap();
    let subjects = Subjects::of_file(file, &Selection::default()).unwrap();
    for options in [
        OccurrenceOptions { p: 0.0, ..OccurrenceOptions::default() },
        OccurrenceOptions { p: f64::NAN, ..OccurrenceOptions::default() },
        OccurrenceOptions { max_hits: 0, ..OccurrenceOptions::default() },
        OccurrenceOptions { background: Background::Given { frequencies: vec![1.0] }, ..OccurrenceOptions::default() },
    ] {
        assert_eq!(Scanner::new(subjects.clone(), options).err().unwrap().code(), crate::error::Code::Option);
    }
}

/// Letters × motifs scanned in a second, for the documentation: `cargo test --release --lib speed_of_a_scan -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn speed_of_a_scan() {
    let records: Vec<Vec<u8>> = (0..2_000).map(|i| random(i, 1_000)).collect();
    let motif = |i: u64| {
        let mut stream = Key { seed: 9, layer: 0, channel: 0 }.stream(Purpose::Check, 2, i);
        let width = 8 + stream.below(10);
        let weights = (0..4 * width).map(|_| libm::pow(stream.unit(), 4.0)).collect();
        (Ppm::normalised(weights, 4), 100.0)
    };
    let all = subjects((0..100).map(motif).collect(), Alphabet::DNA);
    let begun = std::time::Instant::now();
    let mut scanner = Scanner::new(all, OccurrenceOptions::default()).unwrap();
    let prepared = begun.elapsed();
    let ends: Vec<u32> = (1..=2_000).map(|i| i * 1_000).collect();
    let letters = records.concat();
    let begun = std::time::Instant::now();
    let found = scanner.push(&Records::new(&letters, &ends).unwrap()).found;
    let seconds = begun.elapsed().as_secs_f64();
    println!("{prepared:?} to prepare 100 motifs; {found} hits; {:.2e} letters × motifs in a second", 2e8 / seconds);
}
