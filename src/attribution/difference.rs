//! Methods that compare values: with a reference, or with one letter exchanged.

use super::{Attribution, Attributor};
use crate::engine::Engine;
use crate::engine::soft::Trace;
use crate::sequence::SequenceSet;

impl Attributor {
    /// DeepLIFT's contributions: multipliers times the difference from `reference`.
    pub(super) fn deep_lift(&self, trace: &Trace, reference: &Trace) -> Vec<f64> {
        let differences = trace.input().iter().zip(reference.input()).map(|(x, x0)| x - x0);
        self.soft.rescale(trace, reference, self.output).iter().zip(differences).map(|(m, from)| m * from).collect()
    }

    /// What each other letter would change of the value; zero for the sequence's own.
    pub(super) fn mutagenesis(&self, codes: &[u8]) -> Attribution {
        let letters = self.soft.alphabet_size();
        let mut mutants = SequenceSet::new(codes.len());
        for place in 0..codes.len() * letters {
            let mut mutant = codes.to_vec();
            mutant[place / letters] = (place % letters) as u8;
            mutants.push(&mutant);
        }
        let values = self.simd.values(&mutants);
        let values: Vec<f64> =
            values.iter().skip(self.output).step_by(self.simd.outputs()).map(|&x| x.into()).collect();
        let own = |position: usize| values[position * letters + usize::from(codes[position])];
        let importance: Vec<f64> = values.iter().enumerate().map(|(place, x)| x - own(place / letters)).collect();
        let others = letters.saturating_sub(1).max(1) as f64;
        let positions = importance.chunks_exact(letters).map(|row| -row.iter().sum::<f64>() / others).collect();
        Attribution { importance, positions }
    }
}
