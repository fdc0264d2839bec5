//! Windows of the user's sequences.

use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};
use crate::fasta::{Fasta, FastaRecord};
use serde::{Deserialize, Serialize};

/// Minimum number of windows side by side: shuffles of fewer resemble each other.
const MIN_WINDOWS: usize = 16;

/// The sequences of a file, of which windows without letters outside the alphabet are cut.
#[derive(Clone, Debug)]
pub struct Windows {
    /// Name of the file.
    name: String,
    /// The length of each sequence.
    lengths: Vec<usize>,
    /// The parts between letters outside the alphabet, as codes.
    runs: Vec<Vec<u8>>,
}

/// The places in the sequences at which a window of the receptive field's length may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WindowPlaces {
    /// Number of places at which one does.
    pub usable: usize,
    /// Number of places at which the window would contain a letter outside the alphabet.
    pub skipped: usize,
}

impl Windows {
    /// Of all sequences of a file.
    pub fn new(file: &Fasta, alphabet: &Alphabet) -> Self {
        let runs = |sequence: &FastaRecord| {
            let codes: Vec<Option<u8>> = sequence.letters.iter().map(|&letter| alphabet.encode(letter)).collect();
            codes.split(Option::is_none).map(|run| run.iter().copied().flatten().collect()).collect::<Vec<Vec<u8>>>()
        };
        let runs = file.sequences.iter().flat_map(runs).filter(|run| !run.is_empty()).collect();
        let lengths = file.sequences.iter().map(|sequence| sequence.letters.len()).collect();
        Self { name: file.name.clone(), lengths, runs }
    }

    /// Checks that there are enough windows for neurons of `layer`, whose receptive field has this length.
    ///
    /// # Errors
    /// [`Code::Sequence`] where all sequences are shorter, or fewer than 16 windows fit side by side.
    pub fn check(&self, layer: usize, length: usize) -> Result<()> {
        let refused = |message: String| {
            let next = format!(
                "Give sequences with at least {length} letters of the alphabet in a row, choose another layer, or other random \
                 sequences (grammar.composition)."
            );
            Err(Error::new(Code::Sequence, &self.name, message, next))
        };
        let longest = self.lengths.iter().copied().max().unwrap_or(0);
        if longest < length {
            return refused(format!(
                "The sequences of {} are too short: the longest has {longest} letters, the receptive field of layer {layer} \
                 has {length}.",
                self.name
            ));
        }
        let (found, WindowPlaces { skipped, .. }) = (self.side_by_side(length), self.places(length));
        if found < MIN_WINDOWS {
            return refused(format!(
                "The sequences of {} hold {found} windows of {length} letters side by side; layer {layer} needs at least \
                 {MIN_WINDOWS}. At {skipped} places a window would contain a letter outside the alphabet.",
                self.name
            ));
        }
        Ok(())
    }

    /// Number of all letters.
    pub fn letters(&self) -> usize {
        self.lengths.iter().sum()
    }

    /// Number of letters outside the alphabet.
    pub fn foreign(&self) -> usize {
        self.letters() - self.runs.iter().map(Vec::len).sum::<usize>()
    }

    /// The places of windows of this length.
    pub fn places(&self, length: usize) -> WindowPlaces {
        let usable = self.runs.iter().map(|run| places(run.len(), length)).sum();
        let all: usize = self.lengths.iter().map(|&own| places(own, length)).sum();
        WindowPlaces { usable, skipped: all - usable }
    }

    /// Number of windows of this length that fit side by side.
    fn side_by_side(&self, length: usize) -> usize {
        self.runs.iter().map(|run| run.len() / length.max(1)).sum()
    }

    /// The window of this length at the usable place `place`; none behind the last one.
    pub fn window(&self, mut place: usize, length: usize) -> Option<&[u8]> {
        for run in &self.runs {
            let own = places(run.len(), length);
            if place < own {
                return Some(&run[place..place + length]);
            }
            place -= own;
        }
        None
    }
}

/// Number of places of a window in a sequence.
fn places(sequence: usize, window: usize) -> usize {
    (sequence + 1).saturating_sub(window)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows(text: &str) -> Windows {
        Windows::new(&Fasta::read("peaks.fa", text.as_bytes()).unwrap(), &Alphabet::DNA)
    }

    #[test]
    fn sequences_that_do_not_suffice_are_refused_with_their_numbers() {
        let refusal = |text: &str| windows(text).check(3, 10).unwrap_err();
        let short = refusal(&">a\nACGTACGTA\n".repeat(30));
        assert_eq!((short.code(), short.concerns()), (Code::Sequence, "peaks.fa"));
        assert!(short.message().contains("longest has 9 letters, the receptive field of layer 3 has 10"), "{short}");
        let few = refusal(&">a\nACGTACGTACNACGTACGTA\n".repeat(15));
        assert!(
            few.message().contains("hold 15 windows of 10 letters") && few.message().contains("At 150 places"),
            "{few}"
        );
        assert_eq!(windows(&">a\nACGTACGTAC\n".repeat(16)).check(3, 10), Ok(()));
    }

    #[test]
    fn windows_contain_no_letter_outside_the_alphabet() {
        let windows = windows(">a\nacgtNGGCC\n>b\nAC\n>c\nTTT");
        assert_eq!((windows.letters(), windows.foreign()), (14, 1));
        let places = windows.places(3);
        assert_eq!(places, WindowPlaces { usable: 5, skipped: 3 });
        let all: Vec<&[u8]> = (0..places.usable).filter_map(|place| windows.window(place, 3)).collect();
        assert_eq!(all, [[0, 1, 2], [1, 2, 3], [2, 2, 1], [2, 1, 1], [3, 3, 3]]);
        assert_eq!(windows.window(places.usable, 3), None);
        assert_eq!((windows.side_by_side(2), windows.side_by_side(3), windows.side_by_side(5)), (6, 3, 0));
    }
}
