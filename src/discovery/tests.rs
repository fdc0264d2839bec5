use super::*;
use crate::golden;
use crate::random::{Key, Purpose};

/// The neuron of the toy finds CACCTG at the first or the second of eight positions.
fn toy() -> Network {
    Network::open("zeb1-toy", &golden::example("zeb1-toy"), None).unwrap()
}

fn request() -> DiscoveryRequest {
    let options = ModiscoOptions { min_support: 5, ..ModiscoOptions::fitting(8) };
    DiscoveryRequest { layer: 2, options: Some(options), ..DiscoveryRequest::default() }
}

fn letters(records: usize) -> Vec<u8> {
    let mut stream = Key { seed: 3, layer: 0, channel: 0 }.stream(Purpose::Seeds, 0, 0);
    (0..20 * records).map(|_| b"ACGT"[stream.below(4)]).collect()
}

fn ends(records: usize) -> Vec<u32> {
    (1..=records as u32).map(|record| 20 * record).collect()
}

fn search(chunks: &[usize]) -> DiscoveryReport {
    let mut search = SequenceDiscovery::new(&toy(), request()).unwrap();
    let all = letters(chunks.iter().sum());
    let mut rest = &all[..];
    for &chunk in chunks {
        let (letters, after) = rest.split_at(20 * chunk);
        search.push(Records::new(letters, &ends(chunk)).unwrap()).unwrap();
        rest = after;
    }
    while search.step().stage != Stage::Done {}
    search.report()
}

#[test]
fn the_motif_of_the_neuron_is_found_in_the_strongest_windows_of_records() {
    let found = search(&[400]);
    assert_eq!((found.length, found.records, found.searched, found.left), (8, 400, 400, 0));
    assert!(found.seqlets[0] > 100, "{:?}", found.seqlets);
    assert!(found.positive.iter().any(|pattern| pattern.consensus.contains("ACCTG")), "{found:?}");
    for pattern in found.positive.iter().chain(&found.negative) {
        assert_eq!(pattern.ppm.width(), pattern.contributions.len());
        assert!(pattern.seqlets.iter().all(|seqlet| seqlet.start + seqlet.length <= 20 && seqlet.record < 400));
    }
    assert_eq!(found.meme.matches("MOTIF").count(), found.positive.len() + found.negative.len());
    assert!(found.meme.contains("MOTIF pos_patterns.pattern_0 pos_patterns.pattern_0"));
}

#[test]
fn chunks_do_not_matter() {
    assert_eq!(search(&[150, 0, 250]), search(&[400]));
}

#[test]
fn no_records_give_no_patterns_and_wrong_options_are_refused() {
    let found = search(&[]);
    assert!(found.positive.is_empty() && found.negative.is_empty() && found.searched == 0);
    let refused = |request: DiscoveryRequest| SequenceDiscovery::new(&toy(), request).err().unwrap().to_string();
    assert!(refused(DiscoveryRequest { within: 0, ..request() }).contains("within"));
    let options = ModiscoOptions { trim: 0, ..ModiscoOptions::default() };
    assert!(refused(DiscoveryRequest { options: Some(options), ..request() }).contains("modisco.trim"));
}
