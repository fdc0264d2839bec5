//! Damaged reports: a report that can still be read can be written in every format.

use super::{diagram, html, meme};
use crate::random::{Key, Purpose, Stream};
use crate::report::Report;
use crate::report::example::report;
use serde_json::Value;

/// Changes or removes one random value in `json`.
fn damage(json: &mut Value, stream: &mut Stream) {
    let inside = stream.below(8) > 0;
    match json {
        Value::Array(entries) if inside && !entries.is_empty() => {
            let place = stream.below(entries.len());
            if stream.below(12) == 0 { _ = entries.remove(place) } else { damage(&mut entries[place], stream) }
        }
        Value::Object(fields) if inside && !fields.is_empty() => {
            let place = stream.below(fields.len());
            if let Some(field) = fields.values_mut().nth(place) {
                damage(field, stream);
            }
        }
        value => {
            let others = [
                "null",
                "0",
                "-1",
                "1",
                "2",
                "7",
                "1e300",
                "4294967296",
                "0.5",
                "true",
                "\"\"",
                "\"Z\"",
                "[]",
                "[[]]",
                "{}",
            ];
            *value = serde_json::from_str(others[stream.below(others.len())]).unwrap();
        }
    }
}

#[test]
fn no_damaged_report_causes_a_panic() {
    let whole: Value = serde_json::from_str(&report().to_json()).unwrap();
    let mut stream = Key { seed: 1, layer: 0, channel: 0 }.stream(Purpose::Methods, 0, 0);
    let mut read = 0;
    for _ in 0..2_000 {
        let mut json = whole.clone();
        (0..=stream.below(3)).for_each(|_| damage(&mut json, &mut stream));
        let Ok(report) = Report::from_json(&json.to_string()) else { continue };
        read += 1;
        let _ = (html::html(&report), meme::write(&report), report.check_digest());
        for neuron in &report.neurons {
            for tree in neuron.syntax.iter().flatten() {
                let dictionary = neuron.dictionary.as_deref().unwrap_or_default();
                let _ = diagram::svg(tree, dictionary, &report.model.alphabet);
            }
        }
    }
    assert!(read > 100, "only {read} of the damaged reports were read");
}
