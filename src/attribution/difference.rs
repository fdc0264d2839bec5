//! Methods that compare values: with those of a reference, or with those of substitutions.

use super::{Attribution, AttributionMethod, Attributor};
use crate::engine::Engine;
use crate::engine::soft::Trace;
use crate::sequence::SequenceSet;

impl Attributor {
    /// The multipliers of a method that compares a sequence with a reference: a contribution is a multiplier times the
    /// difference from the input of `reference`.
    pub(super) fn multipliers(&self, method: AttributionMethod, trace: &Trace, reference: &Trace) -> Vec<f64> {
        match method {
            AttributionMethod::IntegratedGradients => self.mean_gradient(trace, reference),
            _ => self.soft.rescale(trace, reference, self.output),
        }
    }

    /// The contributions of a sequence.
    pub(super) fn compared(&self, method: AttributionMethod, trace: &Trace, reference: &Trace) -> Vec<f64> {
        let differences = trace.input().iter().zip(reference.input()).map(|(x, x0)| x - x0);
        self.multipliers(method, trace, reference).iter().zip(differences).map(|(m, from)| m * from).collect()
    }

    /// What each letter would contribute in place of the sequence's own.
    pub(super) fn compared_letters(&self, method: AttributionMethod, trace: &Trace, reference: &Trace) -> Vec<f64> {
        let mut letters = self.multipliers(method, trace, reference);
        let alphabet_size = self.soft.alphabet_size();
        let rows = letters.chunks_exact_mut(alphabet_size).zip(reference.input().chunks_exact(alphabet_size));
        for (row, reference) in rows {
            let before: f64 = row.iter().zip(reference).map(|(m, x0)| m * x0).sum();
            row.iter_mut().for_each(|m| *m -= before);
        }
        letters
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
