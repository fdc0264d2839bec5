//! The digest of a report: runs with the same digest have the same results.
//!
//! It is the SHA-256 of the report's JSON in a canonical form: without [fields that may differ
//! between equal runs](UNSIGNED), with the sentences of schema 1, without white space, with sorted keys and with numbers
//! in their shortest form.

mod wording;

use super::Report;
use crate::options::{Composition, Extreme, GrammarOptions};
use crate::sha256::sha256_hex;
use serde_json::Value;
use std::fmt::Write;

/// Fields that describe the run and not its results, and results that equal runs of earlier versions do not have. `*` means
/// every entry of a list.
pub const UNSIGNED: [&str; 12] = [
    "check",
    "digest",
    "marks",
    "memory",
    "neurons.*.crms.*.strongest",
    "neurons.*.demixing.seconds",
    "neurons.*.sampling.lower_seconds",
    "neurons.*.sampling.seconds",
    "neurons.*.syntax.*.alternatives",
    "neurons.*.syntax.*.answers.pairs",
    "timings",
    "tool.threads",
];

/// Options that older reports do not have: equal results have equal digests where the network was asked nothing.
const UNASKED: [&str; 2] = ["options.grammar.asked", "options.grammar.backgrounds"];
/// As well where each neuron is searched once.
const SEARCHED_ONCE: &str = "options.sampling.searches";
/// The same, unless what lowers neurons was searched for.
const RAISING: &str = "options.sampling.extreme";
/// The same, unless insertions were searched for.
const WHOLE: &str = "options.sampling.insertion";
/// Those that reports do not have from before other letters than equally likely ones could be chosen.
const UNIFORM: [&str; 2] = ["options.grammar.composition", "options.grammar.frequencies"];

pub(super) use wording::to_schema_2;

impl Report {
    /// The digest of this report's content; the field `digest` is ignored.
    pub fn digest_of(&self) -> String {
        let mut value: Value = serde_json::from_str(&self.to_json()).unwrap_or_default();
        wording::to_schema_1(&mut value);
        let GrammarOptions { asked, composition, .. } = self.options.grammar;
        let unasked = UNASKED.iter().filter(|_| asked == 0);
        let draws_none = asked == 0 && self.options.sampling.insertion == 0;
        let uniform = UNIFORM.iter().filter(|_| draws_none || composition == Composition::Uniform);
        unasked.chain(uniform).for_each(|path| remove(&mut value, path));
        if self.options.sampling.searches == 1 {
            remove(&mut value, SEARCHED_ONCE);
        }
        if self.options.sampling.extreme == Extreme::Maximum {
            remove(&mut value, RAISING);
        }
        if self.options.sampling.insertion == 0 {
            remove(&mut value, WHOLE);
        }
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

/// Sorts keys, because the order in a [`Value`]'s maps depends on the features of `serde_json`.
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
    use crate::necessity::BackgroundSource;
    use crate::report::Note;
    use crate::report::example::{add_alternatives, add_pairs, report};

    #[test]
    fn threads_times_memory_and_marks_do_not_change_the_digest() {
        let (first, mut second) = (report(), report());
        second.tool.threads += 7;
        second.timings.total_seconds += 1.0;
        second.memory.wasm_bytes += 1;
        second.marks = None;
        second.digest = "sha256:0".to_owned();
        second.neurons[0].sampling.seconds += 1.0;
        second.neurons[0].sampling.lower_seconds += 1.0;
        second.neurons[0].demixing.seconds += 1.0;
        assert_eq!(first.digest_of(), second.digest_of());
    }

    #[test]
    fn every_result_and_option_changes_the_digest() {
        let changes: [fn(&mut Report); 12] = [
            |r| r.model.sha256.push('0'),
            |r| r.tool.engine = "tract".to_owned(),
            |r| r.tool.version.push('1'),
            |r| r.options.seed += 1,
            |r| r.options.demixing.accept += 1e-12,
            |r| r.options.grammar.composition = Composition::Shuffled,
            |r| r.backgrounds = Some(BackgroundSource::Frequencies { letters: "A 100.0 %".to_owned() }),
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
    fn a_report_read_from_its_file_has_the_same_digest() {
        let read = Report::from_json(&report().to_json()).unwrap();
        assert_eq!(read.digest_of(), read.digest);
    }

    /// The example `zeb1-toy`, written by a version with schema 1.
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
        let mut report = report();
        add_alternatives(&mut report);
        add_pairs(&mut report);
        let whole: Value = serde_json::from_str(&report.to_json()).unwrap();
        for path in UNSIGNED {
            let mut without = whole.clone();
            remove(&mut without, path);
            assert_ne!(without, whole, "{path}");
        }
    }
}
