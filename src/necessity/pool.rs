//! What the random sequences are drawn from.

use super::shuffle::shuffled;
use super::source::BackgroundSource;
use super::windows::{WindowPlaces, Windows};
use crate::alphabet::Alphabet;
use crate::error::{Code, Error, Result};
use crate::fasta::Fasta;
use crate::options::{Composition, GrammarOptions};
use crate::random::{Stream, cumulative};
use crate::sequence::SequenceSet;

/// What the random sequences are drawn from.
#[derive(Clone, Debug)]
pub struct Pool {
    letters: usize,
    draw: Draw,
    source: BackgroundSource,
}

#[derive(Clone, Debug)]
enum Draw {
    Uniform,
    /// Running sums of the letters' frequencies.
    Frequencies(Vec<f64>),
    Shuffled(Windows),
}

impl Pool {
    /// So many letters, equally likely.
    pub fn uniform(letters: usize) -> Self {
        Self { letters, draw: Draw::Uniform, source: BackgroundSource::Uniform }
    }

    /// As the options of a run say.
    ///
    /// # Errors
    /// [`Code::Option`] where there is not one frequency for each letter; [`Code::Sequence`] where the sequences that are to
    /// be shuffled were not given.
    pub fn new(options: &GrammarOptions, file: Option<&Fasta>, alphabet: &Alphabet) -> Result<Self> {
        match options.composition {
            Composition::Uniform => Ok(Self::uniform(alphabet.len())),
            Composition::Frequencies => Self::with_frequencies(&options.frequencies, alphabet),
            Composition::Shuffled => file.map(|file| Self::of_shuffles(file, alphabet)).ok_or_else(no_sequences),
        }
    }

    fn with_frequencies(frequencies: &[f64], alphabet: &Alphabet) -> Result<Self> {
        if frequencies.len() != alphabet.len() {
            return Err(not_one_each(frequencies.len(), alphabet));
        }
        let total: f64 = frequencies.iter().sum();
        let named = alphabet.as_str().chars().zip(frequencies);
        let named: Vec<String> = named.map(|(letter, own)| format!("{letter} {:.1} %", 100.0 * own / total)).collect();
        Ok(Self {
            letters: alphabet.len(),
            draw: Draw::Frequencies(cumulative(frequencies.iter().copied())),
            source: BackgroundSource::Frequencies { letters: named.join(", ") },
        })
    }

    fn of_shuffles(file: &Fasta, alphabet: &Alphabet) -> Self {
        let windows = Windows::new(file, alphabet);
        let source = BackgroundSource::Shuffled {
            name: file.name.clone(),
            sha256: file.sha256.clone(),
            sequences: file.sequences.len(),
            letters: windows.letters(),
            foreign: windows.foreign(),
        };
        Self { letters: alphabet.len(), draw: Draw::Shuffled(windows), source }
    }

    /// Checks that sequences of this length can be drawn, for the receptive field of a neuron of `layer`.
    ///
    /// # Errors
    /// [`Code::Sequence`] where the user's sequences are shorter, or fewer than 16 windows of them fit side by side.
    pub fn check(&self, layer: usize, length: usize) -> Result<()> {
        match &self.draw {
            Draw::Shuffled(windows) => windows.check(layer, length),
            Draw::Uniform | Draw::Frequencies(_) => Ok(()),
        }
    }

    /// So many sequences of this length.
    pub fn draw(&self, stream: &mut Stream, count: usize, length: usize) -> SequenceSet {
        let codes: Vec<u8> = match &self.draw {
            Draw::Uniform => (0..count * length).map(|_| stream.below(self.letters) as u8).collect(),
            Draw::Frequencies(sums) => (0..count * length).map(|_| stream.roulette(sums) as u8).collect(),
            Draw::Shuffled(windows) => {
                let places = windows.places(length).usable;
                let window = |stream: &mut Stream| windows.window(stream.below(places.max(1)), length);
                (0..count).filter_map(|_| Some(shuffled(window(stream)?, self.letters, stream))).flatten().collect()
            }
        };
        SequenceSet::from_codes(length, codes)
    }

    /// Number of different letters.
    pub fn letters(&self) -> usize {
        self.letters
    }

    /// The places of windows of this length in the user's sequences; none where there are no such sequences.
    pub fn places(&self, length: usize) -> Option<WindowPlaces> {
        match &self.draw {
            Draw::Shuffled(windows) => Some(windows.places(length)),
            _ => None,
        }
    }

    /// What the sequences are drawn from, for the report.
    pub fn source(&self) -> &BackgroundSource {
        &self.source
    }
}

fn not_one_each(given: usize, alphabet: &Alphabet) -> Error {
    let (letters, option) = (alphabet.len(), "grammar.frequencies");
    Error::new(
        Code::Option,
        option,
        format!("The option {option} has {given} numbers; the alphabet {} has {letters} letters.", alphabet.as_str()),
        format!("Give one frequency for each letter, in the order {}.", alphabet.as_str()),
    )
}

fn no_sequences() -> Error {
    Error::new(
        Code::Sequence,
        "grammar.composition",
        "The random sequences are to be shuffles of sequences of your own, and none were given.",
        "Give a file with sequences, or choose other random sequences (grammar.composition).",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Key, Purpose};

    fn stream() -> Stream {
        Key { seed: 1, layer: 1, channel: 0 }.stream(Purpose::Backgrounds, 0, 0)
    }

    fn options(composition: Composition, frequencies: &[f64]) -> GrammarOptions {
        GrammarOptions { composition, frequencies: frequencies.to_vec(), ..GrammarOptions::default() }
    }

    fn shuffles(text: &str) -> Result<Pool> {
        let file = Fasta::read("peaks.fa", text.as_bytes()).unwrap();
        Pool::new(&options(Composition::Shuffled, &[]), Some(&file), &Alphabet::DNA)
    }

    #[test]
    fn letters_have_the_frequencies_given_as_shares_or_percent() {
        for scale in [1.0, 100.0] {
            let given = [0.4, 0.1, 0.2, 0.3].map(|share| scale * share);
            let pool = Pool::new(&options(Composition::Frequencies, &given), None, &Alphabet::DNA).unwrap();
            let drawn = pool.draw(&mut stream(), 100, 100);
            let share = |letter| drawn.codes().iter().filter(|&&code| code == letter).count() as f64 / 1e4;
            for (letter, frequency) in [0.4, 0.1, 0.2, 0.3].into_iter().enumerate() {
                assert!((share(letter as u8) - frequency).abs() < 0.02, "{letter}: {}", share(letter as u8));
            }
            let letters = "A 40.0 %, C 10.0 %, G 20.0 %, T 30.0 %".into();
            assert_eq!(pool.source(), &BackgroundSource::Frequencies { letters });
        }
    }

    /// `tools/marginalisation/random_sequences.py` draws the same.
    #[test]
    fn the_same_sequences_are_drawn_in_another_language() {
        let shuffles = shuffles(&">a\nGATTACAGGATCCANTTGACCATGACGTCATCAGGA\n".repeat(16)).unwrap();
        let frequencies = options(Composition::Frequencies, &[0.4, 0.1, 0.2, 0.3]);
        let frequencies = Pool::new(&frequencies, None, &Alphabet::DNA).unwrap();
        let drawn = |pool: &Pool| {
            let sequences = pool.draw(&mut stream(), 2, 12);
            sequences.iter().map(|codes| Alphabet::DNA.decode(codes)).collect::<Vec<String>>()
        };
        assert_eq!(drawn(&Pool::uniform(4)), ["GGCACTTCTAAC", "GGTTGTGGCCGC"]);
        assert_eq!(drawn(&frequencies), ["GGAAATTCTAAC", "GGTTGTGGAAGC"]);
        assert_eq!(drawn(&shuffles), ["ACACCATCGTGA", "TTGACCACGATG"]);
    }

    #[test]
    fn every_letter_needs_a_frequency() {
        let error = Pool::new(&options(Composition::Frequencies, &[0.5, 0.5]), None, &Alphabet::DNA).unwrap_err();
        assert_eq!((error.code(), error.concerns()), (Code::Option, "grammar.frequencies"));
        assert!(error.message().contains("2 numbers") && error.next().contains("ACGT"), "{error}");
    }

    #[test]
    fn shuffles_are_of_windows_of_the_file() {
        let pool = shuffles(&">a\nACACACACACACACACGGGGGGGGGG\n".repeat(20)).unwrap();
        pool.check(1, 10).unwrap();
        let drawn = pool.draw(&mut stream(), 64, 10);
        assert_eq!(drawn.len(), 64);
        // No window of these sequences has a pair such as AA or AG, and no shuffle has one.
        let pairs = drawn.iter().flat_map(|codes| codes.windows(2)).all(|pair| pair[0] != 0 || pair[1] == 1);
        assert!(pairs && drawn.codes().iter().all(|&code| code < 3));
        let BackgroundSource::Shuffled { name, sequences, letters, foreign, .. } = pool.source() else { panic!() };
        assert_eq!((name.as_str(), *sequences, *letters, *foreign), ("peaks.fa", 20, 520, 0));
    }

    #[test]
    fn shuffles_need_sequences() {
        let missing = Pool::new(&options(Composition::Shuffled, &[]), None, &Alphabet::DNA).unwrap_err();
        assert_eq!((missing.code(), missing.concerns()), (Code::Sequence, "grammar.composition"));
        let short = shuffles(">a\nACGT").and_then(|pool| pool.check(3, 10)).unwrap_err();
        assert_eq!((short.code(), short.concerns()), (Code::Sequence, "peaks.fa"));
    }
}
