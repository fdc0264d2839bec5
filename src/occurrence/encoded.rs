//! Records as codes, one after another.

use crate::alphabet::Alphabet;
use crate::sequence::Records;

/// The code of letters outside the alphabet, and of the places between records.
pub const OUTSIDE: u8 = u8::MAX;

/// Most words of letters that a table of scores has.
const MAX_WORDS: usize = 4096;

/// Records as codes, with one [`OUTSIDE`] after each.
pub struct Encoded {
    /// Letter codes.
    pub codes: Vec<u8>,
    /// The word of [`word_length`] letters that begins at each place, as a number; the number of words where one of them is
    /// outside.
    pub words: Vec<u16>,
    /// First place of each record, and one past the last letter.
    pub spans: Vec<[usize; 2]>,
    /// Letters outside the alphabet.
    pub foreign: usize,
    /// Numbers of letters of the alphabet in a row.
    runs: Vec<usize>,
}

/// Number of letters of a word.
pub fn word_length(alphabet_size: usize) -> usize {
    let mut length = 1;
    while alphabet_size.pow(length as u32 + 1) <= MAX_WORDS {
        length += 1;
    }
    length
}

impl Encoded {
    /// The codes of records.
    pub fn new(records: &Records<'_>, alphabet: &Alphabet) -> Self {
        let mut table = [OUTSIDE; 256];
        (0..=u8::MAX).for_each(|byte| table[usize::from(byte)] = alphabet.encode(byte).unwrap_or(OUTSIDE));
        let mut codes = Vec::with_capacity(records.letters.len() + records.ends.len());
        let mut spans = Vec::with_capacity(records.ends.len());
        for letters in records.iter() {
            let start = codes.len();
            codes.extend(letters.iter().map(|&letter| table[usize::from(letter)]));
            spans.push([start, codes.len()]);
            codes.push(OUTSIDE);
        }
        let is_outside = |code: &u8| *code == OUTSIDE;
        let runs = codes.split(is_outside).map(<[u8]>::len).filter(|&length| length > 0).collect();
        let foreign = codes.iter().filter(|code| is_outside(code)).count() - spans.len();
        let words = words(&codes, word_length(alphabet.len()), alphabet.len());
        Self { codes, words, spans, foreign, runs }
    }

    /// Number of windows of this width with letters of the alphabet alone.
    pub fn windows(&self, width: usize) -> u64 {
        self.runs.iter().map(|&length| (length + 1).saturating_sub(width) as u64).sum()
    }
}

fn words(codes: &[u8], length: usize, letters: usize) -> Vec<u16> {
    let count = letters.pow(length as u32);
    let mut words = vec![count as u16; codes.len()];
    let (mut word, mut known) = (0, 0);
    for (end, &code) in codes.iter().enumerate() {
        if code == OUTSIDE {
            (word, known) = (0, 0);
            continue;
        }
        word = (word * letters + usize::from(code)) % count;
        known += 1;
        if known >= length {
            words[end + 1 - length] = word as u16;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_do_not_cross_records_or_other_letters() {
        let records = Records::new(b"ACGTACGTNNACGTACAC", &[8, 18]).unwrap();
        let encoded = Encoded::new(&records, &Alphabet::DNA);
        assert_eq!((encoded.spans.as_slice(), encoded.foreign), ([[0, 8], [9, 19]].as_slice(), 2));
        let known: Vec<usize> = (0..encoded.words.len()).filter(|&i| encoded.words[i] < 4096).collect();
        assert_eq!(known, [0, 1, 2, 11, 12, 13]);
        assert_eq!(encoded.words[11], 0b00_01_10_11_00_01);
        assert_eq!([6, 8, 9].map(|width| encoded.windows(width)), [6, 2, 0]);
    }

    #[test]
    fn tables_of_words_are_small_for_every_alphabet() {
        assert_eq!([2, 4, 20, 90].map(word_length), [12, 6, 2, 1]);
    }
}
