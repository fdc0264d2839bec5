//! Where along a sequence the neurons of a layer fire.

use crate::engine::Engine;
use crate::engine::simd::Simd;
use crate::error::{Code, Error, Result};
use crate::network::Network;
use crate::sequence::SequenceSet;
use crate::substructure::Substructure;
use serde::Serialize;

/// Values of a layer along a sequence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Scan {
    /// Layer, counted from 1.
    pub layer: usize,
    /// Letters that each value depends on.
    pub receptive_field: usize,
    /// The letters at which their windows start, counted from 0.
    pub starts: Vec<usize>,
    /// For each channel its value in each window, before the activation function.
    pub values: Vec<Vec<f32>>,
}

/// Letters of a sequence that is scanned, at most.
pub const LETTERS: usize = 100_000;
/// Floating-point operations of a scan, at most.
const OPERATIONS: f64 = 1e12;

/// Scans `text`, one sequence in FASTA or plain letters, in steps of the layer's own positions. No
/// window reaches over the ends, so padding plays no part.
///
/// # Errors
/// A layer or sequence that does not fit, named; [`Code::Memory`] where it would take too long.
pub fn scan(network: &Network, layer: usize, text: &str) -> Result<Scan> {
    let (field, jump) = (network.layer(layer)?.receptive_field, network.layer(layer)?.jump.max(1));
    let letters: String = text.lines().filter(|line| !line.starts_with('>')).flat_map(str::split_whitespace).collect();
    if letters.len() < field || letters.len() > LETTERS {
        return Err(Error::new(
            Code::Sequence,
            "sequence",
            format!("The sequence has {} letters; layer {layer} sees {field}.", letters.len()),
            format!("Give one sequence of {field} to {LETTERS} letters."),
        ));
    }
    let codes = SequenceSet::parse(&letters, &network.alphabet, letters.len())?;
    let substructure = Substructure::new(network, layer, None)?;
    let starts: Vec<usize> = (0..=letters.len() - field).step_by(jump).collect();
    let operations = starts.len() as f64 * substructure.flops();
    if operations > OPERATIONS {
        return Err(Error::new(
            Code::Memory,
            "sequence",
            format!(
                "Scanning {} windows takes {:.0} · 10⁹ operations; the limit is {:.0} · 10⁹.",
                starts.len(),
                operations / 1e9,
                OPERATIONS / 1e9
            ),
            "Give a shorter sequence, or choose a shallower layer.",
        ));
    }
    let mut windows = SequenceSet::new(field);
    starts.iter().for_each(|&start| windows.push(&codes.get(0)[start..start + field]));
    let engine = Simd::new(&substructure);
    let values = engine.values(&windows);
    let channel = |channel: usize| values.iter().skip(channel).step_by(engine.outputs()).copied().collect();
    Ok(Scan { layer, receptive_field: field, starts, values: (0..engine.outputs()).map(channel).collect() })
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
        let found = scan(&network, 2, &format!(">name\n{sequence}\n")).unwrap();
        assert_eq!((found.receptive_field, found.starts.first(), found.starts.get(1)), (8, Some(&0), Some(&2)));
        let engine = Simd::new(&Substructure::new(&network, 2, None).unwrap());
        for (index, &start) in found.starts.iter().enumerate() {
            let window = SequenceSet::parse(&sequence[start..start + 8], &network.alphabet, 8).unwrap();
            assert_eq!(engine.values(&window)[0], found.values[0][index]);
        }
    }

    #[test]
    fn sequences_that_do_not_fit_are_refused() {
        let bytes = golden::example("zeb1-toy");
        let network = Network::open("zeb1-toy", &bytes, None).unwrap();
        for text in ["", "ACGT", "ACGTACGTN", "ACGTACGTX"] {
            assert_eq!(scan(&network, 2, text).unwrap_err().code(), Code::Sequence, "{text}");
        }
    }
}
