//! The sentences of schema 1, from which digests are computed.
//!
//! Reports of schema 1 contain reasons and notes as English sentences, and their digests include these. Schema 2 contains
//! them as data. For the digest, every value is converted to its sentence of schema 1, so that equal results have equal
//! digests; a report of schema 1 is read by parsing its sentences. **No sentence here may change**: the texts for readers
//! are in [texts](crate::texts).

use crate::demix::GroupChoice;
use crate::known::NothingFound;
use crate::network::LayerReason;
use crate::report::Note;
use crate::sample::Stopped;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A value that is a sentence in schema 1.
trait Worded: Serialize + DeserializeOwned {
    /// Its sentence.
    fn sentence(&self) -> String;

    /// The value of a sentence of one of the known forms.
    fn known(sentence: &str) -> Option<Self>;

    /// The value for any other sentence.
    fn other(text: String) -> Self;

    /// The value of a sentence; [`Worded::sentence`] of the result is always the same sentence.
    fn read(sentence: &str) -> Self {
        Self::known(sentence)
            .filter(|value| value.sentence() == sentence)
            .unwrap_or_else(|| Self::other(sentence.to_owned()))
    }
}

/// The words at the placeholders `{}` of a template; none if the text does not match it.
fn words<'a, const N: usize>(template: &str, text: &'a str) -> Option<[&'a str; N]> {
    let mut fixed = template.split("{}");
    let mut rest = text.strip_prefix(fixed.next()?)?;
    let mut found = [""; N];
    for (place, word) in found.iter_mut().enumerate() {
        let next = fixed.next()?;
        let end = if place + 1 == N { rest.strip_suffix(next)?.len() } else { rest.find(next)? };
        *word = &rest[..end];
        rest = &rest[end + next.len()..];
    }
    Some(found)
}

/// A template with `words` at its placeholders `{}`.
fn fill<const N: usize>(template: &str, words: [String; N]) -> String {
    let mut words = words.into_iter();
    let mut parts = template.split("{}");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + &words.next().unwrap_or_default() + part)
}

const ENUMERATED: &str = "every sequence of {} bp was evaluated";
const NO_GAIN: &str = "its best sequences gained less than 1 % in {} generations";
const GENERATION_LIMIT: &str = "after {} generations, as set";

impl Worded for Stopped {
    fn sentence(&self) -> String {
        match self {
            Self::Enumerated { length } => fill(ENUMERATED, [length.to_string()]),
            Self::NoGain { generations } => fill(NO_GAIN, [generations.to_string()]),
            Self::GenerationLimit { generations } => fill(GENERATION_LIMIT, [generations.to_string()]),
            Self::Interrupted => String::new(),
            Self::Text { text } => text.clone(),
        }
    }

    fn known(sentence: &str) -> Option<Self> {
        if sentence.is_empty() {
            Some(Self::Interrupted)
        } else if let Some([length]) = words(ENUMERATED, sentence) {
            Some(Self::Enumerated { length: length.parse().ok()? })
        } else if let Some([generations]) = words(NO_GAIN, sentence) {
            Some(Self::NoGain { generations: generations.parse().ok()? })
        } else {
            let [generations] = words(GENERATION_LIMIT, sentence)?;
            Some(Self::GenerationLimit { generations: generations.parse().ok()? })
        }
    }

    fn other(text: String) -> Self {
        Self::Text { text }
    }
}

const EMPTY_DEMIXING: &str = "no sequence activates the neuron";
const CONSTANT_DEMIXING: &str = "the activation is the same for every sequence";
const FIXED: &str = "set by the user";
const NO_POOLING: &str = "no max-pooling mixes shifts below this neuron";
const TARGET_REACHED: &str = "the mean decoupling of {} reaches {}";
const TARGET_MISSED: &str = "no P up to {} reaches a mean decoupling of {}; this one comes closest with {}";

impl Worded for GroupChoice {
    fn sentence(&self) -> String {
        match self {
            Self::Empty => EMPTY_DEMIXING.to_owned(),
            Self::Constant => CONSTANT_DEMIXING.to_owned(),
            Self::Fixed => FIXED.to_owned(),
            Self::NoPooling => NO_POOLING.to_owned(),
            Self::TargetReached { decoupling, target } => {
                fill(TARGET_REACHED, [format!("{decoupling:.3}"), target.to_string()])
            }
            Self::TargetMissed { max_groups, decoupling, target } => {
                fill(TARGET_MISSED, [max_groups.to_string(), target.to_string(), format!("{decoupling:.3}")])
            }
            Self::Text { text } => text.clone(),
        }
    }

    fn known(sentence: &str) -> Option<Self> {
        match sentence {
            EMPTY_DEMIXING => return Some(Self::Empty),
            CONSTANT_DEMIXING => return Some(Self::Constant),
            FIXED => return Some(Self::Fixed),
            NO_POOLING => return Some(Self::NoPooling),
            _ => {}
        }
        if let Some([decoupling, target]) = words(TARGET_REACHED, sentence) {
            return Some(Self::TargetReached { decoupling: decoupling.parse().ok()?, target: target.parse().ok()? });
        }
        let [max_groups, target, decoupling] = words(TARGET_MISSED, sentence)?;
        let (decoupling, target) = (decoupling.parse().ok()?, target.parse().ok()?);
        Some(Self::TargetMissed { max_groups: max_groups.parse().ok()?, decoupling, target })
    }

    fn other(text: String) -> Self {
        Self::Text { text }
    }
}

const EMPTY: &str = "No sequence with a positive activation was found: the neuron is empty.";
const CONSTANT: &str = "The activation is the same for every sequence: the neuron has no motif.";
const NO_POSITIVE_WEIGHT: &str = "The neuron has no positive weight: nothing below it can activate it.";
const RANDOM_START: &str = "The search started from random sequences: no matrix of the layer below contributes.";
const PADDED: &str =
    "The receptive field reaches over the whole input, so its padding is kept: the neuron is the one in the middle.";
const UNMIXED: &str =
    "Nothing below the neuron is max-pooled, so no shifts are mixed and demixing has nothing to undo.";
const WIDE_POOLING: &str = "A pooling takes in {} positions, so a motif may lie anywhere and facets can be mixtures: look at the convolution in front of it.";
const SMALL_FACETS: &str = "{} of {} facets have fewer than {} sequences: too few to trust.";

impl Worded for Note {
    fn sentence(&self) -> String {
        match self {
            Self::Empty => EMPTY.to_owned(),
            Self::Constant => CONSTANT.to_owned(),
            Self::NoPositiveWeight => NO_POSITIVE_WEIGHT.to_owned(),
            Self::RandomStart => RANDOM_START.to_owned(),
            Self::Padded => PADDED.to_owned(),
            Self::NoPooling => UNMIXED.to_owned(),
            Self::WidePooling { positions } => fill(WIDE_POOLING, [positions.to_string()]),
            Self::SmallFacets { small, facets, sequences } => {
                fill(SMALL_FACETS, [small, facets, sequences].map(usize::to_string))
            }
            Self::Text { text } => text.clone(),
        }
    }

    fn known(sentence: &str) -> Option<Self> {
        match sentence {
            EMPTY => return Some(Self::Empty),
            CONSTANT => return Some(Self::Constant),
            NO_POSITIVE_WEIGHT => return Some(Self::NoPositiveWeight),
            RANDOM_START => return Some(Self::RandomStart),
            PADDED => return Some(Self::Padded),
            UNMIXED => return Some(Self::NoPooling),
            _ => {}
        }
        if let Some([positions]) = words(WIDE_POOLING, sentence) {
            return Some(Self::WidePooling { positions: positions.parse().ok()? });
        }
        let [small, facets, sequences] = words(SMALL_FACETS, sentence)?;
        let (small, facets) = (small.parse().ok()?, facets.parse().ok()?);
        Some(Self::SmallFacets { small, facets, sequences: sequences.parse().ok()? })
    }

    fn other(text: String) -> Self {
        Self::Text { text }
    }
}

const UNIFORM: &str = "Every position is uniform: it resembles everything equally.";
const MIXED: &str = "It is only in facets that are mixtures: decoupling at most {}.";
const NOT_IN_DICTIONARY: &str = "No motif of the dictionary is in this segment.";
const LITTLE_INFORMATION: &str = "Too little information to compare: {} bits a position. Best q {}.";
const TOO_SHORT: &str = "Too short to tell: {} positions. Best q {}, threshold {}.";
const NOTHING_SIMILAR: &str = "No known motif is similar enough: best q {}, threshold {}.";

impl Worded for NothingFound {
    fn sentence(&self) -> String {
        match self {
            Self::Uniform => UNIFORM.to_owned(),
            Self::Mixed { decoupling } => fill(MIXED, [format!("{decoupling:.2}")]),
            Self::NotInDictionary => NOT_IN_DICTIONARY.to_owned(),
            Self::LittleInformation { information, best_q } => {
                fill(LITTLE_INFORMATION, [format!("{information:.2}"), format!("{best_q:.2}")])
            }
            Self::TooShort { positions, best_q, threshold } => {
                fill(TOO_SHORT, [positions.to_string(), format!("{best_q:.2}"), threshold.to_string()])
            }
            Self::NothingSimilar { best_q, threshold } => {
                fill(NOTHING_SIMILAR, [format!("{best_q:.2}"), threshold.to_string()])
            }
            Self::Text { text } => text.clone(),
        }
    }

    fn known(sentence: &str) -> Option<Self> {
        if sentence == UNIFORM {
            Some(Self::Uniform)
        } else if sentence == NOT_IN_DICTIONARY {
            Some(Self::NotInDictionary)
        } else if let Some([decoupling]) = words(MIXED, sentence) {
            Some(Self::Mixed { decoupling: decoupling.parse().ok()? })
        } else if let Some([information, best_q]) = words(LITTLE_INFORMATION, sentence) {
            Some(Self::LittleInformation { information: information.parse().ok()?, best_q: best_q.parse().ok()? })
        } else if let Some([positions, best_q, threshold]) = words(TOO_SHORT, sentence) {
            let (best_q, threshold) = (best_q.parse().ok()?, threshold.parse().ok()?);
            Some(Self::TooShort { positions: positions.parse().ok()?, best_q, threshold })
        } else {
            let [best_q, threshold] = words(NOTHING_SIMILAR, sentence)?;
            Some(Self::NothingSimilar { best_q: best_q.parse().ok()?, threshold: threshold.parse().ok()? })
        }
    }

    fn other(text: String) -> Self {
        Self::Text { text }
    }
}

const OPERATION: &str = "operation {} (node “{}”) cannot be crossed: {}.";
const LENGTH_FREE: &str = "it reads the whole input, whose length the file leaves free.";
const MAPS_TOO_LARGE: &str =
    "the feature maps of {} of its substructures of {} letters take {} MiB; the limit is {} MiB.";

impl Worded for LayerReason {
    fn sentence(&self) -> String {
        match self {
            Self::Operation { operation, node, why } => fill(OPERATION, [operation, node, why].map(String::clone)),
            Self::LengthFree => LENGTH_FREE.to_owned(),
            Self::MapsTooLarge { substructures, letters, mebibytes, limit } => {
                fill(MAPS_TOO_LARGE, [substructures, letters, mebibytes, limit].map(usize::to_string))
            }
            Self::Text { text } => text.clone(),
        }
    }

    fn known(sentence: &str) -> Option<Self> {
        if sentence == LENGTH_FREE {
            return Some(Self::LengthFree);
        }
        if let Some([substructures, letters, mebibytes, limit]) = words(MAPS_TOO_LARGE, sentence) {
            let (substructures, letters) = (substructures.parse().ok()?, letters.parse().ok()?);
            let (mebibytes, limit) = (mebibytes.parse().ok()?, limit.parse().ok()?);
            return Some(Self::MapsTooLarge { substructures, letters, mebibytes, limit });
        }
        let [operation, node, why] = words::<3>(OPERATION, sentence)?.map(str::to_owned);
        Some(Self::Operation { operation, node, why })
    }

    fn other(text: String) -> Self {
        Self::Text { text }
    }
}

/// How a value is written.
#[derive(Clone, Copy)]
enum Form {
    /// As in schema 1.
    Sentence,
    /// As in schema 2.
    Data,
}

/// The value in schema 1 where schema 2 has null.
#[derive(Clone, Copy)]
enum Absent {
    /// Null as well.
    Null,
    /// An empty sentence.
    Empty,
}

type Conversion = fn(&mut Value, Form, Absent);

/// Paths of the values that are sentences in schema 1; `*` means every entry of a list.
const PLACES: [(&str, Conversion, Absent); 10] = [
    ("model.layers.*.reason", convert::<LayerReason>, Absent::Null),
    ("model.dense.*.reason", convert::<LayerReason>, Absent::Null),
    ("neurons.*.sampling.stopped", convert::<Stopped>, Absent::Null),
    ("neurons.*.demixing.reason", convert::<GroupChoice>, Absent::Null),
    ("neurons.*.notes.*", convert::<Note>, Absent::Null),
    ("neurons.*.mixed.search.reason", convert::<NothingFound>, Absent::Empty),
    ("neurons.*.mixed.segments.*.search.reason", convert::<NothingFound>, Absent::Empty),
    ("neurons.*.crms.*.search.reason", convert::<NothingFound>, Absent::Empty),
    ("neurons.*.crms.*.segments.*.search.reason", convert::<NothingFound>, Absent::Empty),
    ("neurons.*.dictionary.*.search.reason", convert::<NothingFound>, Absent::Empty),
];

/// Converts a report of schema 2, as JSON, to the sentences of schema 1.
pub(super) fn to_schema_1(report: &mut Value) {
    write_all(report, Form::Sentence, 1);
}

/// Converts a report of schema 1, as JSON, to the data of schema 2.
pub(in crate::report) fn to_schema_2(report: &mut Value) {
    write_all(report, Form::Data, 2);
}

fn write_all(report: &mut Value, form: Form, schema: u32) {
    for (path, conversion, absent) in PLACES {
        at(report, path, &mut |value| conversion(value, form, absent));
    }
    set_schema(report, schema);
}

fn convert<T: Worded>(value: &mut Value, form: Form, absent: Absent) {
    let converted = match (form, absent, &*value) {
        (Form::Sentence, Absent::Empty, Value::Null) => Value::String(String::new()),
        (Form::Sentence, _, typed) => T::deserialize(typed).map(|typed| typed.sentence().into()).unwrap_or_default(),
        (Form::Data, Absent::Empty, Value::String(sentence)) if sentence.is_empty() => Value::Null,
        (Form::Data, _, Value::String(sentence)) => serde_json::to_value(T::read(sentence)).unwrap_or_default(),
        (Form::Data, ..) => return,
    };
    *value = converted;
}

fn set_schema(report: &mut Value, schema: u32) {
    if let Some(field) = report.get_mut("schema") {
        *field = schema.into();
    }
}

/// Changes the values at `path`; `*` means every entry of a list.
fn at(value: &mut Value, path: &str, change: &mut impl FnMut(&mut Value)) {
    let (key, rest) = path.split_once('.').map_or((path, None), |(key, rest)| (key, Some(rest)));
    let mut inner = |value: &mut Value| match rest {
        Some(rest) => at(value, rest, change),
        None => change(value),
    };
    match value {
        Value::Array(entries) if key == "*" => entries.iter_mut().for_each(inner),
        Value::Object(fields) => {
            if let Some(field) = fields.get_mut(key) {
                inner(field);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_unchanged<T: Worded + PartialEq + std::fmt::Debug>(sentences: &[&str]) {
        for &sentence in sentences {
            let value = T::read(sentence);
            assert_ne!(value, T::other(sentence.to_owned()), "{sentence}");
            assert_eq!(value.sentence(), sentence);
            let json = serde_json::to_value(&value).unwrap();
            assert_eq!(serde_json::from_value::<T>(json).unwrap(), value);
        }
        for foreign in ["Something else.", "after many generations, as set", "after 007 generations, as set", "{}"] {
            assert_eq!(T::read(foreign), T::other(foreign.to_owned()));
            assert_eq!(T::read(foreign).sentence(), foreign);
        }
    }

    #[test]
    fn sentences_are_unchanged_after_conversion_to_data_and_back() {
        is_unchanged::<Stopped>(&[
            "",
            "every sequence of 12 bp was evaluated",
            "its best sequences gained less than 1 % in 16 generations",
            "after 40 generations, as set",
        ]);
        is_unchanged::<GroupChoice>(&[
            EMPTY_DEMIXING,
            FIXED,
            NO_POOLING,
            "the mean decoupling of 0.981 reaches 0.95",
            "no P up to 2 reaches a mean decoupling of 0.95; this one comes closest with 0.898",
        ]);
        is_unchanged::<Note>(&[
            EMPTY,
            NO_POSITIVE_WEIGHT,
            RANDOM_START,
            PADDED,
            UNMIXED,
            "A pooling takes in 93 positions, so a motif may lie anywhere and facets can be mixtures: look at the convolution in front of it.",
            "3 of 7 facets have fewer than 50 sequences: too few to trust.",
        ]);
        is_unchanged::<NothingFound>(&[
            UNIFORM,
            NOT_IN_DICTIONARY,
            "It is only in facets that are mixtures: decoupling at most 0.31.",
            "Too little information to compare: 0.04 bits a position. Best q 1.00.",
            "Too short to tell: 4 positions. Best q 0.31, threshold 0.05.",
            "No known motif is similar enough: best q 0.31, threshold 0.05.",
        ]);
        is_unchanged::<LayerReason>(&[
            LENGTH_FREE,
            "operation GRU (node “/gru/GRU”) cannot be crossed: it mixes all positions.",
            "the feature maps of 256 of its substructures of 900 letters take 700 MiB; the limit is 512 MiB.",
        ]);
    }

    #[test]
    fn values_of_full_precision_have_the_rounded_sentence() {
        let missed = GroupChoice::TargetMissed { max_groups: 2, decoupling: 0.898_461, target: 0.95 };
        assert_eq!(
            missed.sentence(),
            "no P up to 2 reaches a mean decoupling of 0.95; this one comes closest with 0.898"
        );
    }
}
