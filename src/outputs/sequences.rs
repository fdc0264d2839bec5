//! The sequences that a network is asked about.

use crate::alphabet::Alphabet;
use crate::engine::simd::Simd;
use crate::error::{Code, Error, Result};
use crate::network::Network;
use crate::random::{Key, Purpose};
use crate::sample::contributors::ContributorSearch;
use crate::sequence::{Records, rank};
use crate::substructure::Substructure;
use std::sync::Arc;

/// The code of a character that is no letter of the alphabet: the input holds no letter there.
const NO_LETTER: u8 = u8::MAX;

/// The codes of a record.
pub fn encoded(letters: &[u8], alphabet: &Alphabet) -> Vec<u8> {
    letters.iter().map(|&letter| alphabet.encode(letter).unwrap_or(NO_LETTER)).collect()
}

/// Up to `count` records of `length` letters, an even sample, and the number of those of other lengths.
///
/// # Errors
/// [`Code::Sequence`] where no record has this length.
pub fn sample(given: Records, count: usize, length: usize, alphabet: &Alphabet) -> Result<(Vec<Vec<u8>>, usize)> {
    let all = given.ends.len();
    let mut fitting: Vec<Vec<u8>> =
        given.iter().filter(|letters| letters.len() == length).map(|letters| encoded(letters, alphabet)).collect();
    let others = all - fitting.len();
    if fitting.is_empty() {
        return Err(no_record(given, length));
    }
    if fitting.len() > count {
        let mut ranked: Vec<(u64, usize)> = fitting.iter().enumerate().map(|(i, codes)| (rank(codes), i)).collect();
        ranked.sort_unstable();
        let mut chosen: Vec<usize> = ranked[..count].iter().map(|&(_, index)| index).collect();
        chosen.sort_unstable();
        fitting = chosen.into_iter().map(|index| std::mem::take(&mut fitting[index])).collect();
    }
    Ok((fitting, others))
}

/// `count` sequences of equally likely letters.
pub fn drawn(seed: u64, count: usize, length: usize, alphabet: &Alphabet) -> Vec<Vec<u8>> {
    let draw = |item: usize| {
        let mut stream = Key { seed, layer: 0, channel: 0 }.stream(Purpose::Outputs, 0, item as u64);
        (0..length).map(|_| stream.below(alphabet.len()) as u8).collect()
    };
    (0..count).map(draw).collect()
}

/// A search for strong sequences of some neurons of a layer: of all, or of an even choice of `count`.
///
/// # Errors
/// Those of [`Substructure::of_neurons`].
pub fn strong(network: &Network, layer: usize, count: usize, seed: u64) -> Result<ContributorSearch> {
    let channels = network.layer(layer)?.channels;
    let chosen = count.min(channels);
    let chosen: Vec<usize> = (0..chosen).map(|index| index * channels / chosen).collect();
    let substructure = Substructure::of_neurons(network, layer, &chosen)?;
    let engine = Arc::new(Simd::new(&substructure));
    Ok(ContributorSearch::new(&substructure, engine, layer, chosen, seed))
}

/// Writes a strong sequence into every second of `sequences`, at a random place: those of each neuron in turn, the strongest
/// first.
pub fn write_strong(found: ContributorSearch, sequences: &mut [Vec<u8>], seed: u64) {
    let neurons: Vec<Vec<Vec<u8>>> =
        found.finish().map(|(_, matrices)| matrices.iter().map(|matrix| matrix.ppm.consensus()).collect()).collect();
    let neurons: Vec<Vec<Vec<u8>>> = neurons.into_iter().filter(|sequences| !sequences.is_empty()).collect();
    for (item, sequence) in sequences.iter_mut().step_by(2).enumerate().filter(|_| !neurons.is_empty()) {
        let own = &neurons[item % neurons.len()];
        let strong = &own[item / neurons.len() % own.len()];
        let mut stream = Key { seed, layer: 1, channel: 0 }.stream(Purpose::Outputs, 0, item as u64);
        let start = stream.below(sequence.len().saturating_sub(strong.len()) + 1);
        sequence.iter_mut().skip(start).zip(strong).for_each(|(letter, own)| *letter = *own);
    }
}

fn no_record(given: Records, length: usize) -> Error {
    let first = given.iter().next().map_or(0, <[u8]>::len);
    Error::new(
        Code::Sequence,
        "sequences",
        format!(
            "None of the {} sequences has the {length} letters of the network's input; the first has {first}.",
            given.ends.len()
        ),
        format!("Give sequences of {length} letters, or regions of a genome, which are cut to that length."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_another_length_are_counted_and_letters_outside_the_alphabet_are_none() {
        let given = Records::new(b"ACGTNNacgt", &[4, 6, 10]).unwrap();
        let (found, others) = sample(given, 10, 4, &Alphabet::DNA).unwrap();
        assert_eq!((found, others), (vec![vec![0, 1, 2, 3], vec![0, 1, 2, 3]], 1));
        assert_eq!(encoded(b"AN", &Alphabet::DNA), [0, NO_LETTER]);
        assert_eq!(sample(given, 10, 5, &Alphabet::DNA).unwrap_err().code(), Code::Sequence);
    }

    #[test]
    fn of_many_records_a_sample_is_taken() {
        let letters: Vec<u8> = (0..400).map(|i| b"ACGT"[(i * i / 7 + i / 4) % 4]).collect();
        let ends: Vec<u32> = (1..=100).map(|record| 4 * record).collect();
        let (found, others) = sample(Records { letters: &letters, ends: &ends }, 30, 4, &Alphabet::DNA).unwrap();
        assert_eq!((found.len(), others), (30, 0));
    }
}
