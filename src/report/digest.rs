//! The digest of a report: two runs with the same digest found the same.
//!
//! It is the SHA-256 of the report's JSON in a canonical form: without [what may differ between
//! equal runs](UNSIGNED), in the words of schema 1, without white space, keys sorted, numbers in their shortest form.

mod wording;

use super::Report;
use crate::sha256::sha256_hex;
use serde_json::Value;
use std::fmt::Write;

/// Fields that say how a run went and not what it found. `*` stands for every entry of a list.
pub const UNSIGNED: [&str; 7] = [
    "digest",
    "memory",
    "neurons.*.demixing.seconds",
    "neurons.*.sampling.lower_seconds",
    "neurons.*.sampling.seconds",
    "timings",
    "tool.threads",
];

pub(super) use wording::to_schema_2;

impl Report {
    /// The digest that this report ought to carry, whatever its field `digest` says.
    pub fn digest_of(&self) -> String {
        let mut value: Value = serde_json::from_str(&self.to_json()).unwrap_or_default();
        wording::to_schema_1(&mut value);
        for path in UNSIGNED {
            remove(&mut value, path);
        }
        let mut canonical = String::new();
        write_canonical(&mut canonical, &value);
        format!("sha256:{}", sha256_hex(canonical.as_bytes()))
    }
}

fn remove(value: &mut Value, path: &str) {
    match (path.split_once('.'), value) {
        (Some(("*", rest)), Value::Array(entries)) => entries.iter_mut().for_each(|entry| remove(entry, rest)),
        (Some((key, rest)), Value::Object(fields)) => {
            if let Some(field) = fields.get_mut(key) {
                remove(field, rest);
            }
        }
        (None, Value::Object(fields)) => {
            fields.remove(path);
        }
        _ => {}
    }
}

/// Sorts keys itself: the order of [`Value`]'s own maps depends on the features it was built with.
fn write_canonical(out: &mut String, value: &Value) {
    match value {
        Value::Array(entries) => {
            out.push('[');
            for (index, entry) in entries.iter().enumerate() {
                separate(out, index);
                write_canonical(out, entry);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_by_key(|&(key, _)| key);
            out.push('{');
            for (index, (key, field)) in sorted.into_iter().enumerate() {
                separate(out, index);
                let _ = write!(out, "{}:", Value::from(key.as_str()));
                write_canonical(out, field);
            }
            out.push('}');
        }
        plain => {
            let _ = write!(out, "{plain}");
        }
    }
}

fn separate(out: &mut String, index: usize) {
    if index > 0 {
        out.push(',');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Note;
    use crate::report::example::report;

    #[test]
    fn how_a_run_went_does_not_change_the_digest() {
        let (first, mut second) = (report(), report());
        second.tool.threads += 7;
        second.timings.total_seconds += 1.0;
        second.memory.wasm_bytes += 1;
        second.digest = "sha256:0".to_owned();
        second.neurons[0].sampling.seconds += 1.0;
        second.neurons[0].sampling.lower_seconds += 1.0;
        second.neurons[0].demixing.seconds += 1.0;
        assert_eq!(first.digest_of(), second.digest_of());
    }

    #[test]
    fn whatever_a_run_found_or_was_asked_changes_the_digest() {
        let changes: [fn(&mut Report); 10] = [
            |r| r.model.sha256.push('0'),
            |r| r.tool.engine = "tract".to_owned(),
            |r| r.tool.version.push('1'),
            |r| r.options.seed += 1,
            |r| r.options.demixing.accept += 1e-12,
            |r| {
                let mut rows = r.neurons[0].crms[0].ppm.to_lists();
                rows[0][0] += 1e-15;
                r.neurons[0].crms[0].ppm = rows.try_into().unwrap();
            },
            |r| r.neurons[0].crms[0].max_activation = f32::from_bits(r.neurons[0].crms[0].max_activation.to_bits() + 1),
            |r| r.neurons[0].notes.push(Note::Padded),
            |r| r.neurons[0].mixed = None,
            |r| r.neurons.truncate(1),
        ];
        let mut digests = vec![report().digest_of()];
        for change in changes {
            let mut changed = report();
            change(&mut changed);
            digests.push(changed.digest_of());
        }
        let all = digests.len();
        digests.sort();
        digests.dedup();
        assert_eq!(digests.len(), all);
    }

    #[test]
    fn the_digest_survives_the_file() {
        let read = Report::from_json(&report().to_json()).unwrap();
        assert_eq!(read.digest_of(), read.digest);
    }

    /// The example `zeb1-toy` as a version that wrote schema 1 left it.
    const SCHEMA_1: &str = include_str!("../../tests/golden/report-schema-1.json");

    #[test]
    fn a_report_of_schema_1_opens_and_keeps_its_digest() {
        let report = Report::from_json(SCHEMA_1).unwrap();
        assert_eq!(report.digest, "sha256:3d414476f2c742b5fea0e490a16ca56f604a9c67d70a1f1e6d8b1089f805d9ad");
        assert_eq!(report.digest_of(), report.digest);
        let again = Report::from_json(&report.to_json()).unwrap();
        assert_eq!((again.schema, again.digest_of()), (2, report.digest));
    }

    #[test]
    fn every_unsigned_path_exists() {
        let whole: Value = serde_json::from_str(&report().to_json()).unwrap();
        for path in UNSIGNED {
            let mut without = whole.clone();
            remove(&mut without, path);
            assert_ne!(without, whole, "{path}");
        }
    }
}
