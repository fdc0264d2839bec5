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
    axes: usize,
    /// Block after block of columns, for each axis their coordinates. The last column is repeated to the end of its block.
    values: Vec<f32x8>,
    /// What the coordinates of the columns leave out, at most.
    left_out: f64,
}

impl Singles {
    /// From the values of one column of `letters` letters after the other.
    pub fn new(values: &[f64], letters: usize, distance: Distance) -> Self {
        let columns: Vec<Vec<f64>> = values.chunks_exact(letters).map(coordinates).collect();
        let axes = coordinates(&vec![0.0; letters]).len();
        let block = |block: &[Vec<f64>]| -> Vec<f32x8> {
            let column = |lane: usize| &block[lane.min(block.len() - 1)];
            (0..axes).map(|axis| f32x8::new(std::array::from_fn(|lane| column(lane)[axis] as f32))).collect()
        };
        let left_out = values.chunks_exact(letters).map(|column| left_out(column, distance)).fold(0.0, f64::max);
        Self { distance, axes, values: columns.chunks(LANES).flat_map(block).collect(), left_out }
    }

    /// Number of blocks.
    pub fn blocks(&self) -> usize {
        self.values.len() / self.axes
    }

    /// How far an agreement with a query column may be from the exact one, and its root from the exact distance:
    /// several times the largest error of differences, squares, sums and roots, and what coordinates leave out.
    pub fn uncertainty(&self, query: &[f64]) -> f64 {
        4e-6 + self.left_out + left_out(query, self.distance)
    }

    /// The agreements of a query column with all blocks, see [`Targets::agreement`](super::columns::Targets::agreement).
    pub fn agreements(&self, query: &[f64], mut take: impl FnMut(usize, f32x8)) {
        let query: Vec<f32x8> = coordinates(query).iter().map(|&value| f32x8::splat(value as f32)).collect();
        match (self.distance, query.as_slice()) {
            (Distance::Pearson, query) => {
                for (i, block) in self.values.chunks_exact(self.axes).enumerate() {
                    take(i, block.iter().zip(query).fold(f32x8::ZERO, |sum, (value, q)| sum + *value * *q));
                }
            }
            (_, &[qx, qy, qz]) => {
                for (i, &[x, y, z]) in self.values.as_chunks().0.iter().enumerate() {
                    let (x, y, z) = (x - qx, y - qy, z - qz);
                    take(i, -(x * x + y * y + z * z));
                }
            }
            (_, query) => {
                for (i, block) in self.values.chunks_exact(self.axes).enumerate() {
                    let differences = block.iter().zip(query).map(|(value, q)| *value - *q);
                    take(i, differences.fold(f32x8::ZERO, |sum, difference| sum - difference * difference));
                }
            }
        }
    }
}

/// Coordinates with the same distances and products. Four probabilities that add up to 1 are a point of three.
fn coordinates(column: &[f64]) -> Vec<f64> {
    match *column {
        [a, c, g, t] => [a + c - g - t, a - c + g - t, a - c - g + t].map(|sum| sum / 2.0).to_vec(),
        _ => column.to_vec(),
    }
}

/// How far a column is from the plane of its three coordinates, where columns of different sums differ.
fn left_out(column: &[f64], distance: Distance) -> f64 {
    let sum = if distance == Distance::Pearson { 0.0 } else { 1.0 };
    if column.len() == 4 { (column.iter().sum::<f64>() - sum).abs() / 2.0 } else { 0.0 }
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
