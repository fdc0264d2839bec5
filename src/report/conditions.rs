//! What reports must have in common to be of one run.

use super::{DigestCheck, Report};
use crate::error::{Code, Error, Result};
use serde_json::{Value, json};

/// Refuses a report whose content is not that of its digest, with the step that comes `next`.
///
/// # Errors
/// [`Code::Report`].
pub fn unchanged(report: &Report, next: &str) -> Result<()> {
    if report.check_digest() != DigestCheck::Differs {
        return Ok(());
    }
    let message = "The report was changed or damaged: its digest is not that of its content.";
    Err(Error::new(Code::Report, "report", message, next))
}

/// Refuses a report of another network than the one whose file has this SHA-256.
///
/// # Errors
/// [`Code::Report`].
pub fn of_network(report: &Report, sha256: &str) -> Result<()> {
    if report.model.sha256 == sha256 {
        return Ok(());
    }
    let name = &report.model.name;
    let message = format!("The report is of “{name}”, and another network is open.");
    Err(Error::new(Code::Report, name.clone(), message, "Open the network of the report."))
}

/// What runs with equal results have in common.
pub fn conditions(report: &Report) -> Value {
    let Report { tool, model, options, backgrounds, known, .. } = report;
    let databases = known.iter().flat_map(|known| &known.databases);
    let databases: Vec<Value> = databases.map(|file| json!({ "name": file.name, "sha256": file.sha256 })).collect();
    json!({
        "version": tool.version,
        "network": { "name": model.name, "sha256": model.sha256 },
        "reading": { "channels": model.input_channels, "length": model.input_length },
        "options": options,
        "backgrounds": backgrounds,
        "databases": databases,
    })
}

/// What runs of different neurons of one network have in common.
pub fn shared_conditions(report: &Report) -> Value {
    let mut conditions = conditions(report);
    conditions["options"]["targets"].take();
    conditions
}

/// The path of the first difference between two values, and what they have there.
pub fn difference(one: &Value, other: &Value) -> Option<(String, String, String)> {
    difference_at("", one, other)
}

fn difference_at(path: &str, one: &Value, other: &Value) -> Option<(String, String, String)> {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            let keys = a.keys().chain(b.keys().filter(|key| !a.contains_key(*key)));
            let value = |map: &serde_json::Map<String, Value>, key: &String| map.get(key).cloned().unwrap_or_default();
            keys.into_iter().find_map(|key| difference_at(&below(key), &value(a, key), &value(b, key)))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(index, (one, other))| difference_at(&below(&index.to_string()), one, other))
        }
        _ => (one != other).then(|| (path.to_owned(), one.to_string(), other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_has_a_path_and_both_values() {
        let one = json!({ "options": { "seed": 1, "targets": [{ "layer": 2 }] } });
        let path = |other: Value| difference(&one, &other);
        assert_eq!(path(one.clone()), None);
        let found = path(json!({ "options": { "seed": 7, "targets": [{ "layer": 2 }] } }));
        assert_eq!(found, Some(("options.seed".into(), "1".into(), "7".into())));
        let found = path(json!({ "options": { "seed": 1, "targets": [{ "layer": 3 }] } }));
        assert_eq!(found, Some(("options.targets.0.layer".into(), "2".into(), "3".into())));
        assert_eq!(path(json!({})).map(|(path, ..)| path), Some("options".into()));
    }
}
