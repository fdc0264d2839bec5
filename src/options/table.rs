//! The values that every option may take: one table for the checks, the page and its address.

use super::Options;
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
    /// Integers.
    Whole {
        /// Smallest value.
        #[cfg_attr(test, ts(type = "number"))]
        min: u64,
        /// Largest value.
        #[cfg_attr(test, ts(type = "number"))]
        max: u64,
    },
    /// Real numbers.
    Real {
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
    },
    /// One of several names.
    Choice {
        /// The names, as JSON spells them without quotation marks.
        values: &'static [&'static str],
    },
    /// One positive number for each letter, which sum to 1 or to 100 %, or no number.
    Frequencies,
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

/// Largest seed: up to this integer, JavaScript represents all integers exactly.
pub const LARGEST_SEED: u64 = (1 << 53) - 1;

/// Every single option, in the order in which they are shown.
pub const PARAMETERS: [Parameter; 52] = [
    whole("seed", 0, LARGEST_SEED),
    choice("sampling.extreme", &["maximum", "minimum"]),
    whole("sampling.insertion", 0, 10_000),
    whole("sampling.enumerate_up_to", 0, ENUMERATION_LIMIT),
    whole("sampling.searches", 1, 9),
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
    whole("grammar.asked", 0, 100_000),
    whole("grammar.backgrounds", 16, 10_000),
    choice("grammar.composition", &["uniform", "frequencies", "shuffled"]),
    Parameter { path: "grammar.frequencies", domain: Domain::Frequencies },
];

/// Largest deviation of a sum of frequencies from 1: published ones are rounded.
const ROUNDING: f64 = 0.005;

/// Checks the values of `options`, the part of [`Options`](super::Options) at the path `group`; an empty path means
/// all.
///
/// # Errors
/// [`Code::Option`] for the first value out of range.
pub(super) fn check(group: &str, options: &impl Serialize) -> Result<()> {
    let json = serde_json::to_value(options).unwrap_or_default();
    for Parameter { path, domain } in PARAMETERS {
        let Some(field) = path.strip_prefix(group) else { continue };
        let value = at(&json, field);
        let number = value.and_then(Value::as_f64).unwrap_or(f64::NAN);
        match domain {
            Domain::Whole { min, max } => within(path, number, min as f64, max as f64)?,
            Domain::Real { min, max } => within(path, number, min, max)?,
            Domain::Choice { .. } => {}
            Domain::Frequencies => frequencies(path, value.and_then(Value::as_array).map_or(&[], Vec::as_slice))?,
        }
    }
    Ok(())
}

/// The value at a path.
fn at<'v>(json: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').filter(|key| !key.is_empty()).try_fold(json, |value, key| value.get(key))
}

/// An option that differs from the preset's.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its path.
    pub path: &'static str,
    /// Its value, as JSON.
    pub value: String,
    /// The preset's.
    pub usual: String,
}

impl Options {
    /// The options that differ from those of their preset; the seed is none of them.
    pub fn changes(&self) -> Vec<Change> {
        let json = |options: &Self| serde_json::to_value(options).unwrap_or_default();
        let (own, preset) = (json(self), json(&Self::preset(self.preset)));
        let change = |parameter: &Parameter| {
            let [value, usual] = [&own, &preset].map(|options| at(options, parameter.path).unwrap_or(&Value::Null));
            (parameter.path != "seed" && value != usual).then(|| Change {
                path: parameter.path,
                value: value.to_string(),
                usual: usual.to_string(),
            })
        };
        PARAMETERS.iter().filter_map(change).collect()
    }
}

/// Refuses frequencies of which one is not positive, and those that sum neither to 1 nor to 100 %.
fn frequencies(name: &str, values: &[Value]) -> Result<()> {
    let refused = |message: String| {
        let next = "Give one positive number for each letter of the alphabet; their sum must be 1, or 100 for percent.";
        Err(Error::new(Code::Option, name, message, next))
    };
    let values: Vec<f64> = values.iter().map(|value| value.as_f64().unwrap_or(f64::NAN)).collect();
    let sum: f64 = values.iter().sum();
    if let Some(wrong) = values.iter().find(|&&value| value.is_nan() || value <= 0.0) {
        return refused(format!("The option {name} contains {wrong}; every frequency must be positive."));
    }
    if values.is_empty() || [1.0, 100.0].iter().any(|whole| (sum / whole - 1.0).abs() <= ROUNDING) {
        return Ok(());
    }
    refused(format!("The option {name} sums to {sum:.4}; frequencies sum to 1, or to 100 in percent."))
}

/// Refuses a number outside its range; NaN is always refused.
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
