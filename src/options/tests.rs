//! The options, their table and their texts agree.

use super::table::*;
use super::*;
use crate::error::{Code, Details};
use crate::golden;
use crate::texts;
use serde_json::Value;
use ts_rs::{Config, TS};

#[test]
fn presets_are_valid_and_unchanged_by_json() {
    for preset in [Preset::Quick, Preset::Paper] {
        let options = Options::preset(preset);
        options.validate().unwrap();
        let json = serde_json::to_string(&options).unwrap();
        assert_eq!(options, serde_json::from_str(&json).unwrap());
    }
}

#[test]
fn a_number_out_of_range_is_named() {
    let mut options = Options::default();
    options.demixing.accept = f64::NAN;
    let error = options.validate().unwrap_err();
    assert_eq!((error.code(), error.concerns()), (Code::Option, "demixing.accept"));
}

/// The paths of all values in `json` that are neither targets nor objects.
fn leaves(json: &Value, path: &str) -> Vec<String> {
    match json {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(key, value)| leaves(value, &format!("{path}{}{key}", if path.is_empty() { "" } else { "." })))
            .collect(),
        Value::Array(_) if path == "targets" => Vec::new(),
        _ => vec![path.to_owned()],
    }
}

fn with(path: &str, value: Value) -> Value {
    let mut json = serde_json::to_value(Options::preset(Preset::Quick)).unwrap();
    *json.pointer_mut(&format!("/{}", path.replace('.', "/"))).unwrap() = value;
    json
}

#[test]
fn every_option_has_exactly_one_entry() {
    let json = serde_json::to_value(Options::preset(Preset::Quick)).unwrap();
    let mut fields: Vec<String> = leaves(&json, "").into_iter().filter(|path| path != "preset").collect();
    let mut paths: Vec<String> = PARAMETERS.iter().map(|parameter| parameter.path.to_owned()).collect();
    fields.sort();
    paths.sort();
    assert_eq!(paths, fields);
}

#[test]
fn both_ends_of_a_range_are_accepted_and_values_outside_are_refused() {
    for Parameter { path, domain } in PARAMETERS {
        let (inside, outside) = match domain {
            Domain::Whole { min, max } => {
                let below = min.checked_sub(1).map(Value::from);
                (vec![min.into(), max.into()], below.into_iter().chain([(max + 1).into()]).collect())
            }
            Domain::Real { min, max } => (vec![min.into(), max.into()], vec![(min - 0.01).into(), (max * 1.01).into()]),
            Domain::Choice { .. } | Domain::Frequencies => continue,
        };
        let refusal = |value: Value| {
            let options: Options = serde_json::from_value(with(path, value)).unwrap();
            options.validate().err().filter(|error| error.concerns() != SHARES)
        };
        inside.into_iter().for_each(|value: Value| assert_eq!(refusal(value), None, "{path}"));
        outside.into_iter().for_each(|value: Value| {
            let error = refusal(value).unwrap();
            assert!(matches!(error.details(), Some(Details::Option { path: named, .. }) if named == path), "{error}");
        });
    }
}

#[test]
fn frequencies_are_positive_and_sum_to_one_or_to_a_hundred() {
    let refusal = |frequencies: &[f64]| {
        let mut options = Options::default();
        options.grammar.frequencies = frequencies.to_vec();
        let error = options.validate().and_then(|()| options.grammar.validate()).err()?;
        assert_eq!((error.code(), error.concerns()), (Code::Option, "grammar.frequencies"));
        Some(error.message().to_owned())
    };
    for accepted in [&[][..], &[0.3, 0.2, 0.2, 0.3], &[30.0, 20.0, 20.0, 30.0], &[0.333, 0.333, 0.333]] {
        assert_eq!(refusal(accepted), None, "{accepted:?}");
    }
    for wrong in [&[0.5, 0.5, 0.0][..], &[1.5, -0.5], &[f64::NAN, 1.0], &[f64::INFINITY, 1.0]] {
        assert!(refusal(wrong).unwrap().contains("must be positive"), "{wrong:?}");
    }
    assert!(refusal(&[0.3, 0.3, 0.3, 0.3]).unwrap().contains("sums to 1.2000"));
}

#[test]
fn the_choices_are_those_of_the_types() {
    let config = Config::new();
    let types = [
        ("sampling.extreme", Extreme::inline(&config)),
        ("sampling.mutation", Mutation::inline(&config)),
        ("demixing.maps", Maps::inline(&config)),
        ("grammar.distance", Distance::inline(&config)),
        ("grammar.both_strands", "\"true\" | \"false\"".to_owned()),
        ("grammar.null", Null::inline(&config)),
        ("grammar.correction", Correction::inline(&config)),
        ("grammar.composition", Composition::inline(&config)),
    ];
    let quoted = |values: &[&str]| values.iter().map(|value| format!("\"{value}\"")).collect::<Vec<_>>().join(" | ");
    let choices = PARAMETERS.iter().filter_map(|parameter| match parameter.domain {
        Domain::Choice { values } => Some((parameter.path, quoted(values))),
        _ => None,
    });
    assert_eq!(choices.collect::<Vec<_>>(), types);
}

/// The page's copy leaves out the seed, which has its own field there.
#[test]
fn the_table_of_the_page_is_this_table() {
    let lines: String =
        PARAMETERS[1..].iter().map(|parameter| format!("  {},\n", serde_json::to_string(parameter).unwrap())).collect();
    let head = "// Generated from src/options/table.rs; to renew it: BLESS=1 cargo test --lib table\n\n";
    let list = "/** @type {import('./types.js').Parameter[]} */\nexport const PARAMETERS = [\n";
    golden::check("www/engine/parameters.js", &format!("{head}{list}{lines}];\n"));
}

#[test]
fn every_option_but_the_seed_has_a_text() {
    let catalogue: Value = serde_json::from_str(texts::EN).unwrap();
    let words = catalogue["parameters"].as_object().unwrap();
    assert_eq!(sorted(words.keys().map(String::as_str)), sorted(PARAMETERS[1..].iter().map(|option| option.path)));
    for parameter in &PARAMETERS[1..] {
        let Domain::Choice { values } = parameter.domain else { continue };
        let choices = words[parameter.path]["choices"].as_object().unwrap();
        assert!(sorted(choices.keys().map(String::as_str)) == sorted(values.iter().copied()), "{}", parameter.path);
    }
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort();
    names
}

#[test]
fn options_that_differ_from_the_preset_are_named() {
    let mut options = Options::preset(Preset::Paper);
    options.seed = 9;
    assert_eq!(options.changes(), []);
    options.sampling.population = 500;
    let change = Change { path: "sampling.population", value: "500".to_owned(), usual: "0".to_owned() };
    assert_eq!(options.changes(), [change]);
}
