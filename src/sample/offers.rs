//! What the searches of a layer's neurons find for each other.

use super::reservoir::Reservoir;
use crate::random::Key;
use crate::sequence::{SequenceSet, fingerprint, rank};
use rayon::prelude::*;

/// Maximum number of sequences kept for a neuron.
const KEPT: usize = 1000;

/// Maximum bytes of the sequences kept for all neurons, as long as this leaves one in each bin.
const BYTES: usize = 64 << 20;

/// Share of a neuron's largest activation below which a sequence is not kept.
const FLOOR: f32 = 0.25;

/// Sequences, and the activations of all neurons that are searched together.
#[derive(Clone, Debug)]
pub struct Evaluated {
    /// The sequences.
    pub sequences: SequenceSet,
    /// `sequences × neurons`.
    pub values: Vec<f32>,
}

/// The sequences offered to each neuron whose search has not begun.
#[derive(Debug)]
pub struct Offers {
    neurons: Vec<Neuron>,
}

#[derive(Debug)]
struct Neuron {
    /// Taken when its search begins.
    kept: Option<Reservoir>,
    /// Its largest activation so far.
    max: f32,
}

impl Offers {
    /// For the neurons with these keys, whose sequences have `length` letters.
    pub fn new(length: usize, bins: usize, keys: impl ExactSizeIterator<Item = Key>) -> Self {
        let capacity = kept(length, bins, keys.len());
        let neurons =
            keys.map(|key| Neuron { kept: Some(Reservoir::new(length, bins, capacity, key)), max: 0.0 }).collect();
        Self { neurons }
    }

    /// Upper bound of the memory for `neurons` neurons.
    pub fn bytes(length: usize, bins: usize, neurons: usize) -> usize {
        2 * neurons * kept(length, bins, neurons) * (length + 64)
    }

    /// Offers sequences to all neurons.
    pub fn add(&mut self, Evaluated { sequences, values }: &Evaluated) {
        let prints: Vec<u128> = sequences.iter().map(fingerprint).collect();
        let neurons = self.neurons.len();
        self.neurons.par_iter_mut().enumerate().for_each(|(index, neuron)| {
            let Some(kept) = &mut neuron.kept else { return };
            let own = || values.iter().skip(index).step_by(neurons).copied();
            neuron.max = own().fold(neuron.max, f32::max);
            kept.add_above(FLOOR * neuron.max, sequences, &prints, own());
        });
    }

    /// The sequences kept for a neuron, the best first, with their activations. From now on it is offered nothing.
    pub fn take(&mut self, neuron: usize) -> (SequenceSet, Vec<f32>) {
        let Some(kept) = self.neurons[neuron].kept.take() else { return (SequenceSet::new(1), Vec::new()) };
        let (sequences, values, _) = kept.finish();
        let mut order: Vec<u32> = (0..values.len() as u32).collect();
        let place = |item: u32| rank(sequences.get(item as usize));
        order.sort_by(|&a, &b| values[b as usize].total_cmp(&values[a as usize]).then_with(|| place(a).cmp(&place(b))));
        (sequences.select(&order), order.iter().map(|&item| values[item as usize]).collect())
    }
}

/// Maximum number of sequences kept for each of `neurons` neurons: at least one in each bin.
fn kept(length: usize, bins: usize, neurons: usize) -> usize {
    KEPT.min(BYTES / (2 * length * neurons.max(1))).max(bins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(neurons: usize) -> impl ExactSizeIterator<Item = Key> {
        (0..neurons).map(|channel| Key { seed: 1, layer: 2, channel })
    }

    /// All words of four letters; neuron 0 responds to A, neuron 1 to T.
    fn words() -> Evaluated {
        let codes: Vec<u8> =
            (0..256).flat_map(|word| (0..4).map(move |place| (word >> (2 * place) & 3) as u8)).collect();
        let count = |word: &[u8], letter: u8| word.iter().filter(|&&code| code == letter).count() as f32;
        let values = codes.chunks_exact(4).flat_map(|word| [count(word, 0), count(word, 3)]).collect();
        Evaluated { sequences: SequenceSet::from_codes(4, codes), values }
    }

    #[test]
    fn each_neuron_is_offered_what_activates_it_the_best_first() {
        let mut offers = Offers::new(4, 4, keys(2));
        offers.add(&words());
        for (neuron, letter) in [(0, 0), (1, 3)] {
            let (sequences, values) = offers.take(neuron);
            assert_eq!((sequences.get(0), values[0]), (&[letter; 4][..], 4.0));
            assert!(values.is_sorted_by(|a, b| a >= b));
            assert!(values.iter().all(|&value| value > FLOOR * 4.0));
        }
    }

    #[test]
    fn the_order_of_arrival_does_not_matter_once_the_maximum_is_known() {
        let Evaluated { sequences, values } = words();
        let taken = |order: &mut dyn Iterator<Item = u32>| {
            let mut offers = Offers::new(4, 4, keys(2));
            offers.add(&words());
            for item in order {
                let value = values[2 * item as usize..][..2].to_vec();
                offers.add(&Evaluated { sequences: sequences.select(&[item]), values: value });
            }
            offers.take(1).1
        };
        assert_eq!(taken(&mut (0..256)), taken(&mut (0..256).rev()));
    }

    #[test]
    fn a_neuron_whose_search_has_begun_is_offered_nothing() {
        let mut offers = Offers::new(4, 4, keys(2));
        offers.add(&words());
        offers.take(0);
        offers.add(&words());
        assert!(offers.take(0).1.is_empty());
        assert!(!offers.take(1).1.is_empty());
    }

    #[test]
    fn the_memory_is_bounded_for_any_number_of_neurons() {
        for (length, neurons) in [(10, 2), (1000, 50), (2000, 4000), (20, 100_000)] {
            assert!(Offers::bytes(length, 1, neurons) <= 8 * BYTES, "{length} letters, {neurons} neurons");
        }
    }
}
