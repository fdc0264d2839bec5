//! The reference inputs of a sequence.

use super::{Attribution, Attributor, ReferenceInput};
use crate::engine::soft::{Soft, Trace};
use crate::necessity::shuffled;
use crate::random::{Key, Purpose};
use std::borrow::Cow;

/// The forward pass of a reference that does not depend on the sequence; none for others.
pub fn shared(reference: ReferenceInput, soft: &Soft) -> Option<Trace> {
    let size = soft.length() * soft.alphabet_size();
    match reference {
        ReferenceInput::Uniform => Some(soft.forward(&vec![1.0 / soft.alphabet_size() as f64; size])),
        ReferenceInput::Zeros => Some(soft.forward(&vec![0.0; size])),
        ReferenceInput::Shuffled | ReferenceInput::Dinucleotides | ReferenceInput::Frequencies => None,
    }
}

impl Attributor {
    /// The mean of `explain` over the references of a sequence.
    pub(super) fn over_references(&self, codes: &[u8], explain: impl Fn(&Trace) -> Vec<f64>) -> Attribution {
        let references = self.references(codes);
        let share = 1.0 / references.len() as f64;
        let mut mean = vec![0.0; codes.len() * self.soft.alphabet_size()];
        for reference in &references {
            mean.iter_mut().zip(explain(reference)).for_each(|(mean, x)| *mean += share * x);
        }
        self.summed(mean)
    }

    /// The forward passes of all references of a sequence.
    pub(super) fn references(&self, codes: &[u8]) -> Vec<Cow<'_, Trace>> {
        if let Some(shared) = &self.shared {
            return vec![Cow::Borrowed(shared)];
        }
        if self.options.reference == ReferenceInput::Frequencies {
            return vec![Cow::Owned(self.soft.forward(&self.frequencies(codes)))];
        }
        let reference = |item: usize| Cow::Owned(self.soft.forward(&self.soft.one_hot(&self.reordered(codes, item))));
        (0..self.options.shuffles).map(reference).collect()
    }

    /// The frequency of every letter, at every position.
    fn frequencies(&self, codes: &[u8]) -> Vec<f64> {
        let count = |letter: usize| codes.iter().filter(|&&code| usize::from(code) == letter).count() as f64;
        let row: Vec<f64> = (0..self.soft.alphabet_size()).map(|letter| count(letter) / codes.len() as f64).collect();
        row.repeat(codes.len())
    }

    /// The letters of a sequence in the order of shuffle `item`: any order (Fisher and Yates), or one with the same pairs of
    /// neighbours (Altschul and Erickson 1985).
    fn reordered(&self, codes: &[u8], item: usize) -> Vec<u8> {
        let key = Key { seed: self.options.seed, layer: 0, channel: self.output };
        let mut stream = key.stream(Purpose::Shuffle, 0, item as u64);
        if self.options.reference == ReferenceInput::Dinucleotides {
            return shuffled(codes, self.soft.alphabet_size(), &mut stream);
        }
        let mut codes = codes.to_vec();
        for last in (1..codes.len()).rev() {
            codes.swap(last, stream.below(last + 1));
        }
        codes
    }
}
