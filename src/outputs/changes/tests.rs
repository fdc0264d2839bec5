use super::*;
use crate::engine::tract::Scale;
use crate::golden;

/// The toy: its neuron finds CACCTGC at the first or the second of eight positions, each one of its two facets.
fn changes(with_report: bool) -> Changes {
    let bytes = golden::example("zeb1-toy");
    let network = Network::open("zeb1-toy", &bytes, None).unwrap();
    let whole = Arc::new(WholeNetwork::open(&network, &bytes, &[], Scale::Output).unwrap());
    let text = concat!(env!("CARGO_MANIFEST_DIR"), "/www/examples/zeb1-toy/report.json");
    let report = with_report.then(|| Report::from_json(&std::fs::read_to_string(text).unwrap()).unwrap());
    let request = ChangesRequest { layer: 2, ..ChangesRequest::default() };
    Changes::new(whole, &network, &request, report.as_ref()).unwrap()
}

fn of(changes: &Changes, reference: &str, alternative: &str) -> AlleleChange {
    let letters = [reference, alternative].concat();
    let ends = [reference.len() as u32, letters.len() as u32];
    changes.of(Records::new(letters.as_bytes(), &ends).unwrap()).unwrap().remove(0)
}

#[test]
fn a_variant_that_breaks_a_facet_lowers_it_and_what_the_network_makes_of_it() {
    let broken = of(&changes(true), "CACCTGCA", "CACATGCA");
    let facet = broken.facets.iter().min_by(|a, b| a.held_change.total_cmp(&b.held_change)).unwrap();
    assert!(facet.held > 0.95 && facet.held_change < -0.2 && facet.change < 0.0, "{facet:?}");
    // The only window is the whole input; a sigmoid follows.
    let neuron = broken.neurons[0];
    for (value, after) in
        [(facet.reference, neuron.reference), (facet.reference + facet.change, neuron.reference + neuron.change)]
    {
        assert!((1.0 / (1.0 + (-value).exp()) - after).abs() < 1e-6, "{value}, {after}");
    }
    let made = of(&changes(true), "CACATGCA", "CACCTGCA");
    let same = made.facets.iter().find(|other| other.id == facet.id).unwrap();
    assert!((same.held_change + facet.held_change).abs() < 1e-12 && same.change == -facet.change, "{same:?}");
}

#[test]
fn facets_that_explain_neither_allele_or_are_not_in_a_report_are_left_out() {
    assert!(of(&changes(true), "TTTTTTTT", "TTTTATTT").facets.is_empty());
    assert!(of(&changes(false), "CACCTGCA", "CACATGCA").facets.is_empty());
    assert!(
        of(&changes(true), "CANCTGCA", "CANATGCA").facets.is_empty(),
        "a window with an unknown letter has no value"
    );
}
