//! Finds the nearest centres of maps without computing the maps.
//!
//! The output x of a convolution is linear in its input z: x = A z + b. So the inner product of x and a
//! centre c follows from that of z and Aᵀc, and assigning a sequence needs only z, not the convolution,
//! which is most of the work of a deep neuron.

use super::kmeans::Centres;
use crate::network::Source;
use crate::substructure::Substructure;
use rayon::prelude::*;
use wide::f32x8;

/// Rows per task.
const BLOCK: usize = 64;
/// Centres per vector.
const LANES: usize = 8;
/// Sums per vector of centres: one sum alone would wait for each of its additions.
const SUMS: usize = 4;

/// Centres projected to the input of their convolution.
#[derive(Debug)]
pub struct Projection {
    /// The part that the convolution reads.
    pub source: usize,
    /// Elements of its map.
    dims: usize,
    /// Number of centres, without padding of the last vector.
    k: usize,
    /// Aᵀc, `k × dims`, the centres in vectors.
    projected: Vec<f32x8>,
    /// |c|² − 2 b·c, in vectors; infinite after the last centre.
    constants: Vec<f32x8>,
}

impl Projection {
    /// The projection of centres of the map of part `map`; `None` if the part is not a convolution of another map.
    pub fn new(substructure: &Substructure, map: usize, centres: &Centres) -> Option<Self> {
        let part = &substructure.parts[map];
        let Source::Node(source) = part.inputs.first()?.source else { return None };
        let convolution = part.convolution()?;
        let dims = substructure.parts[source].size();
        let rows: Vec<&[f32]> = centres.rows().collect();
        let channels = convolution.channels();
        let project = |centre: &&[f32]| {
            let mut projected = vec![0.0f32; dims];
            for (entry, &x) in centre.iter().enumerate() {
                let weights = convolution.weights.index_axis(ndarray::Axis(0), entry % channels);
                for (tap, weights) in weights.outer_iter().enumerate() {
                    let position =
                        part.inputs[0].start + entry / channels * convolution.stride + tap * convolution.dilation;
                    let there = &mut projected[position * convolution.inputs()..][..convolution.inputs()];
                    there.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += x * weight);
                }
            }
            projected
        };
        let constant = |centre: &&[f32]| {
            let terms = centre.iter().enumerate().map(|(entry, &x)| {
                let x = f64::from(x);
                x * x - 2.0 * x * f64::from(convolution.bias[entry % channels])
            });
            terms.sum::<f64>() as f32
        };
        let columns: Vec<Vec<f32>> = rows.par_iter().map(project).collect();
        let constants: Vec<f32> = rows.iter().map(constant).collect();
        let k = rows.len();
        let vector = |first: usize, value: &dyn Fn(usize) -> f32, other: f32| {
            let lane = |index: usize| if index < k { value(index) } else { other };
            f32x8::from(std::array::from_fn::<f32, LANES, _>(|n| lane(first + n)))
        };
        let firsts = || (0..k).step_by(LANES);
        let column = |first: usize| (0..dims).map(move |place| (first, place));
        let projected = firsts().flat_map(column);
        let projected = projected.map(|(first, place)| vector(first, &|index| columns[index][place], 0.0)).collect();
        let constants = firsts().map(|first| vector(first, &|index| constants[index], f32::INFINITY)).collect();
        Some(Self { source, dims, k, projected, constants })
    }

    /// Elements of the map that it reads.
    pub fn dims(&self) -> usize {
        self.dims
    }

    /// The nearest centre of each sequence, given the maps of [`source`](Self::source); the first in case of ties.
    pub fn assign(&self, maps: &[f32]) -> Vec<u32> {
        let blocks = maps.par_chunks(BLOCK * self.dims);
        blocks.flat_map_iter(|block| block.chunks_exact(self.dims).map(|map| self.label(map) as u32)).collect()
    }

    /// The nearest centre of one sequence; the first in case of ties.
    pub fn label(&self, map: &[f32]) -> usize {
        let products = self.projected.chunks_exact(self.dims).map(|projected| product(projected, map));
        let scores = self.constants.iter().zip(products).map(|(&constant, product)| constant - product - product);
        let scores: Vec<f32> = scores.flat_map(f32x8::to_array).collect();
        (1..self.k).fold(0, |best, index| if scores[index] < scores[best] { index } else { best })
    }
}

/// The inner products of a map and a vector of projected centres.
fn product(projected: &[f32x8], map: &[f32]) -> f32x8 {
    let mut sums = [f32x8::splat(0.0); SUMS];
    for (projected, map) in projected.chunks(SUMS).zip(map.chunks(SUMS)) {
        let terms = projected.iter().zip(map).map(|(&x, &z)| x * f32x8::splat(z));
        sums.iter_mut().zip(terms).for_each(|(sum, term)| *sum += term);
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}

#[cfg(test)]
mod tests {
    use super::super::kmeans::{Points, Rows};
    use super::*;
    use crate::engine::{Engine, simd::Simd};
    use crate::golden;
    use crate::network::Network;
    use crate::random::{Key, Purpose};
    use crate::sequence::SequenceSet;

    #[test]
    fn the_nearest_centres_equal_those_of_the_maps() {
        let bytes = golden::example("ctcf-pair");
        let network = Network::open("model.onnx", &bytes, None).unwrap();
        let substructure = Substructure::new(&network, 4, Some(0)).unwrap();
        let map = substructure.poolings()[0].map;
        let mut stream = Key { seed: 1, layer: 1, channel: 0 }.stream(Purpose::Check, 0, 0);
        let codes = (0..200 * substructure.length).map(|_| stream.below(4) as u8).collect();
        let sequences = SequenceSet::from_codes(substructure.length, codes);
        let engine = Simd::new(&substructure);
        let maps = engine.maps(&sequences, map);
        let rows = Rows { data: &maps, dims: substructure.parts[map].size(), weights: &[1.0; 200] };
        let centres = rows.at(&(0..11).map(|index| index * 15).collect::<Vec<_>>());
        let projection = Projection::new(&substructure, map, &centres).unwrap();
        assert_eq!(projection.assign(&engine.maps(&sequences, projection.source)), centres.assign(&maps));
    }
}
