//! The values that every option may take: one table, from which options are checked and page and link read them.

use crate::error::{Code, Details, Error, Result};
use serde::Serialize;
use serde_json::Value;

/// An option of a run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Parameter {
    /// Its path in `Options`, such as `sampling.generations`.
    pub path: &'static str,
    /// The values that it may take.
    pub domain: Domain,
}

/// The values that an option may take.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ParameterDomain"))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Domain {
    /// Whole numbers.
    Whole {
        /// Smallest value.
        #[cfg_attr(test, ts(type = "number"))]
        min: u64,
        /// Largest value.
        #[cfg_attr(test, ts(type = "number"))]
        max: u64,
    },
    /// Numbers.
    Real {
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
    },
    /// A few names.
    Choice {
        /// The names, as JSON spells them without quotation marks.
        values: &'static [&'static str],
    },
}

const fn whole(path: &'static str, min: u64, max: u64) -> Parameter {
    Parameter { path, domain: Domain::Whole { min, max } }
}

const fn real(path: &'static str, min: f64, max: f64) -> Parameter {
    Parameter { path, domain: Domain::Real { min, max } }
}

const fn share(path: &'static str) -> Parameter {
    real(path, 0.0, 1.0)
}

const fn choice(path: &'static str, values: &'static [&'static str]) -> Parameter {
    Parameter { path, domain: Domain::Choice { values } }
}

/// Receptive fields above this many bp are never enumerated: 4¹⁴ is already 268 million sequences.
const ENUMERATION_LIMIT: u64 = 14;

/// Largest seed: the largest whole number that JavaScript represents exactly with all below it.
pub const LARGEST_SEED: u64 = (1 << 53) - 1;

/// Every option that holds a value of its own, in the order in which they are shown.
pub const PARAMETERS: [Parameter; 45] = [
    whole("seed", 0, LARGEST_SEED),
    whole("sampling.enumerate_up_to", 0, ENUMERATION_LIMIT),
    whole("sampling.population", 0, 100_000),
    whole("sampling.generations", 1, 10_000),
    whole("sampling.patience", 1, 10_000),
    real("sampling.elite", 0.0, 0.9),
    share("sampling.shift"),
    share("sampling.crossover"),
    share("sampling.relaxation"),
    whole("sampling.letters", 1, 64),
    real("sampling.temperature", 0.01, 100.0),
    choice("sampling.mutation", &["scaled", "original"]),
    whole("sampling.seed_channels", 0, 65_536),
    share("sampling.consensus"),
    whole("sampling.ascents", 0, 1_000),
    whole("sampling.capacity", 100, 1_000_000),
    whole("sampling.bins", 1, 1_000),
    whole("demixing.groups", 0, 4),
    whole("demixing.max_groups", 1, 4),
    share("demixing.accept"),
    whole("demixing.min_cluster", 1, 1_000_000),
    whole("demixing.unpooled", 1, 64),
    whole("demixing.restarts", 1, 100),
    whole("demixing.iterations", 1, 1_000),
    whole("demixing.fit_rows", 100, 1_000_000),
    choice("demixing.maps", &["before-activation", "pooling-input"]),
    share("demixing.merge"),
    real("grammar.smoothing", 0.0, 100_000.0),
    real("grammar.information", 0.0, 5.0),
    whole("grammar.flank", 0, 20),
    whole("grammar.shortest", 1, 100),
    choice("grammar.distance", &["ed", "pearson", "sandelin"]),
    choice("grammar.both_strands", &["true", "false"]),
    whole("grammar.min_overlap", 1, 1_000),
    real("grammar.pseudocount", 0.0, 100.0),
    choice("grammar.null", &["databases", "published"]),
    choice("grammar.correction", &["storey", "benjamini-hochberg"]),
    share("grammar.threshold"),
    whole("grammar.listed", 1, 10_000),
    whole("grammar.facets", 0, 100_000),
    share("grammar.factor"),
    share("grammar.same"),
    share("grammar.annotated"),
    share("grammar.covered"),
    share("grammar.origin"),
];

/// Checks the numbers of `options`, which lie below `group` in [`Options`](super::Options); an empty group means all.
///
/// # Errors
/// [`Code::Option`] for the first number out of range.
pub(super) fn check(group: &str, options: &impl Serialize) -> Result<()> {
    let json = serde_json::to_value(options).unwrap_or_default();
    for Parameter { path, domain } in PARAMETERS {
        let Some(field) = path.strip_prefix(group) else { continue };
        let number = field.split('.').filter(|key| !key.is_empty()).try_fold(&json, |value, key| value.get(key));
        let number = number.and_then(Value::as_f64).unwrap_or(f64::NAN);
        match domain {
            Domain::Whole { min, max } => within(path, number, min as f64, max as f64)?,
            Domain::Real { min, max } => within(path, number, min, max)?,
            Domain::Choice { .. } => {}
        }
    }
    Ok(())
}

/// Refuses a number outside its range; NaN lies in none.
pub(crate) fn within(name: &str, value: f64, low: f64, high: f64) -> Result<()> {
    if (low..=high).contains(&value) {
        return Ok(());
    }
    Err(Error::new(
        Code::Option,
        name,
        format!("The option {name} is {value}; it must lie within {low} and {high}."),
        format!("Set {name} to a value within {low} and {high}."),
    )
    .with(Details::Option { path: name.into(), value, min: low, max: high }))
}

#[cfg(test)]
mod tests {
    use super::super::{Correction, Distance, Maps, Mutation, Null, Options, Preset, SHARES};
    use super::*;
    use crate::golden;
    use ts_rs::{Config, TS};

    /// The paths of all values in `json` that are no list and no object.
    fn leaves(json: &Value, path: &str) -> Vec<String> {
        match json {
            Value::Object(fields) => fields
                .iter()
                .flat_map(|(key, value)| {
                    leaves(value, &format!("{path}{}{key}", if path.is_empty() { "" } else { "." }))
                })
                .collect(),
            Value::Array(_) => Vec::new(),
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
    fn both_ends_of_a_range_are_taken_and_what_lies_beyond_is_refused() {
        for Parameter { path, domain } in PARAMETERS {
            let (inside, outside) = match domain {
                Domain::Whole { min, max } => {
                    let below = min.checked_sub(1).map(Value::from);
                    (vec![min.into(), max.into()], below.into_iter().chain([(max + 1).into()]).collect())
                }
                Domain::Real { min, max } => {
                    (vec![min.into(), max.into()], vec![(min - 0.01).into(), (max * 1.01).into()])
                }
                Domain::Choice { .. } => continue,
            };
            let refusal = |value: Value| {
                let options: Options = serde_json::from_value(with(path, value)).unwrap();
                options.validate().err().filter(|error| error.concerns() != SHARES)
            };
            inside.into_iter().for_each(|value: Value| assert_eq!(refusal(value), None, "{path}"));
            outside.into_iter().for_each(|value: Value| {
                let error = refusal(value).unwrap();
                assert!(
                    matches!(error.details(), Some(Details::Option { path: named, .. }) if named == path),
                    "{error}"
                );
            });
        }
    }

    #[test]
    fn the_choices_are_those_of_the_types() {
        let config = Config::new();
        let types = [
            ("sampling.mutation", Mutation::inline(&config)),
            ("demixing.maps", Maps::inline(&config)),
            ("grammar.distance", Distance::inline(&config)),
            ("grammar.both_strands", "\"true\" | \"false\"".to_owned()),
            ("grammar.null", Null::inline(&config)),
            ("grammar.correction", Correction::inline(&config)),
        ];
        let quoted =
            |values: &[&str]| values.iter().map(|value| format!("\"{value}\"")).collect::<Vec<_>>().join(" | ");
        let choices = PARAMETERS.iter().filter_map(|parameter| match parameter.domain {
            Domain::Choice { values } => Some((parameter.path, quoted(values))),
            _ => None,
        });
        assert_eq!(choices.collect::<Vec<_>>(), types);
    }

    /// The page's copy leaves out the seed, which has a field of its own there.
    #[test]
    fn the_table_of_the_page_is_this_table() {
        let lines: String = PARAMETERS[1..]
            .iter()
            .map(|parameter| format!("  {},\n", serde_json::to_string(parameter).unwrap()))
            .collect();
        let head = "// Generated from src/options/table.rs; to renew it: BLESS=1 cargo test --lib table\n\n";
        let list = "/** @type {import('./types.js').Parameter[]} */\nexport const PARAMETERS = [\n";
        golden::check("www/engine/parameters.js", &format!("{head}{list}{lines}];\n"));
    }
}
