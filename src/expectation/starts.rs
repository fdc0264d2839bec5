//! Words that are in more sequences than expected: the starts of the estimation.

use super::model::{Model, OUTSIDE, Texts};
use std::collections::HashSet;

/// Most different words of one length.
const MAX_WORDS: usize = 1 << 16;

/// Longest word.
const MAX_LENGTH: usize = 8;

/// Starts of each length of words.
const STARTS: usize = 24;

/// Probability of a word's letters in a start.
const STRICT: f64 = 0.6;

/// Motifs of a width that begin with the most surprising words of two lengths, in the middle between columns of background.
pub fn starts(texts: &Texts, width: usize) -> Vec<Model> {
    let letters = texts.letters();
    let fits = |length: &usize| letters.pow(*length as u32) <= MAX_WORDS;
    let longest = (1..=width.min(MAX_LENGTH)).rev().find(fits).unwrap_or(1);
    let lengths = if longest > 3 { vec![longest, longest.min(6).min(longest - 2)] } else { vec![longest] };
    let words = lengths.into_iter().flat_map(|length| words(texts, length));
    words.map(|word| start(&word, width, &texts.background)).collect()
}

/// The words of a length whose number of sequences exceeds the expected one most, in standard deviations.
fn words(texts: &Texts, length: usize) -> Vec<Vec<u8>> {
    let letters = texts.letters();
    let count = letters.pow(length as u32);
    let mut sequences = vec![0u32; count];
    let mut places = 0.0;
    for codes in &texts.codes {
        let mut own = HashSet::new();
        for window in codes.windows(length).filter(|window| !window.contains(&OUTSIDE)) {
            places += 1.0;
            let forward = window.iter().fold(0, |word, &code| word * letters + usize::from(code));
            let reverse = window.iter().rev().fold(0, |word, &code| word * letters + letters - 1 - usize::from(code));
            own.insert(if texts.both_strands { forward.min(reverse) } else { forward });
        }
        own.into_iter().for_each(|word| sequences[word] += 1);
    }
    let number = texts.codes.len() as f64;
    let surprise = |word: &usize| {
        let share: f64 =
            decoded(*word, length, letters).iter().map(|&code| texts.background[usize::from(code)]).product();
        let strands = if texts.both_strands { 2.0 } else { 1.0 };
        let expected = number * -libm::expm1(-strands * share * places / number);
        (f64::from(sequences[*word]) - expected) / expected.max(1e-9).sqrt()
    };
    let mut found: Vec<(f64, usize)> =
        (0..count).filter(|&word| sequences[word] > 1).map(|word| (surprise(&word), word)).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().take(STARTS).map(|(_, word)| decoded(word, length, letters)).collect()
}

fn decoded(mut word: usize, length: usize, letters: usize) -> Vec<u8> {
    let mut codes = vec![0; length];
    for code in codes.iter_mut().rev() {
        *code = (word % letters) as u8;
        word /= letters;
    }
    codes
}

fn start(word: &[u8], width: usize, background: &[f64]) -> Model {
    let before = (width - word.len()) / 2;
    let column = |place: usize| -> Vec<f64> {
        let letter = place.checked_sub(before).and_then(|place| word.get(place));
        let share = |(code, b): (usize, &f64)| match letter {
            Some(&own) if usize::from(own) == code => STRICT + (1.0 - STRICT) * b,
            Some(_) => (1.0 - STRICT) * b,
            None => *b,
        };
        background.iter().enumerate().map(share).collect()
    };
    Model::start((0..width).map(column).collect())
}
