//! Agreements in single precision: a first look at very many columns at once.
//!
//! It settles the order of most agreements and the rounding of most scores. What it leaves open is
//! computed in double precision, so that no result depends on it.

use crate::options::Distance;
use wide::bytemuck::cast;
use wide::{f32x8, i16x8, i32x8};

/// Columns that are looked at together.
pub(super) const LANES: usize = 8;

/// Added to a small number it leaves the nearest whole number in the lowest bits: 2²³ + 2²².
const WHOLE: f32 = 12_582_912.0;

/// The prepared values of columns.
#[derive(Clone, Debug)]
pub(super) struct Singles {
    distance: Distance,
    letters: usize,
    /// Block after block of columns, for each letter their values. The last column is repeated to the end of its block.
    values: Vec<f32x8>,
}

impl Singles {
    /// How far an agreement of two columns of probabilities may be from the exact one, and its root from the exact
    /// distance: several times the largest error of differences, squares, sums and roots.
    pub const UNCERTAINTY: f64 = 4e-6;

    /// From the values of one column of `letters` letters after the other.
    pub fn new(values: &[f64], letters: usize, distance: Distance) -> Self {
        let columns: Vec<&[f64]> = values.chunks_exact(letters).collect();
        let block = |block: &[&[f64]]| -> Vec<f32x8> {
            let column = |lane: usize| block[lane.min(block.len() - 1)];
            (0..letters).map(|letter| f32x8::new(std::array::from_fn(|lane| column(lane)[letter] as f32))).collect()
        };
        Self { distance, letters, values: columns.chunks(LANES).flat_map(block).collect() }
    }

    /// Number of blocks.
    pub fn blocks(&self) -> usize {
        self.values.len() / self.letters
    }

    /// The agreements of a query column with all blocks, see [`Targets::agreement`](super::columns::Targets::agreement).
    pub fn agreements(&self, query: &[f64], mut take: impl FnMut(usize, f32x8)) {
        let query: Vec<f32x8> = query.iter().map(|&value| f32x8::splat(value as f32)).collect();
        match (self.distance, query.as_slice()) {
            (Distance::Pearson, query) => {
                for (i, block) in self.values.chunks_exact(self.letters).enumerate() {
                    take(i, block.iter().zip(query).fold(f32x8::ZERO, |sum, (value, q)| sum + *value * *q));
                }
            }
            (_, &[qa, qc, qg, qt]) => {
                for (i, &[a, c, g, t]) in self.values.as_chunks().0.iter().enumerate() {
                    let (a, c, g, t) = (a - qa, c - qc, g - qg, t - qt);
                    take(i, -((a * a + c * c) + (g * g + t * t)));
                }
            }
            (_, query) => {
                for (i, block) in self.values.chunks_exact(self.letters).enumerate() {
                    let differences = block.iter().zip(query).map(|(value, q)| *value - *q);
                    take(i, differences.fold(f32x8::ZERO, |sum, difference| sum - difference * difference));
                }
            }
        }
    }
}

/// The nearest whole numbers, of numbers that 16 bits hold.
pub(super) fn rounded(numbers: f32x8) -> i16x8 {
    let bits: i32x8 = cast(numbers + f32x8::splat(WHOLE));
    i16x8::from_i32x8_saturate(bits - i32x8::splat(WHOLE.to_bits() as i32))
}

/// How far numbers that 16 bits hold are from the nearest whole ones.
pub(super) fn from_whole(numbers: f32x8) -> f32x8 {
    let whole = (numbers + f32x8::splat(WHOLE)) - f32x8::splat(WHOLE);
    (numbers - whole).abs()
}
