//! k-means of the maps of the first convolution, without computing the maps.
//!
//! The input of the first activation is linear in the one-hot sequence z: x = A z + b. The centres are
//! linear in the mean of their members' one-hot sequences. Every distance between them follows from
//! AᵀA, Aᵀb and |b|², which are small and the same for all sequences: the distance of a sequence and a
//! centre is a sum with one term per position, and no map of thousands of elements is computed.

use super::kmeans::Points;
use crate::network::Source;
use crate::sequence::SequenceSet;
use crate::substructure::{Part, Substructure};
use rayon::prelude::*;

/// Sequences per task.
const BLOCK: usize = 512;
/// Maximum number of elements of a one-hot sequence for which the products are tabulated.
const MAX_ELEMENTS: usize = 1024;

/// Inner products that give the distances of maps from the one-hot sequences.
#[derive(Clone, Debug)]
pub struct Products {
    alphabet_size: usize,
    /// Elements of a one-hot sequence.
    size: usize,
    /// AᵀA, `size × size`; zero for two positions that are in no common window of the kernel.
    gram: Vec<f64>,
    /// Distance from the first to the last tap of the kernel, bp.
    reach: usize,
    /// Aᵀb.
    linear: Vec<f64>,
    /// |b|².
    constant: f64,
}

impl Products {
    /// Whether the map of part `map` is that of a convolution of the letters, over not too many of them.
    pub fn exist(substructure: &Substructure, map: usize) -> bool {
        let part = &substructure.parts[map];
        let reads_letters = part.inputs.first().is_some_and(|input| input.source == Source::Input);
        let size = substructure.length * substructure.alphabet_size;
        reads_letters && part.convolution().is_some() && size <= MAX_ELEMENTS
    }

    /// The products for the map of part `map`; `None` if it does not read the sequence, or if the sequence is too long.
    pub fn new(substructure: &Substructure, map: usize) -> Option<Self> {
        let part = &substructure.parts[map];
        let size = substructure.length * substructure.alphabet_size;
        let convolution = part.convolution().filter(|_| Self::exist(substructure, map))?;
        let taps = convolution.kernel() * convolution.inputs();
        let rows: Vec<f64> = convolution.weights.iter().map(|&weight| f64::from(weight)).collect();
        let rows: Vec<&[f64]> = rows.chunks_exact(taps).collect();
        let product = |one: usize, other: usize| rows.iter().map(|row| row[one] * row[other]).sum();
        let products: Vec<f64> = (0..taps * taps).map(|entry| product(entry / taps, entry % taps)).collect();
        let bias = convolution.bias.iter().map(|&bias| f64::from(bias));
        let biased: Vec<f64> =
            (0..taps).map(|tap| rows.iter().zip(bias.clone()).map(|(row, bias)| row[tap] * bias).sum()).collect();
        let constant = part.positions as f64 * bias.map(|bias| bias * bias).sum::<f64>();
        let (gram, linear) = (vec![0.0; size * size], vec![0.0; size]);
        let reach = (convolution.kernel() - 1) * convolution.dilation;
        let mut all = Self { alphabet_size: substructure.alphabet_size, size, gram, reach, linear, constant };
        for position in 0..part.positions {
            all.add(&places(part, position), &products, &biased);
        }
        Some(all)
    }

    /// Adds one position of the map, whose window covers the elements `places` of the one-hot sequence.
    fn add(&mut self, places: &[usize], products: &[f64], biased: &[f64]) {
        for (row, (&place, bias)) in products.chunks_exact(places.len()).zip(places.iter().zip(biased)) {
            self.linear[place] += bias;
            let gram = &mut self.gram[place * self.size..(place + 1) * self.size];
            places.iter().zip(row).for_each(|(&other, product)| gram[other] += product);
        }
    }

    /// |x|² of each sequence.
    pub fn squares(&self, sequences: &SequenceSet) -> Vec<f64> {
        sequences.codes().par_chunks(sequences.length()).map(|codes| self.square(codes)).collect()
    }

    fn square(&self, codes: &[u8]) -> f64 {
        let place = |(position, &code): (usize, &u8)| position * self.alphabet_size + usize::from(code);
        let terms = codes.iter().enumerate().map(|entry| {
            let near = self.near(entry.0);
            let (row, first) = (place(entry) * self.size, near.start);
            let others = codes[near].iter().zip(first..).map(|(code, position)| place((position, code)));
            others.map(|other| self.gram[row + other]).sum::<f64>() + 2.0 * self.linear[place(entry)]
        });
        self.constant + terms.sum::<f64>()
    }

    /// The positions that share a window with `position`.
    fn near(&self, position: usize) -> std::ops::Range<usize> {
        position.saturating_sub(self.reach)..(position + self.reach + 1).min(self.size / self.alphabet_size)
    }

    /// The centre for members whose one-hot sequences have this mean.
    fn centre(&self, mean: &[f64]) -> Vec<f64> {
        let row = |(place, row): (usize, &[f64])| {
            let near = self.near(place / self.alphabet_size);
            let near = near.start * self.alphabet_size..near.end * self.alphabet_size;
            row[near.clone()].iter().zip(&mean[near]).map(|(product, mean)| product * mean).sum::<f64>()
        };
        let sums: Vec<f64> = self.gram.chunks_exact(self.size).enumerate().map(row).collect();
        let along = |elements: &[f64]| elements.iter().zip(mean).map(|(x, mean)| x * mean).sum::<f64>();
        let constant = along(&self.linear) + self.constant;
        let square = along(&sums) + along(&self.linear) + constant;
        let length = (self.size / self.alphabet_size) as f64;
        let share = (square - 2.0 * constant) / length;
        sums.iter().zip(&self.linear).map(|(sum, linear)| share - 2.0 * (sum + linear)).collect()
    }
}

/// The elements of the one-hot sequence that a position of a map reads, in the order of its kernel.
fn places(part: &Part, position: usize) -> Vec<usize> {
    let Some(convolution) = part.convolution() else { return Vec::new() };
    let first = part.inputs[0].start + position * convolution.stride;
    let window = (0..convolution.kernel()).map(|tap| first + tap * convolution.dilation);
    window
        .flat_map(|place| (0..convolution.inputs()).map(move |letter| place * convolution.inputs() + letter))
        .collect()
}

/// Centres, as the term of each element of a one-hot sequence in |c|² − 2 x·c, `size × k`.
#[derive(Clone, Debug)]
pub struct LetterCentres {
    k: usize,
    alphabet_size: usize,
    scores: Vec<f64>,
}

impl LetterCentres {
    fn new(products: &Products, means: &[Vec<f64>]) -> Self {
        let centres: Vec<Vec<f64>> = means.par_iter().map(|mean| products.centre(mean)).collect();
        let scores = (0..products.size).flat_map(|place| centres.iter().map(move |centre| centre[place]));
        Self { k: means.len(), alphabet_size: products.alphabet_size, scores: scores.collect() }
    }

    fn set(&mut self, index: usize, centre: &[f64]) {
        self.scores.chunks_exact_mut(self.k).zip(centre).for_each(|(scores, &score)| scores[index] = score);
    }

    /// The nearest centre of a sequence, the first in case of ties, and |x − c|² − |x|².
    fn nearest(&self, codes: &[u8], sums: &mut [f64]) -> (usize, f64) {
        sums.fill(0.0);
        for (position, &code) in codes.iter().enumerate() {
            let row = (position * self.alphabet_size + usize::from(code)) * self.k;
            sums.iter_mut().zip(&self.scores[row..row + self.k]).for_each(|(sum, score)| *sum += score);
        }
        let better = |best: usize, index: usize| if sums[index] < sums[best] { index } else { best };
        let best = (1..self.k).fold(0, better);
        (best, sums[best])
    }

    /// The nearest centre of one sequence, the first in case of ties.
    pub fn label(&self, codes: &[u8]) -> usize {
        self.nearest(codes, &mut vec![0.0; self.k]).0
    }

    /// The nearest centre of each sequence.
    pub fn assign(&self, sequences: &SequenceSet) -> Vec<u32> {
        let blocks = sequences.codes().par_chunks(BLOCK * sequences.length());
        let nearest = |codes: &[u8], sums: &mut [f64]| self.nearest(codes, sums).0 as u32;
        blocks
            .flat_map_iter(|block| {
                let mut sums = vec![0.0; self.k];
                block.chunks_exact(sequences.length()).map(move |codes| nearest(codes, &mut sums))
            })
            .collect()
    }
}

/// Sequences to be clustered by their maps.
#[derive(Debug)]
pub struct LetterRows<'a> {
    /// The inner products that give their distances.
    pub products: &'a Products,
    /// The sequences.
    pub sequences: &'a SequenceSet,
    /// |x|² of each sequence.
    pub squares: &'a [f64],
    /// The weight of each sequence, positive.
    pub weights: &'a [f32],
}

/// Sums over one block of sequences.
struct Partial {
    inertia: f64,
    weights: Vec<f64>,
    /// Weighted counts, `k × size`.
    counts: Vec<f64>,
}

impl LetterRows<'_> {
    fn partial(&self, centres: &LetterCentres, block: std::ops::Range<usize>) -> Partial {
        let (k, size, alphabet_size) = (centres.k, self.products.size, self.products.alphabet_size);
        let mut partial = Partial { inertia: 0.0, weights: vec![0.0; k], counts: vec![0.0; k * size] };
        let mut sums = vec![0.0; k];
        for row in block {
            let (codes, weight) = (self.sequences.get(row), f64::from(self.weights[row]));
            let (nearest, score) = centres.nearest(codes, &mut sums);
            partial.inertia += weight * (self.squares[row] + score);
            partial.weights[nearest] += weight;
            let counts = &mut partial.counts[nearest * size..(nearest + 1) * size];
            codes
                .iter()
                .enumerate()
                .for_each(|(position, &code)| counts[position * alphabet_size + usize::from(code)] += weight);
        }
        partial
    }

    fn one_hot(&self, row: usize) -> Vec<f64> {
        let mut one_hot = vec![0.0; self.products.size];
        let codes = self.sequences.get(row).iter().enumerate();
        codes.for_each(|(position, &code)| one_hot[position * self.products.alphabet_size + usize::from(code)] = 1.0);
        one_hot
    }
}

impl Points for LetterRows<'_> {
    type Centres = LetterCentres;
    type Bounds = ();

    fn weights(&self) -> &[f32] {
        self.weights
    }

    fn distances(&self, chosen: usize) -> Vec<f32> {
        let centre = LetterCentres::new(self.products, &[self.one_hot(chosen)]);
        let rows = self.squares.par_iter().enumerate();
        rows.map(|(row, square)| (square + centre.nearest(self.sequences.get(row), &mut [0.0]).1).max(0.0) as f32)
            .collect()
    }

    fn at(&self, chosen: &[usize]) -> LetterCentres {
        let means: Vec<Vec<f64>> = chosen.iter().map(|&row| self.one_hot(row)).collect();
        LetterCentres::new(self.products, &means)
    }

    fn iterate(&self, centres: &mut LetterCentres, (): &mut ()) -> f64 {
        let (rows, size) = (self.weights.len(), self.products.size);
        let starts: Vec<usize> = (0..rows).step_by(BLOCK).collect();
        let blocks: Vec<Partial> =
            starts.par_iter().map(|&start| self.partial(centres, start..rows.min(start + BLOCK))).collect();
        let (mut weights, mut counts, mut inertia) = (vec![0.0; centres.k], vec![0.0; centres.k * size], 0.0);
        for block in &blocks {
            inertia += block.inertia;
            weights.iter_mut().zip(&block.weights).for_each(|(sum, weight)| *sum += weight);
            counts.iter_mut().zip(&block.counts).for_each(|(sum, count)| *sum += count);
        }
        let moved = counts.par_chunks_exact(size).enumerate().filter(|(index, _)| weights[*index] > 0.0).map(
            |(index, counts)| {
                let mean: Vec<f64> = counts.iter().map(|count| count / weights[index]).collect();
                (index, self.products.centre(&mean))
            },
        );
        moved.collect::<Vec<_>>().iter().for_each(|(index, centre)| centres.set(*index, centre));
        inertia
    }
}

#[cfg(test)]
mod tests {
    use super::super::kmeans::{Bounds, Centres, Rows};
    use super::*;
    use crate::engine::{Engine, simd::Simd};
    use crate::golden;
    use crate::network::Network;
    use crate::random::{Key, Purpose, Stream};

    /// The map of the first convolution in a neuron of layer 2 of the example, and some sequences.
    fn case(count: usize) -> (Substructure, usize, SequenceSet, Stream) {
        let bytes = golden::example("ctcf-pair");
        let network = Network::open("model.onnx", &bytes, None).unwrap();
        let substructure = Substructure::new(&network, 2, Some(0)).unwrap();
        let map = substructure.poolings()[0].map;
        let mut stream = Key { seed: 1, layer: 1, channel: 0 }.stream(Purpose::Check, 0, 0);
        let codes = (0..count * substructure.length).map(|_| stream.below(4) as u8).collect();
        let sequences = SequenceSet::from_codes(substructure.length, codes);
        (substructure, map, sequences, stream)
    }

    #[test]
    fn distances_and_iterations_equal_those_of_the_maps() {
        let (substructure, map, sequences, mut stream) = case(300);
        let products = Products::new(&substructure, map).unwrap();
        let weights: Vec<f32> = (0..300).map(|_| stream.unit() as f32 + 0.1).collect();
        let maps = Simd::new(&substructure).maps(&sequences, map);
        let squares = products.squares(&sequences);
        let (dims, weights) = (substructure.parts[map].size(), &weights[..]);
        let rows = Rows { data: &maps, dims, weights };
        let by_rows = LetterRows { products: &products, sequences: &sequences, squares: &squares, weights };
        for (one, other) in rows.distances(17).iter().zip(by_rows.distances(17)) {
            assert!((one - other).abs() < 1e-3 * (1.0 + one), "{one} and {other}");
        }
        let (mut centres, mut by_letters): (Centres, LetterCentres) =
            (rows.at(&[3, 40, 200]), by_rows.at(&[3, 40, 200]));
        let mut bounds = Bounds::default();
        for _ in 0..5 {
            let (one, other) = (rows.iterate(&mut centres, &mut bounds), by_rows.iterate(&mut by_letters, &mut ()));
            assert!((one - other).abs() < 1e-4 * one, "{one} and {other}");
        }
        assert_eq!(centres.assign(&maps), by_letters.assign(&sequences));
    }
}
