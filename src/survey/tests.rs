use super::*;
use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::golden;
use crate::random::{Key, Purpose};
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;

fn network() -> Network {
    Network::open("zeb1-toy", &golden::example("zeb1-toy"), None).unwrap()
}

/// A random sequence with an unknown letter here and there.
fn letters(length: usize, item: u64) -> Vec<u8> {
    let mut stream = Key { seed: 5, layer: 0, channel: 0 }.stream(Purpose::Check, 0, item);
    (0..length).map(|_| if stream.below(60) == 0 { b'N' } else { b"ACGT"[stream.below(4)] }).collect()
}

/// Each window of known letters by itself, in steps of `jump`.
fn one_by_one(network: &Network, letters: &[u8], field: usize, jump: usize) -> Vec<f32> {
    let engine = Simd::new(&Substructure::new(network, 2, Some(0)).unwrap());
    let value = |start: usize| {
        let window = std::str::from_utf8(&letters[start..start + field]).unwrap();
        let codes = SequenceSet::parse(window, &network.alphabet, field).ok()?;
        Some(engine.values(&codes)[0])
    };
    let starts = (0..=letters.len() - field).step_by(jump);
    starts.map(|start| value(start).unwrap_or(f32::NEG_INFINITY)).collect()
}

#[test]
fn top_windows_are_the_peaks_of_all_windows() {
    let network = network();
    let records: Vec<Vec<u8>> = (0..7).map(|item| letters(40 + 31 * item as usize, item)).collect();
    let mut expected: Vec<(f32, u64, usize)> = Vec::new();
    for (record, letters) in records.iter().enumerate() {
        let values = one_by_one(&network, letters, 8, 2);
        for window in peaks(values.len(), 3, |window| values[window]) {
            expected.push((values[window], record as u64, 2 * window));
        }
    }
    expected.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut survey = Survey::new(&network, &SurveyRequest { layer: 2, ..SurveyRequest::default() }).unwrap();
    // In two chunks.
    for chunk in records.chunks(4) {
        let mut ends = Vec::new();
        chunk.iter().fold(0, |end, letters| {
            ends.push((end + letters.len()) as u32);
            end + letters.len()
        });
        survey.push(Records { letters: &chunk.concat(), ends: &ends });
    }
    let report = survey.report(None).unwrap();
    let neuron = &report.neurons[0];
    let found: Vec<(f32, u64, usize)> =
        neuron.windows.iter().map(|window| (window.value, window.record, window.start)).collect();
    assert_eq!(found, expected);
    assert_eq!((report.records, report.short, neuron.active), (7, 0, expected.len() as u64));
    assert!(report.skipped > 0 && neuron.facets.is_none(), "{report:?}");
}

#[test]
fn records_shorter_than_a_window_are_counted() {
    let mut survey = Survey::new(&network(), &SurveyRequest { layer: 2, ..SurveyRequest::default() }).unwrap();
    survey.push(Records { letters: b"ACGTCACCTGCC", ends: &[4, 12, 12] });
    let report = survey.report(None).unwrap();
    assert_eq!((report.records, report.short, report.scanned), (3, 2, 1));
    assert_eq!(report.neurons[0].windows.len(), 1);
}

#[test]
fn windows_belong_to_the_facet_that_they_fit() {
    let network = network();
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/examples/zeb1-toy/report.json")).unwrap();
    let report = Report::from_json(&text).unwrap();
    let mut survey = Survey::new(&network, &SurveyRequest { layer: 2, ..SurveyRequest::default() }).unwrap();
    let facets: Vec<&str> = report.neurons[0].crms.iter().map(|crm| crm.consensus.as_str()).collect();
    let letters = facets.concat();
    survey.push(Records { letters: letters.as_bytes(), ends: &[8, 16] });
    let found = survey.report(Some(&report)).unwrap();
    let neuron = &found.neurons[0];
    let mut assigned: Vec<(u64, Option<usize>)> =
        neuron.windows.iter().map(|window| (window.record, window.facet)).collect();
    assigned.sort_unstable();
    assert_eq!(assigned, [(0, Some(0)), (1, Some(1))]);
    assert_eq!(neuron.explained, Some(1.0));
    let shares: Vec<usize> = neuron.facets.iter().flatten().map(|share| share.explained).collect();
    assert_eq!(shares, [1, 1]);
}

#[test]
fn layers_neurons_and_numbers_of_windows_that_do_not_exist_are_refused() {
    let refused = |request: SurveyRequest| Survey::new(&network(), &request).unwrap_err().code();
    use crate::error::Code;
    assert_eq!(refused(SurveyRequest { layer: 3, ..SurveyRequest::default() }), Code::Layer);
    assert_eq!(refused(SurveyRequest { channels: vec![9], ..SurveyRequest::default() }), Code::Neurons);
    assert_eq!(refused(SurveyRequest { windows: 0, ..SurveyRequest::default() }), Code::Option);
}

#[test]
fn a_report_of_another_network_is_refused() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/examples/zeb1-toy/report.json"));
    let mut report = Report::from_json(&text.unwrap()).unwrap();
    report.model.sha256 = "0".repeat(64);
    let survey = Survey::new(&network(), &SurveyRequest { layer: 2, ..SurveyRequest::default() }).unwrap();
    assert_eq!(survey.report(Some(&report)).unwrap_err().code(), crate::error::Code::Report);
}
