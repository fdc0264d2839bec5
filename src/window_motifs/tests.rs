use super::*;
use crate::golden;
use crate::random::{Key, Purpose};

/// The neuron of the toy finds CACCTG at the first or the second of eight positions.
fn toy() -> Network {
    Network::open("zeb1-toy", &golden::example("zeb1-toy"), None).unwrap()
}

fn request() -> WindowMotifsRequest {
    let (motifs, min_width, sequences, both_strands) = (1, 5, 80, false);
    let options = ExpectationOptions { motifs, min_width, sequences, both_strands, ..ExpectationOptions::default() };
    WindowMotifsRequest { layer: 2, channel: 0, options }
}

const LENGTH: usize = 60;

fn search(chunks: &[usize]) -> (Vec<u8>, WindowMotifsReport) {
    let mut search = WindowMotifs::new(&toy(), request()).unwrap();
    let count: usize = chunks.iter().sum();
    let mut stream = Key { seed: 3, layer: 0, channel: 0 }.stream(Purpose::Seeds, 0, 0);
    let all: Vec<u8> = (0..LENGTH * count).map(|_| b"ACGT"[stream.below(4)]).collect();
    let mut rest = &all[..];
    for &chunk in chunks {
        let (letters, after) = rest.split_at(LENGTH * chunk);
        let ends: Vec<u32> = (1..=chunk).map(|record| (LENGTH * record) as u32).collect();
        search.push(Records::new(letters, &ends).unwrap());
        rest = after;
    }
    while search.step().unwrap().stage != Stage::Done {}
    let report = search.report();
    (all, report)
}

#[test]
fn the_motif_of_the_neuron_is_found_in_its_strongest_windows() {
    let (letters, found) = search(&[400]);
    assert_eq!((found.length, found.records), (8, 400));
    assert!((2..80).contains(&found.windows) && found.options.max_width == 8, "{}", found.windows);
    let motif = &found.motifs[0];
    assert!(motif.consensus.contains("ACCTG"), "{}", motif.consensus);
    let figures = (motif.information, motif.gain, motif.sites.len());
    assert!(motif.information > 0.8 && motif.gain > 0.0 && 2 * motif.sites.len() > found.windows, "{figures:?}");
    assert_eq!(informative(&Ppm::normalised(vec![0.25; 40], 4)), None);
    let [start, end] = motif.informative.unwrap();
    assert!(motif.consensus[start..end].contains("CCTG"), "{start} {end}");
    // The matrix is made of the letters at the sites.
    let letter = |site: &WindowSite, position: usize| letters[LENGTH * site.record as usize + site.start + position];
    for (position, (row, most)) in motif.ppm.rows().zip(motif.consensus.bytes()).enumerate() {
        let share = motif.sites.iter().filter(|site| letter(site, position) == most).count() as f64;
        let largest = row.iter().copied().fold(0.0, f64::max);
        assert!((share / motif.sites.len() as f64 - largest).abs() < 0.1, "{position}: {share}, {largest}");
    }
    assert!(found.meme.contains("MOTIF motif_1 motif_1"));
}

#[test]
fn chunks_do_not_matter() {
    assert_eq!(search(&[150, 0, 250]), search(&[400]));
}

#[test]
fn no_records_give_no_motifs_and_wrong_options_are_refused() {
    let (_, found) = search(&[]);
    assert!(found.motifs.is_empty() && found.windows == 0);
    let refused = |request: WindowMotifsRequest| WindowMotifs::new(&toy(), request).unwrap_err().code();
    assert_eq!(refused(WindowMotifsRequest { channel: 9, ..request() }), Code::Neurons);
    let options = ExpectationOptions { motifs: 0, ..ExpectationOptions::default() };
    assert_eq!(refused(WindowMotifsRequest { options, ..request() }), Code::Option);
}
