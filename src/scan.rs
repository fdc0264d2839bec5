//! Scanning a long sequence: the values of a layer's neurons along it.

use crate::alphabet::Alphabet;
use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::error::{Code, Error, Result};
use crate::network::Network;
use crate::sequence::{SequenceSet, Spelled, no_window};
use crate::substructure::Substructure;
use serde::Serialize;

/// The values of a layer along a sequence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Scan {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Receptive field, positions.
    pub receptive_field: usize,
    /// Start of each window in the sequence, counted from 0.
    pub starts: Vec<usize>,
    /// Number of windows that were left out, because they contain letters such as N that stand for none of the alphabet.
    pub skipped: usize,
    /// Pre-activations, channel × window.
    pub values: Vec<Vec<f32>>,
}

/// Maximum length of the sequence.
pub const MAX_LENGTH: usize = 100_000;
/// Maximum number of floating-point operations of a scan.
const MAX_OPERATIONS: f64 = 1e12;

/// Scans one sequence with the layer's stride. All windows are within the sequence, so padding has no effect.
///
/// # Errors
/// [`Code::Layer`] where there is no such layer, [`Code::Sequence`] for a wrong letter or length, [`Code::Memory`] where
/// the scan takes more than the maximum number of operations.
pub fn scan(network: &Network, layer: usize, letters: &str) -> Result<Scan> {
    let (field, jump) = (network.layer(layer)?.receptive_field, network.layer(layer)?.jump.max(1));
    if letters.len() < field || letters.len() > MAX_LENGTH {
        return Err(Error::new(
            Code::Sequence,
            "sequence",
            format!("The sequence has {} letters; the receptive field of layer {layer} is {field}.", letters.len()),
            format!("Give one sequence of {field} to {MAX_LENGTH} letters."),
        ));
    }
    let spelled = Spelled::new(letters.as_bytes(), &network.alphabet)
        .map_err(|place| wrong_letter(letters.as_bytes(), place, &network.alphabet))?;
    let substructure = Substructure::new(network, layer, None)?;
    let all = (0..=letters.len() - field).step_by(jump);
    let starts: Vec<usize> = all.clone().filter(|&start| spelled.window(start, field).is_some()).collect();
    let skipped = all.count() - starts.len();
    if starts.is_empty() {
        return Err(no_window("sequence", &network.alphabet, field));
    }
    let operations = starts.len() as f64 * substructure.flops();
    if operations > MAX_OPERATIONS {
        return Err(Error::new(
            Code::Memory,
            "sequence",
            format!(
                "Scanning {} windows takes {:.0} · 10⁹ operations; the limit is {:.0} · 10⁹.",
                starts.len(),
                operations / 1e9,
                MAX_OPERATIONS / 1e9
            ),
            "Give a shorter sequence, or choose a shallower layer.",
        ));
    }
    let mut windows = SequenceSet::new(field);
    starts.iter().filter_map(|&start| spelled.window(start, field)).for_each(|window| windows.push(window));
    let engine = Simd::new(&substructure);
    let values = engine.values(&windows);
    let channel = |channel: usize| values.iter().skip(channel).step_by(engine.outputs()).copied().collect();
    Ok(Scan { layer, receptive_field: field, starts, skipped, values: (0..engine.outputs()).map(channel).collect() })
}

/// The error for a character that is no letter of a sequence.
fn wrong_letter(letters: &[u8], place: usize, alphabet: &Alphabet) -> Error {
    let letter = letters.get(place).map(|&letter| char::from(letter).escape_default().to_string()).unwrap_or_default();
    Error::new(
        Code::Sequence,
        "sequence",
        format!("Letter {} of the sequence is “{letter}”, which is not a letter of {}.", place + 1, alphabet.name()),
        format!("Use the letters {} only, and N where the letter is not known.", alphabet.as_str()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golden;

    #[test]
    fn every_window_has_the_value_of_its_letters() {
        let bytes = golden::example("zeb1-toy");
        let network = Network::open("zeb1-toy", &bytes, None).unwrap();
        let sequence = "GGCAGGTGGTTTACCAGGTGATC";
        let found = scan(&network, 2, sequence).unwrap();
        assert_eq!((found.receptive_field, found.starts.first(), found.starts.get(1)), (8, Some(&0), Some(&2)));
        let engine = Simd::new(&Substructure::new(&network, 2, None).unwrap());
        for (index, &start) in found.starts.iter().enumerate() {
            let window = SequenceSet::parse(&sequence[start..start + 8], &network.alphabet, 8).unwrap();
            assert_eq!(engine.values(&window)[0], found.values[0][index]);
        }
    }

    #[test]
    fn windows_with_letters_outside_the_alphabet_are_left_out_and_counted() {
        let bytes = golden::example("zeb1-toy");
        let network = Network::open("zeb1-toy", &bytes, None).unwrap();
        let found = scan(&network, 2, "GGCAGGUGGNTTACCAGGTGATC").unwrap();
        assert_eq!((found.starts, found.skipped), (vec![0, 10, 12, 14], 4));
    }

    #[test]
    fn sequences_that_do_not_fit_are_refused() {
        let bytes = golden::example("zeb1-toy");
        let network = Network::open("zeb1-toy", &bytes, None).unwrap();
        for text in ["", "ACGT", "ACGTACGTQ", "NACGTACG"] {
            assert_eq!(scan(&network, 2, text).unwrap_err().code(), Code::Sequence, "{text}");
        }
    }
}
