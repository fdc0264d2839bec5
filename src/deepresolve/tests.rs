use super::*;
use crate::golden;
use crate::network::Network;
use serde_json::Value;

fn substructure(example: &str, layer: usize, channel: usize) -> Substructure {
    let network = Network::open(example, &golden::example(example), None).unwrap();
    Substructure::new(&network, layer, Some(channel)).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    serde_json::from_value(value.clone()).unwrap()
}

fn close(found: &[f64], expected: &Value, what: &str) {
    let expected = numbers(expected);
    assert_eq!(found.len(), expected.len(), "{what}");
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 1e-4 * expected.abs().max(1.0), "{what}: {found} or {expected}");
    }
}

/// `tools/deepresolve` follows the procedure with PyTorch's gradients and scikit-learn's mixtures, from the same maps.
#[test]
fn maps_and_importances_are_those_of_the_procedure() {
    let text = include_str!("../../tests/golden/deepresolve.json");
    let golden: Value = serde_json::from_str(text).unwrap();
    for neuron in golden["neurons"].as_array().unwrap() {
        let number = |key: &str| neuron[key].as_u64().unwrap() as usize;
        let example = neuron["example"].as_str().unwrap();
        let above = Above::new(&substructure(example, number("layer"), number("channel")), 0).unwrap();
        let climbed = |start: &Value| {
            let start = numbers(start);
            assert_eq!(start.len(), above.size(), "{example}");
            let mut ascent = Ascent::new(start);
            while !ascent.is_done() {
                ascent.climb(&above);
            }
            ascent
        };
        let ascents: Vec<Ascent> = neuron["starts"].as_array().unwrap().iter().map(climbed).collect();
        let found: Vec<&Ascended> = ascents.iter().map(Ascent::best).collect();
        let what = format!("{example} {}.{}", number("layer"), number("channel"));
        let activations: Vec<f64> = found.iter().map(|one| one.activation).collect();
        close(&activations, &neuron["activations"], &what);
        let importances = importances(&found, above.channels());
        let inconsistencies: Vec<f64> = importances.iter().map(|one| one.inconsistency).collect();
        close(&inconsistencies, &neuron["inconsistency"], &what);
        let importances: Vec<f64> = importances.iter().map(|one| one.importance).collect();
        close(&importances, &neuron["importance"], &what);
    }
}

#[test]
fn negative_entries_of_inconsistent_channels_do_not_count() {
    let golden: Value = serde_json::from_str(include_str!("../../tests/golden/deepresolve.json")).unwrap();
    let drawn = &golden["drawn"];
    let vectors = drawn["vectors"].as_array().unwrap().iter().map(numbers);
    let ascended = |(map, activation)| Ascended { map, activation };
    let found: Vec<Ascended> = vectors.zip(numbers(&drawn["activations"])).map(ascended).collect();
    let importances = importances(&found.iter().collect::<Vec<_>>(), found[0].map.len());
    close(&importances.iter().map(|one| one.importance).collect::<Vec<f64>>(), &drawn["importance"], "importance");
    close(&importances.iter().map(|one| one.inconsistency).collect::<Vec<f64>>(), &drawn["inconsistency"], "variance");
}

#[test]
fn the_filters_of_a_neuron_are_ranked_by_their_importance() {
    let key = Key { seed: 1, layer: 3, channel: 2 };
    let mut resolve = DeepResolve::new(&substructure("regions", 3, 2), 0, key).unwrap();
    while !resolve.step() {}
    let filters = resolve.filters();
    assert!(filters.len() > 3 && filters.is_sorted_by(|a, b| a.importance >= b.importance));
    assert!(filters.iter().all(|filter| filter.ppm.width() == 9 && filter.inconsistency >= 0.0));
}

#[test]
fn a_neuron_of_the_first_layer_has_no_map_in_front_of_it() {
    let key = Key { seed: 1, layer: 1, channel: 0 };
    assert!(DeepResolve::new(&substructure("regions", 1, 0), 0, key).is_none());
}
