//! The reference inputs of a sequence.

use super::{Attribution, Attributor, ReferenceInput};
use crate::engine::soft::{Soft, Trace};
use crate::random::{Key, Purpose};

/// The forward pass of a reference that does not depend on the sequence; none for shuffled ones.
pub fn shared(reference: ReferenceInput, soft: &Soft) -> Option<Trace> {
    let size = soft.length() * soft.alphabet_size();
    match reference {
        ReferenceInput::Uniform => Some(soft.forward(&vec![1.0 / soft.alphabet_size() as f64; size])),
        ReferenceInput::Zeros => Some(soft.forward(&vec![0.0; size])),
        ReferenceInput::Shuffled => None,
    }
}

impl Attributor {
    /// The mean of `explain` over the references of a sequence.
    pub(super) fn over_references(&self, codes: &[u8], explain: impl Fn(&Trace) -> Vec<f64>) -> Attribution {
        if let Some(reference) = &self.shared {
            return self.summed(explain(reference));
        }
        let mut mean = vec![0.0; codes.len() * self.soft.alphabet_size()];
        for item in 0..self.options.shuffles {
            let reference = self.soft.forward(&self.soft.one_hot(&self.shuffled(codes, item)));
            let share = 1.0 / self.options.shuffles as f64;
            mean.iter_mut().zip(explain(&reference)).for_each(|(mean, x)| *mean += share * x);
        }
        self.summed(mean)
    }

    /// The letters of a sequence in the order of shuffle `item` (Fisher and Yates).
    fn shuffled(&self, codes: &[u8], item: usize) -> Vec<u8> {
        let key = Key { seed: self.options.seed, layer: 0, channel: self.output };
        let mut stream = key.stream(Purpose::Shuffle, 0, item as u64);
        let mut codes = codes.to_vec();
        for last in (1..codes.len()).rev() {
            codes.swap(last, stream.below(last + 1));
        }
        codes
    }
}
