//! Counter-based random numbers: functions of where they are used, independent of the order of computation.
//!
//! A [`Stream`] is keyed by (seed, purpose, layer, channel, generation, item). Each item has its own stream, so
//! results do not depend on the number of threads. The generator is SplitMix64 (Steele, Lea & Flood 2014): a counter
//! passed through a mixing function.

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The purpose of a random stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Sequences for the check of the kernels against the reference engine.
    Check = 1,
    /// Initial sequences.
    Seeds = 2,
    /// Mutation, shift and cross-over.
    Offspring = 3,
    /// Sequences that stay in a full activation bin.
    Reservoir = 4,
    /// k-means++ starts.
    KMeans = 5,
    /// Rows on which centroids are fitted.
    KMeansRows = 6,
    /// Shuffled references of attributions.
    Shuffle = 7,
    /// Sequences drawn for the comparison of methods.
    Methods = 8,
    /// Order of nodes in the clustering of TF-MoDISco.
    Modisco = 9,
    /// Initial weights of a training.
    Weights = 10,
    /// Training sequences and held-out sequences.
    Examples = 11,
    /// Order of the examples in an epoch.
    Batches = 12,
    /// Strong sequences of neurons of earlier layers.
    Contributors = 13,
    /// Random sequences that letters are written into.
    Backgrounds = 14,
    /// Sequences for which the outputs of a network are asked.
    Outputs = 15,
    /// Sequences that give the level of a search for what lowers the neuron.
    Level = 16,
    /// Random feature maps that DeepResolve begins with.
    FeatureMaps = 17,
    /// Random sequences that a search writes insertions into, and those of its sample.
    Insertions = 18,
}

/// The part of a stream's key that is the same for all stages and items of a neuron.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The run's seed.
    pub seed: u64,
    /// Layer, counted from 1.
    pub layer: usize,
    /// Channel of the neuron, counted from 0.
    pub channel: usize,
}

impl Key {
    /// The stream for one purpose, generation and item.
    pub fn stream(self, purpose: Purpose, generation: u64, item: u64) -> Stream {
        let parts = [purpose as u64, self.layer as u64, self.channel as u64, generation, item];
        let key = parts
            .iter()
            .fold(mix(self.seed ^ GOLDEN), |key, &part| mix(key.rotate_left(17) ^ part.wrapping_mul(GOLDEN)));
        Stream { state: key }
    }
}

/// A random stream, independent of all streams with another key.
#[derive(Clone, Debug)]
pub struct Stream {
    state: u64,
}

impl Stream {
    /// The next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GOLDEN);
        mix(self.state)
    }

    /// A whole number, uniform in `0..bound` (bias below 2⁻³² for any bound that fits u32).
    ///
    /// # Panics
    /// When `bound` is 0 (in debug builds).
    pub fn below(&mut self, bound: usize) -> usize {
        debug_assert!(bound > 0, "an empty range has no element");
        ((u128::from(self.next_u64()) * bound as u128) >> 64) as usize
    }

    /// Uniform in [0, 1).
    pub fn unit(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// An index drawn with probability proportional to `cumulative[i] − cumulative[i−1]`.
    ///
    /// # Panics
    /// When `cumulative` is empty.
    pub fn roulette(&mut self, cumulative: &[f64]) -> usize {
        let last = cumulative.len() - 1;
        let target = self.unit() * cumulative[last];
        cumulative.partition_point(|&c| c <= target).min(last)
    }
}

/// Running sums of weights, for [`Stream::roulette`].
pub fn cumulative(weights: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let sums = weights.into_iter().scan(0.0, |sum, weight| {
        *sum += weight;
        Some(*sum)
    });
    sums.collect()
}

/// The rank of an item among equals: an even hash of what it is, so that its place in an order gives it no advantage.
/// Several items of one thing, whose hash is `print`, are told apart by `item`.
pub fn rank_among_equals(print: u64, item: u64) -> u64 {
    mix(mix(print ^ GOLDEN) ^ item.wrapping_mul(GOLDEN))
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = Key { seed: 1, layer: 2, channel: 3 };

    #[test]
    fn a_stream_depends_on_each_part_of_its_key() {
        let first = |key: Key, purpose, generation, item| key.stream(purpose, generation, item).next_u64();
        let base = first(KEY, Purpose::Seeds, 4, 5);
        assert_eq!(base, first(KEY, Purpose::Seeds, 4, 5));
        let others = [
            first(Key { seed: 2, ..KEY }, Purpose::Seeds, 4, 5),
            first(Key { layer: 3, ..KEY }, Purpose::Seeds, 4, 5),
            first(Key { channel: 2, ..KEY }, Purpose::Seeds, 4, 5),
            first(KEY, Purpose::Offspring, 4, 5),
            first(KEY, Purpose::Seeds, 5, 4),
            first(KEY, Purpose::Seeds, 4, 6),
        ];
        assert!(others.iter().all(|&other| other != base));
    }

    #[test]
    fn letters_are_uniform() {
        let mut counts = [0usize; 4];
        let mut stream = KEY.stream(Purpose::Seeds, 0, 0);
        for _ in 0..40_000 {
            counts[stream.below(4)] += 1;
        }
        assert!(counts.iter().all(|&c| (9_700..10_300).contains(&c)), "{counts:?}");
    }

    #[test]
    fn roulette_follows_the_weights() {
        let mut stream = KEY.stream(Purpose::Seeds, 0, 1);
        let hits = (0..10_000).filter(|_| stream.roulette(&[1.0, 1.0, 4.0]) == 2).count();
        assert!((7_300..7_700).contains(&hits), "{hits}");
    }
}
