//! Methods that compare values: with those of a reference, or with those of substitutions.

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

    /// The change of the value by each substitution; zero for the sequence's own letter.
    pub(super) fn mutagenesis(&self, codes: &[u8]) -> Attribution {
        let alphabet_size = self.soft.alphabet_size();
        let mut mutants = SequenceSet::new(codes.len());
        for index in 0..codes.len() * alphabet_size {
            let mut mutant = codes.to_vec();
            mutant[index / alphabet_size] = (index % alphabet_size) as u8;
            mutants.push(&mutant);
        }
        let values = self.simd.values(&mutants);
        let values: Vec<f64> =
            values.iter().skip(self.output).step_by(self.simd.outputs()).map(|&x| x.into()).collect();
        let own = |position: usize| values[position * alphabet_size + usize::from(codes[position])];
        let importance: Vec<f64> = values.iter().enumerate().map(|(index, x)| x - own(index / alphabet_size)).collect();
        let others = alphabet_size.saturating_sub(1).max(1) as f64;
        let positions = importance.chunks_exact(alphabet_size).map(|row| -row.iter().sum::<f64>() / others).collect();
        Attribution { importance, positions }
    }
}
