//! English texts for values that are passed as data: labels of options, names of methods, reasons and notes.
//!
//! The catalogue `texts/en.json` is the only source; the page has a copy, and a test checks that it is equal. A text is
//! selected by the `kind` of a value and may contain its fields: `{field}` unchanged, `{field,}` with thousands separators,
//! `{field.2}` with two decimals, `{field%}` as percent, and `{field|one|many}` for singular or plural.

use serde::Serialize;
use serde_json::Value;
use std::sync::LazyLock;

/// The catalogue as JSON.
pub(crate) const EN: &str = include_str!("texts/en.json");

static CATALOGUE: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(EN).unwrap_or_default());

/// The text of a value that serialises with a `kind`, in the group `group` of the catalogue; empty if it has none.
pub fn say(group: &str, value: &impl Serialize) -> String {
    let fields = serde_json::to_value(value).unwrap_or_default();
    let kind = fields.get("kind").and_then(Value::as_str).unwrap_or_default();
    let template = CATALOGUE.get(group).and_then(|texts| texts.get(kind)).and_then(Value::as_str);
    template.map(|template| filled(template, &fields)).unwrap_or_default()
}

fn filled(template: &str, fields: &Value) -> String {
    let mut parts = template.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (place, rest) = part.split_once('}').unwrap_or((part, ""));
        text.push_str(&shown(place, fields));
        text.push_str(rest);
    }
    text
}

fn shown(place: &str, fields: &Value) -> String {
    let end = place.find([',', '.', '%', '|']).unwrap_or(place.len());
    let (name, form) = place.split_at(end);
    let value = fields.get(name).unwrap_or(&Value::Null);
    let number = value.as_f64().unwrap_or_default();
    match form.split_at_checked(1) {
        Some((",", _)) => grouped(number),
        Some((".", decimals)) => format!("{number:.*}", decimals.parse().unwrap_or(0)),
        Some(("%", _)) => format!("{:.0} %", (100.0 * number).floor()),
        Some(("|", words)) => {
            let (one, many) = words.split_once('|').unwrap_or((words, words));
            if number == 1.0 { one } else { many }.to_owned()
        }
        _ if value.is_number() => number.to_string(),
        _ => value.as_str().unwrap_or_default().to_owned(),
    }
}

/// A whole number with a comma before every third digit from the right.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let separated = digits.chars().enumerate().flat_map(|(i, digit)| {
        let separates = i > 0 && (digits.len() - i).is_multiple_of(3);
        separates.then_some(',').into_iter().chain([digit])
    });
    separated.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golden;
    use serde_json::json;

    #[test]
    fn a_text_contains_the_fields_of_its_value() {
        let fields = json!({"n": 1, "many": 1_234_567, "share": 0.9, "name": "x"});
        let check = |template, expected: &str| assert_eq!(filled(template, &fields), expected);
        check("{name}: {n} {n|group|groups}, {many,} {many|one|all}, {share.2}.", "x: 1 group, 1,234,567 all, 0.90.");
        check("{share%}", "90 %");
        check("no field", "no field");
    }

    #[test]
    fn the_catalogue_of_the_page_is_equal() {
        let head = "// Copied from src/texts/en.json; to renew it: BLESS=1 cargo test --lib texts\n\n";
        golden::check("www/texts/en/engine.js", &format!("{head}export const ENGINE = {};\n", EN.trim_end()));
    }
}
